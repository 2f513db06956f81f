"""Timing: the date they named, or their notice, against the day the role starts."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from agency.languages.speaking import _
from agency.matching.asked import Asked
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.wording import (
    REMEMBERED,
    day_and_month,
    days,
    month,
    time_named,
)
from agency.words import MONTHS, capital

USUAL_LEAD_DAYS = 60
WINDOW_DAYS = 92
NEUTRAL_SHARE = 0.5
NAMED_BUT_AHEAD = 0.8
LATE_SHARE = 0.7
SPOKEN_DATE = re.compile(
    r"\b(?:not (?:before|until|till)|after|from) (?:\d{1,2} )?"
    rf"({'|'.join(MONTHS)})\b"
)


class TimingFound(NamedTuple):
    """`case` says which fact decided: arrived, ahead, free, condition or unknown."""

    share: float
    case: str
    free_on: date | None
    wish: Wish | None


def find_timing(
    role: RoleFacts, person: PersonFacts, asked: Asked, best: Wish | None, today: date
) -> TimingFound:
    named = _named_date(asked, best)
    ready_on = None
    if person.notice_days is not None:
        ready_on = today + timedelta(days=person.notice_days)
    start = _start(role, today)
    if named is not None and named.from_on is not None:
        if named.from_on > today and (ready_on is None or named.from_on >= ready_on):
            return TimingFound(_ahead(named.from_on, start), "ahead", named.from_on, named)
        if named.from_on <= today and (ready_on is None or ready_on <= start):
            return TimingFound(1.0, "arrived", named.from_on, named)
    if ready_on is not None:
        return TimingFound(_by(ready_on, start), "free", ready_on, None)
    waiting = _condition(asked, best)
    if waiting is not None:
        return TimingFound(NEUTRAL_SHARE, "condition", None, waiting)
    return TimingFound(NEUTRAL_SHARE, "unknown", None, None)


def _named_date(asked: Asked, best: Wish | None) -> Wish | None:
    """The date that governs: that of the matching wish, else the latest stated on its own."""
    if best is not None and best.from_on is not None:
        return best
    dated = asked.wanted.get("timing")
    if not dated:
        return None
    return max(dated, key=lambda wish: (wish.from_on or date.min, -wish.id))


def _condition(asked: Asked, best: Wish | None) -> Wish | None:
    if best is not None and best.condition:
        return best
    return next((wish for wish in asked.wanted.get("timing", ()) if wish.condition), None)


def _start(role: RoleFacts, today: date) -> date:
    """A role without a date starts as soon as somebody can: the usual two months from today."""
    soonest = today + timedelta(days=USUAL_LEAD_DAYS)
    return soonest if role.starts_on is None else max(role.starts_on, today)


def _ahead(named: date, start: date) -> float:
    return NAMED_BUT_AHEAD if named <= start else _by(named, start)


def _by(day: date, start: date) -> float:
    late_days = (day - start).days
    if late_days <= 0:
        return 1.0
    return LATE_SHARE * max(0.0, 1 - late_days / WINDOW_DAYS)


def timing_sentence(role: RoleFacts, person: PersonFacts, found: TimingFound, today: date) -> str:
    if found.case == "arrived" and found.wish is not None and found.free_on is not None:
        return _arrived(found.wish, found.free_on, today)
    if found.case == "ahead" and found.free_on is not None:
        when, starts = time_named(found.free_on, today), _role_starts(role, today)
        return _("Not before %(when)s; %(starts)s", when=when, starts=starts)
    if found.case == "free" and found.free_on is not None:
        return _free(role, person, today)
    if found.case == "condition" and found.wish is not None:
        return _(
            "Waiting on one thing, %(condition)s: ask whether it has come",
            condition=found.wish.condition,
        )
    return _("No date or notice period on record")


def _arrived(wish: Wish, named: date, today: date) -> str:
    spoken = _spoken_date(wish.words) if wish.words else None
    now = _("that has passed")
    if is_here(named, today):
        now = _("it is %(month)s", month=month(today, today))
    if spoken is not None and spoken.month == MONTHS[named.month - 1]:
        return _("“%(words)s”: %(now)s", words=spoken.words, now=now)
    return _("Asked for %(when)s or later: %(now)s", when=time_named(named, today), now=now)


def _free(role: RoleFacts, person: PersonFacts, today: date) -> str:
    starts = _role_starts(role, today)
    if not person.notice_days:
        return _("No notice to give; %(starts)s", starts=starts)
    notice = capital(days(person.notice_days))
    return _("%(days)s of notice; %(starts)s", days=notice, starts=starts)


class SpokenDate(NamedTuple):
    """The few words in which a date was named, to be quoted, and its month."""

    words: str
    month: str


@lru_cache(maxsize=REMEMBERED)
def _spoken_date(words: str) -> SpokenDate | None:
    found = SPOKEN_DATE.search(words)
    return SpokenDate(capital(found.group()), found.group(1)) if found else None


def is_here(named: date, today: date) -> bool:
    """The day itself, or the month where only a month was named."""
    if named.day == 1:
        return (named.year, named.month) == (today.year, today.month)
    return named == today


def _role_starts(role: RoleFacts, today: date) -> str:
    if role.starts_on is None:
        return _("the role names no start date")
    if role.starts_on <= today:
        return _("the role starts at once")
    return _("the role starts %(day)s", day=day_and_month(role.starts_on, today))
