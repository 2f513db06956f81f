"""What the reader learns from: the notes to work on, and sentences written and labelled for this.

`acts.tsv` says what a sentence does, `terms.tsv` what it wants of the work: `LABELS<tab>LANGUAGE<tab>TEXT`, labels joined by ``+``
or ``none``; ``!stop`` says that it does not, and with ``?`` nothing is said of the acts not named. `mentions.tsv` marks how a sentence stands to what it names:
`LANGUAGE<tab>TEXT` with ``[p+Halifax]``, a letter for the kind of thing and a sign for the stance.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import NamedTuple

from agency.touches.reading import as_heard, as_judged, fact_line, fact_of
from agency.touches.reading.facts import Span
from agency.touches.reading.hearing import (
    ACTS,
    OF_TOUCH,
    OF_WORK,
    Act,
    act_of,
    clauses,
    pieces_of,
    said_in,
)
from agency.touches.reading.stances import KINDS, STANCES, Stance, around_it
from bench.notes.corpus import Expected, WrittenNote, seeded_vocabulary
from bench.notes.scoring import same_value

OF_A_CLAUSE = 0.5
"""How much a clause counts beside a sentence."""
_AS_OF = date(2026, 3, 10)
_ACTS = {"callback": "callback_on", "available": "available_from"}
_KINDS = {
    "p": "place", "e": "employer", "s": "skill", "t": "title", "i": "industry", "d": "designation",
    "m": "pay", "r": "remote", "o": "office_days", "c": "contract_form", "h": "hours",
    "l": "seniority", "n": "notice", "a": "available_from",
}  # fmt: skip
_SIGNS: Mapping[str, Stance] = {
    "+": "wanted", ">": "wanted", "?": "wanted", "-": "refused", "~": "today", "0": "nothing",
}  # fmt: skip
_MARK = re.compile(r"\[([a-z])([-+~0>?])([^\]]*)\]")


class Lesson(NamedTuple):
    """Pieces in groups and which outcomes they speak for: True, False, or None where people may differ."""

    pieces: Sequence[set[str]]
    tells: Mapping[str, bool | None]
    weight: float = 1.0
    note: str | None = None
    """The note it is from."""


def acts(notes: Iterable[WrittenNote]) -> Iterator[Lesson]:
    yield from _acts_of_notes(notes)
    for name, told in (
        ("acts.tsv", OF_TOUCH),
        ("terms.tsv", OF_WORK),
    ):
        for labels, _, said in _lines(name):
            note, dates, _ = as_heard(said, _AS_OF, seeded_vocabulary())
            words = [word.said for word in said_in(note, dates)]
            if words:
                tells = _labelled({_ACTS.get(one, one) for one in labels.split("+")}, told)
                yield Lesson(pieces_of(words), tells)


def _lines(name: str) -> Iterator[list[str]]:
    text = files("bench.notes").joinpath(name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines())


def _labelled(labels: set[str], told: Collection[Act]) -> dict[str, bool | None]:
    """Of the acts that such a file tells of; of the others nothing is said, but where a touch does nothing at all."""
    tells: dict[str, bool | None] = dict.fromkeys(ACTS)
    if "?" not in labels:
        tells |= dict.fromkeys(ACTS if labels == {"none"} and told is OF_TOUCH else told, False)
    return tells | {act: act in labels for act in ACTS if {act, f"!{act}"} & labels}


def _acts_of_notes(notes: Iterable[WrittenNote]) -> Iterator[Lesson]:
    for written in notes:
        note, dates, _ = as_heard(written.text, written.on, seeded_vocabulary())
        sentence = (0, 0)
        for span, said in clauses(note, said_in(note, dates)):
            is_clause = span[1] <= sentence[1]
            sentence = sentence if is_clause else span
            tells = _done(written.facts, note.original(span))
            yield Lesson(pieces_of(said), tells, OF_A_CLAUSE if is_clause else 1.0, written.id)


def _done(facts: Iterable[Expected], span: Span) -> dict[str, bool | None]:
    """A fact is done where at least half of its words stand; where less does, or people differ, it is left open."""
    tells: dict[str, bool | None] = {}
    for fact in facts:
        shared = min(span[1], fact.end) - max(span[0], fact.start)
        act = _act(fact)
        if shared <= 0:
            continue
        if act and fact.certainty == "sure" and 2 * shared >= fact.end - fact.start:
            tells[act] = True
        for other in (act, *fact.or_kind):
            if other in ACTS:
                tells.setdefault(other, None)
    return dict.fromkeys(ACTS, False) | tells


def _act(fact: Expected) -> Act | None:
    return act_of(fact.kind, fact.value, fact.negated)


def stances(notes: Iterable[WrittenNote]) -> Iterator[Lesson]:
    for written in notes:
        yield from _stances_of_note(written)
    for _, marked in _lines("mentions.tsv"):
        text, things = unmarked(marked)
        note, dates, _ = as_heard(text, _AS_OF, seeded_vocabulary())
        said = said_in(note, dates)
        spans = [span for span, _ in clauses(note, said)]
        for kind, stance, original in things:
            span = note.within(original)
            if span and kind in KINDS:
                yield _of_stance(stance, around_it(note, said, spans, kind, span))


def _of_stance(stance: Stance, around: Sequence[set[str]], note: str | None = None) -> Lesson:
    return Lesson(around, {one: one == stance for one in STANCES}, note=note)


def unmarked(marked: str) -> tuple[str, list[tuple[str, Stance, Span]]]:
    """The text without its marks, and what was marked."""
    text = ""
    things: list[tuple[str, Stance, Span]] = []
    at = 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        start = len(text) + len(found[3]) - len(found[3].lstrip())
        text += found[3]
        things.append((_KINDS[found[1]], _SIGNS[found[2]], (start, len(text))))
        at = found.end()
    return text + marked[at:], things


def _stances_of_note(written: WrittenNote) -> Iterator[Lesson]:
    """The vocabulary's names in a note, and its bare figures: as its facts say, or nothing."""
    note, dates, named = as_heard(written.text, written.on, seeded_vocabulary())
    said = said_in(note, dates)
    spans = [span for span, _ in clauses(note, said)]
    for kind, name, span in named:
        stance = _stance(written.facts, kind, name, note.original(span))
        if stance is not None:
            yield _of_stance(stance, around_it(note, said, spans, kind, span), written.id)


def _stance(facts: Iterable[Expected], kind: str, name: str, span: Span) -> Stance | None:
    """None where people may differ."""
    told = [
        fact
        for fact in facts
        if kind in (fact.kind, *fact.or_kind)
        and name.casefold() in ("", fact.value.casefold())
        and fact.start < span[1]
        and span[0] < fact.end
    ]
    if any(fact.certainty == "sure" for fact in told):
        return "refused" if any(fact.negated for fact in told) else "wanted"
    if any(fact.certainty == "unsure" for fact in told):
        return "today"
    return None if told else "nothing"


def readings(notes: Iterable[WrittenNote]) -> Iterator[Lesson]:
    """What is read in them now, whether they plainly say it (or may), and whether they say it at all."""
    for written in notes:
        judged = as_judged(
            written.text, written.on, seeded_vocabulary(), written.candidate_name, written.zone
        )
        for finding, evidence in zip(judged.findings, judged.evidence, strict=True):
            said = fact_line(fact_of(finding, judged.note))
            same = [fact.certainty for fact in written.facts if same_value(said, fact)]
            tells = {"sure": any(one != "unsure" for one in same), "asked": bool(same)}
            yield Lesson(evidence, tells, note=written.id)
