"""What can be done with a saved touch: taken back, corrected; and tries that are logged at once."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.history import changes_of
from agency.preferences.models import Preference
from agency.recontact.models import Suggestion, SuggestionState
from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Outcome, Touch, TouchKind
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    RecruiterFactory,
    SuggestionFactory,
    TouchFactory,
    WayFactory,
)
from tests.support.signing_in import sign_in

HTMX = {"HX-Request": "true"}


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    return CandidateFactory(owner=maya)


@pytest.fixture
def touch(session: Session, client: FlaskClient, jane: Candidate) -> Touch:
    told = {
        "candidate_id": jane.id, "note": "Called Jane, remote only", "channel": "call",
        "direction": "ours", "happened_on": TODAY.isoformat(), "outcome": "not_now",
        "gave": ["course_advice"], "once_key": "one",
    }  # fmt: skip
    client.post_form("/touches", told)
    return session.scalars(select(Touch)).one()


def the_touch(session: Session) -> Touch:
    return session.scalars(select(Touch)).one()


# --- undo ---


def test_a_page_without_a_script_offers_to_take_it_back(client: FlaskClient, touch: Touch) -> None:
    page = client.get("/today").text
    assert "Saved: call with" in page
    assert f'action="/touches/{touch.id}/undo"' in page


def test_it_is_taken_back_and_what_was_written_is_in_the_log_again(
    session: Session, client: FlaskClient, jane: Candidate, touch: Touch
) -> None:
    assert session.scalars(select(Preference)).all()
    answer = client.post_form(f"/touches/{touch.id}/undo", headers=HTMX)
    assert "Taken back: the touch with Jane Okafor." in answer.text
    assert answer.headers["HX-Trigger"] == "touch-saved"
    assert session.scalars(select(Touch)).all() == []
    assert session.scalars(select(Preference)).all() == []
    log = client.get(f"/touches/new?candidate={jane.id}").text
    assert "Called Jane, remote only" in log
    assert re.search(r"data-draft-kept>", log)


def test_taking_back_twice_says_so(client: FlaskClient, touch: Touch) -> None:
    number = touch.id
    client.post_form(f"/touches/{number}/undo")
    again = client.post_form(f"/touches/{number}/undo", headers=HTMX)
    assert "That was taken back already." in again.text


def test_a_colleagues_touch_is_theirs_to_take_back_and_to_correct(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    theirs = TouchFactory(candidate=jane, recruiter=RecruiterFactory(name="Tom Brandt"))
    for answer in (
        client.post_form(f"/touches/{theirs.id}/undo"),
        client.get(f"/touches/{theirs.id}/edit"),
        client.post_form(f"/touches/{theirs.id}/edit", {"note": "x"}),
    ):
        assert answer.status_code == 403
        assert "Tom" in answer.text
    own_page = TouchFactory(candidate=jane, recruiter=None)
    assert client.get(f"/touches/{own_page.id}/edit").status_code == 403


def test_after_a_day_it_stays_and_can_be_corrected(
    session: Session, client: FlaskClient, maya: Recruiter, touch: Touch
) -> None:
    number, person = touch.id, touch.candidate_id
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        sign_in(client, maya)
        page = client.get(f"/candidates/{person}").text
        assert f"/touches/{number}/undo" not in page
        assert f"/touches/{number}/edit" in page
        answer = client.post_form(f"/touches/{number}/undo", headers=HTMX)
    assert "too long ago" in answer.text
    assert the_touch(session).id == number


# --- tries ---


@pytest.mark.parametrize("outcome", ["no_answer", "left_message"])
def test_a_try_is_logged_at_once_and_leaves_the_person_on_the_list(
    session: Session, client: FlaskClient, jane: Candidate, maya: Recruiter, outcome: str
) -> None:
    slip = SuggestionFactory(candidate=jane)
    told = {"candidate_id": jane.id, "outcome": outcome, "once_key": "one"}
    answer = client.post_form("/touches/attempts", told, headers=HTMX)
    saved = the_touch(session)
    assert (saved.channel, saved.outcome, saved.kind) == (
        Channel.call, Outcome(outcome), TouchKind.attempt,
    )  # fmt: skip
    assert (saved.recruiter_id, saved.happened_at) == (maya.id, NOON)
    assert session.get_one(Suggestion, slip.id).state is SuggestionState.new
    assert f"/touches/{saved.id}/undo" in answer.text
    assert answer.headers["HX-Trigger"] == "touch-saved"


def test_three_tries_are_three_and_the_same_one_sent_twice_is_one(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    for key in ("one", "two", "two", "three"):
        told = {"candidate_id": jane.id, "outcome": "no_answer", "once_key": key}
        client.post_form("/touches/attempts", told)
    assert len(session.scalars(select(Touch)).all()) == 3


def test_a_try_that_names_nobody_or_nothing_changes_nothing(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    gone = CandidateFactory(erased_at=NOON)
    for told, status in (
        ({"outcome": "no_answer"}, 404),
        ({"candidate_id": gone.id, "outcome": "no_answer"}, 404),
        ({"candidate_id": 2**40, "outcome": "no_answer"}, 404),
        ({"candidate_id": jane.id, "outcome": "interested"}, 400),
    ):
        assert client.post_form("/touches/attempts", told).status_code == status
    assert session.scalars(select(Touch)).all() == []


# --- corrections ---


def correction(client: FlaskClient, touch: Touch, **more: str) -> dict[str, str]:
    """What the form holds when it is opened, and what is changed in it."""
    page = client.get(f"/touches/{touch.id}/edit").text
    seen = re.search(r'name="seen"[^>]*value="(\d*)"', page)
    assert seen
    usual = {
        "note": "Called Jane, remote only", "quote": "", "outcome": "not_now",
        "happened_on": "2026-06-18", "began_at": "12:00", "minutes": "", "seen": seen[1],
    }  # fmt: skip
    return {**usual, **more}


def test_a_correction_shows_as_edited_with_the_earlier_text(
    session: Session, client: FlaskClient, touch: Touch
) -> None:
    told = correction(client, touch, note="Called Jane, hybrid", minutes="12")
    assert client.post_form(f"/touches/{touch.id}/edit", told).status_code == 302
    now = the_touch(session)
    assert (now.note, now.minutes, now.happened_at) == ("Called Jane, hybrid", 12, NOON)
    page = client.get(f"/candidates/{now.candidate_id}").text
    assert "Edited today" in page
    assert "Called Jane, remote only" in page
    assert "12 min" in page


def test_a_form_saved_unchanged_leaves_no_trace(
    session: Session, client: FlaskClient, touch: Touch
) -> None:
    client.post_form(f"/touches/{touch.id}/edit", correction(client, touch))
    assert changes_of(session, the_touch(session)) == []
    assert "Edited" not in client.get(f"/candidates/{touch.candidate_id}").text


def test_no_answer_corrected_to_a_conversation_settles_the_slip(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    slip = SuggestionFactory(candidate=jane)
    told = {"candidate_id": jane.id, "outcome": "no_answer", "once_key": "one"}
    client.post_form("/touches/attempts", told)
    touch = the_touch(session)
    right = correction(client, touch, note="She rang back", outcome="talked")
    client.post_form(f"/touches/{touch.id}/edit", right)
    assert the_touch(session).kind is TouchKind.conversation
    assert session.get_one(Suggestion, slip.id).state is SuggestionState.contacted


def test_two_windows_do_not_overwrite_each_other(
    session: Session, client: FlaskClient, touch: Touch
) -> None:
    first, second = (correction(client, touch, note=text) for text in ("First", "Second"))
    client.post_form(f"/touches/{touch.id}/edit", first)
    answer = client.post_form(f"/touches/{touch.id}/edit", second)
    assert answer.status_code == 422
    assert "Another window of yours has corrected this since." in answer.text
    assert "Second" in answer.text
    assert "It says now: First" in answer.text
    assert the_touch(session).note == "First"
    again = {**second, "seen": re.findall(r'name="seen"[^>]*value="(\d+)"', answer.text)[0]}
    assert client.post_form(f"/touches/{touch.id}/edit", again).status_code == 302
    assert the_touch(session).note == "Second"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"happened_on": ""}, "Choose the day."),
        ({"began_at": "noon"}, "Write the time as hours and minutes"),
        ({"happened_on": "2026-06-19"}, "still to come"),
        ({"began_at": "12:01"}, "still to come"),
        ({"minutes": "601"}, "From 0 to 600"),
        ({"outcome": "bogus"}, "Not a valid choice"),
    ],
)
def test_a_wrong_correction_changes_nothing_and_keeps_the_text(
    session: Session, client: FlaskClient, touch: Touch, wrong: dict[str, str], says: str
) -> None:
    told = correction(client, touch, note="My words", **wrong)
    answer = client.post_form(f"/touches/{touch.id}/edit", told)
    assert answer.status_code == 422
    assert says in answer.text
    assert "My words" in answer.text
    assert the_touch(session).note == "Called Jane, remote only"


def test_on_their_page_the_next_try_is_offered_whatever_the_light_says_by_then(
    session: Session, client: FlaskClient, jane: Candidate
) -> None:
    WayFactory(candidate=jane, kind="mobile", value="+14165550142")
    for number, key in enumerate(("one", "two", "three"), start=1):
        page = client.get(f"/candidates/{jane.id}").text
        assert f'name="candidate_id" value="{jane.id}"' in page.partition("cb-tries")[2]
        told = {"candidate_id": jane.id, "outcome": "no_answer", "once_key": key}
        client.post_form("/touches/attempts", told)
        assert len(session.scalars(select(Touch)).all()) == number
