"""What is being written survives: a reload, a crash, the end of a session. It is gone once saved."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.recruiters.drafts import KEPT_FOR, LOG, forget_old_drafts, keep_draft
from agency.recruiters.models import FormDraft, Recruiter
from agency.rights.erasing import erase
from agency.rights.holding import everything_held
from agency.touches.models import Touch
from tests.factories import NOON, TODAY, AgencyFactory, CandidateFactory, RecruiterFactory
from tests.support.signing_in import sign_in

READING = {"HX-Request": "true", "HX-Target": "read-facts"}


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Iterator[Recruiter]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        maya = RecruiterFactory()
        sign_in(client, maya)
        yield maya


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(owner=maya)


def typed(jane: Candidate | None, **more: Any) -> dict[str, Any]:
    who = {"candidate_id": jane.id, "opened_for": jane.id} if jane else {}
    usual = {
        "note": "Remote only, 120k", "channel": "meeting", "direction": "theirs",
        "happened_on": TODAY.isoformat(), "outcome": "not_now", "gave": ["feedback"],
        "once_key": "one",
    }  # fmt: skip
    return {**who, **usual, **more}


def read(client: FlaskClient, data: dict[str, Any]) -> str:
    answer = client.post_form("/touches/reading", data, headers=READING)
    assert answer.status_code == 200
    return answer.text


def drafts(session: Session) -> list[FormDraft]:
    return list(session.scalars(select(FormDraft)))


def test_reading_keeps_everything_in_the_form_and_the_log_opens_with_it(
    client: FlaskClient, jane: Candidate
) -> None:
    read(client, typed(jane, quote="“Only remote.”", next_on="2026-09-01", next_step="call_back"))
    page = client.get(f"/touches/new?candidate={jane.id}").text
    assert "Remote only, 120k</textarea>" in page
    assert "Only remote." in page
    assert 'value="2026-09-01"' in page
    assert 'selected value="meeting"' in page
    assert "“120k”" in page, "it is read already"
    assert 'value="one"' in page, "saved from two windows it is one touch"


def test_what_was_removed_and_corrected_stays_so(client: FlaskClient, jane: Candidate) -> None:
    html = read(client, typed(jane))
    keys = [part.partition('"')[0] for part in html.split('name="shown" value="')[1:]]
    removed = typed(jane, removed=[keys[0]], **{f"fix-{keys[1]}-horizon": "later"})
    read(client, removed)
    page = client.get(f"/touches/new?candidate={jane.id}").text
    assert f'name="removed" value="{keys[0]}"' in page
    assert f'name="shown" value="{keys[0]}"' not in page
    assert ", later" in page


def test_a_draft_is_its_writers_and_about_one_person(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    read(client, typed(jane))
    other = CandidateFactory()
    for address in (f"/touches/new?candidate={other.id}", "/touches/new"):
        assert "Remote only, 120k" not in client.get(address).text
    sign_in(client, RecruiterFactory())
    assert "Remote only, 120k" not in client.get(f"/touches/new?candidate={jane.id}").text


def test_it_outlives_the_session_it_was_written_in(
    client: FlaskClient, maya: Recruiter, jane: Candidate
) -> None:
    read(client, typed(jane))
    client.post_form("/sign-out")
    assert client.get("/today").status_code == 302
    sign_in(client, maya)
    assert "Remote only, 120k" in client.get(f"/touches/new?candidate={jane.id}").text


def test_of_nobody_yet_with_whom_was_chosen_later(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    read(client, typed(None, candidate_id=jane.id))
    page = client.get("/touches/new").text
    assert "Remote only, 120k" in page
    assert "Jane Okafor" in page
    read(client, typed(None, candidate_id=jane.id, someone_else="1"))
    assert f'name="candidate_id" value="{jane.id}"' not in client.get("/touches/new").text
    assert len(drafts(session)) == 1


def test_saving_ends_it_also_where_a_reading_was_still_on_its_way(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    read(client, typed(jane))
    assert client.post_form("/touches", typed(jane)).status_code == 302
    assert drafts(session) == []
    read(client, typed(jane))
    page = client.get(f"/touches/new?candidate={jane.id}").text
    assert "Remote only, 120k" not in page
    assert len(session.scalars(select(Touch)).all()) == 1


def test_what_could_not_be_saved_is_kept_and_an_emptied_note_is_not(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    assert client.post_form("/touches", typed(jane, outcome="")).status_code == 422
    assert len(drafts(session)) == 1
    read(client, typed(jane, note="  "))
    assert drafts(session) == []


def test_a_call_that_begins_now_begins_in_the_draft_too(
    client: FlaskClient, jane: Candidate
) -> None:
    read(client, typed(jane))
    page = client.get(f"/touches/new?candidate={jane.id}&channel=call").text
    assert "Remote only, 120k" in page
    assert 'selected value="call"' in page
    assert 'value="12:00"' in page


def test_no_token_and_nothing_a_database_cannot_hold_is_kept(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    read(client, typed(jane, note="a\0b\u202e remote only", who="\0", **{"x\0": "y"}))
    (draft,) = drafts(session)
    assert draft.fields["note"] == ["ab remote only"]
    assert "csrf_token" not in draft.fields


def test_after_a_week_it_is_gone(
    session: Session, client: FlaskClient, maya: Recruiter, jane: Candidate
) -> None:
    read(client, typed(jane))
    later = NOON + KEPT_FOR
    with time_machine.travel(later - timedelta(seconds=1), tick=False):
        sign_in(client, maya)
        assert "Remote only, 120k" in client.get(f"/touches/new?candidate={jane.id}").text
        forget_old_drafts(session, clock.now())
    assert len(drafts(session)) == 1
    with time_machine.travel(later, tick=False):
        assert "Remote only, 120k" not in client.get(f"/touches/new?candidate={jane.id}").text
        forget_old_drafts(session, clock.now())
    assert drafts(session) == []


def test_a_person_may_take_away_what_is_being_written_about_them(
    session: Session, maya: Recruiter, jane: Candidate
) -> None:
    keep_draft(session, maya.id, LOG, None, {"note": ["N"], "candidate_id": [str(jane.id)]}, NOON)
    keep_draft(session, maya.id, LOG, jane.id, {"note": ["M"]}, NOON)
    keep_draft(session, maya.id, LOG, CandidateFactory().id, {"note": ["other"]}, NOON)
    held = everything_held(session, jane)["notes_about_you_not_saved_yet"]
    assert [one["fields"]["note"] for one in held] == [["N"], ["M"]]


def test_with_the_person_the_drafts_about_them_are_erased(
    session: Session, maya: Recruiter, jane: Candidate
) -> None:
    other = CandidateFactory()
    keep_draft(session, maya.id, LOG, None, {"note": ["N"], "candidate_id": [str(jane.id)]}, NOON)
    keep_draft(session, maya.id, LOG, jane.id, {"note": ["M"]}, NOON)
    keep_draft(session, maya.id, LOG, other.id, {"note": ["other"]}, NOON)
    erase(session, jane, Told(how="form", at=NOON))
    assert [draft.fields["note"] for draft in drafts(session)] == [["other"]]


def test_a_log_opened_for_nobody_there_is_kept_for_nobody(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    for number in (CandidateFactory(erased_at=NOON).id, 987_654, 2**40):
        read(client, typed(jane, opened_for=number))
    assert [draft.candidate_id for draft in drafts(session)] == [None]
