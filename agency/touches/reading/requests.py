"""What they ask of us: to be left alone, for good (stop) or for a time (pause).

Missing a stop is worse than asking once too often, so every request is flagged, and only the plain ones are sure. A
request is a *refusal* (a touch refused or ended, "no more calls", "nobody is to ring her"), an *erasure* (what we hold of
them, or their consent, taken back), a word of *quiet* with its day, or a *call* they ask for weeks ahead. What refuses is
quiet where an end is told beside it ("until June", "for now", "he will call us"), and a stop where none is. Neither
negation nor the speaker silences one ("her husband asked us to stop calling" is a stop).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from agency.months import months_after
from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Rule, Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.scopes import is_a_firms_halt, voice
from agency.words import day as day_label

LONG_ENOUGH_DAYS = (
    28  # "call me tomorrow" is an appointment, "call me in the autumn" asks for quiet
)

_FILL = r"ASKFILL*"
_SELF = r"(?:ADV|BE|TO|to|try|ever|even|US|let|go|bother|need|keep)*"
_OURS = r"(?:OUR|all|any|every|anybody|anyone|UNKNOWN|votre|notre|vos|nos|'s)*(?:UNKNOWN)?HELD"
_DO_NOT = r"(?:don't|dont|do_not|never|not_to|to not|no_more|mustn't|shouldn't|should_not|must_not|nie|niemals)"
_NOT_THEIRS = r"(?<!SHE)(?<!CLIENT)(?<!NEG)(?<!WHO)(?<!KIN)"
_AT_US = r"(?=NAME|THEM|BREAK|ADV|AND|LINK|OPENFOR|WHEN|OUR HELD| (?:that|this|again|any|more|with|about|from|us|unless|or|here|someone|people)|POSS HOUSE)"
_ENDED = r"(?=NAME|BREAK|ADV|AND|LINK|OPENFOR|WHEN|FROM|US|THEM| (?:or|about|with|whatsoever|unless|like|schicken|senden|gewunscht|erhalten|bekommen|allowed|welcome))(?!(?:ADV|W)?yet)"

_REFUSALS = (
    rf"{_NOT_THEIRS}(?:CEASE|(?<=US)CEASE_ED)(?:{_FILL}|already|bloody|damn|constantly)(?:TOUCH_ING|CALLS)(?! (?:NUMBER|centre|center|UNKNOWN))",
    r"(?:ASKS|please|pls|EDGE)(?:US|to|TO|THEM|that|it|please|just|kindly|ADV|BE|everyone|agency)*(?:(?<!NEG)CEASE_BASE|CEASE_ED|CEASE_ING|enough)(?=NAME|BREAK| (?:it|now|please|pls|this|all|and|with|that)|COMMA)(?! by)",
    rf"(?:EDGE|AND|please|pls|ASKS|said|to|US|TO|HELD|THEM|that)(?:ADV|{_FILL})(?<!SHE)(?<!I){_DO_NOT}{_SELF}(?:TOUCH_BASE|(?:bother|keep|start|try|go)TOUCH_ING){_AT_US}",
    rf"(?!PASTNEG)NEG (?:{_FILL}|interested in|KEEN)*?(?:be|being|get|getting) {_FILL}TOUCH_ED",
    rf"NEG (?:ADV)*(?:ASKS|KEEN|welcome|welcomes|appreciate|appreciates|interested){_FILL}(?:US {_FILL}TOUCH|TOUCH_ING(?=US|THEM|FROM US)|(?:UNKNOWN)?{_FILL}CALLS{_ENDED})",
    r"(?:ASKS|appreciate|appreciates|better|happier|glad|grateful|sooner|nice|great)(?:it|if|that|ADV|THEM|be|we)*US (?:ADV|TO|'d)*NEG (?:ADV)*(?:TOUCH_ED|TOUCH_BASE)",
    rf"(?:no|no_more|zero|without|kein|keine|plus)(?:more|further|any|ADV|ART|other|new|UNKNOWN|US|linkedin|job|whatsapp)*CALLS{_ENDED}",
    r"(?:NEG (?:ADV)*(?:ASKS|wish|desire|need|intention|interest)|no_wish|no_desire)(?:to|ADV|in)*(?:hear_from_us|hear_from|hear from|hearing from)",
    r"(?:NOBODY|none of US)(?:else|ADV|at|from|in|here|the|our|US|TEAM)*(?:BE|TO|to|should|must|ADV|ever)*TOUCH",
    r"NEG (?:ADV|ASKS|KEEN|interested|interest|in|to|any|the|of|BE|UNKNOWN)*(?:TOUCH_ING|TOUCH_BASE)(?:ADV|more)*US",
    r"(?:NEG|nothing) (?:ADV|ASKS|to|more|further|else|hear|anything|any|CALLS|do|receive|receives|get|news|word)* (?:from|with|of) (?:US|me)(?=NAME|BREAK|AND|ADV|LINK|ever)",
    r"(?:ASKS|BE|to|TO|leave|left|that|EDGE|please|pls|or|AND|let)(?:to|BE|THEM|us|US|TO|that|ADV)*(?:leave|left|let|leaves) (?:THEM)?ALONE(?! (?:with|in charge))",
    rf"(?:object|objects|objected|objecting|objection) to {_FILL}W?(?:CALLS|TOUCH_ING|processing|US|profiling|UNKNOWN)",
)  # fmt: skip
_ANGER = (
    r"(?:annoyed|furious|angry|livid|pestered|vultures|hung up|too many CALLS|complained|complains|harassment|harassing|harassed)(?=NAME|BREAK|AND|US| (?:with|at|by|about|that|he|she))",
)  # fmt: skip
_ERASURES = (
    r"(?<!NEG)REMOVE (?:ADV|OUR|ART|of)*(?:POSS|all|every) (?:OUR|UNKNOWN)*HELD",
    r"(?<!NEG)REMOVE_BASE (?:ADV)*(?:me|her|him|them|myself)(?=NAME|BREAK|ADV|FROM|AND)",
    r"(?:POSS|all|our) (?:OUR|UNKNOWN)?HELD (?:BE|all|to|TO|ADV|fully|permanently|ASKS|has|have|must|should)*(?:REMOVE_ED|gone|REMOVE)",
    rf"(?<!NEG)(?:TAKE|REMOVE)(?:THEM|ADV|POSS|HELD|straight|himself|herself)*FROM (?:CALLS )?{_OURS}",
    rf"(?:ASKS|to|BE)(?:to|BE|get|come|ADV|THEM|go)*(?:REMOVE_ED|TAKE_ED|TAKE)?(?:THEM)?FROM {_OURS}",
    rf"(?:EDGE|wants_out)(?:ADV|right|clean|straight|of)*(?:off|out_of|of|out) {_OURS}",
    rf"ASKS (?:to|BE|ADV|that|SHE|THEM|get|have|HELD|all)*(?:REMOVE_ED)(?!FROM (?!{_OURS}|everything|it))",
    r"(?<!NEG)TAKE (?:POSS|OUR)*(?:UNKNOWN)?HELD (?:down|off|out)(?=NAME|BREAK|ADV|AND|FROM)",
    rf"NEG (?:ADV)*(?:ASKS|to|BE|being)(?:to|BE|ASKS|ADV|be|being|kept|held|listed|stored|feature|figure|appear|remain|part)*(?:in|on|of|part_of) {_OURS}",
    rf"(?:no) to (?:BE|being)(?:kept|held|listed|stored|ADV)*(?:in|on) {_OURS}",
    r"BIN (?:about )?(?:that )?(?:SHE )(?:exists|existed)",
    r"BIN (?:ADV|the|everything|all)*(?:POSS|OUR)*(?:UNKNOWN)?HELD(?=NAME|BREAK|AND|ADV|SHE|US)",
    r"BIN (?:about )?(?:me|her|him|them)(?=NAME|BREAK|ADV|AND)",
    r"(?:ASKS|EDGE)(?:US|to|that|TO|BE|we|ADV|please)*(?:BIN|REMOVE_BASE)(?:everything|it all|all of it|all|the lot)",
    r"(?:REVOKE) (?:POSS|all|ART)*CONSENT|CONSENT (?:BE|has|have|been|ADV)*REVOKE_ED",
    r"(?:NEG|zero)(?:ADV)*(?:GIVE|given|have|has|had)?(?:US|THEM|POSS|OUR|any|ART|FROM|to)*(?:consent|permission|consents|leave_to|clearance)(?! (?:form|forms|order))",
    r"(?:withdraws|withdrew|withdrawn|takes back|took back|taken back|revokes|revoked)(?:ADV|POSS|all)*CONSENT",
    rf"NEG {_DO_NOT}?(?:ADV)*(?:store|storing|keep|keeping|hold|holding|use|using|share|sharing|process|processing)(?:ADV)*(?:POSS)(?:UNKNOWN)?HELD",
    r"UNSUB(?! of(?! (?:OUR|all|any|everything|future|further|this|UNKNOWN)*(?:CALLS|HELD|US|everything|BREAK))| from (?:ART|OUR)|(?: me| us)? from (?:ART|POSS))",
    r"(?:opt|opts|opted|opting) THEM out(?=NAME|BREAK|AND|ADV|FROM)",
    r"(?:ASKS)(?:to|BE|us|US|that|we|ADV)*(?:forget|forgotten)(?=NAME|THEM|BREAK|SHE)",
)  # fmt: skip

_GAP = r"(?:THEM|ADV|POSS|CALLS|TOUCH|US|at_all|about|jobs|roles|work|back|or|alone|ALONE|with|on|this|matter|whatsoever)*COMMA?(?:please|ADV|AND|so|until|leave it)*"
_UNTIL_DAY = r"(?:(?:UNTIL|for|LINK)(?:W){0,9}?|(?:W){0,5}COMMA(?:so|AND)*(?:(?:NEG|only)?(?:UNTIL|after|from)(?:W){0,4}?|(?:back|returns|returning)(?:LINK|LINKFILL)*))?(?P<when>WHEN)"
_END = rule(rf"{_GAP}{_UNTIL_DAY}")
_OPEN_END = rule(
    rf"{_GAP}(?:OPENFOR|(?:until|till|til|unless)|(?:COMMA)?(?:AND|since|for|COMMA)*(?:SHE)(?:ADV)*(?:TO|'ll)(?:ADV)*(?:TOUCH|call|reach_out|be_in_touch|let US know))"
)
_DAY_BEFORE = rule(
    r"(?:UNTIL|AWAY|GONE|BUSY|STAYS|taking|QUIET)(?:W|COMMA){0,7}?(?P<when>WHEN)(?:W){0,7}?COMMA?(?:please|AND|so|ADV|but|US|ASKS|to|that|told|me|we|COMMA|which is|he|she)*"
)
_QUIET_BEFORE = rule(
    r"(?:SHE|EDGE)(?:ADV)*(?:TO|'ll|ASKS to)(?:ADV)*(?:TOUCH_BASE|reach_out|be_in_touch|get_in_touch|come to|call|let)(?:US|me|know)*(?:W){0,6}?COMMA(?:so|please|and|AND|ADV|US|we)*"
    r"|(?:wait|waits|waiting|await|awaiting)(?:for|until|till|THEM|to|SHE|ADV|BE)*(?:TOUCH|come to|call)(?:US|me)?(?:W){0,3}?COMMA(?:so|please|and|AND|ADV|US|we)*"
    r"|(?:STAYS)(?:some|more|a bit of|ADV|ART)*(?:time|QUIET|space)(?:W){0,5}COMMA(?:AND|please)*"
)
"""What stands right before a refusal and gives it an end: a day, or that they will call themselves."""

_TO_A_DAY = r"(?:LINKFILL|COMMA)*(?:(?:LINK)(?:W){0,5}?)?(?P<when>WHEN)"
_PAUSES = (
    rf"(?:PAUSE|QUIET|AWAYFROM)(?:ADV|THEM|TOUCH|CALLS|on|with|contact|everything|US|of|de|from|the|all|this|W){{0,4}}?{_TO_A_DAY}",
    r"(?:back|return|returns|returning|due_back) from (?:POSS|ADV)*(?:leave|AWAY) (?:LINK|LINKFILL)*(?P<when>WHEN)",
    r"(?<!PAID)(?:AWAY|from leave)(?:W|COMMA){0,3}?(?:until|till|til|through|to|back|returns|returning|due|for|ends)(?:LINK|LINKFILL)*(?P<when>WHEN)",
)
_PAUSES_MAYBE = (
    r"(?:nothing|NEG) (?:ADV|more|at all|from US|US)*(?:until|before|till|til) (?:LINKFILL)*(?P<when>WHEN)(?=(?:COMMA)?(?:please|pls|svp|bitte|thanks|merci|danke))",
    r"(?P<when>WHEN)(?:off|without|of)?(?:ADV)*(?:QUIET|PAUSE|CALLS)(?=NAME|BREAK|AND|FROM|ADV|COMMA| from| please)",
    r"(?<=COMMA)(?:nothing)(?:ADV|from US)*(?:until|before|till|til)(?:LINKFILL)*(?P<when>WHEN)",
)  # fmt: skip
_LATER_CALLS = (
    rf"(?<!I)(?<!CLIENT)(?:ASKS|SAYS|happy_to|fine_to|ok_to|open_to|propose|proposes|proposed|suggest|suggests|suggested)(?:{_FILL}|should|the|chat|conversation|catch up)(?:TOUCH|RING_AGAIN|chat|talk|conversation|contact|call|hear from US|reconvene|reconnecting|revisit|speak|touch base)(?:LINKFILL|LINK|THEM|ADV|US|to)*(?P<when>WHEN)",
    r"(?:TOUCH_BASE|RING_AGAIN_BASE|try|ask|speak to|talk to) (?:to |with |of )?(?:me)(?:LINKFILL|LINK|ADV)*(?P<when>WHEN)",
    r"TOUCH_BASE (?:THEM)?(?:LINKFILL|LINK)*(?P<when>WHEN)(?:W){0,4}?(?:COMMA)?(?:please|NEG before|not earlier|SHE ASKS|SHE SAYS|ASKS SHE|(?:and |but )?NEG (?:before|earlier|sooner|a day))",
)  # fmt: skip
_OPEN = (
    r"(?:EDGE|ASKS|please|to) (?:ADV|US|THEM|to|for|a|on|taking|take)*(?:PAUSE)(?:ADV|THEM|TOUCH|CALLS|on|contact|everything|all|the search|it|this|things)*(?=OPENFOR|BREAK|until|till)",
    r"NEG (?:face|handle|deal with|cope with|bear|take|talk to|stand|want) (?:ADV|any|more)*(?:US|CALLS|TOUCH) OPENFOR",
    r"(?:break|breather|rest|pause|space|time_out|time_off|take_a_break) from (?:US|CALLS|TOUCH_ING|all this|it all|everything|the search|looking)",
)  # fmt: skip


def _rules(sources: tuple[str, ...]) -> tuple[Rule, ...]:
    return tuple(map(rule, sources))


_REFUSED = (
    (_rules(_REFUSALS), True, True),
    (_rules(_ANGER), False, True),
    (_rules(_ERASURES), True, False),
)
"""Rules, whether what they find is sure, and whether it may be of one day."""
_QUIET = (
    (_rules(_PAUSES), True, False),
    (_rules(_PAUSES_MAYBE), False, False),
    (_rules(_LATER_CALLS), False, True),
)
"""Rules, whether what they find is sure, and whether it is a call they ask for."""
_WITHOUT_END = _rules(_OPEN)

_OUR_OWN = pattern(
    r"\b(?:i|we)(?:'ll|'d| will| would| should| must| can| agreed| promised| said| told)\b|\b(?:reminder|diary|diarise|diarize|todo|to do|note to self|action)\b"
)
_OTHERS = pattern(
    r"^[^,;]{0,40}\b(?:employers?|boss|manager|referees?|references?|clients?|company|shortlist|interview|role|typo|resume section|colleagues?)\b"
)
"""Whom we are asked not to write to, or what is taken out, is somebody else's."""
_ONLY_SOME_WAYS = pattern(
    r"^(?: (?:me|her|him|them))?(?: (?:before|after|on|at|during|past|between|while|about|for|unless) "
    r"|[^,;-]{0,20}[,;-] ?.{0,20}\b(?:e-?mail|text|call|linkedin|phone|whatsapp)s?(?: (?:only|instead|is|are|works|please|ok)"
    r"|[.]?$))|\b(?:instead|never reads|doesn't read|does not read|prefers (?:a )?(?:calls?|phone|e-?mails?|texts?))\b"
)
_AFTER = pattern(r"\bafter(?: the)? ?$")
_UNTIL = pattern(r"\b(?:until|till?)(?: the)? ?$")
_UNTIL_AFTER = pattern(r"\b(?:until|till?|before) after\b")
_BOUNDED = pattern(r"\b(?:until|till?|before|bis)\b")
_HAS_END = pattern(r"\b(?:until|till?|before|bis|for|another|next [a-z0-9]+ [a-z]+s)\b")
_ALL_THROUGH = ("this ", "all ", "next ")
_OVER_IT = pattern(r"\bover (?:the )?$")
_FOR = pattern(r"\bfor (?:the )?$")
_RETURN = pattern(r"\b(?:back|return\w*|due|ends)\b")
_OVER = pattern(
    r"(?<!back )(?<!due )(?<!returns )(?<!returning )(?<!ends )\b(?:over|during|through|throughout|all|in|this)(?: the)? ?$"
)


