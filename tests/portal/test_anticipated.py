"""Roles that are heard of: noted in a few words, shown, heard of again, opened."""

from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.clients.models import Client, ClientContact, Role, RoleState
from agency.recontact.models import Standing, StandingKind
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

TOLD = {"title": "VP Data", "expected_on": "2026-09", "confidence": "60", "heard_from": ""}


@pytest.fixture(autouse=True)
def maya(session: Session, client: AuditedClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory(name="Maya Lindqvist")
        session.flush()
        sign_in(client, maya)
        yield maya


@pytest.fixture
def firm(session: Session) -> Client:
    firm = ClientFactory(name="Cedar Loop")
    session.flush()
    return firm


def read(response: TestResponse) -> str:
    return " ".join(unescape(response.get_data(as_text=True)).split())


def anticipated(session: Session, firm: Client, maya: Recruiter, **facts: object) -> Role:
    usual = {"state": RoleState.anticipated, "opened_at": None, "expected_on": date(2026, 9, 1)}
    role = RoleFactory(client=firm, owner=maya, title="VP Data", **{**usual, **facts})
    session.flush()
    return role


def test_role_is_noted_with_the_month_and_who_told(
    client: AuditedClient, session: Session, firm: Client
) -> None:
    session.add(ClientContact(client_id=firm.id, name="Ingrid Solheim"))
    session.flush()
    told = {
        **TOLD,
        "client": "Cedar Loop",
        "heard_from": "Ingrid Solheim",
        "must": "Has led a team",
    }
    page = client.post_form(
        "/roles/heard-of", told, page=f"/roles/heard-of?client={firm.id}", follow_redirects=True
    )
    role = session.scalars(select(Role)).one()
    assert (role.state, role.expected_on, role.confidence) == (
        RoleState.anticipated, date(2026, 9, 1), 60,
    )  # fmt: skip
    assert role.contact is not None
    assert (role.contact.name, role.heard_from) == ("Ingrid Solheim", "")
    said = read(page)
    assert "Not advertised. Expected in September 2026, 60% sure." in said
    assert "Heard from Ingrid Solheim in June, 60%." in said
    assert "Has led a team" in said


def test_candidate_who_told_is_remembered_and_named(
    client: AuditedClient, session: Session, firm: Client
) -> None:
    jane = CandidateFactory(full_name="Jane Okafor")
    session.flush()
    page = f"/roles/heard-of?candidate={jane.id}"
    assert 'value="Jane Okafor"' in client.get(page).get_data(as_text=True)
    told = {
        **TOLD, "client": "Cedar Loop", "heard_from": "Jane Okafor", "candidate_id": str(jane.id),
    }  # fmt: skip
    answer = client.post_form("/roles/heard-of", told, page=page, follow_redirects=True)
    role = session.scalars(select(Role)).one()
    assert (role.heard_candidate_id, role.heard_from) == (jane.id, "")
    assert "Heard from Jane Okafor in June" in read(answer)
    assert f'href="/candidates/{jane.id}"' in answer.get_data(as_text=True)


def test_month_and_client_are_needed_and_what_was_typed_stays(
    client: AuditedClient, session: Session
) -> None:
    answer = client.post_form(
        "/roles/heard-of", {**TOLD, "client": "", "expected_on": ""}, page="/roles/heard-of"
    )
    assert answer.status_code == 422
    assert "Say in which month you expect it." in read(answer)
    assert 'value="VP Data"' in answer.get_data(as_text=True)
    assert session.scalars(select(Role)).all() == []


def test_client_alike_is_asked_about(client: AuditedClient, firm: Client) -> None:
    answer = client.post_form(
        "/roles/heard-of", {**TOLD, "client": "Cedar Lop"}, page="/roles/heard-of"
    )
    assert "Did you mean “Cedar Loop”?" in read(answer)


def test_heard_again_moves_the_month(
    client: AuditedClient, session: Session, firm: Client, maya: Recruiter
) -> None:
    role = anticipated(session, firm, maya, expected_on=date(2026, 4, 1))
    page = read(client.get(f"/roles/{role.id}"))
    assert "Its month has passed." in page
    assert "Was expected in April 2026" in page
    client.post_form(
        f"/roles/{role.id}/heard-again",
        {"expected_on": "2026-10", "confidence": "75", "heard_from": "The fair"},
        page=f"/roles/{role.id}",
    )
    session.refresh(role)
    assert (role.expected_on, role.confidence, role.heard_from) == (
        date(2026, 10, 1), 75, "The fair",
    )  # fmt: skip
    assert "Its month has passed." not in read(client.get(f"/roles/{role.id}"))


def test_open_role_is_not_heard_of_again(
    client: AuditedClient, session: Session, firm: Client, maya: Recruiter
) -> None:
    role = anticipated(session, firm, maya)
    client.get(f"/roles/{role.id}")
    role.state, role.opened_at = RoleState.open, NOON
    session.flush()
    answer = client.post_form(
        f"/roles/{role.id}/heard-again", {"expected_on": "2026-10"}, follow_redirects=True
    )
    assert "not anticipated any more" in read(answer)


def test_it_is_opened_in_one_step(
    client: AuditedClient, session: Session, firm: Client, maya: Recruiter
) -> None:
    role = anticipated(session, firm, maya)
    client.post_form(f"/roles/{role.id}/state", {"state": "open"}, page=f"/roles/{role.id}")
    session.refresh(role)
    assert role.is_open


def test_whom_it_would_suit_stands_on_its_page_with_nothing_to_press(
    client: AuditedClient, session: Session, firm: Client, maya: Recruiter
) -> None:
    role = anticipated(session, firm, maya)
    jane = CandidateFactory(full_name="Jane Okafor", owner=maya)
    session.flush()
    session.add(
        Standing(
            role_id=role.id, candidate_id=jane.id, kind=StandingKind.ahead, fit_total=81,
            fit_version="2-sssss", says="Jane asked for this from September.",
        )
    )  # fmt: skip
    TouchFactory(candidate=jane)
    session.flush()
    page = client.get(f"/roles/{role.id}").get_data(as_text=True)
    assert "Jane asked for this from September." in page
    assert "data-slip" not in page
    for address in (f"/clients/{firm.id}", "/roles"):
        assert "ould suit one person" in read(client.get(address))
    assert "would suit one person" in read(client.get("/today"))


def test_today_asks_again_once_the_month_has_passed(
    client: AuditedClient, session: Session, firm: Client, maya: Recruiter
) -> None:
    anticipated(session, firm, maya, expected_on=date(2026, 5, 1))
    TouchFactory(candidate=CandidateFactory(owner=maya))
    session.flush()
    assert "the month has passed: ask again" in read(client.get("/today"))
