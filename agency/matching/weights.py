"""How much each part counts in this agency: ignored, scored, or a must, and for how many points."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

Mode: TypeAlias = Literal["ignore", "score", "must"]

MODES: tuple[Mode, ...] = ("ignore", "score", "must")
POINTS = {"want": 35, "skills": 25, "timing": 15, "place": 15, "pay": 10}
PARTS = tuple(POINTS)
"""The five parts in the order of every table and tuple."""
RULES_VERSION = "2"
_STANDARD_POINTS = tuple(POINTS.values())


@dataclass(frozen=True)
class Weights:
    """One choice per part, and points as somebody chose them: any whole numbers, in proportion.

    What is ignored gives its points to the rest, so 100 stays 100. `number` is the agency's own
    count of its choices; 0 is what the product came with, or a choice nobody has made yet.
    """

    want: Mode = "score"
    skills: Mode = "score"
    timing: Mode = "score"
    place: Mode = "score"
    pay: Mode = "score"
    chosen: tuple[int, ...] = _STANDARD_POINTS
    number: int = 0

    @classmethod
    def of(cls, modes: Sequence[Mode], chosen: Sequence[int], number: int = 0) -> "Weights":
        """From modes and points in the order of ``PARTS``."""
        want, skills, timing, place, pay = modes
        return cls(want, skills, timing, place, pay, tuple(chosen), number)

    @cached_property
    def modes(self) -> tuple[Mode, ...]:
        return (self.want, self.skills, self.timing, self.place, self.pay)

    @cached_property
    def has_a_must(self) -> bool:
        return "must" in self.modes

    @cached_property
    def points(self) -> tuple[int, ...]:
        """Points of the five parts in the table's order; they add up to 100. Raises ``NothingCounts``."""
        chosen = zip(self.modes, self.chosen, strict=True)
        return shared_out_of_100([0 if mode == "ignore" else points for mode, points in chosen])

    @cached_property
    def version(self) -> str:
        """Names the rules and the choices, so that an old number can be told from a new one.

        "2-sssss" is as delivered. "2-ssmis-40.20.20.0.20-v3" is the agency's third choice: timing
        is a must, place is ignored, and these are the points.
        """
        name = f"{RULES_VERSION}-" + "".join(mode[0] for mode in self.modes)
        if self.chosen != _STANDARD_POINTS:
            name += "-" + ".".join(str(points) for points in self.chosen)
        return f"{name}-v{self.number}" if self.number else name

    def counts_like(self, other: "Weights") -> bool:
        """Whether both judge everybody alike, whatever they are called."""
        return self.modes == other.modes and self.points == other.points


STANDARD = Weights()


class NothingCounts(ValueError):
    """Every part is ignored or has no points, so there is nothing to order people by."""


def shared_out_of_100(amounts: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers in these proportions that add up to 100. Raises ``NothingCounts``.

    Largest remainders first, of equal ones the earlier part: the same amounts always give the same.
    """
    whole = sum(amounts)
    if not whole > 0:
        raise NothingCounts("At least one part of fit must count.")
    exact = [amount * 100 / whole for amount in amounts]
    shared = [int(points) for points in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (shared[i] - exact[i], i))
    for place in by_remainder[: 100 - sum(shared)]:
        shared[place] += 1
    return tuple(shared)
