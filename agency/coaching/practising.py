"""Practice sessions: what was asked and how the answers were, logged as a touch that gave; and progress over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.coaching.models import Practice, PracticeAnswer
from agency.coaching.rubric import MEASURES
from agency.contact.consent import terms_of
from agency.languages.speaking import _
from agency.recontact.touch_saved import record_touch
from agency.touches.giving import ValueGiven
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome
from agency.touches.queries import touch_saved_as
from agency.words import count_words


@dataclass(frozen=True)
class Answered:
    """A question, a point on each measure that was rated, and a note."""

    words: str
    clear: int | None
    evidence: int | None
    length: int | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPractice:
    """A session as a recruiter tells it; ``once_key`` makes one of it however often it is sent."""

    candidate_id: int
    recruiter_id: int
    channel: Channel
    happened_at: datetime
    happened_on: date
    answers: Sequence[Answered]
    note: str
    for_them: str
    words: str
    once_key: str


def record_practice(session: Session, new: NewPractice, now: datetime) -> tuple[Practice, bool]:
    """The session and its touch, in one; and whether it is new. Never commits.

    Raises ``NotYetHappened``.
    """
    terms_of(session, new.candidate_id)  # the same form sent twice at once is saved once
    touch = touch_saved_as(session, new.once_key)
    if touch is not None:
        return session.scalars(select(Practice).filter_by(touch_id=touch.id)).one(), False
    touch = record_touch(session, _touch(new), [], now)
    practice = Practice(
        candidate_id=new.candidate_id,
        recruiter_id=new.recruiter_id,
        touch_id=touch.id,
        happened_on=new.happened_on,
        note=new.note,
        for_them=new.for_them,
        words=new.words,
    )
    session.add(practice)
    session.flush()
    _answer(session, practice, new.answers)
    return practice, True


def correct_practice(
    session: Session,
    practice: Practice,
    answers: Sequence[Answered],
    note: str,
    for_them: str,
    words: str,
) -> None:
    """What was written wrongly; the touch stays. What was there before is kept in the history."""
    practice.note, practice.for_them, practice.words = note, for_them, words
    for one in list(practice.answers):
        session.delete(one)
    session.flush()
    _answer(session, practice, answers)


def practices_of(session: Session, candidate_id: int) -> list[Practice]:
    """All of them with their answers, the newest first."""
    query = (
        select(Practice)
        .filter_by(candidate_id=candidate_id)
        .order_by(Practice.happened_on.desc(), Practice.id.desc())
        .options(joinedload(Practice.recruiter), selectinload(Practice.answers))
    )
    return list(session.scalars(query))


def weak_last_time(session: Session, candidate_id: int) -> list[str]:
    """Questions whose answers were not good yet in the newest session, the weakest first."""
    query = (
        select(Practice)
        .filter_by(candidate_id=candidate_id)
        .order_by(Practice.happened_on.desc(), Practice.id.desc())
        .options(selectinload(Practice.answers))
    )
    newest = session.scalars(query.limit(1)).first()
    weak = [one for one in newest.answers if one.is_weak] if newest else []
    return [one.words for one in sorted(weak, key=lambda one: sum(p or 0 for p in one.points))]


@dataclass(frozen=True)
class Step:
    """One measure of the rubric: where they began, and where they are."""

    measure: str
    first: float
    latest: float


def progress(practices: Sequence[Practice]) -> list[Step]:
    """For each measure that was rated: the first session that did, and the newest. They come newest first."""
    steps = []
    for measure in MEASURES:
        rated = [value for one in practices if (value := one.mean_of(measure)) is not None]
        if rated:
            steps.append(Step(measure, rated[-1], rated[0]))
    return steps


def _answer(session: Session, practice: Practice, answers: Sequence[Answered]) -> None:
    session.add_all(
        PracticeAnswer(practice_id=practice.id, candidate_id=practice.candidate_id, **vars(one))
        for one in answers
    )
    session.flush()
    session.expire(practice, ["answers"])


def _touch(new: NewPractice) -> NewTouch:
    asked = count_words(len(new.answers), "question")
    return NewTouch(
        candidate_id=new.candidate_id,
        recruiter_id=new.recruiter_id,
        channel=new.channel,
        direction=Direction.ours,
        outcome=Outcome.talked,
        happened_at=new.happened_at,
        happened_on=new.happened_on,
        note=_("Practised for interviews: %(asked)s.", asked=asked),
        gave=(ValueGiven.interview_practice,),
        once_key=new.once_key,
    )
