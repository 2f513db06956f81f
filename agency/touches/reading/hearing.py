"""What a clause does, told by the weight of its words: asks for quiet, promises, names a day to ring, answers. Pure.

People say these things in more ways than rules can list, so the weights are learned from sentences that were labelled by
hand (`python -m bench.notes.learning`): a logistic regression for each act over words, pairs of words and pieces of words.
A day counts as one word, and so does a name; what is heard is never said surely, for that is left to the grammars.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from agency.touches.reading.dates import When
from agency.touches.reading.facts import Span
from agency.touches.reading.notes import Note

Act = Literal[
    "stop",
    "pause",
    "callback_on",
    "promise",
    "referral",
    "condition",
    "available_from",
    "notice",
    "interested",
    "not_now",
    "not_for_them",
    "left_message",
    "no_answer",
    "call",
    "voicemail",
    "email",
    "linkedin",
    "text",
    "meeting",
    "event",
    "conversation",
    "attempt",
]
ACTS: tuple[Act, ...] = get_args(Act)

LEARNED = "languages/heard.tsv"
"""A line a piece: the piece, and for each act it speaks for or against the act and the weight."""
GRAMS = (3, 4, 5)
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[?!$€£%@:+]")
_NAME = re.compile(r"\b[A-Z][a-z]+\b")
_CLAUSE_END = re.compile(r",\s|\s-+\s|:\s|\s(?:but|so|then|and then|mais|donc|aber|also)\s|[()]|\"")
_DAY, _SOMEBODY, _FIGURE = "<day>", "<name>", "9"


class Word(NamedTuple):
    said: str
    start: int
    end: int


class Clause(NamedTuple):
    """A stretch of the note and how likely it does each act, in the order of `ACTS`."""

    span: Span
    chances: NDArray[np.float32]


class Weights(NamedTuple):
    """The row of each piece in `rows` (pieces by acts); `bias` is what is heard where nothing is said."""

    at: dict[str, int]
    rows: NDArray[np.float32]
    bias: NDArray[np.float32]


def hear(note: Note, dates: Sequence[When]) -> list[Clause]:
    """Every sentence, and every clause of those that have several."""
    heard = weights()
    return [Clause(span, _chances(pieces_of(said), heard)) for span, said in clauses(note, dates)]


def clauses(note: Note, dates: Sequence[When]) -> Iterator[tuple[Span, list[str]]]:
    """Each with its words; a sentence comes before its clauses."""
    words = words_of(note, dates)
    start = 0
    for sentence_end in (*note.sentence_ends, len(note.plain)):
        inner = [found.start() for found in _CLAUSE_END.finditer(note.plain, start, sentence_end)]
        cuts = [start, *inner, sentence_end]
        spans = [(start, sentence_end), *(pairwise(cuts) if inner else ())]
        for span in spans:
            inside = [word for word in words if span[0] <= word.start < span[1]]
            if inside:
                yield (inside[0].start, inside[-1].end), [word.said for word in inside]
        start = sentence_end


def words_of(note: Note, dates: Sequence[When]) -> list[Word]:
    """The words of a note; a day, a name inside a sentence and a figure are one word each."""
    days = {when.span[0]: when.span[1] for when in dates}
    opening = {0, *note.sentence_ends}
    words: list[Word] = []
    taken = 0
    for found in _WORD.finditer(note.plain):
        start, end = found.span()
        if start < taken:
            continue
        if start in days:
            taken = days[start]
            words.append(Word(_DAY, start, taken))
            continue
        is_first = not note.plain[max(_before(opening, start), 0) : start].strip(' "(')
        if not is_first and _NAME.match(note.cased, start):
            words.append(Word(_SOMEBODY, start, end))
        else:
            words.append(Word(_FIGURE if found[0].isdigit() else found[0], start, end))
    return words


def _before(marks: set[int], at: int) -> int:
    return max((mark for mark in marks if mark <= at), default=0)


def pieces_of(words: Sequence[str]) -> tuple[set[str], set[str]]:
    """Words with their neighbours and those beyond, and the pieces that words are made of."""
    said = ["<s>", *words, "</s>"]
    whole = {*words, *(f"{one} {two}" for one, two in pairwise(said))}
    whole |= {f"{one} _ {two}" for one, two in zip(said, said[2:], strict=False)}
    parts: set[str] = set()
    for word in words:
        parts |= _grams(word)
    return whole, parts


@lru_cache(maxsize=1 << 14)
def _grams(word: str) -> frozenset[str]:
    if len(word) < 3 or word in (_DAY, _SOMEBODY):
        return frozenset()
    padded = f"~{word}~"
    return frozenset(
        f"={padded[at : at + size]}" for size in GRAMS for at in range(len(padded) - size + 1)
    )


def _chances(pieces: tuple[set[str], set[str]], heard: Weights) -> NDArray[np.float32]:
    total = heard.bias.copy()
    for group in pieces:
        known = [heard.at[piece] for piece in group if piece in heard.at]
        if known:
            total += heard.rows[sorted(known)].sum(axis=0) / np.float32(sqrt(len(group)))
    return np.asarray(1 / (1 + np.exp(-total)), dtype=np.float32)


@cache
def weights() -> Weights:
    """What was learned, read from its file once a process."""
    order = {act: column for column, act in enumerate(ACTS)}
    at: dict[str, int] = {}
    lines = files("agency.touches.reading").joinpath(LEARNED).read_text(encoding="utf-8")
    table = [line.split("\t") for line in lines.splitlines()]
    rows = np.zeros((len(table), len(ACTS)), np.float32)
    for row, (piece, *said) in enumerate(table):
        at[piece] = row
        for one in said:
            act, weight = one.split(" ")
            rows[row, order[act]] = float(weight)  # type: ignore[index]
    bias = rows[at.pop("")]
    return Weights(at, rows, bias)
