"""Makes the file of an export, part by part, so that it is never whole in memory."""

import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import count
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from agency.exports.archive import write_archive
from agency.exports.cards import card_of
from agency.exports.models import Export, ExportForm, ExportKind, ExportPart, ExportState
from agency.exports.shortlists import lines_for_role
from agency.exports.tables import AT_A_TIME, Line, table_lines
from agency.languages.speaking import _, speaking
from agency.recruiters.models import Recruiter
from agency.sheets import cell_of, csv_text

PART = 256 * 1024
"""Bytes of one stretch."""
Progress = Callable[[int], None]
MEDIA = {
    ExportForm.csv: "text/csv; charset=utf-8",
    ExportForm.xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ExportForm.vcf: "text/vcard; charset=utf-8",
    ExportForm.zip: "application/zip",
}


def make_file(session: Session, export_id: int, now: datetime, progress: Progress) -> int:
    """The file of an export that is being made, in place of what an earlier try left; its lines.

    ``progress`` is told of the lines so far now and then. Zero where it is not ``making``.
    """
    export = session.get(Export, export_id)
    if export is None or export.state is not ExportState.making:
        return 0
    session.execute(delete(ExportPart).filter_by(export_id=export_id))
    with tempfile.TemporaryFile() as file:
        lines = _write(session, export, now, file, progress)
        _keep(session, export_id, file)
    session.execute(
        update(Export).filter_by(id=export_id)
        .values(state=ExportState.ready, ready_at=now, done=lines)
    )  # fmt: skip
    return lines


def file_of(session: Session, export_id: int) -> Iterator[bytes]:
    """The stretches of a ready file, in order."""
    for number in count():
        part = session.get(ExportPart, (export_id, number))
        if part is None:
            return
        yield part.data
        session.expunge(part)


def _write(
    session: Session, export: Export, now: datetime, file: IO[bytes], progress: Progress
) -> int:
    kind, asked = export.kind, dict(export.asked)
    if kind is ExportKind.archive:
        return write_archive(session, file, now, progress)
    if kind is ExportKind.person:
        file.write(card_of(session, int(asked["candidate_id"])).encode())
        return 1
    taken_by = session.get_one(Recruiter, export.recruiter_id)
    number, form = export.id, export.form
    if kind is ExportKind.people_for_role:
        lines = lines_for_role(session, int(asked["role_id"]), taken_by, now)
    else:
        lines = table_lines(session, kind, asked)
    counted = _Counted(lines, progress)
    with speaking(taken_by.reads):
        if form is ExportForm.xlsx:
            title = _("Export %(number)s", number=number)
            _write_workbook(counted, file, title, taken_by.name)
        else:
            # Excel takes a CSV for Windows-1252 unless a byte-order mark says otherwise.
            file.write(BOM_UTF8)
            file.writelines(text.encode() for text in csv_text(counted))
    return counted.lines


class _Counted:
    """Lines, and how many of them below the head have gone by."""

    def __init__(self, lines: Iterable[Line], progress: Progress) -> None:
        self._lines, self._progress = lines, progress
        self.lines = 0

    def __iter__(self) -> Iterator[Line]:
        for at, line in enumerate(self._lines):
            self.lines = at
            if at and at % AT_A_TIME == 0:
                self._progress(at)
            yield line


def _write_workbook(lines: Iterable[Line], file: IO[bytes], title: str, taken_by: str) -> None:
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, taken_by
    sheet = book.create_sheet(title)
    for line in lines:
        sheet.append([_workbook_cell(sheet, value) for value in line])
    book.save(file)


def _workbook_cell(sheet: Any, value: object) -> Any:
    """Numbers stay numbers; a text is a text whatever it looks like."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", cell_of(value)))
    cell.data_type = "s"
    return cell


def _keep(session: Session, export_id: int, file: IO[bytes]) -> None:
    file.seek(0)
    for number, data in enumerate(iter(lambda: file.read(PART), b"")):
        session.add(ExportPart(export_id=export_id, number=number, data=data))
        session.flush()
        session.expunge_all()
