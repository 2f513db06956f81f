"""Points that the agency's own answers would have given: proposed, tried on newer answers, never applied.

The older answers teach, the newest three in ten only test. How much one part weighs is fitted by
`logistic`, held towards the present points, so few answers move little and no part can count
against somebody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agency.insights.answered import Answer
from agency.insights.logistic import Fitted, Row, fit_logistic, surprise
from agency.insights.predicting import Range, telling_apart
from agency.languages.speaking import _
from agency.matching.weights import PARTS, Weights, shared_out_of_100

LEAST = 60
"""Answers below which nothing is learned; below it the ranges are wider than any difference."""
LEAST_OF_EACH = 15
LEAST_NEW = 5
"""Of each kind among the newest, or trying the proposal on them says nothing."""
OLDER = 0.7
RIDGE = 2.0
"""About what a hundred answers know of one part: with fewer, the present points weigh more."""
GENTLE = 0.05
"""Keeps a single slope finite where the total tells everybody apart."""
LEAST_SCALE = 1.0
"""Even if the present points predict nothing, the proposal begins from their proportions."""


class TooFew(NamedTuple):
    """Why nothing is proposed yet, as a sentence."""

    sentence: str


class Tried(NamedTuple):
    """How some points do on answers they have not seen."""

    apart: Range
    surprise: float


@dataclass(frozen=True)
class Proposal:
    """`weights` keeps every mode; only points differ. Both were tried on the same newest answers."""

    weights: Weights
    learned_from: int
    tried_on: int
    before: Tried
    after: Tried

    @property
    def is_better(self) -> bool:
        return self.after.apart.value > self.before.apart.value

    @property
    def may_be_chance(self) -> bool:
        """The two ranges overlap. Stricter than need be: both were tried on the same people."""
        return self.after.apart.low <= self.before.apart.high

    @property
    def as_arguments(self) -> dict[str, str | int]:
        """Modes and points by the names that the form of weights gives them."""
        named: dict[str, str | int] = dict(zip(PARTS, self.weights.modes, strict=True))
        points = zip(PARTS, self.weights.points, strict=True)
        return named | {f"{part}_points": count for part, count in points}


def propose(answers: Sequence[Answer], present: Weights) -> Proposal | TooFew:
    """From answers in order of time. The same answers always give the same points."""
    refused = _too_few(answers)
    if refused:
        return refused
    cut = int(len(answers) * OLDER)
    older, newest = answers[:cut], answers[cut:]
    if min(*_of_each(older), *_of_each(newest)) < LEAST_NEW:
        return TooFew(
            _("Nearly all the newest answers are alike, so nothing could be tried on them.")
        )
    parts = [name for name, points in zip(PARTS, present.points, strict=True) if points]
    usual = {name: _mean(older, name) for name in parts}
    learned = _learn(older, parts, usual, present)
    if not any(learned.slopes):
        return TooFew(
            _("By these answers no part of fit speaks for anybody, so nothing is proposed.")
        )
    by_part = dict(zip(parts, learned.slopes, strict=True))
    points = shared_out_of_100([by_part.get(name, 0.0) for name in PARTS])
    weights = Weights.of(present.modes, points)
    return Proposal(
        weights,
        len(older),
        len(newest),
        _try(older, newest, usual, present.points),
        _try(older, newest, usual, points),
    )


def _too_few(answers: Sequence[Answer]) -> TooFew | None:
    yes, no = _of_each(answers)
    if len(answers) < LEAST:
        return TooFew(
            _(
                "Too few answers to learn from: %(answers)s so far, of %(least)s needed.",
                answers=len(answers),
                least=LEAST,
            )
        )
    if min(yes, no) < LEAST_OF_EACH:
        return TooFew(
            _(
                "Too few answers of one kind to learn from: %(yes)s interested and %(no)s not, "
                "and %(least)s of each are needed.",
                yes=yes,
                no=no,
                least=LEAST_OF_EACH,
            )
        )
    return None


def _of_each(answers: Sequence[Answer]) -> tuple[int, int]:
    yes = sum(answer.is_interested for answer in answers)
    return yes, len(answers) - yes


def _mean(answers: Sequence[Answer], name: str) -> float:
    known = [share for answer in answers if (share := answer.shares[name]) is not None]
    return sum(known) / len(known) if known else 0.5


def _rows(
    answers: Sequence[Answer], parts: Sequence[str], usual: dict[str, float]
) -> list[tuple[float, ...]]:
    """A part that was ignored back then stands at its mean, where it speaks for nobody."""
    return [
        tuple(usual[name] if (share := answer.shares[name]) is None else share for name in parts)
        for answer in answers
    ]


def _kinds(answers: Sequence[Answer]) -> list[bool]:
    return [answer.is_interested for answer in answers]


def _learn(
    answers: Sequence[Answer], parts: Sequence[str], usual: dict[str, float], present: Weights
) -> Fitted:
    rows, kinds = _rows(answers, parts, usual), _kinds(answers)
    shares = [points / 100 for points in present.points if points]
    scale = max(LEAST_SCALE, _by_total(rows, kinds, shares).slopes[0])
    return fit_logistic(rows, kinds, [scale * share for share in shares], RIDGE)


def _by_total(rows: Sequence[Row], kinds: Sequence[bool], shares: Sequence[float]) -> Fitted:
    """What the total alone explains."""
    totals = [(_total(row, shares),) for row in rows]
    return fit_logistic(totals, kinds, [0.0], GENTLE)


def _total(row: Row, shares: Sequence[float]) -> float:
    return sum(value * share for value, share in zip(row, shares, strict=True))


def _try(
    older: Sequence[Answer],
    newest: Sequence[Answer],
    usual: dict[str, float],
    points: Sequence[int],
) -> Tried:
    """What a total by these points means is learned on the older answers, and told on the newest."""
    parts = list(usual)
    shares = [points[PARTS.index(name)] / 100 for name in parts]
    fitted = _by_total(_rows(older, parts, usual), _kinds(older), shares)
    totals = [_total(row, shares) for row in _rows(newest, parts, usual)]
    kinds = _kinds(newest)
    apart = telling_apart(totals, kinds)
    assert apart is not None  # both kinds are there
    return Tried(apart, surprise(fitted, [(total,) for total in totals], kinds))
