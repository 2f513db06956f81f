"""Writes what the check said, 200 rows a transaction; stopped anywhere, it goes on with what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.bringing_in import one_at_a_time
from agency.imports.book import Book
from agency.imports.checking import fields_of, row_of
from agency.imports.files import Line
from agency.imports.kinds import KINDS, Done
from agency.imports.models import ChangeLog, ImportJob, ImportRow, JobState, RowState
from agency.imports.options import Options
from agency.imports.uploading import throw_file_away
from agency.imports.verdicts import Numbered
from agency.languages.speaking import _

ROWS_AT_A_TIME = 200
WAITING = (RowState.new, RowState.changed)


class NotReady(Exception):
    """The import is not at the step that this one follows; the message says what to do."""


@dataclass(frozen=True)
class Applied:
    """One batch. ``role_ids`` are new roles that are open; whoever commits has them surfaced."""

    finished: bool
    role_ids: tuple[int, ...] = ()


def begin_applying(session: Session, job: ImportJob, now: datetime) -> None:
    """From here on its rows go in. Raises ``NotReady``. Never commits."""
    if job.state not in (JobState.checked, JobState.applied):
        raise NotReady(_("The file has to be checked first."))
    if Options.from_json(job.options).basis == "bought":
        raise NotReady(_("Callback imports no bought or scraped lists. Nothing was saved."))
    job.begin(JobState.applying, waiting_rows(session, job), now)
    session.flush()


def waiting_rows(session: Session, job: ImportJob) -> int:
    """How many rows are ready and not in yet."""
    query = select(func.count()).select_from(ImportRow)
    return session.scalar(query.filter_by(job_id=job.id).where(ImportRow.state.in_(WAITING))) or 0


def apply_next(session: Session, job: ImportJob, book: Book, now: datetime) -> Applied:
    """The next rows, whole or not at all. Never commits; running it again changes nothing more."""
    one_at_a_time(session)
    session.refresh(job, with_for_update=True)
    if job.state is not JobState.applying:
        return Applied(finished=True)
    query = select(ImportRow).filter_by(job_id=job.id).where(ImportRow.state.in_(WAITING))
    rows = session.scalars(query.order_by(ImportRow.row_no).limit(ROWS_AT_A_TIME)).all()
    if not rows:
        _finish(session, job, now)
        return Applied(finished=True)
    kind = KINDS[job.kind](book, Options.from_json(job.options), now)
    done = kind.apply(session, [numbered(row, job, kind.read) for row in rows])
    _write_down(session, job, rows, done)
    job.done += len(done)
    session.flush()
    return Applied(False, tuple(one.open_role_id for one in done if one.open_role_id))


def numbered(row: ImportRow, job: ImportJob, read: Any) -> Numbered[Any]:
    """A kept row as it is read from its cells."""
    told = row_of(Line(row.line, row.cells), job.columns, fields_of(job))
    return Numbered(row.row_no, read(told), row.row_hash, row.decision, tuple(row.like_ids))


def _write_down(
    session: Session, job: ImportJob, rows: Sequence[ImportRow], done: Sequence[Done]
) -> None:
    by_no = {row.row_no: row for row in rows}
    for one in done:
        row, verdict = by_no[one.no], one.verdict
        row.state, row.candidate_id = verdict.state, verdict.candidate_id
        row.role_id = verdict.role_id
        row.column, row.conflict = verdict.column, verdict.conflict
        row.like_ids = list(verdict.like_ids)
        if one.version_after:
            session.add(
                ChangeLog(
                    job_id=job.id,
                    row_no=one.no,
                    candidate_id=verdict.candidate_id,
                    role_id=verdict.role_id,
                    version_before=one.version_before,
                    version_after=one.version_after,
                    before=_as_json(one.before),
                    after=_as_json(one.after),
                )
            )


def _as_json(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _finish(session: Session, job: ImportJob, now: datetime) -> None:
    """Rows that wait for a decision stay; the file itself is needed no longer."""
    job.state, job.done = JobState.applied, job.of
    job.applied_at = job.applied_at or now
    throw_file_away(session, job.id)
    session.flush()
