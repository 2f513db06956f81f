"""Phrase dates: "June", "mid March", "Q1", "in six weeks", "12 September", "end of the summer".

A phrase is a period with a first and a last day, read from the day of the touch; what "after" or
"until" makes of it is decided in `timing`. Where two readings are common, `sure` is False.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from agency.months import first_of_month, months_after
from agency.touches.reading.calendar import (
    END_OF_TIME,
    day_after,
    day_in_year,
    month_ahead,
    month_end,
    next_such_day,
    quarter,
    season,
    week_ahead,
)
from agency.touches.reading.facts import Span
from agency.touches.reading.feasts import find_feasts
from agency.touches.reading.notes import Note, pattern

MONTHS = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:(?<![yhle])(?<!er)(?<!gust)\.(?= ?[0-9]))?"
)
YEAR = r"(?:,? (?:of )?(?P<year>20[0-9]{2}|'[2-4][0-9]|next (?:year|yr))\b)?"
_SHORT_YEAR = YEAR.replace("'[2-4]", "'?[2-4]")
"""Where no day of a month may stand: "autumn 27"."""
DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_DAY_AFTER = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?\b(?![0-9]| ?(?:days|weeks|months|hours|k\b|an\b|per\b|%|-))"
"""With a day after it, a month is no month: "start Feb 1" is no start of February."""
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen eighteen thirty sixty ninety"
NUMBER_WORDS = dict(zip(_NUMBERS.split(), (*range(1, 13), 15, 18, 30, 60, 90), strict=True))
NUMBER = (
    r"(?P<number>[0-9]{1,2}|an?|"
    + "|".join(NUMBER_WORDS)
    + r"|(?:a )?couple(?: of)?|(?:a )?few|several)"
)
PART = (
    r"(?P<part>early(?: in)?|mid|(?:the )?middle of|late(?: in)?"
    r"|(?:the )?(?:end|beginning|start)(?: of)?)[ -](?:the )?"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEADS = pattern(
    r"(?:\b(?:in|after|before|until|till?|by|from|mid|early|late|of|next|this|since|last|come|for"
    r"|end|through|past|starting|around|about|on|up|call|back|available|takes?|taking)[ -]|[0-9](?:st|nd|rd|th)? |[,&/:] )$"
)
_WORDS_THAT_ARE_MONTHS = {"may", "march", "mar", "jan"}


@dataclass(frozen=True, slots=True)
class When:
    """A named period. `is_end` marks "end of ...", after which "until" means the day after."""

    span: Span
    first: date
    last: date
    sure: bool = True
    is_end: bool = False


Reader = Callable[[re.Match[str], Note], tuple[date, date, bool] | None]


def find_dates(note: Note, country: str = "") -> tuple[When, ...]:
    """Every date phrase, the longest winning where they meet, in order. Holidays are those of a `country` (ISO 3166-1)."""
    found = sorted(_every(note, country), key=lambda when: (when.span[0], -when.span[1]))
    kept: list[When] = []
    for when in found:
        if kept and _is_explained(note, kept[-1], when):
            kept[-1] = replace(when, span=(kept[-1].span[0], when.span[1]))
        elif not kept or when.span[0] >= kept[-1].span[1]:
            if kept and _is_counted_on(note, when):
                when = _weekday_after(kept[-1], when)
            if kept and _names_its_weekday(note, kept[-1], when):
                when = replace(when, span=(kept.pop().span[0], when.span[1]))
            kept.append(when)
    return tuple(kept)


_IS_AFTER = pattern(r" after(?= the | her | his | that\b| they | she | he |$|[.,;])")


def _is_counted_on(note: Note, when: When) -> bool:
    is_weekday = note.plain[slice(*when.span)].split()[-1][:3] in WEEKDAYS
    return is_weekday and _IS_AFTER.match(note.plain, when.span[1]) is not None


def _weekday_after(before: When, when: When) -> When:
    """ "24 April, the Monday after" is counted from that day; what it is after is asked about."""
    ahead_of = (when.first.weekday() - before.last.weekday() - 1) % 7 + 1
    day = min(before.last, END_OF_TIME) + timedelta(ahead_of)
    return replace(when, first=day, last=day, sure=False)


def _is_explained(note: Note, before: When, when: When) -> bool:
    """ "Before the long weekend (Aug 1)", "the Monday after the Fringe (so 31 Aug)": the day in brackets is meant."""
    is_day = when.first == when.last and note.plain[when.span[1] : when.span[1] + 1] == ")"
    if not is_day:
        return False
    between = note.plain[before.span[1] : when.span[0]]
    if _IN_BRACKETS.fullmatch(between):
        return not before.sure
    is_weekday = note.plain[slice(*before.span)].split()[-1][:3] in WEEKDAYS
    return is_weekday and bool(_AFTER_WHAT.fullmatch(between))


_IN_BRACKETS = pattern(
    r" \((?:(?:so|i\.?e\.?|that's|=|say|mettons|soit|donc|also|d\.h\.|sprich|on|le|w/c|week of|about|around) ?)*"
)
_AFTER_WHAT = pattern(
    r" (?:after|following) [a-z' -]{3,40}" + _IN_BRACKETS.pattern.replace(r"\s", " ")
)


def _names_its_weekday(note: Note, before: When, when: When) -> bool:
    """ "Fri 25 Sept" is one day."""
    between = note.plain[before.span[1] : when.span[0]]
    is_weekday = note.plain[slice(*before.span)].split()[-1][:3] in WEEKDAYS
    is_day = when.first == when.last and any(map(str.isdigit, note.plain[slice(*when.span)]))
    return is_weekday and is_day and between in {" ", ", ", " the ", ". "}


_NO_SPELL_BEFORE = pattern(
    r"\b(?:last|past|previous|every|each|per|(?:notice|minimum|period|total|experience|contract) of|notice|period|since|minimum|x|has|with|after|over|served|spent|did|done|worked|been|only|just|gives?|full|first|the) ?$"
)
_NO_SPELL_AFTER = pattern(
    r"^(?:'s?)? ?(?:notice|experience|exp|ago|old|contract|gig|cover|term|in\b|at\b|with|into|left|as\b|to go|perm|remote|of (?:exp\w*|notice|work|c\w*)|stint|on\b|and\b|program\w*|course|degree|probation|for\b|since)"
)


def find_spells(note: Note, dates: tuple[When, ...]) -> Iterator[When]:
    """ "Ten weeks", named without what leads to a day: a day only to who knows that it is one, and never sure."""
    taken = [when.span for when in dates]
    for found in pattern(rf"\b{NUMBER}{UPTO} ?{UNIT}").finditer(note.plain):
        start, end = found.span()
        if any(start < last and first < end for first, last in taken):
            continue
        if _NO_SPELL_BEFORE.search(note.before(start, 20)) or _NO_SPELL_AFTER.search(
            note.after(end, 20)
        ):
            continue
        try:
            day = ahead(note.on, read_number(found["number"])[0], found["unit"])
        except (ValueError, OverflowError):
            continue
        yield When((start, end), day, day, sure=False)


def first_from(dates: tuple[When, ...], at: int) -> When | None:
    """The first date that starts at or after a position."""
    index = bisect_left(dates, at, key=lambda when: when.span[0])
    return dates[index] if index < len(dates) else None


def _every(note: Note, country: str) -> Iterator[When]:
    for span, first, last, sure in find_feasts(note, country):
        yield _over(When(span, first, last, sure), note)
    for source, read in FORMS:
        for found in pattern(source).finditer(note.plain):
            if _is_only_a_word(found, note):
                continue
            try:
                period = read(found, note)
            except (ValueError, OverflowError):
                continue
            if period is not None:
                yield _over(_within(found, period), note)


_IS_OVER = pattern(
    r"(?: holidays)?(?: (?:is|are|was|has)|'s) (?:over|done|finished|out|ended|behind (?:her|him|them|me))\b"
)


def _over(when: When, note: Note) -> When:
    """ "The summer is over" is the day after it."""
    found = _IS_OVER.match(note.plain, when.span[1])
    if not found:
        return when
    after = day_after(when.last)
    return When((when.span[0], found.end()), after, after, when.sure)


def _is_only_a_word(found: re.Match[str], note: Note) -> bool:
    """ "She may move", "march on": a month only where a date word leads or a number follows."""
    groups = found.groupdict()
    if groups.get("month") not in _WORDS_THAT_ARE_MONTHS or groups.get("day"):
        return False
    if groups.get("year") or groups.get("part"):
        return False
    return not _LEADS.search(note.before(found.start("month"), 12))


def _within(found: re.Match[str], period: tuple[date, date, bool]) -> When:
    """Narrow a period to its early, middle or late part."""
    first, last, sure = period
    part = (found.groupdict().get("part") or "").removeprefix("the ")
    length = (last - first).days
    if part.startswith(("end", "late")) and found.groupdict().get("season"):
        after = day_after(last)
        return When(found.span(), after, after, sure)
    if part.startswith(("end", "rest")):
        return When(found.span(), last, last, sure, is_end=True)
    if part.startswith(("early", "beginning", "start")):
        return When(found.span(), first, first + timedelta(length // 3), sure)
    if part.startswith("mid"):
        middle = first + timedelta(14 if length < 31 else length // 2)
        return When(found.span(), middle, middle, sure)
    if part.startswith("late"):
        is_month = 27 <= length < 31
        return When(
            found.span(), first + timedelta(20 if is_month else length * 2 // 3), last, sure
        )
    return When(found.span(), first, last, sure)


def _year_named(found: re.Match[str], note: Note) -> int:
    """ "2027", "'27" and "next year"; 0 where none is named."""
    year = found["year"] or "0"
    if year.startswith("next"):
        return note.on.year + 1
    number = int(year.lstrip("'"))
    return number + 2000 if 0 < number < 100 else number


def _month(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    number = _month_number(found)
    year = _year_named(found, note)
    first = date(year, number, 1) if year else month_ahead(note.on, number)
    said_next = bool(found.groupdict().get("which") == "next") and first.year == note.on.year
    return first, month_end(first), not said_next


def _day_of_month(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    day, month = int(found["day"]), _month_number(found)
    year = _year_named(found, note)
    when = date(year, month, day) if year else next_such_day(note.on, month, day)
    return when, when, True


def _iso(found: re.Match[str], _: Note) -> tuple[date, date, bool]:
    when = date(int(found["y"]), int(found["m"]), int(found["d"]))
    return when, when, True


def _slashed(found: re.Match[str], note: Note) -> tuple[date, date, bool] | None:
    """Day first; where the note's language does not say so and both are possible, unsure."""
    either = found.groupdict()
    a, b = int(either["a"] or either["a2"]), int(either["b"] or either["b2"])
    year = found["y"]
    day, month = (b, a) if b > 12 else (a, b)
    if year:
        when = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    else:
        when = next_such_day(note.on, month, day)
    return when, when, note.day_first or a > 12 or b > 12 or a == b


