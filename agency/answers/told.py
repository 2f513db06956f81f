"""A candidate's answers as their page shows and returns them. Pure values, nothing stored."""

from dataclasses import dataclass
from datetime import date

from agency.contact.snapshot import CallHours

WORDING = "profile-form 2026-1"
"""Which edition of the page's questions an answer on the ledger was given to."""
MATTERS = {
    "more_pay": "More pay",
    "leading": "Leading people",
    "helps": "Work that helps",
    "fewer_hours": "Fewer hours",
    "home": "Working from home",
    "course": "A course paid for",
}
WHEN = {
    "now": "I could move now",
    "date": "Not before a date",
    "exceptional": "Only for something exceptional",
    "not_looking": "I am not looking",
}
WAYS = {"call": "Call", "text": "Text", "email": "Email", "linkedin": "LinkedIn"}
OFTEN = {
    "fits": "Only when a job fits what I wrote above",
    "quarter": "Twice every three months",
    "month": "Once a month is fine",
}
MARKET = {
    "without_name": "Yes, without my name",
    "ask_each_time": "Ask me each time",
    "no": "No",
}
MARKET_WITH_NAME = "Yes, with my name"
STANDINGS = {
    "held": "I have it",
    "in_progress": "I am working on it",
    "considering": "I am thinking about it",
}


@dataclass(frozen=True, kw_only=True)
class SkillTold:
    """A skill on their list. ``gone`` takes it off."""

    id: int
    name: str
    years: int | None = None
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class DesignationTold:
    """A designation on their list, with how far they are."""

    id: int
    name: str
    standing: str
    expected_on: date | None = None
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class Friend:
    """Somebody they think we should help, who knows about it."""

    name: str
    email: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The whole page. Empty means not answered."""

    move: str = ""
    matters: frozenset[str] = frozenset()
    never: str = ""
    when: str = ""
    month: date | None = None
    """With ``when`` "date": the day they named, the first of the month unless they were exact."""
    channels: frozenset[str] = frozenset()
    best_time: str = ""
    call_hours: CallHours | None = None
    refused: frozenset[str] = frozenset()
    """Keys of ``contact.wording.TOPICS``: what they do not want to hear of."""
    often: str = ""
    """A key of ``OFTEN``, or ``as_is`` for a limit that none of them names."""
    market: str = ""
    skills: tuple[SkillTold, ...] = ()
    designations: tuple[DesignationTold, ...] = ()
    add: str = ""
    friend: Friend | None = None
