"""A wish of any kind that the role would meet holds it back until its day or condition has come."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from agency.matching.facts import Location, Pay, PayBand, PersonFacts, RoleFacts, Wish
from agency.matching.reasons_listed import horizon_of
from agency.matching.scoring import weigh
from tests.matching.cases import HALIFAX, TORONTO

TODAY = date(2026, 6, 18)
START = date(2026, 9, 1)
ROLE = RoleFacts(
    1,
    "Welder",
    "Cedar Loop",
    industries=("Rail",),
    location=HALIFAX,
    office_days=5,
    pay=PayBand(50_000, 60_000, "CAD"),
    contract_form="permanent",
    hours_percent=80,
    starts_on=START,
)
WELDS = Wish(1, "now", "title", "Welder")
AT_HOME = PersonFacts(7, "Ana", location=TORONTO)


def horizon(*wishes: Wish, role: RoleFacts = ROLE, home: Location = TORONTO) -> str:
    return horizon_of(weigh(role, replace(AT_HOME, location=home, wishes=wishes), TODAY))


def later(kind: Any, text: str, **given: Any) -> Wish:
    return Wish(2, "later", kind, text, **given)


KINDS = {
    "place": ("place", "Halifax", {"location": HALIFAX}),
    "contract form": ("contract_form", "permanent", {}),
    "hours": ("hours", "Four days", {"number": 80}),
    "pay": ("pay", "$58k", {"pay": Pay(58_000, "CAD")}),
    "industry": ("industry", "Rail", {}),
    "remote": ("remote", "on_site", {}),
    "timing": ("timing", "in winter", {}),
}


@pytest.mark.parametrize(("kind", "text", "given"), KINDS.values(), ids=KINDS.keys())
def test_a_role_that_starts_before_the_day_is_for_later(kind: str, text: str, given: Any) -> None:
    assert horizon(WELDS, later(kind, text, from_on=date(2026, 10, 1), **given)) == "later"
    assert horizon(WELDS, later(kind, text, from_on=START, **given)) == "now"
    assert horizon(WELDS, later(kind, text, from_on=date(2026, 6, 1), **given)) == "now"
    assert horizon(WELDS, later(kind, text, condition="after the merger", **given)) == "later"


def test_a_role_without_a_start_waits_for_the_day() -> None:
    wish = later("contract_form", "permanent", from_on=date(2026, 7, 1))
    assert horizon(WELDS, wish, role=replace(ROLE, starts_on=None)) == "later"


def test_a_wish_that_the_role_does_not_meet_holds_nothing_back() -> None:
    assert horizon(WELDS, later("contract_form", "contract", from_on=date(2027, 1, 1))) == "now"


def test_a_wish_of_the_same_kind_that_is_met_today_leaves_nothing_to_wait_for() -> None:
    today = Wish(3, "now", "industry", "Rail")
    assert horizon(WELDS, today, later("industry", "Rail", from_on=date(2027, 1, 1))) == "now"


def test_who_lives_there_waits_for_no_move() -> None:
    moves = later("place", "Halifax", location=HALIFAX, from_on=date(2027, 1, 1))
    assert horizon(WELDS, moves, home=HALIFAX) == "now"


def test_a_later_must_breaks_where_its_day_comes_before_the_start() -> None:
    must = later("remote", "remote", is_must=True, from_on=date(2026, 8, 1))
    assert horizon(WELDS, must) == "never"
