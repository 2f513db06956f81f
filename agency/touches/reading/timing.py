"""When they are free, and what must happen first."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from agency.months import months_after
from agency.touches.reading.calendar import day_after, month_end
from agency.touches.reading.dates import NUMBER, UNIT, When, ahead, first_from, read_number
from agency.touches.reading.facts import Finding
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import strange_after, strange_before, voice
from agency.touches.reading.stances import HowItStands, is_something
from agency.words import day as day_label

_PAST = pattern(
    r"\b(?:since|last|ago|back in|started in|joined in|from last|as of last) (?:the )?$"
)
_NOT_BEFORE = pattern(
    r"\b(?:not|never|nothing|no|[a-z]{2,6}n't)\b(?: [a-z']+){0,4} (?:before|until|till?)(?: about| at least| on)? ?(?:the )?$"
)
_AFTER = pattern(
    r"\b(?:any ?time |some ?time |right |straight )?(?:after|past|following)(?: the)? ?$"
)
_FROM = pattern(
    r"(?:\b(?:from|starting|as of|beginning|effective|start(?:s)?(?: date)?(?: is| of)?|earliest|as early as|from about|available|avail|free"
    r"|ready(?: to (?:begin|start|go|move))?|begin(?:s|ning)?|(?:can|could) (?:be (?:there|here|on site|on a plane|ours|with us|in)|do|jump|hop(?: on(?:to)? [a-z ]{1,12})?|walk in|fly(?: in| out)?|come on board|start|begin|move|join|go|travel|mobili[sz]e|report|leave)"
    r"|(?:gap|slot|window|opening|availability)(?: (?:opens?|is|comes? up|from))?|on the market|back on the market|(?:'s|is|be|all) (?:ours|yours|loose))|\b(?:available|free|earliest|start(?: date)?) ?[:?])(?: the| in| on| for|[\"'(])* ?[\"'(]?$"
)
_ENDS = pattern(
    r"\b(?:contract|assignment|project|gig|placement|secondment|package|engagement|mission|stint|term|cover|current (?:role|job|one)|s?he|they)"
    r"(?:'s)? (?:ends?|ending|expires?|finishes|is up|is over|runs out|wraps up|stops|concludes|runs (?:to|until|till|through))(?: on| in| at| by)?(?: the)? ?$"
)
_LAST_DAY = pattern(r"\blast day(?: is| will be| there| at work|:)*(?: on)? ?$")
_ON_LEAVE = pattern(
    r"\b(?:garden(?:ing)? leave|serving (?:her|his|their) notice|working (?:her|his|their|out her|out his) notice|freistellung|freigestellt)(?: (?:runs|lasts|goes|is|on|paid))*(?: (?:to|until|till|through|through to|up to|bis))+(?: the)? ?$"
)
"""They are free the day after it."""
_NO_EARLIER = pattern(r"\b(?:no|not) (?:earlier|sooner) than(?: the)? ?$")
_OVER_ON = pattern(
    r"\b(?:wraps?(?: up)?|topped out|tops out|hands? over|is done|'s done|done|clos(?:es|ing)|runs? out|is up|'s up|winds? (?:up|down)|ends|expires|finishes|layoffs?|last shift(?: is)?|leaves|(?:drops|downs) tools|clocks out|signs off|last day(?: is)?|out of (?:her|his|the) contract)"
    r"(?: on| in| at| by| around| about)?(?: the)? ?$"
)
"""Something of theirs that ends; what it is nobody can list, so it is asked about."""
_IS_TAKEN_OFF = pattern(
    r"\b(?:tak(?:es?|ing)|has|having|with) (?:all of |the whole of |the month of )?$"
)
_FREE_SINCE = pattern(r"\b(?:free|available|out of work|idle|off) (?:again )?since $")
_FREE_UNTIL = pattern(r"\b(?:free|available) (?:until|till?|up to)(?: the)? $")
_UNTIL = pattern(
    r"\b(?:(?:busy|tied up|away|locked in|committed|under contract|contract(?:ed)?|staying|there|booked"
    r"|engaged|unavailable|is) )?(?:until|till?|up to|through)(?: at least| about)? ?(?:the )?$"
)
_AT = pattern(
    r"\b(?:in|on|at|by|around|about|come|for|this|with effect from)(?: about| the)? ?(?:the )?$"
)
_FREE = pattern(
    r"\b(?:free|available|availab\w+|start(?:s|ing)?|open|ready|mov(?:e|ing)|look(?:ing)?|leav(?:e|ing)"
    r"|join|change|switch|finish(?:es|ing)?|(?:contract|role|assignment|project) (?:ends?|ending|is up|finishes|runs"
    r"|is over)|ends?|could|would|can|earliest|back on the market|off contract|roll(?:s|ing)? off|done)\b"
)
_EARLIEST_AFTER = pattern(r"^,? (?:at the )?(?:earliest|soonest|onwards?|start\b)")
_OTHER_EVENT = pattern(
    r"\b(?:exam\w*|bonus|lease|mortgage|school|visit\w*|travel\w*|deadline|closes|budget|tickets?|flight|renovation|married|wedding|retir\w+|rente|retraite|baby|born|due|holiday|vacation|trip|(?:moving|new|bought a|buying a|building a) (?:house|home|flat|apartment)|wife|husband|started|joined|hired|graduat\w+"
    r"|promoted|interview\w*|meeting|review|met|spoke|called|launch\w*|birthday|paid|laid off|test|course)\b"
)
_HOW_LONG = r"(?:calendar |clear |full |whole |working |solid )?"
_TWO = NUMBER.replace("number", "number2")
_MONEY_OWED = r"(?!'?s? (?:to|of|for|before|until|off|wages|pay|holiday|vacation|salary|leave))"
_NOTICE = tuple(
    pattern(source)
    for source in (
        rf"\b(?P<over>when|once|after) (?:(?:my|her|his|their|the|a) )?(?:notice(?: period)? (?:of )?{NUMBER}[ -]?{UNIT}"
        rf"|{_TWO}[ -]?{UNIT.replace('unit', 'unit2')}'?s?(?: of)? notice(?: period)?)(?: (?:is|are) (?:over|up|done|finished|served))?",
        rf"\b(?P<over>)(?:{NUMBER}[ -]?{_HOW_LONG}{UNIT}'?s?(?: of)? (?:notice(?: period)?|grace)(?P<today> from (?:today|now))?)",
        rf"\b(?P<over>)(?:has to|have to|needs to|need to|must|gotta|would have to|'d have to|owes them|owes)(?: (?:give|work|serve|out))*(?: (?:them|her|his|my|a full))* {NUMBER}[ -]?{UNIT}(?P<today>){_MONEY_OWED}",
        rf"\b(?P<over>)(?:(?:resignation|leaving|exit|departure) (?:period|window|clause)(?: is| of|:)*|contractually(?: bound)?(?: to| for| it's| it is)?|tied in for|locked in for|bound (?:by|for|to)|gives|giving(?: them)?|(?:let|slide|down|cut|negotiated|got) (?:it |them )*(?:down )?to) ?{NUMBER}[ -]?{UNIT}(?P<today>)(?! (?:to|of|before|until|off|ago|a\b|per))(?=[^.;]*(?:notice|contract|resign|leav|bought|$|[.;]))",
        rf"\b(?P<over>){NUMBER}[ -]?{UNIT}'?s?(?: (?:resignation|exit|leaving)(?: period| clause)?| (?:to (?:resign|give|give notice|work(?: out)?(?= at |$|[.,;])|serve|hand over|get out|wind up)|contractual(?:ly)?|by (?:contract|the book|law)|statutory|on paper|in (?:her|his|the) contract)|,? (?:it's in (?:her|his|the) contract|standard|statutory|each (?:side|way)|either side|is all (?:she|he) owes(?: them)?|and they'll hold (?:her|him) to it))(?P<today>)",
        rf"\b(?P<over>)notice(?: period)?(?: is| of|:|,|-| at| currently| would be| will be)* ?{NUMBER}[ -]?{_HOW_LONG}{UNIT}(?P<today>)",
    )
)
_ASKED_NOTICE = tuple(
    pattern(source)
    for source in (
        rf"\b(?P<over>)notice\b[^.;\n]{{0,40}}?,? (?:it's|it is|which is|that's|being) {NUMBER}[ -]?{_HOW_LONG}{UNIT}(?P<today>)",
        rf"\b(?P<over>)(?:(?:hold|holds|held|holding|tied|bound|ties) (?:her |him |them )?(?:to|by|in by|for)|contract (?:says|has|asks for|is)|(?:available|avail|free|can (?:leave|start|go|come|be out)|out) (?:with|on|at|w)|(?:the )?(?:standard|usual|customary|normal|regulation)"
        rf"|(?:she's|he's|is|on) on(?: an?)?|would (?:give|need|owe)(?: them)?|needs?(?: to (?:give|serve|work))?(?: them)?) {NUMBER}[ -]?{UNIT}(?P<today>)(?=$|[.,;!\n)]| (?:and (?:she|he)|at (?:[a-z]+)|to get out|or|but|so)\b)",
        rf"(?:^|(?<=[.,;:\n] )|(?<=\n)){NUMBER}[ -]?(?P<unit>weeks?|wks?|months?)\b(?P<over>)(?P<today>)(?=$|[.;\n]|, (?:she|he|then|max|tops)| and (?:she|he)(?:'s| is) (?:out|free|ours))",
        rf"\b{_TWO} ?(?P<unit2>weeks?|wks?|months?)\b[^.;\n]{{0,40}}?, (?P<over>)(?P<number>[0-9]{{1,2}}|two|three|four|six|eight) (?:by the book|by contract|on paper|officially|contractually|in the contract)(?P<today>)(?P<unit>)",
        r"\b(?P<over>)(?P<number>an?|one|the)? ?(?<![a-z] [a-z])(?P<unit>day|week|fortnight|month)'s notice\b(?P<today>)",
        rf"\b(?P<over>)(?:(?:has|have|needs?|must|would|'d|will|'ll|only) (?:to )?)?(?:give|gives|work|works|owes?|serve|serves)(?: (?:out|them|him|her|the client|the agency|his boss|her boss|my boss|my firm|a full|a|just|only|about))* {NUMBER}[ -]?{_HOW_LONG}{UNIT}(?P<today>)(?=$|[.,;!?\n)]| (?:and|but|so|max|tops|if|at most|from)\b)",
        rf"\b(?P<over>){NUMBER}[ -]?{UNIT}(?P<today>)(?:,? from (?:the word go|resigning|signing|the day (?:she|he) (?:signs|resigns)|handing in)|,? and (?:she|he|they)(?:'s| is|'re| are) (?:ours|yours|out|gone|free|away|done|loose))\b",
        r"\b(?P<over>)(?:i'm|she's|he's|i am|she is|he is|they're) on (?P<number>one|two|three|four|six|[0-9]{1,2}) (?P<unit>weeks?|months?)\b(?P<today>)(?= (?:but|and|though|so)\b|$|[.,;!?])",
        rf"\b(?P<over>)(?:can|could|kann|pourrait) (?:be (?:out|gone|free|away)|leave|get out|get away|raus|gehen|weg)? ?(?:in|with|mit|innerhalb von|sous) {NUMBER} {UNIT}(?P<today>) ?(?:raus|gehen|weg|out|notice)\b",
        rf"\bnotice\?? ?[:?,-]* ?(?:is |of )?(?P<over>){NUMBER}[ -]?{UNIT}(?P<today>)",
        rf"(?<=notice)[^.;\n]{{0,40}}?\b(?P<over>)(?:call it|make it|more like|effectively) {NUMBER}(?: (?P<unit>weeks?|months?))?\b(?P<today>)",
    )
)
"""What is said of a notice in passing, or of a time that may be one: asked about."""
_SPELL = pattern(
    rf"\b(?P<over>)(?P<today>){NUMBER}[ -]?{_HOW_LONG}(?P<unit>days?|weeks?|wks?|fortnights?|months?|mths?|mos?|quarters?)\b"
)
_UNITS = {"d": "D", "w": "W", "m": "M", "y": "Y", "q": "M"}
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_HAPPENING = (
    r"(?:bonus\w*|probation|exams?|pmp|cpa|cfa|p\.eng|leave|wedding|baby|project|go-?live|launch|migration"
    r"|busy season|year[- ]end|audit|tax season|vest(?:ing|s|ed)?|cliff|visa|permit|pr|degree|mba|course"
    r"|graduat\w+|house|school|notice|retention|review|promotion|surgery|contract|appraisals?|go live|green card|citizenship|year[- ]end|childcare|nursery|lease|merger|acquisition"
    r"|release|appraisal|designation|certification|thesis|payout|options|shares|rsus?|renovation|divorce"
    r"|training|funding|ipo|sale|closing|kids?|raise)"
)
_CONDITIONS = (
    r"\b(?:once(?! (?:an?|upon|bitten|or|every|more|again|in)\b)|as soon as)(?: [^ \n,.;!?]+){1,8}",
    rf"\b(?:after|until|till|when|not before|not until|unless|pending) (?:(?!she|he|they|i )[a-z']+ )?"
    rf"(?:[a-z'&-]+(?:\.[a-z'&-]+)*\.? )?(?<!\w\w\w\. ){_HAPPENING}\b(?: (?:is|are|has|have|gets?|comes?|lands?|ends?|been|vests?|starts?|paid|done"
    r"|over|finished|landed|complete|completed|through|out|in place|closes?|sold|born|payment|period|review))*",
    r"\bwhen (?:she|he|they|i|the|her|his|my)(?: [^ \n,.;!?]+){0,4} (?:is|are|am|has|have|gets?|finish(?:es)?|ends?"
    r"|lands?|comes?|pass(?:es)?)(?: (?:done|over|paid|finished|landed|complete|through|born|back|settled|exam))*",
    r"\b(?:waiting (?:on|for)|wait(?:s)? (?:on|for)|depends on|depend(?:s|ing) (?:on|upon))(?: [^ \n,.;!?]+){1,6}",
    r"\b(?:until|till|once|when|after|as soon as) (?:her|his|their|my|the) (?!notice)[a-z']+(?: [a-z']+)? (?:arrives?|comes?(?: through)?|clears?|finish(?:es)?|wraps? up|ends?|is (?:done|over|through|finished|better|sold|settled|back)|are (?:done|over|through|back)|closes?|lands?|vests?|gets? better|moves?|starts?)\b",
    r"\b(?:provided|providing|as long as|so long as|assuming|subject to|depending on|contingent on)(?: [^ \n,.;!?]+){1,9}",
    rf"\bfollowing (?:(?:the|her|his|an?|their) )?(?:[a-z'&-]+(?:\.[a-z'&-]+)*\.? )?(?<!\w\w\w\. ){_HAPPENING}\b",
    r"\bwhen (?:she|he|they|i)(?:'s|'re|'ve) (?:back|done|finished|over|through|had|got|free)(?: [^ \n,.;!?]+){0,5}",
    r"\bonly if(?: [^ \n,.;!?]+){1,8}",
    r"\bon (?:the )?condition (?:that )?(?:[^ \n,.;!?]+ ?){2,8}",
    r"\b(?:the|her|his|my|their) (?:[^ \n,.;!?]+ ){1,4}(?:has|have|needs?|must)(?: to)? (?:[^ \n,.;!?]+ ){1,4}first\b",
    r"\bneeds? (?:an?|her|his|the) (?:[^ \n,.;!?]+ ){1,8}before\b(?= (?:any|an?|she|he|they|moving|leaving))",
    r"\bonly (?:moves?|moving|leaves?|leaving|switch(?:es)?|go(?:es)?|budges?)(?: [a-z]+)? (?:for|if|with)(?: [^ \n,.;!?]+){1,5}",
    r"\b(?:when|unless|until|till|before|after|now that|by the time) (?:the|her|his|their|its?|they|things|work|someone|somebody)(?: [^ \n,.;!?]+){0,3}?"
    r" (?:is|are|has|have|gets?|means|becomes|[a-z]{2,}[^s\W]s)\b(?: (?!and\b|but\b|then\b|so\b|she\b|he\b|would\b)[^ \n,.;!?]+){0,5}",
    r"\b(?:after|following|until|till|pending) (?:the |her |his |their )?(?:[a-z]+ )?(?:mat(?:ernity)? leave|pat(?:ernity)? leave|parental leave|sabbatical|move|shutdown|handover|harvest|holidays?|reorg\w*|restructur\w+|layoffs|elections?|treatment|honeymoon|season|trial|rollout|cutover)\b",
    r"\b(?:after|until|till|unless|once) (?:she|he|they|i|we) (?![a-z]+ed\b|spoke|met|said|left|had|was|were|did|got|can|could|will|would)[a-z']+(?: [^ \n,.;!?]+){1,6}",
    r"\b(?:after|until|till|unless|before) (?:she|he|they|i|we)(?:'s|'ve| has| have| is| are| gets?| finish(?:es)?| complet(?:es)?| pass(?:es)?)(?: [^ \n,.;!?]+){1,7}",
)
_LOOSE = (
    r"\b(?:the|her",
    r"\bneeds?",
    r"\bonly (?",
    r"\b(?:when|unless",
)
"""What begins like this may be told of anything, and is asked about."""
_IF = r"(?<!only )\bif (?:they|she|he|her|his|the|it|we)(?: [^ \n,.;!?]+){2,8}"
_CONDITION_LEAD = pattern(
    r"(?:as soon as|(?:as|so) long as|only if|not (?:before|until)|[a-z]+) (?:(?:she|he|they|i|we)(?:'s|'ve|'ll)?|[^ ]+)(?: (?:is|are|has|have|gets?|in|on|by))? ?"
)
_CONDITION_ENDS = pattern(
    r" (?:and|but|then|so|she|he|they|would|could|will|open|wants?|call|in|on|by|around)\b ?(?=[^ ]|$)"
)


_WAITED_FOR = pattern(
    r"\b(?:(?:once|as soon as|if and (?:when|only if)|first(?= the | her | his | my )|unless|until|till|not before|not until|provid(?:ed|ing)(?: that)?|(?:as|so) long as|assuming|subject to|depend(?:s|ing)? (?:on|upon)"
    r"|contingent (?:on|upon)|conditional (?:on|upon)|pending|(?:on|with|under) (?:the |one )?condition(?: that| of)?|hinges on|in case|only (?:with|for|if)|sauf si"
    r"|the (?:day|moment|minute) (?=she|he|they|her|his|the|it)|by the time|now that|in exchange for|in return for|but only)"
    r"|(?P<weak>if|should (?=the |her |his |their |it )|when|whenever|after(?= (?:her|his|their|the|my)\b)|following|post[- ]))\b"
    r"(?P<what>(?: ?[^ \n,.;:!?()]+(?:(?<= p\.eng)\.)?){1,9})"
)
_GOES_ON = pattern(
    r"(?<=[a-z0-9] )(?:but|then|otherwise|and (?:she|he|they|i|we|then|call|not)|or else|(?:she|he|they|i|we)(?:'d|'ll| would| will| could| can| might|'s (?:gone|out|leaving|open|ready|off)| (?:come|leave|look|move|accept|stay|wants?|takes?|signs?))|so (?:she|he|they)|i'd|we'd)\b"
)
_NO_CONDITION_BEFORE = pattern(
    r"\b(?:ask\w*|wonder\w*|see|check\w*|know|knows|sure|certain|tell|find out|curious|clear|matter|idea|remember|said|care|even|as|especially|what|just|doubt\w*|decide|unclear|question|bof|what|did|called|rang|phoned|spoke|met|emailed|texted|shortly|soon|right|long|day|week|year|the|of|is|was) ?$"
)
_NO_CONDITION_AFTER = pattern(
    r"^ ?(?:i\b|we\b|you\b|now\b|further|then\b|(?:she|he|they)(?:'s| is| has| was| did)? ?(?:not|back|did|reaches|calls|says|ready|off)?$|me\b|that[,.]?$|this$|so$|not$|needed|possible|necessary|any\b|anything|ever|urgent|work$|lunch|hours|school$|dinner|the call|our call|the (?:phone|first|second|last)|my (?:call|mail|voicemail|message)|all$|then$|once$|now$|today|tomorrow|a while|[0-9]|that call|which|reading|speaking|talking|hearing|seeing|hanging|calling|leaving|moving|joining)"
)
_OF_US = pattern(
    r"\b(?:client|interviewer|hiring manager|jd|spec|cv|resume|feedback|voicemail|call(?:ed|ing)?|rang|phone|email|the end of|hear|heard|notice|reference|we|us|i|our|lol)\b|[0-9]"
)


def _net(note: Note, dates: tuple[When, ...], told: list[Finding]) -> Iterator[Finding]:
    """Whatever a conjunction leads to that is not ours, not past and no question: asked about, one a sentence."""
    days = {when.span[0] for when in dates}
    known = {note.sentence(one.start) for one in told}
    for found in _WAITED_FOR.finditer(note.plain):
        sentence = note.sentence(found.start())
        what = found["what"]
        if sentence in known or _NO_CONDITION_AFTER.search(what) or _OF_US.search(what):
            continue
        if voice(note, found.start()) == "other" or _is_told(note, found.start()):
            continue
        if _NO_CONDITION_BEFORE.search(note.before(found.start(), 30)):
            continue
        first = found.start("what") + (len(what) - len(what.lstrip()))
        if found["weak"] and not _AHEAD.search(note.plain[slice(*sentence)]):
            continue
        if first in days or any(at in days for at in range(first, first + 5)):
            continue
        goes_on = _GOES_ON.search(note.plain, first + 1, found.end())
        end = goes_on.start() if goes_on else found.end()
        words = note.words((found.start(), max(end, first + 1)))
        if len(words.split()) < 2 or words.split()[-1] in {"if", "when", "before", "after"}:
            continue
        known.add(sentence)
        span = (found.start(), found.start() + len(note.plain[found.start() : end].rstrip()))
        yield Finding("condition", words, words[0].upper() + words[1:], (span,), sure=False)


Notice = tuple[re.Match[str], int, str, bool]
"""Where a notice period is mentioned, its number, its unit and whether that is exact."""


def find_availability(
    note: Note, dates: tuple[When, ...], notices: Iterable[Notice]
) -> Iterator[Finding]:
    """From when they could move: one finding at most for each date named."""
    for when in dates:
        finding = _available(note, when)
        if (
            finding is not None
            and finding.on
            and (finding.on >= note.on or finding.on == when.last)
        ):
            yield finding
    for found, number, unit, _ in notices:
        if found["over"] or found.groupdict().get("today"):
            day = ahead(note.on, number, unit)
            yield _from(note, day, found.start(), found.end(), sure=False)


def find_notice(note: Note, notices: Iterable[Notice]) -> Iterator[Finding]:
    """How long they are bound once they resign."""
    for found, number, unit, sure in notices:
        letter = _UNITS.get(unit[0], "W")
        number *= 2 if unit.startswith("fort") else 3 if unit.startswith("quarter") else 1
        name = {"D": "day", "W": "week", "M": "month", "Y": "year"}[letter]
        label = f"{number} {name}{'' if number == 1 else 's'} of notice"
        yield Finding(
            kind="notice",
            value=f"P{number}{letter}",
            label=label,
            spans=(found.span(),),
            sure=sure and voice(note, found.start()) == "theirs",
            amount=Decimal(number * _DAYS[letter]),
        )


_OTHER_NOTICE = pattern(
    r"\b(?:landlord|tenant|client|lodger|nanny|boss|they|gym|school)(?: (?:wants?|gave|needs?|asks?|asked|said|for))* ?(?:an? )?$"
)
_GIVEN = pattern(r"^ ago\b")


def spells_in(note: Note) -> Iterator[re.Match[str]]:
    """Every length of time up to a year."""
    return _SPELL.finditer(note.plain)


def notices_in(note: Note, dates: Iterable[When], stands: HowItStands | None) -> Iterator[Notice]:
    """Each mention of a notice period once; the last are those that only sound like one, and are no day."""
    taken = Ground(len(note.plain))
    last_unit = ""
    for source in (*_NOTICE, *_ASKED_NOTICE, _SPELL):
        if source is _SPELL:
            taken.take([when.span for when in dates])
        for found in source.finditer(note.plain):
            if not taken.is_free([found.span()]) or voice(note, found.start()) in _NOT_THEIRS:
                continue
            if source is _SPELL and not is_something(stands, "notice", found.span()):
                continue
            taken.take([found.span()])
            if _OTHER_NOTICE.search(note.before(found.start(), 30)) or _GIVEN.search(
                note.after(found.end(), 8)
            ):
                continue
            said = found.groupdict()
            number, exact = read_number(said["number"] or said.get("number2") or "one")
            last_unit = said["unit"] or said.get("unit2") or last_unit
            if last_unit:
                yield found, number, last_unit, exact and source in _NOTICE


_NOT_THEIRS = {"other", "pitch"}


def _available(note: Note, when: When) -> Finding | None:
    start, end = when.span
    before = note.before(start, 70)
    if when.first <= note.on and _FREE_SINCE.search(before):
        return _from(note, when.first, start - 6, end, sure=False)
    is_spell = when.first < when.last
    if is_spell and _IS_TAKEN_OFF.search(before) and note.after(end, 5).startswith(" off"):
        return _from(note, day_after(when.last), start, end + 4, sure=False)
    if _PAST.search(before) or voice(note, start) == "other":
        return None
    if _FREE_UNTIL.search(before) and not _NOT_BEFORE.search(before):
        return None
    running = when.first <= note.on <= when.last and when.first != when.last
    if _EARLIEST_AFTER.search(note.after(end, 20)):
        sure = when.sure and not running and "onward" not in note.after(end, 12)
        return _from(note, max(when.first, note.on), start, end, sure)
    first_day = when.first == when.last
    for cue, day, asks in (
        (_ON_LEAVE, day_after(when.last), True),
        (_LAST_DAY, when.last, True),
        (_ENDS, when.last, not first_day and not when.is_end),
        (_OVER_ON, when.last if when.is_end else when.first, True),
        (_NO_EARLIER, when.first, running),
        (_NOT_BEFORE, months_after(when.first, 12) if running else when.first, running),
        (_AFTER, day_after(when.last), False),
        (_UNTIL, _over(when), running),
        (_FROM, when.first, running),
    ):
        found = cue.search(before)
        if found:
            clause = re.split(r"[,;:()]|\sbut\s", before)[-1]
            elsewhere = _OTHER_EVENT.search(clause) and not _FREE.search(clause)
            sure = when.sure and not asks and not elsewhere and voice(note, start) == "theirs"
            sure = sure and _is_of_being_free(note, when)
            return _from(note, day, start - len(before) + found.start(), end, sure)
    return _loosely(note, when, before)


_OF_BEING_FREE = word_set(
    "she he she's he's she'd he'd i they is are be been being would could can can't cannot won't wouldn't will may might not no never nothing"
    " start starting begin join move moving leave leaving change switch available availability avail free ready open looking look to from in"
    " on at by around about as of the a an earliest early late mid end any some time anytime after before until till busy tied"
    " up away locked committed under contract contracted staying engaged unavailable project assignment gig placement role job current her his"
    " their my this position roles done finished finish finishes finishing wraps wrap rolls rolling roll off ends ending ends stops"
    " expires over back market work working for new something next now only ideally earlier sooner later than least latest soonest"
    " out make come board onboard date possible notice effective immediately available: earliest: start: wants want would like hopes hoping plans"
    " planning aims with and then that there bound probably maybe perhaps remote hybrid full-time part-time perm permanent contracts"
    " last day lead senior management promoted if through it onwards onward when am pm year week month tomorrow today"
    " gap opens open slot window fully actively package secondment mission stint client's says said told us me"
)


def _is_of_being_free(note: Note, when: When) -> bool:
    """Every word of the clause speaks of being free to start, and none of lunch, school or a move of house."""
    start, end = when.span
    if strange_after(note, end, _OF_BEING_FREE) or _CLOCK.search(note.after(end, 12)):
        return False
    is_wished = _WISHED_WORK.search(note.before(start, 90))
    return bool(is_wished) or not strange_before(note, start, _OF_BEING_FREE)


_WISHED_WORK = pattern(
    r"\b(?:wants?|would like|would love|'d like|'d love|looking for|open to|seeks?|seeking|interested in)"
    r"(?: [^ ,;:.()]+){0,6} (?:jobs?|roles?|positions?|contracts?|work|placements?)(?: [a-z]+){1,2} $"
)
"""Whatever stands between the wish and the work says which work: "a product lead job from September"."""
_CLOCK = pattern(
    r"^ (?:at |after |around |before )?[0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm|h\b|o'clock)|^ at [0-9]"
)


def _over(when: When) -> date:
    """The first day after "until": until September is 1 September, until 30 September is 1 October."""
    is_last = when.first == when.last == month_end(when.last)
    return day_after(when.last) if when.is_end or is_last else when.first


_OF_A_MOVE = pattern(
    r"\b(?:out|at work|s?he wants|clos(?:es|ing)|consider\w*|aim\w*|commenc\w*|debut\w*|demarr\w*|pourrai\w*|eintritt|latest|contract|contrat|vertrag|full[- ]time|look\w*|figure"
    r"|maybe|flit\w*|se donne|relocat\w*|starten|vests?|back|zuruck\w*|erst nach|nicht vor|joins?|notice|permit|visa|rolls?|wrap\w*|agency|work|job|role|gig|next year|layoff\w*|shutdown"
    r"|retour|libere\w*|quitt\w*|part|partir\w*|bouge\w*|wechs\w*|kundig\w*|antreten|anfang\w*)\b"
)
_STARTS = pattern(r"\b(?:start|begin|join|earliest)\b")
_OPENERS = ("in ", "next ", "early ", "mid", "late ", "end ", "the end")


def _loosely(note: Note, when: When, before: str) -> Finding | None:
    """ "In June", "in six weeks": sure only where the clause speaks of being free or moving."""
    start, end = when.span
    lead = _AT.search(before)
    words = note.plain[start:end]
    clause = re.split(r"[,;:()]|\sbut\s", before)[-1]
    opens = (
        lead
        and not before[: lead.start()].strip()
        and start - len(before) == note.sentence(start)[0]
    )
    alone = (opens or not clause.strip()) and pattern(
        r"^(?:[ ]*$|[ ]*[,;.]| only|-(?!mon|tue|wed|thu|fri|sat|sun))"
    ).search(note.after(end, 3))
    if not (lead or alone or words.startswith(_OPENERS)):
        return None
    if _OTHER_EVENT.search(clause) or pattern(r"\bnot\b|n't\b").search(clause):
        return None
    around = clause + note.after(end, 40)
    if when.last < note.on or not (alone or _FREE.search(around) or _OF_A_MOVE.search(around)):
        return None
    if words.startswith(("for ", "within ", "another ")) and not _FREE.search(clause):
        return None
    first = start - len(before) + lead.start() if lead else start
    free = bool(_FREE.search(clause))
    running = when.first <= note.on <= when.last and when.first != when.last
    day = max(when.first, note.on)
    is_soon = (when.first - note.on).days <= 7 and not _STARTS.search(clause)
    sure = when.sure and free and not running and not is_soon and _is_of_being_free(note, when)
    return _from(note, day, first, end, sure=sure)


def _from(note: Note, day: date, start: int, end: int, sure: bool) -> Finding:
    while start < end and note.plain[start] in " \n":
        start += 1
    label = f"From {day_label(day)}"
    return Finding("available_from", day.isoformat(), label, ((start, end),), sure=sure, on=day)


def find_conditions(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    told = list(_conditions(note, dates))
    yield from told
    yield from _net(note, dates, told)


def _conditions(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    for source in (*_CONDITIONS, _IF):
        for found in pattern(source).finditer(note.plain):
            if voice(note, found.start()) == "other" or _NOTICE[0].match(note.plain, found.start()):
                continue
            if _is_told(note, found.start()):
                continue
            sure = _is_a_happening(found[0], source) and not _is_ours(note, found)
            sure = sure and _is_of_a_move(note, found, dates)
            finding = _condition(note, found.start(), found.end(), dates, sure=sure)
            if finding is not None:
                yield finding


_TOLD = pattern(
    r"\b(?:called|rang|phoned|left|lost|joined|moved|started|quit|went|came|met|spoke|sent|got|resigned|changed|returned|was|were|had|did)"
    r"(?: (?!would\b|will\b|wants?\b|could\b|can\b)[a-z']+){0,5} $"
)
_AHEAD = pattern(
    r"\b(?:would|will|wants?|could|can|can't|won't|interested|open|happy|free|look(?:s|ing)?|consider\w*|not|ready|keen|only)\b|'d\b|'ll\b|n't\b"
)
_OUR_STEP = pattern(r"\b(?:i'll|we'll|i will|we will|client|they|let me know|let us know)\b[^,;]*$")


def _is_told(note: Note, start: int) -> bool:
    """ "Left after the merger" tells what was, and waits for nothing."""
    clause = re.split(r"[,;:()]|\sbut\s", note.before(start, 60))[-1]
    return bool(_TOLD.search(clause)) and not _AHEAD.search(clause)


def _is_ours(note: Note, found: re.Match[str]) -> bool:
    """What we or the client wait for ("once I hear from the client")."""
    return bool(
        pattern(r"^[a-z ]*? (?:i|we) (?:hear|get|have|know|speak|talk|find|see|receive)\b").search(
            found[0]
        )
        or _OUR_STEP.search(note.before(found.start(), 60))
    )


def _is_of_a_move(note: Note, found: re.Match[str], dates: tuple[When, ...]) -> bool:
    """Whether it stands alone, or beside what they would do; and nothing in it is of our talk."""
    start, end = note.sentence(found.start())
    around = note.plain[start : found.start()] + note.plain[found.end() : end]
    day = first_from(dates, found.end())
    day = day if day and day.span[1] <= end else None
    rest = (
        note.plain[found.end() : day.span[0]] + note.plain[day.span[1] : end]
        if day
        else note.plain[found.end() : end]
    )
    is_alone = not re.search(r"[a-z]{3}", note.plain[start : found.start()] + rest)
    return (is_alone or bool(_AHEAD.search(around))) and not _OF_US.search(found[0])


def _is_a_happening(words: str, source: str) -> bool:
    """Whether the words name one of the things people wait for; anything else is asked about."""
    if source.startswith(_LOOSE):
        return False
    return source == _CONDITIONS[0] or bool(pattern(rf"\b{_HAPPENING}\b").search(words))


_ITS_DAY = pattern(
    r"(?:,? ?\(|,| -)?(?: ?\b(?:and|is|are|was|paid|due|in|on|by|the|for|around|about|at|end of|she|he|they|it|lands?|comes?|results?|hearing|expected|planned"
    r"|scheduled|booked|set|set for|probably|likely|which|that'?s?|should be|will be|pays?|out|prevue?|prevus?))*[ ,]*"
)


def _names_its_day(note: Note, end: int, when: When) -> bool:
    """Whether a day after the words is that of what they wait for: ", 26 Feb", "(results on 22 December)"."""
    _, last = note.sentence(end - 1)
    return when.span[0] < last and bool(_ITS_DAY.fullmatch(note.plain, end, when.span[0]))


def _condition(
    note: Note, start: int, end: int, dates: tuple[When, ...], sure: bool
) -> Finding | None:
    lead = _CONDITION_LEAD.match(note.plain, start)
    first_word = lead.end() if lead else start
    cut = _CONDITION_ENDS.search(note.plain, first_word, end)
    end = cut.start() if cut else end
    inside = first_from(dates, start)
    if inside and inside.span[0] >= end and not _names_its_day(note, end, inside):
        inside = None
    end = start + len(note.plain[start:end].rstrip())
    words = note.words((start, end))
    if len(words.split()) < 2:
        return None
    said = words[0].upper() + words[1:]
    if inside is None:
        return Finding("condition", words, said, ((start, end),), sure=sure)
    is_after = note.plain.startswith(("after", "following", "post"), start)
    day = day_after(inside.last) if is_after and inside.first < inside.last else inside.first
    span = (start, max(end, inside.span[1]))
    label = f"{said}, {day_label(day)}"
    return Finding("condition", words, label, (span,), sure=sure and inside.sure, on=day)
