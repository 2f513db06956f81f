"""The answers of the scorer: a fit with its parts and reasons, or the deal-breaker that ends it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from agency.matching.facts import Requirement, Wish
from agency.matching.question import Question


class Part(NamedTuple):
    """One line of the fit panel: points out of weight, and the plain reason."""

    name: str
    label: str
    points: int
    weight: int
    sentence: str


class Evidence(NamedTuple):
    """The words to quote under a reason, letter by letter, and where they were said."""

    wish_id: int
    words: str
    source: str | None
    said_on: date | None


class Sentences(NamedTuple):
    """What a fit says: a line for each part, and the one reason."""

    parts: tuple[Part, ...]
    reason: str


@dataclass(frozen=True)
class InWords:
    """Sentences, written when somebody reads them first: whoever is only counted or kept beside a list needs none."""

    write: Callable[[], Sentences]

    @cached_property
    def read(self) -> Sentences:
        return self.write()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InWords) and self.read == other.read

    def __hash__(self) -> int:
        return hash(self.read)

    def __repr__(self) -> str:
        return repr(self.read)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one person fits one role, and why.

    `missing` holds must-haves not met, including being out of reach of the place.
    `total_if_closed` is the total were everything missing met. `has_ground` says that a title or
    must-haves tie the person to the work, and that they did not ask for other work; `is_asked_for`, that they named this kind of job or
    this employer. `nearly` says how near they are to the one missing thing ("Due in September."), where that is known.
    """

    person_id: int
    total: int
    in_words: InWords
    missing: tuple[Requirement, ...]
    total_if_closed: int
    has_ground: bool
    is_asked_for: bool
    evidence: Evidence | None
    nearly: str
    version: str
    told: Callable[[], Question] = field(compare=False, repr=False)

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.in_words.read.parts

    @property
    def reason(self) -> str:
        return self.in_words.read.reason

    @property
    def question(self) -> Question:
        """What the scorer was told, so that it can be kept with the answer; put together when it is asked."""
        return self.told()

    @property
    def is_one_step_short(self) -> bool:
        return is_one_step(self.missing, self.has_ground, self.is_asked_for)


@dataclass(frozen=True, slots=True)
class DealBreaker:
    """Why this person is off the list; `wish` is None where no wish but a fact decides."""

    person_id: int
    sentence: str
    wish: Wish | None


def is_one_step(missing: tuple[Requirement, ...], has_ground: bool, is_asked_for: bool) -> bool:
    """Exactly one must-have missing, and something else that ties the person to the role.

    Living elsewhere is one step only for those who asked for this work: nobody is asked to move
    house for a job they never mentioned.
    """
    if len(missing) != 1:
        return False
    return is_asked_for if missing[0].kind == "place" else has_ground
