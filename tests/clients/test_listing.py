"""The list of clients: looked for, ordered, and told in few queries."""

from datetime import timedelta

from sqlalchemy.orm import Session

from agency.clients.listing import ClientSearch, clients_listed
from agency.clients.models import ClientContact, ClientTouch, RoleState
from tests.factories import NOON, TODAY, ClientFactory, RecruiterFactory, RoleFactory


def names(session: Session, **asked: object) -> list[str]:
    found = clients_listed(session, ClientSearch(**asked), TODAY)  # type: ignore[arg-type]
    return [row.client.name for row in found.rows]


def touched(session: Session, client: object, days_ago: int) -> None:
    session.add(
        ClientTouch(
            client_id=client.id, recruiter_id=RecruiterFactory().id, channel="call",  # type: ignore[attr-defined]
            happened_at=NOON - timedelta(days=days_ago),
        )
    )  # fmt: skip
    session.flush()


def test_clients_are_found_by_name_people_and_industry(session: Session) -> None:
    osprey = ClientFactory(name="Osprey Rail", industries=["Rail"])
    ClientFactory(name="Cedar Loop")
    session.flush()
    session.add(ClientContact(client_id=osprey.id, name="Lucie Marchand"))
    session.flush()
    for words in ("ÓSPREY", "marchand", "rail"):
        assert names(session, words=words) == ["Osprey Rail"]


def test_clients_of_one_owner_in_the_order_asked_for(session: Session) -> None:
    owner = RecruiterFactory()
    quiet, busy, never = (ClientFactory(name=name, owner=owner) for name in ("A", "B", "C"))
    ClientFactory(name="D")
    session.flush()
    touched(session, quiet, 90)
    touched(session, busy, 3)
    RoleFactory(client=busy)
    RoleFactory(client=never, state=RoleState.anticipated)
    session.flush()
    assert names(session, owner_id=owner.id) == ["A", "B", "C"]
    assert names(session, owner_id=owner.id, order="touch") == ["C", "A", "B"]
    assert names(session, owner_id=owner.id, order="roles")[0] == "B"


def test_row_tells_roles_and_last_touch(session: Session) -> None:
    client = ClientFactory(name="Cedar Loop")
    session.flush()
    touched(session, client, 9)
    touched(session, client, 2)
    RoleFactory(client=client)
    RoleFactory(client=client, state=RoleState.anticipated)
    session.flush()
    (row,) = clients_listed(session, ClientSearch("cedar"), TODAY).rows
    assert (row.open_roles, row.anticipated_roles) == (1, 1)
    assert row.last_touch_at == NOON - timedelta(days=2)
