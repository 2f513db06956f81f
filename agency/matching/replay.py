"""Judging again from a record, and telling what came out otherwise."""

from collections.abc import Iterator, Sequence
from typing import Any

from agency.matching.fit import DealBreaker, Fit
from agency.matching.question import Question
from agency.matching.scoring import score


def judge_again(question: Question) -> Fit | DealBreaker:
    """What the scorer says today to what it was told then."""
    return score(
        question.role,
        question.person,
        question.today,
        weights=question.weights,
        rates=question.rates,
    )


def differences(
    answer: Fit | DealBreaker,
    total: int | None,
    why: str,
    words: str,
    parts: Sequence[dict[str, Any]],
) -> list[str]:
    """A line for each thing that is not as it was written down; none where all of it is the same."""
    if isinstance(answer, DealBreaker):
        return [f"off the list now: {answer.sentence}"]
    lines = list(_differing("total", total, answer.total))
    lines += _differing("reason", why, answer.reason)
    lines += _differing("words", words, answer.evidence.words if answer.evidence else "")
    now = {part.name: part._asdict() for part in answer.parts}
    for part in parts:
        same = now.pop(part["name"], {})
        for name in part:
            lines += _differing(f"{part['name']} {name}", part[name], same.get(name))
    return [*lines, *(f"{name}: not there then" for name in now)]


def _differing(what: str, then: Any, now: Any) -> Iterator[str]:
    if then != now:
        yield f"{what}: was {then!r}, is {now!r}"
