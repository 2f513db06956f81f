"""How far a person's record reads like a role: the words they share, and what the texts mean.

Words: BM25 (Robertson and Zaragoza 2009, k1 1.2, b 0.75) over stems, as a share of what a record
with every word of the role would begin to reach. Meaning: the cosine of the mean piece vectors.
Both are added, because the sum orders people better than either and, unlike a fusion of ranks,
says the same of a pair whoever else is looked at. Every text is masked before it comes here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agency.meaning.pieces import WIDTH, Vectors, vectors_of
from agency.meaning.stems import count_words, stems, unpack, word_key

K1, B = 1.2, 0.75
NOTHING_ALIKE = 0.35
"""Sum of both that two texts about nothing in common have already."""
SPREAD = 0.35
"""A sum this much higher closes 63 per cent of what was left to a likeness of 1."""
FEWEST_WORDS = 8
"""A text of fewer different words says too little to be read."""
SHARED_SHOWN = 3
DECIMALS = 4
_INT8 = 127


class Reading(NamedTuple):
    """What a comparison says of one person: 0 to 1, and the rarest words both use."""

    alike: float
    shared: tuple[str, ...] = ()


class Record(NamedTuple):
    """A person's text as it is kept: counted stems, and its vector in 256 bytes."""

    words: bytes
    meaning: bytes


@dataclass(frozen=True, eq=False)
class WordStatistics:
    """In how many of so many records each stem stands, and how long a record is; one count is one object."""

    people: int = 0
    average_words: float = 150.0
    counts: NDArray[np.void] | None = None

    def rarity(self, words: NDArray[np.uint32]) -> Vectors:
        """The idf of each, by the formula of BM25 that never falls under 0."""
        held = np.zeros(len(words))
        if self.counts is not None and len(self.counts):
            at = np.searchsorted(self.counts["word"], words).clip(max=len(self.counts) - 1)
            known = self.counts["word"][at] == words
            held = np.where(known, self.counts["people"][at], 0)
        return np.log(1 + (self.people + 1 - held + 0.5) / (held + 0.5)).astype(np.float32)


def record_of(text: str) -> Record | None:
    """A masked text as it is kept; None for one too short to be read."""
    counted = count_words(text)
    if len(counted) < FEWEST_WORDS:
        return None
    vector = vectors_of([text])[0]
    most = float(np.abs(vector).max()) or 1.0
    return Record(counted.tobytes(), np.rint(vector / most * _INT8).astype(np.int8).tobytes())


class Said(NamedTuple):
    """What a role's masked text says: each stem once, as it was written, and its vector.

    `written` holds the words in the order of `words`, with a space between; it is kept for thousands of roles.
    """

    words: NDArray[np.uint32]
    written: str
    meaning: Vectors


def said_in(text: str) -> Said:
    """A masked text, read once for all the records it is held against."""
    written: dict[int, str] = {}
    for word in text.split():
        for stem in stems(word):
            written.setdefault(word_key(stem), word.strip(".,;:()[]\"'").lower())
    words = np.array(sorted(written), np.uint32)
    return Said(words, " ".join(written[int(word)] for word in words), vectors_of([text])[0])


