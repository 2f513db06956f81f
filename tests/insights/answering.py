"""Invented answers, drawn with a fixed seed: what really matters is known, so a test can ask for it."""

from datetime import datetime, timedelta
from math import exp
from random import Random

from agency.insights.answered import Answer
from agency.matching.weights import PARTS, STANDARD
from tests.factories import NOON


def drawn(people: int, truth: tuple[float, ...], level: float, seed: int = 5) -> list[Answer]:
    """Answers of people whose interest grows with each part's share by `truth`; the oldest first."""
    dice = Random(seed)
    return [_one(dice, truth, level, NOON + timedelta(hours=n)) for n in range(people)]


def _one(dice: Random, truth: tuple[float, ...], level: float, at: datetime) -> Answer:
    shares = [dice.random() for _ in PARTS]
    z = level + sum(t * s for t, s in zip(truth, shares, strict=True))
    total = int(sum(p * s for p, s in zip(STANDARD.points, shares, strict=True)))
    return Answer(
        dict(zip(PARTS, shares, strict=True)), total, dice.random() < 1 / (1 + exp(-z)), at
    )
