"""What is asked about because it was heard: each clause's acts, where the grammars found nothing of the kind there.

The act is told by `hearing`; what it is about (the day, the person, the words) is read off the clause here. All of it is asked,
never said. And a grammar that is sure where nothing of the kind is heard is doubted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from agency.touches.reading.calendar import day_after
from agency.touches.reading.dates import When
from agency.touches.reading.events import label_of
from agency.touches.reading.facts import Finding, Kind, Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.hearing import ACTS, Act, Clause
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.requests import pause_until
from agency.words import day as day_label

ASKED_FROM: Mapping[Act, float] = {
    "stop": 0.15,
    "pause": 0.2,
    "callback_on": 0.2,
    "promise": 0.25,
    "referral": 0.25,
    "condition": 0.3,
    "available_from": 0.3,
    "interested": 0.35,
    "not_now": 0.35,
    "not_for_them": 0.35,
    "left_message": 0.35,
    "no_answer": 0.35,
    "call": 0.25,
    "voicemail": 0.25,
    "email": 0.25,
    "linkedin": 0.25,
    "text": 0.25,
    "meeting": 0.25,
    "event": 0.25,
    "conversation": 0.3,
    "attempt": 0.3,
}
"""How likely an act must be before it is asked about: measured on notes that taught nothing."""
DOUBTED_BELOW: Mapping[Kind, float] = {
    "stop": 0.3,
    "pause": 0.3,
    "callback_on": 0.3,
    "promise": 0.4,
    "referral": 0.4,
    "condition": 0.5,
    "available_from": 0.3,
    "notice": 0.2,
    "outcome": 0.4,
    "channel": 0.1,
}
"""How likely it must be for what a grammar found to stay sure."""
DROPPED_BELOW: Mapping[Kind, float] = {
    "stop": 0.05,
    "pause": 0.02,
    "callback_on": 0.02,
    "promise": 0.02,
    "referral": 0.05,
    "condition": 0.05,
    "available_from": 0.05,
    "outcome": 0.05,
    "kind": 0.01,
}
"""How likely it must be for a grammar's question to be asked."""

_ONE_A_NOTE: frozenset[Kind] = frozenset({"stop", "pause", "outcome", "channel", "kind"})
_VALUES: Mapping[Kind, tuple[Act, ...]] = {
    "outcome": ("interested", "not_now", "not_for_them", "left_message", "no_answer"),
    "channel": ("call", "voicemail", "email", "linkedin", "text", "meeting", "event"),
    "kind": ("conversation", "attempt"),
}