def find_requests(
    note: Note, words: Words, dates: tuple[When, ...], is_wrapped: bool = False
) -> Iterator[Finding]:
    """Stops, pauses with their day, and pauses without one; of words over a line's end only the stops."""
    days = {when.span[0]: when for when in dates}
    quiet = [*_quiet(note, words, days), *_without_end(note, words)]
    stops: list[Finding] = []
    before = _Before(words)
    for rules, is_sure, is_of_one_day in _REFUSED:
        for found in _every(rules, words):
            if _OTHERS.search(note.after(words.span(found)[1], 50)):
                continue
            finding = _refusal(note, words, days, before, found, is_sure, is_of_one_day)
            if finding is not None:
                (stops if finding.kind == "stop" else quiet).append(finding)
    if not is_wrapped:
        yield from quiet
    ended = Ground(len(note.plain), [one.spans[0] for one in quiet])
    yield from (stop for stop in stops if ended.is_free(stop.spans))


class _Before:
    """What stands right before a refusal and gives it an end."""

    def __init__(self, words: Words) -> None:
        self._days = list(words.find(_DAY_BEFORE))
        self._theirs = list(words.find(_QUIET_BEFORE))

    def day(self, at: int) -> re.Match[str] | None:
        fitting = (one for one in self._days if one.end("when") <= at <= one.end())
        return next(fitting, None)

    def is_their_turn(self, at: int) -> bool:
        return any(one.start() < at <= one.end() for one in self._theirs)


