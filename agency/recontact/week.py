"""A recruiter's week in numbers: conversations against the usual, help given against asks."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Date,
    DateTime,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from agency.database import columns
from agency.languages.speaking import _
from agency.touches.models import Direction, Touch, TouchKind
from agency.words import capital, count_words, weekday
from agency.words import number as in_words

_USUAL_WEEKS = 8
_IS_MINE = Touch.recruiter_id == bindparam("recruiter", type_=Integer)
_IS_SINCE = Touch.happened_at >= bindparam("since", type_=DateTime(timezone=True))
_GIVEN = (
    select(Touch.gave, func.count(), func.sum(func.cardinality(Touch.asked)))
    .where(_IS_MINE, _IS_SINCE)
    .group_by(Touch.gave)
    .order_by(func.min(Touch.id))
)
"""What was given together, in how many touches, and how often something was asked in these."""
_VALUE_WORDS: dict[str, Callable[[int], str]] = {
    "introduction": lambda n: count_words(n, "introduction", "introductions", up_to=-1),
    "resume_tip": lambda n: count_words(n, "résumé note", "résumé notes", up_to=-1),
    "linkedin_tip": lambda n: count_words(n, "LinkedIn note", "LinkedIn notes", up_to=-1),
    "course_advice": lambda n: count_words(n, "course", "courses", up_to=-1),
    "salary_check": lambda n: count_words(n, "salary check", "salary checks", up_to=-1),
    "market_brief": lambda n: count_words(n, "market brief", "market briefs", up_to=-1),
    "interview_practice": lambda n: count_words(
        n, "interview practice", "interview practices", up_to=-1
    ),
    "feedback": lambda n: count_words(n, "piece of feedback", "pieces of feedback", up_to=-1),
    "referral_news": lambda n: count_words(n, "word on a referral", "words on referrals", up_to=-1),
}


@dataclass(frozen=True)
class DayBar:
    """Conversations of one weekday; ``count`` is nothing while the day is still to come."""

    label: str
    count: int | None
    usual: float
    so_far: bool


@dataclass(frozen=True)
class Replies:
    """The people contacted this week, and those who wait for an answer whenever they were."""

    dealt_with: int
    waiting: int
    unanswered: int

    @property
    def people(self) -> int:
        return self.dealt_with + self.waiting + self.unanswered

    @property
    def sentence(self) -> str:
        """ "9 of 14 people answered. Three of them are waiting for you." """
        if not self.people:
            return _("You have written to nobody since Monday, and nobody is waiting for you.")
        answered = self.dealt_with + self.waiting
        if self.waiting and answered == 1 and self.people == 1:
            return _("One person answered and is waiting for you.")
        whole = _("%(count)s of %(people)s people answered", count=answered, people=self.people)
        if self.waiting and answered == 1:
            return _("%(answered)s and is waiting for you.", answered=whole)
        if self.people == 1:
            whole = _("One person answered") if answered else _("One person, and no answer yet")
        return f"{whole}. {self._waiting_words}"

    @property
    def _waiting_words(self) -> str:
        if not self.waiting:
            return _("Nobody is waiting for you.")
        count = capital(in_words(self.waiting))
        if self.waiting == 1:
            return _("%(count)s of them is waiting for you.", count=count)
        return _("%(count)s of them are waiting for you.", count=count)


@dataclass(frozen=True)
class Week:
    """This week up to now, Monday first."""

    days: list[DayBar]
    given: Counter[str]
    asked: int
    replies: Replies

    @property
    def conversations(self) -> int:
        return sum(day.count or 0 for day in self.days)

    @property
    def usual_by_now(self) -> int:
        return round(sum(day.usual for day in self.days if day.count is not None))

    @property
    def conversations_sentence(self) -> str:
        """ "Seventeen since Monday, two more than your usual by now." """
        more = self.conversations - self.usual_by_now
        if not self.conversations and not self.usual_by_now:
            return _("None since Monday.")
        spoken = capital(in_words(self.conversations) if self.conversations else _("none"))
        if more == 0:
            return _("%(count)s since Monday, as many as your usual by now.", count=spoken)
        sentence = (
            _("%(count)s since Monday, %(more)s more than your usual by now.")
            if more > 0
            else _("%(count)s since Monday, %(more)s fewer than your usual by now.")
        )
        return sentence % {"count": spoken, "more": in_words(abs(more))}

    @property
    def value_sentence(self) -> str:
        """ "You helped 8 times and asked 11 times. Three more helps and the week is even." """
        gave, asked = sum(self.given.values()), self.asked
        if not gave and not asked:
            return _("You have given nothing and asked nothing since Monday.")
        words = {"helped": _times(gave), "asked": _times(asked)}
        if not gave:
            said = _("You have not helped yet and asked %(asked)s.", **words)
        elif not asked:
            said = _("You helped %(helped)s and asked for nothing.", **words)
        else:
            said = _("You helped %(helped)s and asked %(asked)s.", **words)
        if asked <= gave:
            return said
        short = capital(count_words(asked - gave, "more help"))
        even = _("%(helps)s and the week is even.", helps=short)
        return f"{said} {even}"

    @property
    def given_words(self) -> str:
        """ "3 introductions, 2 résumé notes"."""
        return ", ".join(
            _VALUE_WORDS[kind](n) for kind, n in self.given.most_common() if kind in _VALUE_WORDS
        )


def week_of(
    session: Session, recruiter_id: int, today: date, zone: str, waiting: Collection[int] = ()
) -> Week:
    """The recruiter's week that holds ``today``, in their own zone.

    ``waiting`` are the people whose words are on the list for an answer.
    """
    monday = today - timedelta(days=today.weekday())
    since = datetime.combine(monday - timedelta(weeks=_USUAL_WEEKS), time(), ZoneInfo(zone))
    talks = _conversations_by_day(session, recruiter_id, since, zone)
    usual = Counter(
        {
            weekday: sum(n for day, n in talks.items() if day < monday and day.weekday() == weekday)
            for weekday in range(7)
        }
    )
    shown = 5 if today.weekday() < 5 else 7
    days = [
        DayBar(
            label=weekday(n)[:3],
            count=talks[monday + timedelta(days=n)] if n <= today.weekday() else None,
            usual=usual[n] / _USUAL_WEEKS,
            so_far=n == today.weekday(),
        )
        for n in range(shown)
    ]
    began = datetime.combine(monday, time(), ZoneInfo(zone))
    given, asked = _value_since(session, recruiter_id, began)
    return Week(days, given, asked, _replies_since(session, recruiter_id, began, set(waiting)))


def _conversations_by_day(
    session: Session, recruiter_id: int, since: datetime, zone: str
) -> Counter[date]:
    asked = {"recruiter": recruiter_id, "since": since, "zone": zone}
    return Counter(dict(columns(session, _by_day(), asked)))


@cache
def _by_day() -> Select[date, int]:
    zone = bindparam("zone", type_=Text)
    day = cast(func.timezone(zone, Touch.happened_at), Date).label("day")
    is_conversation = Touch.kind == TouchKind.conversation
    query = select(day, func.count()).where(_IS_MINE, is_conversation, _IS_SINCE)
    return query.group_by(day)


def _value_since(session: Session, recruiter_id: int, since: datetime) -> tuple[Counter[str], int]:
    """What was given, by kind, and how often something was asked."""
    given: Counter[str] = Counter()
    asked = 0
    for gave, touches, asks in columns(
        session, _GIVEN, {"recruiter": recruiter_id, "since": since}
    ):
        given.update(dict.fromkeys(gave, touches))
        asked += asks
    return given, asked


def _replies_since(
    session: Session, recruiter_id: int, since: datetime, waiting: set[int]
) -> Replies:
    """Whoever was reached or wrote has answered, whichever of the two came first."""
    rows = columns(session, _answers(), {"recruiter": recruiter_id, "since": since})
    answered = {person: spoke for person, spoke in rows if person not in waiting}
    dealt_with = sum(answered.values())
    return Replies(dealt_with, len(waiting), len(answered) - dealt_with)


@cache
def _answers() -> Select[int, bool]:
    is_ours = and_(_IS_MINE, Touch.direction == Direction.ours)
    heard = or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs)
    query = select(Touch.candidate_id, func.bool_or(heard)).where(_IS_SINCE)
    return query.group_by(Touch.candidate_id).having(func.bool_or(is_ours))


def _times(number: int) -> str:
    return {1: _("once"), 2: _("twice")}.get(number) or _("%(count)s times", count=number)
