"""Interviews by their day, and whether somebody is prepared for theirs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role
from agency.coaching.models import Debrief, Interview, Pack, Practice
from agency.submissions.models import Stage, Submission

PREPARED_WITHIN = timedelta(days=30)
"""A session so long before an interview still prepares for it."""
SOON = timedelta(days=7)


class NotAtInterview(Exception):
    """Nobody has moved them to the stage of interviews for this role."""


@dataclass(frozen=True)
class Unprepared:
    """An interview that is near, of somebody who has had neither practice nor a pack."""

    interview_id: int
    candidate_id: int
    name: str
    role: str
    client: str
    day: date


def interviews_of(session: Session, candidate_id: int) -> list[Interview]:
    """Every one of theirs with its pack and debrief, the latest day first."""
    query = select(Interview).filter_by(candidate_id=candidate_id)
    query = query.order_by(Interview.happens_on.desc(), Interview.id.desc())
    return list(session.scalars(query.options(*_WHOLE)))


def interview_shown(session: Session, interview_id: int) -> Interview | None:
    """One with all that hangs on it, unless the person was erased."""
    query = select(Interview).join(Interview.candidate).where(Interview.id == interview_id)
    query = query.where(Candidate.erased_at.is_(None)).options(*_WHOLE)
    return session.scalar(query)


def roles_to_interview_for(session: Session, candidate_id: int) -> list[Role]:
    """Those for which they stand at the stage of interviews."""
    query = (
        select(Role)
        .join(Submission, Submission.role_id == Role.id)
        .where(Submission.candidate_id == candidate_id, Submission.stage == Stage.interview)
        .options(joinedload(Role.client))
        .order_by(Role.id)
    )
    return list(session.scalars(query))


def note_interview(
    session: Session, candidate_id: int, role_id: int, on: date, how: str, by_id: int
) -> tuple[Interview, bool]:
    """The interview for that role on that day, and whether it is new. Raises ``NotAtInterview``."""
    at_interview = select(Submission.id).filter_by(
        candidate_id=candidate_id, role_id=role_id, stage=Stage.interview
    )
    if session.scalar(at_interview.with_for_update()) is None:
        raise NotAtInterview
    known = session.scalars(
        select(Interview).filter_by(
            candidate_id=candidate_id, role_id=role_id, happens_on=on, called_off_at=None
        )
    ).first()
    if known is not None:
        return known, False
    interview = Interview(
        candidate_id=candidate_id, role_id=role_id, recruiter_id=by_id, happens_on=on, how=how
    )
    session.add(interview)
    session.flush()
    return interview, True


def call_off(interview: Interview, now: datetime) -> None:
    """It does not take place; what hangs on it stays."""
    interview.called_off_at = interview.called_off_at or now


def takes_place(interview: Interview) -> None:
    interview.called_off_at = None


def unprepared(session: Session, recruiter_id: int, today: date) -> list[Unprepared]:
    """Of their own people, interviews of the next seven days without practice or pack; the nearest first."""
    query = (
        select(
            Interview.id, Candidate.id, Candidate.full_name, Role.title, Client.name,
            Interview.happens_on,
        )
        .join(Interview.candidate)
        .join(Interview.role)
        .join(Role.client)
        .where(
            Candidate.owner_id == recruiter_id,
            Candidate.erased_at.is_(None),
            Interview.called_off_at.is_(None),
            Interview.happens_on.between(today, today + SOON),
            ~is_prepared(),
        )
        .order_by(Interview.happens_on, Interview.id)
    )  # fmt: skip
    return [Unprepared(*row) for row in session.execute(query)]


def prepared(session: Session, interview_ids: Collection[int]) -> set[int]:
    """Which of these have a pack, or were practised for."""
    query = select(Interview.id).where(Interview.id.in_(interview_ids), is_prepared())
    return set(session.scalars(query))


def is_prepared() -> ColumnElement[bool]:
    """That an interview has a pack, or a session came within thirty days before it."""
    practised = exists().where(
        and_(
            Practice.candidate_id == Interview.candidate_id,
            Practice.happened_on.between(
                Interview.happens_on - PREPARED_WITHIN.days, Interview.happens_on
            ),
        )
    )
    return or_(exists().where(Pack.interview_id == Interview.id), practised)


_WHOLE = (
    joinedload(Interview.candidate),
    joinedload(Interview.role).joinedload(Role.client),
    joinedload(Interview.role).selectinload(Role.requirements),
    joinedload(Interview.recruiter),
    joinedload(Interview.pack).joinedload(Pack.made_by),
    joinedload(Interview.debrief).joinedload(Debrief.recruiter),
)
