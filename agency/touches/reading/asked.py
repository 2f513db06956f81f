"""The wide net: whether they may be asking to be left alone, in words that no grammar of `requests` has.

Missing that is the worst error there is, and people say it in more ways than can be listed. So it is told by meanings that
meet in one clause: a *stance* (against, done with, angry, threatening, never agreed) and what it is *about* (agencies, calls,
mails, what we hold); for quiet, talk put *off* and what it waits *for* (a day, an event, their own word). What is found is
always asked about, never said; and only where the grammars found nothing of the kind.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from operator import attrgetter

from agency.touches.reading.dates import When, find_spells
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Rule, Words, rule, words_of
from agency.touches.reading.languages.stances import STANCES
from agency.touches.reading.notes import Note, pattern
from agency.touches.reading.requests import LONG_ENOUGH_DAYS, is_our_own, pause_until
from agency.touches.reading.scopes import is_a_firms_halt

_FEW = r"(?:(?!OTHERS|TRADE)W){0,3}?"
_SOME = r"(?:(?!OTHERS|TRADE)W){0,6}?"
_APART = r"(?:(?!OTHERS|TRADE|NOANSWER|SHORTLIST|WORKS|THEN)(?:W|COMMA)){0,10}?"
_ABOUT = r"(?:US|REACH)"
_STOPS = (
    rf"(?:AGAINST|ANGRY|BLOCK|STOPS|REMOVE){_APART}(?:US|REACH|DATA)(?!(?:W){{0,3}}(?:OTHERS|TRADE))",
    rf"(?:US|REACH|DATA){_APART}(?:AGAINST|ANGRY|BLOCK|STOPS|REMOVE)(?!(?:W){{0,3}}(?:OTHERS|TRADE))",
    rf"NOT {_APART}US(?!(?:W){{0,3}}(?:OTHERS|TRADE))",
    r"(?:US|REACH|DATA)(?:W){0,3}STOP(?:W){0,3}?(?:never|none|no_more|FORGOOD|enough|over|done|STOPS)(?=BREAK)",
    r"REMOVE (?:everything|whatever|anything|all)(?:(?!OTHERS)W){0,3}?(?:have|has|got|hold|on|about)",
    r"(?:next|another)(?:W)?(?:US|one) (?:who|that|to)",
    r"NOT (?:be |going to )?(?:read|reads|reading|open|opening|opens|listen|listening)(?:(?!OTHERS)W){0,4}?(?:WE|send|sends|anything)",
    r"(?:said|say|says|told)(?:W){0,2}?no (?:twice|NUMBER|two|three|four|already|before|enough|times)",
    r"DATA (?:(?!OTHERS)W){0,3}?(?:without THEM|sans THEM|ohne THEM|passera de moi|passera d'elle|passera de lui)",
    r"(?:NOT|AGAINST|STOPS|REMOVE|CLOSES)(?:(?!OTHERS|TRADE|SHORTLIST|WORKS|NAME)(?:W|COMMA)){0,7}?FORGOOD(?=BREAK)",
    r"FORGOOD (?:(?!OTHERS|TRADE|WORKS|NAME)(?:W|COMMA)){0,6}?(?:NOT|STOPS|REMOVE|AGAINST) (?:(?!OTHERS|TRADE)W){0,4}?(?:US|WE|REACH|DATA)",
    r"AGAINST (?:to |of |with )?(?:US|WE)",
    r"EDGE(?:(?!SELF|WORKS)W){0,4}?never(?=BREAK)",
    r"(?:kindly|please|pls|merci|bitte|SAID|WANTS)(?:W){0,3}?REMOVE (?:it|them|that|le|la|ca|es)(?=BREAK)",
    r"(?:DATA)(?:(?!OTHERS|TRADE)(?:W|COMMA)){0,8}?REMOVE (?:it|them|that|le|la|ca|es)(?=BREAK)",
    r"NOT (?:to )?(?:hold|keep|have|make|be)(?:W){0,2}?(?:on |of |about )?(?:MINE |THEM )?(?:DATA|REACH|THEM)(?! (?:OTHERS|TRADE))",
    r"NOT (?:(?!OTHERS|TRADE)W){0,3}?(?:take|takes|taking|accept|accepts|want|wants|do|does|use|uses|trust|trusts)(?:W){0,2}?(?:US|REACH)",
    r"ALONE(?!(?:W){0,3}(?:TRADE|OTHERS))(?!(?:by|at)(?:MINE|a|an|the|work|BREAK))",
    rf"(?<!PASTNOT)NOT {_SOME}US(?!(?:fee|fees|that|nurse|side|TRADE))",
    r"(?<!PASTNOT)(?!PASTNOT)NOT (?:(?!OTHERS|TRADE|NOANSWER|STOPS|AFTER)W){0,5}?REACH(?!(?:W){0,2}(?:THEN|NOANSWER|TRADE|ONLYSOME|OTHERS))",
    rf"NOT (?!thank)W{_SOME}(?:WE)(?=BREAK|LASTING)",
    rf"(?:REACH|US){_FEW}(?:(?:NOT )(?:W)?welcome|AGAINST|ANGRY)",
    rf"ANGRY {_SOME}(?:{_ABOUT}|WE|DATA)",
    rf"(?:AGAINST){_SOME}(?:{_ABOUT}|WE|DATA)",
    rf"(?:NOT|PASTNOT){_SOME}CONSENT",
    rf"(?<!NOT)(?<!NOT W)(?<!NOT W W)(?<!bus)STOPS(?!by){_SOME}(?:{_ABOUT}|DATA|it(?=BREAK))",
    rf"CLOSES {_FEW}(?:ENDWHAT|US|with WE|MINE DATA)",
    rf"last_time {_FEW}REACH",
    rf"(?<!NOT)REMOVE (?:WE|MINE|everything|anything|whatever|all|from|of|de|aus|her|him|THEM|entire|full|please|bitte|the)*(?:DATA(?!(?:W){{0,4}}(?:OTHERS|SHORTLIST))|THEM(?=BREAK))|EDGE(?:WANTS|to)*REMOVE(?=BREAK)|(?:MINE|du) DATA {_FEW}REMOVE|REMOVE (?:du|des|de|from|the)*DATA",
    r"(?<!NOT)(?<!NOT W)(?:WANTS|THEM|LEAVES|EDGE(?=off|out))(?:(?!NOT)W){0,3}?OFF(?:of|from|WE|any|all|every|the|these|de|tous)*(?:DATA|REACH|it(?=BREAK)|ALLOF)(?!(?:W){0,3}(?:OTHERS|SHORTLIST|job))",
    rf"LEAVES {_FEW}OFF(?:of|MINE)*(?:DATA|REACH)",
    rf"THREAT {_SOME}(?:{_ABOUT}|WE|if|THREAT)|(?:if|falls|{_ABOUT}|WE){_SOME}THREAT",
    rf"BLOCK {_SOME}(?:{_ABOUT}|WE|DATA)|(?:REACH|WE|DATA){_FEW}BLOCK",
    rf"HOW {_SOME}GOT {_SOME}(?:DATA|REACH)|HOW {_FEW}WE {_FEW}(?:REACH|GOT)",
    rf"rather {_SOME}than {_SOME}{_ABOUT}",
    rf"(?:one_more|next){_FEW}{_ABOUT}{_FEW}(?:'ll|will|would|goes|and)",
    r"(?:second|third|fourth|NUMBER|many|umpteenth)(?:time|times)(?:W){0,5}?(?:telling|asking|told|tell|asked)",
    rf"LEAVES {_FEW}(?:in)?LEAVEBE(?! (?:WORKISH|TRADE))",
    rf"(?:sorry|apologised|promised|told){_SOME}(?:NOT {_SOME}LASTING|silence)",
    r"WANTS (?:could|can|would)WE NOT (?=BREAK)",
    rf"CONSENT {_FEW}REMOVE|(?:invoke|invokes|invoked|exercise|exercises|exercised|exerce) {_FEW}RIGHTS",
    r"WANTS (?:W)?REMOVE (?=f|from|frm|BREAK)|REMOVE (?:from|frm|de|aus)(?:WE|the|all|any|every)*(?:DATA|REACH)",
    r"(?:drop|lose|forget|oublie)THEM(?=BREAK|svp|please|bitte|pls)|CLOSES THEM out",
    rf"NOT {_SOME}WE (?:services|help|assistance|company|firm|agency)|(?:rien|nothing|nichts) (?:more|further|mehr)?(?:recevoir|receive|erhalten|bekommen)",
    r"(?:channels|everything)(?:W)?off(?=BREAK)|all REACH (?:W){0,2}?(?:end|ends|ended|stop|stops|cease|ceases)",
    rf"(?:refrain|desist|cease)(?=BREAK)|legt {_FEW}auf(?=BREAK|wenn|sobald|COMMA)",
    rf"(?:won't|will_not|doesn't|don't|not|never|nicht|pas) (?:ADV|LASTING)?RESPOND {_FEW}(?:US|WE(?=BREAK)|these)|US {_FEW}(?:ignored|ignore|unwelcome)|ne RESPOND pas {_FEW}US",
    rf"CLOSES {_SOME}(?:with|of) {_FEW}(?:US|WE)|(?<!NOT)(?:arretez|cessez|cesser|stop|stopp)(?=BREAK)",
    rf"NOT {_FEW}KEPT(?=BREAK|THEM|MINE|DATA|on)|DATA {_FEW}NOT {_FEW}KEPT",
    rf"WANTS {_FEW}CLOSES (?:MINE|the|WE)(?:file|account|profile|record|book|dossier)",
    rf"WANTS {_FEW}LEAVEIT(?=BREAK)|WANTS {_SOME}raus(?=BREAK)|EDGE LEAVEIT(?=BREAK|please|bitte)",
    rf"(?:don't|do_not|never|not|needn't|dont|mustn't|shouldn't){_FEW}TRIES (?:back|again|wieder|further|any_more)(?! (?:to|for) (?:job|work))",
    rf"OFF {_FEW}(?:from |of )?(?:as far as )?US(?! (?:side|life))",
    rf"STILL RECEIVES {_FEW}(?:WE|REACH|stuff)",
    r"(?<!NOT)REMOVE (?:(?!OTHERS|TRADE|NOT|SHORTLIST)W){0,3}?(?:everything|MINE DATA|WE DATA|(?:me|him|her|them)(?=BREAK|from (?:the|MINE|WE|all|any|every)|LASTING|asap|please|now|at|today|immediately))",
    r"(?:WANTS|to)(?:to be|to|be|have|get)*(?:completely|fully|totally|well|right|all)?(?:GOOUT)(?=BREAK|of (?:our|MINE|the DATA|this)|LASTING|altogether|completely|please)",
    rf"(?:WANTS|to|be|has|have|get){_FEW}(?:be|been|being) (?:W)?(?:REMOVE|forgotten|delisted)(?!(?:from|by|for) (?:the|his|her) (?:OTHERS|SHORTLIST|client))",
    r"NOT (?:WANTS|THEM|ADV|SHE|US|NOT|COMMA|now|next|year|be|to|this|it){0,6}LASTING(?=BREAK)",
)  # fmt: skip

_ON = r"(?:(?!STARTS)(?:W|COMMA)){0,9}?"
_OFF = r"(?:(?!STARTS)W){0,6}?"
_DAY = r"(?P<when>WHEN)"
_DATED = (
    rf"AWAY (?:(?!STARTS)W){{0,4}}?WHEN (?:through|to|till|until|bis){_DAY}",
    rf"SPACE (?:of|for|pendant|von){_DAY}",
    rf"HOLD (?:W){{0,2}}?{_DAY}",
    rf"{_DAY}(?:COMMA)?(?:W){{0,2}}?NOT (?:W){{0,3}}?(?:TALKS|REACH|US|chit|chat|nothing|contact|news)",
    rf"EDGE(?:NOT|THEM|ADV|say|says|said|give|leave|it|SPACE|HOLD){{0,4}}{_DAY}(?:W){{0,2}}(?=BREAK)(?:COMMA)?(?:W){{0,3}}(?:please|pls|ok|REACH|quiet|peace)",
    rf"{_DAY}(?:W){{0,2}}?(?:SHE|THEY)(?:W){{0,2}}?NOT (?:W){{0,3}}?(?:TALKS|REACH|US)",
    rf"TALKS {_OFF}{_DAY}{_ON}(?:BADTIME|GRIEF|HOLD)",
    rf"(?:off|away|AWAY|on tour|in NAME)(?:(?!STARTS|OTHERS)W){{0,4}}?(?:until|till|til|thru|through|bis){_OFF}{_DAY}",
    rf"NEED (?:W){{0,2}}?{_DAY}(?= (?:to|of|off|before))",
    rf"NOT (?:this|in|over|during|diesen|cet|cette)(?:W)?{_DAY}",
    rf"EVENT {_ON}{_DAY}{_ON}TALKS",
    rf"EVENT {_ON}(?:ask|try|check|look){_OFF}{_DAY}",
    rf"EDGE{_DAY}(?:please|svp|bitte)(?=BREAK)",
    rf"{_DAY}(?:W)?first(?=BREAK| and)",
    rf"{_DAY}{_OFF}wieder BACKAT",
    rf"GIVES (?:W){{0,3}}?{_DAY}(?:time|zeit|temps)",
    rf"(?:will |back |be )BACKAT(?:W){{0,2}}?{_DAY}",
    rf"(?<!from)(?:AWAY|GRIEF){_ON}{_DAY}",
    rf"EVENT {_ON}TALKS {_OFF}{_DAY}",
    rf"(?:EVENT|taking|takes|off){_OFF}{_DAY}{_ON}(?:NOT|SPACE|LEAVES){_OFF}(?:TALKS|ALONE|LEAVEBE|her|him|me)",
    rf"NOT {_OFF}(?:TALKS|LOOKS){_OFF}AFTER {_OFF}{_DAY}",
    rf"EDGE(?:NOT|nothing|nope)(?:W){{0,2}}{_DAY}",
    rf"NEED {_OFF}{_DAY}{_OFF}(?:off|SPACE)",
    rf"(?:WANTS)(?:(?!STARTS|would|will|'ll)W){{0,6}}?TALKS {_OFF}{_DAY}",
    rf"TALKS {_OFF}{_DAY}(?:COMMA)?(?:W){{0,2}}(?:NOT|instead|please)",
    rf"TALKS {_OFF}{_DAY}(?:COMMA)?(?:SHE|SAID){{1,2}}(?=BREAK)",
    rf"SAID (?:(?!SELF)W){{0,2}}?TALKS {_OFF}{_DAY}",
    rf"(?:GIVES)(?:THEM|it|this|that|us|things)(?:ADV|another|a|until|till|til|at|least|good|full|say|about)*{_DAY}",
)
_OPEN = (
    r"(?:NOT|SPACE|HOLD)(?:(?!STARTS)W){0,4}?(?:during|while|until|till|pendant|wahrend|durant|as_long_as|through)(?:W){0,3}?(?:EVENT|GRIEF|AWAY|THEY)",
    r"HOLD(?! (?:TRADE|music))",
    r"(?:not|nicht|pas)(?:while|during|pendant|solange)",
    r"(?:leave|leaves|give|gives)(?:it|this|that|things|THEM)(?:a|another|good|for|ADV){0,3}(?:while|bit|LENGTH)|LEAVES (?:THEM)?to it",
    rf"NEED {_OFF}(?:through|past){_OFF}(?:LENGTH|EVENT)",
    rf"THEY WILL {_FEW}COMES (?:W)?(?:out|us|touch|nous|WE)(?=BREAK)",
    r"(?<!had W)BADTIME(?! (?:at|with|there))",
    r"SPACE (?:until|till|til|bis)",
    r"NEED (?:W){0,2}?(?:few|couple|couple_of|NUMBER|some)(?:of|more)*LENGTH (?:to|of|before)",
    rf"EDGE(?:(?!SELF|retry)W){{0,5}}?LATER(?:W){{0,3}}(?=BREAK)|TALKS {_OFF}LATER(?=BREAK)",
    rf"NEED {_OFF}SPACE(?! (?:WORKISH|TRADE|to))|GIVES {_OFF}THEM (?:ADV|some|more|a|bit|of)*(?:time|zeit|temps)(?! (?:off|to))",
    r"SPACE from",
    rf"(?:AFTER){_OFF}(?:EVENT|DONE){_ON}TALKS",
    rf"TALKS {_OFF}AFTER {_OFF}(?:EVENT|DONE)",
    r"EVENT(?:W)?first(?=BREAK)",
    rf"NOT {_OFF}(?:TALKS|LOOKS){_OFF}AFTER {_OFF}(?:EVENT|DONE)|EDGE(?:not|no|nothing|never|pas|nicht)(?:W){{0,2}}?AFTER {_OFF}(?:EVENT|DONE)",
    r"EDGE(?:(?!STARTS)W){0,2}?AFTER(?:(?!STARTS)W){0,4}?(?:EVENT|DONE)(?:(?!STARTS)W){0,3}(?=BREAK)",
    rf"THEY (?:ADV)?WILL {_OFF}COMES {_OFF}OWN(?! (?:a|or|per|her|she|his|he))",
    r"ball (?:W){0,2}in (?:W){0,1}court|let THEM come",
    rf"GRIEF {_ON}(?:NOT|SPACE|TALKS|LOOKS|LATER|WAITS)|(?:NOT|LATER|SPACE|TALKS){_ON}GRIEF",
    rf"WAITS (?!(?:W){{0,4}}WAITFOR){_OFF}(?:AFTER|EVENT|DONE)",
    rf"NEED {_OFF}EVENT {_OFF}(?:first|DONE)",
    r"NEED (?:W){0,4}?LENGTH (?:W){0,3}?(?:off|out|SPACE|herself|himself|myself|away)",
    rf"rest of (?:the|this)LENGTH {_OFF}(?:SPACE|himself|herself)",
)  # fmt: skip


def _rules(sources: Iterable[str]) -> tuple[Rule, ...]:
    return tuple(rule(source, STANCES) for source in sources)


_STOP_RULES, _DATED_RULES, _OPEN_RULES = map(_rules, (_STOPS, _DATED, _OPEN))
_FOR_NOW = rule(
    r"GRIEF|AWAY|BADTIME|FORNOW|THEY (?:ADV)?WILL (?:W){0,3}?COMES|(?:during|while|until|till|with)(?:W){0,3}?EVENT|THEY (?:W){0,2}?(?:itself|herself|himself|selber|selbst)",
    STANCES,
)
"""Beside a stop, what may mean that it is only for now."""
_PUTS_OFF = rule(r"AWAY|GRIEF|HOLD|BADTIME|NOT|GIVES|off|away", STANCES)
_TALKS_LATER = rule(r"(?:W|COMMA){0,12}?(?:TALKS|REACH|COMES (?:W){0,5}?OWN)", STANCES)
_IS_BACK = rule(r"(?:W|COMMA){0,10}?(?:BACKAT|TALKS)(?:W){0,3}?WHEN", STANCES)
"""The day named is when talk begins again, not how long quiet lasts."""


def find_asked(
    note: Note, marked: list[tuple[Span, str]], dates: tuple[When, ...], standing: list[Finding]
) -> Iterator[Finding]:
    """At most one pause and one stop, each only where there is none; never both of one sentence."""
    told: dict[str, list[Finding]] = {
        kind: [one for one in standing if one.kind == kind]
        for kind in ("stop", "pause", "condition", "available_from")
    }
    if told["stop"] and told["pause"]:
        return
    spells = tuple(find_spells(note, dates))
    dates = tuple(sorted((*dates, *spells), key=lambda when: when.span))
    marked = [*marked, *((when.span, "WHEN") for when in spells)]
    words = words_of(note, marked, lexicon=STANCES)
    pauses = told["pause"] or [*islice(_pauses(note, words, dates, told), 1)]
    if not told["pause"]:
        yield from pauses
    if not told["stop"]:
        quiet = {note.sentence(one.start) for one in pauses if one.on or one.sure}
        yield from islice(_stops(note, words, quiet), 1)


def _stops(note: Note, words: Words, quiet: set[Span]) -> Iterator[Finding]:
    for wanted in _STOP_RULES:
        for found in words.find(wanted):
            span = words.span(found)
            if note.sentence(span[0]) not in quiet:
                yield Finding("stop", "contact", "Stop contacting", (span,), sure=False)


def _pauses(
    note: Note, words: Words, dates: tuple[When, ...], told: Mapping[str, list[Finding]]
) -> Iterator[Finding]:
    days = {when.span[0]: when for when in dates}
    for wanted in _DATED_RULES:
        for found in words.find(wanted):
            when = days[words.span(found, "when")[0]]
            is_soon = (when.first - note.on).days < LONG_ENOUGH_DAYS
            if not is_soon and _is_theirs(note, words, found, told):
                yield _quiet(note, words, found, when)
    for wanted in _OPEN_RULES:
        for found in words.find(wanted):
            is_stop = _meets(words.span(found), told["stop"])
            if not is_stop and _is_theirs(note, words, found, told):
                yield _quiet(note, words, found, _day_beside(note, words.span(found), dates))
    for found in words.find(_FOR_NOW) if told["stop"] else ():
        yield _quiet(note, words, found, _day_beside(note, words.span(found), dates))


def _is_theirs(
    note: Note, words: Words, found: re.Match[str], told: Mapping[str, list[Finding]]
) -> bool:
    """Neither what we would do, nor a firm's rest, nor only when they can start or would move ("once the baby is born")."""
    start, end = words.span(found)
    if is_our_own(note, start) or is_a_firms_halt(note, end):
        return False
    if words.match(_TALKS_LATER, found.start()):
        return True
    if _meets((start, end), filter(attrgetter("sure"), told["available_from"])):
        return False
    return bool(words.match(_PUTS_OFF, found.start())) or not _meets(
        (start, end), told["condition"]
    )


