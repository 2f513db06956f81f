"""Learns from the names of occupations which words of a title matter: a table of piece vectors.

First in closed form: the directions in which names of one occupation differ are shrunk (within-
class whitening, as in linear discriminant analysis). Then the pieces are moved a little, so that
two names of one occupation come closer than names of others (the InfoNCE loss with in-batch
negatives, van den Oord et al. 2018, both ways; step sizes by AdaGrad, one number a piece).
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from agency.meaning.pieces import Vectors, means, table

EPOCHS = 4
STEP = 0.01
TEMPERATURE = 0.07
NAMES_AT_A_TIME = 512
SHRINKAGE = 1.0
FEWEST_NAMES = 200
"""Below this there is too little to learn from."""


def learn(
    pieces: Sequence[Sequence[int]],
    kinds: NDArray[np.int64],
    tell: Callable[[int], None] = lambda _names: None,
) -> Vectors:
    """A vector for each piece, from names (as pieces) and the occupation each belongs to.

    `tell` hears how many names a step has gone through; in all it is `EPOCHS` times all names.
    """
    if len(pieces) < FEWEST_NAMES:
        return table()
    return _refined(pieces, kinds, _whitened(means(pieces, table()), kinds), tell)


def _whitened(names: Vectors, kinds: NDArray[np.int64]) -> Vectors:
    centres = np.zeros((int(kinds.max()) + 1, names.shape[1]))
    np.add.at(centres, kinds, names)
    centres /= np.maximum(np.bincount(kinds), 1)[:, None]
    apart = names - centres[kinds]
    within = apart.T @ apart / len(names)
    width = len(within)
    within += SHRINKAGE * np.trace(within) / width * np.eye(width)
    values, turn = np.linalg.eigh(within)
    rows = (table() - names.mean(axis=0)) @ (turn / np.sqrt(values))
    return np.asarray(rows / np.linalg.norm(rows, axis=1).mean(), dtype=np.float32)


def _refined(
    pieces: Sequence[Sequence[int]],
    kinds: NDArray[np.int64],
    rows: Vectors,
    tell: Callable[[int], None],
) -> Vectors:
    draw = np.random.default_rng(1)
    of_kind = [np.flatnonzero(kinds == kind) for kind in range(int(kinds.max()) + 1)]
    paired = np.array([name for name in range(len(pieces)) if len(of_kind[kinds[name]]) > 1])
    gone = np.zeros(len(rows), np.float32)
    for _ in range(EPOCHS):
        order = draw.permutation(paired)
        for start in range(0, len(order), NAMES_AT_A_TIME):
            anchors = order[start : start + NAMES_AT_A_TIME]
            others = np.array([_another(name, of_kind[kinds[name]], draw) for name in anchors])
            _step(rows, gone, pieces, kinds, anchors, others)
            tell(len(anchors))
    return rows


def _another(name: int, same: NDArray[np.int64], draw: np.random.Generator) -> int:
    chosen = int(same[draw.integers(len(same) - 1)])
    return chosen if chosen != name else int(same[-1])


def _step(
    rows: Vectors,
    gone: Vectors,
    pieces: Sequence[Sequence[int]],
    kinds: NDArray[np.int64],
    anchors: NDArray[np.int64],
    others: NDArray[np.int64],
) -> None:
    """Move the pieces of these names one step, in place."""
    names = [*anchors, *others]
    touched, mixing = _mixing([pieces[name] for name in names])
    raw = mixing @ rows[touched]
    lengths = np.maximum(np.linalg.norm(raw, axis=1, keepdims=True), 1e-6)
    units = raw / lengths
    pull = _pull(units[: len(anchors)], units[len(anchors) :], kinds[anchors], kinds[others])
    along = (pull * units).sum(axis=1, keepdims=True)
    push = mixing.T @ ((pull - along * units) / lengths)
    gone[touched] += (push**2).mean(axis=1)
    rows[touched] -= STEP * push / (np.sqrt(gone[touched])[:, None] + 1e-8)


def _mixing(names: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], Vectors]:
    """The pieces of these names, and how each name is mixed from them."""
    counts = np.array([len(ids) for ids in names])
    touched, at = np.unique(
        np.concatenate([np.array(ids, int) for ids in names]), return_inverse=True
    )
    mixing = np.zeros((len(names), len(touched)), np.float32)
    owner = np.repeat(np.arange(len(names)), counts)
    np.add.at(mixing, (owner, at), 1 / counts[owner])
    return touched, mixing


def _pull(
    one: Vectors, other: Vectors, kind: NDArray[np.int64], kind_other: NDArray[np.int64]
) -> Vectors:
    """The gradient of the loss by the unit vectors of both sides, one under the other."""
    scores = one @ other.T / TEMPERATURE
    namesakes = kind[:, None] == kind_other[None, :]
    np.fill_diagonal(namesakes, False)
    scores[namesakes] = -1e9
    pull = (_softmax(scores, 1) + _softmax(scores, 0)) / 2
    pull[np.diag_indices(len(pull))] -= 1
    pull /= TEMPERATURE * len(pull)
    return np.concatenate([pull @ other, pull.T @ one])


def _softmax(scores: Vectors, axis: int) -> Vectors:
    raised = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return np.asarray(raised / raised.sum(axis=axis, keepdims=True), dtype=np.float32)
