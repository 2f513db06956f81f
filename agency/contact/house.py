"""The house's own numbers. An agency may be gentler than these, never harsher."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from agency.contact.days import zone_named
from agency.contact.law import STRIKABLE


class LooserThanHouse(ValueError):
    """A number outside what the house allows: settings may only make contact rarer."""


class LooserThanLaw(ValueError):
    """What the table of law does not hold cannot be struck out of it, and nothing can be added."""


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
    "notice_days": (1, 28),
    "reminder_working_days": (5, 60),
    "consent_request_days": (365, 3650),
    "consent_requests": (1, 2),
    "asks_before_giving": (1, 2),
    "referral_days": (30, 365),
    "spec_gap_days": (7, 365),
    "spec_per_month": (1, 3),
    "spec_same_days": (180, 3650),
}
PER_ADDRESS = timedelta(hours=24)
"""An address is written to once in this time, whoever shares it (G7)."""
OPENS, CLOSES = time(8), time(18)
SURELY_DAY = (time(10), time(16))
"""Agency time, for people whose zone we do not know; an agency's own hours hold these at least."""


VERSION = "2026-6"
"""Of the rules and the table of law; an agency's own choices are numbered behind it."""


@dataclass(frozen=True, kw_only=True)
class ContactPolicy:
    """One version of the numbers. Raises ``LooserThanHouse``, ``LooserThanLaw`` or ``ZoneUnknown``."""

    version: str = VERSION
    zone: str = "UTC"
    """The agency's; people whose zone we do not know are taken to live in it."""
    home: str = ""
    """The country whose law binds the agency as a sender; unknown means the strictest."""
    struck: frozenset[str] = frozenset()
    """What the agency does not rest a contact on, though the law would: ``ca-candidate:enquiry``."""
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
    notice_days: int = 28
    """Within which somebody whose details came from elsewhere must be told (the law: one month)."""
    reminder_working_days: int = 5
    """Between an offer of a role and the one reminder of it."""
    consent_request_days: int = 365
    consent_requests: int = 2
    """In a lifetime."""
    asks_before_giving: int = 2
    """Times somebody is asked for something before we have to give them something."""
    referral_days: int = 30
    """Between two requests to name somebody."""
    spec_gap_days: int = 7
    """Between two profiles shown to one client contact."""
    spec_per_month: int = 3
    """In any 30 days."""
    spec_same_days: int = 180
    """Before the same client is shown the same candidate again."""
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
        if not self.struck <= STRIKABLE:
            raise LooserThanLaw(", ".join(sorted(self.struck - STRIKABLE)))
        if zone_named(self.zone) is None:
            raise ZoneUnknown(self.zone)

    @property
    def settings(self) -> dict[str, Any]:
        """What an agency can choose, as JSON keeps it."""
        return {
            **{name: getattr(self, name) for name in BOUNDS},
            "opens": f"{self.opens:%H:%M}",
            "closes": f"{self.closes:%H:%M}",
            "home": self.home,
            "struck": sorted(self.struck),
        }


def policy_of(settings: Mapping[str, Any], zone: str, number: int) -> ContactPolicy:
    """The agency's choice of that number. What it did not choose, or struck out of a row that is gone, is the house's."""
    return ContactPolicy(
        version=f"{VERSION}-v{number}",
        zone=zone,
        home=settings["home"],
        struck=frozenset(settings["struck"]) & STRIKABLE,
        opens=time.fromisoformat(settings["opens"]),
        closes=time.fromisoformat(settings["closes"]),
        **{name: settings[name] for name in BOUNDS if name in settings},
    )
