"""What was said against what was expected, a note at a time. Pure.

* **By value** a fact said is the one expected where kind, value and negation agree; what is written in
  the note's own words (promise, condition, referral) agrees where the two share most of their words.
* **By span** it is where kinds agree and the two pieces of the text share half of the longer one.
* **Precision** is over what is said *surely*: right where it was expected so. A mention said surely is wrong.
* **Recall** is over what the note plainly says: found where it was said, surely or not.
* **Mentions** are counted apart: asked, said surely (wrong above), or left.
* **Dates** and **standings** are counted among what was found by value and expected with one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bench.notes.corpus import Expected, WrittenNote

OWN_WORDS = frozenset({"promise", "condition", "referral"})
ALIKE = 0.6
"""Share of words (F1) at which two wordings of one promise are the same."""

Said = Mapping[str, Any]
Agreement = Callable[[Said, Expected], bool]


class Share(NamedTuple):
    """`part` of `whole`; nothing of nothing is no figure."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part / self.whole:.3f}" if self.whole else "    -"


@dataclass
class Tally:
    """The counts of one kind, one language, or all."""

    counts: Counter[str] = field(default_factory=Counter)

    def share(self, part: str, whole: str) -> Share:
        return Share(self.counts[part], self.counts[whole])


class Miss(NamedTuple):
    """Something to look at: `what` is missed, wrong, doubted or misdated."""

    note: WrittenNote
    what: str
    kind: str
    told: str


@dataclass
class Score:
    kinds: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    languages: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    all: Tally = field(default_factory=Tally)
    misses: list[Miss] = field(default_factory=list)


def score(notes: Iterable[WrittenNote], read: Callable[[WrittenNote], list[Said]]) -> Score:
    """`read` gives the lines that `flask notes read` writes for a note."""
    scored = Score()
    for note in notes:
        said = read(note)
        for kind, name in _counted(note, said):
            for tally in (scored.kinds[kind], scored.languages[note.lang], scored.all):
                tally.counts[name] += 1
        scored.misses += _misses(note, said)
    return scored


def same_value(said: Said, expected: Expected) -> bool:
    if bool(said.get("negated")) != expected.negated:
        return False
    return _same_kind(said, expected) and _alike(said["value"], expected)


def same_span(said: Said, expected: Expected) -> bool:
    shared = min(said["end"], expected.end) - max(said["start"], expected.start)
    longer = max(said["end"] - said["start"], expected.end - expected.start)
    return _same_kind(said, expected) and bool(2 * shared >= longer)


def _same_kind(said: Said, expected: Expected) -> bool:
    return said["kind"] in (expected.kind, *expected.or_kind)


def _alike(value: str, expected: Expected) -> bool:
    if expected.kind not in OWN_WORDS:
        return value.casefold() == expected.value.casefold()
    mine, theirs = _words(value), _words(expected.value)
    return 2 * len(mine & theirs) >= ALIKE * (len(mine) + len(theirs))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _is_sure(said: Said) -> bool:
    return bool(said["certainty"] == "sure")


def _counted(note: WrittenNote, said: list[Said]) -> Iterator[tuple[str, str]]:
    """Kind and name of every count the note adds."""
    for name, agree in (("value", same_value), ("span", same_span)):
        for fact in filter(_is_sure, said):
            yield fact["kind"], f"said by {name}"
            if _is_granted(fact, note, agree):
                yield fact["kind"], f"right by {name}"
        for expected in note.facts:
            if expected.certainty == "sure":
                yield expected.kind, f"expected by {name}"
                if any(agree(fact, expected) for fact in said):
                    yield expected.kind, f"found by {name}"
    yield from _counted_apart(note, said)


def _is_granted(fact: Said, note: WrittenNote, agree: Agreement) -> bool:
    return any(agree(fact, one) for one in note.facts if one.certainty != "unsure")


def _counted_apart(note: WrittenNote, said: list[Said]) -> Iterator[tuple[str, str]]:
    for expected in note.facts:
        found = _found(expected, said)
        if expected.certainty == "unsure":
            yield expected.kind, "mentions"
            if found:
                yield expected.kind, "mentions told" if _is_sure(found) else "mentions asked"
        if found and (expected.first or expected.until):
            yield expected.kind, "dated"
            if not _is_misdated(found, expected):
                yield expected.kind, "dated right"
        if found and expected.standing:
            yield expected.kind, "standing"
            if found.get("standing") == expected.standing:
                yield expected.kind, "standing right"
    for fact in said:
        if not _is_sure(fact) and not any(same_value(fact, one) for one in note.facts):
            yield fact["kind"], "asked in vain"


def _found(expected: Expected, said: list[Said]) -> Said | None:
    """Of those with its value, one at its own place and with its dates, if there is one."""
    found = [fact for fact in said if same_value(fact, expected)]
    found.sort(key=lambda fact: (not same_span(fact, expected), _is_misdated(fact, expected)))
    return found[0] if found else None


def _is_misdated(said: Said, expected: Expected) -> bool:
    wrong_first = expected.first is not None and said.get("from") != expected.first
    return wrong_first or (expected.until is not None and said.get("until") != expected.until)


def _misses(note: WrittenNote, said: list[Said]) -> Iterator[Miss]:
    for expected in note.facts:
        found = _found(expected, said)
        told = _told(expected.value, expected.words, expected.negated)
        if expected.certainty == "sure" and found is None:
            yield Miss(note, "missed", expected.kind, told)
        if found and _is_misdated(found, expected):
            dates = f"{found.get('from')} to {found.get('until')}"
            asked = f"{expected.first} to {expected.until}"
            yield Miss(note, "misdated", expected.kind, f"{told}: {dates}, not {asked}")
        if found and expected.standing and found.get("standing") != expected.standing:
            yield Miss(
                note,
                "standing",
                expected.kind,
                f"{told}: {found.get('standing')}, not {expected.standing}",
            )
    for fact in said:
        told = _told(fact["value"], note.text[fact["start"] : fact["end"]], fact.get("negated"))
        if _is_sure(fact) and not _is_granted(fact, note, same_value):
            yield Miss(note, "wrong", fact["kind"], told)
        elif not _is_sure(fact) and not any(same_value(fact, one) for one in note.facts):
            yield Miss(note, "asked in vain", fact["kind"], told)


def _told(value: str, words: str, negated: object) -> str:
    return f"{'not ' if negated else ''}{value} ({words!r})"
