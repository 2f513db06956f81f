"""What refused words rule out of a role, and the near-misses that they leave."""

from dataclasses import replace

import pytest

from agency.matching.facts import Requirement, RoleFacts
from agency.matching.industries import is_refused_industry
from agency.matching.refused_work import (
    alternatives,
    manages_people,
    refuses_managing_people,
    refuses_title,
    said_of_work,
)

ROLE = RoleFacts(1, "Welder", "Cedar Loop")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Bus or coach driver", ("Bus driver", "coach driver")),
        ("Head or VP", ("Head", "VP")),
        ("Waiter or bar staff", ("Waiter", "bar staff")),
        ("Sales and marketing manager", ("Sales and marketing manager",)),
    ],
)
def test_an_or_names_alternatives_that_may_share_their_last_word(
    said: str, meant: tuple[str, ...]
) -> None:
    assert alternatives(said) == meant


@pytest.mark.parametrize(
    ("refused", "title"),
    [
        ("Bus or coach driver", "Coach Driver, Tours"),
        ("Data analyst", "Senior Data Analyst"),
        ("Nurse", "Registered Nurse"),
        ("People management", "Contact Centre Manager"),
        ("Managing people", "Site Supervisor"),
        ("No direct reports", "Engineering Manager (12 reports)"),
    ],
)
def test_a_refused_title_names_the_role(refused: str, title: str) -> None:
    assert refuses_title(refused, title)


@pytest.mark.parametrize(
    ("refused", "title"),
    [
        ("Bus or coach driver", "Bus Mechanic"),
        ("Senior data analyst", "Data Analyst"),
        ("Product lead", "Product Manager"),
        ("People management", "Senior Specialist"),
        ("People management", "Project Manager"),
        ("People management", "Key Account Manager"),
        ("Management", "Management Accountant"),
    ],
)
def test_a_refused_title_leaves_its_neighbours(refused: str, title: str) -> None:
    assert not refuses_title(refused, title)


def test_a_project_manager_refused_is_a_title_and_not_managing_people() -> None:
    assert not refuses_managing_people("Project management")
    assert manages_people("Team Leader")


@pytest.mark.parametrize(
    ("refused", "title", "said"),
    [
        ("night shifts", "Night Security Officer", "Night"),
        ("night shifts", "Pharmacy Technician, Permanent Nights", "Nights"),
        ("weekly travel", "Stand Designer (80 % travel)", "80 % travel"),
        ("work at sea", "Team Lead (2 weeks on the vessel)", "vessel"),
        ("animal work", "In Vivo Research Associate", "In Vivo"),
        ("litigation", "Legal Secretary, Litigation", "Legal Secretary, Litigation"),
    ],
)
def test_refused_work_is_found_in_other_words(refused: str, title: str, said: str) -> None:
    assert said_of_work(replace(ROLE, title=title), refused) == said


@pytest.mark.parametrize(
    ("refused", "title"),
    [
        ("call-outs", "Lift Engineer (no call-out rota, van provided)"),
        ("night shifts", "Lift Supervisor (days)"),
        ("night shifts", "Packer, late shifts"),
        ("weekends", "Chef, weekends off"),
        ("weekly travel", "Travel Consultant"),
        ("animal testing", "Animal Feed Sales Manager"),
        ("litigation", "Legal Secretary, non-litigation"),
        ("any other work", "Welder"),
    ],
)
def test_work_that_a_role_denies_or_never_names_is_not_refused(refused: str, title: str) -> None:
    assert said_of_work(replace(ROLE, title=title), refused) is None


def test_refused_work_is_found_in_what_the_role_asks_for() -> None:
    asks = (Requirement(1, "other", "mouse handling"),)
    assert said_of_work(replace(ROLE, requirements=asks), "animal work") == "mouse"
    nice = (Requirement(1, "skill", "litigation", is_must=False),)
    assert said_of_work(replace(ROLE, requirements=nice, text="litigation"), "litigation") is None

    advertised = replace(ROLE, text="Some nights. Night work is paid double.")
    assert said_of_work(advertised, "night shifts") == "Night"
    assert said_of_work(advertised, "night shifts", everywhere=False) is None


@pytest.mark.parametrize(
    ("refused", "industry"),
    [
        ("gambling", "casinos"),
        ("banking", "Retail banking"),
        ("banks", "Retail banking"),
        ("oil and gas", "oil refining"),
        ("meat", "slaughterhouse"),
        ("hospitality", "hotels"),
        ("oil or tobacco", "vaping"),
    ],
)
def test_a_refused_industry_takes_its_own_trade_with_it(refused: str, industry: str) -> None:
    assert is_refused_industry((industry,), refused)


@pytest.mark.parametrize(
    ("refused", "industry"),
    [
        ("retail banking", "investment software"),
        ("retail banking", "Investment banking"),
        ("oil and gas", "olive oil"),
        ("slaughterhouses", "dairy farming"),
        ("nursing homes", "hospital"),
        ("tobacco", "FMCG"),
        ("payday lending", "banking"),
    ],
)
def test_a_refused_industry_leaves_its_neighbours(refused: str, industry: str) -> None:
    assert not is_refused_industry((industry,), refused)
