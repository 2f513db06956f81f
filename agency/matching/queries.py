"""Who fits this role, and which roles fit this person, with reasons."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.matching.choosing import current_weights
from agency.matching.counting_words import word_statistics
from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.fit import DealBreaker, Fit
from agency.matching.look import looking_once
from agency.matching.open_roles import facts_of, open_roles, roles_in_the_net
from agency.matching.pool import (
    Known,
    cast_net,
    pages_of_everybody,
    people_read,
    role_text,
    seen_by,
    whole_people,
    with_readings,
)
from agency.matching.profiles import people_facts, titles_of
from agency.matching.promising import at_most
from agency.matching.ranking import (
    Dropped,
    Ranked,
    best_first,
    is_on_list,
    is_on_short_list,
    what_dropping_would_bring,
    what_fewer_office_days_would_bring,
)
from agency.matching.rates import RATES
from agency.matching.roles import facts_of_roles
from agency.matching.scoring import Weighed, put_into_words, weigh
from agency.matching.searching import Search
from agency.matching.title_shelf import Titles, likeness, titles_on_record
from agency.matching.weights import Weights

WEIGHED_WHOLE = 150
"""Of a net of so many or fewer everybody is weighed, and every count is exact."""
COMPARED = 1_000
"""People of a crowd who are weighed twice, under one choice of weights and another."""


def role_facts(session: Session, role: Role) -> RoleFacts:
    """The role as the scorer reads it; unsaved changes of it are flushed first."""
    return _with_titles(session, role)[0]


def _with_titles(session: Session, role: Role) -> tuple[RoleFacts, Titles]:
    with looking_once(session):
        (facts,), titles = facts_of_roles(session, [role.id]), titles_on_record(session)
    return replace(facts, titles_alike=titles.near(facts.title)), titles


def people_for_role(
    session: Session,
    role: Role,
    today: date,
    *,
    weights: Weights | None = None,
    rates: Mapping[str, float] = RATES,
    most: int | None = None,
) -> Ranked:
    """Everybody who fits, everybody one step short, and who is out and why; best first.

    Without ``weights``, here and below, those count that the agency chose last. A page that shows the first fifty says `most=50`: sentences for thousands take their time.
    """
    with looking_once(session):
        facts, titles = _with_titles(session, role)
        weights = weights or current_weights(session)
        caught = cast_net(session, facts, titles)
        if most is not None and len(caught.people) > WEIGHED_WHOLE:
            return Search(session, facts, caught, today, weights, rates).first(most)
        people = people_read(session, facts, caught.people.ids.tolist())
        return best_first(facts, people, today, weights=weights, rates=rates, most=most)


@dataclass(frozen=True, slots=True)
class Eased:
    """What a role's list would gain if the client let go of one thing, counted over everybody."""

    dropping: tuple[Dropped, ...]
    one_office_day_less: int


def what_easing_would_bring(
    session: Session, role: Role, today: date, *, weights: Weights | None = None
) -> Eased:
    """Exactly, however many the net has caught; a page asks for it when somebody wants to know."""
    facts, titles = _with_titles(session, role)
    weights = weights or current_weights(session)
    caught = cast_net(session, facts, titles)
    people = {one.id: one for one in people_read(session, facts, caught.people.ids.tolist())}
    ranked = best_first(facts, people.values(), today, weights=weights, rates=RATES, most=0)
    days = what_fewer_office_days_would_bring(
        facts, people, ranked, today, weights=weights, rates=RATES
    )
    return Eased(what_dropping_would_bring(ranked), days)


def people_to_compare(
    session: Session, role: Role, today: date
) -> tuple[RoleFacts, Iterator[PersonFacts]]:
    """The role, and whoever may come on its list under one choice of weights or another: of a crowd the most promising."""
    with looking_once(session):
        facts, titles = _with_titles(session, role)
        caught, weights = cast_net(session, facts, titles), current_weights(session)
    promise = at_most(facts, caught, today, weights, RATES, reads=True)
    first = np.lexsort((caught.people.ids, -(promise.points + promise.reading)))[:COMPARED]
    return facts, people_read(session, facts, sorted(caught.people.ids[first].tolist()))


@dataclass(frozen=True, slots=True)
class Placed:
    """One person's place in a role, whatever their points; the higher score stands first."""

    person_id: int
    score: float
    found: Weighed | DealBreaker


class Everybody:
    """All people on record, read once, to be ranked for many roles whatever their points.

    For measuring a few thousand people; pages use `people_for_role`, which casts a net.
    """

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._today = session, today
        self._weights = current_weights(session)
        self._statistics = word_statistics(session)
        self._pages = list(pages_of_everybody(session))

    def rank(self, role: Role, limit: int) -> list[Placed]:
        """The first `limit`, however low, then all whom a deal-breaker takes out.

        Equal scores stand in order of candidate id.
        """
        facts = role_facts(self._session, role)
        text = role_text(facts, self._statistics)
        weighed = [
            weigh(facts, person, self._today, weights=self._weights, rates=RATES)
            for page in self._pages
            for person in with_readings(page, text)
        ]
        placed = [
            Placed(one.case.person.id, one.exact, one)
            for one in weighed
            if isinstance(one, Weighed)
        ]
        out = [Placed(one.person_id, 0.0, one) for one in weighed if isinstance(one, DealBreaker)]
        placed.sort(key=lambda one: (-one.score, one.person_id))
        return placed[:limit] + sorted(out, key=lambda one: one.person_id)


