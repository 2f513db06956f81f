"""The formatting functions as template filters, in the viewer's zone and the agency's currency."""

import textwrap
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from flask import Flask, g

from agency import clock
from agency import words as formatting
from agency.candidates.queries import COUNTED
from agency.coaching.bank import question_told
from agency.database import db
from agency.languages.kept import told_again
from agency.recruiters.models import Agency
from agency.recruiters.queries import find_agency
from agency.rights.held_labels import value_told


def add_filters(app: Flask) -> None:
    """Give every template ``day``, ``money`` and the others.

    A moment is shown in the viewer's zone: the signed-in recruiter's, otherwise the agency's. A
    letter, which has no viewer, names its reader's: ``{{ touch.happened_at|day("Europe/Paris") }}``.
    """
    filters: dict[str, Callable[..., Any]] = {
        "local": local,
        "day": lambda value, zone=None: formatting.day(local(value, zone)),
        "short_day": lambda value, zone=None: formatting.short_day(local(value, zone), today(zone)),
        "near_day": lambda value, zone=None: formatting.near_day(local(value, zone), today(zone)),
        "heading_day": lambda value, with_year=False, zone=None: formatting.heading_day(
            local(value, zone), with_year
        ),
        "month": lambda value, zone=None: formatting.month(local(value, zone)),
        "clock_time": lambda value, zone=None: formatting.clock_time(local(value, zone)),
        "money": money,
        "money_short": money_short,
        "count_words": formatting.count_words,
        "counted": counted,
        "figure": formatting.figure,
        "capital": formatting.capital,
        "inside": formatting.inside,
        "possessive": formatting.possessive,
        "wrapped": wrapped,
        "held_value": value_told,
        "told_again": partial(told_again, values=formatting.told_again),
        "question_told": question_told,
    }
    app.jinja_env.filters.update(filters)


def counted(people: int) -> str:
    """ "1,000", and "1,000+" of more than are counted."""
    return formatting.figure(min(people, COUNTED)) + "+" * (people > COUNTED)


def wrapped(words: str, width: int = 72) -> str:
    """For a letter in plain text: lines of at most so many characters, no address broken."""
    fill = partial(textwrap.fill, width=width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(fill(line) for line in words.splitlines())


def agency_here() -> Agency | None:
    """The agency, asked for once in a request; nothing before the first run."""
    if "agency" not in g:
        g.agency = find_agency(db.session())
    agency: Agency | None = g.agency
    return agency


def viewers_zone() -> str:
    known = g.get("me") or agency_here()
    return known.zone if known else "UTC"


def today(zone: str | None = None) -> date:
    """The viewer's calendar day."""
    return clock.today(zone or viewers_zone())


def local(value: Any, zone: str | None = None) -> Any:
    """A moment in the viewer's zone; a calendar day or a time of day as it is."""
    is_moment = isinstance(value, datetime) and value.tzinfo is not None
    return formatting.local(value, zone or viewers_zone()) if is_moment else value


def money(amount: Decimal | int, currency: str | None = None, period: str | None = None) -> str:
    home = _home()
    return formatting.money(amount, currency or home, period, home)


def money_short(
    amount: Decimal | int, currency: str | None = None, period: str | None = None
) -> str:
    home = _home()
    return formatting.money_short(amount, currency or home, period, home)


def _home() -> str:
    agency = agency_here()
    return agency.currency if agency else ""
