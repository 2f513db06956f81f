"""What a short name means in the trade of the note: "CPC" beside trucks is a licence, beside a clinic's codes another."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from agency.skills.terms import Match, TermKind, Vocabulary
from agency.touches.reading.ground import Ground
from agency.touches.reading.languages.meanings import MEANINGS
from agency.touches.reading.notes import Note, pattern


class _Meaning(NamedTuple):
    spelling: re.Pattern[str]
    has_capitals: bool
    kind: TermKind
    name: str
    near: re.Pattern[str]


@lru_cache(maxsize=1)
def _meanings() -> tuple[_Meaning, ...]:
    return tuple(_meaning(line.strip()) for line in MEANINGS.strip().splitlines())


def _meaning(line: str) -> _Meaning:
    spelling, _, rest = line.partition(" -> ")
    kind, _, told = rest.partition(": ")
    name, _, near = told.partition(" = ")
    return _Meaning(
        pattern(rf"\b(?:{spelling})\b(?![&+])"),
        any(letter.isupper() for letter in re.sub(r"\\.", "", spelling)),
        cast(TermKind, kind),
        name,
        pattern(rf"(?<!\w)(?:{near})(?!\w)"),
    )


def told_apart(note: Note, terms: list[Match], vocabulary: Vocabulary) -> list[Match]:
    """The names that stand in a note, each as what it means there; a longer name around it stays."""
    meant = list(_meant(note, vocabulary))
    if not meant:
        return terms
    longer = Ground(
        len(note.plain),
        [
            (term.start, term.end)
            for term in terms
            if any(
                _is_within(one, term) and one.end - one.start < term.end - term.start
                for one in meant
            )
        ],
    )
    new = [one for one in meant if longer.is_free([(one.start, one.end)])]
    taken = Ground(len(note.plain), [(one.start, one.end) for one in new])
    kept = [term for term in terms if taken.is_free([(term.start, term.end)])]
    return sorted([*kept, *new], key=lambda one: (one.start, one.end))


def _is_within(one: Match, other: Match) -> bool:
    return other.start <= one.start and one.end <= other.end


def _meant(note: Note, vocabulary: Vocabulary) -> Iterator[Match]:
    taken = Ground(len(note.plain), [])
    for meaning in _meanings():
        text = note.cased if meaning.has_capitals else note.plain
        for found in meaning.spelling.finditer(text):
            term = vocabulary.named(meaning.kind, meaning.name)
            if (
                term
                and taken.is_free([found.span()])
                and _is_near(note, found.span(), meaning.near)
            ):
                taken.take([found.span()])
                yield Match(term, *found.span())


def _is_near(note: Note, span: tuple[int, int], near: re.Pattern[str]) -> bool:
    """Whether the note has such a word beside the name itself."""
    return any(
        found.end() <= span[0] or found.start() >= span[1] for found in near.finditer(note.plain)
    )
