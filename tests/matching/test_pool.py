"""The net may let too many through, and loses nobody whom the scorer would list."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from agency.matching.facts import PersonFacts, RelatedSkill, RoleFacts
from agency.matching.nearness import related_to
from agency.matching.open_roles import open_roles, roles_in_the_net
from agency.matching.pool import cast_net
from agency.matching.queries import people_for_role, role_facts, roles_for_person
from agency.matching.ranking import Ranked, best_first
from agency.matching.title_shelf import near_titles, titles_on_record
from agency.matching.titles import title_keys
from agency.skills.models import RelationKind
from tests.matching.cases import CALGARY, JANE, PRODUCT_LEAD, TODAY, TORONTO, jane, role, wish
from tests.matching.random_people import SKILLS, people, related_terms, roles
from tests.matching.stored import (
    FIRST_ID,
    learn_likeness,
    prepare,
    store_people,
    store_relations,
    store_role,
)

CROWD = 25
crowds = st.tuples(*(people(FIRST_ID + n) for n in range(CROWD)))
thorough = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


@pytest.fixture
def owner_id(session: Session) -> int:
    return prepare(session, CROWD)


def listed(ranked: Ranked) -> set[int]:
    return {fit.person_id for fit in (*ranked.fits, *ranked.one_step_short)}


def in_net(session: Session, of_role: RoleFacts) -> list[int]:
    return cast_net(session, of_role, titles_on_record(session)).people.ids.tolist()


def roles_found(session: Session, person: PersonFacts) -> list[int]:
    return roles_in_the_net(session, person, open_roles(session))


@pytest.fixture
def learned(session: Session, owner_id: int) -> None:
    learn_likeness(session)


@thorough
@given(role=roles(), crowd=crowds)
def test_net_loses_nobody_whom_the_scorer_would_list(
    session: Session, learned: None, role: RoleFacts, crowd: tuple[PersonFacts, ...]
) -> None:
    with session.begin_nested() as step:
        store_people(session, crowd)
        role = replace(role, titles_alike=near_titles(session, role.title))
        through = set(in_net(session, role))
        step.rollback()
    assert listed(best_first(role, crowd, TODAY)) <= through


@thorough
@given(role=roles(), crowd=crowds, related=related_terms())
def test_net_of_roles_loses_no_role_whose_list_the_person_is_on(
    session: Session,
    owner_id: int,
    learned: None,
    role: RoleFacts,
    crowd: tuple[PersonFacts, ...],
    related: list[tuple[int, RelationKind, int]],
) -> None:
    with session.begin_nested() as step:
        store_relations(session, related)
        store_people(session, crowd)
        stored = store_role(session, role, owner_id)
        on_list = listed(best_first(role_facts(session, stored), crowd, TODAY))
        found = {person.id for person in crowd if stored.id in roles_found(session, person)}
        step.rollback()
    assert on_list <= found


@settings(parent=thorough, max_examples=25)
@given(role=roles(), crowd=crowds, related=related_terms())
def test_both_directions_agree(
    session: Session,
    owner_id: int,
    learned: None,
    role: RoleFacts,
    crowd: tuple[PersonFacts, ...],
    related: list[tuple[int, RelationKind, int]],
) -> None:
    with session.begin_nested() as step:
        store_relations(session, related)
        store_people(session, crowd)
        stored = store_role(session, role, owner_id)
        ranked = people_for_role(session, stored, TODAY)
        fits = {fit.person_id: fit for fit in ranked.fits}
        short = {fit.person_id: fit for fit in ranked.one_step_short}
        for person in crowd:
            found = roles_for_person(session, person.id, TODAY)
            assert dict(found.fits).get(stored.id) == fits.get(person.id)
            assert dict(found.one_step_short).get(stored.id) == short.get(person.id)
        step.rollback()


def test_terms_of_the_random_roles_are_near_by_relation_only(
    session: Session, owner_id: int
) -> None:
    assert set(related_to(session, SKILLS).values()) == {()}
    store_relations(session, [(SKILLS[0], RelationKind.needs, SKILLS[1])])
    assert [one.term_id for one in related_to(session, SKILLS)[SKILLS[1]]] == [SKILLS[0]]


@pytest.mark.parametrize("how", ["title", "wish", "earlier title"])
def test_learned_likeness_opens_the_net_where_no_word_is_shared(
    session: Session, owner_id: int, learned: None, how: str
) -> None:
    changed: dict[str, Any] = {
        "title": {"title": "Ledger Keeper"},
        "wish": {"title": None, "wishes": (wish("title", "Ledger Keeper"),)},
        "earlier title": {"title": "CTO", "previous_titles": ("Ledger Keeper",)},
    }[how]
    person = replace(
        jane(**{**{"skills": {}, "designations": {}, "wishes": ()}, **changed}), id=FIRST_ID
    )
    asks = role(title="Bookkeeper", requirements=())
    assert not title_keys("Ledger Keeper") & title_keys(asks.title)
    assert not through(session, asks, person)
    alike = near_titles(session, asks.title)
    assert through(session, replace(asks, titles_alike=alike), person)
    stored = store_role(session, asks, owner_id)
    assert roles_found(session, person) == [stored.id]


def through(session: Session, of_role: RoleFacts, person: PersonFacts) -> bool:
    stored = replace(person, id=FIRST_ID)
    store_people(session, [stored])
    return in_net(session, of_role) == [FIRST_ID]


NURSE: dict[str, Any] = {"title": "Registered Nurse", "wishes": (), "skills": {77: 1}}
KEPT_OUT = {
    "another trade without the skills": (PRODUCT_LEAD, jane(**NURSE, designations={})),
    "two musts missing and not asked for": (PRODUCT_LEAD, jane(skills={77: 1}, wishes=())),
    "out of reach and not asked for": (PRODUCT_LEAD, jane(location=CALGARY, wishes=())),
    "works at the client": (PRODUCT_LEAD, jane(employer="Cedar Loop Inc.")),
    "another trade, role names no musts": (role(requirements=()), jane(**NURSE)),
}
LET_THROUGH = {
    "holds everything": (PRODUCT_LEAD, JANE),
    "one must missing": (PRODUCT_LEAD, jane(skills={1: 9}, wishes=())),
    "out of reach but asked for": (PRODUCT_LEAD, jane(location=CALGARY)),
    "out of reach but would move": (
        PRODUCT_LEAD,
        jane(location=CALGARY, wishes=(wish("place", "Toronto", location=TORONTO),)),
    ),
    "place unknown": (PRODUCT_LEAD, jane(location=None, wishes=())),
    "nothing on record but the title": (PRODUCT_LEAD, jane(skills={}, designations={}, wishes=())),
    "named the employer": (
        PRODUCT_LEAD,
        jane(**{**NURSE, "wishes": (wish("employer", "Cedar Loop"),)}),
    ),
    "remote role, anywhere": (role(office_days=0), jane(location=CALGARY, wishes=())),
}


@pytest.mark.parametrize(("of_role", "person"), KEPT_OUT.values(), ids=KEPT_OUT.keys())
def test_kept_out(session: Session, owner_id: int, of_role: RoleFacts, person: PersonFacts) -> None:
    assert not through(session, of_role, person)


@pytest.mark.parametrize(("of_role", "person"), LET_THROUGH.values(), ids=LET_THROUGH.keys())
def test_let_through(
    session: Session, owner_id: int, of_role: RoleFacts, person: PersonFacts
) -> None:
    assert through(session, of_role, person)


def test_related_skill_opens_the_net_too(session: Session, owner_id: int) -> None:
    near = (RelatedSkill(SKILLS[0], "Skill", 0.5),)
    asks = role(requirements=tuple(replace(one, related=near) for one in PRODUCT_LEAD.requirements))
    assert through(session, asks, jane(skills={SKILLS[0]: 1}, wishes=()))
