"""Timing: the date they named, or their notice, against the day the role starts."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from agency.matching.asked import Asked
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.wording import capitalised, day_and_month, days, month, time_named

USUAL_LEAD_DAYS = 30
WINDOW_DAYS = 92
NEUTRAL_SHARE = 0.5
NAMED_BUT_AHEAD = 0.8
LATE_SHARE = 0.7
SPOKEN_DATE = re.compile(
    r"\b(?:not (?:before|until|till)|after|from|once|in)(?: the)? (?:\d{1,2} )?(?:%s)\b"
    % "January|February|March|April|May|June|July|August|September|October|November|December"
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
    ready_on = person.available_on
    if ready_on is None and person.notice_days is not None:
        ready_on = today + timedelta(days=person.notice_days)
    start = _start(role, today)
    if named is not None and named.from_on is not None:
        if named.from_on > today and (ready_on is None or named.from_on >= ready_on):
            return TimingFound(_ahead(named.from_on, start), "ahead", named.from_on, named)
        if ready_on is None or ready_on <= start:
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
    dated = asked.wanted.get("date")
    if not dated:
        return None
    return max(dated, key=lambda wish: (wish.from_on or date.min, -wish.id))


def _condition(asked: Asked, best: Wish | None) -> Wish | None:
    if best is not None and best.condition:
        return best
    return next((wish for wish in asked.wanted.get("date", ()) if wish.condition), None)


def _start(role: RoleFacts, today: date) -> date:
    """A role without a date starts as soon as somebody can: a usual month from today."""
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
        return f"Not before {time_named(found.free_on, today)}; {_role_starts(role, today)}"
    if found.case == "free" and found.free_on is not None:
        return _free(role, person, found.free_on, today)
    if found.case == "condition" and found.wish is not None:
        return f"Waiting on one thing, {found.wish.condition}: ask whether it has come"
    return "No date or notice period on record"


def _arrived(wish: Wish, named: date, today: date) -> str:
    when = time_named(named, today)
    spoken = SPOKEN_DATE.search(wish.words) if wish.words else None
    is_here = named.day == 1 and (named.year, named.month) == (today.year, today.month)
    now = f"it is {month(today, today)}" if is_here else "that has passed"
    if spoken is not None:
        return f"“{capitalised(spoken.group())}”: {now}"
    return f"Asked for {when} or later: {now}"


def _free(role: RoleFacts, person: PersonFacts, free_on: date, today: date) -> str:
    starts = _role_starts(role, today)
    if person.available_on is not None and person.available_on <= today:
        return f"Free now; {starts}"
    if person.available_on is not None:
        return f"Free from {day_and_month(free_on, today)}; {starts}"
    if not person.notice_days:
        return f"No notice to give; {starts}"
    return f"{capitalised(days(person.notice_days))} of notice; {starts}"


def _role_starts(role: RoleFacts, today: date) -> str:
    if role.starts_on is None:
        return "the role names no start date"
    if role.starts_on <= today:
        return "the role starts at once"
    return f"the role starts {day_and_month(role.starts_on, today)}"
