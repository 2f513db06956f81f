"""The fit finds what made the answers, never goes below zero, and is held by its ridge."""

from math import exp, log
from random import Random

import pytest

from agency.insights.logistic import fit_logistic, surprise


def drawn(slopes: tuple[float, ...], level: float, people: int, seed: int = 3):
    dice = Random(seed)
    rows = [tuple(dice.random() for _ in slopes) for _ in range(people)]
    zs = [level + sum(s * v for s, v in zip(slopes, row, strict=True)) for row in rows]
    return rows, [dice.random() < 1 / (1 + exp(-z)) for z in zs]


def test_with_many_answers_it_finds_what_made_them() -> None:
    rows, kinds = drawn((3.0, 1.0, 0.0), -2.0, 6_000)
    found = fit_logistic(rows, kinds, [0, 0, 0], 1e-6)
    assert found.level == pytest.approx(-2.0, abs=0.25)
    assert found.slopes == pytest.approx((3.0, 1.0, 0.0), abs=0.3)


def test_what_speaks_against_somebody_stands_at_zero() -> None:
    rows, kinds = drawn((2.0, -2.0), 0.0, 800)
    assert fit_logistic(rows, kinds, [1, 1], 0.1).slopes[1] == 0.0


def test_without_answers_to_speak_of_the_ridge_keeps_what_was() -> None:
    rows, kinds = drawn((0.0, 9.0), -4.5, 10)
    found = fit_logistic(rows, kinds, [3.0, 1.0], 1e6)
    assert found.slopes == pytest.approx((3.0, 1.0), abs=1e-3)


def test_level_alone_is_the_log_odds() -> None:
    found = fit_logistic([(0.0,)] * 10, [True] * 8 + [False] * 2, [0.0], 1.0)
    assert found.level == pytest.approx(log(4), abs=1e-6)


def test_total_that_tells_everybody_apart_stays_finite() -> None:
    found = fit_logistic([(0.0,)] * 9 + [(1.0,)] * 9, [False] * 9 + [True] * 9, [0.0], 0.05)
    assert 3 < found.slopes[0] < 30
    assert found.chance((1.0,)) > 0.9


def test_where_it_ends_is_the_lowest_point() -> None:
    """No small step in any direction that is allowed costs less."""
    rows, kinds = drawn((2.0, 0.5, -1.0), -1.0, 150)
    prior, ridge = [1.0, 1.0, 1.0], 2.0
    found = fit_logistic(rows, kinds, prior, ridge)

    def cost(at: tuple[float, ...]) -> float:
        zs = [at[0] + sum(s * v for s, v in zip(at[1:], row, strict=True)) for row in rows]
        loss = sum(log(1 + exp(z)) - z * yes for z, yes in zip(zs, kinds, strict=True))
        return loss + ridge / 2 * sum((s - p) ** 2 for s, p in zip(at[1:], prior, strict=True))

    here = (found.level, *found.slopes)
    for place in range(4):
        for step in (-0.01, 0.01):
            there = tuple(v + step * (i == place) for i, v in enumerate(here))
            if place and there[place] < 0:
                continue
            assert cost(there) > cost(here) - 1e-9


def test_a_coin_is_as_surprised_as_a_coin() -> None:
    found = fit_logistic([(0.0,)] * 4, [True, False, True, False], [0.0], 1.0)
    assert surprise(found, [(0.0,)] * 2, [True, False]) == pytest.approx(log(2), abs=1e-6)
