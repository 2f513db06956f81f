"""Clients in the portal."""

from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.clients.models import Client, ClientContact, OffLimits, RoleState
from agency.recruiters.models import Recruiter
from agency.words import day, local
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    PlaceFactory,
    RecruiterFactory,
    RoleFactory,
    SuggestionFactory,
    TermFactory,
    WayFactory,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture(autouse=True)
def maya(session: Session, client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    session.flush()
    sign_in(client, maya)
    return maya


@pytest.fixture
def firm(session: Session, maya: Recruiter) -> Client:
    firm = ClientFactory(name="Cedar Loop", owner=maya, people=140)
    session.flush()
    return firm


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def how_many(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


class TestList:
    def test_before_the_first_client(self, client: AuditedClient) -> None:
        assert "No clients yet" in read(client.get("/clients"))

    def test_clients_by_name_with_their_open_roles(
        self, client: AuditedClient, firm: Client
    ) -> None:
        RoleFactory(client=firm)
        RoleFactory(client=firm, state=RoleState.filled)
        ClientFactory(name="Aspen Mills")
        page = read(client.get("/clients"))
        assert page.index("Aspen Mills") < page.index("Cedar Loop")
        assert "one open role" in page

    @pytest.mark.usefixtures("firm")
    def test_name_is_looked_for(self, client: AuditedClient) -> None:
        assert "Cedar Loop" in read(client.get("/clients?q=CEDÁR"))
        assert "No client is like that" in read(client.get("/clients?q=<b>nobody%00"))

    def test_queries_do_not_grow(self, client: AuditedClient, session: Session) -> None:
        counts = []
        for _ in range(2):
            for _ in range(4):
                RoleFactory(client=ClientFactory(owner=RecruiterFactory(), place=PlaceFactory()))
            with count_queries(session) as counted:
                client.get("/clients")
            counts.append(counted.queries)
        assert counts[0] == counts[1] <= 12


class TestPage:
    def test_roles_by_state_with_their_words(self, client: AuditedClient, firm: Client) -> None:
        role = RoleFactory(client=firm, words="Someone who can say no.")
        RoleFactory(client=firm, title="Head of Data", state=RoleState.anticipated)
        SuggestionFactory(role=role)
        page = read(client.get(f"/clients/{firm.id}"))
        for said in (
            "“Someone who can say no.”",
            "Head of Data",
            "Anticipated",
            "One person waiting",
        ):
            assert said in page

    def test_contact_is_added_and_a_candidate_is_recognised(
        self, client: AuditedClient, session: Session, firm: Client
    ) -> None:
        ingrid = CandidateFactory(full_name="Ingrid Solheim")
        WayFactory(candidate=ingrid, value="ingrid@cedarloop.example.com")
        told = {
            "contact_name": "Ingrid Solheim",
            "contact_title": "VP Product",
            "email": "Ingrid@CedarLoop.example.com",
            "phone": "416 555 0142",
        }
        page = client.post_form(
            f"/clients/{firm.id}/contacts", told, page=f"/clients/{firm.id}", follow_redirects=True
        )
        assert "They are a candidate too; the two are linked." in read(page)
        assert "416-555-0142" in read(page)
        (contact,) = session.scalars(select(ClientContact))
        assert (contact.phone, contact.candidate_id) == ("+14165550142", ingrid.id)

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"contact_name": ""}, "Write their name."),
            ({"email": "ingrid@"}, "That is not a complete address"),
            ({"phone": "12"}, "too short or too long"),
        ],
    )
    def test_bad_contact_is_named_and_kept_in_the_form(
        self,
        client: AuditedClient,
        session: Session,
        firm: Client,
        wrong: dict[str, str],
        says: str,
    ) -> None:
        told = {"contact_name": "Ingrid", "contact_title": "VP Product", **wrong}
        answer = client.post_form(f"/clients/{firm.id}/contacts", told, page=f"/clients/{firm.id}")
        assert answer.status_code == 422
        assert says in read(answer)
        assert 'value="VP Product"' in read(answer)
        assert how_many(session, ClientContact) == 0

    def test_contact_is_listed_once(
        self, client: AuditedClient, session: Session, firm: Client
    ) -> None:
        for _ in range(2):
            answer = client.post_form(
                f"/clients/{firm.id}/contacts", {"contact_name": "Ingrid"}, page="/clients"
            )
        assert "Somebody of this name is listed here already." in read(answer)
        assert how_many(session, ClientContact) == 1

    def test_people_are_put_off_limits_and_it_is_lifted(
        self, client: AuditedClient, session: Session, firm: Client
    ) -> None:
        address = f"/clients/{firm.id}"
        told = {"reason": "Agreed with Ingrid", "ends_on": "2027-06-01"}
        page = client.post_form(f"{address}/off-limits", told, page=address, follow_redirects=True)
        assert "Until 1 Jun 2027" in read(page)
        (agreed,) = session.scalars(select(OffLimits))
        page = client.post_form(f"{address}/off-limits/{agreed.id}/lifting", follow_redirects=True)
        assert "Their people may be approached." in read(page)
        assert "agreed today by Maya Lindqvist" not in read(page)
        over = "Agreed with Ingrid: from {day} by Maya Lindqvist until 18 Jun 2026, lifted by Maya Lindqvist."
        agreed_on = day(local(agreed.created_at, "America/Toronto"))
        assert over.format(day=agreed_on) in read(page)

    @pytest.mark.parametrize(
        ("told", "says"),
        [
            ({"reason": ""}, "Say what was agreed"),
            ({"reason": "x", "ends_on": "2026-06-18"}, "Choose a day after today"),
        ],
    )
    def test_bad_off_limits_is_named(
        self,
        client: AuditedClient,
        session: Session,
        firm: Client,
        told: dict[str, str],
        says: str,
    ) -> None:
        answer = client.post_form(
            f"/clients/{firm.id}/off-limits", told, page=f"/clients/{firm.id}"
        )
        assert (answer.status_code, how_many(session, OffLimits)) == (422, 0)
        assert says in read(answer)

    def test_off_limits_of_another_client_is_not_found(
        self, client: AuditedClient, session: Session, firm: Client
    ) -> None:
        other = OffLimits(client_id=ClientFactory().id, reason="Theirs")
        session.add(other)
        session.flush()
        answer = client.post_form(
            f"/clients/{firm.id}/off-limits/{other.id}/lifting", page="/clients"
        )
        assert answer.status_code == 404

    @pytest.mark.parametrize("number", ["4711", "99999999999", "x"])
    def test_no_such_client(self, client: AuditedClient, number: str) -> None:
        assert client.get(f"/clients/{number}").status_code == 404


