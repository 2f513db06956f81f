"""Fit: does it predict? One value with everything that the page and the table of numbers show."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from agency.insights.answered import Answer, LeftOut
from agency.insights.predicting import Bin, Range, calibration, telling_apart
from agency.insights.proposing import Proposal, TooFew, propose
from agency.insights.queries import answers_to_suggestions
from agency.matching.weights import PARTS, Weights

LEAST_DRAWN = 10
"""Answers below which no plot is drawn."""
SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
TOTALS = (0.0, 55.0, 65.0, 75.0, 85.0, 100.0)
"""A list begins at 55 points; what lies below was asked for by name."""
HEADINGS = (
    "part", "measure", "from", "to", "answers", "interested", "value", "low", "high",
)  # fmt: skip


@dataclass(frozen=True)
class PartShown:
    """How the total, or one part, goes with the answers. `name` is "total" or the part's."""

    name: str
    answers: int
    apart: Range | None
    bins: list[Bin]


@dataclass(frozen=True)
class FitPredicts:
    """The total first, then the parts in their order."""

    answers: int
    interested: int
    left_out: Counter[LeftOut]
    shown: list[PartShown]
    proposal: Proposal | TooFew

    @property
    def is_drawn(self) -> bool:
        return self.answers >= LEAST_DRAWN and self.total.apart is not None

    @property
    def total(self) -> PartShown:
        return self.shown[0]


def does_fit_predict(session: Session, present: Weights) -> FitPredicts:
    """From every answer that counts; nothing is written."""
    answers = answers_to_suggestions(session)
    counted = answers.counted
    shown = [_of_total(counted), *(_of_part(counted, name) for name in PARTS)]
    return FitPredicts(
        len(counted), answers.interested, answers.left_out, shown, propose(counted, present)
    )


def as_rows(found: FitPredicts) -> Iterator[tuple[str | int | float, ...]]:
    """The numbers as a table, with headings; shares are of 1, points of 100."""
    yield HEADINGS
    for part in found.shown:
        if part.apart is not None:
            yield (part.name, "tells apart", "", "", part.answers, "", *_rounded(part.apart))
        for one in part.bins:
            yield (
                part.name, "interested", one.start, one.end, one.answers, one.interested,
                *_rounded(one.share),
            )  # fmt: skip


def _of_total(answers: Sequence[Answer]) -> PartShown:
    totals = [float(answer.total) for answer in answers]
    return _shown("total", totals, [answer.is_interested for answer in answers], TOTALS)


def _of_part(answers: Sequence[Answer], name: str) -> PartShown:
    known = [
        (share, answer.is_interested)
        for answer in answers
        if (share := answer.shares[name]) is not None
    ]
    return _shown(name, [share for share, _ in known], [yes for _, yes in known], SHARES)


def _shown(
    name: str, numbers: Sequence[float], kinds: Sequence[bool], edges: Sequence[float]
) -> PartShown:
    bins = calibration(numbers, kinds, edges)
    return PartShown(name, len(numbers), telling_apart(numbers, kinds), bins)


def _rounded(found: Range) -> tuple[float, ...]:
    return tuple(round(value, 3) for value in found)
