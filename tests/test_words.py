"""How dates, money, counts and names read."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency import words as say

TODAY = date(2026, 6, 18)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 3, 12), "12 Mar 2026"),
        (date(1999, 12, 1), "1 Dec 1999"),
        (datetime(2026, 9, 5, 1, tzinfo=UTC), "5 Sep 2026"),
    ],
)
def test_day(value: date, words: str) -> None:
    assert say.day(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 9, 1), "1 Sep"),
        (date(2026, 1, 1), "1 Jan"),
        (date(2027, 1, 1), "1 Jan 2027"),
        (date(2025, 12, 31), "31 Dec 2025"),
    ],
)
def test_short_day(value: date, words: str) -> None:
    assert say.short_day(value, TODAY) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 6, 17), "yesterday"),
        (TODAY, "today"),
        (datetime(2026, 6, 18, 23, tzinfo=UTC), "today"),
        (date(2026, 6, 19), "tomorrow"),
        (date(2026, 6, 20), "20 Jun"),
    ],
)
def test_near_day(value: date, words: str) -> None:
    assert say.near_day(value, TODAY) == words


def test_heading_day_and_month() -> None:
    assert say.heading_day(TODAY) == "Thursday 18 June"
    assert say.heading_day(TODAY, with_year=True) == "Thursday 18 June 2026"
    assert say.month(TODAY) == "June 2026"


def test_moment_is_said_as_the_clock_on_the_wall_shows_it() -> None:
    evening = datetime(2026, 6, 19, 2, 5, tzinfo=UTC)
    assert say.day(say.local(evening, "America/Toronto")) == "18 Jun 2026"
    assert say.clock_time(say.local(evening, "America/Toronto")) == "22:05"
    assert say.clock_time(say.local(evening, "Asia/Kolkata")) == "07:35"


@pytest.mark.parametrize(
    ("given", "whole", "short"),
    [
        ((135_000, "CAD", "year", "CAD"), "$135,000", "$135k"),
        ((Decimal("62.50"), "CAD", "hour", "CAD"), "$62.50 an hour", "$62.50 an hour"),
        ((600, "CAD", "day", "CAD"), "$600 a day", "$600 a day"),
        ((9_999, "CAD", None, "CAD"), "$9,999", "$9,999"),
        ((10_000, "CAD", None, "CAD"), "$10,000", "$10k"),
        ((92_500, "CAD", None, "CAD"), "$92,500", "$92.5k"),
        ((90_000, "USD", None, "CAD"), "US$90,000", "US$90k"),
        ((90_000, "USD", None, None), "$90,000", "$90k"),
        ((90_000, "GBP", "year", "CAD"), "£90,000", "£90k"),
        ((90_000, "CHF", "year", "CAD"), "CHF 90,000", "CHF 90k"),
        ((1_250_000, "EUR", None, "EUR"), "€1,250,000", "€1.3M"),
        ((999_999, "CAD", None, "CAD"), "$999,999", "$1M"),
        ((999_940, "CAD", None, "CAD"), "$999,940", "$999.9k"),
        ((-20_000, "CAD", None, "CAD"), "−$20,000", "−$20k"),
        ((0, "CAD", None, "CAD"), "$0", "$0"),
        ((75_000, "", None, None), "$75,000", "$75k"),
    ],
    ids=lambda value: "" if isinstance(value, str) else str(value[0]),
)
def test_money(given: tuple[int, str, str | None, str | None], whole: str, short: str) -> None:
    assert say.money(*given) == whole
    assert say.money_short(*given) == short


@given(st.integers(min_value=0, max_value=10**9))
def test_short_money_is_never_far_from_the_amount(amount: int) -> None:
    said = say.money_short(amount, "CAD").removeprefix("$").replace(",", "")
    times = {"k": 1_000, "M": 1_000_000}.get(said[-1], 1)
    assert abs(float(said.rstrip("kM")) * times - amount) <= 0.05 * times + 1e-6


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((13, "person", "people"), "thirteen people"),
        ((1, "person", "people"), "one person"),
        ((0, "person", "people"), "no people"),
        ((20, "role"), "twenty roles"),
        ((21, "role"), "21 roles"),
        ((1234, "role"), "1,234 roles"),
        ((3,), "three"),
        ((0,), "none"),
    ],
)
def test_count_words(given: tuple[int, str, str], words: str) -> None:
    assert say.count_words(*given) == words


def test_names_and_capitals() -> None:
    assert say.possessive("Jane") == "Jane’s"
    assert say.possessive("James") == "James’s"
    assert say.capital("thirteen people from HP") == "Thirteen people from HP"
    assert say.capital("") == ""


@pytest.mark.parametrize(
    ("count", "up_to", "said"),
    [(0, 20, "zero"), (20, 20, "twenty"), (21, 20, "21"), (21, 99, "twenty-one"), (40, 99, "forty"),
     (99, 99, "ninety-nine"), (1200, 99, "1,200"), (-1, 20, "-1")],
)  # fmt: skip
def test_numbers_are_said_in_words_up_to_a_limit(count: int, up_to: int, said: str) -> None:
    assert say.number(count, up_to) == said


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("Amara's CV.pdf", "Amara's CV.pdf"),
        ("C:\\Users\\amara\\CV.docx", "CV.docx"),
        ("../../../etc/passwd", "passwd"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
        ("...", "without a name"),
        ("", "without a name"),
    ],
)
def test_names_are_shown_plainly(given: str, plain: str) -> None:
    assert say.file_name(given) == plain
