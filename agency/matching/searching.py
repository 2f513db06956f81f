"""Where thousands come near a role: the most promising are weighed until nobody left can take a place.

`promising` tells the most that each could reach. Whoever promises most has their record held against
the role, which lowers the promise, and then is weighed. Once the last place of a list is taken by
more than anybody left promises, the list is the one that weighing everybody would give.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from agency.matching.counting_words import word_statistics
from agency.matching.crowd import Places
from agency.matching.facts import Reading, Requirement, RoleFacts
from agency.matching.parts.place import PlaceFound, place_step
from agency.matching.pool import Caught, Stored, reading_of, role_text, stored_facts
from agency.matching.promising import at_most
from agency.matching.ranking import LISTED_FROM, Ranked, Ranking, place_in_order
from agency.matching.scoring import Weighed, weigh
from agency.matching.weights import Weights

WEIGHED_AT_A_TIME = 3
READ_AT_A_TIME = 32
MOST_STEPS = 32
"""The more often that did not do, the more are read and weighed at a time, beyond the places that are left."""
MOST_SHORT = 25
"""Who is one step short; more are a search, not a list."""

HAIR = 2e-6
"""The scorer rounds what it adds up; nobody is passed over for less."""
FIRST_OF_EQUALS = 1e-12
"""Points by which a person goes before the next number, where both promise the same."""
LEAST = LISTED_FROM - 0.5
"""What is rounded to the points from which a person is listed."""
USUAL_READING = 0.5
"""How far a record reads like a role of its own trade, before anybody has read it."""


class Search:
    """One role, and everybody in its net."""

    def __init__(
        self,
        session: Session,
        role: RoleFacts,
        caught: Caught,
        today: date,
        weights: Weights,
        rates: Mapping[str, float],
    ) -> None:
        self._session, self._role, self._people = session, role, caught.people
        self._today, self._weights, self._rates = today, weights, rates
        self._text = role_text(role, word_statistics(session))
        self._most = at_most(role, caught, today, weights, rates, reads=self._text is not None)
        self._reach = self._most.points + self._most.reading
        self._was_read = np.zeros(len(self._people), bool)
        self._left = np.ones(len(self._people), bool)
        self._stored: dict[int, Stored] = {}
        self._alike: dict[int, float] = {}
        self._ranking = Ranking()
        self._steps = 1

    def first(self, most: int) -> Ranked:
        """The first `most` who fit, and the first who are one step short; `short_of` is estimated from rows."""
        may, short = self._most, min(most, MOST_SHORT)
        all_there = may.missing == 0
        fitting = all_there | may.may_ask & (may.may_lack_more | (may.missing > 1))
        nearly = (may.missing == 1) | all_there & may.may_lack_more
        may_come = ~may.is_out & (may.if_closed > LEAST - HAIR)
        could_fit, could_be_near = map(np.flatnonzero, (fitting & may_come, nearly & may_come))
        while True:
            could_fit = could_fit[self._reach[could_fit] > LEAST - HAIR]
            could_fit = self._left_of(could_fit, most, self._ranking.fits)
            could_be_near = self._left_of(could_be_near, short, self._ranking.short)
            some = np.union1d(
                self._next(could_fit, most - len(self._ranking.fits)),
                self._next(could_be_near, short - len(self._ranking.short)),
            )
            new = some[~self._was_read[some]]
            if len(new):
                self._read(new)
            elif len(some):
                self._weigh(some)
                self._steps = min(2 * self._steps, MOST_STEPS)
            else:
                break
        ranked = self._ranking.first(most, short)
        return replace(ranked, short_of=self._short_of(), beyond=int(self._left.sum()))

    def _left_of(self, some: Places, most: int, found: list[Weighed]) -> Places:
        """Who of them could still take one of so many places."""
        some = some[self._left[some]]
        if not 0 < most <= len(found):
            return some
        last = sorted(found, key=place_in_order)[most - 1]
        before = self._people.ids[some] < last.case.person.id
        return some[self._reach[some] > last.exact + np.where(before, -HAIR, HAIR)]

    def _next(self, some: Places, places: int) -> Places:
        """The most promising of them: to be weighed, or with a few more to be read."""
        places = max(0, places)
        first = self._most_promising(some, places + self._steps * WEIGHED_AT_A_TIME)
        if self._was_read[first].all():
            return first
        return self._most_promising(some, places + self._steps * READ_AT_A_TIME)

    def _most_promising(self, some: Places, number: int) -> Places:
        """Whom a process keeps where decides nothing: of two who promise the same the lower number goes first."""
        if len(some) <= number:
            return some
        order = self._people.ids[some] * FIRST_OF_EQUALS - self._reach[some]
        return some[np.argpartition(order, number)[:number]]

    def _read(self, some: Places) -> None:
        """What is on record of them; their records, held against the role, tell what they reach."""
        ids = self._people.ids[some].tolist()
        found = stored_facts(self._session, ids)
        self._stored.update((one.person_id, one) for one in found)
        if self._text is not None:
            records = {one.person_id: one.record for one in found if one.record}
            alike = self._text.rounded(list(records.values()))
            self._alike.update(zip(records, alike, strict=True))
        read = np.array([self._alike.get(one, 0.0) for one in ids])
        self._reach[some] = self._most.points[some] + self._most.reading[some] * read
        self._was_read[some] = True

    def _weigh(self, some: Places) -> None:
        self._left[some] = False
        for one in map(self._stored.get, self._people.ids[some].tolist()):
            if one is not None:
                person = one.person(self._reading(one))
                self._ranking.add(
                    weigh(self._role, person, self._today, weights=self._weights, rates=self._rates)
                )

    def _reading(self, stored: Stored) -> Reading | None:
        if self._text is None or stored.record is None:
            return None
        return reading_of(self._text, stored.record, self._alike[stored.person_id])

    def _short_of(self) -> tuple[tuple[Requirement, int], ...]:
        """How many miss one must-have and would be listed with it, as far as their rows tell."""
        may = self._most
        usual = may.if_closed - may.reading * (1 - USUAL_READING) > LEAST
        counted = [
            (asked, int((usual & (may.missing == 1) & may.lacks[asked.id]).sum()))
            for asked in self._role.requirements
            if asked.id in may.lacks
        ]
        away = place_step(self._role, PlaceFound(0.0, "far", 0.0, None, None))
        if away is not None:
            is_away = usual & may.may_ask & may.is_far & (may.missing == 1)
            counted.append((away, int(is_away.sum())))
        known = [(asked, people) for asked, people in counted if people]
        return tuple(sorted(known, key=lambda pair: (-pair[1], pair[0].id)))
