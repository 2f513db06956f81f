"""Giving before asking: what a touch and a letter gave and asked, and promises made by hand."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.choosing import choose_policy
from agency.contact.house import ContactPolicy
from agency.mail.models import MailState, OutboxMessage
from agency.preferences.models import Horizon
from agency.recruiters.models import AccessLevel, Recruiter
from agency.touches.models import Direction, Promise, Touch
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    TouchFactory,
)
from tests.support.pages import AuditedClient

WORDS = {"subject": "Somebody you know", "words": "Hello Jane,\n\nWho else should we meet?"}


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(full_name="Jane Okafor", owner=maya)


def asked(jane: Candidate, days: int, **more: object) -> Touch:
    return TouchFactory(
        candidate=jane,
        recruiter=jane.owner,
        direction=Direction.ours,
        happened_at=NOON - timedelta(days=days),
        asked=["time"],
        **more,
    )


def written(client: AuditedClient, jane: Candidate, **more: object) -> int:
    page = f"/candidates/{jane.id}/email"
    return client.post_form(page, {**WORDS, "once_key": "k", **more}, page=page).status_code


def letters(session: Session) -> int:
    return len(session.scalars(select(OutboxMessage)).all())


def test_letter_that_asks_after_two_unreturned_asks_does_not_leave(
    session: Session, client: AuditedClient, jane: Candidate
) -> None:
    asked(jane, 200)
    asked(jane, 100)
    page = f"/candidates/{jane.id}/email"
    answer = client.post_form(page, {**WORDS, "once_key": "k", "asked": ["referral"]}, page=page)
    assert answer.status_code == 422
    assert "asked something of her twice since we last gave her anything" in answer.text
    assert "Who else should we meet?" in answer.text
    assert letters(session) == 0


def test_letter_that_asks_leaves_once_something_was_given(
    session: Session, client: AuditedClient, jane: Candidate
) -> None:
    asked(jane, 200)
    asked(jane, 100)
    asked(jane, 60, gave=["salary_check"])
    assert written(client, jane, asked=["referral"]) == 302
    logged = session.scalars(select(Touch).where(Touch.once_key.is_not(None))).one()
    assert logged.asked == ["referral"]


def test_what_they_told_us_they_want_may_be_offered_however_often_we_asked(
    session: Session, client: AuditedClient, jane: Candidate
) -> None:
    asked(jane, 200)
    asked(jane, 100)
    assert "Do not contact" in client.get(f"/candidates/{jane.id}").text
    PreferenceFactory(candidate=jane, horizon=Horizon.now)
    assert "May contact now" in client.get(f"/candidates/{jane.id}").text


def test_letter_says_what_it_gives_and_the_person_page_keeps_the_balance(
    session: Session, client: AuditedClient, jane: Candidate
) -> None:
    asked(jane, 100)
    assert "Asked once since we last gave anything" in client.get(f"/candidates/{jane.id}").text
    PreferenceFactory(candidate=jane, horizon=Horizon.now)
    assert written(client, jane, gave=["market_brief", "linkedin_tip"]) == 302
    page = client.get(f"/candidates/{jane.id}").text
    assert "since we last gave anything" not in page
    assert "Gave: market brief, linkedin tip" in page


def test_people_asked_twice_and_given_nothing_are_named_on_today(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    PromiseFactory(candidate=jane, recruiter=maya)
    asked(jane, 100)
    assert "Give first" not in client.get("/today").text
    asked(jane, 50)
    assert "Give first" in client.get("/today").text
    TouchFactory(candidate=jane, recruiter=maya, happened_at=NOON, gave=["feedback"])
    assert "Give first" not in client.get("/today").text


def test_promise_is_made_by_hand_and_needs_a_day_to_come(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    page = f"/candidates/{jane.id}/promises"
    late = {"what": "send the brief.", "due_on": (TODAY - timedelta(days=1)).isoformat()}
    refused = client.post_form(page, late, page=page)
    assert (refused.status_code, "That day is over" in refused.text) == (422, True)
    assert "send the brief." in refused.text
    client.post_form(page, {**late, "due_on": TODAY.isoformat()}, page=page)
    promise = session.scalars(select(Promise)).one()
    assert (promise.what, promise.recruiter_id, promise.due_on) == (
        "send the brief", maya.id, TODAY,
    )  # fmt: skip


def test_record_tells_kept_late_and_not_kept(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    kept = {"candidate": jane, "recruiter": maya, "kept_at": NOON}
    PromiseFactory(**kept)
    PromiseFactory(**kept, due_on=TODAY - timedelta(days=2))
    given_up = PromiseFactory(candidate=jane, recruiter=maya)
    client.post_form(f"/promises/{given_up.id}/broken")
    page = client.get(f"/candidates/{jane.id}/promises").text
    assert "2 of 3 kept, one of them late." in page
    assert "kept two days late" in page
    assert "not kept" in page


def test_promise_is_handed_to_a_colleague_who_works_here(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    tom, gone = RecruiterFactory(name="Tom Ask"), RecruiterFactory(disabled_at=NOON)
    promise = PromiseFactory(candidate=jane, recruiter=maya)
    client.post_form(f"/promises/{promise.id}/colleague", {"recruiter_id": gone.id})
    assert promise.recruiter_id == maya.id
    client.post_form(f"/promises/{promise.id}/colleague", {"recruiter_id": tom.id})
    assert promise.recruiter_id == tom.id
    assert client.post_form(f"/promises/{promise.id}/kept").status_code == 403


def test_lead_may_settle_what_a_colleague_promised(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    promise = PromiseFactory(candidate=jane, recruiter=RecruiterFactory(name="Tom Ask"))
    maya.access_level = AccessLevel.administrator
    session.flush()
    client.post_form(f"/promises/{promise.id}/kept")
    assert promise.kept_at == NOON


def test_agency_that_gives_sooner_names_whoever_was_asked_once(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    PromiseFactory(candidate=jane, recruiter=maya)
    asked(jane, 100)
    assert "Give first" not in client.get("/today").text
    sooner = ContactPolicy(zone="America/Toronto", home="CA", asks_before_giving=1)
    choose_policy(session, sooner, 0, maya.id, NOON, "Give first, always")
    assert "Give first" in client.get("/today").text


def test_letter_that_did_not_leave_asked_nothing(
    session: Session, client: AuditedClient, jane: Candidate, maya: Recruiter
) -> None:
    PromiseFactory(candidate=jane, recruiter=maya)
    asked(jane, 100)
    PreferenceFactory(candidate=jane, horizon=Horizon.now)
    assert written(client, jane, asked=["reference"]) == 302
    assert "Give first" in client.get("/today").text
    session.scalars(select(OutboxMessage)).one().state = MailState.cancelled
    session.flush()
    assert "Give first" not in client.get("/today").text
