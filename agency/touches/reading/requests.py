"""What they ask of us, as a grammar of parts: to be left alone for a time, or for good.

A request to stop ends our touches, what we hold of them, or their consent; a request for quiet is a touch refused, or
a word of quiet, with the day it ends; a call they ask for weeks ahead is one too. `stops` has the set phrases; what both
find is settled as one.
"""

import re
from collections.abc import Iterator
from datetime import date

from agency.months import months_after
from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import is_a_firms_halt, voice
from agency.touches.reading.stops import LONG_ENOUGH_DAYS, ONLY_SOME_WAYS
from agency.words import day as day_label

_FILL = r"ASKFILL*"
_OF_OURS = r"(?:OUR|all|votre|notre|vos|nos)*(?:UNKNOWN)?HELD"
_NOT_THEIRS = r"(?<!SHE)(?<!CLIENT)(?<!NEG)(?<!WHO)"
_OBJECT = r"(?=THEM|BREAK|ADV| (?:this|again|any|more|with|about|from|us|unless|or)|AND)"

_STOPS = (
    rf"{_NOT_THEIRS}(?:CEASE|(?<=US)CEASE_ED)(?:{_FILL}|already|bloody|damn|constantly)(?:TOUCH_ING|CALLS)(?! (?:NUMBER|centre|center))",
    rf"NEG {_FILL}(?:ASKS)?{_FILL}(?:BE){_FILL}(?:TOUCH_ED)(?! LINK)",
    r"NEG (?:ADV|ASKS|KEEN|interested|interest|in|to|any|the|of|BE|UNKNOWN)*(?:TOUCH_ING|TOUCH_BASE)(?:ADV|more)*US",
    rf"(?:ASKS|please|said|to) {_FILL}(?:NEG){_FILL}(?:TOUCH_BASE){_OBJECT}",
    r"(?:NEG|nothing) (?:ADV|ASKS|to|more|further|else|hear|anything|any|CALLS|do|receive|get|news|word)* (?:from|with|of) (?:US|me)(?= BREAK|AND|ADV)",
    r"(?<!NEG)REMOVE (?:ADV|OUR|ART|of)*(?:POSS|all|every) (?:OUR|UNKNOWN)*HELD",
    r"(?<!NEG)REMOVE_BASE (?:ADV)*(?:me|her|him|them|myself)(?= BREAK|ADV|FROM|AND)",
    r"(?:POSS|all|our) (?:OUR|UNKNOWN)?HELD (?:BE|all|to|TO|ADV|fully|permanently)*(?:REMOVE_ED|gone|REMOVE)",
    rf"(?<!NEG)(?:TAKE|REMOVE) (?:THEM|ADV|POSS|HELD|straight)*FROM {_OF_OURS}",
    rf"(?:ASKS|to) (?:to|BE|get|come|ADV)*(?:REMOVE_ED|TAKE_ED)?(?:THEM)?FROM {_OF_OURS}",
    r"BIN (?:about )?(?:that )?(?:SHE )(?:exists|existed)",
    r"BIN (?:ADV|the|everything|all)*(?:POSS|OUR)*(?:UNKNOWN)?HELD(?= BREAK|AND|ADV| US)",
    r"(?:REVOKE) (?:POSS|all|ART)*CONSENT|CONSENT (?:BE|has|have|been)*REVOKE_ED",
    r"UNSUB(?! of| from)",
    r"(?:ASKS|BE|to|leave|left) (?:to|BE|THEM|us|US|TO|that|ADV)*(?:leave|left) (?:THEM)?ALONE(?! (?:with|in charge))",
    rf"REFUSE {_FILL}(?:TOUCH_ED|TOUCH_ING|CALLS)",
    rf"(?:object|objects|objected|objecting|objection) to {_FILL}W?(?:CALLS|TOUCH_ING|processing|US|profiling)",
)
_ASKED_STOPS = (
    r"(?:ASKS|appreciate|better|happier)(?:it|if|that)*US (?:ADV)*NEG (?:TOUCH_ED|TOUCH_BASE)",
    r"NEG (?:to )?UNKNOWN POSS (?:inbox|phone|door|line|mailbox)",
    r"ASKS (?:it|them|all|everything) (?:BE|to|all|ADV)*(?:gone|REMOVE_ED)",
    r"FEDUP (?:of|with|by|from|at|to|about)*(?:our|all|the|being|these|ADV|getting|so|many)*(?:US|CALLS|TOUCH_ING|TOUCH_ED|hearing)",
    r"(?:CALLS)(?:BE|from|US)*SPAM|SPAM CALLS",
    r"(?:TO|threatened|threatens|threatening)(?:to|with|ADV)*(?:THREAT|complain|call the police|report)(?:US|me)?",
    r"(?:POSS|OUR) (?:UNKNOWN)?HELD (?:ASKS|BE|has|have|to|must|should)*(?:REMOVE_ED|gone|out)",
)
_TO_A_DAY = r"(?:LINKFILL|COMMA)*(?:(?:LINK)(?:W){0,4}?)?(?P<when>WHEN)"
_PAUSES = (
    rf"NEG {_FILL}(?:TOUCH|CALLS){_TO_A_DAY}",
    r"(?:nothing|NEG) (?:ADV|more|at all)*(?:until|before|till|til) (?:LINKFILL)*(?P<when>WHEN)(?= please)",
    rf"(?:PAUSE|QUIET)(?:ADV|THEM|TOUCH|CALLS|on|with|contact|everything|US|of|de|the|W){{0,4}}?{_TO_A_DAY}",
    r"(?:STAYS) (?:THEM|it|BE|ADV|ART)*(?:ALONE|QUIET|time|some time|mum|out|out_of it)?(?:ADV|BE)*(?:until|till|til|for|before) (?:W){0,4}?(?P<when>WHEN)(?= please|BREAK|AND)",
    r"(?:AWAY)(?: COMMA|W|COMMA){0,3}?(?:LINK)+(?:LINKFILL)*(?P<when>WHEN)",
    r"(?:BUSY|NEG (?:looking|ready|open|interested|moving)) (?:LINK|LINKFILL)*(?P<when>WHEN)(?=COMMA(?:please|AND|so|but)*(?:NEG|TOUCH|try|back))",
    r"(?P<when>WHEN)(?:W){0,3}COMMA?(?:and|but|so|please)*(?:(?:until|before|bis) (?:then|dahin)|NEG (?:before|earlier)|nothing before)",
)
_LATER_CALLS = (
    rf"(?<!I)(?<!CLIENT)(?:ASKS|SAYS|happy_to|fine_to|ok_to|open_to|propose|proposes|proposed|suggest|suggests|suggested)(?:{_FILL}|should|the|chat|conversation|catch up)(?:TOUCH|chat|talk|conversation|contact|call|hear from US|reconvene|reconnecting|revisit|speak|touch base)(?:LINKFILL|LINK|THEM|ADV|US|to)*(?P<when>WHEN)",
    r"(?:TOUCH_BASE|try|ask|speak to|talk to) (?:to |with |of )?(?:me)(?:LINKFILL|LINK|ADV)*(?P<when>WHEN)",
    r"TOUCH_BASE (?:LINKFILL|LINK)*(?P<when>WHEN)(?:COMMA)?(?:please|NEG before|not earlier|SHE ASKS|ASKS SHE)",
)
_OPEN = (
    rf"(?:NEG) {_FILL}(?:TOUCH|CALLS){_FILL}OPENFOR",
    r"(?:EDGE|ASKS|please|to) (?:ADV|US|THEM|to|for|a|on)*(?:PAUSE)(?:ADV|THEM|TOUCH|CALLS|on|contact|everything|all|the search|it)*(?:OPENFOR| BREAK)",
    r"(?:STAYS) (?:THEM)?(?:ADV|some|a bit of|a little|ART)*(?:QUIET)(?= BREAK|AND|FROM|OPENFOR| from| until| till)",
    rf"NEG {_FILL}(?:TOUCH|CALLS)(?:THEM|ADV)*(?:until|till|before|unless)(?!{_TO_A_DAY})",
    r"NEG (?:face|handle|deal with|cope with|bear|take|talk to|stand|want) (?:ADV|any|more)*(?:US|CALLS|TOUCH) OPENFOR",
    r"(?:break|breather|rest|pause|space|time out) from (?:US|CALLS|TOUCH_ING)",
    r"(?:let|leave|leaves) (?:THEM) (?:breathe|be|rest|recover|grieve|heal|settle)",
    rf"(?:SHE) (?:TO |ADV)*(?:TOUCH_BASE|reach out|be_in_touch|get_in_touch|call)(?:W){{0,5}}?COMMA(?:so |please |and )?(?:NEG|no need to) {_FILL}(?:TOUCH)",
    r"(?:NEG) (?:need to )?(?:TOUCH)(?:THEM)?COMMA(?:W){0,2}?SHE (?:TO|ADV)*(?:TOUCH|call|reach)",
    rf"EDGE(?:TO )?(?:reach_out|be_in_touch|get_in_touch|call) (?:US )?when (?:W){{0,3}}?COMMA(?:so |please )?(?:NEG|no need to) {_FILL}(?:TOUCH)",
)


