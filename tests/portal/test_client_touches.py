"""Touches with clients: logged once, shown with their words, and what they change of the light."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.clients.models import ClientAnswer, ClientContact, ClientTouch
from tests.factories import NOON, AgencyFactory, ClientFactory, RecruiterFactory
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

USUAL = {"contact_id": "", "channel": "call", "answer": "", "touch_note": "Spoke of the board."}


@pytest.fixture(autouse=True)
def _signed_in(session: Session, client: AuditedClient) -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist")
        session.flush()
        sign_in(client, maya)
        yield


@pytest.fixture
def ingrid(session: Session) -> ClientContact:
    firm = ClientFactory(name="Cedar Loop")
    session.flush()
    ingrid = ClientContact(client_id=firm.id, name="Ingrid Solheim", email="i@cedar.example.com")
    session.add(ingrid)
    session.flush()
    return ingrid


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def log(client: AuditedClient, firm_id: int, **told: str) -> TestResponse:
    here = f"/clients/{firm_id}"
    return client.post_form(f"{here}/touches", {**USUAL, **told}, page=here, follow_redirects=True)


def test_touch_is_kept_with_their_words_and_turns_the_light(
    client: AuditedClient, session: Session, ingrid: ClientContact
) -> None:
    before = read(client.get(f"/clients/{ingrid.client_id}"))
    assert "no word that a profile is welcome" in before
    page = read(
        log(
            client, ingrid.client_id, contact_id=str(ingrid.id), answer="welcome", every_days="30",
            said="Send me anyone who has sold to a utility.", is_theirs="y",
        )
    )  # fmt: skip
    assert "Welcomes a profile" in page
    assert "“Send me anyone who has sold to a utility.”" in page
    assert "At most one in 30 days" in page
    touch = session.scalars(select(ClientTouch)).one()
    assert (touch.answer, touch.every_days, touch.happened_at, touch.is_theirs) == (
        ClientAnswer.welcome, 30, NOON, True,
    )  # fmt: skip
    assert "Ingrid Solheim" in read(client.get("/clients"))
    assert "Welcomes a profile" in read(client.get("/clients"))


def test_earlier_day_counts_at_its_noon(
    client: AuditedClient, session: Session, ingrid: ClientContact
) -> None:
    log(client, ingrid.client_id, happened_on="2026-06-10")
    touch = session.scalars(select(ClientTouch)).one()
    assert (NOON - touch.happened_at).days in (7, 8)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"touch_note": "", "said": ""}, "Write what was said, or what they answered."),
        ({"happened_on": "2026-07-01"}, "That day is still to come."),
        ({"every_days": "0"}, "From 1 to 730, please."),
        ({"contact_id": "999999"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: AuditedClient, session: Session, ingrid: ClientContact, told: dict[str, str], says: str
) -> None:
    answer = log(client, ingrid.client_id, **{"said": "Ring me.", **told})
    assert answer.status_code == 422
    assert says in read(answer)
    assert "said" in told or "Ring me." in read(answer)
    assert session.scalar(select(func.count()).select_from(ClientTouch)) == 0


def test_same_form_twice_makes_one_touch(
    client: AuditedClient, session: Session, ingrid: ClientContact
) -> None:
    for _ in range(2):
        log(client, ingrid.client_id, once_key="the-same")
    assert session.scalar(select(func.count()).select_from(ClientTouch)) == 1


def test_profile_shown_puts_the_next_one_off(
    client: AuditedClient, session: Session, ingrid: ClientContact
) -> None:
    log(client, ingrid.client_id, contact_id=str(ingrid.id), answer="welcome")
    log(client, ingrid.client_id, contact_id=str(ingrid.id), is_profile="y", touch_note="")
    page = read(client.get(f"/clients/{ingrid.client_id}"))
    assert "From 25 Jun" in page
    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        sign_in(client, RecruiterFactory())
        assert "Welcomes a profile" in read(client.get(f"/clients/{ingrid.client_id}"))


def test_list_is_narrowed_and_ordered(
    client: AuditedClient, session: Session, ingrid: ClientContact
) -> None:
    ClientFactory(name="Aspen Mills")
    session.flush()
    log(client, ingrid.client_id)
    page = read(client.get("/clients?sort=touch"))
    assert page.index("Aspen Mills</a>") < page.index("Cedar Loop</a>")
    assert "Aspen Mills</a>" not in read(client.get("/clients?q=solheim"))
    assert "No client is like that" in read(client.get("/clients?owner=4711"))


def test_page_of_a_client_asks_as_often_however_much_is_there(
    client: AuditedClient, session: Session, ingrid: ClientContact
) -> None:
    counts = []
    for _ in range(2):
        for number in range(3):
            session.add(ClientContact(client_id=ingrid.client_id, name=f"P{number}"))
            log(client, ingrid.client_id)
        session.flush()
        with count_queries(session) as counted:
            client.get(f"/clients/{ingrid.client_id}")
        counts.append(counted.queries)
    assert counts[0] == counts[1]
