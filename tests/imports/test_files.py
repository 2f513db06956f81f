"""Opening CSV files as people really save them."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from agency.imports import files
from agency.imports.files import FileRefused, Row, RowRefused, read_table

KNOWN = ("name", "email", "pay now")


def rows_of(data: bytes) -> list[Row | RowRefused]:
    return list(read_table(data, KNOWN, ("name",)).rows)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"name,email\nAna,a@x\n", {"name": "Ana", "email": "a@x"}, id="commas"),
        pytest.param(b"name;email\nAna;a@x\n", {"name": "Ana", "email": "a@x"}, id="semicolons"),
        pytest.param(b"Email,NAME\na@x,Ana\n", {"name": "Ana", "email": "a@x"}, id="any order"),
        pytest.param(b" Pay_Now ,name\n5,Ana", {"name": "Ana", "pay now": "5"}, id="any spelling"),
        pytest.param(b"\xef\xbb\xbfname\n\xc3\x89lan\n", {"name": "Élan"}, id="byte-order mark"),
        pytest.param(b"name\n\xc9lan\n", {"name": "Élan"}, id="Windows-1252"),
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
    ],
)
def test_row_is_read(data: bytes, expected: dict[str, str]) -> None:
    (row,) = rows_of(data)
    assert isinstance(row, Row)
    assert row.cells == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"\n \n\n", "empty", id="only blank lines"),
        pytest.param(b"email\na@x", "“name” is missing", id="needed column missing"),
        pytest.param(b"name,emial\n", "“emial” is not known. Did you mean “email”?", id="misspelt"),
        pytest.param(b"name,shoe size\n", "“shoe size” is not known. Known are:", id="unknown"),
        pytest.param(b"name,a1,b2\n", "(1 more are not known either.)", id="several unknown"),
        pytest.param(b"name,,email\n", "Column 2 has no name", id="nameless"),
        pytest.param(b"name,Name\n", "two columns “name”", id="twice"),
        pytest.param(b"\xff\xfen\0a\0m\0e\0", "UTF-16", id="UTF-16"),
        pytest.param(b"name\n\x81\x8d", "neither UTF-8 nor Windows-1252", id="no encoding"),
        pytest.param(b'"name\nAna', "The first line cannot be read", id="open quote in header"),
        pytest.param(b"name" + b",a" * 200, "201 columns; 200", id="too many columns"),
    ],
)
def test_file_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        rows_of(data)
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
    ],
)
def test_bad_row_is_named_and_the_rest_is_read(
    bad: bytes, line: int, column: str, said: str
) -> None:
    first, refused, last = rows_of(b"name,email\nAna,a@x\n" + bad + b"\nCy,c@x\n")
    assert isinstance(refused, RowRefused)
    assert (refused.line, refused.column) == (line, column)
    assert said in refused.reason
    assert isinstance(first, Row)
    assert isinstance(last, Row)
    assert last.line == 4


def test_unclosed_quote_is_named_by_the_line_it_opens_on() -> None:
    first, refused = rows_of(b'name,email\nAna,a@x\n"Bo,b@x\nCy,c@x\nDi,d@x\n')
    assert isinstance(first, Row)
    assert isinstance(refused, RowRefused)
    assert refused.line == 3
    assert "never closed; nothing after it was read" in refused.reason


def test_lines_are_counted_over_cells_with_line_ends() -> None:
    _, second = rows_of(b'name,email\n"Ana\nB",a@x\nCy,c@x\n')
    assert isinstance(second, Row)
    assert second.line == 4


def test_what_was_done_to_the_file_is_told() -> None:
    table = read_table(b"name\n\xc9\0lan\n", KNOWN, ())
    assert [note[:24] for note in table.notes] == [
        "The file is not UTF-8; i",
        "1 NUL characters were le",
    ]


def test_caps_on_bytes_and_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert len(rows_of(b"name\nA\nB\n")) == 2
    with pytest.raises(FileRefused, match="more than 2 rows"):
        rows_of(b"name\nA\nB\nC\n")
    with pytest.raises(FileRefused, match="larger than 20 MB"):
        rows_of(b"name\n" + b"a" * files.MOST_BYTES)


CELLS = some.text(
    some.characters(exclude_categories=("Cs",), exclude_characters="\0\r\n"), max_size=20
)


@given(some.lists(some.tuples(CELLS, CELLS), max_size=8), some.sampled_from([",", ";"]))
def test_what_csv_writes_is_read_back(people: list[tuple[str, str]], separator: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
    writer.writerows([("name", "email"), *people])
    read = rows_of(buffer.getvalue().encode())
    said = [(name.strip(), email.strip()) for name, email in people if (name + email).strip()]
    assert [(r.cells["name"], r.cells["email"]) for r in read if isinstance(r, Row)] == said


@given(some.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    with suppress(FileRefused):
        rows_of(data)
