"""How alike kinds of work are by the skills they share, as coordinates.

Two occupations are alike as far as their skills overlap, rare skills counting more: the cosine of
their idf-weighted skill vectors. `coordinates` gives each occupation a short vector whose dot
products are these cosines, as near as so many numbers allow.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from agency.meaning.pieces import Vectors

OPTIONAL = 0.3
"""What a skill counts that helps but is not essential."""

MOST_COORDINATES = 192
ROUNDS = 6


def coordinates(skills: Sequence[Mapping[int, float]]) -> Vectors:
    """One row an occupation from its skills with their weights (1 essential, `OPTIONAL`)."""
    alike = likeness(skills)
    width = min(MOST_COORDINATES, len(skills))
    if not width:
        return np.zeros((0, 0), np.float32)
    basis = leading(alike, width)
    values, turn = np.linalg.eigh(basis.T @ alike @ basis)
    return np.asarray(basis @ (turn * np.sqrt(np.maximum(values, 0))), dtype=np.float32)


def likeness(skills: Sequence[Mapping[int, float]]) -> Vectors:
    """Cosines of every two occupations, 1 on the diagonal."""
    holders: dict[int, list[tuple[int, float]]] = {}
    for row, held in enumerate(skills):
        for skill, weight in held.items():
            holders.setdefault(skill, []).append((row, weight))
    alike = np.zeros((len(skills), len(skills)), np.float32)
    for skill in sorted(holders):
        rows, weights = zip(*holders[skill], strict=True)
        counts = np.array(weights, np.float32) * np.log(1 + len(skills) / len(rows))
        alike[np.ix_(rows, rows)] += np.outer(counts, counts)
    lengths = np.sqrt(np.diag(alike))
    lengths[lengths == 0] = 1
    alike /= np.outer(lengths, lengths)
    np.fill_diagonal(alike, 1)
    return alike


def leading(alike: Vectors, width: int) -> Vectors:
    """A basis of the strongest directions, by iterating on a subspace from a fixed start."""
    basis = np.random.default_rng(1).standard_normal((len(alike), width)).astype(np.float32)
    for _ in range(ROUNDS):
        basis, _ = np.linalg.qr(alike @ basis)
    return np.asarray(basis, dtype=np.float32)
