"""Where something was heard, and the days and names there."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from agency.touches.reading.dates import When, find_spells
from agency.touches.reading.facts import Span
from agency.touches.reading.ground import Ground
from agency.touches.reading.hearing import Act
from agency.touches.reading.notes import Note

WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")


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
        inside = (
            [when for when in between(dates, *around) if self._is_to_come(when)]
            for around in self.around()
        )
        return next(filter(None, inside), [])

    def _is_to_come(self, when: When) -> bool:
        """The month of "31 February" is not."""
        is_whole = not _NO_SUCH_DAY.search(self.note.before(when.span[0], 8))
        return is_whole and when.last >= self.note.on

    def sentence_before(self) -> Span | None:
        start = self.note.sentence(self.span[0])[0]
        return self.note.sentence(start - 1) if start > 0 else None

    def spells(self) -> tuple[When, ...]:
        return tuple(find_spells(self.note, tuple(self.dates)))


def between(dates: Sequence[When], start: int, end: int) -> Sequence[When]:
    """Those that begin there; they are in order."""
    return dates[bisect_left(dates, start, key=_begins) : bisect_left(dates, end, key=_begins)]


def _begins(when: When) -> int:
    return when.span[0]


_NO_SUCH_DAY = re.compile(r"\b(?:29|30|31)(?:st|nd|th)? $")
