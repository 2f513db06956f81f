"""Job titles as vectors: the dot product of two says how alike the work is, from 0 to about 1.

Half of it compares the words, with vectors learned from the names of occupations; half asks which
occupations of the vocabulary a title may name, and how many essential skills these share.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from agency.meaning.kin import coordinates
from agency.meaning.learning import learn
from agency.meaning.pieces import Vectors, means, pieces_of, table

NEAREST_NAMES = 20
SHARPNESS = 0.1
"""A name 0.1 less alike counts e times less when we ask which occupation a title names."""

NAMES_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True)
class Occupation:
    """A kind of work: its names, and the skills it needs with their weight."""

    names: tuple[str, ...]
    skills: dict[int, float]


@dataclass(frozen=True)
class TitleSpace:
    """Learned from the vocabulary; `moved` are the pieces that its names are made of."""

    moved: NDArray[np.int64]
    rows: Vectors
    names: Vectors
    kinds: NDArray[np.int64]
    places: Vectors

    @classmethod
    def learned_from(
        cls, occupations: Sequence[Occupation], tell: Callable[[int], None] = lambda names: None
    ) -> "TitleSpace":
        """A few seconds for the product's own titles, a minute with a classification imported."""
        written = [(plain(name), kind) for kind, one in enumerate(occupations) for name in one.names]
        pieces = pieces_of([name for name, _ in written])
        kinds = np.array([kind for _, kind in written], np.int64)
        rows = learn(pieces, kinds, tell)
        moved = np.flatnonzero((rows != table()).any(axis=1))
        places = coordinates([one.skills for one in occupations])
        return cls(moved, rows[moved], means(pieces, rows), kinds, places)

    @cached_property
    def _table(self) -> Vectors:
        rows = table().copy()
        rows[self.moved] = self.rows
        return rows

    @property
    def width(self) -> int:
        return int(table().shape[1] + self.places.shape[1])

    def vectors(self, titles: Sequence[str]) -> Vectors:
        """One row a title; `rows @ rows.T` is the likeness of each two."""
        parts = [
            self._vectors(titles[start : start + NAMES_AT_A_TIME])
            for start in range(0, len(titles), NAMES_AT_A_TIME)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self.width), np.float32)

    def _vectors(self, titles: Sequence[str]) -> Vectors:
        words = means(pieces_of([plain(title) for title in titles]), self._table)
        work = np.zeros((len(titles), self.places.shape[1]), np.float32)
        if len(self.names):
            for at, alike in enumerate(words @ self.names.T):
                work[at] = self._work(alike)
        return np.asarray(np.concatenate([words, work], axis=1) / np.sqrt(2), dtype=np.float32)

    def _work(self, alike: Vectors) -> Vectors:
        """Where a title lies among the occupations, from how alike it is to each name."""
        most = min(NEAREST_NAMES, len(alike) - 1)
        nearest = np.argpartition(-alike, most)[: most + 1]
        weights = np.exp((alike[nearest] - alike[nearest].max()) / SHARPNESS)
        kinds, at = np.unique(self.kinds[nearest], return_inverse=True)
        chance = np.zeros(len(kinds), np.float32)
        np.maximum.at(chance, at, weights.astype(np.float32))
        return np.asarray(chance / chance.sum() @ self.places[kinds], dtype=np.float32)

    def pack(self) -> bytes:
        """All but the published table, at half precision where that is enough."""
        out = io.BytesIO()
        np.savez_compressed(
            out,
            moved=self.moved.astype(np.int32),
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
            kept["moved"].astype(np.int64),
            kept["rows"].astype(np.float32),
            kept["names"].astype(np.float32),
            kept["kinds"].astype(np.int64),
            kept["places"].astype(np.float32),
        )


def plain(title: str) -> str:
    """In lower case, without what stands in brackets."""
    lowered = title.casefold()
    while "(" in lowered and ")" in lowered[lowered.index("(") :]:
        start = lowered.index("(")
        end = lowered.index(")", start)
        lowered = f"{lowered[:start]} {lowered[end + 1 :]}"
    return " ".join(lowered.split()) or title.casefold()


def most_names(occupations: Sequence[Occupation]) -> int:
    return len(list(chain.from_iterable(one.names for one in occupations)))
