"""Takes a whole import back, newest row first: what somebody has touched since stays, and is listed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from agency.candidates.bringing_in import one_at_a_time
from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.imports.applying import ROWS_AT_A_TIME, NotReady
from agency.imports.models import ChangeLog, ImportJob, ImportKind, ImportRow, JobState, RowState
from agency.imports.undoing_people import take_people_back
from agency.imports.undoing_roles import take_roles_back
from agency.languages.speaking import _

TAKEN = (RowState.added, RowState.updated)
Taken = Sequence[tuple[ChangeLog, ImportRow]]
_BACK: Mapping[ImportKind, Callable[[Session, Taken], None]] = {
    ImportKind.candidates: take_people_back,
    ImportKind.roles: take_roles_back,
}


def begin_undoing(session: Session, job: ImportJob, now: datetime) -> None:
    """Raises ``NotReady``. Never commits."""
    if not job.may_be_undone(now):
        raise NotReady(_("This import can no longer be taken back."))
    query = select(func.count()).select_from(ImportRow)
    taken = session.scalar(query.filter_by(job_id=job.id).where(ImportRow.state.in_(TAKEN)))
    job.begin(JobState.undoing, taken or 0, now)
    session.flush()


def undo_next(session: Session, job: ImportJob, now: datetime) -> bool:
    """The next rows back; whether that was all. Never commits; running it again changes nothing more."""
    one_at_a_time(session)
    session.refresh(job, with_for_update=True)
    if job.state is not JobState.undoing:
        return True
    rows = _newest(session, job)
    if not rows:
        job.state, job.undone_at, job.done = JobState.undone, now, job.of
        session.flush()
        return True
    _BACK[job.kind](session, rows)
    job.done += len(rows)
    session.flush()
    return False


def _newest(session: Session, job: ImportJob) -> list[tuple[ChangeLog, ImportRow]]:
    query = (
        select(ChangeLog, ImportRow)
        .join(
            ImportRow,
            (ImportRow.job_id == ChangeLog.job_id) & (ImportRow.row_no == ChangeLog.row_no),
        )
        .where(ChangeLog.job_id == job.id, ImportRow.state.in_(TAKEN))
        .order_by(ChangeLog.id.desc())
        .limit(ROWS_AT_A_TIME)
    )
    found = [(row.ChangeLog, row.ImportRow) for row in session.execute(query)]
    seen: set[int] = set()
    newest = []
    for log, row in found:  # an earlier change of the same person goes back in the next batch
        if log.about_id not in seen:
            seen.add(log.about_id)
            newest.append((log, row))
    return newest


def reasons_kept(
    session: Session, job: ImportJob
) -> list[tuple[ImportRow, Candidate | None, Role | None]]:
    """Rows of which something stayed when the import was taken back, with the person or role if these did."""
    query = (
        select(ImportRow, Candidate, Role)
        .outerjoin(Candidate, Candidate.id == ImportRow.candidate_id)
        .outerjoin(Role, Role.id == ImportRow.role_id)
        .where(ImportRow.job_id == job.id)
        .where(or_(ImportRow.state == RowState.kept, _came_with_more))
    )
    rows = session.execute(query.order_by(ImportRow.row_no).limit(200))
    return [(row.ImportRow, row.Candidate, row.Role) for row in rows]


_came_with_more = (ImportRow.state == RowState.undone) & (ImportRow.conflict != "")
"""The role is gone, and its client or contact could not go."""