class RoleText:
    """A role's words, weighed by how rare they are, ready to be held against many records."""

    def __init__(self, said: Said, statistics: WordStatistics) -> None:
        self._words, self._written, self._meaning = said
        self._rarity = statistics.rarity(self._words)
        self._average = statistics.average_words

    @property
    def says_enough(self) -> bool:
        return len(self._words) >= FEWEST_WORDS

    def alike(self, records: Sequence[Record]) -> Vectors:
        """One number a record, 0 to 1."""
        if not records:
            return np.zeros(0, np.float32)
        return _likeness(self._share_of_words(records) + self._alike_in_meaning(records))

    def rounded(self, records: Sequence[Record]) -> list[float]:
        return _rounded(self.alike(records))

    def shared(self, record: Record) -> tuple[str, ...]:
        """The rarest words of the role that stand in the record, as the role writes them."""
        theirs = {*unpack(record.words)["word"].tolist()}
        held = (said for word, said in self._rarest_first if word in theirs)
        return tuple(islice(held, SHARED_SHOWN))

    @cached_property
    def _rarest_first(self) -> list[tuple[int, str]]:
        """Each word with how it is written."""
        rarity = dict(zip(words := self._words.tolist(), self._rarity.tolist(), strict=True))
        said = zip(words, self._written.split(" "), strict=True)
        return sorted(said, key=lambda one: (-rarity[one[0]], one[1]))

    def _share_of_words(self, records: Sequence[Record]) -> Vectors:
        every = unpack(b"".join(record.words for record in records))
        counted = [len(record.words) // every.itemsize for record in records]
        owner = np.repeat(np.arange(len(counted)), counted)
        words, times = every["word"], every["times"].astype(np.float32)
        lengths = np.bincount(owner, weights=times, minlength=len(counted))
        at = np.minimum(np.searchsorted(self._words, words), len(self._words) - 1)
        asked = self._words[at] == words
        at, owner, times = at[asked], owner[asked], times[asked]
        damped = times + K1 * (1 - B + B * lengths[owner] / self._average)
        found = self._rarity[at] * times * (K1 + 1) / damped
        whole = float(self._rarity.sum()) or 1.0
        return np.bincount(owner, weights=found, minlength=len(counted)) / whole

    def _alike_in_meaning(self, records: Sequence[Record]) -> Vectors:
        flat = np.frombuffer(b"".join(record.meaning for record in records), np.int8)
        rows = flat.reshape(len(records), WIDTH).astype(np.float32)
        lengths = np.maximum(np.linalg.norm(rows, axis=1), 1)
        return np.asarray(rows @ self._meaning / lengths, dtype=np.float32)


def alike_to_each(record: Record, texts: Sequence[RoleText]) -> list[float]:
    """What `RoleText.rounded` says of one record, for many roles at once."""
    if not texts:
        return []
    counted = unpack(record.words)
    theirs, times = counted["word"], counted["times"].astype(np.float32)
    asked = np.concatenate([text._words for text in texts])
    owner = np.repeat(np.arange(len(texts)), [len(text._words) for text in texts])
    at = np.searchsorted(theirs, asked).clip(max=len(theirs) - 1)
    held = theirs[at] == asked
    times, length = times[at[held]], float(times.sum())
    damped = times + K1 * (1 - B + B * length / texts[0]._average)
    rarity = np.concatenate([text._rarity for text in texts])[held]
    found = np.bincount(owner[held], rarity * times * (K1 + 1) / damped, len(texts))
    share = found / np.array([float(text._rarity.sum()) or 1.0 for text in texts])
    meaning = np.frombuffer(record.meaning, np.int8).astype(np.float32)
    meant = np.array([text._meaning for text in texts]) @ meaning
    return _rounded(_likeness(share + meant / max(float(np.linalg.norm(meaning)), 1)))


def _likeness(together: NDArray[np.floating[Any]]) -> Vectors:
    left = np.exp(-np.maximum(together - NOTHING_ALIKE, 0) / SPREAD)
    return np.asarray(1 - left, dtype=np.float32)


def _rounded(alike: Vectors) -> list[float]:
    """As it counts, so that the last bits of a processor decide nothing."""
    return [round(one, DECIMALS) for one in alike.tolist()]


def count_records(records: Sequence[Record]) -> WordStatistics:
    """Statistics of a sample of records."""
    if not records:
        return WordStatistics()
    counted = [unpack(record.words) for record in records]
    words, people = np.unique(np.concatenate([one["word"] for one in counted]), return_counts=True)
    counts = np.empty(len(words), dtype=[("word", "<u4"), ("people", "<u4")])
    counts["word"], counts["people"] = words, people
    average = sum(int(one["times"].sum()) for one in counted) / len(counted)
    return WordStatistics(len(counted), average, counts)
