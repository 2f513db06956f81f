"""A note in the words the finders know: shorthand, French and German put into plain English.

What is replaced keeps the place it came from, so every fact still shows the words as written. Names
of the vocabulary are left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from agency.skills.slips import Slips
from agency.skills.terms import Vocabulary
from agency.touches.reading.facts import Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.english import ENGLISH, SHORTENED
from agency.touches.reading.languages.french import FRENCH
from agency.touches.reading.languages.german import GERMAN
from agency.touches.reading.languages.numbers import foreign_figures, spoken_sums
from agency.touches.reading.languages.tables import Edit
from agency.touches.reading.notes import Note, note_of, word_set

_TABLES = {"fr": FRENCH, "de": GERMAN}
_GRAMMAR = Slips(
    word_set(
        "january february remove delete emails september october november december tomorrow remote hybrid salary voicemail permanent"
        " interested available contract director manager management designation freelance holiday christmas"
        " summer autumn winter saturday wednesday thursday certified message contact called emailed recommended"
        " colleague calling calls recommends unsubscribe database recruiter referral notice weekly monthly looking"
    ),
    wrong_letter=6,
)
"""Long words of the grammar that are read even when mistyped."""
_WORD = re.compile(r"[a-z]{5,24}")


class Reworded:
    """A note with some stretches replaced, and where any other stretch of the old one has gone."""

    def __init__(self, note: Note, edits: list[Edit], day_first: bool = False) -> None:
        self._ends = [end for (_, end), _ in edits]
        grown = (len(words) - (end - start) for (start, end), words in edits)
        self._shifts = [0, *accumulate(grown)]
        self.note = _rewritten(note, edits, day_first) if edits or day_first else note

    def moved(self, at: int) -> int:
        """A position outside every edit."""
        return at + self._shifts[bisect_right(self._ends, at)]

    def span(self, span: Sequence[int]) -> Span:
        return self.moved(span[0]), self.moved(span[1])


def mended(note: Note, vocabulary: Vocabulary) -> tuple[Note, list[Span]]:
    """The note with typing mistakes put right, and the stretches where they were: to be asked about."""
    edits: list[Edit] = []
    for found in _WORD.finditer(note.plain):
        meant = _GRAMMAR.meant(found[0]) or vocabulary.slips.meant(found[0])
        if meant:
            capital = note.cased[found.start()].isupper()
            edits.append((found.span(), meant.capitalize() if capital else meant))
    if not edits:
        return note, []
    new = Reworded(note, edits)
    return new.note, [(new.moved(end) - len(words), new.moved(end)) for (_, end), words in edits]


_SPELLED = re.compile(r"(?<![a-z0-9'])(?:[a-z](?:\. ?| )){2,9}[a-z](?![a-z0-9'])")
_LETTER = re.compile(r"[a-z]")


def joined(note: Note, vocabulary: Vocabulary) -> Note:
    """The note with short names that a dictation spelled ("C S P O") in one word."""
    edits = [
        edit
        for found in _SPELLED.finditer(note.plain)
        for edit in _spelled(note.plain, found.span(), vocabulary.short_names)
    ]
    return Reworded(note, edits).note if edits else note


def _spelled(plain: str, span: Span, names: frozenset[str]) -> Iterator[Edit]:
    """The longest names among single letters ("is a c h r l"), from left to right."""
    places = [found.start() for found in _LETTER.finditer(plain, *span)]
    first = 0
    while first < len(places):
        words = {
            last: "".join(plain[at] for at in places[first:last])
            for last in range(first + 3, len(places) + 1)
        }
        last = max((last for last, word in words.items() if word in names), default=first)
        if last > first:
            yield (places[first], places[last - 1] + 1), words[last].upper()
        first = max(last, first + 1)


def written_out(note: Note) -> Note:
    """The note with its shortened titles in full ("plant mgr") and its spoken numbers in figures."""
    edits = [*SHORTENED.edits(note.plain), *spoken_sums(note.plain)]
    edits += foreign_figures(note.plain, spoken_in(note))
    return Reworded(note, _apart(note, edits)).note


def _apart(note: Note, edits: Iterable[Edit], taken: Ground | None = None) -> list[Edit]:
    """Those of the edits that do not meet one named before, in order."""
    taken = taken or Ground(len(note.plain))
    kept = []
    for span, words in edits:
        if taken.is_free([span]):
            taken.take([span])
            kept.append((span, words))
    return sorted(kept)


def spoken_in(note: Note) -> list[str]:
    """ "fr" and "de", where the note has words of them."""
    return [language for language, table in _TABLES.items() if table.is_spoken(note.plain)]


def reword(
    note: Note, names: Sequence[Span], languages: Sequence[str] | None = None
) -> tuple[Reworded, list[Span]]:
    """The note in plain English words, and those of its names that were no names but such words.

    `languages` are those spoken in it, where that is known already.
    """
    foreign = [
        edit
        for language in (spoken_in(note) if languages is None else languages)
        for edit in _TABLES[language].edits(note.plain)
    ]
    plain = list(ENGLISH.edits(note.plain))
    covers = Ground(len(note.plain), [span for span, _ in (*foreign, *plain)])
    no_names = [span for span in names if covers.is_full(span)]
    taken = Ground(len(note.plain), [span for span in names if not covers.is_full(span)])
    edits = _apart(note, (*foreign, *plain), taken)
    return Reworded(note, edits, day_first=bool(foreign)), no_names


def _rewritten(note: Note, edits: list[Edit], day_first: bool) -> Note:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for (start, end), words in [*edits, ((len(note.plain), len(note.plain)), "")]:
        letters.append(note.cased[at:start])
        starts += note.starts[at:start]
        ends += note.ends[at:start]
        letters.append(words)
        starts += [note.starts[start]] * len(words) if words else []
        ends += [note.ends[end - 1]] * len(words) if words else []
        at = end
    return note_of(note.text, note.on, "".join(letters), starts, ends, day_first)
