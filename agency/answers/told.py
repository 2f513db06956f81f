"""A candidate's answers as their page shows and returns them. Pure values, nothing stored."""

from dataclasses import dataclass
from datetime import date

from agency.contact.snapshot import CallHours
from agency.languages.speaking import N_

WORDING = "profile-form 2026-1"
"""Which edition of the page's questions an answer on the ledger was given to."""
MATTERS = {
    "more_pay": N_("More pay"),
    "leading": N_("Leading people"),
    "helps": N_("Work that helps"),
    "fewer_hours": N_("Fewer hours"),
    "home": N_("Working from home"),
    "course": N_("A course paid for"),
}
WHEN = {
    "now": N_("I could move now"),
    "date": N_("Not before a date"),
    "exceptional": N_("Only for something exceptional"),
    "not_looking": N_("I am not looking"),
}
WAYS = {"call": N_("Call"), "text": N_("Text"), "email": N_("Email"), "linkedin": N_("LinkedIn")}
OFTEN = {
    "fits": N_("Only when a job fits what I wrote above"),
    "quarter": N_("Twice every three months"),
    "month": N_("Once a month is fine"),
}
MARKET = {
    "without_name": N_("Yes, without my name"),
    "ask_each_time": N_("Ask me each time"),
    "no": N_("No"),
}
MARKET_WITH_NAME = N_("Yes, with my name")
STANDINGS = {
    "held": N_("I have it"),
    "in_progress": N_("I am working on it"),
    "considering": N_("I am thinking about it"),
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
