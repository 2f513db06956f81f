"""The words an agency knows, and finding them in text. Pure: no database, no Flask, no clock.

Matching is by whole tokens, ignoring case, accents and hyphens; the longest spelling wins, from
left to right. Spellings that are also ordinary words ("Go", "R", "Spark") must be written as in
the vocabulary and not stand where any word would have a capital.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from agency.skills.ordinary import ordinary_words
from agency.skills.slips import Slips
from agency.words import unaccented

TermKind = Literal["skill", "designation", "industry", "title"]
RelationKind = Literal["needs", "part_of", "close_to", "essential", "optional", "same_work"]

TITLE_LEVELS = (
    "", "intern", "junior", "intermediate", "senior", "lead", "manager", "director", "executive",
)  # fmt: skip
"""The steps of a title, the lowest first; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the vocabulary. `id` is None until stored.

    `field` is a skill's sector, a title's function or a designation's issuer; `level` is a title's
    seniority or a designation's full name (which is matched like a synonym).
    """

    id: int | None
    name: str
    synonyms: tuple[str, ...]
    kind: TermKind
    field: str = ""
    level: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        full_name = (self.level,) if self.kind == "designation" and self.level else ()
        return (self.name, *full_name, *self.synonyms)


class NamedPlace(Protocol):
    """What the matcher needs of a place; `agency.places.gazetteer.PlaceName` has it."""

    @property
    def name(self) -> str: ...

    @property
    def synonyms(self) -> tuple[str, ...]: ...


class Match(NamedTuple):
    """A term of the vocabulary at text[start:end]. Terms that share a spelling share a span."""

    term: Term
    start: int
    end: int


class PlaceMatch(NamedTuple):
    """A place at text[start:end]; where towns share a name, the vocabulary's first one."""

    place: NamedPlace
    start: int
    end: int


@dataclass(frozen=True)
class Vocabulary:
    """Everything the agency has a word for. Build once and keep: the index is made at first use."""

    skills: tuple[Term, ...] = ()
    designations: tuple[Term, ...] = ()
    industries: tuple[Term, ...] = ()
    titles: tuple[Term, ...] = ()
    places: Sequence[NamedPlace] = field(default=())
    currency: str = "CAD"

    def find_terms(self, text: str) -> list[Match]:
        """Skills, designations, industries and titles in order of appearance."""
        found = self._terms.find(text)
        return [Match(term, start, end) for terms, start, end in found for term in terms]

    def find_places(self, text: str) -> list[PlaceMatch]:
        return [PlaceMatch(places[0], start, end) for places, start, end in self._places.find(text)]

    def named(self, kind: TermKind, name: str) -> Term | None:
        """The term of a kind that has this very name."""
        return self._named.get((kind, name))

    @cached_property
    def _named(self) -> dict[tuple[TermKind, str], Term]:
        every = (*self.skills, *self.designations, *self.industries, *self.titles)
        return {(term.kind, term.name): term for term in every}

    @cached_property
    def short_names(self) -> frozenset[str]:
        """Those in capitals ("CSPO"), in small letters."""
        every = (*self.skills, *self.designations, *self.titles)
        spellings = {spelling for term in every for spelling in term.spellings}
        return frozenset(
            spelling.lower()
            for spelling in spellings
            if len(spelling) > 2 and spelling.isalpha() and spelling.isupper()
        )

    @cached_property
    def slips(self) -> Slips:
        """Tells a mistyped word of the names from any other."""
        terms = (*self.skills, *self.designations, *self.industries, *self.titles)
        spellings = [spelling for term in terms for spelling in term.spellings]
        spellings += [name for place in self.places for name in (place.name, *place.synonyms)]
        tokens = [[token.plain for token in _tokens(spelling)] for spelling in spellings]
        words = (words[0] for words in tokens if len(words) == 1)
        # Words in -ing are a letter away from too many others; a word of a longer name is right as it stands.
        return Slips(
            (word for word in words if not word.endswith("ing")),
            right=(word for words in tokens for word in words),
        )

    @cached_property
    def _terms(self) -> "_Index[Term]":
        every = (*self.skills, *self.designations, *self.industries, *self.titles)
        return _Index((spelling, term) for term in every for spelling in term.spellings)

    @cached_property
    def _places(self) -> "_Index[NamedPlace]":
        return _Index(
            (spelling, place) for place in self.places for spelling in (place.name, *place.synonyms)
        )


T = TypeVar("T")


class _Token(NamedTuple):
    plain: str
    written: str
    start: int
    end: int


@dataclass(slots=True)
class _Entry(Generic[T]):
    meanings: list[T]
    exact: set[str]  # how it must be written, where case tells it from an ordinary word