@dataclass(frozen=True, slots=True)
class RolesFound:
    """One pass over the roles of a person, best first, each as role id and fit.

    `fits` holds those whose list this person is on; `one_step_short` those they would be listed
    for were the one missing thing there.
    """

    fits: list[tuple[int, Fit]]
    one_step_short: list[tuple[int, Fit]]
    fits_in_all: int


def roles_for_person(
    session: Session,
    candidate_id: int,
    today: date,
    *,
    weights: Weights | None = None,
    rates: Mapping[str, float] = RATES,
    most: int | None = None,
) -> RolesFound:
    """Open and anticipated roles this person fits, only the first `most` of them in words, and those they are one step short of."""
    fits: list[tuple[int, Weighed]] = []
    short: list[tuple[int, Weighed]] = []
    with looking_once(session):
        weights = weights or current_weights(session)
        for pair in _weighed_roles(session, candidate_id, today, weights, rates):
            if is_on_list(pair[1]):
                fits.append(pair)
            elif is_on_short_list(pair[1]):
                short.append(pair)
    return RolesFound(_in_order(fits, most), _in_order(short), len(fits))


def one_step_short_of(
    session: Session, candidate_id: int, role_ids: Sequence[int], today: date
) -> list[tuple[int, Fit]]:
    """Which of these roles, were they open today, this person would be listed for with one thing more; best first."""
    known = _known(session, candidate_id)
    if known is None or not role_ids:
        return []
    with looking_once(session):
        weights = current_weights(session)
        roles = [replace(one, starts_on=None) for one in facts_of_roles(session, role_ids)]
        pairs = _weighed(session, known, roles, today, weights, RATES)
        return _in_order([pair for pair in pairs if is_on_short_list(pair[1])])


def fit_of(
    session: Session,
    role: Role,
    candidate_id: int,
    today: date,
    *,
    weights: Weights | None = None,
    rates: Mapping[str, float] = RATES,
) -> Fit | DealBreaker | None:
    """One person and one role, however low, in words; None for somebody who has been erased."""
    found = judge_pair(session, role, candidate_id, today, weights=weights, rates=rates)
    return put_into_words(found) if isinstance(found, Weighed) else found


def judge_pair(
    session: Session,
    role: Role,
    candidate_id: int,
    today: date,
    *,
    weights: Weights | None = None,
    rates: Mapping[str, float] = RATES,
) -> Weighed | DealBreaker | None:
    """The same before any sentence is written."""
    known = _known(session, candidate_id)
    if known is None:
        return None
    session.flush()
    with looking_once(session):
        weights = weights or current_weights(session)
        (facts,) = _about(session, known.person, facts_of_roles(session, [role.id]))
        (person,) = seen_by(known, [facts], word_statistics(session))
        return weigh(facts, person, today, weights=weights, rates=rates)


def fits_of(
    session: Session, role: Role, candidate_ids: Collection[int], today: date
) -> dict[int, Fit]:
    """Several people and one role, in words, by the number of the candidate; without deal-breakers."""
    with looking_once(session):
        facts, weights = role_facts(session, role), current_weights(session)
        weighed = [
            weigh(facts, person, today, weights=weights, rates=RATES)
            for person in people_read(session, facts, sorted(candidate_ids))
        ]
    return {one.case.person.id: put_into_words(one) for one in weighed if isinstance(one, Weighed)}


def _weighed_roles(
    session: Session,
    candidate_id: int,
    today: date,
    weights: Weights,
    rates: Mapping[str, float],
) -> Iterator[tuple[int, Weighed]]:
    known = _known(session, candidate_id)
    if known is None:
        return
    roles = open_roles(session)
    found = facts_of(session, roles, roles_in_the_net(session, known.person, roles))
    yield from _weighed(session, known, found, today, weights, rates)


def _weighed(
    session: Session,
    known: Known,
    roles: list[RoleFacts],
    today: date,
    weights: Weights,
    rates: Mapping[str, float],
) -> Iterator[tuple[int, Weighed]]:
    """The person held against each of these, but for deal-breakers."""
    about = _about(session, known.person, roles)
    for role, person in zip(about, seen_by(known, about, word_statistics(session)), strict=True):
        weighed = weigh(role, person, today, weights=weights, rates=rates)
        if isinstance(weighed, Weighed):
            yield role.id, weighed


def _about(session: Session, person: PersonFacts, roles: list[RoleFacts]) -> list[RoleFacts]:
    """These roles, told how alike the person's titles are to theirs."""
    alike = likeness(session, titles_of(person), (role.title for role in roles))
    return [replace(role, titles_alike=alike.get(role.title, {})) for role in roles]


def _in_order(pairs: list[tuple[int, Weighed]], most: int | None = None) -> list[tuple[int, Fit]]:
    pairs.sort(key=lambda pair: (-pair[1].total, -pair[1].exact, pair[0]))
    return [(role_id, put_into_words(weighed)) for role_id, weighed in pairs[:most]]


def _known(session: Session, candidate_id: int) -> Known | None:
    """From the profile, or from the records of somebody whose profile was not written yet."""
    known = whole_people(session, [candidate_id])
    if known:
        return known[0]
    person = next(iter(people_facts(session, [candidate_id])), None)
    return Known(person, None) if person else None
