"""Days told by other days of the note: "two weeks after Easter", "the day after", "January ... on the fifth".

What points to a day named before is asked about, for a person may have meant another.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from agency.months import first_of_month
from agency.touches.reading.calendar import END_OF_TIME, day_after, month_end
from agency.touches.reading.dates import (
    NUMBER,
    UNIT,
    WEEKDAYS,
    When,
    ahead,
    find_dates,
    read_number,
)
from agency.touches.reading.notes import Note, pattern

_A_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wednes|thurs?|fri|satur|sun)day)"
_COUNTED_FROM = pattern(
    rf"\b(?:the )?(?:{NUMBER} ?{UNIT}|(?P<one>day|week|month)|{_A_WEEKDAY}) (?:right |just |immediately )?(?P<side>after|following|from|before) (?:the |her |his )?$"
)
_POINTS = pattern(
    r"\b(?:the (?P<next>day|week|month) after(?= ?(?:$|[.,;:!?)\"])| (?:that|he|she|they|and|or|so|to|then)\b)(?: that\b)?"
    r"|(?:the |that )?(?:very |same )?(?P<next2>next|following) (?:day|morning)"
    rf"|{NUMBER} ?{UNIT} (?:later|afterwards|after that|after(?= ?(?:$|[.,;:!?)])))"
    r"|am (?P<next3>tag|days) (?:danach|darauf)|(?:le )?(?P<next4>lendemain)(?! (?:de|du|des)\b))\b"
)
_NTH = pattern(r"the [0-9]{1,2}(?:st|nd|rd|th)")
_FAR = 160
"""No day is pointed to over more letters than these."""


def days_of(note: Note, country: str = "") -> tuple[When, ...]:
    """Every day of the note, those named and those that are told by them, in order."""
    named = [_counted(note, when) for when in _in_their_month(note, find_dates(note, country))]
    named = [
        when for when in named if not any(_covers(other, when) for other in named if other != when)
    ]
    pointing = (_pointed_to(note, found, named) for found in _POINTS.finditer(note.plain))
    told = [when for when in pointing if when and not any(_meet(when, one) for one in named)]
    return tuple(sorted((*named, *told), key=lambda when: when.span)) if told else tuple(named)


def _covers(one: When, other: When) -> bool:
    return one.span[0] < other.span[0] and other.span[1] <= one.span[1]


def _meet(one: When, other: When) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _in_their_month(note: Note, dates: Sequence[When]) -> list[When]:
    """ "She said January, so on the fifth": the fifth of January."""
    told: list[When] = []
    for when in dates:
        before = told[-1] if told else None
        if before and _is_month(before) and _NTH.fullmatch(note.plain, *when.span):
            is_near = note.sentence(before.span[0]) == note.sentence(when.span[0])
            if is_near and when.first.day <= before.last.day and before.first >= note.on:
                day = before.first.replace(day=when.first.day)
                when = replace(when, first=day, last=day)
        told.append(when)
    return told


def _is_month(when: When) -> bool:
    return when.first.day == 1 and when.last == month_end(when.first)


def _counted(note: Note, when: When) -> When:
    """ "Two weeks after Easter", "the Tuesday after the long weekend" are counted from what they are after."""
    found = _COUNTED_FROM.search(note.before(when.span[0], 50))
    if not found or when.last >= END_OF_TIME:
        return when
    side = found["side"]
    if side == "from" and not (found["number"] and when.first == when.last):
        return when
    counts = _steps(found, is_back=side == "before")
    if "(" in note.plain[slice(*when.span)]:
        return replace(when, span=(when.span[0] - len(found[0]), when.span[1]))
    day = counts(when.first if side == "before" else when.last) if counts else None
    if day is None:
        return when
    span = (when.span[0] - len(found[0]), when.span[1])
    last = day + timedelta(6) if found["one"] == "week" else day
    return When(span, day, last, when.sure and not (found["one"] or found["weekday"]))


def _steps(found: re.Match[str], is_back: bool) -> Callable[[date], date] | None:
    if found["weekday"]:
        target = WEEKDAYS.index(found["weekday"][:3])
        if is_back:
            return lambda day: day - timedelta((day.weekday() - target - 1) % 7 + 1)
        return lambda day: day + timedelta((target - day.weekday() - 1) % 7 + 1)
    number, unit = (
        (1, found["one"]) if found["one"] else (read_number(found["number"])[0], found["unit"])
    )
    if found["one"] == "week" and not is_back:
        return _monday_after
    if not is_back:
        return lambda day: ahead(day, number, unit)
    days = {"f": 14, "w": 7, "d": 1}.get(unit[0])
    return (lambda day: day - timedelta(days * number)) if days else None


def _monday_after(day: date) -> date:
    return day + timedelta(7 - day.weekday())


def _pointed_to(note: Note, found: re.Match[str], named: Sequence[When]) -> When | None:
    """From the last day named before it, in its sentence or the one before."""
    at = found.start()
    first = note.sentence(max(note.sentence(at)[0] - 1, 0))[0]
    before = [
        when for when in named if max(first, at - _FAR) <= when.span[0] and when.span[1] <= at
    ]
    if not before or before[-1].last >= END_OF_TIME:
        return None
    day = before[-1].last
    if found["number"]:
        day = ahead(day, read_number(found["number"])[0], found["unit"])
    elif found["next"] == "week":
        day = _monday_after(day)
    elif found["next"] == "month":
        day = first_of_month(day, 1)
    elif any(found[name] for name in ("next", "next2", "next3", "next4")):
        day = day_after(day)
    is_vague = before[-1].first != before[-1].last and not found["number"] and not found["next"]
    if is_vague or day < note.on:
        return None
    return When(found.span(), day, day, sure=False)
