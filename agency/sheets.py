"""Cells of a spreadsheet: written so that nothing runs, and read back as they were. Pure.

A cell that begins like a formula gets an apostrophe before it (CWE-1236; OWASP, "CSV Injection"), and
``as_typed`` takes it off again, so that what went out comes in unchanged.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

_RUNS = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")


def safe(cell: str) -> str:
    """The cell as no spreadsheet runs it."""
    return f"'{cell}" if _RUNS.match(cell) else cell


def as_typed(cell: str) -> str:
    """What ``safe`` was given; a cell it did not touch stays as it is."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell[1:]) else cell


def cell_of(value: object) -> str:
    """A value as text: numbers without trailing noughts, days as 2026-03-12, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return safe(str(value))


def csv_text(lines: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines as a CSV, one at a time."""
    for line in lines:
        sheet = StringIO()
        csv.writer(sheet).writerow([cell_of(value) for value in line])
        yield sheet.getvalue()
