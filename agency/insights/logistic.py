"""Logistic regression for a handful of numbers, written out: no slope below zero, and all held
towards where they were.

Minimises  sum of log(1 + exp(z)) - y z  +  ridge / 2 * sum of (slope - prior)^2
with       z = level + sum of slope * number,  every slope >= 0,
by Newton steps over the slopes that are free to move (Bertsekas 1982), halved until they help. The
sum is convex, so where the steps end does not depend on where they begin.
"""

from collections.abc import Sequence
from math import exp, log1p
from typing import NamedTuple

STEPS = 60
ENOUGH = 1e-9
Row = Sequence[float]


class Fitted(NamedTuple):
    level: float
    slopes: tuple[float, ...]

    def chance(self, row: Row) -> float:
        """How likely a yes is, 0 to 1."""
        return _logistic(_z((self.level, *self.slopes), row))


def fit_logistic(
    rows: Sequence[Row], answers: Sequence[bool], prior: Sequence[float], ridge: float
) -> Fitted:
    """The level and slopes that explain the answers best, as far as the ridge lets them move."""
    at = [0.0, *prior]
    now = _cost(at, rows, answers, prior, ridge)
    for _ in range(STEPS):
        slope, curve = _derivatives(at, rows, answers, prior, ridge)
        free = [j for j in range(len(at)) if j == 0 or at[j] > 0 or slope[j] < 0]
        step = _solve([[curve[i][j] for j in free] for i in free], [slope[j] for j in free])
        at, now, gained = _shortened(
            at, now, dict(zip(free, step, strict=True)), rows, answers, prior, ridge
        )
        if gained < ENOUGH:
            break
    return Fitted(at[0], tuple(at[1:]))


def surprise(fitted: Fitted, rows: Sequence[Row], answers: Sequence[bool]) -> float:
    """The mean log loss: 0 for a seer, 0.69 for a coin; lower is better."""
    held = [min(max(fitted.chance(row), 1e-9), 1 - 1e-9) for row in rows]
    losses = [
        -log1p(chance - 1) if yes else -log1p(-chance)
        for chance, yes in zip(held, answers, strict=True)
    ]
    return sum(losses) / len(losses)


def _shortened(
    at: list[float],
    now: float,
    step: dict[int, float],
    rows: Sequence[Row],
    answers: Sequence[bool],
    prior: Sequence[float],
    ridge: float,
) -> tuple[list[float], float, float]:
    """The step, halved until the cost falls; where to, the cost there, and how much was gained."""
    length = 1.0
    while length > 1e-6:
        tried = [value if j not in step else value - length * step[j] for j, value in enumerate(at)]
        tried = [tried[0], *(max(0.0, value) for value in tried[1:])]
        cost = _cost(tried, rows, answers, prior, ridge)
        if cost < now:
            return tried, cost, now - cost
        length /= 2
    return at, now, 0.0


def _cost(
    at: Sequence[float],
    rows: Sequence[Row],
    answers: Sequence[bool],
    prior: Sequence[float],
    ridge: float,
) -> float:
    loss = 0.0
    for row, yes in zip(rows, answers, strict=True):
        z = _z(at, row)
        loss += max(z, 0.0) + log1p(exp(-abs(z))) - (z if yes else 0.0)
    return loss + ridge / 2 * sum((b - p) ** 2 for b, p in zip(at[1:], prior, strict=True))


def _derivatives(
    at: Sequence[float],
    rows: Sequence[Row],
    answers: Sequence[bool],
    prior: Sequence[float],
    ridge: float,
) -> tuple[list[float], list[list[float]]]:
    size = len(at)
    slope = [0.0, *(ridge * (b - p) for b, p in zip(at[1:], prior, strict=True))]
    curve = [[ridge if i == j > 0 else 0.0 for j in range(size)] for i in range(size)]
    for row, yes in zip(rows, answers, strict=True):
        chance = _logistic(_z(at, row))
        bend, known = chance * (1 - chance), (1.0, *row)
        for i, value in enumerate(known):
            slope[i] += (chance - yes) * value
            for j in range(i + 1):
                curve[i][j] += bend * value * known[j]
    for i in range(size):
        curve[i][i] += 1e-9  # all answers alike leave nothing to bend
        for j in range(i):
            curve[j][i] = curve[i][j]
    return slope, curve


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss, with the largest pivot."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for k in range(size):
        best = max(range(k, size), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        for i in range(k + 1, size):
            share = rows[i][k] / rows[k][k]
            rows[i] = [a - share * b for a, b in zip(rows[i], rows[k], strict=True)]
    found = [0.0] * size
    for k in reversed(range(size)):
        rest = sum(rows[k][j] * found[j] for j in range(k + 1, size))
        found[k] = (rows[k][size] - rest) / rows[k][k]
    return found


def _z(at: Sequence[float], row: Row) -> float:
    return at[0] + sum(slope * value for slope, value in zip(at[1:], row, strict=True))


def _logistic(z: float) -> float:
    return 1 / (1 + exp(-z)) if z >= 0 else exp(z) / (1 + exp(z))
