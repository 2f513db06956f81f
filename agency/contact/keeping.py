"""How long a record is kept: the clock that erases people, and that contact decisions keep to.

Some months after the last two-way contact, or after the last thing we did for them; somebody who never
spoke with us is counted from the day we got to know of them. Whoever was named to us and does not answer
is kept for two months only.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    ScalarSelect,
    Select,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)

from agency.candidates.models import Candidate
from agency.contact.models import NAMED_IN, ConsentEntry, ConsentKind
from agency.recruiters.models import Agency
from agency.submissions.models import IN_PROCESS, Submission
from agency.touches.models import Direction, Touch, TouchKind

NAMED_KEPT = timedelta(days=60)
"""How long somebody is kept who was named to us and never answered."""


def keeping() -> Select[Any]:
    """``id`` of everybody, the first day on which they are kept no longer (``until``, for any ``busy``
    one only once their process is over), by the agency's months. To be narrowed by the caller.
    """
    months = select(Agency.retention_months).order_by(Agency.id).limit(1).scalar_subquery()
    last = func.coalesce(func.greatest(_spoken(), _served()), Candidate.created_at)
    by_clock = cast(cast(last, Date) + func.make_interval(0, months), Date)
    submission = Submission.candidate_id == Candidate.id
    return select(
        Candidate.id,
        func.least(by_clock, _agreed(), _unanswered()).label("until"),
        exists().where(submission, Submission.stage.in_(IN_PROCESS)).label("busy"),
    ).where(Candidate.erased_at.is_(None))


def _spoken() -> ScalarSelect[Any]:
    both = or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs)
    query = select(func.max(Touch.happened_at)).where(Touch.candidate_id == Candidate.id, both)
    return query.scalar_subquery()


def _served() -> ScalarSelect[Any]:
    """When we last did something for them: a stage reached, a first day at work."""
    last = func.max(func.greatest(Submission.staged_at, Submission.starts_on))
    return select(last).where(Submission.candidate_id == Candidate.id).scalar_subquery()


def _unanswered() -> ColumnElement[date | None]:
    """Sixty days after they were named, for those who never spoke with us nor were served."""
    named = select(func.max(ConsentEntry.at)).where(ConsentEntry.kind == ConsentKind.origin)
    named = named.where(ConsentEntry.candidate_id == Candidate.id)
    on = named.where(ConsentEntry.details.has_key(NAMED_IN)).scalar_subquery()
    is_silent = func.greatest(_spoken(), _served()).is_(None)
    return case((is_silent, cast(on + NAMED_KEPT, Date)))


def _agreed() -> ScalarSelect[date | None]:
    """Until when they let us keep it; their word may shorten the time and never lengthens it."""
    query = select(ConsentEntry.expires_on).where(ConsentEntry.kind == ConsentKind.keep)
    query = query.where(ConsentEntry.candidate_id == Candidate.id)
    return query.order_by(ConsentEntry.id.desc()).limit(1).scalar_subquery()