def _every(rules: Iterable[Rule], words: Words) -> Iterator[re.Match[str]]:
    return (found for wanted in rules for found in words.find(wanted))


def _refusal(
    note: Note,
    words: Words,
    days: Mapping[int, When],
    before: _Before,
    found: re.Match[str],
    is_sure: bool,
    is_of_one_day: bool,
) -> Finding | None:
    """A stop, or quiet where an end is told beside it."""
    span = words.span(found)
    is_plain = is_sure and all(voice(note, at) == "theirs" for at in span)
    end = words.match(_END, found.end())
    if end:
        when = days[words.span(end, "when")[0]]
        is_bounded = bool(_HAS_END.search(note.plain[span[1] : when.span[1]]))
        if is_bounded or when.first != when.last or _OVER_IT.search(note.before(when.span[0], 12)):
            return pause_until(note, when, (span[0], when.span[1]), is_plain and is_bounded)
        if is_of_one_day:
            return None
    told = before.day(found.start())
    if told:
        when = days[words.span(told, "when")[0]]
        return pause_until(note, when, (words.span(told)[0], span[1]), False)
    open_end = words.match(_OPEN_END, found.end())
    if open_end or before.is_their_turn(found.start()):
        return Finding("pause", "open", "Quiet, no end named", (span,), sure=False)
    is_plain = is_plain and not _ONLY_SOME_WAYS.search(note.after(span[1], 60))
    is_plain = is_plain and _is_for_good(note, span)
    return Finding("stop", "contact", "Stop contacting", (span,), is_plain)


