"""What we said we would do, and by when."""

import re
from collections.abc import Iterator

from agency.touches.reading.dates import When, first_from
from agency.touches.reading.facts import Finding
from agency.touches.reading.notes import Note, pattern
from agency.words import day as day_label

_DO = (
    r"(?:send|email|introduce|share|check|look|find|ask|forward|review|put|connect|set|mail|post|drop|speak to|talk to|organise|organize|line up|work on|run|book|write|read"
    r"|give|help|get|let|arrange|prepare|update|pass|tell|dig|draft|make|sort|submit|confirm|chase|see (?:if|whether)|keep|do|come back|go back|return|put|pass|(?:call|ring|phone|text)(?: (?:her|him|them|back))+ (?:with|about|to))"
)
_CUES = (
    rf"\b(?:i'll|i will|i'm going to|i am going to|we'll|we will|i'd|let me|i need to|i have to|i must) (?P<what>{_DO}\b)",
    r"(?<!she )(?<!he )(?<!they )\bpromised:? (?:her |him |them |[a-z]+ (?=to |that |i\b|i'))?(?:to |that i(?:'d| would|'ll) |i(?:'d| would|'ll) )?(?P<what>[a-z])",
    r"\b(?:(?:i |we )?said (?:that )?(?:i|we)(?:'d| would|'ll| will)|told (?:her|him|them|[a-z]+) (?:that )?(?:i|we)(?:'d| would|'ll|'m going to)|i agreed to|i offered to) (?P<what>[a-z])",
    r"\b(?:i )?owe (?:her|him|them|[a-z]+(?= (?:an?|the|some|two|feedback)\b)) (?P<what>[a-z])",
    rf"\b(?:i'm to|i am to|on me to|it's on me to|up to me to|my job to|i agreed to|we agreed to|i offered to|we agreed i(?:'d| would|'ll)|i should|i need to|we need to|we should) (?P<what>{_DO}\b)",
    rf"(?:^|(?<=[.;!?\n,])) ?(?:will|to|need to|must|must remember to|need to remember to|have to remember to|(?:my |our )?(?:todo|to-do|to do|action|next step|next|follow[- ]up|note to self):?(?: to)?) (?P<what>{_DO}\b(?! more| it\b))",
    r"(?:^|(?<=[.;!?\n])) ?(?P<what>(?:(?:send|introduce|share|forward|book|arrange|prepare|draft|email|chase|find|check|ask) (?:her|him|them|the|an?|over|out|with|whether|if|about)\b|let (?:her|him|them) know\b|(?:call|ring) (?:her|him|them) (?:back )?with\b))",
)  # fmt: skip
_ENDS = re.compile(
    r"[.;!?\n\"]|,\s|\sbut\s|\sand (?:she|he|they|i|we)\b|\sand (?:then )?(?:call|ring|phone|follow)\b|\s(?:she|he|they) (?:is|will|wants?|has)\b"
    r"|\sso (?:she|he|they|that)\b"
)
_DUE_LEAD = pattern(r",?(?: (?:by|on|before|no later than|at|in|this|the|due|until))*[ ,]*$")
LONGEST = 120


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
    due = due if due and due.span[0] < end else None
    said = note.plain[what : due.span[0] if due else end]
    lead = _DUE_LEAD.search(said)
    said = said[: lead.start()] if lead else said
    if len(said.strip()) < 3:
        return None
    words = note.words((what, what + len(said.rstrip())))
    while start < what and note.plain[start] in " \n":
        start += 1
    end = max(due.span[1] if due else 0, len(note.plain[:end].rstrip()))
    label = words[0].upper() + words[1:]
    if due is None:
        return Finding("promise", words, label, ((start, end),), sure=_names_us(note, start))
    return Finding(
        kind="promise",
        value=words,
        label=f"{label}, by {day_label(due.last)}",
        spans=((start, end),),
        sure=due.sure and _names_us(note, start),
        on=due.last,
    )


def _names_us(note: Note, start: int) -> bool:
    """Plain "I" or "promised" outside quotation marks; "to send the JD" may be anyone's."""
    quoted = note.before(start, 300).count('"') % 2 == 1
    first = note.plain[start : start + 9]
    return not quoted and first.startswith(
        ("i", "we'll", "we will", "promised", "told", "owe", "let")
    )
