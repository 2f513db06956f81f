"""The market brief: counts and ranges, never about one client, and refused where it would be."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from agency.advice.brief import Brief, Paid, Share, TooFew, brief_about
from agency.advice.for_person import trade_of
from agency.clients.models import Client
from agency.preferences.models import Horizon
from tests.factories import (
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    PlaceFactory,
    PreferenceFactory,
    RequirementFactory,
    RoleFactory,
    TermFactory,
)

TITLE = "Payroll Manager"


@pytest.fixture
def clients(session: Session) -> list[Client]:
    AgencyFactory()
    return [
        ClientFactory(name=name, industries=["Energy"])
        for name in ("Osprey Rail", "Quill & Ledger", "Cedar Loop")
    ]


def roles_at(*clients: Client, **told: object) -> None:
    for client in clients:
        RoleFactory(client=client, title=TITLE, **told)


def brief(session: Session) -> Brief:
    found = brief_about(session, TITLE, TODAY)
    assert isinstance(found, Brief)
    return found


def test_roles_of_one_trade_are_told_in_counts(session: Session, clients: list[Client]) -> None:
    roles_at(*clients, *clients[:2])
    RoleFactory(client=clients[0], title="Site Foreman")
    found = brief(session)
    assert (found.roles, found.open, found.clients) == (5, 5, 3)
    assert found.places == [Share("Toronto", 5)]
    assert found.from_home == [Share("hybrid", 5)]
    assert found.industries == [Share("Energy", 5)]


@pytest.mark.parametrize(
    "at", [[0, 1, 2, 0], [0, 1, 0, 1, 0, 1]], ids=["four roles", "two clients"]
)
def test_too_few_roles_or_clients_say_nothing(
    session: Session, clients: list[Client], at: list[int]
) -> None:
    roles_at(*(clients[one] for one in at))
    assert brief_about(session, TITLE, TODAY) == TooFew(TITLE)


def test_the_middle_half_of_the_bands_is_told(session: Session, clients: list[Client]) -> None:
    for client, low in zip([*clients, *clients[:2]], (80, 90, 100, 110, 120), strict=True):
        roles_at(client, pay_low=low * 1000, pay_high=(low + 20) * 1000)
    assert brief(session).paid == [
        Paid(Decimal(90_000), Decimal(130_000), "CAD", "year", "permanent", 5)
    ]


def test_currencies_periods_and_forms_are_never_mixed(
    session: Session, clients: list[Client]
) -> None:
    roles_at(*clients, *clients[:2])
    roles_at(*clients, pay_currency="EUR")
    roles_at(clients[0], pay_low=60, pay_high=70, pay_period="hour", contract_form="contract")
    found = brief(session)
    assert [(one.currency, one.roles) for one in found.paid] == [("CAD", 5)]
    assert (found.roles, found.without_pay) == (9, 4)


def test_pay_that_few_tell_is_told_by_nobody(session: Session, clients: list[Client]) -> None:
    roles_at(*clients[:2])
    roles_at(*clients, pay_low=None, pay_high=None)
    assert brief(session).paid == []


def test_what_one_client_alone_asks_for_is_left_out(
    session: Session, clients: list[Client]
) -> None:
    cpa, odd = (TermFactory(name=name, designation=True) for name in ("CPA", "Odd one"))
    for client in (*clients, *clients[:2]):
        role = RoleFactory(client=client, title=TITLE)
        RequirementFactory(role=role, term=cpa)
        if client is clients[0]:
            RequirementFactory(role=role, term=odd)
    assert brief(session).designations == [Share("CPA", 5)]


def test_a_town_of_one_client_is_left_out(session: Session, clients: list[Client]) -> None:
    roles_at(*clients, *clients[:2])
    roles_at(clients[0], place=PlaceFactory(name="Flin Flon"))
    assert [one.name for one in brief(session).places] == ["Toronto"]


def test_nobody_is_named_without_leave(session: Session, clients: list[Client]) -> None:
    roles_at(*clients, *clients[:2])
    assert brief(session).named == []
    clients[1].may_be_named = True
    session.flush()
    assert brief(session).named == ["Quill & Ledger"]


def test_the_trade_is_what_they_want_and_otherwise_what_they_do(session: Session) -> None:
    AgencyFactory()
    person = CandidateFactory(title="Payroll Clerk")
    assert trade_of(session, person) == "Payroll Clerk"
    PreferenceFactory(candidate=person, horizon=Horizon.later, value="Chief Executive")
    assert trade_of(session, person) == "Payroll Clerk"
    PreferenceFactory(candidate=person, horizon=Horizon.now, value="Payroll Manager")
    assert trade_of(session, person) == "Payroll Manager"