class TestForm:
    def test_client_is_added(
        self, client: AuditedClient, session: Session, maya: Recruiter
    ) -> None:
        PlaceFactory()
        TermFactory(industry=True, name="Climate tech", synonyms=["cleantech"])
        told = {
            "name": "Osprey Rail",
            "industries": "cleantech, climate tech",
            "place": "Toronto, Ontario",
            "people": "900",
            "owner_id": str(maya.id),
        }
        answer = client.post_form("/clients/new", told, page="/clients/new")
        (added,) = session.scalars(select(Client))
        assert answer.location == f"/clients/{added.id}"
        assert (added.industries, added.people, added.owner_id) == (["Climate tech"], 900, maya.id)
        assert added.place is not None

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"name": ""}, "Write the client’s name."),
            ({"name": "CEDAR loop"}, "Cedar Loop is among the clients already."),
            ({"place": "Atlantis"}, "We do not know this place."),
            ({"industries": "Alchemy"}, "We have no industry called “Alchemy”."),
            ({"people": "0"}, "From 1 to 5 million"),
            ({"people": "some"}, "Not a valid integer value"),
        ],
    )
    @pytest.mark.usefixtures("firm")
    def test_bad_input_is_named_and_nothing_is_saved(
        self, client: AuditedClient, session: Session, wrong: dict[str, str], says: str
    ) -> None:
        told = {"name": "Osprey Rail", "note": "Met at the fair.", "owner_id": "", **wrong}
        answer = client.post_form("/clients/new", told, page="/clients/new")
        assert answer.status_code == 422
        assert says in read(answer)
        assert "Met at the fair." in read(answer)
        assert how_many(session, Client) == 1

    def test_client_is_corrected(self, client: AuditedClient, firm: Client) -> None:
        address = f"/clients/{firm.id}/edit"
        assert 'value="140"' in read(client.get(address))
        told = {"name": "Cedar Loop", "people": "150", "owner_id": ""}
        assert client.post_form(address, told).location == f"/clients/{firm.id}"
        assert (firm.people, firm.owner_id) == (150, None)
