"""A note in the words the finders know: shorthand, French and German put into plain English.

What is replaced keeps the place it came from, so every fact still shows the words as written. Names
of the vocabulary are left alone.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from agency.touches.reading.facts import Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.english import ENGLISH
from agency.touches.reading.languages.french import FRENCH
from agency.touches.reading.languages.german import GERMAN
from agency.touches.reading.languages.tables import Edit
from agency.touches.reading.notes import Note, note_of

_TABLES = (FRENCH, GERMAN)


class Reworded:
    """The note in the finders' words, and where a stretch of the old one has gone."""

    def __init__(self, note: Note, edits: list[Edit], day_first: bool) -> None:
        self._ends = [end for (_, end), _ in edits]
        grown = (len(words) - (end - start) for (start, end), words in edits)
        self._shifts = [0, *accumulate(grown)]
        self.note = _rewritten(note, edits, day_first) if edits or day_first else note

    def moved(self, at: int) -> int:
        """A position outside every edit."""
        return at + self._shifts[bisect_right(self._ends, at)]


def reword(note: Note, names: Iterable[Span]) -> Reworded:
    """The note in plain English words, its `names` untouched."""
    taken = Ground(len(note.plain), names)
    spoken = [table for table in _TABLES if table.is_spoken(note.plain)]
    edits: list[Edit] = []
    for table in (*spoken, ENGLISH):
        for span, words in table.edits(note.plain):
            if taken.is_free([span]):
                taken.take([span])
                edits.append((span, words))
    return Reworded(note, sorted(edits), day_first=bool(spoken))


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
