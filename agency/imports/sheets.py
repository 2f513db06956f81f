"""Reads Excel files row by row, as text. A file that would swell beyond measure is refused unopened."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, BinaryIO

import openpyxl

from agency.imports.faults import FileRefused
from agency.languages.speaking import N_, _
from agency.sheets import as_typed

MOST_INFLATED = 300 * 1024 * 1024
_MOST_TIMES = 200
"""How much larger than the file its contents may be; a spreadsheet of ten thousand equal rows is 40 times."""
_MOST_MEMBERS = 2_000
_BROKEN = N_("The Excel file is damaged and cannot be opened. Save it again, or save it as CSV.")


def names(file: BinaryIO) -> list[str]:
    """Its sheets, those that are hidden last. Raises ``FileRefused``."""
    with _opened(file) as book:
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    if not shown + hidden:
        raise FileRefused(_("The Excel file has no sheet with rows."))
    return shown + hidden


def lines(file: BinaryIO, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, by their number in the sheet. Formulas give what was last calculated."""
    with _opened(file) as book:
        page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        page.reset_dimensions()  # some programs write that a sheet of ten rows has a million
        try:
            for number, row in enumerate(page.iter_rows(values_only=True), start=1):
                cells = [as_typed(_text(value)) for value in row]
                if any(cells):
                    yield number, cells
        except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, EOFError):
            raise FileRefused(_(_BROKEN)) from None


@contextmanager
def _opened(file: BinaryIO) -> Iterator[Any]:
    _refuse_bombs(file)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that nobody reads here
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except FileRefused:
        raise
    except Exception:  # whatever openpyxl stumbles over in a file from anywhere
        raise FileRefused(_(_BROKEN)) from None
    try:
        yield book
    finally:
        book.close()


def _refuse_bombs(file: BinaryIO) -> None:
    """By what the archive says of itself: reading a member stops at the size it gave."""
    size = file.seek(0, io.SEEK_END)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise FileRefused(_(_BROKEN)) from None
    if not any(member.filename == "[Content_Types].xml" for member in members):
        raise FileRefused(
            _("This is a zip, not an Excel file. Take the file out of it and choose that.")
        )
    inflated = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or inflated > min(MOST_INFLATED, _MOST_TIMES * size):
        raise FileRefused(
            _(
                "The Excel file is far larger inside than it may be. Save the sheet as CSV and choose that."
            )
        )


def _text(value: Any) -> str:
    """A cell as a person would write it: days as 2026-03-12, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    # Half characters, which no database holds, become question marks.
    return str(value).replace("\0", "").encode("utf-8", "replace").decode().strip()