def _dotted(found: re.Match[str], note: Note) -> tuple[date, date, bool] | None:
    """ "1.9." is 1 September where German is written, and anything elsewhere."""
    return _slashed(found, note) if note.day_first else None


def _quarter(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    word = found["quarter"]
    return quarter(note.on, ordinals.get(word) or int(word), _year_named(found, note))


def _season(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    on = note.on
    first, last = season(on, found["season"], _year_named(found, note))
    if found.groupdict().get("which") == "next" and first <= on:
        first, last = season(last + timedelta(1), found["season"], 0)
    return first, last, False


def _count(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    number, sure = read_number(found["number"])
    is_vague = found.groupdict().get("upto") or found.groupdict().get("about")
    when = ahead(note.on, number, found["unit"])
    return when, when, sure and not is_vague


def _coming(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    offset = 0 if found["which"] in {"this", ""} else 1
    if found["unit"] == "week":
        first = note.on + timedelta(7 * offset - note.on.weekday())
        return first, first + timedelta(4), True
    if found["unit"] == "month":
        first = first_of_month(note.on, offset)
        return first, month_end(first), True
    if found["unit"] == "quarter":
        first = months_after(date(note.on.year, 3 * ((note.on.month - 1) // 3) + 1, 1), 3 * offset)
        return first, month_end(months_after(first, 2)), True
    first = date(note.on.year + offset, 1, 1)
    return first, date(first.year, 12, 31), True


def _weekday(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    target = WEEKDAYS.index(found["weekday"][:3])
    coming = note.on + timedelta((target - note.on.weekday() - 1) % 7 + 1)
    if found["which"] != "next":
        return coming, coming, True
    of_next_week = note.on + timedelta(7 - note.on.weekday() + target)
    return of_next_week, of_next_week, coming == of_next_week


def _week_on(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    """ "Friday week" is the Friday after the coming one, "next week Friday" that of next week."""
    if found["near"]:
        when = note.on + timedelta(7 + (found["near"] == "tomorrow"))
        return when, when, True
    if found["weekday3"]:
        target = WEEKDAYS.index(found["weekday3"][:3])
        when = note.on + timedelta(7 - note.on.weekday() + target)
        return when, when, True
    target = WEEKDAYS.index((found["weekday"] or found["weekday2"])[:3])
    when = note.on + timedelta((target - note.on.weekday() - 1) % 7 + 8)
    return when, when, True


def _nth_weekday(found: re.Match[str], note: Note) -> tuple[date, date, bool] | None:
    """ "Tuesday 24": sure, for the day is the weekday it says."""
    when = day_in_year(note.on, int(found["day"]))
    return (when, when, True) if when.weekday() == WEEKDAYS.index(found["weekday"][:3]) else None


def _week_end(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    saturday = note.on + timedelta((5 - note.on.weekday()) % 7 + 7 * bool(found["which"]))
    return saturday, day_after(saturday), False


def _week_of_month(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    """Its first week are its first seven days."""
    first, last, sure = _month(found, note)
    ordinal = _ORDINALS[found["nth"]]
    day = last - timedelta(6) if ordinal < 0 else first + timedelta(7 * ordinal)
    return day, day + timedelta(6), sure


_ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"))
    for word in words.split()
} | {"last": -1}


def _weekday_of_month(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    """ "The second Tuesday of June", "the last Friday in March"."""
    first, last, sure = _month(found, note)
    ordinal, weekday = _ORDINALS[found["nth"]], WEEKDAYS.index(found["weekday"][:3])
    if ordinal < 0:
        when = last - timedelta((last.weekday() - weekday) % 7)
    else:
        when = first + timedelta((weekday - first.weekday()) % 7 + 7 * ordinal)
    return when, when, sure


def _last_day_of_month(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    _, last, sure = _month(found, note)
    return last, last, sure


def _weekday_after_next(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    """Not the coming one, the one after it."""
    if found["unit"]:
        first = note.on + timedelta(14 - note.on.weekday())
        return first, first + timedelta(4), True
    target = WEEKDAYS.index(found["weekday"][:3])
    when = note.on + timedelta((target - note.on.weekday() - 1) % 7 + 8)
    return when, when, True


_DAYS_AHEAD = dict.fromkeys(("today", "tonight", "eod", "immediately"), 0) | {"yesterday": -1}


def _near(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    word = found["near"]
    days = _DAYS_AHEAD.get(word, 2 if word.startswith("the day") else 1)
    when = note.on + timedelta(days)
    return when, when, True


def _week(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    first = week_ahead(note.on, int(found["week"]))
    return first, first + timedelta(4), True


def _half(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    number = 1 if found["half"] in {"1", "first"} else 2
    year = _year_named(found, note)
    first = date(year, 6 * number - 5, 1) if year else month_ahead(note.on, 6 * number - 5)
    return first, month_end(months_after(first, 5)), True


def _month_s_end(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    _, last, sure = _month(found, note)
    return last, last, sure


def _before_week_end(_: re.Match[str], note: Note) -> tuple[date, date, bool]:
    """The Friday of this week."""
    friday = note.on + timedelta((4 - note.on.weekday()) % 7)
    return friday, friday, False


def _feast(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    if "year" in found["feast"]:
        return date(note.on.year + 1, 1, 1), date(note.on.year + 1, 1, 1), True
    first = next_such_day(note.on, 12, 25)
    last = first if found["feast"].endswith(("mas", "xmas")) else date(first.year + 1, 1, 1)
    return first, last, found["feast"].endswith("mas")


def _year(found: re.Match[str], _: Note) -> tuple[date, date, bool]:
    year = int(found["only_year"])
    return date(year, 1, 1), date(year, 12, 31), True


def _nth(found: re.Match[str], note: Note) -> tuple[date, date, bool]:
    when = day_in_year(note.on, int(found["day"]))
    return when, when, False


def _month_number(found: re.Match[str]) -> int:
    return "janfebmaraprmayjunjulaugsepoctnovdec".index(found["month"][:3]) // 3 + 1


def read_number(words: str) -> tuple[int, bool]:
    """A small number in figures or words, and whether it is exact."""
    if words.isdigit():
        return int(words), True
    if words in {"a", "an"}:
        return 1, True
    if words in NUMBER_WORDS:
        return NUMBER_WORDS[words], True
    return (2 if "couple" in words else 3), False


def ahead(on: date, number: int, unit: str) -> date:
    if unit[0] == "m":
        return months_after(on, number)
    if unit[0] == "q":
        return months_after(on, 3 * number)
    if unit[0] == "y":
        return months_after(on, 12 * number)
    days = {"f": 14, "w": 7, "d": 1}[unit[0]]
    return min(on + timedelta(days * number), END_OF_TIME)


_ANY_WEEKDAY = r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|weds?|wednesday|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
UNIT = r"(?P<unit>days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|years?|yrs?)\b"
UPTO = r"(?: ?(?P<upto>-|to|or) ?(?:[0-9]{1,2}|" + "|".join(NUMBER_WORDS) + r"))?"
_NTH = "first|second|third|fourth|last|1st|2nd|3rd|4th"
FORMS: tuple[tuple[str, Reader], ...] = (
    (r"\b(?P<y>20[0-9]{2})-(?P<m>[01]?[0-9])-(?P<d>[0-3]?[0-9])\b", _iso),
    (r"\b(?P<a>[0-3]?[0-9])[/.](?P<b>[0-3]?[0-9])[/.](?P<y>20[0-9]{2}|[2-4][0-9])\b", _slashed),
    (
        r"(?:(?<=\bon )|(?<=\bfrom )|(?<=\buntil )|(?<=\bby )|(?<=\bafter )|(?<=\bbefore )|(?<=\bcall )|(?<=\bcb )|(?<=\bring )|(?<=\bphone )|(?<=\bfor )|(?<=\bup )|(?<=\bdiary )|(?<=\bdone )|(?<=\bavailable )|(?<=\bfree )|(?<=\bstart )|(?<=\bstarts )|(?<=\bends )|(?<=\bback )|(?<=\bdue ))"
        r"(?P<a>[0-3]?[0-9])/(?P<b>[0-1]?[0-9])(?P<y>)(?![0-9/%.]| ?(?:d|days?|time|of|wks?|weeks?)\b)",
        _slashed,
    ),
    (
        r"(?<![0-9/.$-])(?!24/7)(?:(?P<a>1[3-9]|2[0-9]|3[01])/(?P<b>0?[1-9]|1[0-2])|(?P<a2>0?[1-9]|1[0-2])/(?P<b2>1[3-9]|2[0-9]|3[01]))(?P<y>)(?![0-9/%.])",
        _slashed,
    ),
    (r"(?<![0-9.])(?P<a>[0-3]?[0-9])\.(?P<b>[01]?[0-9])\.(?P<y>)(?![0-9])", _dotted),
    (rf"\b(?:the )?{DAY}[ -](?:of )?{MONTHS}{YEAR}", _day_of_month),
    (rf"\b{MONTHS} (?:the )?{DAY}\b(?![0-9]){YEAR}", _day_of_month),
    (
        rf"\b(?:the )?(?P<nth>{_NTH}) (?:full )?week (?:of|in) {MONTHS}{YEAR}",
        _week_of_month,
    ),
    (
        rf"\b(?:the )?(?P<nth>{_NTH}) {_ANY_WEEKDAY} (?:of|in) {MONTHS}{YEAR}",
        _weekday_of_month,
    ),
    (rf"\b(?:the )?last day (?:of|in) {MONTHS}{YEAR}", _last_day_of_month),
    (rf"\b(?:the )?(?:{_ANY_WEEKDAY}|(?P<unit>week)) after next\b", _weekday_after_next),
    (
        rf"\b{_ANY_WEEKDAY},? (?:the )?(?P<day>[12][0-9]|3[01]|[1-9])(?:st|nd|rd|th)\b",
        _nth_weekday,
    ),
    (
        rf"\b(?:{PART})?(?:(?P<which>next|this|the) )?(?:coming )?{MONTHS}(?! (?:the )?{_DAY_AFTER}){YEAR}",
        _month,
    ),
    (rf"\b(?:{PART})?q(?P<quarter>[1-4])\b{_SHORT_YEAR}", _quarter),
    (
        rf"\b(?:{PART})?(?:the )?(?P<quarter>first|second|third|fourth|last) quarter\b{YEAR}",
        _quarter,
    ),
    (
        rf"\b(?:{PART})?(?:the )?(?:(?P<which>this|next|coming) )?(?P<season>spring|summer|autumn|winter)\b"
        rf"(?! boot){_SHORT_YEAR}(?![0-9])",
        _season,
    ),
    (
        rf"\b(?:{PART}|(?:the|this|next) |(?<=\bin )|(?<=\bby )|(?<=\bafter )|(?<=\buntil ))"
        rf"(?P<season>fall)\b{YEAR}",
        _season,
    ),
    (
        rf"\b(?:in|within|for|another|for another|(?:for |over |in )?the next|for at least|at least|for about)(?P<about> (?:about|around|roughly|approx\.?|like|maybe|~|some))? ?{NUMBER}"
        rf"{UPTO} ?{UNIT}(?:'s?)?(?: time\b)?",
        _count,
    ),
    (
        rf"(?:(?<=\bgive her )|(?<=\bgive him )|(?<=\bgive me )|(?<=\bgive it )|(?<=\bgive them )|(?<=\bleave it )|(?<=\bleave her )|(?<=\bleave him )|(?<=\bleave me )|(?<=\bwait )|(?<=\bfollow up )|(?<=\bup again )|(?<=\bcall back )|(?<=\bchase )|(?<=\bback to her )|(?<=\bback to him )){NUMBER} {UNIT}",
        _count,
    ),
    (
        rf"\b(?:an? )?{NUMBER}[ -]{UNIT}(?:'s?)?(?= (?:off\b|without|of (?:peace|quiet|silence|rest|space)|break|pause|breather|to (?:get over|recover|rest|settle|grieve|heal|breathe)))",
        _count,
    ),
    (
        rf"\b{NUMBER}{UPTO} ?{UNIT}'?s? (?:from (?:now|today)|out|time|(?=,? (?:then|and then) (?:call|ring|chase|phone|try|follow|check)))\b",
        _count,
    ),
    (
        rf"\b(?:{PART})?(?P<which>next|this) (?P<unit>week|month|quarter|year)\b",
        _coming,
    ),
    (
        rf"\b(?:a week (?:on |from )?{_ANY_WEEKDAY}|next week (?:on )?{_ANY_WEEKDAY.replace('weekday', 'weekday3')}|{_ANY_WEEKDAY.replace('weekday', 'weekday2')} week|(?P<near>tomorrow|today) week)\b",
        _week_on,
    ),
    (
        rf"\b{_ANY_WEEKDAY} (?:the )?(?P<day>[12][0-9]|3[01]|[1-9])(?:st|nd|rd|th)?\b(?! ?(?:[:/.-]?[0-9]|h\b|am\b|pm\b|o'clock|%|[a-z]+s?\b(?<!\bat)(?<!\bfor)(?<!\bor)(?<!\band)(?<!\bto)))",
        _nth_weekday,
    ),
    (
        r"\b(?:(?P<which>next|this) |(?<=\bon )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\buntil )|(?<=\bback )|(?<=\bcall )|(?<=\bher )|(?<=\bhim )|(?<=\bthem )|(?<=\bagain )|(?<=\bup )|(?<=\btalk )|(?<=\bspeak )|(?<=\bring )|(?<=\bphone )|(?<=\bchase )|(?<=\btry )|(?<=\btext )|(?<=\bping )|(?<=\bchat )|(?<=\btc )|(?<=\bcb )|(?<=\bfor )|(?<=\bw/c )|(?<=\bemail )|(?<=\bchat )|(?<=\bnext: )|(?<=\bchat: )|(?<=\bcoffee )|(?<=\bdone )|(?<=\bbook )|(?<=\bset )|(?<=: )|^)"
        r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|weds?|wednesday|thu(?:rs?(?:day)?)?|fri(?:day)?"
        r"|sat(?:urday)?|sun(?:day)?)\b",
        _weekday,
    ),
    (
        r"\b(?P<which>)(?P<weekday>monday|tues?(?:day)?|weds?(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|saturday|sunday)\b",
        _weekday,
    ),
    (r"\bweek (?P<week>[0-9]{1,2})\b", _week),
    (rf"\bh(?P<half>[12])\b{YEAR}", _half),
    (rf"\b(?:the )?(?P<half>first|second) half(?: of(?: the year| (?=20)))?{YEAR}", _half),
    (
        r"\b(?:(?:the|this) )?(?<!day )(?P<which>next )?(?:long )?week-?end\b(?! (?:work|shift|trip|off)|s)",
        _week_end,
    ),
    (rf"\b{MONTHS}'s end\b{YEAR}", _month_s_end),
    (
        r"(?<!not )\b(?:before|b4) (?:the |this )?(?:week-?end|week's out|week is out)\b",
        _before_week_end,
    ),
    (r"(?<=\bsince )(?P<near>yesterday)\b", _near),
    (rf"\b{PART}(?P<only_year>20[2-4][0-9])\b", _year),
    (r"\b(?P<near>today|tonight|tomorrow|the day after tomorrow|immediately|eod)\b", _near),
    (r"\b(?:the )?(?P<feast>new year|christmas|xmas|holidays)\b", _feast),
    (r"(?<=\bin )(?P<only_year>20[2-4][0-9])\b", _year),
    (r"(?<=\bafter )(?P<only_year>20[2-4][0-9])\b", _year),
    (r"(?<=\bbefore )(?P<only_year>20[2-4][0-9])\b", _year),
    (r"(?<=\buntil )(?P<only_year>20[2-4][0-9])\b", _year),
    (
        r"\bthe (?P<day>[12][0-9]|3[01]|[1-9])(?:st|nd|rd|th)\b(?! (?:of|floor|time|year|round))",
        _nth,
    ),
    (
        r"\b(?:the )?(?P<part>end of|rest of)(?: the)? (?P<which>)(?P<unit>week|month|quarter|year)\b",
        _coming,
    ),
)
