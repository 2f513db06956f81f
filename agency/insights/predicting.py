"""Does a number predict an answer? Shares with their range, and how often it tells two people apart.

Pure: numbers in, numbers out. Ranges are what chance allows 95 times in 100.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

Z = 1.959964
"""Standard deviations that hold 95 of 100 of a normal distribution."""


class Range(NamedTuple):
    """A measured share of 0 to 1, and the range chance allows."""

    value: float
    low: float
    high: float


class Bin(NamedTuple):
    """Those whose number lies from `start` up to `end`; the last bin holds its end too."""

    start: float
    end: float
    answers: int
    interested: int
    share: Range


def wilson(interested: int, answers: int) -> Range:
    """A share with the range of Wilson (1927), which behaves for few answers and for none or all."""
    if not answers:
        return Range(0.0, 0.0, 1.0)
    share, slack = interested / answers, Z * Z / answers
    middle = (share + slack / 2) / (1 + slack)
    half = sqrt(share * (1 - share) * slack + slack * slack / 4) / (1 + slack)
    return Range(share, max(0.0, middle - half), min(1.0, middle + half))


def calibration(
    numbers: Sequence[float], interested: Sequence[bool], edges: Sequence[float]
) -> list[Bin]:
    """How many were interested, bin by bin; bins that hold nobody are left out."""
    found = []
    for start, end in pairwise(edges):
        is_last = end == edges[-1]
        inside = [
            yes
            for number, yes in zip(numbers, interested, strict=True)
            if start <= number < end or (is_last and number == end)
        ]
        if inside:
            found.append(
                Bin(start, end, len(inside), sum(inside), wilson(sum(inside), len(inside)))
            )
    return found


def telling_apart(numbers: Sequence[float], interested: Sequence[bool]) -> Range | None:
    """Of two people, one interested and one not: how often the interested one has the higher number.

    The area under the ROC curve, equal numbers counting half; its range after DeLong, DeLong and
    Clarke-Pearson (1988). None where one kind is missing.
    """
    pairs = list(zip(numbers, interested, strict=True))
    yes = sorted(number for number, is_yes in pairs if is_yes)
    no = sorted(number for number, is_yes in pairs if not is_yes)
    if not yes or not no:
        return None
    of_yes = [_share_below(number, no) for number in yes]
    of_no = [1 - _share_below(number, yes) for number in no]
    area = sum(of_yes) / len(yes)
    error = sqrt(_variance(of_yes) / len(yes) + _variance(of_no) / len(no))
    return Range(area, max(0.0, area - Z * error), min(1.0, area + Z * error))


def _share_below(number: float, others: Sequence[float]) -> float:
    return (bisect_left(others, number) + bisect_right(others, number)) / (2 * len(others))


def _variance(values: Sequence[float]) -> float:
    """Of a sample; of a single value it cannot be known and is taken as the most there can be."""
    if len(values) < 2:
        return 0.25
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)
