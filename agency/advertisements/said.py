"""What the reader of notes finds in each piece of an advertisement, with places that count in the whole text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agency.advertisements.pieces import Piece, fold
from agency.skills.terms import Vocabulary
from agency.touches.reading import Fact, read_note
from agency.touches.reading.dates import find_dates
from agency.touches.reading.notes import make_note
from agency.touches.reading.rewording import reword, spoken_in

_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d{1,3}),(\d{1,2})(?![\d,])")
"""34,50 is 34.50 and 37,5 is 37.5 in French and German; the length stays, and so do all places."""
_DAY_DOT = re.compile(r"\b(\d{1,2})\.(?= [A-ZÄ])")
"""1. September is 1 September."""
_READ_FOR = frozenset({"pay", "place", "contract_form", "hours"})


@dataclass(frozen=True)
class Said:
    """A fact of a piece. Whether a note's writer would be sure of it says nothing here."""

    fact: Fact
    piece: Piece

    @property
    def start(self) -> int:
        return self.piece.start + self.fact.start

    @property
    def end(self) -> int:
        return self.piece.start + self.fact.end

    @property
    def before(self) -> str:
        """The piece up to it, folded."""
        return fold(self.piece.text[: self.fact.start])

    @property
    def after(self) -> str:
        return fold(self.piece.text[self.fact.end :])


def all_said(pieces: Sequence[Piece], on: date, vocabulary: Vocabulary) -> list[Said]:
    """Pay, places, days in the office, forms, hours and days to begin, in order."""
    return list(_said(pieces, on, vocabulary))


@dataclass(frozen=True)
class DaySaid:
    """A day that a piece names: the first of what may be a month. ``before`` is what leads to it, folded."""

    on: date
    start: int
    end: int
    before: str
    piece: Piece

    @property
    def words(self) -> str:
        return fold(self.piece.text)[self.start - self.piece.start : self.end - self.piece.start]


def days_said(pieces: Sequence[Piece], on: date) -> Iterator[DaySaid]:
    """Every day named, by the grammar of notes, in order."""
    for piece in pieces:
        written = make_note(_DAY_DOT.sub(r"\1 ", piece.text), on)
        note = reword(written, (), spoken_in(written))[0].note
        for when in find_dates(note):
            start, end = note.original(when.span)
            before = fold(piece.text[:start])
            yield DaySaid(when.first, piece.start + start, piece.start + end, before, piece)


def _said(pieces: Sequence[Piece], on: date, vocabulary: Vocabulary) -> Iterator[Said]:
    for piece in pieces:
        written = _DECIMAL_COMMA.sub(r"\1.\2", piece.text)
        for fact in read_note(written, on, vocabulary, by_ear=False):
            said = Said(fact, piece)
            if fact.kind in _READ_FOR and not _is_a_heading(said):
                yield said


def _is_a_heading(said: Said) -> bool:
    """ "Contrat : CDD" names the form after it."""
    return said.fact.kind == "contract_form" and said.after.lstrip().startswith(":")
