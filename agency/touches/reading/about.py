"""What a clause that was heard to do something is about: the day, the person, the words. All of it unsure."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When, find_spells
from agency.touches.reading.events import label_of
from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.hearing import Act
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.requests import LONG_ENOUGH_DAYS, pause_until
from agency.words import day as day_label


@dataclass(frozen=True, slots=True)
class Place:
    """A clause, what it was heard to do, and what of its words are days or nobody's names."""

    note: Note
    act: Act
    span: Span
    dates: Sequence[When]
    no_names: Ground

    def around(self) -> tuple[Span, Span]:
        """The clause, then its sentence."""
        return self.span, self.note.sentence(self.span[0])

    def days(self, dates: Sequence[When]) -> list[When]:
        """The days to come of the clause, or else of its sentence."""
        coming = [when for when in dates if when.last >= self.note.on and self._is_whole(when)]
        inside = (
            [when for when in coming if start <= when.span[0] < end] for start, end in self.around()
        )
        return next(filter(None, inside), [])

    def _is_whole(self, when: When) -> bool:
        """The month of "31 February" is not."""
        return not _NO_SUCH_DAY.search(self.note.before(when.span[0], 8))


_NO_SUCH_DAY = re.compile(r"\b(?:29|30|31)(?:st|nd|th)? $")


def _stop(place: Place) -> Finding | None:
    if _GOES_ON.search(place.note.plain, *place.span):
        return None
    return Finding("stop", "contact", "Stop contacting", (place.span,), sure=False)


_GOES_ON = pattern(r"\b(?:don't|do not|never|non)[ -]stop\b")


def _pause(place: Place) -> Finding | None:
    """Until the day that is told, if one is; "ten weeks" is one here. A call they ask for soon is an appointment."""
    note, span = place.note, place.span
    days = place.days(place.dates) or place.days(list(find_spells(note, tuple(place.dates))))
    if days:
        when = days[-1]
        whole = (min(span[0], when.span[0]), max(span[1], when.span[1]))
        is_call = bool(_TALKS_THEN.search(note.plain, whole[0], when.span[0]))
        if is_call and (when.first - note.on).days < LONG_ENOUGH_DAYS:
            return None
        quiet = pause_until(note, when, whole, is_sure=False, is_call=is_call)
        if quiet is not None:
            return quiet
    return Finding("pause", "open", "Quiet, no end named", (span,), sure=False)


_TALKS_THEN = pattern(
    r"(?<!not )(?<!no )\b(?:call|ring|speak|talk|try|touch|check|ask|reconvene|surface|resurface|back|again|catch up|contact|write|ping|revisit)\b[^.,;]*$"
)


def _call_back(place: Place) -> Finding | None:
    day = _day_told(place)
    return _dated("callback_on", f"Call back {day_label(day)}", place.span, day) if day else None


def _available(place: Place) -> Finding | None:
    day = _day_told(place)
    return _dated("available_from", f"From {day_label(day)}", place.span, day) if day else None


def _day_told(place: Place) -> date | None:
    when = next(iter(place.days(place.dates)), None)
    if when is None:
        return None
    is_after = bool(_AFTER.search(place.note.before(when.span[0], 20)))
    return day_after(when.last) if is_after else max(when.first, place.note.on)


_AFTER = pattern(r"\b(?:after|past|until the end of)\s(?:the\s)?$")


def _dated(kind: Kind, label: str, span: Span, day: date) -> Finding:
    return Finding(kind, day.isoformat(), label, (span,), sure=False, on=day)


def _promise(place: Place) -> Finding | None:
    """The clause from its first word that says what, up to the day that ends it."""
    note, (start, end) = place.note, place.span
    words = list(_WORD.finditer(note.plain, start, end))
    said = [found for found in words if found[0] not in _LEADS] or words[-1:]
    due = next((when for when in place.dates if start <= when.span[0] < end), None)
    start = said[0].start() if said else end
    is_last = due is not None and start < due.span[0] and due.span[1] >= end - 2
    what = note.words((start, due.span[0] if due and is_last else end)) if start < end else ""
    what = _DUE_LEAD.sub("", what)
    if len(what) < FEW_LETTERS:
        return None
    day = max(due.first, note.on) if due and due.last >= note.on else None
    label = f"You promised to {what}" + (f" by {day_label(day)}" if day else "")
    return Finding("promise", what, label, (place.span,), sure=False, on=day)


