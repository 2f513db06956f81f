"""Silver medallists: whom a client saw for a role like this one, and did not take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.contact.answer import Decision
from agency.contact.decisions import judge_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.matching.parts.want import ALIKE
from agency.matching.titles import title_similarity
from agency.recontact.role_board import may_be_named
from agency.recruiters.models import Recruiter
from agency.submissions.models import Stage, Submission

MOST = 10
_READ = 500
"""The newest, of which the similar ones are taken."""


@dataclass(frozen=True)
class Medallist:
    """Somebody who came close, for which role, and their light for this one."""

    submission: Submission
    light: Decision


def silver_medallists(
    session: Session, role: Role, viewer: Recruiter, now: datetime
) -> list[Medallist]:
    """Each person once, for the newest role; nobody who is or was in this role's own pipeline."""
    newest: dict[int, Submission] = {}
    for one in _came_close(session, role):
        if title_similarity(one.role.title, role.title) >= ALIKE:
            newest.setdefault(one.candidate_id, one)
    close = list(newest.values())[:MOST]
    judge = judge_for(session, set(newest), now) if close else None
    lit = (
        [Medallist(one, judge.decide(_about(one, role, viewer))) for one in close] if judge else []
    )
    return [
        one for one in lit if may_be_named(one.light, one.submission.candidate.owner_id, viewer)
    ]


def _came_close(session: Session, role: Role) -> Sequence[Submission]:
    return session.scalars(_not_going_on(), {"role": role.id}).all()


@cache
def _not_going_on() -> Select[Submission]:
    this = bindparam("role", type_=Integer)
    in_this = select(Submission.candidate_id).where(Submission.role_id == this)
    return (
        select(Submission)
        .join(Submission.candidate)
        .where(
            Submission.stage == Stage.not_going_on,
            Submission.right_to_represent_on.is_not(None),
            Submission.role_id != this,
            Submission.candidate_id.not_in(in_this),
            Candidate.erased_at.is_(None),
        )
        .order_by(Submission.staged_at.desc(), Submission.id.desc())
        .limit(_READ)
        .options(
            contains_eager(Submission.candidate).joinedload(Candidate.place),
            joinedload(Submission.role).joinedload(Role.client),
        )
    )


def _about(submission: Submission, role: Role, viewer: Recruiter) -> ContactRequest:
    return ContactRequest(
        person_id=submission.candidate_id,
        purpose=Purpose.recontact_role,
        role_id=role.id,
        actor=viewer.id,
    )
