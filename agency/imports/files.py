"""Opens a file of rows as people save them, and reads it in a streamed way with its faults named.

Pure: bytes in, lines and refusals out. Nothing here knows what the columns mean. CSV is read here,
Excel in ``sheets``, careers pages in ``postings``.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from agency.imports import postings, sheets
from agency.imports.encodings import guess_encoding
from agency.imports.faults import FileRefused, RowRefused
from agency.languages.speaking import N_, _
from agency.sheets import as_typed
from agency.words import figure

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 10_000
DELIMITERS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("vertical bar")}
_LONGEST_LINE = 1_000_000
_LONGEST_ROW = 250_000
"""Characters: after so many an open quotation mark is taken for a fault of its own line."""
_HEAD = 200
"""Rows that are looked at to guess what a file holds."""
_PREAMBLE = 12
"""How many lines may stand before the names of the columns, as in LinkedIn's export."""


@dataclass(frozen=True)
class Written:
    """How a file is written. ``sheet`` is for Excel, the other two for CSV."""

    format: str
    """``csv``, ``xlsx``, or ``postings``: roles as a careers page publishes them."""
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str = ""


@dataclass(frozen=True)
class Line:
    """The cells of one line, stripped; ``number`` is where it begins in the file."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Row:
    """The cells of one row by field; ``line`` is where it starts in the file."""

    line: int
    cells: dict[str, str]
    kept: tuple[str, ...] = ()
    """Columns that become no field but stay in the note: "Legacy ID: L-17"."""


@dataclass(frozen=True)
class Head:
    """The beginning of a file: its columns, the line they stand on, and some rows to guess by."""

    columns: tuple[str, ...]
    line: int
    rows: tuple[list[str], ...]


def guess(file: BinaryIO) -> Written:
    """How the file is written. Raises ``FileRefused`` where it is no table at all."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > MOST_BYTES:
        raise FileRefused(
            _(
                "The file has %(size)s MB; %(most)s MB is the most. Split it.",
                size=size // 1024 // 1024,
                most=MOST_BYTES // 1024 // 1024,
            )
        )
    beginning = file.read(8)
    _refuse_other_formats(beginning)
    if postings.are_postings(file):
        return Written("postings")
    if beginning.startswith(b"PK\x03\x04"):
        return Written("xlsx", sheet=sheets.names(file)[0])
    encoding = guess_encoding(file)
    return Written("csv", encoding, _guess_delimiter(file, encoding))


def lines_of(file: BinaryIO, written: Written) -> Iterator[Line | RowRefused]:
    """Every line that is not blank. Raises ``FileRefused`` where nothing more can be read."""
    file.seek(0)
    if written.format == "xlsx":
        for number, cells in sheets.lines(file, written.sheet):
            yield Line(number, cells)
        return
    if written.format == "postings":
        for number, cells in enumerate(postings.lines_in(file), start=1):
            yield Line(number, cells)
        return
    yield from _csv_lines(_physical_lines(file, written.encoding), written.delimiter)


def head_of(file: BinaryIO, written: Written, names: frozenset[str] = frozenset()) -> Head:
    """The columns and the first rows. Raises ``FileRefused``.

    The columns are named by the first line, or by the first that has three of ``names`` (plain
    names of columns) where an export tells something about itself above them.
    """
    lines = lines_of(file, written)
    first = list(islice(lines, _PREAMBLE))
    at = next((n for n, line in enumerate(first) if _known_names(line, names) >= 3), 0)
    if not first:
        raise FileRefused(_("The file is empty. The first line must name the columns."))
    header = first[at]
    if isinstance(header, RowRefused):
        raise FileRefused(_("The first line cannot be read. %(reason)s", reason=header.reason))
    columns = tuple(header.cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if len(columns) > MOST_COLUMNS:
        raise FileRefused(
            _(
                "The file has %(columns)s columns; %(most)s is the most.",
                columns=len(columns),
                most=MOST_COLUMNS,
            )
        )
    rows = [*first[at + 1 :], *islice(lines, _HEAD)]
    return Head(columns, header.number, tuple(row.cells for row in rows if isinstance(row, Line)))


def rows_after(
    lines: Iterator[Line | RowRefused],
    head_line: int,
    columns: Sequence[str],
    long: Mapping[int, int],
) -> Iterator[Line | RowRefused]:
    """The rows below the names of the columns, each with as many cells as these.

    ``long`` says which columns (by position) may hold more than usual, and how many characters.
    Raises ``FileRefused`` beyond ``MOST_ROWS``.
    """
    count = 0
    for line in lines:
        number = line.line if isinstance(line, RowRefused) else line.number
        if number <= head_line:
            continue
        count += 1
        if count > MOST_ROWS:
            raise FileRefused(
                _(
                    "The file has more than %(most)s rows. Split it.",
                    most=figure(MOST_ROWS),
                )
            )
        yield line if isinstance(line, RowRefused) else _checked(line, columns, long)


def plain(name: str) -> str:
    """A column's name without capitals, underscores and odd spaces."""
    return " ".join(name.casefold().replace("_", " ").split())


def _refuse_other_formats(beginning: bytes) -> None:
    if beginning.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(_("This is an old Excel file (.xls). Save it as .xlsx or as CSV."))
    if beginning.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")):
        raise FileRefused(_("This is not a table. Choose a CSV or an Excel file (.xlsx)."))


def _known_names(line: Line | RowRefused, names: frozenset[str]) -> int:
    return 0 if isinstance(line, RowRefused) else len({plain(cell) for cell in line.cells} & names)


def _guess_delimiter(file: BinaryIO, encoding: str) -> str:
    """The one that cuts most rows into as many cells as the first, and into the most of them."""

    def fits(delimiter: str) -> tuple[float, int]:
        file.seek(0)
        lines = _csv_lines(_physical_lines(file, encoding), delimiter)
        widths = [len(line.cells) for line in islice(lines, 30) if isinstance(line, Line)]
        usual = max(widths, key=widths.count, default=1)
        return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)

    return max(DELIMITERS, key=lambda one: (round(fits(one)[0], 1), fits(one)[1]))


