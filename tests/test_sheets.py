"""Cells that no spreadsheet runs, and that come back as they went."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from agency.sheets import as_typed, cell_of, csv_text, safe


@pytest.mark.parametrize("first", "=+-@＝＋－＠\t\r\n\0")
def test_what_begins_like_a_formula_does_not_begin_so_any_more(first):
    assert safe(f"{first}1+1").startswith("'")
    assert safe(f"''{first}1+1").startswith("'''")


@pytest.mark.parametrize("text", ["Jane", "O'Hara", "'tis", "1 = 1", "", " =1"])
def test_other_text_is_left_alone(text):
    assert safe(text) == text


@given(some.text())
def test_every_text_comes_back_as_it_went(text):
    assert as_typed(safe(text)) == text


@given(some.lists(some.text(some.characters(codec="utf-8", exclude_characters="\0")), min_size=2))
def test_a_line_of_text_survives_the_file(cells):
    written = "".join(csv_text([cells]))
    (read,) = csv.reader(StringIO(written, newline=""))
    assert [as_typed(cell) for cell in read] == cells


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert [cell_of(value) for value in (None, -3, True)] == ["", "-3", "yes"]
