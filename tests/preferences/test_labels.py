"""How wishes read, and when they are old enough to be asked about again."""

from datetime import date
from decimal import Decimal

import pytest

from agency.preferences.age import ask_again
from agency.preferences.labels import arrangement_label, hours_label, pay_label, timing_label


@pytest.mark.parametrize(
    ("said_on", "note"),
    [
        (date(2026, 6, 18), ""),
        (date(2025, 12, 19), ""),
        (date(2025, 12, 18), "6 months old: ask again"),
        (date(2025, 10, 9), "8 months old: ask again"),
        (date(2024, 6, 19), "23 months old: ask again"),
        (date(2024, 6, 18), "2 years old: ask again"),
        (date(2026, 7, 1), ""),
    ],
)
def test_words_grow_old_after_half_a_year(said_on: date, note: str) -> None:
    assert ask_again(said_on, date(2026, 6, 18)) == note


@pytest.mark.parametrize(
    ("amount", "currency", "period", "home", "label"),
    [
        ("135000", "CAD", "year", "CAD", "$135,000 or more"),
        ("62.50", "CAD", "hour", "CAD", "$62.50 an hour or more"),
        ("500", "GBP", "day", "CAD", "£500 a day or more"),
        ("90000", "USD", "year", "CAD", "US$90,000 or more"),
        ("90000", "USD", "year", "USD", "$90,000 or more"),
        ("90000", "CAD", "year", "USD", "CA$90,000 or more"),
        ("120000", "CHF", "year", "CAD", "CHF 120,000 or more"),
    ],
)
def test_pay(amount: str, currency: str, period: str, home: str, label: str) -> None:
    assert pay_label(Decimal(amount), currency, period, home) == label


def test_arrangements() -> None:
    assert arrangement_label("hybrid", 1) == "Hybrid, one office day"
    assert arrangement_label("hybrid", 2) == "Hybrid, two office days"
    assert arrangement_label("remote", 2) == "Remote"


def test_times() -> None:
    assert timing_label(date(2026, 9, 1), "") == "From September 2026"
    assert (
        timing_label(date(2026, 9, 15), "after my bonus")
        == "From 15 September 2026, after my bonus"
    )
    assert timing_label(None, "after my bonus") == "After my bonus"


@pytest.mark.parametrize(
    ("percent", "label"),
    [("80", "Four days a week"), ("20", "One day a week"), ("90", "90 % of full time")],
)
def test_hours(percent: str, label: str) -> None:
    assert hours_label(Decimal(percent)) == label
