"""Questions about submissions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.submissions.models import IN_PROCESS, DeclaredSubmission, Stage, Submission


@dataclass(frozen=True)
class Earlier:
    """Who has put a person before a client already: we for another role, or another agency as told."""

    by_us: Sequence[Submission]
    by_others: Sequence[DeclaredSubmission]

    def __bool__(self) -> bool:
        return bool(self.by_us or self.by_others)


def submissions_for_role(session: Session, role_id: int) -> Sequence[Submission]:
    """Everybody who is or was in a role's pipeline, the longest at their stage first."""
    return session.scalars(_for_role(), {"role": role_id}).all()


@cache
def _for_role() -> Select[Submission]:
    return (
        select(Submission)
        .join(Submission.candidate)
        .where(
            Submission.role_id == bindparam("role", type_=Integer), Candidate.erased_at.is_(None)
        )
        .order_by(Submission.staged_at, Submission.id)
        .options(
            contains_eager(Submission.candidate).joinedload(Candidate.place),
            contains_eager(Submission.candidate).selectinload(Candidate.ways),
            contains_eager(Submission.candidate).joinedload(Candidate.owner),
        )
    )


def submission_of(session: Session, role_id: int, candidate_id: int) -> Submission | None:
    """Where one candidate stands in one role's pipeline."""
    query = select(Submission).filter_by(role_id=role_id, candidate_id=candidate_id)
    return session.scalar(query.options(joinedload(Submission.candidate)))


def submission_to_move(session: Session, role_id: int, candidate_id: int) -> Submission | None:
    """The same as it is at this moment, held against a second hand until the transaction ends."""
    query = select(Submission).filter_by(role_id=role_id, candidate_id=candidate_id)
    query = query.with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def earlier_submissions(session: Session, role: Role, candidate_id: int) -> Earlier:
    """What a client may have seen of a person before a role of theirs, the newest first."""
    seen = (*IN_PROCESS, Stage.placed)
    known = Submission.right_to_represent_on.is_not(None) | Submission.stage.in_(seen)
    ours = (
        select(Submission)
        .join(Submission.role)
        .where(Submission.candidate_id == candidate_id, Submission.role_id != role.id, known)
        .where(Role.client_id == role.client_id)
        .order_by(Submission.staged_at.desc(), Submission.id.desc())
        .options(contains_eager(Submission.role), joinedload(Submission.recruiter))
    )
    told = select(DeclaredSubmission).filter_by(candidate_id=candidate_id, client_id=role.client_id)
    told = told.order_by(DeclaredSubmission.submitted_on.desc(), DeclaredSubmission.id.desc())
    return Earlier(session.scalars(ours).all(), session.scalars(told).all())


def declared_submissions(session: Session, candidate_id: int) -> Sequence[DeclaredSubmission]:
    """What a person told of other agencies, the newest first."""
    query = select(DeclaredSubmission).filter_by(candidate_id=candidate_id)
    query = query.options(joinedload(DeclaredSubmission.client))
    query = query.order_by(DeclaredSubmission.submitted_on.desc(), DeclaredSubmission.id.desc())
    return session.scalars(query).all()
