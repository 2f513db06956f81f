"""Clients, the people there, and whom we leave alone."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.clients.listing import ClientSearch, clients_listed
from agency.clients.models import RoleState
from agency.clients.queries import (
    client_called,
    clients_alike,
    roles_listed,
    roles_titled,
)
from agency.clients.registering import (
    Agreed,
    ClientExists,
    ContactExists,
    NewClient,
    NewContact,
    add_client,
    add_contact,
    change_client,
    lift_off_limits,
    put_off_limits,
)
from tests.factories import TODAY, ClientFactory, RoleFactory


def test_client_of_the_same_name_is_not_added_again(session: Session) -> None:
    known = add_client(session, NewClient(name="Café Élan", industries=("Software",)))
    with pytest.raises(ClientExists) as refused:
        add_client(session, NewClient(name=" cafe elan "))
    assert refused.value.client is known
    assert known.industries == ["Software"]


def test_client_may_be_corrected_but_not_take_anothers_name(session: Session) -> None:
    mine, other = ClientFactory(name="Cedar Loop"), ClientFactory(name="Osprey Rail")
    change_client(session, mine, NewClient(name="CEDAR LOOP", people=140))
    assert (mine.name, mine.people) == ("CEDAR LOOP", 140)
    with pytest.raises(ClientExists):
        change_client(session, mine, NewClient(name=other.name))


def test_contact_is_listed_once(session: Session) -> None:
    client = ClientFactory()
    add_contact(session, client, NewContact(name="Ingrid Solheim", title="VP Product"))
    with pytest.raises(ContactExists):
        add_contact(session, client, NewContact(name="ingrid SOLHEIM"))
    assert [one.title for one in client.contacts] == ["VP Product"]


def test_client_is_off_limits_until_it_is_lifted(session: Session) -> None:
    client = ClientFactory(name="Osprey Rail")
    agreed = put_off_limits(
        session, Agreed(client_id=client.id, reason="Agreed with Ingrid in May")
    )
    assert clients_listed(session, ClientSearch("osprey"), TODAY).rows[0].is_off_limits
    lift_off_limits(session, agreed, TODAY)
    assert not clients_listed(session, ClientSearch("osprey"), TODAY).rows[0].is_off_limits
    assert agreed.reason == "Agreed with Ingrid in May"


def test_lifting_never_lengthens(session: Session) -> None:
    over = put_off_limits(
        session,
        Agreed(client_id=ClientFactory().id, reason="Over", ends_on=TODAY - timedelta(days=9)),
    )
    lift_off_limits(session, over, TODAY)
    assert over.ends_on == TODAY - timedelta(days=9)


def test_slip_in_a_name_finds_who_may_be_meant(session: Session) -> None:
    cedar = ClientFactory(name="Cedar Loop")
    ClientFactory(name="Osprey Rail")
    assert clients_alike(session, "Ceder Lop") == [cedar]
    assert client_called(session, "Ceder Lop") is None


def test_open_roles_come_first(session: Session) -> None:
    client = ClientFactory()
    order = [
        RoleState.open,
        RoleState.anticipated,
        RoleState.on_hold,
        RoleState.filled,
        RoleState.withdrawn,
    ]
    for state in reversed(order):
        RoleFactory(state=state, client=client)
    assert [role.state for role in roles_listed(session, None).rows] == order
    assert [role.state for role in roles_listed(session, RoleState.filled).rows] == ["filled"]
    assert roles_titled(session, "HOME energy").total == 5
