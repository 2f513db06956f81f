"""Where the work is done: at home, at the office or both, and how many days a week they would come in.

Days are a quantity and the office in either order, days that are named, or what a number of days at home leaves. What
the role, the client or their present firm has is no wish of theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from agency.touches.reading.dates import NUMBER_WORDS
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.hours import weekday
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import (
    answer_after,
    is_welcome,
    is_wished,
    refusal,
    refused,
    voice,
)

_FEW = r"(?P<low>NUMBER|FIGURE)(?:(?:to|or|and|SLASH)?(?P<high>NUMBER|FIGURE))?"
_OFTEN = rf"(?:(?:between )?{_FEW}(?: full| whole| long| set| fixed| core| anchor| solid| good| mandatory)?(?:DAYS|TIMES|(?=(?:PER|SLASH)+WEEK))|(?P<once>ONCE|(?:a|one) day(?=(?:PER)+WEEK)))"
_WEEKLY = r"(?:(?:PER|SLASH)*WEEK(?:ATMOST)?)?"
_TO = r"(?:in|into|to|at|on|from|of|au|a|dans|en|sur|im|am|auf)"
_AT = rf"(?:{_TO}?(?:the|an|a|HER|our|actual|le|la|l|der|dem)?(?:UNKNOWN)?DESK|{_TO}?ATDESK)(?!THINGS)"
_IS = r"(?:ATMOST|COMMA|FINE)*"
_END = r"(?=KEPT|BREAK|AND|ADV|DESK|SLASH)"
_NAMED = (
    r"(?P<named>WEEKDAY(?:(?:and|or|COMMA|SLASH|to|through|till|until|thru|plus|le)*WEEKDAY){0,4})"
)
_AT_HOME = r"(?:(?:at|from|of|in)?HOME|(?:at|from|in|on)(?:the|HER|a|own)*(?:ROOM))"

_IN = tuple(
    map(
        rule,
        (
            rf"{_OFTEN}{_WEEKLY}(?:ATMOST)*{_AT}{_WEEKLY}",
            rf"(?P<at>{_OFTEN}{_WEEKLY})(?:ATMOST)*(?:COMMA){_AT}{_WEEKLY}",
            rf"{_FEW} (?:office|ATDESK|DESK)(?:DAYS){_WEEKLY}",
            rf"(?<!NEG)(?:office|ATDESK) DAYS{_IS}{_FEW}(?!DAYS| DESK)",
            rf"DAYS {_AT}{_IS}{_FEW}{_END}",
            rf"{_AT}{_IS}{_OFTEN}{_WEEKLY}{_END}",
            rf"hybrid {_IS}(?P<at>{_OFTEN}{_WEEKLY}(?: in)?){_END}",
            rf"COMMUTES (?:{_AT})?(?:ATMOST)*{_OFTEN}{_WEEKLY}(?: per week)?{_END}",
            rf"(?P<at>{_OFTEN}{_WEEKLY})(?: of)?(?: hybrid| commuting| travelling in| traveling in){_END}",
            rf"(?:COMMUTES)(?:ADV|on|only)*{_NAMED}{_END}",
            rf"(?:GOES)(?:ADV)*{_AT}(?:ATMOST)*{_OFTEN}{_WEEKLY}",
            rf"{_AT}(?: ATMOST|on|COMMA|le)*{_NAMED}",
            rf"{_OFTEN}{_WEEKLY}(?:COMMA)?(?:and|with|the)*(?:REST)(?:DAYS|WEEK|of|the)*{_AT_HOME}",
            rf"{_NAMED}(?:COMMA)?(?:ADV)*{_AT}",
            rf"(?:{_AT}|hybrid)(?:COMMA)?(?P<at>(?P<low>NUMBER|FIGURE)(?:(?:to|or|SLASH)?(?P<high>NUMBER|FIGURE))?)(?= max| maximum)",
            rf"{_AT}(?:ATMOST)*(?P<at>(?P<all>EVERYDAY))",
            rf"(?P<at>(?P<all>EVERYDAY))(?:BE|for)*{_AT}",
        ),
    )
)
_ASKED_IN = tuple(
    map(
        rule,
        (
            rf"(?:ATMOST)+{_FEW} {_AT}",
            rf"(?:EDGE|FINE|AND|ADV|DESIRES)(?P<at>{_FEW})(?:{_TO}){_AT}",
            rf"(?:office|ATDESK|EDGE days in)(?:DAYS)?(?:COMMA){_FEW}{_END}",
            rf"{_FEW} (?:anchor|core)(?:DAYS)",
            rf"{_NAMED}(?=(?:COMMA|and)*{_AT_HOME}(?:REST))",
            rf"hybrid(?:COMMA)?(?P<at>{_FEW} in)(?= BREAK|AND)",
            r"(?<!NUMBER) in (?:ATMOST)*(?P<once>ONCE)(?:PER|SLASH)*WEEK",
            rf"(?P<at>{_OFTEN}{_WEEKLY} (?:in|at)(?:NAME|the city|town))(?=(?:COMMA|and|the)*(?:REST|HOME|FROMHOME))",
            rf"{_OFTEN}{_WEEKLY} in_at(?= (?:the )?(?:outside|most|very|a push|push))",
            rf"{_NAMED} in(?= BREAK)",
            rf"{_OFTEN}{_WEEKLY} there(?= BREAK|AND|FINE|SHE|max| at most| is)",
            rf"(?:FINE|possible|suits|works) on {_NAMED}(?= BREAK|AND)",
            rf"{_FEW} (?:BE)(?:HER|the)(?:number|limit|max|maximum|ceiling|cap|line)",
            rf"{_OFTEN}{_WEEKLY} in{_END}(?! (?:NUMBER|ART|the|WHEN))",
            rf"(?<!NUMBER) in (?:ATMOST)*{_OFTEN}{_WEEKLY}(?= max| only| tops|COMMA(?:at |from )?HOME)",
            rf"(?<!be) in (?:ATMOST|on)*{_NAMED}{_END}",
            r"(?:in|office)(?P<low>NUMBER|FIGURE)(?=COMMA HOME)",
            rf"(?P<low>NUMBER|FIGURE)(?:DAYS)? in(?=(?:COMMA|and|SLASH)*(?:NUMBER|FIGURE)(?:DAYS)?(?:out|off|{_AT_HOME}))",
        ),
    )
)
_OUT = tuple(
    map(
        rule,
        (
            rf"{_OFTEN}{_WEEKLY}(?:ATMOST)*(?:working |work )?(?P<home>{_AT_HOME})(?!SLASH)",
            rf"(?P<home>{_AT_HOME}){_IS}(?P<at>{_OFTEN}{_WEEKLY}){_END}(?!(?:ATMOST)*{_AT})",
            rf"(?P<home>{_AT_HOME})(?P<at>{_FEW} of (?:NUMBER|FIGURE))",
            rf"{_FEW} (?P<home>HOME)(?:DAYS|office days){_WEEKLY}",
            rf"(?P<home>{_AT_HOME})(?: on| ADV|COMMA)*{_NAMED}",
            rf"{_NAMED}(?:COMMA|as|ADV)*(?P<home>{_AT_HOME})",
        ),
    )
)
"""Days at home: of five, the others are at the office. Asked about."""

_REMOTE: tuple[tuple[str, Rule, bool, bool], ...] = tuple(
    (value, rule(source), must, sure)
    for value, source, must, sure in (
        (
            "remote",
            r"(?:(?:only|exclusively|strictly|must BE|has to BE|have to BE|needs to BE|need to BE)(?:ADV|100|%|fully)*FROMHOME|(?:100|fully|%|all|totally|entirely)+FROMHOME (?:only|or nothing)|(?:FROMHOME|(?<!work)(?<!working)(?:from|at) home)(?: 100| %| or nothing| role| roles| job| jobs| work)*(?: only| exclusively| or nothing| or bust)|only if (?:it's |it BE )?FROMHOME|(?:fully|%) remote)(?!THINGS)",
            True,
            True,
        ),
        (
            "remote",
            r"no office DAYS|(?:no|zero|without) (?:any )?(?:office|offices|bureau)(?= BREAK|AND| please| work| ever| again| at all)",
            True,
            True,
        ),
        (
            "remote",
            r"(?:SPURNS)(?:SPURNFILL|GOES|into|set|foot|step|the|see|see the inside of|near|work|working|sit|sitting|an)*(?:office|offices)(?= BREAK|AND| again| ever| for| at all)",
            False,
            False,
        ),
        (
            "hybrid",
            rf"(?:DAYS){_AT}(?:COMMA|and)*(?P<at>(?:FIGURE|NUMBER)(?:DAYS)?{_AT_HOME})",
            False,
            True,
        ),
        (
            "remote",
            r"(?:fully|entirely|always|100 %|totally|all) (?:from|at) home(?= BREAK|AND)|(?:HER|the|a)(?:ROOM) (?:or nothing|or bust|only)",
            True,
            True,
        ),
        (
            "hybrid",
            r"(?:PARTLY) (?:FROMHOME|(?:from|at|in) (?:the )?home(?: office)?)(?!THINGS)",
            False,
            True,
        ),
        (
            "hybrid",
            r"(?:MIX)(?: of)?(?:BE)?(?:HOME|office|working|at|from|the|in){0,4}(?:and|SLASH|plus|with)?(?:at |from |the |in )*(?:office|HOME)|(?:office|HOME)(?:and|SLASH)(?:HOME|office)(?: MIX)",
            False,
            True,
        ),
        ("hybrid", rf"(?:ODD)(?:DAYS){_WEEKLY} {_AT_HOME}", False, True),
        ("hybrid", r"hybrid(?: only)?(?!THINGS)", False, True),
        (
            "remote",
            r"(?<!(?:site|camp|mine|location|area|place|town)BE)FROMHOME(?!THINGS| DAYS)",
            False,
            True,
        ),
        ("remote", r"no (?:commute|commuting)(?= BREAK|AND| ever| at all| please)", False, False),
        (
            "remote",
            r"(?:WISHES|must|can|needs|only)(?:FILL|WISHES|BE)*(?:from|at) home(?= BREAK|AND| only)",
            False,
            True,
        ),
        ("remote", r"EDGE(?:from |at )home(?= only| BREAK)", False, True),
        ("remote", r"(?:NEG)(?P<at>(?:from|at) home)(?= BREAK|AND)", False, True),
        ("remote", r"from (?:the|HER|a|own)*(?:ROOM)(?!THINGS)", False, False),
        (
            "remote",
            r"(?<!away)(?<!far)(?<!run)(?<!DAYS)(?:from home)(?= BREAK|AND|ADV| in)",
            False,
            False,
        ),
        (
            "on_site",
            r"(?:full|whole|all) (?:DAYS|time|the time) (?:in|at|on) (?:the|an|a|HER)?DESK",
            False,
            False,
        ),
        ("on_site", r"EDGE(?P<at>(?:in|on|at) (?:the|an|a)DESK)(?= BREAK)", False, False),
        ("on_site", r"(?<!MEETS)(?:fully |% )?ATDESK_ALONE(?: only)?(?!THINGS)", False, True),
        (
            "on_site",
            r"(?:WISHES|like|likes|loves|enjoys|rather|prefers|misses|happier|happy|better)(?:FILL|WISHES|BE|GOES|around|people|COMMA)*(?:in|into|back in|back to|at) (?:the|an|a|HER) office(?= BREAK|AND|ADV| with)",
            False,
            True,
        ),
        (
            "on_site",
            r"(?:wants|want|prefers|prefer|needs|misses|missing|picks|pick|chooses|likes|loves)(?: to have| going to| back to)?(?:the|an|a|HER)?(?: actual| proper| real)? office(?= BREAK|AND|ADV)",
            False,
            False,
        ),
        ("on_site", r"(?:WISHES)(?:FILL|WISHES)*(?:GOES)in (?:EVERYDAY)", False, False),
        ("on_site", rf"(?P<at>{_AT})(?:ATMOST)*(?:EVERYDAY)", False, True),
        (
            "on_site",
            r"(?:DESIRES)(?:FILL|BE)*in_person|in_person (?:only|POST|please)",
            False,
            True,
        ),
        ("on_site", r"EDGE office(?= please| only| preferred| full| every)", False, False),
        ("on_site", r"EDGE in_person(?= BREAK)", False, False),
        ("on_site", r"back in (?:the )?office(?= BREAK|AND)", False, False),
    )
)
_STANDS = rule(r"EDGE")
_IS_SAID_OF = rule(r"(?:BE|ist|est|war)(?!(?:ADV|HER|the|a)*FINE)")
"""What something is said of is not plainly wished ("home office is rubbish in that trade")."""
"""Where one is on site in the midst of a clause, it may be a visit."""
_TIMES = {"once": 1, "a": 1, "one": 1, "twice": 2}
_LABELS = {"remote": "Remote", "hybrid": "Hybrid", "on_site": "On site"}
_THEIR_PLACE = rule(
    r"(?:(?:EDGE(?:(?!DESIRES)W)*)?(?:FIRMS|NOWADAYS)(?:(?!DESIRES|SHE|THEM)W)*"
    r"|(?:told|explained|pitched|mentioned|said)(?:THEM|to|that|the|OWN|NAME)*(?:it's|its|it BE|SHE 's)(?:W)*"
    r"|(?:PITCHED)(?:THEM|NAME|OWN)?(?:(?!DESIRES|SHE)W){0,3}|SHE (?:BE)(?:ADV|fully|100|%|all)*)$"
)
"""What a firm, a role or the present has, with no wish after it."""
_STILL = rule(
    r"(?:ADV)*(?:NOWADAYS|WHEN)(?= BREAK|AND)|(?:ADV)*(?:UNTIL_THEN|at (?:ART|the)?CLIENT)"
)
_MORE = pattern(r"\b(?:more|over|beyond|above|than|anything)\b")
_TOO_MANY = pattern(
    r"^ (?:a week )?(?:is|are|was|would be|'s) (?:too (?:many|much)|a day too|one too|a lot|not)\b"
)


def find_office_days(note: Note, words: Words) -> Iterator[Finding]:
    """What names the office is plain; "two days in" and what days at home leave are asked about."""
    taken = Ground(len(note.plain))
    told: set[Span] = set()
    for rules, is_sure, is_home in (
        (_IN, True, False),
        (_ASKED_IN, False, False),
        (_OUT, False, True),
    ):
        for wanted in rules:
            for found in words.find(wanted):
                sentence = note.sentence(words.span(found)[0])
                if is_home and sentence in told:
                    continue
                for finding in _days(note, words, found, is_home):
                    if taken.is_free(finding.spans):
                        taken.take(finding.spans)
                        told.add(sentence)
                        yield finding if is_sure else finding.doubted()


def _days(note: Note, words: Words, found: re.Match[str], is_home: bool) -> Iterator[Finding]:
    span = words.span(found, "at") if "at" in found.groupdict() else words.span(found)
    if is_home and span[0] < words.span(found, "home")[0] < span[1]:
        span = span[0], words.spans[found.start("home") - 1][1]
    many = _number(note, words, found)
    who = voice(note, span[0])
    if many is None or who == "other":
        return
    low, high = (5 - many[1], 5 - many[0]) if is_home else many
    if not 1 <= low <= high <= 5:
        return
    is_no, _ = refusal(note, *span)
    is_no = is_no or answer_after(note, span[1]) == "no"
    if _TOO_MANY.search(note.after(span[1], 30)) or is_no:
        lead = note.before(span[0], 24) + note.plain[slice(*span)]
        if not _MORE.search(lead):
            return
    wished = who == "theirs" and not _is_so(note, words, found)
    yield replace(office_days(low, high, span), sure=wished, horizon="now" if wished else None)


def office_days(low: int, high: int, span: Span) -> Finding:
    """So many days a week at the office, wished."""
    said = str(low) if low == high else f"{low}-{high}"
    return Finding(
        kind="office_days",
        value=said,
        label=f"{said.replace('-', ' to ')} office day{'' if said == '1' else 's'} a week",
        spans=(span,),
        amount=Decimal(low),
        amount_to=Decimal(high) if high != low else None,
        horizon="now",
    )


def _number(note: Note, words: Words, found: re.Match[str]) -> tuple[int, int] | None:
    """Of how many days it speaks, from least to most."""
    said = {
        name: note.plain[slice(*words.span(found, name))]
        for name, part in found.groupdict().items()
        if part and name not in {"home", "at"}
    }
    if "all" in said:
        return 5, 5
    if "once" in said:
        many = _TIMES.get(said["once"].split()[0], 3)
        return many, many
    if "named" in said:
        many = _how_many(said["named"])
        return many, many
    low, high = _few(said["low"]), _few(said.get("high", said["low"]))
    return (low, high) if low and high and low <= high else None


def _few(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word)


def _how_many(named: str) -> int:
    """ "Tue-Thu" is three days, "Tue/Thu" two."""
    parts = [part for part in re.split(r"[^a-z]+", named) if weekday(part) is not None]
    days = [day for day in map(weekday, parts) if day is not None]
    is_stretch = len(days) == 2 and pattern(r"-|\b(?:to|thru|through|till|until)\b").search(named)
    return days[1] - days[0] + 1 if is_stretch else len(set(days))


def _is_so(note: Note, words: Words, found: re.Match[str]) -> bool:
    """Whether it is what a role, a firm or the present has, and nobody says that it is fine."""
    _, end = words.span(found)
    if is_welcome(note, end) or answer_after(note, end) == "yes":
        return False
    theirs = words.ends_with(_THEIR_PLACE, found.start())
    return bool(theirs or words.match(_STILL, found.end()))


def find_remote(note: Note, words: Words) -> Iterator[Finding]:
    taken = Ground(len(note.plain))
    for wanted in (_OUT[0], _OUT[2]):
        for found in words.find(wanted):
            for finding in _told("hybrid", note, words, found, words.span(found, "home"), taken):
                yield finding.doubted()
    for value, wanted, must, sure in _REMOTE:
        for found in words.find(wanted):
            span = words.span(found, "at") if "at" in found.groupdict() else words.span(found)
            for finding in _told(value, note, words, found, span, taken, must):
                yield finding if sure else finding.doubted()


def arrangement(value: str, span: Span) -> Finding:
    """Remote, hybrid or on site, wished."""
    return Finding("remote", value, _LABELS[value], (span,), horizon="now")


def _told(
    value: str,
    note: Note,
    words: Words,
    found: re.Match[str],
    span: Span,
    taken: Ground,
    must: bool = False,
) -> Iterator[Finding]:
    who = voice(note, span[0])
    if who == "other" or not taken.is_free([span]):
        return
    taken.take([span])
    finding = arrangement(value, span)
    if must:
        finding = replace(finding, label=f"{finding.label} only")
    must = must or note.plain[slice(*span)].endswith(" only")
    finding = replace(finding, must=must)
    is_no, plain = refusal(note, *span)
    answer = answer_after(note, span[1])
    if is_no or answer == "no":
        sure = (plain or answer == "no") and not _is_so(note, words, found)
        yield refused(finding, sure=sure and who == "theirs")
    elif who == "theirs" and not _is_so(note, words, found):
        if words.match(_IS_SAID_OF, words.index(span[1])) and answer != "yes":
            finding = finding.doubted()
        is_plain = value != "on_site" or must or words.match(_STANDS, found.start())
        yield finding if is_plain or is_wished(note, *span) else finding.doubted()
    else:
        yield replace(finding, sure=False, horizon=None)
