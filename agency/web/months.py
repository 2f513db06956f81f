"""A month as people write it, where the browser has no picker for one."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import StringField

from agency.languages import french
from agency.languages.speaking import N_, _
from agency.web.fields import clean
from agency.words import MONTHS, unaccented

_NUMBERS = re.compile(
    r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})|(?P<month2>\d{1,2})[-/. ](?P<year2>\d{4})"
)
_WORDS = re.compile(r"(?P<name>[^\W\d_]{3,9})\.? +(?P<year>\d{4})", re.I)
_HOW = N_("Write the month as 2026-09 or September 2026.")


class MonthField(StringField):
    """The first day of a month, or nothing."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        look = {"type": "month", **kwargs.pop("render_kw", {})}
        super().__init__(label, validators, render_kw=look, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = clean(valuelist[0]) if valuelist else ""
        self.data = month_in(typed) if typed else None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%Y-%m}" if self.data else ""


def month_in(text: str) -> date:
    """ "2026-09", "9/2026", "Sep 2026". Raises ``ValueError`` with a sentence."""
    found = _NUMBERS.fullmatch(text)
    if found:
        year, month = found["year"] or found["year2"], found["month"] or found["month2"]
        return _first_of(int(year), int(month))
    named = _WORDS.fullmatch(text)
    begun = named["name"].lower() if named else ""
    for number, name in [*enumerate(MONTHS, start=1), *enumerate(french.MONTHS, start=1)]:
        if named and _is_named(unaccented(begun), unaccented(name.lower())):
            return _first_of(int(named["year"]), number)
    raise ValueError(_(_HOW))


def _is_named(begun: str, name: str) -> bool:
    """Whole, or as people cut it: "Sep", "juil"; but "jui" is two months."""
    return name == begun or (len(begun) < 5 and begun != "jui" and name.startswith(begun))


def _first_of(year: int, month: int) -> date:
    if not (2000 <= year <= 2100 and 1 <= month <= 12):
        raise ValueError(_(_HOW))
    return date(year, month, 1)
