"""Finds published tables in a folder or in zip files, and reads them as rows of text. Pure."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from agency.skills.importing.classification import FilesRefused

Row = dict[str, str]
_LONGEST_CELL = 10_000_000
"""Characters; the tables as they are published have long cells."""


@dataclass(frozen=True)
class Table:
    """A file of the publisher's, wherever it lies."""

    name: str
    open: Callable[[], IO[bytes]]

    def rows(self, *needed: str) -> Iterator[Row]:
        """Every line by column name. Raises ``FilesRefused`` where a needed column is missing."""
        lines = _sheet(self) if self.name.lower().endswith(".xlsx") else _lines(self)
        header = [str(cell).strip() for cell in next(lines, ())]
        missing = [column for column in needed if column not in header]
        if missing:
            raise FilesRefused(f"“{self.name}” has no column called {' or '.join(missing)}.")
        for cells in lines:
            yield dict(zip(header, cells, strict=False))


def tables_in(paths: Sequence[Path]) -> list[Table]:
    """Every file in these folders and zip files; zips that lie in a folder are opened too."""
    found: list[Table] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(path.iterdir()):
                found += _zipped(file) if file.suffix.lower() == ".zip" else _plain(file)
        elif path.suffix.lower() == ".zip":
            found += _zipped(path)
        else:
            raise FilesRefused(f"“{path.name}” is neither a folder nor a zip file.")
    return found


def table_called(tables: Iterable[Table], pattern: str) -> Table | None:
    """The first table whose file name matches, whatever its case."""
    wanted = re.compile(pattern, re.IGNORECASE)
    return next((table for table in tables if wanted.fullmatch(table.name)), None)


def _plain(file: Path) -> list[Table]:
    return [Table(file.name, lambda: file.open("rb"))] if file.is_file() else []


def _zipped(path: Path) -> list[Table]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
    except (OSError, zipfile.BadZipFile):
        raise FilesRefused(f"“{path.name}” cannot be opened as a zip file.") from None
    return [Table(Path(name).name, _opener(path, name)) for name in names]


def _opener(path: Path, name: str) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        with zipfile.ZipFile(path) as archive:
            return io.BytesIO(archive.read(name))

    return opened


def _lines(table: Table) -> Iterator[Sequence[str]]:
    """Comma-separated, or tab-separated where the name ends in .txt."""
    is_tabbed = table.name.lower().endswith(".txt")
    with table.open() as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
        reader = (
            csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
            if is_tabbed
            else csv.reader(text)
        )
        usual = csv.field_size_limit(
            _LONGEST_CELL
        )  # of the whole process, so only for as long as this is read
        try:
            yield from reader
        except (UnicodeDecodeError, csv.Error):
            raise FilesRefused(f"“{table.name}” cannot be read as a table in UTF-8.") from None
        finally:
            csv.field_size_limit(usual)


def _sheet(table: Table) -> Iterator[Sequence[str]]:
    """The first sheet of a workbook."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with table.open() as raw:
        try:
            book = load_workbook(raw, read_only=True, data_only=True)
        except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile):
            raise FilesRefused(f"“{table.name}” cannot be opened as a workbook.") from None
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else str(cell) for cell in row]
        book.close()
