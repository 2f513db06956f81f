"""Colleagues, as an administrator looks after them."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.history import changes_of
from agency.mail.models import OutboxMessage
from agency.recruiters.models import AccessLevel, Desk, Recruiter
from agency.recruiters.queries import recruiter_by_email
from tests.factories import AgencyFactory, CandidateFactory, DeskFactory, RecruiterFactory
from tests.support.jobs import run_waiting_jobs
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

INVITED = {
    "name": "Sam Osei",
    "email": "sam@harbourpike.example.com",
    "access_level": "recruiter",
    "desk": "",
}


@pytest.fixture
def boss(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(administrator=True, name="Tom Ferreira")


@pytest.fixture
def office(client: AuditedClient, boss: Recruiter) -> AuditedClient:
    """The administrator's browser."""
    sign_in(client, boss)
    return client


def row(colleague: Recruiter, level: str, desk: str = "") -> dict[str, str]:
    return {f"of-{colleague.id}-access_level": level, f"of-{colleague.id}-desk": desk}


def said(client: AuditedClient) -> str:
    return client.get("/settings/recruiters").get_data(as_text=True)


def test_colleague_is_invited_by_a_letter_without_a_secret(
    office: AuditedClient, session: Session
) -> None:
    desk = DeskFactory()
    answer = office.post_form("/settings/recruiters", {**INVITED, "desk": str(desk.id)})
    assert answer.location == "/settings/recruiters"
    sam = recruiter_by_email(session, "SAM@harbourpike.example.com")
    assert sam is not None
    assert (sam.password_hash, sam.desk_id, sam.access_level) == (None, desk.id, "recruiter")
    letter = session.scalars(select(OutboxMessage)).one()
    assert letter.to_address == sam.email
    assert b"http://localhost/sign-in" in letter.raw
    assert b"/sign-in/link/" not in letter.raw
    assert "Sam Osei is invited." in said(office)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "sam"}, "That is not a complete address"),
        ({"name": ""}, "Write your colleague’s name."),
        ({"access_level": "god"}, "Not a valid choice"),
        ({"desk": "999999"}, "Not a valid choice"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_wrong_invitation_is_refused(
    office: AuditedClient, session: Session, wrong: dict[str, str], words: str
) -> None:
    answer = office.post_form("/settings/recruiters", {**INVITED, **wrong})
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert session.scalars(select(OutboxMessage)).all() == []


def test_address_of_a_colleague_is_not_invited_twice(
    office: AuditedClient, boss: Recruiter
) -> None:
    answer = office.post_form("/settings/recruiters", {**INVITED, "email": boss.email.upper()})
    assert answer.status_code == 422
    assert "has this address already" in answer.get_data(as_text=True)


def test_access_level_and_desk_hold_from_the_next_request(
    app: Flask, office: AuditedClient
) -> None:
    colleague, desk = RecruiterFactory(), DeskFactory()
    theirs = app.test_client()
    sign_in(theirs, colleague)
    assert theirs.get("/settings/agency").status_code == 403
    data = row(colleague, "administrator", str(desk.id))
    office.post_form(f"/settings/recruiters/{colleague.id}", data)
    assert theirs.get("/settings/agency").status_code == 200
    assert colleague.desk_id == desk.id
    office.post_form(f"/settings/recruiters/{colleague.id}", row(colleague, "team_lead"))
    assert theirs.get("/settings/agency").status_code == 403


def test_disabled_colleague_is_out_at_the_next_request_until_let_in_again(
    app: Flask, office: AuditedClient
) -> None:
    colleague = RecruiterFactory()
    theirs = app.test_client()
    sign_in(theirs, colleague)
    office.post_form(f"/settings/recruiters/{colleague.id}/disabling")
    assert theirs.get("/settings").status_code == 302
    assert "is disabled and signed out everywhere" in said(office)
    office.post_form(f"/settings/recruiters/{colleague.id}/enabling")
    assert colleague.is_active
    assert theirs.get("/settings").status_code == 302


def test_nobody_disables_themselves_or_lowers_their_own_access(
    office: AuditedClient, boss: Recruiter
) -> None:
    RecruiterFactory(administrator=True)
    office.post_form(f"/settings/recruiters/{boss.id}/disabling")
    assert "You cannot do that to yourself." in said(office)
    office.post_form(f"/settings/recruiters/{boss.id}", row(boss, "recruiter"))
    assert "You cannot do that to yourself." in said(office)
    assert boss.is_active
    assert boss.access_level is AccessLevel.administrator


def test_desk_is_added_once(office: AuditedClient, session: Session) -> None:
    office.post_form("/settings/desks", {"desk_name": "Energy"})
    office.post_form("/settings/desks", {"desk_name": " Energy "})
    assert [desk.name for desk in session.scalars(select(Desk))] == ["Energy"]
    assert "There is a desk of that name already." in said(office)


def test_desks_show_who_is_on_them_and_are_renamed_and_removed(
    office: AuditedClient, session: Session
) -> None:
    energy, empty = DeskFactory(name="Energy"), DeskFactory(name="Empty")
    RecruiterFactory(name="Ana Duarte", desk_id=energy.id)
    page = office.get("/settings/recruiters").text
    assert "<b>Energy</b>: Ana Duarte" in page
    assert "<b>Empty</b>: nobody" in page
    office.post_form(f"/settings/desks/{energy.id}", {"desk_name": "Empty"})
    assert "There is a desk of that name already." in said(office)
    office.post_form(f"/settings/desks/{energy.id}", {"desk_name": "Energy and rail"})
    assert energy.name == "Energy and rail"
    office.post_form(f"/settings/desks/{energy.id}/removal")
    assert "Somebody is on that desk" in said(office)
    office.post_form(f"/settings/desks/{empty.id}/removal")
    assert [desk.name for desk in session.scalars(select(Desk))] == ["Energy and rail"]


def test_a_leavers_people_are_handed_over_by_the_workers(
    app: Flask, office: AuditedClient, session: Session, boss: Recruiter
) -> None:
    ana, ben = RecruiterFactory(name="Ana Duarte"), RecruiterFactory(name="Ben Ito")
    people = [CandidateFactory(owner=ana) for _ in range(3)]
    office.post_form(f"/settings/recruiters/{ana.id}/disabling")
    page = said(office)
    assert "Their people wait to be handed over." in page
    assert "Three people, no clients, no roles" in page
    data = {f"of-{ana.id}-to": str(ben.id)}
    office.post_form(f"/settings/recruiters/{ana.id}/handing-over", data)
    assert run_waiting_jobs(app).count("hand_over") == 1
    session.expire_all()
    assert {one.owner_id for one in people} == {ben.id}
    assert changes_of(session, people[0])[0].actor_id == boss.id


@pytest.mark.parametrize("to", ["", "987654", "themselves", "somebody who left"])
def test_nobody_is_handed_to_somebody_who_does_not_work_here(
    app: Flask, office: AuditedClient, to: str
) -> None:
    ana, left = RecruiterFactory(), RecruiterFactory(disabled=True)
    whom = {"themselves": str(ana.id), "somebody who left": str(left.id)}.get(to, to)
    office.post_form(f"/settings/recruiters/{ana.id}/handing-over", {f"of-{ana.id}-to": whom})
    assert "Choose who takes them over." in said(office)
    assert "hand_over" not in run_waiting_jobs(app)


def test_a_colleague_is_signed_out_everywhere_and_may_come_back(
    app: Flask, office: AuditedClient
) -> None:
    colleague = RecruiterFactory()
    theirs = app.test_client()
    sign_in(theirs, colleague)
    office.post_form(f"/settings/recruiters/{colleague.id}/signing-out")
    assert theirs.get("/settings").status_code == 302
    assert colleague.is_active
    sign_in(theirs, colleague)
    assert theirs.get("/settings").status_code == 200


@pytest.mark.parametrize("level", ["recruiter", "team_lead", "privacy_lead"])
def test_only_administrators_see_or_change_colleagues(
    client: AuditedClient, boss: Recruiter, level: str
) -> None:
    sign_in(client, RecruiterFactory(access_level=AccessLevel(level)))
    assert client.get("/settings/recruiters").status_code == 403
    acts = ("disabling", "enabling", "signing-out", "handing-over")
    for path in ("", f"/{boss.id}", *(f"/{boss.id}/{act}" for act in acts)):
        assert client.post_form(f"/settings/recruiters{path}").status_code == 403
    assert client.post_form("/settings/desks", {"desk_name": "Mine"}).status_code == 403
    assert boss.is_active


def test_unknown_colleague_lives_nowhere(office: AuditedClient) -> None:
    assert office.post_form("/settings/recruiters/987654/disabling").status_code == 404
