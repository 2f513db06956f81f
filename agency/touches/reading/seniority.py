"""The level they want: a level word before a kind of work, or as what is wished, refused or set as the least.

"Wants a senior role", "VP or nothing", "no more management"; and leading people, by its verbs ("misses running a team").
A level that somebody has, reports to or spoke with is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.classes import LEVELS
from agency.touches.reading.notes import Note
from agency.touches.reading.scopes import (
    answer_after,
    is_current,
    is_wished,
    refusal,
    refused,
    voice,
)
from agency.touches.reading.wanting import as_wish

_LEVEL_OF = {
    word.replace("_", " "): level for level, words in LEVELS.items() for word in words.split()
}
_AT = r"(?P<at>LEVEL)"
_OR = r"(?: (?:or|and|SLASH|COMMA|to|even|ART|maybe|than|over)+LEVEL)*"
_WORK = r"(?:level )?(?:(?!AND|BE|SHE|TO|NEG|WISHES|LEVEL)W){0,3}?"
_END = rf"(?={_OR}(?: BREAK|SLASH|AND|ADV|POST| (?:again|next|now|level|in|at|by|within|here|if|one|someday|soon|instead|only|than|next|eventually|elsewhere|here|min|minimum|please|when|for|over|from|WHEN|TERM)))"
_NOUN = rf"(?={_OR}(?: 's)? {_WORK}(?: POST| one(?= BREAK|on|in|at)))"
_NEXT = rule(
    rf"(?:or|and|SLASH|COMMA|to|than|over)+(?:ART|even|maybe|perhaps)*{_AT}(?:{_END}|{_NOUN})"
)

_PLAIN = (
    r"(?P<whole>ART (?P<at>LEVEL)(?: level)? POST)",
    r"EDGE(?P<at>HEADING)",
    rf"{_AT}{_NOUN}",
    rf"{_AT}(?= anything)",
    rf"{_AT}(?= level| (?:UNKNOWN|TRADE) level)",
    rf"(?:WISHES)(?:FILL|WISHES)*{_AT}(?:{_END}|(?= werden| sein))",
    r"(?:WISHES)(?:FILL|WISHES)*(?P<at>HEADING)",
    rf"(?:SPURNS)(?:SPURNFILL|WISHES)*{_AT}(?={_OR}(?: BREAK|SLASH|AND|ADV| (?:again|any)| {_WORK}POST))",
    rf"(?:ATLEAST|level|grade)(?:COMMA|ART|is|as|of)*{_AT}",
    rf"EDGE(?:ART )?{_AT}(?={_OR} (?:or|and|SLASH)+(?:ABOVE))",
    rf"EDGE(?:ART )?{_AT}(?={_OR} (?:now|or|only|level|title|next|min|minimum|preferred|is|would|BE)+ ?(?:ADV|FINE|the|BREAK))",
    rf"EDGE(?:ART )?{_AT}(?={_OR} (?:UNKNOWN )?(?:FINE|ATLEAST|only|preferred|min|minimum|next|again))",
)
_ASKED = (
    r"EDGE(?:another )?(?P<at>GRADE)(?= (?:UNKNOWN|TRADE|TITLE|TERM){1,3}(?: BREAK|AND|SLASH|ADV| in| at| only| wanted))",
    r"(?:WISHES|for)(?:FILL)*(?P<at>GRADE)(?= (?:UNKNOWN|TRADE|TITLE|TERM))",
    rf"(?:WISHES)(?:FILL)*(?:UNKNOWN|TRADE)?{_AT}(?= BREAK|AND| in| or)",
    r"(?:UNKNOWN|TRADE) {_AT}(?= (?:would BE|is|would) (?:ART )?(?:FINE|goal|dream))".replace(
        "{_AT}", _AT
    ),
    r"EDGE(?:either |level COMMA?|ideally )?(?P<at>LEVEL)(?= BREAK|AND|SLASH|ADV|(?: to|SLASH)LEVEL)",
    rf"EDGE(?:ART )?{_AT}(?= (?:TRADE|TITLE|UNKNOWN)(?:next|only|again|please|yes))",
    r"(?:TITLED_AS)(?:W){0,3}?(?P<at>LEVEL)(?= BREAK|AND|ADV| on)",
    r"(?:if|unless)(?:SHE|BE|NEG)*(?P<at>LEVEL)",
)
_LEADS = rule(
    r"(?P<spurns>(?:SPURNS|(?:rather|sooner)(?:W){1,5}?than)(?:SPURNFILL)*)?(?P<wants>(?:WISHES|ok|okay|fine|happy|could|would|can|miss|misses|missed|enjoys|loves|likes|keen|ready|open|willing|prepared|eager|longs)(?:FILL|WISHES|having|have|forward|looking)*)?"
    r"(?P<at>(?:MANAGES (?:WHOM)*PEOPLE|(?:manage|lead|supervise|managing|leading|supervising|encadrer)(?= BREAK|AND| again|ADV| one| or)|(?:ART |own )?REPORTS|ART team (?:of HER own|to MANAGES)|(?:be|being) (?:the |a )?(?:boss|in charge|responsible)(?: (?:of|for))?|in charge of))"
)
_PLAIN_RULES = tuple(map(rule, _PLAIN))
_ASKED_RULES = tuple(map(rule, _ASKED))
_BARE = rule(
    r"(?<!HER)(?<!the)(?<!POSS)(?<!hiring)(?<!CLIENT)(?P<at>LEVEL)(?!(?: of| in| at| TRADE| time| office| 's(?!ART)| SLASH| start| generation| count))"
)
"""A level alone, in a sentence that wishes or refuses. Asked about."""


def find_seniority(note: Note, words: Words) -> Iterator[Finding]:
    taken = Ground(len(note.plain))
    for told in (
        _led(note, words),
        _by(_PLAIN_RULES, note, words),
        (one.doubted() for one in _by(_ASKED_RULES, note, words)),
        (one.doubted() for one in _bare(note, words)),
    ):
        for finding in told:
            if taken.is_free(finding.spans):
                taken.take(finding.spans)
                yield finding


def _by(rules: tuple[Rule, ...], note: Note, words: Words) -> Iterator[Finding]:
    for wanted in rules:
        for first in words.find(wanted):
            found: re.Match[str] | None = first
            while found is not None:
                yield from _wished(note, words, found)
                found = words.match(_NEXT, found.end("at"))


def _bare(note: Note, words: Words) -> Iterator[Finding]:
    for found in words.find(_BARE):
        span = words.span(found, "at")
        refuses, _ = refusal(note, *span)
        if refuses or answer_after(note, span[1]) or is_wished(note, *span):
            yield from _wished(note, words, found)


def _wished(note: Note, words: Words, found: re.Match[str]) -> Iterator[Finding]:
    at = words.span(found, "at")
    level = _LEVEL_OF[note.plain[slice(*at)].replace("-", " ").replace("\n", " ")]
    if not is_current(note, at[0]) or refusal(note, *at)[0]:
        is_whole = found.groupdict().get("whole")
        yield from as_wish(role(level, words.span(found) if is_whole else at), note, inside=True)


def _led(note: Note, words: Words) -> Iterator[Finding]:
    """Leading people, wanted or not."""
    for found in words.find(_LEADS):
        if not (found["spurns"] or found["wants"]) or voice(note, words.span(found)[0]) == "other":
            continue
        said = note.plain[slice(*words.span(found, "at"))]
        level = (
            "supervisor" if "superv" in said else "lead" if said.startswith("lead") else "manager"
        )
        sure = bool(found["wants"]) or "want" in note.plain[slice(*words.span(found))]
        sure = (
            sure
            and said.startswith(("lead", "manage"))
            and voice(note, words.span(found)[0]) == "theirs"
        )
        finding = replace(role(level, words.span(found)), horizon="now", sure=sure)
        yield refused(finding, sure=sure) if found["spurns"] else finding


def role(level: str, span: Span) -> Finding:
    """A role of a level, not yet said to be wished."""
    return Finding("seniority", level, f"{level.capitalize()} role", (span,))
