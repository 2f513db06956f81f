"""What other weights would do to one role's list: who would enter it, who leave, who move."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.fit import DealBreaker
from agency.matching.ranking import is_on_list, place_in_order
from agency.matching.scoring import NO_RATES, Weighed, weigh
from agency.matching.weights import Weights


class Change(NamedTuple):
    """One person of a list, before and after: points, and the place from 1; None where they are off it.

    Somebody off the list still has points, unless a deal-breaker, told in `broken`, came before.
    """

    person_id: int
    total_before: int | None
    total_after: int | None
    place_before: int | None
    place_after: int | None
    broken: str = ""


class _Judged(NamedTuple):
    """What is kept of a judgement: a net may hold thousands who are on neither list."""

    total: int | None
    order: tuple[int, float, int] | None
    """Where on the list; None for somebody off it."""
    broken: str

    @property
    def is_listed(self) -> bool:
        return self.order is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who enters and leaves, the best first, and who moves, the furthest first."""

    entering: tuple[Change, ...]
    leaving: tuple[Change, ...]
    moving: tuple[Change, ...]
    listed_before: int
    listed_after: int


def compare(
    role: RoleFacts,
    people: Iterable[PersonFacts],
    today: date,
    before: Weights,
    after: Weights,
    rates: Mapping[str, float] = NO_RATES,
) -> Comparison:
    """Judge everybody twice in one pass, and set the two lists side by side."""
    listed = [
        (person.id, first, then)
        for person in people
        for first in [_judged(weigh(role, person, today, weights=before, rates=rates))]
        for then in [_judged(weigh(role, person, today, weights=after, rates=rates))]
        if first.is_listed or then.is_listed
    ]
    places_before = _places((person_id, first) for person_id, first, _ in listed)
    places_after = _places((person_id, then) for person_id, _, then in listed)
    changes = [
        Change(
            person_id,
            first.total,
            then.total,
            places_before.get(person_id),
            places_after.get(person_id),
            then.broken,
        )
        for person_id, first, then in listed
    ]
    return Comparison(
        tuple(sorted((c for c in changes if c.place_before is None), key=_by_place_after)),
        tuple(sorted((c for c in changes if c.place_after is None), key=_by_place_before)),
        tuple(sorted((c for c in changes if _moves(c)), key=_by_distance)),
        len(places_before),
        len(places_after),
    )


def _judged(weighed: Weighed | DealBreaker) -> _Judged:
    if isinstance(weighed, DealBreaker):
        return _Judged(None, None, weighed.sentence)
    return _Judged(weighed.total, place_in_order(weighed) if is_on_list(weighed) else None, "")


def _places(judged: Iterable[tuple[int, _Judged]]) -> dict[int, int]:
    """Everybody's place on the list as it is ordered."""
    listed = [(one.order, person_id) for person_id, one in judged if one.order is not None]
    return {person_id: place for place, (_, person_id) in enumerate(sorted(listed), 1)}


def _moves(change: Change) -> bool:
    return (
        change.place_before is not None
        and change.place_after is not None
        and change.place_before != change.place_after
    )


def _by_place_before(change: Change) -> int:
    return change.place_before or 0


def _by_place_after(change: Change) -> int:
    return change.place_after or 0


def _by_distance(change: Change) -> tuple[int, int]:
    return -abs((change.place_before or 0) - (change.place_after or 0)), change.place_after or 0
