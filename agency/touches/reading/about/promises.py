"""What we said we would do, in the words of the note."""

import re

from agency.touches.reading.about.place import WORD, Place, between
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.promises import said_today
from agency.words import day as day_label


def promise(place: Place) -> Finding | None:
    """What was undertaken, up to the day or the condition that ends it."""
    undertaken = _undertaken(place)
    if undertaken is None:
        return None
    note, (start, end) = place.note, undertaken
    due = next(iter(between(place.dates, start, end)), None) or said_today(note, start, end)
    waits = _THEN_ONLY.search(note.plain, start + 1, end)
    end = waits.start() if waits else end
    first = _first_word(note, start, min(end, due.span[0]) if due else end)
    if first is None or _PROMISES_NOTHING.match(note.plain, first):
        return None
    is_last = due is not None and first < due.span[0] and due.span[1] >= end - 2
    what = _to_do(place, (first, due.span[0] if due and is_last else end))
    if len(what) < FEW_LETTERS:
        return None
    due = due or next((when for when in place.days(place.dates) if first <= when.span[0]), None)
    day = max(due.first, note.on) if due and due.last >= note.on else None
    label = f"You promised to {what}" + (f" by {day_label(day)}" if day else "")
    span = (min(first, place.span[0]), place.span[1])
    return Finding("promise", what, label, (span,), sure=False, on=day)


def _undertaken(place: Place) -> Span | None:
    """The clause after "I'll" and the like; of an answer ("will do", "I can, and I shall") what was asked before it."""
    plain, span = place.note.plain, place.span
    if _IS_ANSWER.fullmatch(plain[slice(*span)].strip(' .,;:!-"')):
        asked = _asked_before(place)
        if asked is None:
            return None
        span = asked
    ours = _UNDERTAKES.search(plain, *span)
    return (ours.end(), span[1]) if ours and ours.end() < span[1] - FEW_LETTERS else span


def _first_word(note: Note, start: int, end: int) -> int | None:
    """Where the words begin that say what."""
    lead = _TASK_LEAD.match(note.plain, start, end)
    words = WORD.finditer(note.plain, lead.end() if lead else start, end)
    return next((found.start() for found in words if found[0] not in _LEADS), None)


def _to_do(place: Place, said: Span) -> str:
    owed = _OWED.search(place.note.plain, *place.span)
    if owed:
        return f"{owed['touch']} {owed['who']}"
    return _asked_to_do(_DUE_LEAD.sub("", place.note.words(said)))


def _asked_before(place: Place) -> Span | None:
    """What was asked right before the answer: the clause, or else the sentence."""
    note = place.note
    first, _ = note.sentence(place.span[0])
    before = place.sentence_before()
    if note.plain[first : place.span[0]].strip(" -,;:"):
        text = note.plain[first : place.span[0]].rstrip(" -,;:(")
        cut = max(
            (text.rfind(mark) + len(mark) for mark in (", ", ": ", " - ") if mark in text),
            default=0,
        )
        asked = _ASKS_FOR.search(text)
        return first + (asked.start() if asked else cut), first + len(text)
    if before is None:
        return None
    text = note.plain[slice(*before)]
    asked = _ASKS_FOR.search(text)
    return before[0] + (asked.end() if asked else 0), before[0] + len(text.rstrip(" .,;:!?"))


def _asked_to_do(what: str) -> str:
    """ "The spec emailed" is to email the spec."""
    found = _WANTED_DONE.fullmatch(what.strip())
    return f"{_TO_DO[found['done'].lower()]} {found['thing']}" if found else what.strip()


_TO_DO = {
    "emailed": "email", "sent": "send", "mailed": "mail", "posted": "post", "texted": "text", "forwarded": "forward",
    "checked": "check", "updated": "update", "called": "call", "booked": "book", "arranged": "arrange", "confirmed": "confirm",
}  # fmt: skip
_WANTED_DONE = re.compile(
    rf"(?P<thing>(?:the|an?|some|her|his|their|our) .+?) (?P<done>{'|'.join(_TO_DO)})(?: (?:over|across|to (?:her|him|them)))?",
    re.I,
)
_ASKS_FOR = pattern(
    r"\b(?:(?:she|he|they) )?(?:wants|wanted|wondered|wonders|asks?|asked|would like|'d like|needs)(?: (?:for|if|whether|me|us|i|we|could|can|would|to))* "
)
_IS_ANSWER = re.compile(
    r"(?:(?:and|so|which|that|it|yes|yep|sure|ok|okay|i|we|i'll|we'll|i've|he|she|it's|as|just|also|of course|gladly|oui|ja|je|ich)[ ,]+)*"
    r"(?:will do|can do|shall do|on it|i can|can|shall|i shall|i will|will|promised(?: to| it| that| so)?|promise|gave (?:her |him |them )?my word|i did say so|done deal|consider it done|leave it with me"
    r"|(?:said|told (?:her|him|them)|agreed|promised)(?: that)? (?:i|we)(?:'d| would|'ll| will)(?: do(?: it| that| so)?)?|said (?:yes|ok|sure)|agreed|happy to|no problem|versprochen|mach ich|wird gemacht|zugesagt|promis|c'est promis|je m'en occupe|mein wort(?: drauf)?)"
    r"(?:[ ,]+(?:and )?(?:i|we)? ?(?:shall|will|can))*(?:[ ,]+(?:(?:by|before|on|at|this|end|of|the|week|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|week's|out|soon|asap|it|that)[ ,]*)+)?"
)
_UNDERTAKES = pattern(
    r"\b(?:(?:i|we)(?:'ll| will| shall|'m to| am to|'m going to| have to|'ve to| must| need to| should)|(?:i|we) (?:said|promised|agreed|told (?:her|him|them))(?: that)? (?:i|we)(?:'d| would|'ll| will)) "
)
_PROMISES_NOTHING = pattern(r"(?:nothing|none|myself|no promises|before|because|when|if)\b")
_OWED = pattern(
    r"\bowe (?P<who>her|him|them) an? (?P<touch>call|ring|text|email|reply|answer|visit)\b"
)
_TASK_LEAD = pattern(
    r"(?:my |our )?(?:homework|to-?dos?|todo|action|task|next steps?|note to self)(?: for me)? ?[:=-] ?"
)
_THEN_ONLY = pattern(
    r",? (?:once|as soon as|unless|provided|assuming|(?:the|as) (?:minute|moment)|but not before|within (?:the )?(?:[a-z0-9]+ ){1,2}(?:days?|weeks?|hours?|months?)|sobald|des que|wenn (?=der|die|das|er|sie|ich))\b"
)
FEW_LETTERS = 3
_LEADS = word_set(
    "i i'll i'd i'm i've we we'll we'd he she they him her them you u that to will would shall should must need needs have has had going gonna got"
    " promised promise promises said told and then also just agreed agree let me be on my turn side our us next step steps action todo do it is was am"
    " offered undertook owe owed committed pledged by so ok yes as please pls asked for up which but did whether could can wants wondered if"
    " ich wir werde werd habe hab soll muss je dois vais j'ai"
)
_DUE_LEAD = re.compile(
    r"[\s,]*\b(?:(?:by|on|before|at|in|this|the|due|until|for|within|close|close of|cob|eod|end of|d'ici|d'ici le|avant|pour|le|bis|zum|am|bis zum|vor)[\s,]*)*$",
    re.I,
)
