"""A letter is one of the few contacts a person gets: two colleagues at once, and what may be set aside."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.contact.invariants import broken_invariants
from agency.contact.models import ContactGate, ContactReservation, DecisionRecord
from agency.contact.snapshot import Limit
from agency.contact.terms import pause, set_limit
from agency.database import db
from agency.embedded_postgres import Server
from agency.jobs.running import run_task
from agency.mail.models import MailState, OutboxMessage, StopKind
from agency.mail.stops import stop
from agency.portal import emails, letter_asking
from agency.recruiters.models import Recruiter
from agency.rights.erasing import erase
from agency.rights.holding import everything_held
from agency.submissions.models import DeclaredSubmission, Stage
from tests.conftest import settings_for
from tests.contact.reserving import letter_to
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    RecruiterFactory,
    SubmissionFactory,
    TouchFactory,
    bind,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in
from tests.support.whole import migrated_app, own_database

WORDS = {"subject": "A role near you", "words": "Hello Jane,\n\nShall we talk on Friday?"}
EVENING = NOON + timedelta(hours=6, minutes=30)
REASON = "Her old client asked for her by name this morning."


def written(person: Candidate, client: AuditedClient, **more: str) -> TestResponse:
    url = f"/candidates/{person.id}/email"
    return client.post_form(url, {**WORDS, "once_key": "k", **more}, page=url)


def letters(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OutboxMessage)) or 0


class TestAtTheSameSecond:
    """Real requests in two threads, on connections of their own."""

    @pytest.fixture
    def whole(self, server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
        with (
            own_database(server, f"letters_{worker_id}") as url,
            migrated_app(settings_for(url, tmp_path)) as app,
        ):
            app.config.update(TESTING=True)
            app.test_client_class = AuditedClient
            bind(db.session)
            yield app

    @pytest.fixture
    def jane_id(self, whole: Flask) -> int:
        assert whole.testing
        AgencyFactory()
        jane = CandidateFactory(owner=RecruiterFactory(name="Ana Sousa"))
        RecruiterFactory(name="Tom Wirth")
        db.session.commit()
        return jane.id

    def press(self, whole: Flask, jane_id: int, start: Barrier) -> list[TestResponse]:
        """Ana and Tom have opened the draft, and press send together."""
        colleagues = db.session.scalars(select(Recruiter).order_by(Recruiter.id)).all()
        clients = [whole.test_client() for _ in colleagues]
        for client, colleague in zip(clients, colleagues, strict=True):
            sign_in(client, colleague)
        db.session.remove()
        url = f"/candidates/{jane_id}/email"
        for client in clients:
            client.get(url)

        def send(client: AuditedClient) -> TestResponse:
            start.wait(20)
            return client.post_form(url, {**WORDS, "once_key": str(id(client))})

        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(send, clients))

    def test_one_is_sent_and_the_other_reads_who_wrote_and_keeps_what_they_typed(
        self, whole: Flask, jane_id: int
    ) -> None:
        answers = self.press(whole, jane_id, Barrier(2))
        assert sorted(answer.status_code for answer in answers) == [302, 422]
        lost = max(answers, key=lambda answer: answer.status_code).text
        first = "Ana" if answers[0].status_code == 302 else "Tom"
        # By whose clock was first, the letter was written just now or is just about to leave.
        written = f"{first} wrote to her " in lost and " ago; next possible date " in lost
        assert written or f"{first}’s mail to her leaves today; " in lost
        assert "That was not sent. Nobody was contacted." in lost
        assert 'value="A role near you"' in lost
        assert "Shall we talk on Friday?" in lost
        assert letters(db.session()) == 1
        assert broken_invariants(db.session()) == {}

    def test_looking_and_then_writing_sends_both(
        self, whole: Flask, jane_id: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both_looked, look, pressed = Barrier(2), letter_asking.decision_for, []

        def look_and_blink(*question: Any) -> Any:
            light = look(*question)
            if pressed:
                both_looked.wait(20)
            return light

        monkeypatch.setattr(letter_asking, "decision_for", look_and_blink)
        monkeypatch.setattr(letter_asking, "reserve", lambda *_: None)
        monkeypatch.setattr(emails, "terms_of", lambda *_: pressed.append(1))
        answers = self.press(whole, jane_id, Barrier(2))
        assert [answer.status_code for answer in answers] == [302, 302]
        assert letters(db.session()) == 2
        assert broken_invariants(db.session()) == {"waiting_letters_without_a_reservation": 2}


@pytest.fixture
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def ana(session: Session, noon: None) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(name="Ana Sousa")


@pytest.fixture
def as_lead(client: AuditedClient, ana: Recruiter) -> AuditedClient:
    sign_in(client, RecruiterFactory(name="Lee Manager", team_lead=True))
    return client


@pytest.fixture
def jane(session: Session, ana: Recruiter) -> Candidate:
    return CandidateFactory(owner=ana)


def called_lately(jane: Candidate) -> None:
    TouchFactory(candidate=jane, happened_at=NOON.replace(day=10))


def test_letter_is_a_reservation_with_its_decision(
    session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
) -> None:
    sign_in(client, ana)
    assert written(jane, client).status_code == 302
    (reservation,) = session.scalars(select(ContactReservation))
    decision = session.get_one(DecisionRecord, reservation.decision_id)
    assert (decision.outcome, reservation.approved_by_id, reservation.overrode) == (
        "allow", ana.id, "",
    )  # fmt: skip


def test_pressing_send_twice_says_twice_that_it_is_in_the_post(
    session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
) -> None:
    sign_in(client, ana)
    for _ in range(2):
        assert written(jane, client).status_code == 302
    assert letters(session) == 1


def test_housemate_was_written_to(
    session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
) -> None:
    sign_in(client, ana)
    mate = CandidateFactory(full_name="Joe Okafor", owner=ana, reachable=False)
    mate.ways.append(type(jane.ways[0])(kind="email", value=jane.ways[0].value))
    assert written(mate, client, once_key="m").status_code == 302
    lost = written(jane, client)
    assert lost.status_code == 422
    assert "Somebody who shares her address was written to today" in lost.text
    assert "Joe" not in lost.text
    assert "Shall we talk on Friday?" in lost.text
    profile = f"/candidates/{jane.id}/profile-link"
    lost = client.post_form(profile, {"note": "Is it still right?"}, page=profile)
    assert lost.status_code == 409
    assert "Somebody who shares her address" in lost.text
    assert "Is it still right?" in lost.text
    assert letters(session) == 1


@pytest.mark.parametrize(
    "page", ["", "/email", "/profile-link"], ids=["their page", "a draft", "the list"]
)
def test_light_says_that_letters_are_paused(
    session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate, page: str
) -> None:
    sign_in(client, ana)
    waits = "A letter has to wait: letters to candidates are paused."
    assert waits not in client.get(f"/candidates/{jane.id}{page}").text
    stop(session, StopKind.bounces, "12 of the last 200 letters came back.", NOON)
    shown = client.get(f"/candidates/{jane.id}{page}").text
    assert waits in shown
    assert "May contact now" in shown


class TestSettingAside:
    def test_manager_sends_over_a_cap_with_a_reason_that_is_kept(
        self, app: Flask, session: Session, as_lead: AuditedClient, jane: Candidate
    ) -> None:
        called_lately(jane)
        assert "Send it all the same" in as_lead.get(f"/candidates/{jane.id}/email").text
        assert written(jane, as_lead, reason=REASON).status_code == 302
        (reservation,) = session.scalars(select(ContactReservation))
        assert (reservation.overrode, reservation.override_reason) == ("caps", REASON)
        run_task(app, "deliver_mail")
        assert session.scalars(select(OutboxMessage)).one().state is MailState.sent
        (held,) = everything_held(session, jane)["letters_we_chose_to_write_to_you"]
        assert (held["approved_by"], held["override_reason"]) == ("Lee Manager", REASON)

    def test_too_short_a_reason_sends_nothing_and_loses_nothing(
        self, session: Session, as_lead: AuditedClient, jane: Candidate
    ) -> None:
        called_lately(jane)
        answer = written(jane, as_lead, reason="Because I want")
        assert answer.status_code == 422
        assert "Say why in at least 20 characters." in answer.text
        assert "Because I want" in answer.text
        assert "Shall we talk on Friday?" in answer.text
        assert letters(session) == 0

    def test_recruiter_may_not_set_a_cap_aside(
        self, session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
    ) -> None:
        sign_in(client, ana)
        called_lately(jane)
        assert "Send it all the same" not in client.get(f"/candidates/{jane.id}/email").text
        assert written(jane, client, reason=REASON).status_code == 422
        assert letters(session) == 0

    def test_owner_writes_in_spite_of_a_colleagues_process(
        self, session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
    ) -> None:
        SubmissionFactory(
            candidate=jane,
            recruiter_id=RecruiterFactory(name="Tom Wirth").id,
            stage=Stage.interview,
        )
        sign_in(client, ana)
        assert written(jane, client).status_code == 422
        assert written(jane, client, reason=REASON).status_code == 302
        assert session.scalars(select(ContactReservation)).one().overrode == "active_process"

    @pytest.mark.parametrize(
        "ask",
        [
            lambda session, who, told: set_limit(session, who, Limit(count=1, per_days=91), told),
            lambda session, who, told: pause(session, who, None, told),
            lambda session, who, told: pause(session, who, NOON.date().replace(month=9), told),
        ],
        ids=["a limit", "a pause", "a pause until a day"],
    )
    def test_their_own_terms_are_never_set_aside(
        self, session: Session, as_lead: AuditedClient, jane: Candidate, ask: Callable[..., Any]
    ) -> None:
        jane.owner = session.scalars(select(Recruiter).filter_by(name="Lee Manager")).one()
        called_lately(jane)
        ask(session, jane.id, Told(how="call", at=NOON))
        assert written(jane, as_lead, reason=REASON).status_code == 422
        assert letters(session) == 0

    def test_what_else_stands_against_it_is_said(
        self, session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
    ) -> None:
        tom = RecruiterFactory(name="Tom Wirth")
        SubmissionFactory(candidate=jane, recruiter_id=tom.id, stage=Stage.interview)
        called_lately(jane)
        sign_in(client, ana)
        answer = written(jane, client, reason=REASON)
        assert answer.status_code == 422
        assert "left in peace for 30 days" in answer.text
        assert letters(session) == 0

    def test_manager_lets_a_letter_leave_at_once_in_the_evening(
        self, app: Flask, session: Session, as_lead: AuditedClient, jane: Candidate
    ) -> None:
        with time_machine.travel(EVENING, tick=False):
            page = as_lead.get(f"/candidates/{jane.id}/email").text
            assert "Let it leave at once, with a reason" in page
            assert "It is 18:30 on Thursday where she lives" in page
            assert written(jane, as_lead, reason=REASON, at_once="y").status_code == 302
            run_task(app, "deliver_mail")
        (reservation,) = session.scalars(select(ContactReservation))
        assert (reservation.overrode, reservation.override_reason) == ("quiet_hours", REASON)
        assert session.scalars(select(OutboxMessage)).one().state is MailState.sent

    def test_cap_and_hours_may_be_set_aside_together(
        self, app: Flask, session: Session, as_lead: AuditedClient, jane: Candidate
    ) -> None:
        called_lately(jane)
        with time_machine.travel(EVENING, tick=False):
            assert written(jane, as_lead, reason=REASON, at_once="y").status_code == 302
            run_task(app, "deliver_mail")
        assert session.scalars(select(ContactReservation)).one().overrode == "caps,quiet_hours"
        assert session.scalars(select(OutboxMessage)).one().state is MailState.sent
        assert broken_invariants(session) == {}

    @pytest.mark.parametrize("reason", ["", "In a hurry"])
    def test_nothing_leaves_at_once_without_a_reason(
        self, session: Session, as_lead: AuditedClient, jane: Candidate, reason: str
    ) -> None:
        with time_machine.travel(EVENING, tick=False):
            answer = written(jane, as_lead, reason=reason, at_once="y")
        assert answer.status_code == 422
        assert "Say why in at least 20 characters." in answer.text
        assert letters(session) == 0

    def test_recruiter_may_not_let_a_letter_leave_in_the_evening(
        self, app: Flask, session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
    ) -> None:
        sign_in(client, ana)
        with time_machine.travel(EVENING, tick=False):
            assert "leave at once" not in client.get(f"/candidates/{jane.id}/email").text
            assert written(jane, client, reason=REASON, at_once="y").status_code == 302
            run_task(app, "deliver_mail")
        assert session.scalars(select(ContactReservation)).one().overrode == ""
        assert session.scalars(select(OutboxMessage)).one().state is MailState.queued

    def test_at_noon_there_is_nothing_to_hurry(
        self, as_lead: AuditedClient, jane: Candidate
    ) -> None:
        assert "leave at once" not in as_lead.get(f"/candidates/{jane.id}/email").text

    def test_letter_without_an_override_is_still_taken_back_at_hand_over(
        self, app: Flask, session: Session, jane: Candidate
    ) -> None:
        letter, _ = letter_to(session, jane, to_address=jane.ways[0].value)
        TouchFactory(candidate=jane, happened_at=NOON.replace(day=17))
        session.commit()
        run_task(app, "deliver_mail")
        session.refresh(letter)
        assert letter.state is MailState.cancelled


def test_erased_person_leaves_no_gate_and_no_reservation_behind(
    session: Session, client: AuditedClient, ana: Recruiter, jane: Candidate
) -> None:
    sign_in(client, ana)
    written(jane, client)
    told = DeclaredSubmission(
        candidate_id=jane.id, client_id=ClientFactory().id, agency_name="Acme", submitted_on=NOON.date()
    )  # fmt: skip
    session.add(told)
    session.flush()
    erase(session, jane, Told(how="form", at=NOON))
    session.commit()
    for model in (ContactGate, ContactReservation, DeclaredSubmission):
        assert session.scalars(select(model)).all() == []
    assert broken_invariants(session) == {}
