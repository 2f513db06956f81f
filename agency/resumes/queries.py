"""Questions about files and uploads."""

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session, defer, joinedload

from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.resumes.models import FileState, ResumeBatch, ResumeFile

_LISTED = (
    joinedload(ResumeFile.candidate),
    joinedload(ResumeFile.uploaded_by),
    defer(ResumeFile.text),  # a list of thousands shows none
)
_SHOWN = (
    joinedload(ResumeFile.candidate),
    joinedload(ResumeFile.resume),
    joinedload(ResumeFile.uploaded_by),
    joinedload(ResumeFile.batch),
)


def file_shown(session: Session, file_id: int) -> ResumeFile | None:
    return session.get(ResumeFile, file_id, options=_SHOWN)


def files_of_person(session: Session, candidate_id: int) -> Sequence[ResumeFile]:
    """The newest first."""
    query = select(ResumeFile).filter_by(candidate_id=candidate_id).order_by(ResumeFile.id.desc())
    return session.scalars(query.options(*_LISTED)).all()


def files_to_look_at(session: Session, candidate_id: int) -> int:
    """How many of a person's files somebody has still to confirm or take away."""
    return session.scalar(_to_look_at(), {"person": candidate_id}) or 0


@cache
def _to_look_at() -> Select[int]:
    is_theirs = ResumeFile.candidate_id == bindparam("person", type_=Integer)
    undecided = ResumeFile.state.in_((FileState.read, FileState.aside))
    return select(func.count()).where(is_theirs, undecided)


def files_of_batch(session: Session, batch_id: int) -> Sequence[ResumeFile]:
    query = select(ResumeFile).filter_by(batch_id=batch_id).order_by(ResumeFile.id)
    return session.scalars(query.options(*_LISTED)).all()


def newest_batches(session: Session, most: int) -> list[tuple[ResumeBatch, dict[FileState, int]]]:
    """Uploads, the newest first, with how many of their files are how far."""
    query = select(ResumeBatch).order_by(ResumeBatch.id.desc()).limit(most)
    batches = session.scalars(query.options(joinedload(ResumeBatch.uploaded_by))).all()
    counted = (
        select(ResumeFile.batch_id, ResumeFile.state, func.count())
        .where(ResumeFile.batch_id.in_([batch.id for batch in batches]))
        .group_by(ResumeFile.batch_id, ResumeFile.state)
    )
    counts: dict[int | None, dict[FileState, int]] = {batch.id: {} for batch in batches}
    for batch_id, state, count in session.execute(counted):
        counts[batch_id][state] = count
    return [(batch, counts[batch.id]) for batch in batches]


def people_with_addresses(session: Session, addresses: Iterable[str]) -> list[Candidate]:
    """Whoever has one of these. Colleagues share a work phone, which tells nobody."""
    wanted = [one for one in addresses if one]
    if not wanted:
        return []
    ways = select(WayToReach.candidate_id).where(
        WayToReach.value.in_(wanted), WayToReach.kind != WayKind.work_phone
    )
    query = select(Candidate).where(Candidate.id.in_(ways), Candidate.erased_at.is_(None))
    return list(session.scalars(query.order_by(Candidate.id)))
