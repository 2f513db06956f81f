"""What we said we would do, and by when."""

import re
from collections.abc import Iterator

from agency.touches.reading.dates import When, first_from
from agency.touches.reading.facts import Finding
from agency.touches.reading.notes import Note, pattern
from agency.words import day as day_label

_DO = (
    r"(?:(?:call|ring|phone|text|tell|see) (?=(?:the|his|my|our|their) )|send|email|introduce|share|check|look|find|ask|forward|review|put|connect|set|mail|post|drop|speak to|talk to|organise|organize|line up|work on|run|book|write|read"
    r"|give|help|get|let|arrange|prepare|update|pass|tell|dig|draft|make|sort|submit|confirm|chase|see (?:if|whether)|keep|do|come back|go back|return|put|pass|(?:call|ring|phone|text)(?: (?:her|him|them|back))+ (?:with|about|to))"
)
_THINGS = (
    r"(?:(?:the|a|an|some|any|more|new|updated|his|her|their|final|full|draft|salary|job|client|interview|written) )*(?:jds?|job specs?|specs?|specification|details|info\w*|feedback|roles?|jobs?|openings|options|contracts?|offer|rates?|lists?|numbers?|figures?"
    r"|notes?|news|updates?|answers?|dates?|times?|slots?|links?|forms?|references?|cvs?|resumes?|shortlists?|salary|package|description|brief|documents?|paperwork|invite|agenda|proposal|terms|ideas|examples|questions|results?)"
)
_OWN_LIFE = r"(?:i|we|that|to|will|only|now|be|have|need|miss|see(?! (?:if|whether|what|who|how|about))|love|like|know|want|think|guess|hope|wait|leave it|leave her|leave him|bet|say|never|not|no|always|admit|remember|take it|assume|retire|die|live|stay|move|go (?:on|to|for|with|ahead)|start|relocate|join|earn|accept|consider|likely|probably|also be|just be|get (?:the|a|her) (?:job|offer|raise|promotion))"
_CALLBACK = (
    r"(?:(?:an? )?(?:call|ring|shout|bell|buzz)|phone|try|speak|talk|chat|catch up|follow up|check (?:in|back)|touch base|reconnect|circle back|reach out|meet|diari[sz]e|buzz|see (?:her|him|them|how)|revisit|get (?:back )?in touch"
    rf"|(?:come|go|get|revert|ping|text|email|message|write)(?: back)?(?: to)?(?: (?:her|him|them))?(?= ?(?:$|[.,;!?]| (?:in|on|next|again|later|after|before|by|tomorrow|today|tonight|this|at)\b)))\b(?! (?:[a-z]+ ){{0,3}}(?:with|re|regarding) {_THINGS}\b| (?:her|him|them) (?:about|re|regarding)\b| (?:(?:to|with) )?(?:the|his|my|our|their) [a-z]| (?:to|with) (?:her|hr|legal|payroll|it) (?!on\b|in\b|again|next|at\b|by\b|after|before|about|this|tomorrow|mid|early|late|mon|tue|wed|thu|fri|sat|sun|back)[a-z])"
)
_TASK = rf"(?!{_OWN_LIFE}\b)(?!{_CALLBACK})[a-z]"
_DUTIES = (
    r"(?:intro|revert|ping|find out|get|cover|follow up|loop|set up|circulate|pull together|put together|schedule|clarify|verify|negotiate|push|press|raise|refer|supply|provide|brief|prep|recommend|research"
    r"|investigate|invite|sound out|nudge|flag|reply|respond|answer|advise|feed back|pitch|present|shortlist|screen|suggest|propose|source|hunt|scan|print|sign|pay|shoot|copy|cc|upload|edit|rewrite|polish|format|anonymi[sz]e)"
)
_START = r"(?:^|(?<=[.;!?\n,:-])|(?<=\band)|(?<=\bthen)) ?"
_SENDING = r"(?:sending|e-?mailing|forwarding|introducing|sharing|booking|arranging|preparing|drafting|chasing|checking|setting up|lining up|putting|passing|getting|mailing|posting|dropping|organi[sz]ing|following up with|looking into|finding|submitting|shooting|texting|circulating)"
_PARTS = (
    rf"\b(?:i|we)(?:'ll| will| shall|'m gonna| am gonna|'re gonna|'m going to| are going to|'re going to|'m about to| plan to| intend to| ought to|'ve to| gotta| have got to|'ve got to| aim to)(?: (?:also|then|just|now|quickly|definitely|make sure to|be sure to|try to|try and|go and|have to|need to|personally|happily))* (?P<what>{_TASK})",
    rf"\b(?:i|we)(?:'ll| will)? (?:'ve )?(?:have )?(?:undertook|undertake|pledged?|committed to|volunteered to|should|ought to|am meant to|'m meant to|'m supposed to|agreed to|am supposed to|was to|were to|are to)(?: (?:her|him|them|to|that|i'd|i would|i'll|we'd))* (?P<what>{_TASK})",
    rf"{_START}(?:(?:i'm |am )?(?:gonna|going to)|have to|has to be me to|need to|got to|gotta|ought to|must|will|shall|remember to|don't forget to|promise[ds]? to)(?: (?:also|then|just|now|remember to|still))* (?P<what>(?!{_CALLBACK})(?:{_DO}|{_DUTIES})\b(?! more\b))",
    rf"{_START}(?:(?:on me|for me|my side|our side|my move|my task|ball in my court|to[- ]?dos?|to do|to action|to send|task|tasks|action(?: point| item)?s?|ap|a/p|next steps?|next|follow[- ]ups?|homework|note to self|reminder(?: to self| for me)?|remember)(?: ?[:=>-]+ ?|,? (?=(?:me |us )?to )))(?:(?:me|i|us|we|i'll|need|i need|i have|i must|have) )?(?:to )?(?P<what>{_TASK}[a-z]*(?: |$))",
    rf"\b(?:i'm|i am|we're|we are)(?: (?:just|now|also))* (?P<what>{_SENDING}\b)",
    rf"{_START}(?P<what>{_SENDING} (?:her|him|them|the|an?|over|two|some|my|our)\b)",
    r"(?<!she )(?<!he )(?<!they )\bi will now (?:i'll )?(?P<what>[a-z])",
    r"\bg(?:a|i)ve (?:(?:her|him|them) )?my word (?:to|that i(?:'d|'ll| would)|i(?:'d|'ll| would)) (?P<what>[a-z])",
    r"\bi (?P<what>(?:book|send|get|draft|write|chase|prepare|set up|rewrite|check|ask|find|put) (?:her|him|them|the|his)\b)",
    rf"{_START}(?:please )?(?:don't|do not) forget to (?P<what>{_TASK})",
    rf"\bleave (?:it|that|this) with me[:,. -]+(?:(?:i )?will |i'll |to )?(?P<what>{_TASK})",
    rf"{_START}(?P<what>(?:send|e-?mail|mail|share|forward|get|give|post|text|find|dig out|print|attach)(?: (?!me\b|us\b|to\b)[a-z]+)?(?: (?:over|out|on|across))? {_THINGS}\b(?! (?:me|from)\b))",
    rf"{_START}(?P<what>(?:put|get|set|line|tell|show|introduce|connect|walk|coach) (?:her|him|them) (?!to know|forward|on the (?:phone|mobile)|a (?:bell|ring|call|buzz|shout))[a-z])",
    rf"{_START}(?P<what>{_SENDING} [a-z]+ (?:for|to|about) (?:her|him|them|his|their)\b)",
    rf"\basked (?:me|us) to (?P<what>{_DO}\b[^,;.!?\n-]{{3,60}}?)(?=[,;.-]+ ?(?:and i |i |i'll |we )?(?:will do|on it|will|happy to|said (?:yes|ok|sure)|agreed|sure|ok|shall|can do|doing))",
    r"\blet me (?P<what>(?:see|look|check|find|ask|think|get|talk|speak|dig|have)\b)",
)  # fmt: skip
_CUES = (
    *_PARTS,
    rf"\b(?:i'll|i will|i'm going to|i am going to|we'll|we will|i'd|let me|i need to|i have to|i must) (?P<what>{_DO}\b)",
    rf"(?:{_START}|\b(?:i|we|have|'ve|also|just|already|and|as) )promised?:? (?!nothing|myself|himself|herself|none)(?:her |him |them |[a-z]+ (?=to |that |i\b|i'))?(?:to |that i(?:'d| would|'ll) |i(?:'d| would|'ll) )?(?!by\b|to\b)(?P<what>[a-z])",
    r"\b(?:(?:i |we )?(?:said|did say) (?:that )?(?:i|we)(?:'d| would|'ll| will)|told (?:her|him|them|[a-z]+) (?:that )?(?:i|we)(?:'d| would|'ll|'m going to)|i agreed to|i offered to) (?P<what>[a-z])",
    r"\b(?:i )?owe (?:her|him|them|[a-z]+(?= (?:an?|the|some|two|feedback)\b)) (?P<what>[a-z])",
    r"\b(?:darf|werde?|muss|soll|will) (?:ich|wir) (?P<what>(?:ihr|ihm|ihnen|noch|das|den|die) [^,;.!?]{3,60}?(?:schicken|senden|mailen|zusenden|besorgen|weiterleiten|klaren|fragen|nachfragen|organisieren|vorbereiten|schreiben|geben|vorlegen|zukommen lassen)\b)",
    rf"\b(?:i'm to|i am to|on me to|it's on me to|up to me to|my job to|i agreed to|we agreed to|i offered to|we agreed i(?:'d| would|'ll)|i should|i need to|we need to|we should) (?P<what>{_DO}\b)",
    rf"(?:^|(?<=[.;!?\n,])) ?(?:will|to|need to|must|must remember to|need to remember to|have to remember to|(?:my |our )?(?:todo|to-do|to do|action|next step|next|follow[- ]up|note to self):?(?: to)?) (?P<what>{_DO}\b(?! more| it\b))",
    r"(?:^|(?<=[.;!?\n])) ?(?P<what>(?:(?:send|introduce|share|forward|book|arrange|prepare|draft|email|chase|find|check|ask) (?:her|him|them|the|an?|over|out|with|whether|if|about)\b|let (?:her|him|them) know\b|(?:call|ring) (?:her|him|them) (?:back )?with\b))",
)  # fmt: skip
_ENDS = re.compile(
    r"[.;!?\n\"]|,\s|\sbut\s|\sand (?:she|he|they|i|we)\b|\sand (?:then )?(?:call|ring|phone|follow)\b|\s(?:she|he|they) (?:is|will|wants?|has)\b"
    r"|\sso (?:she|he|they|that)\b|\s(?:once|as soon as|unless|provided|assuming)\s|\swithin\s(?:the\s)?(?:[a-z0-9]+\s){1,2}(?:days?|weeks?|hours?)\b"
)
_DUE_LEAD = pattern(r",?(?: (?:by|on|before|no later than|at|in|this|the|due|until))*[ ,]*$")
_DUE_NEXT = pattern(r",? ?(?:(?:by|on|before|no later than) )?|\. (?:by|before|no later than) ")
_BEFORE = pattern(r"\bbefore $")
_ONLY_A_CALL = pattern(
    rf"(?:{_CALLBACK}|chase|check|nudge|catch|drop|give|book|set up)(?: (?:her|him|them|back|again|up|in|out|a|an|the|call|line|bell|ring|shout|tinkle|buzz|holler|chat|with|to|on|another))* ?$"
)
"""What is only a touch to come is a call back."""
_NOTHING = frozenset({"nothing", "none", "no action"})
LONGEST = 120
FEW_WORDS = 2
"""A promise no longer than this goes on after its date ("schicke ihr morgen das Profil")."""


