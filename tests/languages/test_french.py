"""Dates, money, counts and names as Québec writes them."""

from datetime import date, time
from decimal import Decimal

import pytest

from agency import words as say
from agency.languages import french
from agency.languages.speaking import Language, speaking

TODAY = date(2026, 6, 18)


@pytest.fixture(autouse=True)
def in_french():
    with speaking(Language.fr):
        yield


def test_days() -> None:
    assert say.day(date(2026, 3, 12)) == "12 mars 2026"
    assert say.day(date(2026, 8, 1)) == "1er août 2026"
    assert say.short_day(date(2026, 9, 5), TODAY) == "5 sept."
    assert say.short_day(date(2027, 2, 5), TODAY) == "5 févr. 2027"
    assert say.heading_day(TODAY) == "jeudi 18 juin"
    assert say.heading_day(date(2026, 7, 1), with_year=True) == "mercredi 1er juillet 2026"
    assert say.month(TODAY) == "juin 2026"


@pytest.mark.parametrize(
    ("at", "words"),
    [(time(7, 5), "7_h_05"), (time(9), "9_h"), (time(14, 30), "14_h_30"), (time(0), "0_h")],
)
def test_times_of_day(at: time, words: str) -> None:
    assert say.clock_time(at) == words.replace("_", french.NO_BREAK)


@pytest.mark.parametrize(
    ("amount", "currency", "period", "words"),
    [
        (135_000, "CAD", None, "135_000_$"),
        (Decimal("62.50"), "CAD", "hour", "62,50_$ l’heure"),
        (90_000, "USD", "year", "90_000_$_US"),
        (-1_200, "CAD", "month", "−1_200_$ par mois"),
        (42_000, "EUR", None, "42_000_€"),
        (42_000, "CHF", None, "42_000_CHF"),
    ],
)
def test_money(amount: Decimal, currency: str, period: str | None, words: str) -> None:
    assert say.money(amount, currency, period, home="CAD") == words.replace("_", french.NO_BREAK)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (135_000, "135_k$"),
        (1_240_000, "1,2_M$"),
        (-62_500, "−62,5_k$"),
        (9_500, "9_500_$"),
        (999_960, "1_M$"),
    ],
)
def test_short_money(amount: int, words: str) -> None:
    assert say.money_short(amount, "CAD") == words.replace("_", french.NO_BREAK)


def test_numbers_are_written_out_up_to_nine() -> None:
    assert [say.number(count) for count in (0, 1, 9, 10, 12_500)] == [
        "zéro",
        "un",
        "neuf",
        "10",
        "12\u00a0500",
    ]
    assert say.number(3, up_to=2) == "3"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Jeanne", "de Jeanne"), ("Ana", "d’Ana"), ("Hélène", "d’Hélène"), ("Éloi", "d’Éloi")],
)
def test_whose(name: str, words: str) -> None:
    assert say.possessive(name) == words
