"""Roles that are only heard of: heard of again, coming up, over, and lapsed."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from agency.clients.anticipated import Heard, coming_up, hear_again, is_over, lapse
from agency.clients.models import Role, RoleState
from agency.clients.opening import MoveImpossible
from agency.months import first_of_month
from tests.factories import NOON, TODAY, RoleFactory


def heard_of(month: date, **facts: object) -> Role:
    return RoleFactory(state=RoleState.anticipated, expected_on=month, opened_at=None, **facts)


def test_what_is_heard_again_takes_the_place_of_what_was_heard(session: Session) -> None:
    role = heard_of(date(2026, 7, 1), confidence=40, heard_from="A talk")
    hear_again(role, Heard(on=TODAY, month=date(2026, 10, 1), confidence=70, by="The fair"))
    assert (role.expected_on, role.confidence) == (date(2026, 10, 1), 70)
    assert (role.heard_on, role.heard_from) == (TODAY, "The fair")


def test_open_role_is_not_heard_of(session: Session) -> None:
    with pytest.raises(MoveImpossible):
        hear_again(RoleFactory(), Heard(on=TODAY, month=date(2026, 10, 1)))


def test_role_is_over_once_its_month_has_passed(session: Session) -> None:
    role = heard_of(date(2026, 6, 1))
    assert not is_over(role, date(2026, 6, 30))
    assert is_over(role, date(2026, 7, 1))
    role.state = RoleState.open
    assert not is_over(role, date(2026, 7, 1))


def test_what_comes_up_is_near_or_past_and_ones_own(session: Session) -> None:
    past = heard_of(date(2026, 5, 1))
    near = heard_of(date(2026, 9, 1), owner=past.owner)
    heard_of(date(2026, 10, 1), owner=past.owner)
    heard_of(date(2026, 7, 1))
    session.flush()
    assert list(coming_up(session, [past.owner_id], TODAY)) == [past, near]


def test_rumour_nobody_heard_again_lapses_and_no_other_role_does(session: Session) -> None:
    old = heard_of(date(2026, 2, 1))
    recent, opened = heard_of(date(2026, 3, 1)), RoleFactory(expected_on=date(2026, 1, 1))
    session.flush()
    assert lapse(session, TODAY, NOON) == [old.id]
    assert lapse(session, TODAY, NOON) == []
    states = [old.state, recent.state, opened.state]
    assert states == [RoleState.withdrawn, RoleState.anticipated, RoleState.open]


@pytest.mark.parametrize(
    ("months", "first"), [(1, date(2027, 1, 1)), (-12, date(2025, 12, 1)), (0, date(2026, 12, 1))]
)
def test_months_are_counted_over_the_turn_of_the_year(months: int, first: date) -> None:
    assert first_of_month(date(2026, 12, 17), months) == first
