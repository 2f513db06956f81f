"""What one week's letter says: at most five people, promises, who turns green, and last week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.clients.anticipated import coming_up
from agency.clients.models import Role
from agency.coaching import told as coaching
from agency.contact.decisions import house_on
from agency.contact.owing import owed_something
from agency.digest.models import DigestItem
from agency.introductions import told as introductions
from agency.languages.speaking import _
from agency.marketing import told as marketing
from agency.recontact.queries import how_many_left_alone, turning_green
from agency.recontact.slips import Slip, list_for
from agency.recruiters.models import Recruiter
from agency.referrals import told as referrals
from agency.search.models import Alert, SearchWatch
from agency.search.saved import Followed, new_since
from agency.submissions.models import Stage, Submission
from agency.touches.models import Promise, Touch, TouchKind
from agency.words import capital, count_words, named_day

MOST_PEOPLE = 5
MOST_SEARCHES = 3
"""The others are told in the next letter."""
MOST_COMING = 3
MOST_TO_GIVE = 3
"""Lines about what may be given; each room has one at most."""
_TO_GIVE = (
    marketing.for_the_letter,
    coaching.for_the_letter,
    referrals.for_the_letter,
    introductions.for_the_letter,
)
"""What the rooms of giving have to say, the most pressing first."""


@dataclass(frozen=True)
class LastWeek:
    """The seven days before the letter, in numbers."""

    spoken_with: int
    given: int
    promises_kept: int
    promises_due: int
    moved: Sequence[Submission]
    """Who was submitted or placed."""

    @property
    def sentence(self) -> str:
        """ "You spoke with 19 people, gave 9 useful things and kept 4 of 5 promises." """
        words = {
            "people": count_words(self.spoken_with, "person", "people", up_to=-1),
            "things": count_words(self.given, "useful thing", up_to=-1),
        }
        if not self.promises_due:
            return _("You spoke with %(people)s, gave %(things)s.", **words)
        return _(
            "You spoke with %(people)s, gave %(things)s and kept %(kept)s of %(due)s promises.",
            **words,
            kept=self.promises_kept,
            due=self.promises_due,
        )


@dataclass(frozen=True)
class Letter:
    """One recruiter's week. ``people`` are in the order of Today."""

    recruiter: Recruiter
    monday: date
    people: list[Slip]
    promises: Sequence[Promise]
    turning_green: list[tuple[date, Candidate, str]]
    last_week: LastWeek
    left_alone: int
    owed: Sequence[Row[int, str]]
    """Who is to be given something first (``contact.owing``)."""
    new_found: Sequence[Followed]
    """Saved searches in which somebody is new since the letter before."""
    coming: Sequence[Role] = ()
    """Roles that are heard of and near; none of them is worth a letter alone."""
    to_give: Sequence[str] = ()
    """Sentences about what somebody waits for from us."""

    @property
    def has_something_to_say(self) -> bool:
        return bool(self.people or self.promises or self.new_found or self.to_give)

    @property
    def greeting(self) -> str:
        """ "Good morning, Maya. Four calls worth making, three promises to keep." """
        told = (self._calls(), self._promises(), self._found() or self._things())
        parts = [part for part in told if part]
        said, name = capital(", ".join(parts)), self.recruiter.first_name
        return _("Good morning, %(name)s. %(said)s.", name=name, said=said)

    @property
    def subject(self) -> str:
        """ "Week of 22 June: call Aisha Rahman first, and keep three promises"."""
        said = []
        if self.people:
            said.append(_("call %(name)s first", name=self.people[0].candidate.full_name))
        if self.promises:
            said.append(_("keep %(promises)s", promises=count_words(len(self.promises), "promise")))
        what = _(", and ").join(said) or self._found() or self._things()
        return _("Week of %(day)s: %(what)s", day=named_day(self.monday), what=what)

    def _calls(self) -> str:
        if not self.people:
            return ""
        return _("%(calls)s worth making", calls=count_words(len(self.people), "call"))

    def _promises(self) -> str:
        if not self.promises:
            return ""
        return _("%(promises)s to keep", promises=count_words(len(self.promises), "promise"))

    def _found(self) -> str:
        count = sum(one.new for one in self.new_found)
        if not count:
            return ""
        people = count_words(count, "new person", "new people")
        return _("%(people)s in your searches", people=people)

    def _things(self) -> str:
        if not self.to_give:
            return ""
        return _("%(things)s to give", things=count_words(len(self.to_give), "thing"))


