"""The passage that shows best why somebody was found, with the words marked. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agency.search.boolean import Words
from agency.search.tokens import Token, tokens

LONGEST = 180
"""Characters of a passage."""
_BEFORE = 60
"""Characters kept before the first marked word."""


@dataclass(frozen=True)
class Told:
    """A text of somebody, and where it comes from."""

    text: str
    is_quote: bool = False
    """Their own words."""
    channel: str = ""
    """How it came: ``call``, ``email``; nothing for a résumé."""
    on: date | None = None
    told_as: str = ""
    """What is shown for it to a reader of another language than it is kept in."""


@dataclass(frozen=True)
class Passage:
    """Pieces of the text in order, and which of them are marked."""

    pieces: tuple[tuple[str, bool], ...]
    told: Told

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


def best_passage(texts: Iterable[Told], wanted: Sequence[Words]) -> Passage | None:
    """Of the text that mentions most of what was asked for; of equals the first. Nothing where none does."""
    best: tuple[int, Told, list[tuple[int, int]]] | None = None
    for told in texts:
        said = [*tokens(told.text), *tokens(told.told_as)]
        found = [list(_places(said, words)) for words in wanted]
        hits = sum(bool(one) for one in found)
        if hits and (best is None or hits > best[0]):
            best = hits, told, sorted({place for one in found for place in one})
        if hits == len(wanted):  # no later text can mention more
            break
    if best is None:
        return None
    _, told, spans = best
    if told.told_as:
        return Passage(marked(told.told_as, wanted), told)
    return Passage(tuple(_pieces(told.text, spans)), told)


def marked(text: str, wanted: Sequence[Words]) -> tuple[tuple[str, bool], ...]:
    """A short text whole, with the words marked."""
    if not wanted:
        return ((text, False),)
    said = list(tokens(text))
    spans = sorted({place for words in wanted for place in _places(said, words)})
    return tuple(_cut(text, spans, 0, len(text)))


def _places(said: Sequence[Token], words: Words) -> Iterator[tuple[int, int]]:
    """Where a text says the words, one after the other."""
    *heads, last = words.stems
    before = len(heads)
    for at, token in enumerate(said[before:]):
        is_last = token.stem.startswith(last) if words.begins else token.stem == last
        if is_last and all(one.stem == head for one, head in zip(said[at:], heads, strict=False)):
            yield said[at].start, token.end


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The stretch around the first marked word, cut where words end."""
    first = spans[0][0]
    start = 0 if first <= _BEFORE else text.find(" ", first - _BEFORE) + 1
    start = min(start, first)
    end = len(text)
    if end - start > LONGEST:
        end = max(text.rfind(" ", start, start + LONGEST), spans[0][1])
    if start:
        yield "…", False
    yield from _cut(text, spans, start, end)
    if end < len(text):
        yield "…", False


def _cut(
    text: str, spans: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[tuple[str, bool]]:
    at = start
    for first, last in spans:
        if first < at or last > end:
            continue
        if first > at:
            yield text[at:first], False
        yield text[first:last], True
        at = last
    if at < end:
        yield text[at:end], False
