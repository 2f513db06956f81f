"""The box beside every page."""

from html import unescape

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in


@pytest.fixture(autouse=True)
def maya(session: Session, client: AuditedClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist")
    session.flush()
    sign_in(client, maya)
    return maya


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def test_people_roles_and_clients_are_found_by_name(client: AuditedClient) -> None:
    CandidateFactory(full_name="Rosa Élan")
    RoleFactory(title="Élan Lead", client=ClientFactory(name="Café Elan"))
    page = read(client.get("/find?q=elan"))
    for found in ("Rosa Élan", "Élan Lead", "Café Elan"):
        assert found in page
    assert "May contact now" in page


def test_nothing_found_leads_on(client: AuditedClient) -> None:
    page = read(client.get("/find?q=Zzyzx"))
    assert "Nobody and nothing is called “Zzyzx”" in page
    assert "/candidates/new?name=Zzyzx" in page


@pytest.mark.parametrize("q", ["", "%20", "%00", "%25", "a" * 3_000, "<script>", "'--"])
def test_anything_may_be_typed(client: AuditedClient, q: str) -> None:
    page = client.get(f"/find?q={q}")
    assert page.status_code == 200
    assert "<script>" not in page.get_data(as_text=True).split("<main")[1]


def test_erased_people_are_not_found(client: AuditedClient) -> None:
    CandidateFactory(full_name="Ruth Abara", erased_at=NOON)
    assert "Nobody and nothing" in read(client.get("/find?q=Abara"))


def test_queries_do_not_grow(client: AuditedClient, session: Session) -> None:
    counts = []
    for _ in range(2):
        for _ in range(4):
            CandidateFactory(full_name="Cedar Jones", owner=RecruiterFactory())
            RoleFactory(title="Cedar Lead")
        with count_queries(session) as counted:
            client.get("/find?q=cedar")
        counts.append(counted.queries)
    assert counts[0] == counts[1] <= 27
