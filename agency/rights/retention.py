"""How long a record is kept, and whose time is over.

24 months after the last two-way contact, as the CNIL's guide for recruiters has it at most; an agency
may keep less. Somebody who never spoke with us is counted from the day we got to know of them.
"""

from datetime import date
from typing import Any

from sqlalchemy import Date, Row, Select, Subquery, cast, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.models import ConsentEntry, ConsentKind
from agency.recruiters.models import Agency
from agency.submissions.models import IN_PROCESS, Submission
from agency.touches.models import Direction, Touch, TouchKind

MOST_MONTHS = 24
WARNED_DAYS = 30


def kept_until(session: Session, agency: Agency, candidate_id: int) -> date | None:
    """The first day on which the record is kept no longer, unless they are in process then."""
    people = _people(agency.retention_months).subquery()
    until: date | None = session.scalar(select(people.c.until).where(people.c.id == candidate_id))
    return until


def over_by(
    session: Session, agency: Agency, day: date, candidate_id: int | None = None
) -> list[Row[Any]]:
    """``id`` and ``until`` of whoever is kept no longer than that day, the longest overdue first.

    Nobody who is in process is among them. With ``candidate_id`` only that person is asked about.
    """
    people = _people(agency.retention_months).subquery()
    busy = select(Submission.id).where(
        Submission.candidate_id == people.c.id, Submission.stage.in_(IN_PROCESS)
    )
    query = select(people.c.id, people.c.until).where(people.c.until <= day, ~busy.exists())
    if candidate_id is not None:
        query = query.where(people.c.id == candidate_id)
    return list(session.execute(query.order_by(people.c.until, people.c.id)))


def _people(months: int) -> Select[Any]:
    """Everybody, with the day their time is over."""
    spoken, served, agreed = _spoken(), _served(), _agreed()
    last = func.coalesce(func.greatest(spoken.c.at, served.c.at), Candidate.created_at)
    by_clock = cast(cast(last, Date) + func.make_interval(0, months), Date)
    return (
        select(Candidate.id, func.least(by_clock, agreed.c.expires_on).label("until"))
        .outerjoin(spoken, spoken.c.candidate_id == Candidate.id)
        .outerjoin(served, served.c.candidate_id == Candidate.id)
        .outerjoin(agreed, agreed.c.candidate_id == Candidate.id)
        .where(Candidate.erased_at.is_(None))
    )


def _spoken() -> Subquery:
    both = or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs)
    last = func.max(Touch.happened_at).label("at")
    return select(Touch.candidate_id, last).where(both).group_by(Touch.candidate_id).subquery()


def _served() -> Subquery:
    """When we last did something for them: a stage reached, a first day at work."""
    last = func.max(func.greatest(Submission.staged_at, Submission.starts_on)).label("at")
    query = select(Submission.candidate_id, last)
    return query.group_by(Submission.candidate_id).subquery()


def _agreed() -> Subquery:
    """Until when they let us keep it; their word may shorten the time and never lengthens it."""
    keep = (
        select(ConsentEntry.candidate_id, ConsentEntry.expires_on)
        .where(ConsentEntry.kind == ConsentKind.keep)
        .order_by(ConsentEntry.candidate_id, ConsentEntry.id.desc())
        .ext(distinct_on(ConsentEntry.candidate_id))
    )
    return keep.subquery()
