"""Questions about imports."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from agency.imports.models import ImportJob, ImportRow, JobState, RowState

UNFINISHED = (JobState.mapped, JobState.applying, JobState.undoing)
"""Steps in which a worker is busy."""


def import_jobs(session: Session, limit: int = 50) -> Sequence[ImportJob]:
    """The newest first."""
    query = select(ImportJob).options(joinedload(ImportJob.made_by))
    return session.scalars(query.order_by(ImportJob.id.desc()).limit(limit)).all()


def counts_of(session: Session, job: ImportJob) -> Counter[RowState]:
    """How many rows are in each state."""
    query = select(ImportRow.state, func.count()).filter_by(job_id=job.id).group_by(ImportRow.state)
    return Counter({row[0]: row[1] for row in session.execute(query)})


def rows_in(
    session: Session, job: ImportJob, *states: RowState, limit: int | None = None
) -> Iterator[ImportRow]:
    """Rows in these states in the file's order, read bit by bit."""
    query = select(ImportRow).filter_by(job_id=job.id).where(ImportRow.state.in_(states))
    query = query.order_by(ImportRow.row_no).limit(limit)
    yield from session.scalars(query.execution_options(yield_per=500))


def page_of_rows(
    session: Session, job: ImportJob, states: Sequence[RowState], page: int, size: int
) -> Sequence[ImportRow]:
    """Rows in these states, a page at a time."""
    query = select(ImportRow).filter_by(job_id=job.id).where(ImportRow.state.in_(states))
    query = query.order_by(ImportRow.row_no).limit(size).offset((page - 1) * size)
    return session.scalars(query).all()


def rows_numbered(session: Session, job: ImportJob, numbers: Sequence[int]) -> list[ImportRow]:
    query = select(ImportRow).filter_by(job_id=job.id).where(ImportRow.row_no.in_(numbers))
    return list(session.scalars(query.order_by(ImportRow.row_no)))


def why_aside(session: Session, job: ImportJob) -> Counter[str]:
    """How many rows wait for a decision, by the field it is about; ``name`` is somebody alike."""
    query = select(ImportRow.column, func.count()).filter_by(job_id=job.id, state=RowState.aside)
    rows = session.execute(query.group_by(ImportRow.column))
    return Counter({row[0]: row[1] for row in rows})


def standing_still(session: Session, since: datetime) -> list[tuple[int, JobState]]:
    """Imports half applied or half taken back in which nothing has moved: a command that was stopped."""
    query = select(ImportJob.id, ImportJob.state).where(
        ImportJob.state.in_((JobState.applying, JobState.undoing)), ImportJob.changed_at < since
    )
    return [(row.id, row.state) for row in session.execute(query)]


def new_people(session: Session, job: ImportJob) -> Sequence[int]:
    """The candidates whom the import made."""
    query = select(ImportRow.candidate_id).filter_by(job_id=job.id, state=RowState.added)
    return [id_ for id_ in session.scalars(query.order_by(ImportRow.row_no)) if id_]
