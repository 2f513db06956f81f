"""An introduction over HTTP, from both sides: a candidate, and somebody at a client whom the agency placed nobody with."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from re import search

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import ClientContact, ClientTouch
from agency.introductions.models import Introduction
from agency.introductions.told import for_the_letter, introductions_told
from agency.jobs.running import run_task
from agency.mail.models import LocalMail
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch
from agency.touches.queries import account_of
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    ClientFactory,
    RecruiterFactory,
    RoleFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

LATER = NOON + timedelta(days=32)
"""A Monday."""
SECRETS = ("Tom", "Reid", "tom@fernwood.example", "Fernwood")


@pytest.fixture
def time() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def maya(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(name="Maya Lindqvist")


@pytest.fixture
def ana(maya: Recruiter) -> Candidate:
    return CandidateFactory(
        full_name="Ana Duarte", title="Data Engineer", employer="Quay", owner=maya
    )


@pytest.fixture
def tom(maya: Recruiter) -> ClientContact:
    client = ClientFactory(name="Fernwood")
    RoleFactory(client=client, owner=maya)
    return ClientContactFactory(client=client, email="tom@fernwood.example")


def mails(session: Session, app: Flask, to: str) -> list[tuple[str, str]]:
    """To and text of what has arrived at an address, the newest last."""
    run_task(app, "deliver_mail")
    query = select(LocalMail.raw).filter_by(to_address=to).order_by(LocalMail.id)
    read = [message_from_bytes(raw, policy=default) for raw in session.scalars(query)]
    return [(str(one["To"]), one.get_body(("plain",)).get_content()) for one in read]


def link_in(text: str, page: str) -> str:
    found = search(rf"http://localhost(/\S+/{page})", text)
    assert found, text
    return found[1]


def test_two_people_are_introduced_and_it_helped_one_of_them(
    app: Flask, client: AuditedClient, session: Session, maya: Recruiter, ana: Candidate,
    tom: ClientContact, time: time_machine.Traveller,
) -> None:  # fmt: skip
    sign_in(client, maya)
    person_page = client.get(f"/candidates/{ana.id}").text
    assert f"/introductions/new?first=candidate-{ana.id}" in person_page
    assert "Introductions</h2>" not in person_page
    found = client.get(f"/introductions/new?first=candidate-{ana.id}&q=reid").text
    assert "Head of Data, Fernwood" in found

    new = f"/introductions/new?first=candidate-{ana.id}&second=contact-{tom.id}"
    words = {
        "for_whom": "first",
        "why_first": "They build what you want to build.",
        "why_second": "She asks good questions.",
    }
    for _ in range(2):
        answer = client.post_form(new, {**words, "once_key": "k"}, page=new)
        assert answer.status_code == 302
    one = session.scalars(select(Introduction)).one()
    page = f"/introductions/{one.id}"
    hers, his = one.sides
    assert "Ana Duarte and Tom Reid" in client.get("/introductions").text

    ask = f"/candidates/{ana.id}/email?introduction={hers.id}"
    draft = client.get(ask).text
    assert "Head of Data at a client of ours" in draft
    told = {
        "subject": "Somebody to meet",
        "words": "Meet Tom Reid of Fernwood, tom@fernwood.example.",
    }
    refused = client.post_form(ask, {**told, "once_key": "a"}, page=ask)
    assert refused.status_code == 422
    assert "Tom, Reid, tom@fernwood.example, Fernwood" in refused.text
    kind = {
        "subject": "Somebody to meet",
        "words": "They build what you want to build.",
        "once_key": "a",
    }
    assert client.post_form(ask, kind, page=ask).status_code == 302
    ((_, text),) = mails(session, app, ana.ways[0].value)
    assert not [one for one in SECRETS if one in text]

    stranger = app.test_client()
    door = link_in(text, "introduction")
    opened = stranger.get(door).text
    assert not [one for one in (*SECRETS, "Ana", "Duarte") if one in opened]
    assert (
        stranger.post_form(door, {"answer": "yes", "text": "Gladly."}, page=door).status_code == 302
    )
    session.refresh(one)
    assert (one.state, hers.answer, hers.answer_words) == ("asked", "yes", "Gladly.")
    assert "Ana would like to be introduced." in client.get("/today").text

    write = f"{page}/sides/{his.id}/letter"
    drafted = client.get(write).text
    assert "Data Engineer" in drafted
    assert "She asks good questions." in drafted
    letter = {"subject": "Half an hour?", "words": "She asks good questions."}
    assert client.post_form(write, letter, page=write).status_code == 302
    assert (
        "has moved on meanwhile"
        in client.post_form(write, letter, page=page, follow_redirects=True).text
    )
    ((_, text),) = mails(session, app, tom.email)
    assert "Ana" not in text
    his_door = link_in(text, "introduction")
    assert stranger.post_form(his_door, {"answer": "yes"}, page=his_door).status_code == 302
    session.refresh(one)
    assert one.state == "agreed"
    assert for_the_letter(session, maya.id, TODAY) == (
        "One pair said yes to being introduced; they wait for you."
    )

    introduce = f"{page}/introducing"
    both = client.get(introduce).text
    assert "Ana Duarte, meet Tom Reid" in both
    letter = {"subject": "Ana, meet Tom", "words": "Here you are."}
    assert client.post_form(introduce, letter, page=introduce).status_code == 302
    assert client.post_form(introduce, letter, page=page).status_code == 302
    (_, _), (hers_to, hers_text) = mails(session, app, ana.ways[0].value)
    (_, _), (his_to, his_text) = mails(session, app, tom.email)
    assert hers_to == his_to
    assert ana.ways[0].value in hers_to
    assert tom.email in hers_to
    assert hers_text == his_text
    session.refresh(one)
    assert one.state == "introduced"
    assert account_of(session, ana.id).helped == 1
    assert account_of(session, ana.id).asked == 0
    gifts = session.scalars(select(Touch.gave).order_by(Touch.id)).all()
    assert gifts == [[], [], ["introduction"]]
    notes = session.scalars(select(ClientTouch.note).order_by(ClientTouch.id)).all()
    assert [note.splitlines()[0] for note in notes] == [
        "Half an hour?", "Tom Reid would like to be introduced.", "Ana, meet Tom",
    ]  # fmt: skip

    time.move_to(LATER)
    sign_in(client, maya)
    run_task(app, "settle_introductions")
    today = client.get("/today").text
    assert "Ana was introduced to Tom Reid on" in today
    assert "and nobody has asked whether it helped" in today
    ask = f"/candidates/{ana.id}/email?introduction={hers.id}"
    letter = {"subject": "Did it help?", "words": "A month ago you met Tom.", "once_key": "h"}
    assert client.post_form(ask, letter, page=ask).status_code == 302
    text = mails(session, app, ana.ways[0].value)[-1][1]
    door = link_in(text, "introduction/help")
    assert stranger.post_form(door, {"helped": "yes"}, page=door).status_code == 302
    said = f"{page}/sides/{his.id}/help"
    assert client.post_form(said, {"helped": "no"}, page=page).status_code == 302
    assert "It helped Ana." in client.get(f"/candidates/{ana.id}").text
    assert "and nobody has asked whether it helped" not in client.get("/today").text
    told = introductions_told(session, maya.id, NOON, LATER + timedelta(days=1))
    assert vars_of(told) == (1, 1, 1, 2, 1)
    assert "it did not help" in client.get("/introductions?show=introduced").text


def vars_of(told: object) -> tuple[int, ...]:
    return tuple(getattr(told, name) for name in told.__dataclass_fields__)  # type: ignore[attr-defined]  # a dataclass