def _physical_lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Lines with their ends, whatever these are; one without end comes in pieces of a million."""
    file.seek(0)
    # "utf-8-sig" and "utf-16" take the byte-order mark away; errors become the mark for it, U+FFFD.
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            yield line.replace("\0", "")
    finally:
        text.detach()


def _csv_lines(physical: Iterator[str], delimiter: str) -> Iterator[Line | RowRefused]:
    """Rows as CSV has them: a cell in quotation marks may hold line ends.

    A quotation mark that is never closed costs its own line and no other: reading goes on below.
    """
    number, waiting = 1, _Pushback(physical)
    for line in waiting:
        begins, taken = number, [line]
        cells = _cells(line, delimiter)
        while cells is None and sum(map(len, taken)) <= _LONGEST_ROW:
            more = next(waiting, None)
            if more is None:
                break
            taken.append(more)
            if '"' in more:
                cells = _cells("".join(taken), delimiter)
        if not isinstance(cells, list):
            waiting.give_back(taken[1:])
            taken = taken[:1]
            yield RowRefused(begins, "", cells or _UNCLOSED, (line.strip()[:_LONGEST_ROW],))
        elif any(cell.strip() for cell in cells):
            yield Line(begins, [as_typed(cell.strip()) for cell in cells])
        number += sum(_ends(one) for one in taken)


class _Pushback:
    """Lines that can be handed back to be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []

    def __iter__(self) -> "_Pushback":
        return self

    def __next__(self) -> str:
        return self._again.pop() if self._again else next(self._lines)

    def give_back(self, lines: Sequence[str]) -> None:
        self._again.extend(reversed(lines))


_UNCLOSED = "a quotation mark opens here and is never closed; close it, or take it out"
_AFTER_QUOTE = (
    "something stands after a closing quotation mark; write a quotation mark twice inside a cell"
)


def _cells(text: str, delimiter: str) -> list[str] | str | None:
    """The cells; or what is wrong with them; or nothing, if a quotation mark is still open."""
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error as fault:
        said = str(fault)
        if "unexpected end of data" in said:
            return None
        if "field larger" in said:
            return _(
                "a cell has more than %(most)s characters; shorten it",
                most=figure(csv.field_size_limit()),
            )
        return _AFTER_QUOTE


def _ends(line: str) -> int:
    return 1 if line.endswith(("\n", "\r")) else 0


def _checked(line: Line, columns: Sequence[str], long: Mapping[int, int]) -> Line | RowRefused:
    cells, width = line.cells, len(columns)
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != width:
        counted = f"{len(cells)} cell{'' if len(cells) == 1 else 's'}"
        reason = _("it has %(counted)s, the header has %(width)s", counted=counted, width=width)
        return RowRefused(line.number, "", reason, tuple(cells))
    for at, cell in enumerate(cells):
        most = long.get(at, MOST_CHARACTERS)
        if len(cell) > most:
            reason = _(
                "%(cell)s characters; %(most)s is the most",
                cell=figure(len(cell)),
                most=figure(most),
            )
            return RowRefused(line.number, columns[at], reason, tuple(cells))
    return Line(line.number, cells)
