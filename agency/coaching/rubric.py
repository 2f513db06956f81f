"""What an answer is rated on, and the four points of it. Defined here and nowhere else. Pure."""

from collections.abc import Iterable
from enum import IntEnum
from statistics import fmean

from agency.languages.speaking import N_, Words


class Point(IntEnum):
    """How far an answer is, on each of the measures."""

    not_yet = 1
    getting_there = 2
    good = 3
    ready = 4


POINTS = Words(
    {
        Point.not_yet: N_("Not yet"),
        Point.getting_there: N_("Getting there"),
        Point.good: N_("Good"),
        Point.ready: N_("Ready"),
    }
)
MEASURES = ("clear", "evidence", "length")
"""Also the names of the columns that hold them."""
MEASURE_WORDS = Words(
    {"clear": N_("Clarity"), "evidence": N_("Evidence"), "length": N_("Length")},
)
MEASURE_MEANS = Words(
    {
        "clear": N_("A stranger could tell it on."),
        "evidence": N_("A thing they did, with a number or a name in it."),
        "length": N_("As long as the question deserves, and then it ends."),
    }
)
WEAK = 3.0
"""An answer below “good” on the average is asked again next time."""


def mean(points: Iterable[int | None]) -> float | None:
    """Of what was rated; nothing where nothing was."""
    given = [point for point in points if point is not None]
    return fmean(given) if given else None


def point_of(value: float) -> Point:
    """The point that an average is at: “good” from 2.5 on."""
    return Point(min(4, max(1, int(value + 0.5))))
