"""Firms they want or refuse: a name that words of refusal or of wish lead to, or that an answer follows.

Firms are told by their capitals. Between the word that refuses or wishes and the name stand only words of a way there
("wouldn't *go back to work for* Loblaw"), so that a person, a town or where somebody works now is none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.classes import LEXICON
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import answer_after, refused, voice

_WORD = r"[A-Z][\w&'-]{0,40}(?:\.\w[\w&'-]{0,20}){0,3}"
_NAME = re.compile(rf"(?<![\w&'.-])(?P<name>{_WORD}(?:\s(?:{_WORD}|of(?=\s[A-Z])|&(?=\s))){{0,4}})")
_NEXT = re.compile(
    rf"(?:,\s|,?\s(?:or|nor|and|et|ou|oder|und)\s|\s?/\s?)(?=(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}))"
)
_NO_EMPLOYER = word_set(
    "i now not until before after monday tuesday wednesday thursday friday saturday sunday january february"
    " march april may june july august september october november december q1 q2 q3 q4 remote hybrid she he they"
    " the a an interested today tomorrow christmas only this that it we you her his their my our wfh ote jd cv"
    " ic hr ft pt ftc usd cad gbp eur chf aud"
)
_COUNTRIES = word_set("usa uk us eu canada europe germany france england scotland ireland")

_REFUSED = tuple(
    map(
        rule,
        (
            r"(?:SPURN)(?:SPURN|PATH|FANCY|HERS|WOULD|SHE|ADV)*(?<!KEIN)$",
            r"(?:WORST)(?:BESTFILL|PATH)*COMMA(?:ADV)*$",
            r"(?:EVERYONE)(?:W){0,3}?COMMA?(?:EXCEPT)(?:PATH|BE)*$",
        ),
    )
)
_BARELY = rule(r"(?:NEG|EXCEPT)(?:ADV|the|for|with|at|to|is|at_all)*$")
"""A word alone may refuse anything: where a town is spoken of, it may be a town we do not know."""
_FOREIGN_NOUN = rule(r"(?:no|not|prefers|plus|and|with|without|more|only|a|in|im|am|the|on|of)$")
"""In French and German notes, where every noun may have a capital, such a word names no firm."""
_WANTED = tuple(
    map(
        rule,
        (
            r"(?:FANCY)(?:FANCY|PATH|WOULD|ADV)*(?<!KEIN)$",
            r"(?:BEST)(?:BEST|BESTFILL|ADV)*(?:BE|COMMA|have|would_be|wants|likes|loves|prefers|COMMA love)(?:ADV)*$",
            r"(?:BEST)(?:BEST|BESTFILL|ADV)*(?:BE|COMMA)(?:PATH|BESTFILL)*(?:at|with|for|to|in|into)$",
            r"(?:WOULD|happy|ok|okay|fine|willing|open|keen)(?:ADV|to|BE|even)*(?:WORKS)?(?:PATH)*(?:WORKS)(?:PATH)*$",
            r"(?:IRREALIS)(?:(?!NEG|SPURN)W){1,7}?(?:at|into|for|to|with|chez)(?:ART)*(?:WORKS|PATH)*$",
            r"(?:TELL)(?:W){0,4}?(?:COMESUP)(?:W){0,2}?(?:at|with|in|from|chez|bei)$",
            r"(?:TELL)(?:ADV|COMMA)*(?:if|whenever|when)$",
            r"(?:companies|places|firms|somewhere|employers|anywhere|teams|shops|place|company|firm) (?:like|such as|similar to|of the like of)$",
        ),
    )
)
_AND_WORKS = rule(
    r"(?:WORKS)(?:PATH)*(?:for|at|with|to|into|in|chez|bei|zu|zur|pour)(?:ART)*$|(?:join|joining|rejoin|rejoindre|get_into|gets_into|getting_into|break_into|move_into)(?:ART)?$|BEST(?:W){0,4}(?:COMMA|BE|employer)$|(?:jobs|job|stint|career|shot)(?:at|with)$|(?:fan_of|thing_for|soft_spot|jump_ship|heart_set)(?:for|on|to)?$"
)
_LIKED_AFTER = rule(
    r"(?:(?:WOULDBE)+(?:SURE|ADV)*(?:BEST)|(?: would BE|would_be|'d_be| sounds| looks| seems)(?:SURE|ADV)*(?:GOODS)|(?: BE| as)+(?:where|the place|somewhere)|(?:WOULDBE)*(?:APPEALS)(?= BREAK|AND|ADV|THEM| to)| or nothing|COMMA?(?:and )?wants in(?= BREAK)| hires| has anything| ever (?:hires|opens))"
)
_SPURNED_AFTER = rule(
    r"(?:(?:W){0,3}?(?:BE|COMMA|SURE|looks|sounds|seems|and|SHE|WOULD)*(?:TOXIC)(?= BREAK|AND|THEM|ADV| to| for| go| return| again)|(?: on bad terms))"
)
_TALKED_OF = rule(r"(?:NEG)(?:ADV|BE|to|yet)*(?:TALKED)(?:PATH)*$")
"""Who was not heard from may be a person."""
_UNKNOWN = rule(
    r"(?<!ART)(?<!UNKNOWN)(?:UNKNOWN){1,3}(?=BREAK|AND|ADV| (?:again|any|ever|for|if|or|only|she|he|but|please|because|where))"
)
_BUT_FOR = rule(r"(?:EVERYONE)(?:W){0,2}?(?:EXCEPT)(?:PATH)*$")
_STRIKE, _OFF = rule(r"(?:STRIKES)$"), rule(r"(?:off|out|from (?:ART)?HELD|away)")
"""Around a name: "leave Telus off the list"."""
_ONLY_AFTER = re.compile(r"(?: (?:or|and) [A-Z]\w+(?: [A-Z]\w+)?)? only(?= ?(?:$|[.,;!]))")


class _Said(NamedTuple):
    """What is said of a name: from where to where, and whether it is refused, and plainly so."""

    start: int
    end: int
    refuses: bool
    sure: bool
    to_work: bool


def find_employers(
    note: Note, words: Words, taken: Ground, skills: Ground, own: frozenset[str]
) -> Iterator[Finding]:
    """Firms after words of refusal or wish, or before an answer.

    Where the whole note is in capitals or in small letters, what one works for is a firm, and asked about.
    A firm may be called as its product or as any thing is ("work for Shopify"): after such words it is the firm.
    """
    if not _tells_by_case(note):
        yield from _without_capitals(note, words, taken, own)
        return
    carried: tuple[int, _Said] | None = None
    for span in _names(note):
        if not _may_be_firm(note, span, taken, own):
            continue
        said = _before(note, words, span) or _after(note, words, span)
        if said is None and carried and carried[0] == span[0]:
            said = carried[1]._replace(start=span[0], end=span[1])
        following = _NEXT.match(note.cased, span[1])
        carried = (following.start("name"), said) if said and following else None
        is_word = skills.is_full(span) or _is_of_the_grammar(note.plain[slice(*span)])
        if said and (said.to_work or not is_word):
            yield from _employer(note, span, said, taken)


def _is_of_the_grammar(name: str) -> bool:
    """ "Wants" with a capital is no firm."""
    return any(LEXICON.is_in(name, kind) for kind in ("FANCY", "SPURN", "PATH", "WOULD", "SAYS"))


def _tells_by_case(note: Note) -> bool:
    return note.cased not in {note.cased.lower(), note.cased.upper()}


def _without_capitals(
    note: Note, words: Words, taken: Ground, own: frozenset[str]
) -> Iterator[Finding]:
    for found in words.find(_UNKNOWN):
        span = words.span(found)
        said = _before(note, words, span)
        leads = said and (said.to_work or words.ends_with(_BUT_FOR, found.start()))
        if said and leads and _may_be_firm(note, span, taken, own):
            for finding in _employer(note, span, said, taken):
                yield finding.doubted()


def _may_be_firm(note: Note, span: Span, taken: Ground, own: frozenset[str]) -> bool:
    name = note.plain[slice(*span)]
    first = name.split()[0]
    is_known = first in _NO_EMPLOYER or name in _COUNTRIES
    is_known = is_known or len(name) == 1 or LEXICON.is_in(name, "CONTRACTS")
    is_known = is_known or any(LEXICON.is_in(first, kind) for kind in ("LEVEL", "WEEKDAY"))
    return not (is_known or first in own or taken.is_full(span))


def _names(note: Note) -> Iterator[Span]:
    """Words with capitals; a word of the grammar that opens a sentence is none of the name."""
    for found in _NAME.finditer(note.cased):
        start, end = found.span("name")
        while start < end and _is_opening(note, start, end):
            space = pattern(r"[^ ]+ ?").match(note.plain, start, end)
            start = space.end() if space else end
        name = re.sub(r"(?:\s(?:of|and|&)|'s|[.'-])+$", "", note.cased[start:end])
        if name and name[0].isupper():
            yield start, start + len(name)


def _is_opening(note: Note, start: int, end: int) -> bool:
    first = re.split(r"\W", note.plain[start:end])[0]
    return LEXICON.knows(first) and not note.before(start).strip(" -*\"'")


def _before(note: Note, words: Words, span: Span) -> _Said | None:
    at = words.index(span[0])
    works = words.ends_with(_AND_WORKS, at) is not None
    strike, off = words.ends_with(_STRIKE, at), words.match(_OFF, words.index(span[1]))
    if strike and off:
        return _Said(words.spans[strike.start()][0], words.span(off)[1], True, False, True)
    if note.day_first and words.ends_with(_FOREIGN_NOUN, at) and not works:
        return None
    for wanted in _REFUSED:
        found = words.ends_with(wanted, at)
        if found:
            barely = words.ends_with(_BARELY, at)
            sure = barely is None or barely.start() > found.start()
            sure = sure and not words.ends_with(_TALKED_OF, at)
            return _Said(words.spans[found.start()][0], span[1], True, sure, works)
    for wanted in _WANTED:
        found = words.ends_with(wanted, at)
        if found:
            return _Said(words.spans[found.start()][0], span[1], False, False, works)
    return None


def _after(note: Note, words: Words, span: Span) -> _Said | None:
    """ "Uber is off the table", "Ledcor or PCL only", "Ubisoft would be her ideal employer"."""
    at = words.index(span[1])
    answer = answer_after(note, span[1]) if note.plain[span[1] : span[1] + 1] != "," else None
    spurned = words.match(_SPURNED_AFTER, at)
    liked = words.match(_LIKED_AFTER, at)
    only = _ONLY_AFTER.match(note.cased, span[1])
    if answer == "no" or (spurned and not liked):
        end = words.span(spurned)[1] if spurned else span[1]
        return _Said(span[0], end, True, False, False)
    if answer == "yes" or liked or only:
        end = only.end() if only else words.span(liked)[1] if liked else span[1]
        return _Said(span[0], end, False, False, bool(liked))
    return None


def _employer(note: Note, span: Span, said: _Said, taken: Ground) -> Iterator[Finding]:
    if voice(note, span[0]) == "other":
        return
    written = note.words(span)
    finding = Finding(
        "employer", written, written, ((said.start, said.end),), horizon="now", sure=False
    )
    if said.refuses:
        sentence_start, _ = note.sentence(span[0])
        after_towns = not said.sure and not taken.is_free([(sentence_start, span[0])])
        yield refused(finding, sure=(said.sure or " " in written) and not after_towns)
    else:
        yield replace(finding, sure=said.sure)
