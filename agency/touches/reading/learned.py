"""Weights that were learned from labelled sentences (`python -m bench.notes.learning`): how much each piece of what is said speaks for what.

A file of them has a line a piece: the piece, and for each outcome it speaks for or against the outcome and the weight.
The line without a piece is what is heard where nothing is said.
"""

from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float32]


class Weights(NamedTuple):
    """The row of each piece in `rows`, a column an outcome."""

    at: dict[str, int]
    rows: Numbers
    bias: Numbers

    def sums(self, groups: Sequence[Collection[str]]) -> Numbers:
        """What the pieces say together; a group counts the same however many it has."""
        total = self.bias.copy()
        for group in groups:
            known = sorted(map(self.at.__getitem__, self.at.keys() & group))
            if known:
                total += self.rows[known].sum(axis=0) / np.float32(sqrt(len(group)))
        return total


def likely(sums: Numbers) -> Numbers:
    """The chance of each outcome by itself."""
    return np.asarray(1 / (1 + np.exp(-sums)), dtype=np.float32)


def likely_of_all(sums: Numbers) -> Numbers:
    """The chance of each outcome where it is just one of them."""
    shares = np.exp(sums - sums.max())
    return np.asarray(shares / shares.sum(), dtype=np.float32)


@cache
def weights(name: str, outcomes: tuple[str, ...]) -> Weights:
    """Read from their file once a process."""
    lines = files("agency.touches.reading").joinpath(f"languages/{name}.tsv")
    table = [line.split("\t") for line in lines.read_text(encoding="utf-8").splitlines()]
    column = {outcome: at for at, outcome in enumerate(outcomes)}
    rows = np.zeros((len(table), len(outcomes)), np.float32)
    at = {piece: row for row, (piece, *_) in enumerate(table)}
    for row, (_, *said) in enumerate(table):
        for one in said:
            outcome, weight = one.split(" ")
            rows[row, column[outcome]] = float(weight)
    return Weights(at, rows, rows[at.pop("")])