def _meets(span: Span, others: Iterable[Finding]) -> bool:
    return any(one.start < span[1] and span[0] < one.end for one in others)


def _day_beside(note: Note, span: Span, dates: tuple[When, ...]) -> When | None:
    """The day to come that is told in its sentence, after it rather than before."""
    start, end = note.sentence(span[0])
    if not any(start <= when.span[0] < end for when in dates):
        before, _ = note.sentence(start - 1) if start else (0, 0)
        said = note.plain[before:start]
        start = before if _UNTIL.search(said) else start
    beside = [when for when in dates if start <= when.span[0] < end and when.last > note.on]
    return min(
        beside,
        key=lambda when: (when.span[0] < span[0], abs(when.span[0] - span[0])),
        default=None,
    )


_UNTIL = pattern(r"\b(?:until|till?|to|through|before) (?:the )?(?:[a-z0-9]+ ?){1,3}\W*$")


def _quiet(note: Note, words: Words, found: re.Match[str], when: When | None) -> Finding:
    """Quiet until the day that is told, if it is to come, else without an end."""
    span = words.span(found)
    quiet = None
    if when:
        whole = (min(span[0], when.span[0]), max(span[1], when.span[1]))
        is_return = bool(words.match(_IS_BACK, found.start()))
        quiet = pause_until(note, when, whole, is_sure=False, is_call=is_return)
    return quiet or Finding("pause", "open", "Quiet, no end named", (span,), sure=False)
