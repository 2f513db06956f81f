"""Dates, money, counts and names in French, as Québec writes them. Pure; ``words`` asks when French is spoken.

The first of a month is "1er"; a figure, its unit and its currency stay on one line.
"""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE = "fr_CA"
NO_BREAK = "\u00a0"
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
NEAR = {-1: "hier", 0: "aujourd’hui", 1: "demain"}
_NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
"""In letters up to nine, as the Office québécois de la langue française has it."""
_PERIODS = {"hour": "l’heure", "day": "par jour", "week": "par semaine", "month": "par mois"}
_SYMBOLS = {"CAD": "$", "USD": "$", "AUD": "$", "NZD": "$", "GBP": "£", "EUR": "€"}
_DOLLARS = {"CAD": "$ CA", "USD": "$ US", "AUD": "$ AU", "NZD": "$ NZ"}
_SHORTENED = re.compile(
    r"\b([dD]|[qQ]u|[jJ]usqu|[lL]orsqu)e (?!huit\b|onz|oui\b)(?=[aeiouyàâéèêëîïôûœ]|h[aeéèiouy])",
    re.IGNORECASE,
)
_TWO_STOPS = re.compile(r"(?<=[^\W\d_])\.\.(?!\.)")
_ELIDES = re.compile(r"[aeiouyàâéèêëîïôûœ]|h(?=[aeéèiouy])", re.IGNORECASE)


def day(value: date) -> str:
    """ "12 mars 2026"."""
    return f"{short_day(value)} {value.year}"


def short_day(value: date) -> str:
    """ "1er sept."."""
    return f"{_day_of_month(value)} {format_date(value, 'MMM', locale=LOCALE)}"


def named_day(value: date) -> str:
    """ "1er juin"."""
    return f"{_day_of_month(value)} {MONTHS[value.month - 1]}"


def clock_time(value: datetime | time) -> str:
    """ "7 h 05"; a full hour is "9 h"."""
    minutes = f"{NO_BREAK}{value.minute:02}" if value.minute else ""
    return f"{value.hour}{NO_BREAK}h{minutes}"


def number(count: int, up_to: int) -> str:
    return _NUMBERS[count] if 0 <= count <= min(up_to, 9) else _figure(count)


def money(amount: Decimal | int, currency: str, period: str | None, home: str | None) -> str:
    """ "135 000 $", "62,50 $ l’heure"; "90 000 $ US" where the dollar is not the home one."""
    whole = Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    pattern = "#,##0" if whole == whole.to_integral() else "#,##0.00"
    return f"{_figure(whole, pattern)}{NO_BREAK}{_symbol(currency, home)}{_a_period(period)}"


def money_short(
    amount: Decimal, letter: str, currency: str, period: str | None, home: str | None
) -> str:
    """ "135 k$", "1,2 M$": ``amount`` is in thousands or millions already."""
    unit = f"{NO_BREAK}{letter}{_symbol(currency, home)}"
    return f"{_figure(amount, '#,##0.#')}{unit}{_a_period(period)}"


def in_one(said: str) -> str:
    """A message with what was put into it: "d’Aisha", "qu’elle"; one full stop after "5 sept."."""
    return _TWO_STOPS.sub(".", _SHORTENED.sub("\\1’", said))


def of(name: str) -> str:
    """ "de Jeanne", "d’Hélène"."""
    return f"d’{name}" if _ELIDES.match(name) else f"de {name}"


def _day_of_month(value: date) -> str:
    return "1er" if value.day == 1 else str(value.day)


def _figure(count: int | Decimal, pattern: str = "#,##0") -> str:
    """ "12 500", its parts held together."""
    return str(format_decimal(count, pattern, locale=LOCALE)).replace("-", "−")


def _symbol(currency: str, home: str | None) -> str:
    abroad = home is not None and currency != home
    known = _DOLLARS.get(currency) if abroad else None
    return (known or _SYMBOLS.get(currency) or currency or "$").replace(" ", NO_BREAK)


def _a_period(period: str | None) -> str:
    if not period or period == "year":
        return ""
    return f" {_PERIODS.get(period, f'par {period}')}"