class _Index(Generic[T]):
    """Token tuples to meanings; one dictionary look-up per token and possible length."""

    def __init__(self, spellings: Iterable[tuple[str, T]]) -> None:
        self._entries: dict[tuple[str, ...], _Entry[T]] = {}
        self._lengths: dict[str, list[int]] = {}
        for spelling, meaning in spellings:
            self._add(_spelling_tokens(spelling), meaning)

    def _add(self, tokens: list[_Token], meaning: T) -> None:
        if not tokens:
            return
        key = tuple(token.plain for token in tokens)
        entry = self._entries.setdefault(key, _Entry([], set()))
        if meaning not in entry.meanings:
            entry.meanings.append(meaning)
        if needs_its_case(key):
            entry.exact.add(tokens[0].written)
        lengths = self._lengths.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def find(self, text: str) -> Iterator[tuple[list[T], int, int]]:
        tokens = list(_tokens(text))
        shouted = text.upper() == text  # then capitals tell nothing
        at = 0
        while at < len(tokens):
            entry, length = self._longest(tokens, at, shouted)
            if entry is not None:
                yield entry.meanings, tokens[at].start, tokens[at + length - 1].end
            at += length

    def _longest(
        self, tokens: list[_Token], at: int, shouted: bool
    ) -> tuple[_Entry[T] | None, int]:
        for length in self._lengths.get(tokens[at].plain, ()):
            entry = self._entry(tokens[at : at + length], length)
            if entry and (not entry.exact or _case_tells(tokens, at, entry, shouted)):
                return entry, length
        singular = _singular(tokens[at].plain)
        if singular and (entry := self._entries.get((singular,))) and not entry.exact:
            return entry, 1
        return None, 1

    def _entry(self, window: list[_Token], length: int) -> _Entry[T] | None:
        if len(window) < length:
            return None
        key = tuple(token.plain for token in window)
        singular = _singular(key[-1]) if length > 1 else None
        return self._entries.get(key) or (
            self._entries.get((*key[:-1], singular)) if singular else None
        )


def needs_its_case(key: tuple[str, ...]) -> bool:
    """One or two letters, or a word any note may contain, say nothing in lower case."""
    if len(key) > 1:
        return key[0] == "or"  # "OR nurse" works in the operating room
    return key[0].isalpha() and (len(key[0]) <= 2 or key[0] in ordinary_words("en"))


def _case_tells(tokens: list[_Token], at: int, entry: _Entry[T], shouted: bool) -> bool:
    token = tokens[at]
    before = tokens[at - 1].written if at else "\n"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if shouted or token.written not in entry.exact:
        return False
    if len(token.plain) == 1 and not _stands_alone(before, after, token):
        return False
    opens_sentence = before in {".", "!", "?", ":", "\n", "•", '"'}
    is_acronym = len(token.plain) > 1 and token.written.isupper()
    is_listed = after is not None and after.written in {"and", "&", "+"}
    is_listed = is_listed and at + 2 < len(tokens) and tokens[at + 2].written[:1].isupper()
    return (
        is_acronym
        or not opens_sentence
        or is_listed
        or (after is None or after.written in {",", "/", "\n", "or", "only"})
    )


_LETTERED = "plan series vitamin grade class option section hepatitis type level apartment unit"
_BEFORE_A_LETTER = frozenset(_LETTERED.split())


def _stands_alone(before: str, after: _Token | None, token: _Token) -> bool:
    """A single letter is a language, not an initial, a grade, "C-level" or "R&D"."""
    if before.lower() in _BEFORE_A_LETTER or before in {"&", "'", "."} or before.isdigit():
        return False
    touching = after is not None and after.start == token.end
    if after is None or not touching:
        return after is None or after.plain not in {"suite", "level", "&"}
    return after.written in {",", ".", "/", ")", ";", "\n", "!", "?"} and not (
        after.written == "." and before[:1].isupper()
    )


_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|\n|[^\w\s]|_")


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        written = found.group()
        # A hyphen may stand for a space, except after a single letter ("C-level", "R-rated").
        if written in "-‐" and not _follows_single_letter(text, found.start()):
            continue
        yield _Token(_fold(written), written, found.start(), found.end())


def _follows_single_letter(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalpha() and (at == 1 or not text[at - 2].isalnum())


def _spelling_tokens(spelling: str) -> list[_Token]:
    tokens = list(_tokens(spelling))
    while len(tokens) > 1 and tokens[-1].plain == ".":
        tokens.pop()
    return tokens


@lru_cache(maxsize=1 << 14)
def _fold(written: str) -> str:
    return unaccented(written.casefold()) or written


def _singular(word: str) -> str | None:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else None
