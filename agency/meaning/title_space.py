"""Job titles as vectors: the dot product of two says how alike the work is, 1 for the same title.

One part compares the words, with vectors learned from the names of occupations; the other asks
which occupations of the vocabulary a title may name, and how many essential skills these share.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from agency.meaning.kin import coordinates
from agency.meaning.learning import learn
from agency.meaning.pieces import Vectors, means, of_length_one, pieces_of

NEAREST_NAMES = 20
SHARPNESS = 0.1
"""A name 0.1 less alike counts e times less when we ask which occupation a title names."""

TITLES_AT_A_TIME = 1_000
WORK_COUNTS = 0.7
"""What the kind of work says beside the words; measured on titles kept out of the learning."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """A kind of work: its names, and the skills it needs with their weight."""

    names: tuple[str, ...]
    skills: dict[int, float]


@dataclass(frozen=True)
class TitleSpace:
    """Learned from the vocabulary: piece vectors, the known names, and where their work lies."""

    rows: Vectors
    names: Vectors
    kinds: NDArray[np.int64]
    places: Vectors

    @classmethod
    def learned_from(
        cls, occupations: Sequence[Occupation], tell: Callable[[int], None] = lambda _names: None
    ) -> "TitleSpace":
        """A few seconds for the product's own titles, a minute with a classification imported."""
        written = [
            (plain(name), kind) for kind, one in enumerate(occupations) for name in one.names
        ]
        pieces = pieces_of([name for name, _ in written])
        kinds = np.array([kind for _, kind in written], np.int64)
        rows = learn(pieces, kinds, tell)
        places = coordinates([one.skills for one in occupations])
        return cls(rows, means(pieces, rows), kinds, places)

    @property
    def width(self) -> int:
        return int(self.rows.shape[1] + self.places.shape[1])

    def vectors(self, titles: Sequence[str]) -> Vectors:
        """One row a title, of length 1: `rows @ rows.T` is the likeness of each two."""
        parts = [
            self._vectors(titles[start : start + TITLES_AT_A_TIME])
            for start in range(0, len(titles), TITLES_AT_A_TIME)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self.width), np.float32)

    def _vectors(self, titles: Sequence[str]) -> Vectors:
        words = means(pieces_of([plain(title) for title in titles]), self.rows)
        work = np.zeros((len(titles), self.places.shape[1]), np.float32)
        if len(self.names):
            for at, alike in enumerate(words @ self.names.T):
                work[at] = self._work(alike)
        sure = np.sqrt(np.maximum(np.linalg.norm(work, axis=1, keepdims=True), 1e-9))
        return of_length_one(np.concatenate([words, WORK_COUNTS * work / sure], axis=1))

    def _work(self, alike: Vectors) -> Vectors:
        """Where a title lies among the occupations, from how alike it is to each name.

        Short where it may name many kinds of work.
        """
        most = min(NEAREST_NAMES, len(alike) - 1)
        nearest = np.argpartition(-alike, most)[: most + 1]
        weights = np.exp((alike[nearest] - alike[nearest].max()) / SHARPNESS)
        kinds, at = np.unique(self.kinds[nearest], return_inverse=True)
        chance = np.zeros(len(kinds), np.float32)
        np.maximum.at(chance, at, weights.astype(np.float32))
        return np.asarray(chance / chance.sum() @ self.places[kinds], dtype=np.float32)

    def pack(self) -> bytes:
        """At half precision, which is all that is needed."""
        out = io.BytesIO()
        np.savez(
            out,
            rows=self.rows.astype(np.float16),
            names=self.names.astype(np.float16),
            kinds=self.kinds.astype(np.int32),
            places=self.places.astype(np.float16),
        )
        return out.getvalue()

    @classmethod
    def unpack(cls, stored: bytes) -> "TitleSpace":
        kept = np.load(io.BytesIO(stored), allow_pickle=False)
        return cls(
            kept["rows"].astype(np.float32),
            kept["names"].astype(np.float32),
            kept["kinds"].astype(np.int64),
            kept["places"].astype(np.float32),
        )


@lru_cache(maxsize=1 << 17)
def plain(title: str) -> str:
    """In lower case, without what stands in brackets."""
    lowered = title.casefold()
    while "(" in lowered and ")" in lowered[lowered.index("(") :]:
        start = lowered.index("(")
        end = lowered.index(")", start)
        lowered = f"{lowered[:start]} {lowered[end + 1 :]}"
    return " ".join(lowered.split()) or title.casefold()