def compose(session: Session, recruiter: Recruiter, monday: date, now: datetime) -> Letter:
    """The letter as it would be written now; nothing is changed."""
    today = now.astimezone(ZoneInfo(recruiter.zone)).date()
    house = house_on(session, now)
    day = list_for(session, [recruiter.id], now, recruiter, house)
    before = _in_earlier_letters(session, recruiter.id)
    people = [slip for slip in (*day.call, *day.cold) if slip.suggestion_id not in before][
        :MOST_PEOPLE
    ]
    return Letter(
        recruiter=recruiter,
        monday=monday,
        people=people,
        promises=_promises_until(session, recruiter.id, monday + timedelta(days=6)),
        turning_green=turning_green(session, recruiter.id, today, 14, besides=day.green),
        last_week=_last_week(session, recruiter, now),
        left_alone=how_many_left_alone(session, recruiter.id),
        owed=owed_something(session, recruiter.id, now, house[0]),
        new_found=new_since(session, recruiter, Alert.weekly, SearchWatch.told)[:MOST_SEARCHES],
        coming=coming_up(session, [recruiter.id], today)[:MOST_COMING],
        to_give=_to_give(session, recruiter.id, today),
    )


def _to_give(session: Session, recruiter_id: int, today: date) -> list[str]:
    said = (say(session, recruiter_id, today) for say in _TO_GIVE)
    return list(islice(filter(None, said), MOST_TO_GIVE))


def _in_earlier_letters(session: Session, recruiter_id: int) -> set[int]:
    query = select(DigestItem.suggestion_id).where(DigestItem.recruiter_id == recruiter_id)
    return set(session.scalars(query))


def _promises_until(session: Session, recruiter_id: int, until: date) -> Sequence[Promise]:
    query = (
        select(Promise)
        .where(
            Promise.recruiter_id == recruiter_id,
            Promise.kept_at.is_(None),
            Promise.broken_at.is_(None),
        )
        .where(Promise.due_on <= until)
        .order_by(Promise.due_on, Promise.id)
        .limit(10)
        .options(joinedload(Promise.candidate))
    )
    return session.scalars(query).all()


def _last_week(session: Session, recruiter: Recruiter, now: datetime) -> LastWeek:
    since, zone = now - timedelta(days=7), ZoneInfo(recruiter.zone)
    today = now.astimezone(zone).date()
    mine = (Touch.recruiter_id == recruiter.id, Touch.happened_at >= since)
    spoken = select(func.count(Touch.candidate_id.distinct())).where(
        *mine, Touch.kind == TouchKind.conversation
    )
    given = select(func.coalesce(func.sum(func.cardinality(Touch.gave)), 0)).where(*mine)
    due = select(func.count(Promise.kept_at), func.count()).where(
        Promise.recruiter_id == recruiter.id,
        Promise.due_on >= since.astimezone(zone).date(),
        Promise.due_on < today,
    )
    kept, owed = session.execute(due).one()
    moved = (
        select(Submission)
        .where(Submission.recruiter_id == recruiter.id, Submission.staged_at >= since)
        .where(Submission.stage.in_([Stage.submitted, Stage.placed]))
        .order_by(Submission.staged_at)
        .limit(3)
        .options(
            joinedload(Submission.candidate), joinedload(Submission.role).joinedload(Role.client)
        )
    )
    return LastWeek(
        session.scalar(spoken) or 0,
        session.scalar(given) or 0,
        kept,
        owed,
        session.scalars(moved).all(),
    )
