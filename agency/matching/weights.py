"""How much each part counts in this agency: ignored, scored, or a must."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

Mode: TypeAlias = Literal["ignore", "score", "must"]

POINTS = {"want": 35, "skills": 25, "timing": 15, "place": 15, "pay": 10}
RULES_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Weights:
    """One choice per part. What is ignored gives its points to the rest, so 100 stays 100."""

    want: Mode = "score"
    skills: Mode = "score"
    timing: Mode = "score"
    place: Mode = "score"
    pay: Mode = "score"

    @property
    def modes(self) -> tuple[Mode, ...]:
        return (self.want, self.skills, self.timing, self.place, self.pay)

    @property
    def has_a_must(self) -> bool:
        return "must" in self.modes

    @property
    def points(self) -> tuple[int, ...]:
        """Points of the five parts in the table's order; they add up to 100."""
        return _shared_out(self.modes)

    @property
    def version(self) -> str:
        """Names the rules and the choices, so that an old number can be told from a new one."""
        return _version(self.modes)


STANDARD = Weights()


class NothingCounts(ValueError):
    """Every part is ignored, so there is nothing to order people by."""


@lru_cache(maxsize=512)
def _version(modes: tuple[Mode, ...]) -> str:
    return f"{RULES_VERSION}-" + "".join(mode[0] for mode in modes)


@lru_cache(maxsize=512)
def _shared_out(modes: tuple[Mode, ...]) -> tuple[int, ...]:
    kept = [
        0 if mode == "ignore" else points
        for mode, points in zip(modes, POINTS.values(), strict=True)
    ]
    whole = sum(kept)
    if not whole:
        raise NothingCounts("At least one part of fit must count.")
    exact = [points * 100 / whole for points in kept]
    shared = [int(points) for points in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (shared[i] - exact[i], i))
    for place in by_remainder[: 100 - sum(shared)]:
        shared[place] += 1
    return tuple(shared)
