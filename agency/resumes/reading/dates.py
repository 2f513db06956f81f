"""Times of a job: "Jan 2019 – Present", "03/2019 bis heute", "de mars 2019 à juin 2022"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agency.resumes.reading.lines import fold
from agency.words import MONTH_NUMBERS

_NAME = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_SEASON = r"(?:spring|summer|fall|autumn|winter|printemps|ete|automne|hiver|fruhling|sommer|herbst)"


def _point(n: str) -> str:
    """A month or a year; the groups end in ``n``."""
    return (
        rf"(?:(?:\d{{1,2}}(?:er|\.)?\s+)?(?P<name{n}>{_NAME})\b\.?,?\s*(?:de\s+)?(?:(?P<named{n}>{_YEAR})\b|['’](?P<short{n}>\d\d)\b)"
        rf"|(?P<day{n}>\d{{1,2}})(?P<mark{n}>[./-])(?P<mid{n}>\d{{1,2}})(?P=mark{n})(?P<dated{n}>{_YEAR})\b"
        rf"|(?P<first{n}>0?[1-9]|1[0-2])\s?[./-]\s?(?P<after{n}>{_YEAR})\b"
        rf"|(?P<before{n}>{_YEAR})[./-](?P<second{n}>0[1-9]|1[0-2])(?![\d])"
        rf"|(?:{_SEASON}\s+)?(?P<year{n}>{_YEAR})\b)"
    )


_NOW = (
    r"(?:present|current(?:ly)?|now|today|ongoing|to date|date|actuel(?:lement)?|aujourd['’]?hui|a? ?ce jour|"
    r"maintenant|en cours|heute|jetzt|aktuell|laufend|dato|auj\.?)\b"
)
_TO = r"\s*(?:[-–—‒−→~]+|\bto\b|\buntil\b|\btill\b|\bbis\b|\bau?\b|\bjusqu['’](?:a|en|au)?)\s*(?:\bzum?\b\s*)?"
_FROM = r"(?:\b(?:from|since|de|du|depuis|von|seit|vom|ab)\s+)?"
_RANGE = re.compile(
    rf"(?<![\w/.-]){_FROM}{_point('a')}(?:{_TO}(?:(?P<now>{_NOW})|{_point('b')}|(?P<tail>\d\d)(?![\d/.-])))"
)
_SINCE = re.compile(rf"(?<![\w/.-])(?:since|depuis|seit|ab|from|des)\s+{_point('a')}")
_OPEN = re.compile(rf"(?<![\w/.-]){_point('a')}\s*[-–—]\s*(?=$|\t)")
_ONE = re.compile(rf"(?<![\w/.-]){_point('a')}(?![\w/-])")
_UNIT = r"(?:years?|yrs?|ans?|annees?|jahre?n?|months?|mos?|mois|monate?n?)"
DURATION = re.compile(
    rf"[\s(·,]*\d{{1,2}}\+?\s*{_UNIT}\b\.?(?:[\s,]*(?:and|et|und)?\s*\d{{1,2}}\s*{_UNIT}\b\.?)?\s*\)?"
)
_EARLIEST = 1950


@dataclass(frozen=True)
class Times:
    """Where the words stand in the line, and what they say. A job that goes on has no end."""

    start: int
    end: int
    from_on: date | None
    until_on: date | None
    is_current: bool = False
    is_range: bool = True


def times_in(line: str, today: date) -> list[Times]:
    """The ranges of a line; where there is none, its single months or years."""
    folded = fold(line)
    found = list(_ranges(folded, today))
    if found:
        return found
    for read in _ONE.finditer(folded):
        first, last = _first(read, "a", today), _last(read, "a", today)
        if first and last:
            found.append(Times(read.start(), read.end(), first, last, is_range=False))
    return found


def _ranges(folded: str, today: date) -> Iterator[Times]:
    is_told = False
    for read in _RANGE.finditer(folded):
        is_told = True
        first = _first(read, "a", today)
        last = None if read["now"] else _last(read, "b", today) or _tail(read, first)
        if first is None or (last is None and not read["now"]) or (last and last < first):
            continue
        at = _past_duration(folded, read.end())
        yield Times(read.start(), at, first, last, is_current=bool(read["now"]))
    if is_told:
        return
    for grammar in (_SINCE, _OPEN):
        for read in grammar.finditer(folded):
            if first := _first(read, "a", today):
                end = _past_duration(folded, read.end())
                yield Times(read.start(), end, first, None, is_current=True)
                return


def _past_duration(folded: str, at: int) -> int:
    lasted = DURATION.match(folded, at)
    return lasted.end() if lasted else at


def _first(read: re.Match[str], n: str, today: date) -> date | None:
    year, month = _year_month(read, n)
    if not year or not _EARLIEST <= year <= today.year + 1:
        return None
    return date(year, month or 1, 1)


def _last(read: re.Match[str], n: str, today: date) -> date | None:
    year, month = _year_month(read, n)
    if not year or not _EARLIEST <= year <= today.year + 1:
        return None
    return date(year, month or 12, monthrange(year, month or 12)[1])


def _tail(read: re.Match[str], first: date | None) -> date | None:
    """ "2019–22"."""
    if not read["tail"] or first is None:
        return None
    year = first.year // 100 * 100 + int(read["tail"])
    return date(year, 12, 31) if first.year <= year <= first.year + 60 else None


def _year_month(read: re.Match[str], n: str) -> tuple[int, int]:
    """Month 0 where only the year is told. "01/03/2019" may mean either month and tells the year."""
    if read["name" + n]:
        short = read["short" + n]
        year = (
            int(read["named" + n])
            if not short
            else 2000 + int(short) - (100 if int(short) > 50 else 0)
        )
        return year, MONTH_NUMBERS[read["name" + n]]
    if read["dated" + n]:
        day, mid = int(read["day" + n]), int(read["mid" + n])
        if read["mark" + n] == "." or day > 12:
            return int(read["dated" + n]), mid if 1 <= mid <= 12 else 0
        return int(read["dated" + n]), day if mid > 12 else 0
    if read["after" + n]:
        return int(read["after" + n]), int(read["first" + n])
    if read["before" + n]:
        return int(read["before" + n]), int(read["second" + n])
    return int(read["year" + n] or 0), 0
