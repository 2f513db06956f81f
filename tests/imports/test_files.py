"""Opening files as people really save them."""

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from agency.imports import files, sheets
from agency.imports.columns import NAMES, documented
from agency.imports.faults import FileRefused, RowRefused
from agency.imports.files import Line, Written, guess, head_of, lines_of, rows_after

KNOWN = ("name", "email", "pay now")


def opened(
    data: bytes, long: dict[int, int] | None = None
) -> tuple[Written, list[str], list[Line | RowRefused]]:
    file = io.BytesIO(data)
    written = guess(file)
    head = head_of(file, written)
    rows = rows_after(lines_of(file, written), head.line, head.columns, long or {})
    return written, list(head.columns), list(rows)


def cells_of(data: bytes) -> list[dict[str, str]]:
    _, columns, rows = opened(data)
    names = [files.plain(column) for column in columns]
    return [dict(zip(names, row.cells, strict=True)) for row in rows if isinstance(row, Line)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"name,email\nAna,a@x\n", {"name": "Ana", "email": "a@x"}, id="commas"),
        pytest.param(b"name;email\nAna;a@x\n", {"name": "Ana", "email": "a@x"}, id="semicolons"),
        pytest.param(b"name\temail\nAna\ta@x\n", {"name": "Ana", "email": "a@x"}, id="tabs"),
        pytest.param(b"name|email\nAna|a@x\n", {"name": "Ana", "email": "a@x"}, id="bars"),
        pytest.param(
            b"name,skills\nAna,a;b;c\n", {"name": "Ana", "skills": "a;b;c"}, id="lists in cells"
        ),
        pytest.param(b" Pay_Now ,name\n5,Ana", {"name": "Ana", "pay now": "5"}, id="any spelling"),
        pytest.param(b"\xef\xbb\xbfname\n\xc3\x89lan\n", {"name": "Élan"}, id="byte-order mark"),
        pytest.param(b"name\n\xc9lan\n", {"name": "Élan"}, id="Windows-1252"),
        pytest.param("name,x\nÉlan,1\n".encode("utf-16"), {"name": "Élan", "x": "1"}, id="UTF-16"),
        pytest.param(
            "name,x\nElan,1\n".encode("utf-16-le"), {"name": "Elan", "x": "1"}, id="UTF-16, no mark"
        ),
        pytest.param(b"name\r\nAna\r\n", {"name": "Ana"}, id="Windows line ends"),
        pytest.param(b"name\rAna\r", {"name": "Ana"}, id="old line ends"),
        pytest.param(b'name\n"Ana\nMaria"\n', {"name": "Ana\nMaria"}, id="a line end in a cell"),
        pytest.param(b"\n\nname\n\n\nAna\n\n", {"name": "Ana"}, id="blank lines"),
        pytest.param(
            b"name,email,,\nAna,a@x,,\n", {"name": "Ana", "email": "a@x"}, id="empty ends"
        ),
        pytest.param(b"name\nA\0na\n", {"name": "Ana"}, id="NUL"),
        pytest.param(b"name\n=HYPERLINK(1)\n", {"name": "=HYPERLINK(1)"}, id="formula stays text"),
        pytest.param(b'name\n"Ana ""Bo"" L"\n', {"name": 'Ana "Bo" L'}, id="quotes in quotes"),
        pytest.param(b'name,x\n5" pipe,2"\n', {"name": '5" pipe', "x": '2"'}, id="inches"),
        pytest.param(
            "name\n\u202eשלום 👩‍🔧\n".encode(),
            {"name": "\u202eשלום 👩‍🔧"},
            id="right to left, emoji",
        ),
        pytest.param(
            b"name\nJos\xc3\xa9 M\xc3\xbcller \xc3\xa8\xc3\xa0 \xff\n",
            {"name": "José Müller èà �"},
            id="one broken byte",
        ),
    ],
)
def test_row_is_read(data: bytes, expected: dict[str, str]) -> None:
    assert cells_of(data) == [expected]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\n \n\n", "empty", id="only blank lines"),
        pytest.param(b'"name\nAna', "The first line cannot be read", id="open quote in header"),
        pytest.param(b"name" + b",a" * 10_000, "10001 columns; 200", id="too many columns"),
        pytest.param(b"%PDF-1.7 ...", "not a table", id="PDF"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Save it as .xlsx", id="old Excel"),
        pytest.param(b"PK\x03\x04 broken", "damaged", id="broken Excel"),
    ],
)
def test_file_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        opened(data)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        pytest.param(["email"], "“name” is missing", id="needed column missing"),
        pytest.param(
            ["name", "emial"], "“emial” is not known. Did you mean “email”?", id="misspelt"
        ),
        pytest.param(["name", "shoe size"], "“shoe size” is not known. Known are:", id="unknown"),
        pytest.param(["name", "a1", "b2"], "(1 more are not known either.)", id="several unknown"),
        pytest.param(["name", "", "email"], "Column 2 has no name", id="nameless"),
        pytest.param(["name", "Name"], "two columns “name”", id="twice"),
    ],
)
def test_command_takes_documented_columns_only(header: list[str], said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        documented(header, KNOWN, (("name",),))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("bad", "line", "column", "said"),
    [
        pytest.param(b"Bo", 3, "", "it has 1 cell, the header has 2", id="too short"),
        pytest.param(b"Bo,b@x,x", 3, "", "it has 3 cells, the header has 2", id="too long"),
        pytest.param(
            b'"Bo"x,b@x', 3, "", "after a closing quotation mark", id="text after a quote"
        ),
        pytest.param(b"Bo," + b"b" * 10_001, 3, "email", "10,001 characters", id="long cell"),
        pytest.param(b"Bo," + b"b" * 140_000, 3, "", "more than 131,072", id="endless cell"),
        pytest.param(b'"Bo,b@x', 3, "", "never closed; close it", id="open quote"),
        pytest.param(b"Bo" + b",x" * 10_000, 3, "", "it has 10001 cells", id="10,000 columns"),
    ],
)
def test_bad_row_is_named_and_the_rest_is_read(
    bad: bytes, line: int, column: str, said: str
) -> None:
    _, _, (first, refused, last) = opened(b"name,email\nAna,a@x\n" + bad + b"\nCy,c@x\n")
    assert isinstance(refused, RowRefused)
    assert (refused.line, refused.column) == (line, column)
    assert said in refused.reason
    assert refused.cells[0].startswith(("Bo", '"Bo'))
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert last.number == 4


