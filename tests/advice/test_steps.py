"""Which single thing would open how many roles for somebody: open, expected, and filled in two years."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.advice.for_person import advice_for
from agency.candidates.models import Candidate, Standing
from agency.clients.models import Role, RoleState
from agency.clients.opening import move_role
from agency.matching.profiles import refresh_profiles
from agency.skills.models import DesignationGuide, VocabularyTerm
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    TermFactory,
)


@pytest.fixture
def product(session: Session) -> VocabularyTerm:
    AgencyFactory()
    return TermFactory(name="Product management")


@pytest.fixture
def pmp(session: Session) -> VocabularyTerm:
    return TermFactory(name="PMP", designation=True)


@pytest.fixture
def jane(session: Session, product: VocabularyTerm) -> Candidate:
    person = CandidateFactory()
    SkillHeldFactory(candidate=person, skill=product, years=9)
    PreferenceFactory(candidate=person)
    refresh_profiles(session, [person.id])
    return person


def asking(product: VocabularyTerm, *more: VocabularyTerm, **role: object) -> Role:
    made = RoleFactory(**role)
    for term in (product, *more):
        RequirementFactory(role=made, term=term)
    return made


def filled(role: Role, days_ago: int) -> Role:
    move_role(role, RoleState.filled, NOON - timedelta(days=days_ago))
    return role


def test_a_step_names_the_roles_it_would_open(
    session: Session, jane: Candidate, product: VocabularyTerm, pmp: VocabularyTerm
) -> None:
    opened = asking(product, pmp)
    heard = asking(product, pmp, state=RoleState.anticipated, opened_at=None)
    gone = filled(asking(product, pmp), days_ago=40)
    asking(product)
    [step] = advice_for(session, jane, TODAY).steps
    assert step.missing.name == "PMP"
    assert (step.open, step.expected, step.filled) == ([opened], [heard], [gone])


def test_what_fits_already_is_counted_and_no_step(
    session: Session, jane: Candidate, product: VocabularyTerm
) -> None:
    asking(product)
    filled(asking(product), days_ago=40)
    advice = advice_for(session, jane, TODAY)
    assert (advice.fits, list(advice.steps)) == (1, [])


def test_the_step_that_opens_most_that_may_be_had_comes_first(
    session: Session, jane: Candidate, product: VocabularyTerm, pmp: VocabularyTerm
) -> None:
    scrum = TermFactory(name="Certified Scrum Master", designation=True)
    asking(product, scrum)
    for days_ago in (10, 20, 30):
        filled(asking(product, pmp), days_ago)
    assert [one.missing.name for one in advice_for(session, jane, TODAY).steps] == [
        "Certified Scrum Master",
        "PMP",
    ]


def test_two_things_missing_is_no_step(
    session: Session, jane: Candidate, product: VocabularyTerm, pmp: VocabularyTerm
) -> None:
    asking(product, pmp, TermFactory(name="Norwegian law"))
    assert advice_for(session, jane, TODAY).steps == []


@pytest.mark.parametrize(("days_ago", "counts"), [(729, True), (732, False)])
def test_roles_filled_more_than_two_years_ago_say_nothing(
    session: Session,
    jane: Candidate,
    product: VocabularyTerm,
    pmp: VocabularyTerm,
    days_ago: int,
    counts: bool,
) -> None:
    filled(asking(product, pmp), days_ago)
    assert bool(advice_for(session, jane, TODAY).steps) is counts


def test_a_role_filled_long_ago_is_judged_as_if_it_began_now(
    session: Session, jane: Candidate, product: VocabularyTerm, pmp: VocabularyTerm
) -> None:
    """Nobody is too late for what is over: only what it asked for counts."""
    began = TODAY - timedelta(days=500)
    filled(asking(product, pmp, starts_on=began), days_ago=600)
    [step] = advice_for(session, jane, TODAY).steps
    assert len(step.filled) == 1


def test_a_role_that_was_withdrawn_opens_nothing(
    session: Session, jane: Candidate, product: VocabularyTerm, pmp: VocabularyTerm
) -> None:
    move_role(asking(product, pmp), RoleState.withdrawn, NOON)
    assert advice_for(session, jane, TODAY).steps == []


def test_what_is_known_of_a_designation_and_how_far_they_are_comes_along(
    session: Session, jane: Candidate, product: VocabularyTerm, pmp: VocabularyTerm
) -> None:
    asking(product, pmp)
    session.add(DesignationGuide(term_id=pmp.id, weeks_low=8, weeks_high=16))
    DesignationHeldFactory(candidate=jane, designation=pmp, standing=Standing.in_progress)
    session.expire(jane)
    refresh_profiles(session, [jane.id])
    advice = advice_for(session, jane, TODAY)
    assert advice.guides[pmp.id].weeks_high == 16
    assert advice.standings[pmp.id].standing is Standing.in_progress


def test_a_closed_role_keeps_its_day_and_an_opened_one_loses_it(
    session: Session, product: VocabularyTerm
) -> None:
    role = filled(asking(product), days_ago=3)
    assert role.closed_at == NOON - timedelta(days=3)
    move_role(role, RoleState.open, NOON)
    assert role.closed_at is None