def _is_for_good(note: Note, span: Span) -> bool:
    """Words that last or what we hold, said and not asked, and nothing near that it may only be for now, or of another."""
    start, end = note.sentence(span[0])
    said = note.plain[start:end]
    near = said + note.plain[end : end + 80].split(".")[0]
    asks = said.rstrip().endswith("?") and '"' not in said
    is_all = len(note.plain.strip()) <= span[1] - span[0] + FEW_LETTERS
    return (is_all or bool(_FOR_GOOD.search(said))) and not asks and not _MAYBE_FOR_NOW.search(near)


FEW_LETTERS = 12
"""Beside a request that is all a note says."""
_FOR_GOOD = pattern(
    r"\b(?:again|ever|forever|never|any ?more|no more|no longer|no further|not? another|any further|further|any (?:calls?|contact|e?-?mails?|messages?)|stop\w*|quit\w*|ceas\w*|desist|refrain|enough"
    r"|remov\w*|delet\w*|eras\w*|wip\w*|purg\w*|forg[eo]t\w*|destroy\w*|shred\w*|scrub\w*|list|lists|data|database|file|files|record|records|details|number|profile|system|books|resume|cv|account|address|unsub\w*|opt\w*|dnc|consent|permission|authori\w*"
    r"|alone|in peace|gdpr|do not (?:contact|call|approach|use)|not to be (?:contacted|called|approached)|law\w*|report\w*|last time|for good|agenc\w+|recruiters?|headhunters?|wants? (?:no|nothing)|lose|object\w*|harass\w*|us\b|nobody|no one|removal|anybody|anyone)\b"
)
_MAYBE_FOR_NOW = pattern(
    r"\b(?:for now|right now|at the moment|for the moment|(?:when|once|until|till|while) (?:she|he|they|it|the|her|his)\b|(?:she|he|they)(?:'ll| will) (?:call|ring|write|wave|shout|surface|be in touch|get in touch|reach|come|let|give|holler|email|text|contact|ping)"
    r"|himself|herself|on (?:her|his) own|this (?:week|month|year|quarter)|surgery|chemo|funeral|ivf|in hospital|maternity|mat leave|newborn|baby|grieving|shortlist|the process|the (?:client|role|job|req|posting) )\b"
)


