"""Answers to letters of ours find their letter, its touch and its person; words that say stop are heeded."""

from datetime import timedelta
from email import message_from_bytes

import pytest
from sqlalchemy import select

from agency import clock
from agency.candidates.models import Candidate, WayState
from agency.contact.consent import Told, current_consent, terms_of
from agency.contact.decisions import decision_for
from agency.contact.models import ConsentKind, ContactTerms
from agency.contact.snapshot import ContactRequest, Purpose
from agency.contact.terms import pause
from agency.inbox.models import Fate, ReceivedMail
from agency.mail.event_kinds import EventKind
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, MailEvent, MailState, OutboxMessage
from agency.mail.outbox import post
from agency.mail.return_path import ReturnPath
from agency.recontact.models import Suggestion
from agency.recruiters.models import Recruiter
from agency.touches.models import Direction
from tests.contact.mails import waiting_mail
from tests.factories import TouchFactory
from tests.inbox.conftest import Inbox
from tests.inbox.mails import JANE, MAYA, mail
from tests.mail.returned import delivery_report


@pytest.fixture
def letter(inbox: Inbox, maya: Recruiter, jane: Candidate) -> OutboxMessage:
    """A letter that Maya sent two days ago, logged as such."""
    then = clock.now() - timedelta(days=2)
    message = Message(
        to=Mailbox("jane@example.com", "Jane Okafor"),
        sender=Mailbox("callback@example.com", "Maya Lindqvist, Harbour & Pike"),
        reply_to=Mailbox(maya.email, maya.name),
        subject="A lead role",
        text="Would you move?",
        is_automatic=False,
    )
    letter = post(
        inbox.session, message, "candidate-letter:1", MailClass.contact, "recontact_role", then,
        candidate_id=jane.id, recruiter_id=maya.id, approved_by_id=maya.id,
    )  # fmt: skip
    assert letter is not None
    letter.state, letter.begun_at, letter.sent_at, letter.attempts = MailState.sent, then, then, 1
    TouchFactory(candidate=jane, recruiter=maya, channel="email", kind="attempt", happened_at=then,
                 once_key="candidate-letter:1", outcome="left_message")  # fmt: skip
    inbox.session.commit()
    return letter


def reply_path(letter: OutboxMessage) -> str:
    return str(message_from_bytes(letter.raw)["Reply-To"]).partition(",")[2].strip()


def events(inbox: Inbox) -> list[EventKind]:
    return list(inbox.session.scalars(select(MailEvent.kind).order_by(MailEvent.id)))


def test_answers_go_to_the_recruiter_and_to_an_address_of_the_letters_own(
    letter: OutboxMessage, maya: Recruiter
) -> None:
    header = message_from_bytes(letter.raw)["Reply-To"]
    key = letter.message_id[1:41]
    assert f"<{maya.email}>" in header
    assert f"<drop+re-{key}@agency.example>" in header


def test_where_no_mailbox_is_set_answers_go_to_the_recruiter_alone(
    inbox: Inbox, maya: Recruiter
) -> None:
    inbox.session.info["drop_address"] = ""
    message = Message(
        to=Mailbox("jane@example.com"), sender=Mailbox("callback@example.com"),
        reply_to=Mailbox(maya.email), subject="x", text="x",
    )  # fmt: skip
    letter = post(inbox.session, message, "one", MailClass.contact, "reply", clock.now())
    assert letter is not None
    assert message_from_bytes(letter.raw)["Reply-To"] == maya.email


HOW = {
    "by the address it was sent to": lambda letter: {"to": reply_path(letter)},
    "by In-Reply-To": lambda letter: {"to": MAYA, "In_Reply_To": letter.message_id},
    "by References": lambda letter: {
        "to": MAYA,
        "References": f"<x@y.example> {letter.message_id}",
    },
    "by the return path": lambda letter: {
        "to": ReturnPath("a secret of the tests", "drop@agency.example").address_for(letter.id)
    },
}


