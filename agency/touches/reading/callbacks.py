"""When to be in touch again: a touch to come and its day, in either order.

The touch is ours or both of ours ("ring him Friday", "coffee on the 19th", "we speak again Monday", "asked for a call
tomorrow"), and is still to come: not one that was, not one they or the client will make.
"""

import re
from collections.abc import Iterator

from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Words, rule
from agency.touches.reading.notes import Note, pattern
from agency.words import day as day_label

_DAY = r"(?P<when>WHEN|WEEKDAY)"
_GAP = r"(?:(?!KIN|CLIENT|WHO|NEG|JOB|POST|TRADE)W){0,7}?"
_OPENS = r"(?:EDGE|AND|SLASH|I TO|US TO|I|US|to|will|should|must|shall|going_to|gonna|pls|please|let 's|ADV|best|worth|reminder|task|action|asap|that|if)"
_RULES = tuple(
    rule(source)
    for source in (
        rf"(?<!NEG){_OPENS}(?<!SHE TO)(?<!CLIENT TO)(?<!KIN TO)(?<!SHE ASKS to)(?<!NAME TO)(?<!UNKNOWN TO)(?:RING_AGAIN_BASE|RING_ONCE|TOUCH_BASE){_GAP}{_DAY}",
        rf"(?:ASKS|asked_for|asks_for|wants|agreed|said|happy|free|available|good|best|ok|fine|can|could|able|works|easiest|easier|better)(?:ADV|to|if|whether|that|for|US|me|TO|I|we|be)*(?:(?<!SHE TO)(?:RING_AGAIN_BASE|RING_ONCE|TOUCH_BASE|TOUCH_ED)|MUTUAL|(?:ART|for)MEETING)(?:THEM|US|ADV)*{_GAP}{_DAY}",
        rf"(?:US|I|BE|EDGE)(?:ADV|BE)*(?:RING_AGAIN_ING|TOUCH_ING)(?:(?!KIN|CLIENT|SHE)W){{0,5}}?{_DAY}",
        rf"(?:see|check|hear|see_how|see_if|see_where|check_how)(?:how|if|where|whether|what)?(?:SHE|THEM|NAME)(?:W){{0,6}}?{_DAY}",
        rf"(?:to|TO|due|due_for|worth|ART)(?:BE|be)? (?:RING_AGAIN_ED|TOUCH_ED){_GAP}{_DAY}",
        rf"(?:GIVES)(?:THEM|NAME)+(?:ART|ADV|UNKNOWN)*(?:MEETING|CALLS|GOES|(?<=ART)UNKNOWN){_GAP}{_DAY}",
        rf"(?:PLANNED|next|another|due_for|worth)(?:ADV|ART|for|to|UNKNOWN)*(?:MEETING|CALLS|RING_AGAIN|TOUCH|go|crack|try)(?:(?!SHE|CLIENT)W|COMMA){{0,4}}?{_DAY}",
        rf"(?:MEETING|CALLS|RING_AGAIN_BASE|RING_ONCE)(?:with|w|ADV|NAME|THEM)*(?:BE|ADV|PLANNED|COMMA)*(?:PLANNED)(?:BE|on|at|in|COMMA|the){{0,4}}?{_DAY}",
        rf"EDGE(?:ADV|ART|UNKNOWN)*(?:MEETING|DIARY)(?:with|w|NAME|THEM|ADV)*(?:on|for|at|the|COMMA|in|set|note|next)*{_DAY}",
        rf"(?:DIARY)(?:THEM|in|down|POSS|ADV|to|set|for|note)*{_GAP}{_DAY}",
        rf"call_booked (?:W|COMMA){{0,2}}?{_DAY}",
        rf"{_DAY}(?:COMMA|AND|ART|ADV|UNKNOWN|NUMBER|at|in|the|I|we|US|TO|to|of|morning|afternoon|evening|lunch){{0,6}}?(?<!SHE)(?:RING_AGAIN_BASE|RING_ONCE|TOUCH_BASE|MEETING|CALLS)(?:THEM|back|again|ADV|NAME){{0,3}}(?= BREAK)",
        rf"{_DAY}(?:BE|ADV|NUMBER|UNKNOWN|at|TO|would|around|about){{0,4}}?(?:works|good|best|fine|suits|better|ok|easiest|great|easier|free)(?:for|to|ADV|THEM|ART)*(?:MEETING|CALLS|RING_AGAIN|TOUCH)",
        rf"(?:better|best|good|easiest)(?:time|day|slot|moment)(?:BE|COMMA|to|RING_AGAIN|TOUCH|THEM|on|for|ART|MEETING)*{_DAY}",
    )
)
_AFTER = pattern(r"\b(?:after|past)\s(?:the\s)?$")
_HAS_BEEN = pattern(
    r"\b(?:since|last|had|been|after|did|spoke|met|missed|from|was|were) (?:a |an |the |our |her |his )?$"
)