def _quiet(note: Note, words: Words, days: Mapping[int, When]) -> Iterator[Finding]:
    for rules, is_sure, is_call in _QUIET:
        for found in _every(rules, words):
            when = days[words.span(found, "when")[0]]
            span = words.span(found)
            is_soon = (when.first - note.on).days < LONG_ENOUGH_DAYS
            if is_call and (is_soon or is_our_own(note, span[0])):
                continue
            is_plain = is_sure and voice(note, span[0]) == "theirs"
            pause = pause_until(note, when, span, is_plain, is_call)
            if pause is not None:
                yield pause


def is_our_own(note: Note, at: int) -> bool:
    """Whether the words before say that it is we who will."""
    return bool(_OUR_OWN.search(note.before(at, 60)))


def _without_end(note: Note, words: Words) -> Iterator[Finding]:
    for found in _every(_WITHOUT_END, words):
        if not is_a_firms_halt(note, words.span(found)[1]):
            yield Finding("pause", "open", "Quiet, no end named", (words.span(found),), sure=False)


def pause_until(
    note: Note, when: When, span: Span, is_sure: bool, is_call: bool = False
) -> Finding | None:
    """None where the day is past, or it is a firm that rests."""
    if is_a_firms_halt(note, when.span[0]) or when.last <= note.on:
        return None
    first = _end(note, when, span, refused=not is_call)
    label = f"Quiet until {day_label(first)}"
    sure = is_sure and when.sure
    return Finding("pause", first.isoformat(), label, (span,), sure=sure, on=first)


def _end(note: Note, when: When, span: Span, refused: bool) -> date:
    """After what is named where it says so or lasts so long; never a day that is past."""
    before = note.before(when.span[0], 30)
    is_over = _AFTER.search(before) or (when.is_end and _UNTIL.search(before))
    said = note.plain[span[0] : when.span[0]]
    is_over = is_over or _UNTIL_AFTER.search(said)
    is_over = is_over or (when.first != when.last and _FOR.search(before))
    lasts = refused and not _BOUNDED.search(said) and not _RETURN.search(said)
    named = note.plain[slice(*when.span)]
    lasts = lasts and bool(_OVER.search(before) or named.startswith(_ALL_THROUGH))
    if is_over or (lasts and (when.first != when.last or " over" in before)):
        return day_after(when.last)
    return months_after(when.first, 12) if when.first <= note.on else when.first