_TODAY = pattern(
    r"\b(?:(?:later )?this (?:very )?(?:evening|afternoon|aft|arvo)|(?:(?:by|before|at) )?(?:the )?(?:close of (?:play|business)|end of (?:the )?(?:day|play|business)|cob|cop)"
    r"|(?:by|before|at) (?:noon|lunch(?:time)?|dinner ?time|tea ?time|home time|(?:half )?(?:three|four|five|six|[3-6])|[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:am|pm|h|uhr)|[0-9]{1,2}[:.][0-9]{2})"
    r"|first thing|heute noch|noch heute|ce soir|cet apres-midi|heute (?:abend|nachmittag))\b(?! (?:tomorrow|tmrw|on|mon|tue|wed|thu|fri|sat|sun|next))"
)


def said_today(note: Note, start: int, end: int) -> When | None:
    """A time of day that stands there without a day: today's."""
    found = _TODAY.search(note.plain, start, end)
    return When(found.span(), note.on, note.on, True) if found else None


def find_promises(note: Note, dates: tuple[When, ...]) -> Iterator[Finding]:
    for source in _CUES:
        for found in pattern(source).finditer(note.plain):
            start, what = found.start(), found.start("what")
            stop = _ENDS.search(note.plain, what, what + LONGEST)
            end = min(stop.start() if stop else len(note.plain), what + LONGEST)
            finding = _promise(note, start, what, end, dates)
            if finding is not None:
                yield finding