def find_callbacks(note: Note, words: Words, dates: tuple[When, ...]) -> Iterator[Finding]:
    days = {when.span[0]: when for when in dates}
    told: set[When] = set()
    for found in (found for wanted in _RULES for found in words.find(wanted)):
        when = days.get(words.span(found, "when")[0])
        if when is None or when in told or when.last < note.on or _at_once(note, when):
            continue
        finding = _call_back(note, words, found, when)
        if finding is not None:
            told.add(when)
            yield finding

    yield from _told_by_another(note, dates, told)


_THEN = pattern(
    r"(?<!before )(?<!until )(?<!since )\b(?:then|that (?:very |same )?(?:day|morning|afternoon|evening|night|week)|dann|an dem tag|ce (?:jour|soir|matin)[ -]la)\b"
)
_TOUCH = r"(?:call|ring|phone|try|text|email|buzz|ping|chase|look|catch|see|speak|talk|follow|check|reach|get|knock)"
_TOUCH_BEFORE = pattern(
    rf"(?<!she )(?<!he )(?<!they )(?<!'d )\b{_TOUCH}(?: (?:her|him|them|back|again|up|in|out|in touch|to|with|on|me|us))* (?:again )?$"
)
_TOUCH_AFTER = pattern(
    rf" (?:please |wieder |nochmal )*(?:call back|{_TOUCH} (?:her|him|them|me|us|again|back)\b)"
)
_WAITS = pattern(
    r"\b(?:i'll|we'll|i will|we will|i'd|let's|i'm to|will|better|best)(?: just| to)*(?: (?:give|leave|park) (?:it|this|that)| wait| hold off| sit tight)(?: (?:for|till|until|a good|another|at least))* ?$"
)


def _told_by_another(note: Note, dates: tuple[When, ...], told: set[When]) -> Iterator[Finding]:
    """ "..., ring him then": on the day named last before it; "I'll give it a week": when it is over. Both are asked about."""
    for found in _THEN.finditer(note.plain):
        lead = _TOUCH_BEFORE.search(note.before(found.start(), 40))
        after = _TOUCH_AFTER.match(note.plain, found.end())
        when = _named_before(note, dates, found.start()) if lead or after else None
        if when and when not in told:
            start = found.start() - len(lead[0]) if lead else found.start()
            told.add(when)
            yield _asked(note, when, (start, after.end() if after else found.end()))
    for when in dates:
        waits = _WAITS.search(note.before(when.span[0], 40))
        if waits and when not in told and when.first > note.on:
            yield _asked(note, when, (when.span[0] - len(waits[0]), when.span[1]))


def _named_before(note: Note, dates: tuple[When, ...], at: int) -> When | None:
    first = note.sentence(max(note.sentence(at)[0] - 1, 0))[0]
    before = [when for when in dates if first <= when.span[0] and when.span[1] <= at]
    return before[-1] if before and before[-1].first > note.on else None


def _asked(note: Note, when: When, span: Span) -> Finding:
    is_after = bool(_AFTER.search(note.before(when.span[0], 20))) or when.is_end
    day = day_after(when.last) if is_after else when.first
    return Finding(
        "callback_on", day.isoformat(), f"Call back {day_label(day)}", (span,), sure=False, on=day
    )


def _at_once(note: Note, when: When) -> bool:
    return note.plain[slice(*when.span)] == "immediately"


def _call_back(note: Note, words: Words, found: re.Match[str], when: When) -> Finding | None:
    span = words.span(found)
    if _HAS_BEEN.search(note.before(span[0], 30)):
        return None
    is_after = bool(_AFTER.search(note.before(when.span[0], 20)))
    day = day_after(when.last) if is_after else max(when.first, note.on)
    label = f"Call back {day_label(day)}"
    return Finding("callback_on", day.isoformat(), label, (span,), sure=when.sure, on=day)
