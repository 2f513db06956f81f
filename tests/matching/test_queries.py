"""From records to ranked lists, both ways."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.matching.facts import PayBand
from agency.matching.fit import Fit
from agency.matching.frequencies import weight_of
from agency.matching.models import MatchProfile
from agency.matching.profiles import refresh_profiles
from agency.matching.queries import (
    RolesFound,
    fit_of,
    people_for_role,
    role_facts,
    roles_for_person,
)
from agency.preferences.models import PreferenceKind
from agency.skills.models import VocabularyTerm
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
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
def energy(session: Session) -> VocabularyTerm:
    return TermFactory(name="Energy")


@pytest.fixture
def role(product: VocabularyTerm, energy: VocabularyTerm) -> Role:
    role = RoleFactory(client=ClientFactory(name="Cedar Loop"))
    RequirementFactory(role=role, term=product, years=5)
    RequirementFactory(role=role, term=energy)
    RequirementFactory(role=role, term=None, words="Has led a team")
    return role


@pytest.fixture
def jane(session: Session, product: VocabularyTerm, energy: VocabularyTerm) -> Candidate:
    person = CandidateFactory(notice_days=30, pay_wanted=135_000, pay_currency="CAD")
    SkillHeldFactory(candidate=person, skill=product, years=9)
    SkillHeldFactory(candidate=person, skill=energy, years=4)
    PreferenceFactory(candidate=person, not_before=date(2026, 6, 1))
    PreferenceFactory(
        candidate=person,
        kind=PreferenceKind.industry,
        label="Climate tech",
        value="Climate tech",
    )
    refresh_profiles(session, [person.id])
    return person


def test_role_is_read_from_its_records(session: Session, role: Role) -> None:
    facts = role_facts(session, role)
    assert facts.client_name == "Cedar Loop"
    assert facts.industries == ("Climate tech",)
    assert facts.pay == PayBand(130_000, 150_000, "CAD", "year")
    assert facts.office_days == 3
    assert [(line.kind, line.name, line.years) for line in facts.requirements] == [
        ("skill", "Product management", 5),
        ("skill", "Energy", None),
        ("other", "Has led a team", None),
    ]


def test_one_end_of_a_band_is_taken_for_both(session: Session, role: Role) -> None:
    role.pay_high = None
    assert role_facts(session, role).pay == PayBand(130_000, 130_000, "CAD", "year")


def test_role_without_pay_has_no_band(session: Session, role: Role) -> None:
    role.pay_low = role.pay_high = None
    assert role_facts(session, role).pay is None


def test_person_who_fits_is_found_with_reason_and_words(
    session: Session, role: Role, jane: Candidate
) -> None:
    [fit] = people_for_role(session, role, TODAY).fits
    assert fit.person_id == jane.id
    assert fit.total == 98
    assert fit.reason == (
        "Cedar Loop opened the climate-tech product-lead job Jane would move for,"
        " and the June she named is here."
    )
    assert fit.evidence is not None
    assert fit.evidence.source == "Call, 12 Mar 2026"


def test_role_is_found_for_the_person(session: Session, role: Role, jane: Candidate) -> None:
    [(role_id, fit)] = roles_for_person(session, jane.id, TODAY).fits
    assert role_id == role.id
    assert fit == people_for_role(session, role, TODAY).fits[0]


@pytest.mark.parametrize("state", [RoleState.on_hold, RoleState.filled, RoleState.withdrawn])
def test_role_nobody_looks_for_is_not_found(
    session: Session, role: Role, jane: Candidate, state: RoleState
) -> None:
    role.state = state
    session.flush()
    assert roles_for_person(session, jane.id, TODAY) == RolesFound([], [])


def test_one_must_away(
    session: Session, role: Role, jane: Candidate, product: VocabularyTerm
) -> None:
    RequirementFactory(role=role, term=TermFactory(name="Regulatory affairs"))
    session.expire(role)
    found = roles_for_person(session, jane.id, TODAY)
    assert found.fits == []
    [(role_id, fit)] = found.one_step_short
    assert role_id == role.id
    assert fit.nearly == ""
    ranked = people_for_role(session, role, TODAY)
    assert [one.person_id for one in ranked.one_step_short] == [jane.id]


def test_stranger_to_the_work_is_not_found(session: Session, role: Role, jane: Candidate) -> None:
    nurse = CandidateFactory(title="Registered Nurse", owner=jane.owner)
    refresh_profiles(session, [nurse.id])
    found = people_for_role(session, role, TODAY)
    assert nurse.id not in {fit.person_id for fit in (*found.fits, *found.one_step_short)}


def test_any_pair_can_be_asked_about(session: Session, role: Role, jane: Candidate) -> None:
    fit = fit_of(session, role, jane.id, TODAY)
    assert isinstance(fit, Fit)
    assert fit == people_for_role(session, role, TODAY).fits[0]


def test_person_without_a_profile_is_read_from_the_records(
    session: Session, role: Role, jane: Candidate
) -> None:
    before = fit_of(session, role, jane.id, TODAY)
    session.query(MatchProfile).delete()
    assert fit_of(session, role, jane.id, TODAY) == before


def test_erased_person_fits_nothing(session: Session, role: Role, jane: Candidate) -> None:
    jane.erased_at = NOON
    refresh_profiles(session, [jane.id])
    assert fit_of(session, role, jane.id, TODAY) is None
    assert roles_for_person(session, jane.id, TODAY) == RolesFound([], [])
    assert people_for_role(session, role, TODAY).fits == ()


def test_rare_terms_weigh_more() -> None:
    assert weight_of(holders=1_000, people=100_000) == 2.0
    assert weight_of(holders=20_000, people=100_000) == 0.7
    assert weight_of(holders=90_000, people=100_000) == 0.5
    assert weight_of(holders=0, people=0) == 1.3


def test_a_role_brings_everything_that_is_written_of_it(session: Session, role: Role) -> None:
    role.words, role.advertisement = "Somebody calm.", "We look for a lead.\nCome and see."
    text = "Product management\nEnergy\nHas led a team\nSomebody calm.\nWe look for a lead.\nCome and see."
    assert role_facts(session, role).text == text
