"""How the answers of insights read: whole hundredths, ranges, and a sentence first."""

from collections.abc import Sequence

from agency.insights.answered import WHY_LEFT_OUT
from agency.insights.fit_predicts import FitPredicts, PartShown
from agency.insights.predicting import Range
from agency.portal.fit_forms import PART_WORDS
from agency.words import count_words

PlotRow = tuple[str, str, float, float, float]
"""Name, small print, share, and its range, as `plots.range_rows` draws them."""
LEFT_OUT = WHY_LEFT_OUT
NAMES = {"total": "Fit as a whole", **PART_WORDS}
COIN = 0.5


def in_100(share: float) -> int:
    return int(share * 100 + 0.5)


def range_in_100(found: Range) -> str:
    return f"{in_100(found.low)} to {in_100(found.high)}"


def answer(found: FitPredicts) -> str:
    """The question "does it predict?" answered in a sentence or two."""
    apart = found.total.apart
    if apart is None or not found.is_drawn:
        return ""
    odds = (
        f"Of two people, one interested and one not, fit had put the interested one first "
        f"{in_100(apart.value)} times in 100."
    )
    if apart.low > COIN:
        return f"Yes. {odds} A coin would 50 times."
    if apart.high < COIN:
        return f"No, rather the other way round. {odds}"
    return f"Not that one could tell. {odds} That may be chance: a coin would 50 times."


def bin_label(part: PartShown, start: float, end: float) -> str:
    """ "65 to 74 points", "the last fifth" as "80 to 100 %"."""
    if part.name == "total":
        return f"{start:.0f} to {end if end == 100 else end - 1:.0f} points"
    return f"{in_100(start)} to {in_100(end)} %"


def bin_rows(part: PartShown) -> list[PlotRow]:
    """How many of each bin were interested."""
    return [
        (bin_label(part, one.start, one.end), count_words(one.answers, "answer"), *one.share)
        for one in part.bins
    ]


def part_rows(parts: Sequence[PartShown]) -> list[PlotRow]:
    """How well the total and each part tell people apart."""
    return [
        (NAMES[part.name], count_words(part.answers, "answer"), *part.apart)
        for part in parts
        if part.apart is not None
    ]


def described(rows: Sequence[PlotRow]) -> str:
    """The same rows for somebody who does not see them."""
    return "; ".join(
        f"{name} {in_100(value)} ({in_100(low)} to {in_100(high)}) of {small}"
        for name, small, value, low, high in rows
    )