def _rules(sources: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(map(rule, sources))


_STOP_RULES, _ASKED_RULES = _rules(_STOPS), _rules(_ASKED_STOPS)
_PAUSE_RULES, _LATER_RULES, _OPEN_RULES = _rules(_PAUSES), _rules(_LATER_CALLS), _rules(_OPEN)
_OUR_OWN = pattern(
    r"\b(?:i|we)(?:'ll|'d| will| would| should| must| can| agreed| promised| said| told)\b|\b(?:reminder|diary|diarise|diarize|todo|to do|note to self|action)\b"
)
_OTHERS = pattern(
    r"^[^,;]{0,40}\b(?:employers?|boss|manager|referees?|references?|clients?|company|shortlist|interview|role|typo|resume section|colleagues?|husband|wife)\b"
)
_AFTER = pattern(r"\bafter(?: the)? ?$")
_UNTIL = pattern(r"\b(?:until|till?|before)(?: the)? ?$")
_UNTIL_AFTER = pattern(r"\b(?:until|till?|before) after\b")
_BOUNDED = pattern(r"\b(?:until|till?|before)\b")
_OVER = pattern(
    r"(?<!back )(?<!due )(?<!returns )(?<!returning )(?<!ends )\b(?:over|during|through|throughout|all|in|this)(?: the)? ?$"
)


def find_requests(note: Note, words: Words, dates: tuple[When, ...]) -> Iterator[Finding]:
    """Pauses with their day, open pauses, and stops that no set phrase has."""
    days = {when.span[0]: when for when in dates}
    for rules, is_call in ((_PAUSE_RULES, False), (_LATER_RULES, True)):
        for found in _every(rules, words):
            if "when" in found.groupdict():
                when = days[words.span(found, "when")[0]]
                yield from _pause(note, when, words.span(found), is_call)
    for found in _every(_OPEN_RULES, words):
        if not is_a_firms_halt(note, words.span(found)[1]):
            yield Finding("pause", "open", "Quiet, no end named", (words.span(found),), sure=False)
    for rules, is_sure in ((_STOP_RULES, True), (_ASKED_RULES, False)):
        for found in _every(rules, words):
            span = words.span(found)
            is_plain = is_sure and all(voice(note, at) == "theirs" for at in span)
            is_plain = is_plain and not ONLY_SOME_WAYS.search(note.after(span[1], 60))
            if not _OTHERS.search(note.after(span[1], 50)):
                yield Finding("stop", "contact", "Stop contacting", (span,), is_plain)


def _every(rules: tuple[Rule, ...], words: Words) -> Iterator[re.Match[str]]:
    return (found for wanted in rules for found in words.find(wanted))


def _pause(note: Note, when: When, span: Span, is_call: bool) -> Iterator[Finding]:
    """Asked about: these words are plain less often than the set phrases."""
    if is_a_firms_halt(note, when.span[0]) or when.last <= note.on:
        return
    is_soon = (when.first - note.on).days < LONG_ENOUGH_DAYS
    if is_call and (is_soon or _OUR_OWN.search(note.before(span[0], 60))):
        return
    first = _end(note, when, span, refused=not is_call)
    label = f"Quiet until {day_label(first)}"
    yield Finding("pause", first.isoformat(), label, (span,), sure=False, on=first)


def _end(note: Note, when: When, span: Span, refused: bool) -> date:
    """After what is named where it says so or lasts so long; never a day that is past."""
    before = note.before(when.span[0], 30)
    is_over = _AFTER.search(before) or (when.is_end and _UNTIL.search(before))
    said = note.plain[span[0] : when.span[0]]
    is_over = is_over or _UNTIL_AFTER.search(said)
    lasts = refused and not _BOUNDED.search(said)
    if is_over or (
        lasts and _OVER.search(before) and (when.first != when.last or " over" in before)
    ):
        return day_after(when.last)
    return months_after(when.first, 12) if when.first <= note.on else when.first