def test_lines_are_counted_over_cells_with_line_ends() -> None:
    _, _, (_, second) = opened(b'name,email\n"Ana\nB",a@x\nCy,c@x\n')
    assert isinstance(second, Line)
    assert second.number == 4


def test_columns_may_stand_below_what_an_export_tells_of_itself() -> None:
    data = b'Notes:\n"Some addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,B,,a@x,,,\n'
    file = io.BytesIO(data)
    head = head_of(file, guess(file), NAMES)
    assert head.columns[:2] == ("First Name", "Last Name")
    assert head.line == 4


def test_caps_on_bytes_and_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert len(opened(b"name\nA\nB\n")[2]) == 2
    with pytest.raises(FileRefused, match="more than 2 rows"):
        opened(b"name\nA\nB\nC\n")
    monkeypatch.setattr(files, "MOST_BYTES", 1024)
    with pytest.raises(FileRefused, match="MB is the most"):
        opened(b"name\n" + b"a" * 2000)


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_excel_is_read_as_a_person_sees_it() -> None:
    data = workbook(
        ["name", "when", "pay"], ["Zoë", date(2026, 3, 4), 120_000.0], [], ["Bo", True, 1e308]
    )
    written, columns, rows = opened(data)
    assert (written.format, written.sheet, columns) == ("xlsx", "Sheet", ["name", "when", "pay"])
    assert [(row.number, row.cells) for row in rows if isinstance(row, Line)] == [
        (2, ["Zoë", "2026-03-04", "120000"]),
        (4, ["Bo", "yes", "1e+308"]),
    ]


def test_excel_that_would_swell_is_refused_before_it_is_opened() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
    assert len(data.getvalue()) < 100_000
    with pytest.raises(FileRefused, match="far larger inside"):
        sheets.names(data)


CELLS = some.text(
    some.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n"), max_size=20
)


@settings(deadline=None)
@given(some.lists(some.tuples(CELLS, CELLS), min_size=1, max_size=8), some.sampled_from(",;\t|"))
def test_what_csv_writes_is_read_back(people: list[tuple[str, str]], delimiter: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerows([("name", "email"), *people])
    file = io.BytesIO(buffer.getvalue().encode())
    written = Written("csv", "utf-8-sig", delimiter)
    rows = rows_after(lines_of(file, written), 1, ("name", "email"), {})
    said = [[name.strip(), email.strip()] for name, email in people if (name + email).strip()]
    assert [row.cells for row in rows if isinstance(row, Line)] == said


@settings(deadline=None)
@given(some.binary(max_size=300) | some.text('a",;\n\r\t', max_size=60).map(str.encode))
def test_no_bytes_break_it_and_no_line_vanishes(data: bytes) -> None:
    with suppress(FileRefused):
        written, columns, rows = opened(data)
        text = data.decode(written.encoding, errors="replace").replace("\0", "")
        told = "".join(cell for row in rows for cell in row.cells) + "".join(columns)
        wanted = [sign for sign in text if sign.isalnum() and sign != "\ufeff"]
        assert sum(sign.isalnum() for sign in told) == len(wanted)
