"""Introductions in the portal: proposed with care, asked once, and the letter to both leaves once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency import clock
from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told
from agency.contact.invariants import broken_invariants
from agency.database import db
from agency.embedded_postgres import Server
from agency.introductions.models import Introduction
from agency.jobs.running import run_task
from agency.mail.models import LocalMail, MailState, OutboxMessage
from agency.portal import introducing
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch
from tests.conftest import settings_for
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    ClientFactory,
    IntroductionFactory,
    RecruiterFactory,
    RoleFactory,
    bind,
)
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in
from tests.support.whole import migrated_app, own_database

WORDS = {"subject": "You two should meet", "words": "Here you are."}


def pair() -> tuple[Candidate, Candidate]:
    ana = CandidateFactory(full_name="Ana Duarte", title="Data Engineer", employer="Quay Works")
    return ana, CandidateFactory(full_name="Bo Lindholm", title="Head of Data", employer="Fernwood")


class TestAtTheSameSecond:
    """Real requests in two threads, on connections of their own."""

    @pytest.fixture
    def whole(self, server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
        with (
            own_database(server, f"introductions_{worker_id}") as url,
            migrated_app(settings_for(url, tmp_path)) as app,
        ):
            app.config.update(TESTING=True)
            app.test_client_class = AuditedClient
            bind(db.session)
            yield app

    def press(self, whole: Flask) -> list[TestResponse]:
        """Two colleagues have read the letter to both, and press send together."""
        AgencyFactory()
        colleagues = [RecruiterFactory(), RecruiterFactory()]
        one = IntroductionFactory(people=pair(), proposed_at=clock.now())
        db.session.commit()
        number, sides = one.id, [side.id for side in one.sides]
        clients = [whole.test_client() for _ in colleagues]
        for client, colleague in zip(clients, colleagues, strict=True):
            sign_in(client, colleague)
        for side_id in sides:
            said = f"/introductions/{number}/sides/{side_id}/answer"
            clients[0].post_form(said, {"answer": "yes"}, page=f"/introductions/{number}")
        db.session.remove()
        url = f"/introductions/{number}/introducing"
        for client in clients:
            assert client.get(url).status_code == 200
        start = Barrier(2)

        def send(client: AuditedClient) -> TestResponse:
            start.wait(20)
            return client.post_form(url, WORDS)

        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(send, clients))

    def test_one_letter_leaves_a_copy_to_each(self, whole: Flask) -> None:
        answers = self.press(whole)
        assert [answer.status_code for answer in answers] == [302, 302]
        letters = db.session.scalars(select(OutboxMessage)).all()
        assert len({letter.to_address for letter in letters}) == len(letters) == 2
        assert len(db.session.scalars(select(Touch).filter_by(channel="email")).all()) == 2
        assert broken_invariants(db.session()) == {}

    def test_looking_and_then_writing_sends_twice(
        self, whole: Flask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both_looked, post = Barrier(2), introducing.post

        def post_each(*letter: Any, **more: Any) -> Any:
            return post(*letter[:2], f"{letter[2]}:{more['approved_by_id']}", *letter[3:], **more)

        monkeypatch.setattr(introducing, "hold", lambda *_: both_looked.wait(20))
        monkeypatch.setattr(introducing, "post", post_each)
        self.press(whole)
        letters = db.session.scalars(select(OutboxMessage)).all()
        assert len(letters) == 4


@pytest.fixture
def maya(session: Session) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        yield RecruiterFactory(name="Maya Lindqvist")


@pytest.fixture
def portal(client: AuditedClient, maya: Recruiter) -> AuditedClient:
    sign_in(client, maya)
    return client


def test_nobody_is_proposed_whose_light_is_red(session: Session, portal: AuditedClient) -> None:
    ana, bo = pair()
    terms.stop(session, bo.id, Told(how="call", at=NOON))
    new = f"/introductions/new?first=candidate-{ana.id}&second=candidate-{bo.id}"
    page = portal.post_form(new, {"for_whom": "first", "once_key": "k"}, page=new)
    assert page.status_code == 422
    assert "This cannot be proposed now." in page.text
    assert session.scalars(select(Introduction)).all() == []
    assert "Introduce</a>" not in portal.get(f"/candidates/{bo.id}").text


def test_two_who_are_being_introduced_are_not_proposed_again(
    session: Session, portal: AuditedClient
) -> None:
    ana, bo = pair()
    one = IntroductionFactory(people=[ana, bo])
    new = f"/introductions/new?first=candidate-{bo.id}&second=candidate-{ana.id}"
    assert portal.get(new).location == f"/introductions/{one.id}"


def test_of_whom_it_is_not_for_it_asks_time(session: Session, portal: AuditedClient) -> None:
    ana, bo = pair()
    gift, ask = IntroductionFactory(people=[ana, bo]).sides
    for side in (gift, ask):
        url = f"/candidates/{side.candidate_id}/email?introduction={side.id}"
        letter = {"subject": "Somebody to meet", "words": "Shall I?", "once_key": "k"}
        assert portal.post_form(url, letter, page=url).status_code == 302
    asked = {one.candidate_id: one.asked for one in session.scalars(select(Touch))}
    assert asked == {ana.id: [], bo.id: ["time"]}


def test_whoever_was_asked_twice_and_given_nothing_is_not_asked(
    session: Session, portal: AuditedClient
) -> None:
    ana, bo = pair()
    for days in (40, 80):
        session.add(
            Touch(
                candidate_id=bo.id, recruiter_id=bo.owner_id, channel="call", kind="conversation",
                outcome="talked", happened_at=NOON.replace(month=NOON.month - days // 30), asked=["time"],
            )
        )  # fmt: skip
    session.flush()
    new = f"/introductions/new?first=candidate-{ana.id}&second=candidate-{bo.id}"
    refused = portal.post_form(new, {"for_whom": "first", "once_key": "k"}, page=new)
    assert refused.status_code == 422
    given = portal.post_form(new, {"for_whom": "both", "once_key": "k"}, page=new)
    assert given.status_code == 302


def test_second_colleague_who_asks_the_same_is_told(
    session: Session, portal: AuditedClient
) -> None:
    ana, _bo = people = pair()
    side = IntroductionFactory(people=people).sides[0]
    url = f"/candidates/{ana.id}/email?introduction={side.id}"
    letter = {"subject": "Somebody to meet", "words": "Shall I?"}
    assert portal.post_form(url, {**letter, "once_key": "a"}, page=url).status_code == 302
    late = portal.post_form(url, {**letter, "once_key": "b"}, page="/today", follow_redirects=True)
    assert "That introduction has moved on meanwhile, so nothing was sent." in late.text
    assert len(session.scalars(select(OutboxMessage)).all()) == 1


def test_after_a_no_the_other_hears_only_that_it_did_not_come_about(
    app: Flask, session: Session, portal: AuditedClient
) -> None:
    ana, bo = pair()
    one = IntroductionFactory(people=[ana, bo])
    page = f"/introductions/{one.id}"
    for side, said in zip(one.sides, ("yes", "no"), strict=True):
        portal.post_form(f"{page}/sides/{side.id}/answer", {"answer": said}, page=page)
    session.refresh(one)
    assert one.state == "declined"
    shown = portal.get(page).text
    assert "Say that it did not come about: Ana Duarte" in shown.replace(
        '<span class="visually-hidden">', ""
    )
    assert portal.post_form(f"{page}/introducing", WORDS, page=page).status_code == 302
    url = f"/candidates/{ana.id}/email?introduction={one.sides[0].id}"
    told = {"subject": "It did not come about", "words": "Lindholm said no.", "once_key": "k"}
    assert portal.post_form(url, told, page=url).status_code == 422
    told["words"] = "It did not come about."
    assert portal.post_form(url, told, page=url).status_code == 302
    run_task(app, "deliver_mail")
    (raw,) = session.scalars(select(LocalMail.raw).filter_by(to_address=ana.ways[0].value))
    assert b"Lindholm" not in raw
    assert b"/introduction" not in raw
    nothing = f"/candidates/{bo.id}/email?introduction={one.sides[1].id}"
    assert portal.get(nothing).location == page


@pytest.mark.parametrize("which", [0, 1])
def test_copy_to_neither_leaves_once_one_of_them_stopped(
    app: Flask, session: Session, portal: AuditedClient, which: int
) -> None:
    one = IntroductionFactory(people=pair())
    page = f"/introductions/{one.id}"
    for side in one.sides:
        portal.post_form(f"{page}/sides/{side.id}/answer", {"answer": "yes"}, page=page)
    assert portal.post_form(f"{page}/introducing", WORDS, page=page).status_code == 302
    stopper = one.sides[which].candidate_id
    assert stopper is not None
    terms.stop(session, stopper, Told(how="call", at=NOON))
    session.commit()
    run_task(app, "deliver_mail")
    letters = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    assert [letter.state for letter in letters] == [MailState.cancelled] * 2
    assert session.scalars(select(LocalMail)).all() == []


def test_question_to_the_other_stays_here_once_it_is_over(
    app: Flask, session: Session, portal: AuditedClient
) -> None:
    ana, bo = pair()
    one = IntroductionFactory(people=[ana, bo])
    url = f"/candidates/{ana.id}/email?introduction={one.sides[0].id}"
    letter = {"subject": "Somebody to meet", "words": "Shall I?", "once_key": "k"}
    assert portal.post_form(url, letter, page=url).status_code == 302
    portal.post_form(f"/introductions/{one.id}/withdrawal", {}, page=f"/introductions/{one.id}")
    run_task(app, "deliver_mail")
    assert session.scalars(select(OutboxMessage.state)).all() == [MailState.cancelled]


def test_somebody_at_a_client_stops_us_by_the_link_of_the_letter(
    app: Flask, session: Session, portal: AuditedClient, maya: Recruiter
) -> None:
    there = ClientContactFactory(client=ClientFactory(name="Fernwood"))
    RoleFactory(client=there.client, owner=maya)
    one = IntroductionFactory(people=[pair()[0], there])
    write = f"/introductions/{one.id}/sides/{one.sides[1].id}/letter"
    assert portal.post_form(write, WORDS, page=write).status_code == 302
    run_task(app, "deliver_mail")
    (raw,) = session.scalars(select(LocalMail.raw).filter_by(to_address=there.email))
    head = raw.decode().split("List-Unsubscribe: <http://localhost")[1]
    way_out = head.split(">")[0].replace("\r\n ", "")
    assert app.test_client().post(way_out).status_code == 200
    assert app.test_client().post(way_out).status_code == 200
    page = portal.get(f"/clients/{there.client_id}").text
    assert "Asked not to be contacted" in page
    run_task(app, "settle_introductions")
    session.refresh(one)
    assert one.state == "ended"
    late = portal.post_form(
        f"/introductions/{one.id}/introducing", WORDS, page=f"/introductions/{one.id}"
    )
    assert late.location == f"/introductions/{one.id}"


def test_an_address_at_a_client_is_asked_once_a_day_whoever_asks(
    session: Session, portal: AuditedClient, maya: Recruiter
) -> None:
    there = ClientContactFactory(client=ClientFactory(name="Fernwood"))
    RoleFactory(client=there.client, owner=maya)
    ana, bo = pair()
    first, second = (IntroductionFactory(people=[one, there]) for one in (ana, bo))
    for one, status in ((first, 302), (second, 422)):
        write = f"/introductions/{one.id}/sides/{one.sides[1].id}/letter"
        answer = portal.post_form(write, WORDS, page=write)
        assert answer.status_code == status
    assert "This address was written to within the last day. Try again tomorrow." in answer.text
    assert WORDS["words"] in answer.text
    assert len(session.scalars(select(OutboxMessage)).all()) == 1


def test_list_asks_no_more_for_many_than_for_one(session: Session, portal: AuditedClient) -> None:
    IntroductionFactory(people=pair())
    session.commit()
    with count_queries(session) as few:
        assert "Ana Duarte and Bo Lindholm" in portal.get("/introductions").text
    for _ in range(6):
        there = ClientContactFactory()
        RoleFactory(client=there.client)
        IntroductionFactory(people=[CandidateFactory(), there])
    session.commit()
    portal.get("/introductions")
    with count_queries(session) as many:
        portal.get("/introductions")
    assert many.queries <= few.queries + 1  # the clients of people at clients


def test_withdrawn_by_one_press_and_taken_up_by_another(
    session: Session, portal: AuditedClient
) -> None:
    one = IntroductionFactory(people=pair())
    page = f"/introductions/{one.id}"
    for state in ("withdrawn", "proposed"):
        portal.post_form(f"{page}/withdrawal", {}, page=page)
        session.refresh(one)
        assert one.state == state
