"""Takes a whole import back, newest row first: what somebody has touched since stays, and is listed.

Opt-outs, the suppression list and the history are never taken back: whoever refused contact in the
file stays, so that the refusal does.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from agency.candidates.bringing_in import one_at_a_time
from agency.candidates.models import Candidate
from agency.contact.models import ConsentEntry, ConsentKind
from agency.database import Base
from agency.imports.applying import ROWS_AT_A_TIME, NotReady
from agency.imports.models import ChangeLog, ImportJob, ImportRow, JobState, RowState
from agency.imports.versions import tables_of_a_person, versions_of
from agency.matching.profiles import refresh_profiles

TAKEN = (RowState.added, RowState.updated)
TOUCHED = "Somebody has worked with them since."
REFUSED = "They refused contact or asked for quiet, and that is kept."


def begin_undoing(session: Session, job: ImportJob, now: datetime) -> None:
    """Raises ``NotReady``. Never commits."""
    if not job.may_be_undone(now):
        raise NotReady("This import can no longer be taken back.")
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
    ids = [log.candidate_id for log, _ in rows]
    # Whoever is changed at this moment waits for us, or we for them.
    session.execute(select(Candidate.id).where(Candidate.id.in_(ids)).with_for_update()).all()
    now_held, refusing = versions_of(session, ids), _refusing(session, ids)
    for log, row in rows:
        if now_held.get(log.candidate_id) != log.version_after:
            row.state, row.conflict = RowState.kept, TOUCHED
        elif log.candidate_id in refusing and not log.version_before:
            row.state, row.conflict = RowState.kept, REFUSED
        else:
            row.state, row.candidate_id, row.conflict = RowState.undone, None, ""
    session.flush()
    back = [log for log, row in rows if row.state is RowState.undone]
    restored = [log for log in back if log.version_before]
    for log in restored:
        _restore(session, log, log.candidate_id in refusing)
    _remove(session, [log.candidate_id for log in back if not log.version_before])
    refresh_profiles(session, (log.candidate_id for log in restored))
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
        if log.candidate_id not in seen:
            seen.add(log.candidate_id)
            newest.append((log, row))
    return newest


def _refusing(session: Session, ids: Sequence[int]) -> set[int]:
    """Who refused contact, by whatever way, or was silenced by their own words."""
    refusals = (
        (ConsentEntry.kind == ConsentKind.stop)
        | (ConsentEntry.kind == ConsentKind.pause)
        | ((ConsentEntry.kind == ConsentKind.contact) & (ConsentEntry.answer == "no"))
    )
    query = select(ConsentEntry.candidate_id).where(ConsentEntry.candidate_id.in_(ids), refusals)
    return set(session.scalars(query))


def _restore(session: Session, log: ChangeLog, refuses: bool) -> None:
    """Fields as they were, and what came with the row gone; the words of a refusal stay."""
    person = session.get_one(Candidate, log.candidate_id)
    for name in log.before:
        setattr(person, name, log.before[name])
    session.flush()
    added: dict[str, list[int]] = log.after.get("added", {})
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in added and not (refuses and table.name == "touches"):
            session.execute(delete(table).where(table.c.id.in_(added[table.name])))
    session.expire(person)


def _remove(session: Session, ids: Sequence[int]) -> None:
    """Whoever the import made and nobody has touched, with all that Callback wrote of them by itself."""
    if not ids:
        return
    elsewhere = update(ImportRow).where(ImportRow.candidate_id.in_(ids))
    session.execute(elsewhere.values(candidate_id=None))
    for table in reversed(tables_of_a_person()):
        session.execute(delete(table).where(table.c.candidate_id.in_(ids)))
    session.execute(delete(Candidate).where(Candidate.id.in_(ids)))
    session.expire_all()


def reasons_kept(session: Session, job: ImportJob) -> list[Any]:
    """Rows of people who stayed when the import was taken back, with who they are."""
    query = (
        select(ImportRow, Candidate)
        .join(Candidate, Candidate.id == ImportRow.candidate_id)
        .where(ImportRow.job_id == job.id, ImportRow.state == RowState.kept)
    )
    return list(session.execute(query.order_by(ImportRow.row_no).limit(200)))
