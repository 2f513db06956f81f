"""What the reader of notes finds in each piece of an advertisement, with places that count in the whole text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agency.advertisements.pieces import Piece, fold
from agency.skills.terms import Vocabulary
from agency.touches.reading import Fact, read_note

_READ_FOR = frozenset(
    {"pay", "place", "remote", "office_days", "contract_form", "hours", "available_from"}
)


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


def _said(pieces: Sequence[Piece], on: date, vocabulary: Vocabulary) -> Iterator[Said]:
    for piece in pieces:
        for fact in read_note(piece.text, on, vocabulary):
            if fact.kind in _READ_FOR:
                yield Said(fact, piece)