FEW_LETTERS = 3
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_LEADS = word_set(
    "i i'll i'd i'm i've we we'll we'd he she they him her them you u that to will would shall should must need needs have has had going gonna got"
    " promised promise promises said told and then also just agreed agree let me be on my side our us next step steps action todo do it is was am"
    " offered undertook owe owed committed pledged by so ok yes as please pls asked for up"
)
_DUE_LEAD = re.compile(r"[\s,]*\b(?:by|on|before|at|in|this|the|due|until|for)?[\s,]*$", re.I)


def _referral(place: Place) -> Finding | None:
    span = next(_people(place), None)
    if span is None:
        return None
    said = place.note.words(span)
    return Finding("referral", said, f"Named {said}", (span,), sure=False)


def _people(place: Place) -> Iterator[Span]:
    """Somebody with a name, in the clause before in the sentence; else how they know whom."""
    for around in place.around():
        for found in _PERSON.finditer(place.note.cased, *around):
            is_word = found[0].lower().split()[0] in _NO_PERSON
            if not is_word and place.no_names.is_free([found.span()]):
                yield found.span()
    for around in place.around():
        yield from (found.span() for found in _KIN.finditer(place.note.plain, *around))


_PERSON = re.compile(r"\b[A-Z][a-z]+(?:[- ][A-Z][a-z]+){0,2}\b")
_NO_PERSON = word_set(
    "he she they her his says said asked also wants but if when and no yes not the a an my our i try maybe ask call ring speak told knows"
    " recommended recommends suggested suggests someone somebody one two could can would should his hers there this that it ex"
)
_KIN = pattern(
    r"\b(?:her|his|their|a|an|the|my|one of (?:her|his|their)) (?:[a-z-]+ ){0,2}?(?:colleagues?|friends?|mates?|cousins?|brothers?|sisters?|husband|wife|partner"
    r"|son|daughter|neighbou?rs?|boss|deputy|lead|manager|roommate|classmates?|co-?workers?|team|buddy|buddies|pal|uncle|aunt|dad|father|mother|mum|mom"
    r"|nephew|niece|girlfriend|boyfriend|[a-z]+-in-law|apprentice|foreman|successor|predecessor|teammates?|somebody|someone|guy|woman|man|lad)\b"
    r"|\bsomeone (?:she|he|they) [a-z]+(?: [a-z]+){0,3}"
)


def _condition(place: Place) -> Finding | None:
    """From the word that leads to it, in the clause or in its sentence, to where the wish goes on."""
    note = place.note
    leads = ((_LEADS_TO.search(note.plain, *around), around[1]) for around in place.around())
    lead, end = next(((lead, end) for lead, end in leads if lead), (None, place.span[1]))
    if lead is None and place.days(place.dates):
        return None
    start = lead.start() if lead else place.span[0]
    turn = _TURNS.search(note.plain, start + 3, end)
    end = turn.start() if turn else end
    end = start + len(note.plain[start:end].rstrip(" .,;:!?\n"))
    if len(note.plain[start:end].split()) < 2:
        return None
    words = note.words((start, end))
    return Finding("condition", words, words[0].upper() + words[1:], ((start, end),), sure=False)


_LEADS_TO = pattern(
    r"\b(?:once|as soon as|if and when|only if|if|unless|until|till|when|after|before|provided|as long as|so long as|assuming|depends on|subject to"
    r"|conditional on|contingent on|on condition|needs?|must|without|only (?:with|for|when)|the (?:day|moment|minute)|first)\b"
)
_TURNS = pattern(
    r",|\b(?:then|otherwise|and (?:she|he|they|then)|(?:she|he|they)(?:'d|'ll| would| will| might| could))\b"
)


def _told(kind: Kind) -> Callable[[Place], Finding]:
    return lambda place: Finding(kind, place.act, label_of(place.act), (place.span,), sure=False)


ABOUT: Mapping[Kind, Callable[[Place], Finding | None]] = {
    "pause": _pause,
    "stop": _stop,
    "callback_on": _call_back,
    "available_from": _available,
    "promise": _promise,
    "referral": _referral,
    "condition": _condition,
    "outcome": _told("outcome"),
    "channel": _told("channel"),
    "kind": _told("kind"),
}
"""In this order: quiet with an end is no stop."""
