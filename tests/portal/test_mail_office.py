"""What an administrator sees of letters, and does about them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.mail.event_kinds import EventKind
from agency.mail.line import line_at_rest
from agency.mail.models import MailClass, MailEvent, MailLine, MailState, OutboxMessage, StopKind
from agency.mail.stops import open_stops, stop
from agency.recruiters.models import Recruiter
from agency.touches.models import Direction, Outcome, Touch, TouchKind
from tests.contact.mails import waiting_mail
from tests.factories import AgencyFactory, CandidateFactory, RecruiterFactory, TouchFactory
from tests.support.pages import AuditedClient
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

PAGE = "/settings/mailbox"
ACTIONS = ("turn", "another-try", "taking-back", "treated-as-sent")


@pytest.fixture
def ada(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory(administrator=True, name="Ada Berg")


@pytest.fixture
def office(client: AuditedClient, ada: Recruiter) -> AuditedClient:
    sign_in(client, ada)
    return client


@pytest.fixture
def jane(ada: Recruiter) -> Candidate:
    return CandidateFactory()


def letter_to(session: Session, person: Candidate, state: MailState, **more: Any) -> OutboxMessage:
    hour_ago = clock.now() - timedelta(hours=1)
    more.setdefault("to_address", person.ways[0].value)
    letter = waiting_mail(
        session, person.id, hour_ago, state=state, begun_at=hour_ago, attempts=1, **more
    )
    session.commit()
    return letter


def act(office: AuditedClient, letter: OutboxMessage, what: str) -> str:
    answer = office.post_form(f"{PAGE}/letters/{letter.id}/{what}", follow_redirects=True)
    return answer.get_data(as_text=True)


def test_letter_is_shown_with_name_purpose_state_last_word_and_what_can_be_done(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    letter_to(session, jane, MailState.unknown, reply="TimeoutError: timed out")
    page = office.get(PAGE).get_data(as_text=True)
    for shown in (
        f'<a href="/candidates/{jane.id}"><b>Jane Okafor</b></a>, about a role',
        "May or may not have arrived,",
        "Counts as sent from",
        "TimeoutError: timed out",
        "Treat as sent",
        "Send again",
    ):
        assert shown in page, shown
    assert "Try again" not in page
    assert jane.ways[0].value not in page


def test_every_state_and_purpose_has_words(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    for state in (*MailState, MailState.failed):
        letter_to(session, jane, state)
    colleague = RecruiterFactory(name="Nia Field")
    own = letter_to(session, jane, MailState.failed, mail_class=MailClass.service)
    own.candidate_id, own.recruiter_id, own.purpose = None, colleague.id, "internal_digest"
    session.commit()
    page = office.get(PAGE).get_data(as_text=True)
    for words in ("Waiting,", "Being handed over,", "Came back,", "Marked as unwanted,",
                  "Refused by the mail server,", "Too old to send,",
                  "<b>Nia Field</b>, the weekly letter"):  # fmt: skip
        assert words in page, words


def test_treated_as_sent_once(
    office: AuditedClient, session: Session, jane: Candidate, ada: Recruiter
) -> None:
    letter = letter_to(session, jane, MailState.unknown)
    assert "It counts as sent." in act(office, letter, "treated-as-sent")
    assert "moved on meanwhile" in act(office, letter, "treated-as-sent")
    assert (letter.state, letter.sent_at) == (MailState.sent, letter.begun_at)
    (event,) = session.scalars(select(MailEvent)).all()
    assert (event.kind, event.by_id) == (EventKind.treated_as_sent, ada.id)


def test_waiting_letter_is_tried_now_or_taken_back(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    later = clock.now() + timedelta(hours=5)
    letter = letter_to(session, jane, MailState.queued, not_before=later)
    assert "It is tried now." in act(office, letter, "turn")
    assert letter.not_before <= clock.now()
    assert "It is taken back" in act(office, letter, "taking-back")
    assert letter.state is MailState.cancelled
    assert "moved on meanwhile" in act(office, letter, "turn")


def test_contact_mail_is_never_tried_again_as_it_is(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    for state in (MailState.unknown, MailState.failed, MailState.expired):
        letter = letter_to(session, jane, state, raw=b"x")
        assert "moved on meanwhile" in act(office, letter, "another-try")
        assert letter.state is state


def test_service_mail_goes_out_once_more(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    more: dict[str, Any] = {"mail_class": MailClass.service, "purpose": "process_update"}
    letter = letter_to(session, jane, MailState.failed, raw=b"x", **more)
    assert "Try again" in office.get(PAGE).get_data(as_text=True)
    assert "It goes out once more." in act(office, letter, "another-try")
    assert letter.state is MailState.queued


def test_sending_again_is_a_new_decision_and_a_new_letter(
    office: AuditedClient, session: Session, jane: Candidate, ada: Recruiter
) -> None:
    """The letter in doubt counts as a contact until another one is really sent in its place."""
    letter = letter_to(session, jane, MailState.unknown, approved_by_id=ada.id)
    _logged(jane, ada, letter)
    assert "May contact now" not in office.get(f"/candidates/{jane.id}/email").text
    url = f"/candidates/{jane.id}/email?letter={letter.id}"
    draft = office.get(url).text
    assert "May contact now" in draft
    assert "Shall we talk?" in draft
    assert letter.state is MailState.unknown
    data = {"subject": "A role", "words": "Hello Jane,\n\nShall we talk?", "once_key": "k"}
    for _ in range(2):
        office.post_form(url, data)
    old, new = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    assert (old.state, new.state) == (MailState.failed, MailState.queued)
    assert new.message_id != old.message_id
    assert (new.purpose, new.approved_by_id) == ("recontact_role", ada.id)
    (event,) = session.scalars(select(MailEvent)).all()
    assert (event.kind, event.by_id, event.letter_id) == (EventKind.sent_again, ada.id, old.id)
    light = office.get(f"/candidates/{jane.id}/email").text
    assert "May contact now" not in light  # the new one counts


def test_sending_again_asks_everything_else_anew(
    office: AuditedClient, session: Session, jane: Candidate, ada: Recruiter
) -> None:
    letter = letter_to(session, jane, MailState.unknown, approved_by_id=ada.id)
    other = letter_to(session, jane, MailState.sent, sent_at=clock.now() - timedelta(days=2))
    answer = office.post_form(
        f"/candidates/{jane.id}/email?letter={letter.id}",
        {"subject": "A role", "words": "Hello", "once_key": "k"},
    )
    assert answer.status_code == 422
    assert (letter.state, other.state) == (MailState.unknown, MailState.sent)


def test_letter_that_never_left_is_no_contact_although_it_was_logged(
    office: AuditedClient, session: Session, jane: Candidate, ada: Recruiter
) -> None:
    letter = letter_to(session, jane, MailState.failed, approved_by_id=ada.id)
    _logged(jane, ada, letter)
    assert "May contact now" in office.get(f"/candidates/{jane.id}/email").text


def test_recruiter_cannot_leave_a_letter_in_doubt_out(
    client: AuditedClient, session: Session, jane: Candidate
) -> None:
    letter = letter_to(session, jane, MailState.unknown)
    sign_in(client, jane.owner)
    page = client.get(f"/candidates/{jane.id}/email?letter={letter.id}").text
    assert "May contact now" not in page


def test_list_to_check_can_be_sent_again(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    letter = letter_to(session, jane, MailState.unknown, purpose="profile_refresh")
    url = f"/candidates/{jane.id}/profile-link?letter={letter.id}"
    assert url in office.get(PAGE).text
    office.post_form(url, {"note": "Is it still right?"})
    assert letter.state is MailState.failed
    assert session.query(OutboxMessage).count() == 2


def _logged(jane: Candidate, by: Recruiter, letter: OutboxMessage) -> Touch:
    return TouchFactory(
        candidate=jane,
        recruiter=by,
        channel="email",
        direction=Direction.ours,
        kind=TouchKind.attempt,
        outcome=Outcome.left_message,
        happened_at=letter.created_at,
        note="A role\n\nHello Jane,\n\nShall we talk?",
        once_key=letter.once_key,
    )


def test_pause_is_shown_with_its_reason_and_ended_by_hand(
    office: AuditedClient, session: Session, ada: Recruiter
) -> None:
    stop(
        session,
        StopKind.bounces,
        "10 of the last 200 letters to candidates came back.",
        clock.now(),
    )
    session.add(
        MailLine(id=1, faults=5, refusals=0, rests=1, rests_until=clock.now(), why="No route")
    )
    session.commit()
    page = office.get(PAGE).text
    for shown in (
        "Letters to candidates are paused.",
        "10 of the last 200",
        "left alone",
        "No route",
    ):
        assert shown in page, shown
    health = office.get("/healthz").get_json()
    assert health["contact_mail_paused_for"] == ["bounces"]
    assert health["mail_server_left_alone"] is True
    assert "contact_mail" in health["late"]
    for _ in range(2):
        office.post_form(f"{PAGE}/resumption")
    assert open_stops(session) == []
    assert line_at_rest(session) is None
    assert "are paused" not in office.get(PAGE).text


def test_whoever_writes_meanwhile_is_told(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    url = f"/candidates/{jane.id}/email"
    assert "Letters to candidates are paused." not in office.get(url).text
    office.post_form(f"{PAGE}/pause")
    assert "Letters to candidates are paused." in office.get(url).text


def test_pause_by_hand(office: AuditedClient, session: Session) -> None:
    for _ in range(2):
        office.post_form(f"{PAGE}/pause")
    (pause,) = open_stops(session)
    assert (pause.kind, pause.why) == (StopKind.by_hand, "Ada Berg paused it.")
    assert "Ada Berg paused it." in office.get(PAGE).text


def test_number_of_queries_does_not_grow_with_the_letters(
    office: AuditedClient, session: Session, jane: Candidate
) -> None:
    letter_to(session, jane, MailState.unknown)
    with count_queries(session) as few:
        office.get(PAGE)
    for _ in range(5):
        letter_to(session, CandidateFactory(), MailState.bounced)
    with count_queries(session) as many:
        office.get(PAGE)
    assert many.queries <= few.queries


@pytest.mark.parametrize("what", ACTIONS)
def test_only_administrators_act(
    client: AuditedClient, session: Session, jane: Candidate, what: str
) -> None:
    letter = letter_to(session, jane, MailState.unknown)
    sign_in(client, jane.owner)
    assert client.post_form(f"{PAGE}/letters/{letter.id}/{what}").status_code == 403
    assert letter.state is MailState.unknown


@pytest.mark.parametrize("what", ACTIONS)
def test_letter_that_is_not_there(office: AuditedClient, what: str) -> None:
    assert office.post_form(f"{PAGE}/letters/999999/{what}").status_code == 404
