"""How the answers of insights read: whole hundredths, ranges, and a sentence first."""

from collections.abc import Sequence

from agency.insights.answered import WHY_LEFT_OUT
from agency.insights.fit_predicts import FitPredicts, PartShown
from agency.insights.predicting import Range
from agency.languages.speaking import N_, Words, _
from agency.portal.fit_forms import PART_WORDS
from agency.words import count_words

PlotRow = tuple[str, str, float, float, float]
"""Name, small print, share, and its range, as `plots.range_rows` draws them."""
LEFT_OUT = WHY_LEFT_OUT
NAMES = Words({"total": N_("Fit as a whole"), **PART_WORDS})
COIN = 0.5


def in_100(share: float) -> int:
    return int(share * 100 + 0.5)


def range_in_100(found: Range) -> str:
    return _("%(low)s to %(high)s", low=in_100(found.low), high=in_100(found.high))


def answer(found: FitPredicts) -> str:
    """The question "does it predict?" answered in a sentence or two."""
    apart = found.total.apart
    if apart is None or not found.is_drawn:
        return ""
    odds = _(
        "Of two people, one interested and one not, fit had put the interested one first "
        "%(times)s times in 100.",
        times=in_100(apart.value),
    )
    if apart.low > COIN:
        return _("Yes. %(odds)s A coin would 50 times.", odds=odds)
    if apart.high < COIN:
        return _("No, rather the other way round. %(odds)s", odds=odds)
    return _(
        "Not that one could tell. %(odds)s That may be chance: a coin would 50 times.", odds=odds
    )


def bin_label(part: PartShown, start: float, end: float) -> str:
    """ "65 to 74 points", "the last fifth" as "80 to 100 %"."""
    if part.name == "total":
        last = end if end == 100 else end - 1
        return _("%(low)s to %(high)s points", low=f"{start:.0f}", high=f"{last:.0f}")
    return _("%(low)s to %(high)s %%", low=in_100(start), high=in_100(end))


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
        _(
            "%(name)s %(share)s (%(low)s to %(high)s) of %(small)s",
            name=name,
            share=in_100(value),
            low=in_100(low),
            high=in_100(high),
            small=small,
        )
        for name, small, value, low, high in rows
    )
