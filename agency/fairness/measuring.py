"""The audit of one question: how many of each group got how far, and how the groups compare.

Pure. A selection rate is the share of a group's people in the net who got to a step; the impact
ratio is that rate over the highest group's (the "four-fifths rule" of the US Uniform Guidelines,
29 CFR 1607.4 D). Its 95 % range is that of the log ratio (Katz and others 1978), with half a person
added to each cell where one is empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

STEPS = ("surfaced", "contacted", "submitted", "placed")
LEAST = 10
"""People in the net below whom a group is not shown."""
FOUR_FIFTHS = 0.8
Z = 1.959964


class Reached(NamedTuple):
    """How far one person got; each step holds those after it."""

    surfaced: bool
    contacted: bool
    submitted: bool
    placed: bool


class Step(NamedTuple):
    """How many of a group got there, and how that compares. No ratio where no group got there."""

    name: str
    people: int
    rate: float
    ratio: float | None
    low: float | None
    high: float | None

    @property
    def is_flagged(self) -> bool:
        """Under four fifths, and chance alone would not reach 1."""
        if self.ratio is None or self.high is None:
            return False
        return self.ratio < FOUR_FIFTHS and self.high < 1


@dataclass(frozen=True, slots=True)
class Group:
    """One group of at least ten people in the net."""

    answer: str
    in_net: int
    steps: tuple[Step, ...]

    @property
    def is_flagged(self) -> bool:
        return any(step.is_flagged for step in self.steps)


@dataclass(frozen=True, slots=True)
class Audited:
    """One question. `has_small_groups` says that some are left out, not which nor how many."""

    question: str
    groups: tuple[Group, ...]
    has_small_groups: bool


def shown_groups(
    people: Mapping[int, Reached], declared: Mapping[int, str]
) -> dict[str, list[Reached]]:
    """Everybody in the net by what they declared; groups that are too small are left out."""
    groups: dict[str, list[Reached]] = {}
    for person, answer in declared.items():
        if person in people:
            groups.setdefault(answer, []).append(people[person])
    return {answer: inside for answer, inside in groups.items() if len(inside) >= LEAST}


def audit(
    question: str,
    answers: Sequence[str],
    people: Mapping[int, Reached],
    declared: Mapping[int, str],
) -> Audited:
    """`people` are those in the net and how far each got, `declared` what each answered."""
    groups = shown_groups(people, declared)
    counts = {
        answer: [sum(person[place] for person in inside) for place in range(len(STEPS))]
        for answer, inside in groups.items()
    }
    sizes = {answer: len(inside) for answer, inside in groups.items()}
    steps = [
        _compared(name, {answer: row[place] for answer, row in counts.items()}, sizes)
        for place, name in enumerate(STEPS)
    ]
    in_order = [answer for answer in answers if answer in groups]
    found = (Group(a, sizes[a], tuple(step[a] for step in steps)) for a in in_order)
    answered = {answer for person, answer in declared.items() if person in people}
    return Audited(question, tuple(found), len(groups) < len(answered))


def ratio_range(reached: int, of: int, best: int, best_of: int) -> tuple[float, float]:
    """The 95 % range of one rate over another."""
    if 0 in (reached, best):
        reached_, of_, best_, best_of_ = reached + 0.5, of + 0.5, best + 0.5, best_of + 0.5
    else:
        reached_, of_, best_, best_of_ = float(reached), float(of), float(best), float(best_of)
    centre = log(reached_ / of_) - log(best_ / best_of_)
    error = sqrt(1 / reached_ - 1 / of_ + 1 / best_ - 1 / best_of_)
    return exp(centre - Z * error), exp(centre + Z * error)


def _compared(name: str, reached: Mapping[str, int], sizes: Mapping[str, int]) -> dict[str, Step]:
    if not any(reached.values()):
        return {answer: Step(name, 0, 0.0, None, None, None) for answer in reached}
    best = max(reached, key=lambda answer: (reached[answer] / sizes[answer], sizes[answer]))
    best_rate = reached[best] / sizes[best]
    found = {}
    for answer, people in reached.items():
        rate = people / sizes[answer]
        low, high = (
            (1.0, 1.0)
            if answer == best
            else ratio_range(people, sizes[answer], reached[best], sizes[best])
        )
        found[answer] = Step(name, people, rate, rate / best_rate, low, high)
    return found