@pytest.mark.parametrize("how", HOW)
def test_answer_finds_its_letter_its_touch_and_its_recruiter(
    inbox: Inbox, maya: Recruiter, jane: Candidate, letter: OutboxMessage, how: str
) -> None:
    inbox.take(mail("Gladly. Call me on Monday.", Date=None, **HOW[how](letter)))
    ours, theirs = inbox.touches
    assert (theirs.direction, theirs.answers_id) == (Direction.theirs, ours.id)
    assert (theirs.candidate_id, theirs.recruiter_id) == (jane.id, maya.id)
    assert theirs.role_id == ours.role_id
    assert (events(inbox), letter.state) == ([EventKind.answer], MailState.delivered)
    [suggestion] = inbox.session.scalars(select(Suggestion))
    assert suggestion.why.startswith("Jane answered your mail of ")


def test_answer_may_be_answered_though_they_had_paused_before(
    inbox: Inbox, maya: Recruiter, jane: Candidate, letter: OutboxMessage
) -> None:
    pause(inbox.session, jane.id, None, Told(how="form", at=clock.now() - timedelta(days=1)))
    inbox.take(mail("Gladly.", to=reply_path(letter), Date=None))
    request = ContactRequest(person_id=jane.id, purpose=Purpose.reply, actor=maya.id)
    assert decision_for(inbox.session, request, clock.now()).may_contact


def test_out_of_office_answers_nothing_and_shows_that_the_letter_left(
    inbox: Inbox, letter: OutboxMessage
) -> None:
    letter.state = MailState.unknown
    inbox.take(mail("Away.", to=reply_path(letter), Auto_Submitted="auto-replied"))
    assert (len(inbox.touches), inbox.mails[0].fate) == (1, Fate.automatic)
    assert (events(inbox), letter.state) == ([EventKind.automatic_reply], MailState.sent)
    assert inbox.session.scalars(select(Suggestion)).all() == []


def test_bounce_goes_the_way_of_every_bounce(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage
) -> None:
    back = ReturnPath("a secret of the tests", "drop@agency.example").address_for(letter.id)
    inbox.take(delivery_report(to=back), delivery_report(to=back, status="4.2.2"))
    assert (letter.state, jane.ways[0].state) == (MailState.bounced, WayState.hard_bounced)
    assert [each.fate for each in inbox.mails] == [Fate.report] * 2
    assert len(inbox.touches) == 1


def test_forged_bounce_changes_nothing(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage
) -> None:
    forged = f"drop+{letter.id}.{'a' * 26}@agency.example"
    inbox.take(delivery_report(to=forged))
    assert (letter.state, jane.ways[0].state) == (MailState.sent, WayState.ok)
    assert inbox.mails[0].fate is Fate.stray


def test_answer_from_an_address_we_do_not_know_waits_and_proposes_nobody_else(
    inbox: Inbox, maya: Recruiter, letter: OutboxMessage
) -> None:
    inbox.take(mail("It is me.", sender="J <private@example.com>", to=reply_path(letter)))
    [kept] = inbox.mails
    assert (kept.fate, kept.recruiter_id, kept.letter_id) == (Fate.waiting, maya.id, letter.id)
    assert len(inbox.touches) == 1


def test_what_a_recruiter_answers_to_all_is_ours_and_no_answer_of_theirs(
    inbox: Inbox, letter: OutboxMessage, jane: Candidate
) -> None:
    inbox.take(
        mail("One more thing.", sender=MAYA, to=JANE, Cc=reply_path(letter),
             In_Reply_To=letter.message_id)
    )  # fmt: skip
    assert [touch.direction for touch in inbox.touches] == [Direction.ours] * 2
    assert events(inbox) == []


def test_letter_of_ours_that_comes_round_is_not_logged_again(
    inbox: Inbox, maya: Recruiter, letter: OutboxMessage
) -> None:
    raw = letter.raw.replace(b"From:", f"Delivered-To: {inbox.drop(maya)}\r\nFrom:".encode(), 1)
    inbox.take(raw)
    assert (inbox.mails[0].fate, len(inbox.touches)) == (Fate.known, 1)


def test_key_that_nobody_drew_finds_no_letter(inbox: Inbox, letter: OutboxMessage) -> None:
    inbox.take(mail(to=f"drop+re-{'0' * 40}@agency.example"))
    assert inbox.mails[0].fate is Fate.stray


STOPS = [
    "Stop.",
    "Please take me off your list.",
    "Thanks, but please do not contact me again.\n\nJane",
    "unsubscribe",
    "Ne me contactez plus, s'il vous plaît.",
]


