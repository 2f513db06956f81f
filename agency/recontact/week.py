"""A recruiter's week in numbers: conversations against the usual, help given against asks."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Date, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from agency.touches.models import Direction, Touch, TouchKind
from agency.words import capital
from agency.words import number as in_words

_USUAL_WEEKS = 8
_VALUE_WORDS = {
    "introduction": ("introduction", "introductions"),
    "resume_tip": ("résumé note", "résumé notes"),
    "linkedin_tip": ("LinkedIn note", "LinkedIn notes"),
    "course_advice": ("course", "courses"),
    "salary_check": ("salary check", "salary checks"),
    "market_brief": ("market brief", "market briefs"),
    "interview_practice": ("interview practice", "interview practices"),
    "feedback": ("piece of feedback", "pieces of feedback"),
    "referral_news": ("word on a referral", "words on referrals"),
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
            return "You have written to nobody since Monday, and nobody is waiting for you."
        answered = self.dealt_with + self.waiting
        whole = f"{answered} of {self.people} people answered."
        if self.people == 1:
            whole = "One person answered." if answered else "One person, and no answer yet."
        if not self.waiting:
            return f"{whole} Nobody is waiting for you."
        if answered == 1:
            return f"{whole[:-1]} and is waiting for you."
        are = "is" if self.waiting == 1 else "are"
        return f"{whole} {capital(in_words(self.waiting))} of them {are} waiting for you."


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
        against = (
            "as many as"
            if more == 0
            else f"{in_words(abs(more))} {'more' if more > 0 else 'fewer'} than"
        )
        if not self.conversations and not self.usual_by_now:
            return "None since Monday."
        spoken = in_words(self.conversations).capitalize() if self.conversations else "None"
        return f"{spoken} since Monday, {against} your usual by now."

    @property
    def value_sentence(self) -> str:
        """ "You helped 8 times and asked 11 times. Three more helps and the week is even." """
        gave = sum(self.given.values())
        if not gave and not self.asked:
            return "You have given nothing and asked nothing since Monday."
        helped = f"helped {_times(gave)}" if gave else "have not helped yet"
        asked = f"asked {_times(self.asked)}" if self.asked else "asked for nothing"
        said = f"You {helped} and {asked}."
        short = self.asked - gave
        if short > 0:
            more = "One more help" if short == 1 else f"{in_words(short).capitalize()} more helps"
            return f"{said} {more} and the week is even."
        return said

    @property
    def given_words(self) -> str:
        """ "3 introductions, 2 résumé notes"."""
        return ", ".join(
            f"{n} {_VALUE_WORDS[kind][n != 1]}"
            for kind, n in self.given.most_common()
            if kind in _VALUE_WORDS
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
            label=(monday + timedelta(days=n)).strftime("%a"),
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
    local_day = cast(func.timezone(zone, Touch.happened_at), Date)
    query = (
        select(local_day, func.count())
        .where(
            Touch.recruiter_id == recruiter_id,
            Touch.kind == TouchKind.conversation,
            Touch.happened_at >= since,
        )
        .group_by(local_day)
    )
    return Counter(dict(session.execute(query).all()))


def _value_since(session: Session, recruiter_id: int, since: datetime) -> tuple[Counter[str], int]:
    """What was given, by kind, and how often something was asked."""
    given: Counter[str] = Counter()
    asked = 0
    mine = (Touch.recruiter_id == recruiter_id, Touch.happened_at >= since)
    for gave, asks in session.execute(select(Touch.gave, Touch.asked).where(*mine)):
        given.update(gave)
        asked += len(asks)
    return given, asked


def _replies_since(
    session: Session, recruiter_id: int, since: datetime, waiting: set[int]
) -> Replies:
    """Whoever was reached or wrote has answered, whichever of the two came first."""
    is_ours = and_(Touch.recruiter_id == recruiter_id, Touch.direction == Direction.ours)
    heard = or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs)
    query = (
        select(Touch.candidate_id, func.bool_or(heard))
        .where(Touch.happened_at >= since)
        .group_by(Touch.candidate_id)
        .having(func.bool_or(is_ours))
    )
    answered = {person: spoke for person, spoke in session.execute(query) if person not in waiting}
    dealt_with = sum(answered.values())
    return Replies(dealt_with, len(waiting), len(answered) - dealt_with)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