def weighed(
    note: Note, clauses: Sequence[Clause], standing: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings without those that are unsure and were hardly heard; unsure where they were sure and little was heard."""
    for finding in standing:
        chance = _chance(note, clauses, finding)
        if finding.sure and chance < DOUBTED_BELOW.get(finding.kind, 0):
            yield finding.doubted()
        elif finding.sure or chance >= DROPPED_BELOW.get(finding.kind, 0):
            yield finding


def _chance(note: Note, clauses: Sequence[Clause], finding: Finding) -> float:
    """How likely the likeliest clause of its sentences does what was found."""
    if finding.kind not in {*DOUBTED_BELOW, *DROPPED_BELOW}:
        return 1.0
    act = ACTS.index(_act(finding))
    start, end = note.sentence(finding.start)[0], note.sentence(finding.end - 1)[1]
    heard = [clause.chances[act] for clause in clauses if start <= clause.span[0] < end]
    return float(max(heard, default=1.0))


def _act(finding: Finding) -> Act:
    name = finding.value if finding.kind in _VALUES else finding.kind
    return next(act for act in ACTS if act == name)


def find_heard(
    note: Note,
    clauses: Sequence[Clause],
    dates: Sequence[When],
    standing: Sequence[Finding],
    no_names: Ground,
) -> Iterator[Finding]:
    """What was heard where nothing of the kind was found; `no_names` is what is no person's name."""
    told = list(standing)
    for kind, read in _READERS.items():
        acts = _VALUES.get(kind) or (_act_of(kind),)
        for act, clause in _loudest(note, clauses, acts, kind in _ONE_A_NOTE):
            if _is_told(note, told, kind, clause.span):
                continue
            finding = read(note, act, clause.span, dates, no_names)
            if finding is not None and not _is_told_otherwise(finding, told):
                told.append(finding)
                yield finding


def _act_of(kind: Kind) -> Act:
    return next(act for act in ACTS if act == kind)


def _loudest(
    note: Note, clauses: Sequence[Clause], acts: Sequence[Act], is_one: bool
) -> Iterator[tuple[Act, Clause]]:
    """Of each sentence, or of the note, the clause that most likely does one of the acts; the likeliest first."""
    best: dict[Span, tuple[float, Act, Clause]] = {}
    for clause in clauses:
        for act in acts:
            chance = float(clause.chances[ACTS.index(act)])
            place = (0, 0) if is_one else note.sentence(clause.span[0])
            if chance >= ASKED_FROM[act] and chance > best.get(place, (0.0,))[0]:
                best[place] = (chance, act, clause)
    for _, act, clause in best.values():
        yield act, clause


def _is_told(note: Note, told: Iterable[Finding], kind: Kind, span: Span) -> bool:
    """One of its kind is in the note, or in the sentence; and quiet with an end is no stop."""
    sentence = note.sentence(span[0])
    for one in told:
        is_here = note.sentence(one.start) == sentence
        if one.kind == kind and (is_here or kind in _ONE_A_NOTE):
            return True
        if kind == "stop" and one.kind == "pause" and is_here and (one.on or one.sure):
            return True
    return False


_OF_A_DAY = frozenset({"callback_on", "available_from"})


def _is_told_otherwise(finding: Finding, told: Iterable[Finding]) -> bool:
    """The day it rests on says something else."""
    return finding.kind in _OF_A_DAY and any(
        one.on == finding.on and one.kind in ("callback_on", "available_from", "pause", "condition", "promise")
        for one in told
    )


def _stop(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    return Finding("stop", "contact", "Stop contacting", (span,), sure=False)


def _pause(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    when = _day_near(note, span, dates)
    if when is not None:
        whole = (min(span[0], when.span[0]), max(span[1], when.span[1]))
        quiet = pause_until(note, when, whole, is_sure=False)
        if quiet is not None:
            return quiet
    return Finding("pause", "open", "Quiet, no end named", (span,), sure=False)


def _call_back(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    when = _day_near(note, span, dates)
    if when is None:
        return None
    is_after = bool(_AFTER.search(note.before(when.span[0], 20)))
    day = day_after(when.last) if is_after else max(when.first, note.on)
    label = f"Call back {day_label(day)}"
    return Finding("callback_on", day.isoformat(), label, (span,), sure=False, on=day)


def _available(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    when = _day_near(note, span, dates)
    if when is None:
        return None
    is_after = bool(_AFTER.search(note.before(when.span[0], 20)))
    day = day_after(when.last) if is_after else max(when.first, note.on)
    label = f"From {day_label(day)}"
    return Finding("available_from", day.isoformat(), label, (span,), sure=False, on=day)


_AFTER = pattern(r"\b(?:after|past|until the end of)\s(?:the\s)?$")


def _day_near(note: Note, span: Span, dates: Sequence[When]) -> When | None:
    """The day to come in the clause, or else in its sentence."""
    coming = [when for when in dates if when.last > note.on]
    sentence = note.sentence(span[0])
    for start, end in (span, sentence):
        for when in coming:
            if start <= when.span[0] < end:
                return when
    return None


_LEAD = word_set(
    "i i'll i'd i'm i've we we'll we'd he she they him her them you u that to will would shall should must need needs have has had going gonna got"
    " promised promise promises said told and then also just agreed agree let me be on my side our me us next step steps action todo do it is was am"
    " offered undertook owe owed committed pledged by so ok yes as please pls asked for up"
)


def _promise(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    due = next((when for when in dates if span[0] <= when.span[0] < span[1]), None)
    if due is not None and due.last < note.on:
        due = None
    words = list(_WORD.finditer(note.plain, span[0], span[1]))
    while len(words) > 1 and words[0][0] in _LEAD:
        words.pop(0)
    if not words:
        return None
    start, end = words[0].start(), span[1]
    if due is not None and due.span[1] >= end - 2 and due.span[0] > start:
        end = due.span[0]
    said = _DUE_LEAD.sub("", note.words((start, end))) if start < end else ""
    if len(said) < 3:
        return None
    day = max(due.first, note.on) if due else None
    label = f"You promised to {said}" + (f" by {day_label(day)}" if day else "")
    return Finding("promise", said, label, (span,), sure=False, on=day)


_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_DUE_LEAD = re.compile(r"[\s,]*\b(?:by|on|before|at|in|this|the|due|until|for)?[\s,]*$", re.I)


def _referral(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    for start, end in (span, note.sentence(span[0])):
        for found in _PERSON.finditer(note.cased, start, end):
            if no_names.is_free([found.span()]) and found[0].lower().split()[0] not in _NO_PERSON:
                return _named(note, found.span())
    for start, end in (span, note.sentence(span[0])):
        found = _KIN.search(note.plain, start, end)
        if found:
            return _named(note, found.span())
    return None


def _named(note: Note, span: Span) -> Finding:
    said = note.words(span)
    return Finding("referral", said, f"Named {said}", (span,), sure=False)


_PERSON = re.compile(r"\b[A-Z][a-z]+(?:[- ][A-Z][a-z]+){0,2}\b")
_NO_PERSON = word_set("he she they her his says said asked also his wants but if when and no yes not the a an my our i try maybe ask call ring speak told knows recommended recommends suggested suggests someone somebody one two")
_KIN = pattern(
    r"\b(?:her|his|their|a|an|the|my|one of (?:her|his|their)) (?:[a-z-]+ ){0,2}?(?:colleagues?|friends?|mates?|cousins?|brothers?|sisters?|husband|wife|partner|son|daughter|neighbou?rs?|boss|deputy|lead|manager|roommate|classmates?|coworkers?|co-workers?|team|buddy|buddies|pal|uncle|aunt|dad|father|mother|mum|mom|nephew|niece|girlfriend|boyfriend|[a-z]+-in-law|apprentice|foreman|successor|predecessor|teammates?|somebody|someone|guy|woman|man|lad)\b"
    r"|\bsomeone (?:she|he|they) [a-z]+(?: [a-z]+){0,3}"
)


def _condition(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    start, end = span
    lead = _LEADS_TO.search(note.plain, start, end)
    if lead is None:
        sentence = note.sentence(start)
        lead = _LEADS_TO.search(note.plain, *sentence)
        end = sentence[1] if lead else end
    start = lead.start() if lead else start
    stop = _TURNS.search(note.plain, start + 3, end)
    end = stop.start() if stop else end
    end = start + len(note.plain[start:end].rstrip(" .,;:!?\n"))
    if len(note.plain[start:end].split()) < 2:
        return None
    words = note.words((start, end))
    return Finding("condition", words, words[0].upper() + words[1:], ((start, end),), sure=False)


_LEADS_TO = pattern(
    r"\b(?:once|as soon as|if and when|only if|if|unless|until|till|when|after|before|provided|as long as|so long as|assuming|depends on|subject to|conditional on|contingent on|on condition|needs?|must|without|only (?:with|for|when)|the (?:day|moment|minute)|first)\b"
)
_TURNS = pattern(r",|\b(?:then|otherwise|and (?:she|he|they|then)|(?:she|he|they)(?:'d|'ll| would| will| might| could))\b")


def _event(
    note: Note, act: Act, span: Span, dates: Sequence[When], no_names: Ground
) -> Finding | None:
    kind = next(kind for kind, acts in _VALUES.items() if act in acts)
    return Finding(kind, act, label_of(act), (span,), sure=False)


_Reader = Callable[[Note, Act, Span, Sequence[When], Ground], Finding | None]
_READERS: Mapping[Kind, _Reader] = {
    "pause": _pause,
    "stop": _stop,
    "callback_on": _call_back,
    "available_from": _available,
    "promise": _promise,
    "referral": _referral,
    "condition": _condition,
    "outcome": _event,
    "channel": _event,
    "kind": _event,
}
