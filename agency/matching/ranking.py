"""Everybody who might fit a role, in order: who fits, who is one step short, who is out and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from agency.languages.speaking import _
from agency.matching.facts import PersonFacts, Requirement, RequirementKind, RoleFacts
from agency.matching.fit import DealBreaker, Fit
from agency.matching.scoring import NO_RATES, Weighed, put_into_words, weigh
from agency.matching.weights import STANDARD, Weights
from agency.words import capital, count_words

LISTED_FROM = 55
"""Points from which a person is on a role's list."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One pass over the people of a role, best first; equal totals in order of candidate id.

    `fits` holds everybody at or above the threshold who misses nothing, and those who miss more
    than one must-have but asked for exactly this work. `excluded` holds stated deal-breakers.
    Where only the first of each were asked for, the counts still tell of all who were weighed.
    """

    fits: tuple[Fit, ...]
    one_step_short: tuple[Fit, ...]
    excluded: tuple[DealBreaker, ...]
    fits_in_all: int
    short_of: tuple[tuple[Requirement, int], ...]
    """Each missing thing with how many are short of it, most first; about, where some are `beyond`."""
    beyond: int = 0
    """People who came through the net and promised too little for a place; the other counts are without them."""

    @property
    def short_in_all(self) -> int:
        return sum(people for _other, people in self.short_of)


class Dropped(NamedTuple):
    """What the list would gain if the client let go of one thing it asks for."""

    name: str
    kind: RequirementKind
    people: int
    is_about: bool
    """Whether there may be more."""

    @property
    def sentence(self) -> str:
        people = count_words(self.people, "person", "people", up_to=12)
        if self.is_about:
            people = _("about %(people)s", people=people)
        if self.kind == "place":
            return capital(
                _("%(people)s who asked for this work would have to move", people=people)
            )
        return _("Without %(name)s: %(people)s more", name=self.name, people=people)


def best_first(
    role: RoleFacts,
    people: Iterable[PersonFacts],
    today: date,
    *,
    weights: Weights = STANDARD,
    rates: Mapping[str, float] = NO_RATES,
    most: int | None = None,
) -> Ranked:
    """Weigh everybody, and put the first `most` of each list into words; all, where none is given."""
    ranking = Ranking()
    for person in people:
        ranking.add(weigh(role, person, today, weights=weights, rates=rates))
    return ranking.first(most, most)


@dataclass
class Ranking:
    """Everybody weighed so far, by the list they are on."""

    fits: list[Weighed] = field(default_factory=list)
    short: list[Weighed] = field(default_factory=list)
    excluded: list[DealBreaker] = field(default_factory=list)

    def add(self, weighed: Weighed | DealBreaker) -> None:
        if isinstance(weighed, DealBreaker):
            self.excluded.append(weighed)
        elif is_on_list(weighed):
            self.fits.append(weighed)
        elif is_on_short_list(weighed):
            self.short.append(weighed)

    def first(self, fits: int | None, short: int | None) -> Ranked:
        """In order, so many of each list in words; all, where no number is given."""
        self.excluded.sort(key=lambda broken: broken.person_id)
        return Ranked(
            _first(self.fits, fits),
            _first(self.short, short),
            tuple(self.excluded),
            len(self.fits),
            _short_of(self.short),
        )


def is_on_list(weighed: Weighed | Fit) -> bool:
    """Enough points, some tie to the work, and nothing missing, unless they asked for this."""
    if weighed.total < LISTED_FROM or not weighed.has_ground:
        return False
    return not weighed.missing or (len(weighed.missing) > 1 and weighed.is_asked_for)


def is_on_short_list(weighed: Weighed | Fit) -> bool:
    """One step short of a list they would be on if the step were taken."""
    return weighed.is_one_step_short and weighed.total_if_closed >= LISTED_FROM


def what_dropping_would_bring(ranked: Ranked) -> tuple[Dropped, ...]:
    """For each must-have, how many people would join if the client let it go; most first.

    Read off the same pass: these are the people who miss that one thing and nothing else.
    """
    return tuple(
        Dropped(requirement.name, requirement.kind, people, ranked.beyond > 0)
        for requirement, people in ranked.short_of
    )


def what_fewer_office_days_would_bring(
    role: RoleFacts,
    people: Mapping[int, PersonFacts],
    ranked: Ranked,
    today: date,
    *,
    weights: Weights = STANDARD,
    rates: Mapping[str, float] = NO_RATES,
) -> int:
    """How many people whom office days keep off the list would join for one day less."""
    if not role.office_days:
        return 0
    easier = replace(role, office_days=role.office_days - 1)
    kept_off = [
        people[broken.person_id]
        for broken in ranked.excluded
        if broken.wish is not None and broken.wish.kind == "remote"
    ]
    joined = best_first(easier, kept_off, today, weights=weights, rates=rates)
    return len(joined.fits)


def place_in_order(weighed: Weighed) -> tuple[int, float, int]:
    """What a role's list is sorted by: points, then the exact sum, then the number of the candidate."""
    return -weighed.total, -weighed.exact, weighed.case.person.id


def _first(weighed: list[Weighed], most: int | None) -> tuple[Fit, ...]:
    weighed.sort(key=place_in_order)
    return tuple(put_into_words(one) for one in weighed[:most])


def _short_of(short: list[Weighed]) -> tuple[tuple[Requirement, int], ...]:
    named = {one.missing[0].id: one.missing[0] for one in short}
    counted = Counter(one.missing[0].id for one in short)
    return tuple(
        (named[key], people)
        for key, people in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )
