"""Reads every row of a file and says what would become of it. Nothing else is written."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import blake2s
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from agency.imports.book import Book
from agency.imports.columns import KEEP, NAMES
from agency.imports.faults import FileRefused, RowRefused
from agency.imports.files import Line, Row, Written, head_of, lines_of, rows_after
from agency.imports.kinds import KINDS
from agency.imports.models import ChangeLog, ImportJob, ImportRow, JobState, RowState
from agency.imports.options import Options
from agency.imports.uploading import kept_file
from agency.imports.verdicts import Numbered, Verdict
from agency.languages.speaking import _
from agency.words import figure

ROWS_AT_A_TIME = 500
_MOST_NOTES = 1_000
_TAUGHT = 10


def check(session: Session, job: ImportJob, book: Book, now: datetime) -> Iterator[None]:
    """Go through the whole file anew; the caller commits after every step.

    Where the file cannot be read to its end the job goes back to its columns with the problem.
    """
    _forget_rows(session, job)
    job.begin(JobState.mapped, job.file_size, now)
    job.counts, job.notes, job.problem = {}, [], ""
    yield
    checking = _Checking(session, job, book, now)
    try:
        with kept_file(session, job) as file:
            written = Written(**job.written)
            head = head_of(file, written, NAMES)
            lines = rows_after(
                lines_of(file, written), head.line, job.columns, checking.long_columns()
            )
            while some := list(islice(lines, ROWS_AT_A_TIME)):
                checking.take(some)
                job.done = min(file.tell(), job.file_size)
                yield
    except FileRefused as refused:
        session.rollback()
        _forget_rows(session, job)
        job.state, job.problem = JobState.parsed, str(refused)
        yield
        return
    checking.finish()
    yield


class _Checking:
    """One pass over one file."""

    def __init__(self, session: Session, job: ImportJob, book: Book, now: datetime) -> None:
        self._session, self._job, self._book, self._now = session, job, book, now
        self._options = Options.from_json(job.options)
        self._rows = KINDS[job.kind](book, self._options, now)
        self._fields = fields_of(job)
        self._seen: dict[int, int] = {}
        """The line on which each mark of a person first stands, by a hash of the mark."""
        self._counts: Counter[str] = Counter()
        self._taught: list[int] = []
        self._notes: list[str] = []
        self._lacking: set[str] = set()
        self._unreadable = 0
        self._no = 0

    def long_columns(self) -> dict[int, int]:
        return {at: self._rows.long[one] for at, one in self._fields if one in self._rows.long}

    def take(self, lines: Sequence[Line | RowRefused]) -> None:
        rows = [self._numbered(line) for line in lines]
        verdicts = self._rows.verdicts(self._session, [row for row, _other in rows])
        records = []
        for (row, cells), verdict in zip(rows, verdicts, strict=True):
            verdict = self._first_of_its_kind(row, verdict)
            self._note(row, verdict)
            records.append(_record(self._job.id, row, cells, verdict))
        self._session.execute(insert(ImportRow), records)

    def finish(self) -> None:
        job = self._job
        notes = list(self._notes)
        if self._unreadable:
            notes.append(
                _(
                    "%(count)s rows have letters that this encoding does not know, shown as �.",
                    count=figure(self._unreadable),
                )
            )
        job.notes = notes[:_MOST_NOTES]
        job.counts = {**self._counts, "taught": self._taught, "new_terms": len(self._lacking)}
        job.state, job.done = JobState.checked, job.of
        self._session.flush()

    def _numbered(self, line: Line | RowRefused) -> tuple[Numbered[Any], list[str]]:
        self._no += 1
        cells = list(line.cells)
        self._unreadable += any("�" in cell for cell in cells)
        told = row_of(line, self._job.columns, self._fields)
        read = told if isinstance(told, RowRefused) else self._rows.read(told)
        return Numbered(self._no, read, hash_of(cells)), cells

    def _first_of_its_kind(self, one: Numbered[Any], verdict: Verdict) -> Verdict:
        """The same person twice in a file goes in once; the second row may add something."""
        if verdict.state is not RowState.new:
            return verdict
        row: Any = one.row
        marks = [hash(mark) for mark in self._rows.marks(row)]
        earlier = min((self._seen[mark] for mark in marks if mark in self._seen), default=None)
        for mark in marks:
            self._seen.setdefault(mark, row.line)
        if earlier is None:
            return verdict
        if not self._options.asks:
            return Verdict(RowState.unchanged, notes=verdict.notes)
        return Verdict(
            RowState.changed, conflict=_("The same person as on line %(earlier)s.", earlier=earlier)
        )

    def _note(self, one: Numbered[Any], verdict: Verdict) -> None:
        self._notes += verdict.notes
        if verdict.state not in (RowState.new, RowState.changed):
            return
        row: Any = one.row
        taught = self._rows.taught(one.no)
        self._counts.update(taught)
        self._lacking |= self._rows.lacking(row)
        if any(taught.values()) and len(self._taught) < _TAUGHT:
            self._taught.append(one.no)


def fields_of(job: ImportJob) -> list[tuple[int, str]]:
    """Position and field of every column that is not left out."""
    return [(at, field) for at, field in enumerate(job.mapping) if field]


def row_of(
    line: Line | RowRefused, columns: Sequence[str], fields: Sequence[tuple[int, str]]
) -> Row | RowRefused:
    """The line's cells by field."""
    if isinstance(line, RowRefused):
        return line
    cells = {field: line.cells[at] for at, field in fields if field != KEEP}
    kept = tuple(
        f"{columns[at] or f'Column {at + 1}'}: {line.cells[at]}"
        for at, field in fields
        if field == KEEP and line.cells[at]
    )
    return Row(line.number, cells, kept)


def hash_of(cells: Sequence[str]) -> str:
    """Alike only for rows with the very same cells."""
    return blake2s(json.dumps(cells).encode(), digest_size=16).hexdigest()


def _record(job_id: int, one: Numbered[Any], cells: list[str], verdict: Verdict) -> dict[str, Any]:
    return {
        "job_id": job_id,
        "row_no": one.no,
        "line": one.row.line,
        "row_hash": one.row_hash,
        "cells": cells,
        "state": verdict.state,
        "candidate_id": verdict.candidate_id,
        "column": verdict.column,
        "conflict": verdict.conflict,
        "like_ids": list(verdict.like_ids),
        "decision": "",
    }


def _forget_rows(session: Session, job: ImportJob) -> None:
    session.execute(delete(ChangeLog).where(ChangeLog.job_id == job.id))
    session.execute(delete(ImportRow).where(ImportRow.job_id == job.id))
