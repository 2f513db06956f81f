"""Holidays by name, and the long weekends they make: "Victoria Day", "Whit Monday", "the August bank holiday".

A feast is told by a rule: a day of the year ("07-01"), so many days from Easter ("easter+50"), a weekday counted in a
month from its begin or its end ("1mon9", "-1mon5"), or the last one before a day ("mon<05-25"); two make a stretch.
Names that stand for different days in different countries are read by the country, Canada where it is not known.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from agency.touches.reading.calendar import END_OF_TIME, easter, month_end
from agency.touches.reading.facts import Span
from agency.touches.reading.notes import Note, pattern

Feast = tuple[Span, date, date, bool]
"""Where it is named, its first and last day, and whether that is plain."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EVERYWHERE = """
01-01 new year'?s day|neujahrstag
01-06 (?:(?<=after )|(?<=until )|(?<=before ))epiphany|l'epiphanie|twelfth night|dreikonig(?:e|stag)?|(?:heilige )?drei konige
01-25 burns night
02-02 groundhog day|chandeleur
02-14 valentine'?s(?: day)?|valentinstag|saint-valentin
03-17 (?:st\\.? |saint )?(?:patrick|paddy|patty)'?s(?: day)?|saint-patrick
04-23 st\\.? george'?s day
04-25 anzac day
06-19 juneteenth
06-24 (?:saint|st|la saint|la st)-jean(?:-baptiste)?|fete nationale du quebec
07-01 canada day
07-04 independence day|(?:the )?(?:4th|fourth) of july|july (?:4th|fourth)
07-14 bastille day
08-01 swiss national day
08-15 assumption day|l'assomption|maria himmelfahrt|mariae himmelfahrt
09-30 truth and reconciliation(?: day)?
10-03 german unity day
10-31 hallowe'?en|reformationstag
11-01 all saints'?(?: day)?|(?:la )?toussaint|allerheiligen
11-05 guy fawkes(?: night| day)?|bonfire night
11-11 remembrance day|armistice day|veterans'? day|jour du souvenir|martinstag|sankt martin|st martin
11-30 st\\.? andrew'?s day
12-06 st\\.? nicholas(?:'?s? day)?|saint-nicolas|nikolaustag|(?:(?<=after )|(?<=until )|(?<=before )|(?<=from )|(?<=zu ))nikolaus
12-24 christmas eve|heiligabend|heilig abend
12-26 boxing day|stephanstag|stefanitag|st\\.? stephen'?s day
12-31 new year'?s eve|(?:(?<=after )|(?<=until )|(?<=before )|(?<=by ))nye|silvester|hogmanay|saint-sylvestre
easter-48 rosenmontag|rose monday
easter-47 shrove tuesday|pancake day|mardi[ -]gras|fastnacht|faschingsdienstag
easter-46 ash wednesday|aschermittwoch
easter-7 palm sunday|palmsonntag
easter-3 maundy thursday|grundonnerstag
easter-2 good friday|karfreitag|vendredi saint
easter+1 easter monday|ostermontag
easter-2..easter+1 easter (?:long )?weekend
easter+0..easter+1 easter(?: sunday)?|ostern|osterfest
easter+39 ascension (?:day|thursday)|l'ascension|(?:christi )?himmelfahrt|auffahrt
easter+50 whit monday|pentecost monday|pfingstmontag
easter+49..easter+50 pentecost|pentecote|whitsun(?:tide)?|pfingsten
easter+60 corpus christi|fronleichnam|fete-dieu
3mon1 mlk day|martin luther king day
3mon2 presidents'? day|family day|louis riel day
mon<05-25 victoria day|may two[- ]four|journee des patriotes
-1mon5 memorial day|(?:spring|whitsun|whit|late may) bank holiday
1mon5 (?:early may|may day) bank holiday|may day
1mon8 civic holiday
-1mon8 (?:summer|late summer) bank holiday
1mon9 labou?r day|fete du travail
2mon3..2mon3+4 (?:march|spring) break
1mon3..1mon3+4 (?:semaine de )?relache
sat<07-24..sun<08-07 construction holidays?
"""
_OF_A_COUNTRY = {
    "thanksgiving": {"US": "4thu11", "": "2mon10"},
    "black friday": {"": "4thu11+1"},
    "may bank holiday": {"": "1mon5"},
    "august bank holiday": {"IE": "1mon8", "": "-1mon8"},
}
_DOUBTED = frozenset(
    {
        "1mon9",
        "3mon2",
        "-1mon5",
        "1mon5",
        "2mon3..2mon3+4",
        "1mon3..1mon3+4",
        "sat<07-24..sun<08-07",
    }
)
"""Named alike elsewhere for other days, or set anew from year to year."""
_LONG_WEEKENDS = {
    "CA": ("3mon2", "easter+1", "mon<05-25", "07-01", "1mon8", "1mon9", "2mon10"),
    "US": ("3mon1", "3mon2", "-1mon5", "07-04", "1mon9", "2mon10"),
    "GB": ("easter+1", "1mon5", "-1mon5", "-1mon8"),
    "IE": ("easter+1", "1mon2", "03-17", "1mon5", "1mon6", "1mon8", "-1mon10"),
}
_HALF_TERMS = ("3mon2..3mon2+4", "-1mon5..-1mon5+4", "-1mon10..-1mon10+4")
_HALF_TERM = pattern(r"\b(?:the )?half[ -]?term\b(?: week| holidays?| break)?")
_NAMED = tuple(line.split(" ", 1) for line in _EVERYWHERE.strip().splitlines())
_YEAR = r"(?: (?P<next>next year)|,? (?P<year>20[0-9]{2}))?"
_FEAST = pattern(
    r"\b(?:the )?(?P<feast>"
    + "|".join(f"(?P<f{at}>{names})" for at, (_, names) in enumerate(_NAMED))
    + "|"
    + "|".join(f"(?P<{name.replace(' ', '_')}>{name})" for name in _OF_A_COUNTRY)
    + rf")\b(?P<weekend> (?:long )?week-?end\b)?{_YEAR}"
)
_LONG = pattern(
    r"\b(?:(?:over|on) )?(?:the |this |next )?(?:(?P<month>may|august) )?(?P<what>long week-?end|(?:next |last )?bank holiday(?: monday| week-?end)?)\b"
)


def find_feasts(note: Note, country: str) -> Iterator[Feast]:
    """Each by its name, in the year it comes next or the one that is named."""
    if note.on.year >= END_OF_TIME.year:
        return
    for found in _FEAST.finditer(note.plain):
        rule, sure = _rule_of(found, country)
        first, last = _coming(note.on, rule, int(found["year"] or 0), bool(found["next"]))
        yield found.span(), first, last, sure and not found["weekend"]
    for found in _HALF_TERM.finditer(note.plain):
        terms = (_stretch(rule, year) for year in _years(note.on) for rule in _HALF_TERMS)
        yield found.span(), *next(term for term in terms if term[1] >= note.on), False
    for found in _LONG.finditer(note.plain):
        weekend = _long_weekend(note.on, found, country)
        if weekend:
            yield found.span(), *weekend, False


def _rule_of(found: re.Match[str], country: str) -> tuple[str, bool]:
    """The rule of its day, and whether everybody keeps that day."""
    group = next(key for key, said in found.groupdict().items() if said and key not in _NO_NAMES)
    if group[1:].isdigit():
        rule = _NAMED[int(group[1:])][0]
        return rule, rule not in _DOUBTED
    rules = _OF_A_COUNTRY[group.replace("_", " ")]
    return rules.get(country, rules[""]), False


_NO_NAMES = frozenset({"feast", "weekend", "next", "year"})


def _coming(on: date, rule: str, year: int, is_next: bool) -> tuple[date, date]:
    if year or is_next:
        return _stretch(rule, year or on.year + 1)
    return next(
        stretch
        for stretch in (_stretch(rule, one) for one in _years(on))
        if stretch[1] >= on or stretch[0].year > on.year
    )


def _years(on: date) -> tuple[int, int]:
    return on.year, on.year + 1


def _stretch(rule: str, year: int) -> tuple[date, date]:
    first, _, last = rule.partition("..")
    return _day(first, year), _day(last or first, year)


_COUNTED = re.compile(r"(-?\d)([a-z]{3})(\d+)(?:\+(\d+))?")


@lru_cache(maxsize=512)
def _day(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    if "<" in rule:
        weekday, day = rule.split("<")
        before = date.fromisoformat(f"{year:04}-{day}")
        return before - timedelta((before.weekday() - _WEEKDAYS.index(weekday) - 1) % 7 + 1)
    counted = _COUNTED.fullmatch(rule)
    if counted is None:
        return date.fromisoformat(f"{year:04}-{rule}")
    which, weekday, month, more = counted.groups()
    return _nth(year, int(month), _WEEKDAYS.index(weekday), int(which)) + timedelta(int(more or 0))


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    if which > 0:
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = month_end(first)
    return last - timedelta((last.weekday() - weekday) % 7)


_LATEST = {"may": 5, "august": 8}


def _long_weekend(on: date, found: re.Match[str], country: str) -> tuple[date, date] | None:
    """From its Saturday, or the Friday that is a holiday, to the Monday; a bank holiday is the day itself."""
    is_bank = "bank" in found["what"]
    kept = _LONG_WEEKENDS.get("GB" if is_bank and country != "IE" else country or "CA")
    if kept is None:
        return None
    days = (_day(rule, year) for year in _years(on) for rule in kept)
    month = _LATEST.get(found["month"] or ("august" if found["what"].startswith("last") else ""))
    ahead = (one for one in days if one >= on and one.weekday() in {0, 4})
    day = next((one for one in sorted(ahead) if month in {None, one.month}), None)
    if day is None:
        return None
    if is_bank and "weekend" not in found["what"].replace("-", ""):
        return day, day
    return (day - timedelta(2), day) if day.weekday() == 0 else (day, day + timedelta(2))
