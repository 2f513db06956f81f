"""Reads days as people and programs write them, and finds out which way round they are. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from agency.languages.speaking import Language, _, speaking
from agency.words import MONTH_NUMBERS, unaccented

_ISO = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:[t ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[t ].*)?")
_MONTH_ONLY = re.compile(r"(\d{4})-(\d\d?)")
_SLASHED = re.compile(r"(\d\d?)[/\-.](\d\d?)[/\-.](\d{4}|\d\d)(?:[ ,].*)?")
_NAMED = re.compile(
    r"(\d\d?)(?:st|nd|rd|th|er|\.)?[ \-./]*([a-z]+)\.?,?[ \-./]*(\d{4}|\d\d)(?:[ ,].*)?"
)
_NAME_FIRST = re.compile(
    r"(?:[a-z]+,? )??([a-z]+)\.?[ \-]*(\d\d?)(?:st|nd|rd|th)?,?[ \-]+(\d{4})(?:[ ,].*)?"
)
_SERIAL = re.compile(r"[2-6]\d{4}")
_EXCEL_BEGAN = date(1899, 12, 30)


class DayUnclear(ValueError):
    """It is one of two days; ``day_first`` and ``month_first`` are these."""

    def __init__(self, day_first: date, month_first: date) -> None:
        super().__init__(day_first, month_first)
        self.day_first, self.month_first = day_first, month_first


def read_day(text: str, day_first: bool | None = None) -> date | None:
    """The day; nothing if it is none. Raises ``DayUnclear``.

    2026-03-12, 2026-03, 20260312, 12 Mar 2026, March 12th, 2026, 12.3.2026, 12/03/26, 12-Mar-26,
    12 mars 2026, what a spreadsheet counts since 1900, and any of these with an hour behind it.
    """
    said = " ".join(unaccented(text).casefold().split())
    if match := _MONTH_ONLY.fullmatch(said):
        return _day(match[1], match[2], "1")
    if match := _ISO.fullmatch(said):
        return _day(match[1], match[3], match[4])
    if match := _COMPACT.fullmatch(said):
        return _day(*match.groups())
    if match := _SLASHED.fullmatch(said):
        dotted = "." in said[: match.end(2) + 1]
        return _turned(match[1], match[2], match[3], True if dotted else day_first)
    if (match := _NAMED.fullmatch(said)) and match[2] in MONTH_NUMBERS:
        return _day(match[3], str(MONTH_NUMBERS[match[2]]), match[1])
    if (match := _NAME_FIRST.fullmatch(said)) and match[1] in MONTH_NUMBERS:
        return _day(match[3], str(MONTH_NUMBERS[match[1]]), match[2])
    if _SERIAL.fullmatch(said):
        return _EXCEL_BEGAN + timedelta(days=int(said))
    return None


def which_way_round(cells: Iterable[str]) -> bool | None:
    """Whether days come first in these: by those that can only be one; nothing if none tells."""
    firsts = seconds = 0
    for cell in cells:
        match = _SLASHED.fullmatch(" ".join(cell.split()))
        if match and "." not in cell[: match.end(2) + 1]:
            firsts += int(match[1]) > 12
            seconds += int(match[2]) > 12
    if firsts and not seconds:
        return True
    return False if seconds and not firsts else None


def unclear_among(cells: Sequence[str]) -> list[str]:
    """Those that are one of two days, where none of the others tells which."""
    return [] if which_way_round(cells) is not None else [one for one in cells if _is_unclear(one)]


def _is_unclear(cell: str) -> bool:
    try:
        read_day(cell)
    except DayUnclear:
        return True
    return False


def _turned(one: str, other: str, year: str, day_first: bool | None) -> date | None:
    as_day, as_month = _day(year, other, one), _day(year, one, other)
    if as_day and as_month and as_day != as_month:
        if day_first is None:
            raise DayUnclear(as_day, as_month)
        return as_day if day_first else as_month
    return as_day or as_month


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 70 else 1900
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def in_doubt(one: str, other: str) -> str:
    """ "3 June or 6 March?", as it is kept with a row whose day may be either."""
    return _("%(one)s or %(other)s?", one=one, other=other)


def days_in_doubt(kept: str) -> tuple[str, str]:
    """Both, in whichever language it was kept."""
    for language in Language:
        with speaking(language):
            before, between, after = in_doubt("\0", "\0").split("\0")
        if between in kept and kept.endswith(after):
            one, _between, other = kept.removesuffix(after).partition(between)
            return one.removeprefix(before), other
    return kept, kept
