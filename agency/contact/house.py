"""The house's own numbers. An agency may be gentler than these, never harsher."""

from dataclasses import dataclass
from datetime import time

from agency.contact.days import zone_named


class LooserThanHouse(ValueError):
    """A number outside what the house allows: settings may only make contact rarer."""


class ZoneUnknown(ValueError):
    """The agency's own time zone must be one the tz database knows."""


# Low, high. One end of each is the house's own figure; the other only keeps numbers sane.
BOUNDS = {
    "gap_days": (30, 3650),
    "per_year": (1, 4),
    "unanswered_quiet_after": (1, 2),
    "unanswered_quiet_days": (180, 3650),
    "unanswered_stop_after": (1, 4),
    "placed_off_limits_months": (12, 120),
    "wrote_first_days": (1, 365),
    "reply_days": (1, 30),
}
OPENS, CLOSES = time(8), time(18)
SURELY_DAY = (time(10), time(16))
"""Agency time, for people whose zone we do not know; an agency's own hours hold these at least."""


@dataclass(frozen=True, kw_only=True)
class ContactPolicy:
    """One version of the numbers. Raises ``LooserThanHouse`` or ``ZoneUnknown``."""

    version: str = "2026-1"
    zone: str = "UTC"
    """The agency's; people whose zone we do not know are taken to live in it."""
    gap_days: int = 30
    """Between two proactive contacts, over all colleagues and channels."""
    per_year: int = 4
    """Proactive contacts in any 365 days."""
    unanswered_quiet_after: int = 2
    unanswered_quiet_days: int = 180
    unanswered_stop_after: int = 4
    placed_off_limits_months: int = 12
    wrote_first_days: int = 365
    """How long a message of theirs lifts a client's off-limits."""
    reply_days: int = 30
    """How long a message of theirs may be answered as such."""
    opens: time = OPENS
    closes: time = CLOSES

    def __post_init__(self) -> None:
        for name, (low, high) in BOUNDS.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise LooserThanHouse(f"{name} is {value}; the house allows {low} to {high}")
        latest_start, earliest_end = SURELY_DAY
        if not (OPENS <= self.opens <= latest_start and earliest_end <= self.closes <= CLOSES):
            raise LooserThanHouse(f"mail from {self.opens} to {self.closes}")
        if zone_named(self.zone) is None:
            raise ZoneUnknown(self.zone)
