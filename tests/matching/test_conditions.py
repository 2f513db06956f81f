"""Conditions that have come, and those that the role meets or contradicts."""

from dataclasses import replace
from typing import Any

import pytest

from agency.matching.conditions import role_meets, waits_for_what_is_held
from agency.matching.facts import HeldDesignation, PayBand, PersonFacts, RoleFacts, Wish
from agency.matching.reasons_listed import horizon_of
from agency.matching.scoring import weigh
from tests.matching.cases import TODAY, broken, jane, role, wish

PERSON = PersonFacts(7, "Ana")
ROLE = RoleFacts(1, "Welder", "Cedar Loop", office_days=4, pay=PayBand(50_000, 60_000, "CAD"))


def holding(name: str, standing: Any = "held") -> PersonFacts:
    return replace(PERSON, designations={3: HeldDesignation(standing, name=name)})


@pytest.mark.parametrize(
    ("condition", "name"),
    [
        ("once PMP is done", "PMP"),
        ("once PMP is done", "Project Management Professional"),
        ("after the CFA", "CFA"),
        ("once CFA charter is held", "CFA"),
        ("once chartered", "CPEng (Chartered Professional Engineer)"),
        ("when I've got my Level 3", "Level 3 Early Years Educator"),
        ("once the master's is finished", "Master of Midwifery"),
    ],
)
def test_a_condition_has_come_once_its_designation_is_held(condition: str, name: str) -> None:
    assert waits_for_what_is_held(condition, holding(name))
    assert not waits_for_what_is_held(condition, holding(name, "in_progress"))


@pytest.mark.parametrize("condition", ["after my bonus", "once the merger is done", "once done"])
def test_another_condition_stays_open(condition: str) -> None:
    assert not waits_for_what_is_held(condition, holding("PMP"))


def test_a_wish_whose_designation_is_held_is_one_for_now() -> None:
    later = Wish(1, "later", "title", "Welder", condition="once CWB is done")
    waiting = replace(holding("CWB", "in_progress"), wishes=(later,))
    assert horizon_of(weigh(ROLE, waiting, TODAY)) == "later"
    assert horizon_of(weigh(ROLE, replace(holding("CWB"), wishes=(later,)), TODAY)) == "now"


@pytest.mark.parametrize(
    ("condition", "meets"),
    [
        ("if remote", False),
        ("if hybrid", True),
        ("if it pays 58,000", True),
        ("only if it pays 70k", False),
        ("if no call-outs", True),
        ("if no welding", True),
        ("as long as it is permanent", None),
        ("if my husband's transfer comes through", None),
        ("once PMP is done", None),
    ],
)
def test_an_if_about_the_role_is_held_against_it(condition: str, meets: bool | None) -> None:
    assert role_meets(condition, ROLE) is meets


def test_a_role_that_contradicts_an_if_is_out_and_the_sentence_says_so() -> None:
    asked = wish("title", "Product lead", condition="if remote")
    assert broken(role(), jane(wishes=(asked,))) == (
        "Product lead only if remote: not so at Cedar Loop"
    )
    assert horizon_of(weigh(role(office_days=0), jane(wishes=(asked,)), TODAY)) == "now"