def _promise(
    note: Note, start: int, what: int, end: int, dates: tuple[When, ...]
) -> Finding | None:
    due = first_from(dates, what)
    if due is None or not _is_due(note, end, due):
        due = said_today(note, what, end)
    said = note.plain[what : min(due.span[0], end) if due else end]
    lead = _DUE_LEAD.search(said)
    said = said[: lead.start()] if lead else said
    if len(said.strip()) < 3 or said.strip() in _NOTHING or (due and _ONLY_A_CALL.match(said)):
        return None
    words = note.words((what, what + len(said.rstrip())))
    if due and len(said.split()) <= FEW_WORDS and note.plain[due.span[1] : end].strip():
        words = f"{words} {note.words((due.span[1], end))}"
    while start < what and note.plain[start] in " \n":
        start += 1
    end = max(due.span[1] if due else 0, len(note.plain[:end].rstrip()))
    label = words[0].upper() + words[1:]
    if due is None:
        return Finding("promise", words, label, ((start, end),), sure=_names_us(note, start))
    day = due.first if _BEFORE.search(note.before(due.span[0], 12)) else due.last
    return Finding(
        kind="promise",
        value=words,
        label=f"{label}, by {day_label(day)}",
        spans=((start, end),),
        sure=due.sure and _names_us(note, start),
        on=day,
    )


def _is_due(note: Note, end: int, when: When) -> bool:
    """It is named in the promise, or right after it (", by Friday")."""
    return when.span[0] < end or bool(_DUE_NEXT.fullmatch(note.plain, end, when.span[0]))


def _names_us(note: Note, start: int) -> bool:
    """Plain "I" or "promised" outside quotation marks; "to send the JD" may be anyone's."""
    quoted = note.before(start, 300).count('"') % 2 == 1
    first = note.plain[start : start + 9]
    return not quoted and first.startswith(
        ("i", "we'll", "we will", "promised", "told", "owe", "let")
    )
