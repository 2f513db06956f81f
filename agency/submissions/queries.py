"""Questions about submissions."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from agency.candidates.models import Candidate
from agency.submissions.models import Submission


def submissions_for_role(session: Session, role_id: int) -> Sequence[Submission]:
    """Everybody who is or was in a role's pipeline, the longest at their stage first."""
    query = (
        select(Submission)
        .join(Submission.candidate)
        .where(Submission.role_id == role_id, Candidate.erased_at.is_(None))
        .order_by(Submission.staged_at, Submission.id)
        .options(
            contains_eager(Submission.candidate).joinedload(Candidate.place),
            contains_eager(Submission.candidate).selectinload(Candidate.ways),
            contains_eager(Submission.candidate).joinedload(Candidate.owner),
        )
    )
    return session.scalars(query).all()


def submission_of(session: Session, role_id: int, candidate_id: int) -> Submission | None:
    """Where one candidate stands in one role's pipeline."""
    query = select(Submission).filter_by(role_id=role_id, candidate_id=candidate_id)
    return session.scalar(query.options(joinedload(Submission.candidate)))


def submission_to_move(session: Session, role_id: int, candidate_id: int) -> Submission | None:
    """The same as it is at this moment, held against a second hand until the transaction ends."""
    query = select(Submission).filter_by(role_id=role_id, candidate_id=candidate_id)
    query = query.with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))
