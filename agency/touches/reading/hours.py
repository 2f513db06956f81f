"""How much they want to work: a quantity and its unit, a share of the week, days off, or full-time.

Days at the office, a notice, a shift and a drive are told in the same units and are none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from agency.touches.reading.dates import NUMBER_WORDS
from agency.touches.reading.facts import Finding
from agency.touches.reading.grammar import Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import voice
from agency.touches.reading.wanting import as_wish

_N = r"(?P<n>NUMBER|TENS FIGURE|FIGURE)(?: and a half|COMMA)?"
_RANGE = r"(?:(?:between )?(?:NUMBER(?:to|or|and|a|bis|SLASH)?|FIGURE(?:to|or|and|bis)))?"
_A_WEEK = r"(?:(?:PER|SLASH)*WEEK)"
_ELSEWHERE = r"(?!(?:PER|SLASH|WEEK)*(?:in|at|from|on|of)?(?:the|a|an|im|am|au)?(?:OFFICE|NOTHOURS))(?!(?: per| a| each)? (?:month|year|quarter|day))"
_AT_OFFICE = r"(?!(?:in|at|from|on|of)?(?:the|a|an|im|am|au)?OFFICE)"
_CAPPED = r"(?:CAP)(?:CAPFILL|CAP)*"
_WEEK_OF = r"(?:week|schedule)(?:COMMA| of)*"
_SURELY = tuple(
    map(
        rule,
        (
            rf"(?P<hours>){_RANGE}{_N}(?:HOURS)(?:PER|SLASH)*WEEK",
            rf"(?<!OFFICE)(?P<days>){_RANGE}{_N}(?: long| short| full| whole)?(?:DAYS){_A_WEEK}{_AT_OFFICE}",
            r"(?P<full>FULLTIME)(?! (?:mom|mum|dad|caregiver|student|parent|studies))",
        ),
    )
)
_ASKED = tuple(
    map(
        rule,
        (
            rf"{_CAPPED}COMMA?(?P<hours>){_RANGE}{_N}(?:HOURS){_ELSEWHERE}",
            rf"(?P<hours>){_RANGE}{_N}(?:HOURS)(?:ADV)?(?:LESSER|part_time|over (?:NUMBER|FIGURE) DAYS)",
            rf"(?<!NEG)part_time COMMA?(?P<at>(?P<hours>){_N}(?:HOURS))",
            rf"(?:reduced|fewer|part_time|less|shorter|school) hours(?:COMMA|only|CAP|CAPFILL)*(?P<hours>){_N}(?!DAYS|%)",
            rf"EDGE(?P<hours>){_RANGE}{_N}(?:HOURS)(?= BREAK|AND|NEG| no)",
            rf"EDGE(?P<hours>)(?:HOURS)(?:PER|SLASH|WEEK|CAP|COMMA)*{_N}(?!HOURS|DAYS|%)(?={_A_WEEK}? ?(?:BREAK|AND|max|min))",
            rf"EDGE(?P<days>)(?:DAYS)(?:PER|SLASH)*(?:WEEK)(?:COMMA|CAP)*{_N}(?={_A_WEEK}? ?(?:BREAK|AND|max|min))",
            rf"(?P<days>){_N}(?:DAYS)?COMMA?(?: not| instead of| rather than| over) (?:NUMBER|FIGURE)(?= DAYS| BREAK)",
            rf"(?:rather|sooner|prefers|better|instead)(?:do|work|to)*(?P<days>){_N}(?:DAYS) (?:than|to|over) (?:NUMBER|FIGURE)",
            rf"(?:CAP)(?: down| back)*(?: to)(?P<days>)(?:CAPFILL)*{_N}(?:DAYS)(?! (?:notice|off|later|ago))",
            r"(?P<list>WEEKDAY WEEKDAY WEEKDAY(?: WEEKDAY)?)(?= only| BREAK)(?! OFFICE)",
            r"(?P<ofs>(?:three|NUMBER) day (?:weekend|weekends))",
            rf"(?<!OFFICE){_CAPPED}(?P<days>){_RANGE}{_N}(?:DAYS){_ELSEWHERE}",
            rf"(?<!OFFICE)(?P<days>){_RANGE}{_N}(?:DAYS){_A_WEEK}?(?:COMMA)?(?:LESSER| in total| total){_ELSEWHERE}",
            rf"(?:SHORTWEEK){_WEEK_OF}(?P<days>){_N}(?:long |longer )?(?:DAYS)",
            rf"(?:EDGE|EDGE and|EDGE or)(?P<days>){_RANGE}{_N}(?:DAYS)(?= BREAK|AND)",
            rf"EDGE(?P<days>){_N}(?:DAYS) (?:in|at) (?=NAME)",
            rf"(?<!in)(?<!within)(?<!for)(?<!after)(?<!every)(?<!over)(?<!spent)(?<!took)(?<!last)(?<!call)(?<!open)(?<!NUMBER)(?P<hours>){_RANGE}{_N}(?:hours|hrs|stunden|heures|std)(?= BREAK|AND|NEG|SHE|FINE|suit|suits|reichen|would)",
            rf"(?P<days>){_N}(?:NUMBER|FIGURE) hour(?:DAYS)",
            rf"(?<!at)(?<!NUMBER)(?P<hours>){_N}(?P<clock> h)(?= BREAK|AND|NEG)",
            rf"(?P<days>){_N}(?:DAYS) (?:arbeiten|travailler|would_do|would do|reichen|or (?:SHE|nothing))",
            rf"(?:sur|horaire de|schedule of|noch) (?P<days>){_N}(?:DAYS)(?= BREAK|AND)",
            rf"(?P<days>){_N} NUMBER s(?= BREAK|AND|PER)",
            r"(?:CAP)(?:CAPFILL)*(?P<fte>)(?P<n>NUMBER)(?= BREAK|AND)",
            r"(?:WISHES)(?:HER)(?P<off>WEEKDAY)(?= BREAK|AND| off)",
            rf"(?:the|HER)(?P<hours>){_N}(?= (?:without|with no|and no|no) (?:ot|overtime|extra))",
            r"(?P<fortnight>(?:NUMBER|FIGURE) day fortnight)",
            r"(?:EDGE|CAP|at|to|on|a|an|go|down|zu)(?:CAPFILL)*(?P<percent>)(?P<n>NUMBER) ?(?:PERCENT)(?= SHARE| BREAK|AND| part_time)",
            r"(?P<percent>)(?P<n>NUMBER)(?:PERCENT)(?= SHARE)",
            r"(?P<fte>)(?P<n>NUMBER)(?= fte| SHARE)",
            r"(?P<fifths>)(?P<n>NUMBER)SLASH NUMBER(?=BREAK|AND| SHARE)",
            r"(?P<part>FIFTHS|HALFTIME)(?! off)",
            r"(?P<off>WEEKDAY(?:(?:and|or|COMMA|SLASH)*WEEKDAY){0,3})(?: as| always)? (?:FREEDAY)(?! for| to)",
            r"(?P<off>WEEKDAYS) (?:FREEDAY)",
            r"(?:NOTDAY|(?:won't|doesn't)do)(?: ART| on)*(?P<off>WEEKDAYS(?:(?:and|or|COMMA|SLASH)*WEEKDAYS){0,3})",
            r"(?P<ofs>(?:every|each|one|ART) (?:WEEKDAY|day) FREEDAY(?: (?:PER) WEEK)?|day off PER WEEK|long weekends|LONGDAYS)",
            r"(?<!OFFICE)(?<! on)(?P<span>(?P<from>WEEKDAY)(?:to|through|till|until|bis|thru|a|COMMA)?(?P<to>WEEKDAY))(?! (?:in|at) OFFICE| OFFICE| (?:and|or|COMMA|SLASH)+WEEKDAY| (?:at|for|NUMBER))",
            r"(?<!OFFICE)(?<! on)(?P<list>WEEKDAY(?:(?:and|or|COMMA|SLASH)+WEEKDAY){1,3})(?= only| BREAK)(?! OFFICE)",
        ),
    )
)
LEAST_BY_H = 25
"""Up to 24h may be a time of day."""
_LIMIT = pattern(r"(?:more than|beyond|over|fridays|mondays|work|off|no [a-z]+days)\b")
"""A refusal of more is a wish for so much."""
_NOT_MORE = pattern(
    r",? (?:and )?(?:nicht mehr|not? (?:one |an hour )?(?:more|longer)|pas (?:une? de )?plus|not one more)"
)
_WEEK = ("mon", "tue", "wed", "thu", "fri")
_IN_ENGLISH = dict(
    zip(
        [
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
        ],
        _WEEK * 2,
        strict=True,
    )
)


def find_hours(note: Note, words: Words) -> Iterator[Finding]:
    """What stands with its unit and the week is plain; the rest is asked about."""
    taken = Ground(len(note.plain))
    for rules, is_plain in ((_SURELY, True), (_ASKED, False)):
        for wanted in rules:
            for found in words.find(wanted):
                span = words.span(found, "at" if "at" in found.groupdict() else 0)
                hours = _hours(note, words, found) if taken.is_free([span]) else None
                if hours is None or voice(note, span[0]) == "other":
                    continue
                taken.take([span])
                for one in _wished(hours, note):
                    yield one if is_plain else one.doubted()


def _wished(hours: Finding, note: Note) -> Iterator[Finding]:
    for one in as_wish(hours, note):
        limits = _LIMIT.search(note.plain[max(0, hours.start - 12) : hours.end])
        limits = limits or _NOT_MORE.match(note.plain, hours.end)
        yield (
            replace(hours, horizon="now")
            if one.negated and limits and hours.value != "full_time"
            else one
        )


def _hours(note: Note, words: Words, found: re.Match[str]) -> Finding | None:
    said = {name: part for name, part in found.groupdict().items() if part is not None}
    span = words.span(found, "at" if "at" in said else 0)
    if "full" in said:
        return Finding("hours", "full_time", "Full-time", (words.span(found, "full"),))
    number = _number(note.plain[slice(*words.span(found, "n"))]) if "n" in said else Decimal(0)
    if "hours" in said:
        if not (LEAST_BY_H if "clock" in said else 4) <= number <= 60:
            return None
        return Finding(
            "hours",
            f"{_plain(number)}_hours",
            f"{_plain(number)} hours a week",
            (span,),
            amount=number,
        )
    if " and a half" in note.plain[slice(*span)] or "half day" in note.plain[slice(*span)]:
        number += Decimal("0.5")
    days = _days(note, words, found, said, number)
    if days is None or not 2 <= days <= 6:
        return None
    return Finding(
        "hours", f"{_plain(days)}_days", f"{_plain(days)} days a week", (span,), amount=days
    )


def _days(
    note: Note, words: Words, found: re.Match[str], said: dict[str, str], number: Decimal
) -> Decimal | None:
    """Days a week, from however they were told."""
    if "days" in said:
        return number
    if "percent" in said:
        return number / 20 if 40 <= number <= 95 else None
    if "fte" in said:
        return number * 5 if 0 < number < 1 else None
    if "fifths" in said:
        return number if note.plain[words.span(found)[1] - 1] == "5" else None
    if "fortnight" in said:
        return Decimal("4.5")
    if "part" in said:
        part = note.plain[slice(*words.span(found, "part"))]
        return (
            Decimal(4)
            if part.startswith("four")
            else Decimal(3)
            if part.startswith("three")
            else Decimal("2.5")
        )
    if "ofs" in said:
        return Decimal(4)
    return _named_days(note, words, found, said)


def _named_days(
    note: Note, words: Words, found: re.Match[str], said: dict[str, str]
) -> Decimal | None:
    group = next(name for name in ("off", "list", "span") if name in said)
    named = [
        weekday(day)
        for day in re.findall(r"[a-z]{3,}", note.plain[slice(*words.span(found, group))])
    ]
    days = [day for day in named if day is not None]
    if group == "span":
        count = days[-1] - days[0] + 1
        return Decimal(count) if 1 < count < 5 else None
    return Decimal(5 - len(set(days)) if group == "off" else len(set(days)))


def weekday(word: str) -> int | None:
    """Monday is 0; None for a word that is no day of the week."""
    short = _IN_ENGLISH.get(word.rstrip("s"), word[:3])
    return _WEEK.index(short) if short in _WEEK else None


def _number(said: str) -> Decimal:
    if said[0].isdigit() or said[0] == ".":
        return Decimal(said)
    return sum((Decimal(_WORDS[word]) for word in re.split(r"[ \n-]", said)), Decimal(0))


_WORDS = {**NUMBER_WORDS, "sixteen": 16, "twenty": 20, "forty": 40, "fifty": 50, "half": 0}


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
