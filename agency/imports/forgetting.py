"""What an import keeps of people is thrown away once it serves nothing any more, and when one of them is erased."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import any_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from agency.imports.models import (
    UNDO_DAYS,
    ChangeLog,
    ImportJob,
    ImportPiece,
    ImportRow,
    JobState,
    RowState,
)
from agency.languages.speaking import _

KEPT_DAYS = 30
"""How long rows that were refused or wait for a decision can still be seen."""
_BEGUN = (JobState.uploaded, JobState.parsed, JobState.mapped, JobState.checked)


def forget_imports(session: Session, now: datetime) -> None:
    """After a week what a file needs to be taken back, and files nobody went on with; after 30 days its rows."""
    week, month = now - timedelta(days=UNDO_DAYS), now - timedelta(days=KEPT_DAYS)
    abandoned = select(ImportJob.id).where(ImportJob.state.in_(_BEGUN), ImportJob.changed_at < week)
    for job in session.scalars(select(ImportJob).where(ImportJob.id.in_(abandoned))):
        discard(session, job)
    over = select(ImportJob.id).where(ImportJob.applied_at < week)
    session.execute(delete(ChangeLog).where(ChangeLog.job_id.in_(over)))
    old = select(ImportJob.id).where(ImportJob.applied_at < month, ImportJob.forgotten_at.is_(None))
    rows = update(ImportRow).where(ImportRow.job_id.in_(old))
    undecided = rows.where(ImportRow.state == RowState.aside)
    session.execute(undecided.values(state=RowState.left_out, conflict=_("Nobody decided.")))
    session.execute(rows.values(cells=[], like_ids=[]))
    jobs = update(ImportJob).where(ImportJob.id.in_(old))
    session.execute(jobs.values(forgotten_at=now, notes=[]))


def discard(session: Session, job: ImportJob) -> None:
    """An import of which nothing was saved, with its file."""
    session.execute(delete(ImportPiece).where(ImportPiece.job_id == job.id))
    session.execute(delete(ImportRow).where(ImportRow.job_id == job.id))
    session.delete(job)
    session.flush()


def forget_person(session: Session, candidate_id: int, addresses: Iterable[str]) -> None:
    """Rows of them or with one of their addresses, what was changed by these, and files not read in yet.

    Nobody can tell what stands in such a file, so each is thrown away and has to be chosen again.
    """
    session.execute(delete(ChangeLog).where(ChangeLog.candidate_id == candidate_id))
    theirs = [ImportRow.candidate_id == candidate_id, any_(ImportRow.like_ids) == candidate_id]
    written = func.lower(func.array_to_string(ImportRow.cells, "\n"))
    theirs += [written.contains(address, autoescape=True) for address in addresses]
    session.execute(delete(ImportRow).where(or_(*theirs)))
    session.execute(update(ImportJob).values(notes=[]))
    session.execute(delete(ImportPiece))