@pytest.mark.parametrize("words", STOPS)
def test_words_that_say_stop_are_heeded_at_once_and_asked_about(
    inbox: Inbox, maya: Recruiter, jane: Candidate, letter: OutboxMessage, words: str
) -> None:
    waiting = waiting_mail(inbox.session, jane.id, clock.now())
    quoted = "\n\nOn Mon, Jun 1, 2026 at 10:03 AM Maya <maya@agency.example> wrote:\n> Would you?"
    inbox.take(mail(words + quoted, to=reply_path(letter), Date=None))
    held = inbox.session.get_one(ContactTerms, jane.id)
    assert held.paused_until == clock.today("America/Toronto") + timedelta(days=14)
    assert (held.stopped_at, waiting.state) == (None, MailState.cancelled)
    assert inbox.mails[0].asked_to_stop is True
    [suggestion] = inbox.session.scalars(select(Suggestion))
    assert "reads like “stop”" in suggestion.why
    proactive = ContactRequest(person_id=jane.id, purpose=Purpose.keep_in_touch, actor=maya.id)
    assert not decision_for(inbox.session, proactive, clock.now()).may_contact


def test_stop_in_a_mail_that_is_forwarded_is_heeded_too(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("Please stop calling me.", to=inbox.drop(maya), Date=None))
    assert terms_of(inbox.session, jane.id).paused_at is not None


def test_stop_as_the_subject_of_a_mail_of_its_own_is_heeded(
    inbox: Inbox, maya: Recruiter, jane: Candidate
) -> None:
    inbox.take(mail("", subject="unsubscribe", to=inbox.drop(maya), Date=None))
    assert terms_of(inbox.session, jane.id).paused_at is not None


NO_STOPS = [
    "Gladly.\n\nOn Mon, Jun 1, 2026 Maya <maya@agency.example> wrote:\n> Reply stop and we will stop.",
    "Yes.\n\nThis message is confidential. If you are not the intended recipient, please delete it from "
    "your system and do not contact anybody.",
    "I can stop by your office on Monday.",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_STOPS)
def test_our_words_quoted_and_a_lawyers_are_no_stop(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage, words: str
) -> None:
    inbox.take(mail(words, to=reply_path(letter), Date=None))
    assert terms_of(inbox.session, jane.id).paused_at is None


def test_subject_of_an_answer_is_ours_and_no_stop(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage
) -> None:
    inbox.take(mail("Yes.", subject="Re: Stop", to=reply_path(letter), Date=None))
    assert terms_of(inbox.session, jane.id).paused_at is None


def test_stop_of_whoever_holds_our_letter_is_heeded_before_we_know_who_it_is(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage
) -> None:
    inbox.take(mail("Stop.", sender="J <private@example.com>", to=reply_path(letter), Date=None))
    [kept] = inbox.mails
    assert (kept.fate, kept.asked_to_stop) == (Fate.waiting, True)
    assert terms_of(inbox.session, jane.id).paused_at is not None


def test_pause_of_their_own_stays_as_they_set_it(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage
) -> None:
    until = clock.today("UTC") + timedelta(days=90)
    pause(inbox.session, jane.id, until, Told(how="form", at=clock.now() - timedelta(days=1)))
    inbox.take(mail("Stop.", to=reply_path(letter), Date=None))
    assert terms_of(inbox.session, jane.id).paused_until == until


def test_no_mail_adds_consent_or_ends_a_stop(
    inbox: Inbox, jane: Candidate, letter: OutboxMessage
) -> None:
    held = terms_of(inbox.session, jane.id)
    held.stopped_at = clock.now() - timedelta(days=3)
    before = current_consent(inbox.session, jane.id)[ConsentKind.contact].id
    inbox.take(mail("You may contact me again, I agree, start.", to=reply_path(letter), Date=None))
    assert terms_of(inbox.session, jane.id).stopped_at is not None
    assert current_consent(inbox.session, jane.id)[ConsentKind.contact].id == before


def test_nothing_is_ever_sent_in_answer(inbox: Inbox, letter: OutboxMessage) -> None:
    before = inbox.session.query(OutboxMessage).count()
    inbox.take(
        mail(to=reply_path(letter)), mail("Away.", to=reply_path(letter), Precedence="bulk"),
        mail("Who?", sender="x <x@example.com>", to=reply_path(letter)),
    )  # fmt: skip
    assert inbox.session.query(ReceivedMail).count() == 3
    assert inbox.session.query(OutboxMessage).count() == before
