"""Opens a CSV file as people save them: any of two encodings and two separators, with its faults named.

Pure: bytes in, rows and refusals out. Nothing here knows what the columns mean.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 10_000


class FileRefused(Exception):
    """Nothing of this file can be read; the message says why and what to do."""


@dataclass(frozen=True)
class RowRefused:
    """One row that stays out, and why. ``column`` is empty where the whole row is at fault."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        where = f"Line {self.line}, {self.column}" if self.column else f"Line {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True)
class Row:
    """The cells of one row by column name, stripped; ``line`` is where it starts in the file."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """A file that could be opened, row by row in its own order."""

    columns: tuple[str, ...]
    rows: tuple[Row | RowRefused, ...]
    notes: tuple[str, ...]
    """What was done to the file to read it."""


def read_table(
    data: bytes,
    known: Iterable[str],
    required: Iterable[str],
    long: Mapping[str, int] | None = None,
) -> Table:
    """The file's rows. Raises ``FileRefused``.

    Columns are matched without regard to capitals, order, spaces or underscores. ``long`` names
    those whose cells may hold more than usual, and how many characters.
    """
    if len(data) > MOST_BYTES:
        raise FileRefused(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Split it.")
    text, notes = _text(data)
    separator = _separator(text)
    lines = _lines(text, separator)
    header = next(lines, None)
    if isinstance(header, RowRefused):
        raise FileRefused(f"The first line cannot be read. {header.reason}")
    if header is None:
        raise FileRefused("The file is empty. The first line must name the columns.")
    columns = _columns(header[1], tuple(known), tuple(required))
    return Table(columns, tuple(_rows(lines, columns, long or {})), notes)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused("The file is saved as UTF-16. Save it again as “CSV UTF-8”.")
    notes = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _windows(data)
        notes.append("The file is not UTF-8; it was read as Windows-1252. Check the accents.")
    nothings = text.count("\0")
    if nothings:
        text = text.replace("\0", "")
        notes.append(f"{nothings} NUL characters were left out.")
    return text, tuple(notes)


def _windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise FileRefused(
            "The file is neither UTF-8 nor Windows-1252. Save it again as “CSV UTF-8”."
        ) from None


def _separator(text: str) -> str:
    """The header says which: lists inside cells have semicolons too, but only further down."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return ";" if header.count(";") > header.count(",") else ","


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]] | RowRefused]:
    """Every line that is not blank, with the number of the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield RowRefused(begins, "", _fault(fault))
            if _swallowed_the_rest(fault):
                return
            continue
        if any(cell.strip() for cell in cells):
            yield begins, [cell.strip() for cell in cells]


def _swallowed_the_rest(fault: csv.Error) -> bool:
    return "unexpected end of data" in str(fault) or "field larger" in str(fault)


def _fault(fault: csv.Error) -> str:
    if _swallowed_the_rest(fault):
        return "a quotation mark opens here and is never closed; nothing after it was read"
    return "something stands after a closing quotation mark; write a quotation mark twice inside a cell"


def _columns(
    header: list[str], known: tuple[str, ...], required: tuple[str, ...]
) -> tuple[str, ...]:
    while header and not header[-1]:
        header = header[:-1]
    if len(header) > MOST_COLUMNS:
        raise FileRefused(f"The file has {len(header)} columns; {MOST_COLUMNS} is the most.")
    names = tuple(_plain(name) for name in header)
    _refuse_strange(header, names, known)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FileRefused(f"There are two columns “{twice[0]}”. Keep one of them.")
    missing = [name for name in required if name not in names]
    if missing:
        raise FileRefused(f"The column “{missing[0]}” is missing. Every row needs it.")
    return names


def _refuse_strange(header: list[str], names: tuple[str, ...], known: tuple[str, ...]) -> None:
    strange = [i for i, name in enumerate(names) if name not in known]
    if not strange:
        return
    at = strange[0]
    if not header[at]:
        raise FileRefused(f"Column {at + 1} has no name. Name it or take it out.")
    near = get_close_matches(names[at], known, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else f" Known are: {', '.join(known)}."
    more = f" ({len(strange) - 1} more are not known either.)" if len(strange) > 1 else ""
    raise FileRefused(f"The column “{header[at][:60]}” is not known.{hint}{more}")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _rows(
    lines: Iterator[tuple[int, list[str]] | RowRefused],
    columns: tuple[str, ...],
    long: Mapping[str, int],
) -> Iterator[Row | RowRefused]:
    for number, line in enumerate(lines):
        if number >= MOST_ROWS:
            raise FileRefused(f"The file has more than {MOST_ROWS:,} rows. Split it.")
        yield line if isinstance(line, RowRefused) else _row(*line, columns, long)


def _row(
    line: int, cells: list[str], columns: tuple[str, ...], long: Mapping[str, int]
) -> Row | RowRefused:
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(columns):
        counted = f"{len(cells)} cell{'' if len(cells) == 1 else 's'}"
        return RowRefused(line, "", f"it has {counted}, the header has {len(columns)}")
    for column, cell in zip(columns, cells, strict=True):
        most = long.get(column, MOST_CHARACTERS)
        if len(cell) > most:
            reason = f"{len(cell):,} characters; {most:,} is the most"
            return RowRefused(line, column, reason)
    return Row(line, dict(zip(columns, cells, strict=True)))
