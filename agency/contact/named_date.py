"""The day from which somebody asked to hear from us, read out of all their wishes. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# What they want to do; the other kinds (place, pay, hours...) say how, and open nothing by themselves.
_WHAT = frozenset({"title", "seniority", "industry", "employer", "company_size", "skill"})


@dataclass(frozen=True)
class DatedWish:
    """As much of a current preference as matters here."""

    kind: str
    horizon: str
    not_before: date | None


def named_date(wishes: Iterable[DatedWish]) -> date | None:
    """ "Not before June" holds for everything; a dated wish only where nothing else is wanted now."""
    alive = [wish for wish in wishes if wish.horizon != "never"]
    timing = [wish.not_before for wish in alive if wish.kind == "timing" and wish.not_before]
    if timing:
        return max(timing)
    what = [wish for wish in alive if wish.kind in _WHAT]
    if any(wish.horizon == "now" and wish.not_before is None for wish in what):
        return None
    return min((wish.not_before for wish in what if wish.not_before), default=None)
