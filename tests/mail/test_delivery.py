"""What becomes of a letter, for everything a server, a person or a clock can do to it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.mail.handover import Letter, NotYet, Outcome, Result
from agency.mail.models import LocalMail, MailClass, MailState, OutboxMessage
from agency.mail.outbox import cancel_waiting
from agency.mail.senders import LocalMailbox
from tests.mail.letters import NOW, let_leases_run_out, posted, run
from tests.support.smtp import RESET, SILENCE, Action, Postbox

CONTACT, SERVICE = MailClass.contact, MailClass.service
MINUTE = timedelta(minutes=1)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with Postbox() as postbox:
        yield postbox


def test_letter_arrives_as_it_was_frozen(session: Session, postbox: Postbox) -> None:
    letter = posted(session, to="jane@example.com")
    assert run(session, postbox) == {"sent": 1}
    (received,) = postbox.received
    assert received.raw == letter.raw
    assert (received.sender, received.recipients) == ("callback@example.com", ("jane@example.com",))
    assert (letter.state, letter.sent_at, letter.lease_until) == (MailState.sent, NOW, None)
    assert letter.reply == "250 2.0.0 kept"


def test_second_run_sends_nothing(session: Session, postbox: Postbox) -> None:
    posted(session)
    run(session, postbox)
    assert run(session, postbox) == {}
    assert len(postbox.received) == 1


def test_one_connection_serves_a_run(session: Session, postbox: Postbox) -> None:
    for number in range(5):
        posted(session, key=str(number))
    assert run(session, postbox) == {"sent": 5}
    assert postbox.verbs.count("EHLO") == 1
    assert [letter.recipients for letter in postbox.received] == [("jane@example.com",)] * 5


def test_letter_waits_for_its_hour(session: Session, postbox: Postbox) -> None:
    posted(session, not_before=NOW + MINUTE)
    assert run(session, postbox) == {}
    assert run(session, postbox, NOW + MINUTE) == {"sent": 1}


# What a server does, and where the letter stands afterwards: (verb, action, contact, service).
FAULTS: dict[str, tuple[str, Action, MailState, MailState]] = {
    "turned away at the door": ("connect", "421 4.3.2 busy", MailState.queued, MailState.queued),
    "refused at the door": ("connect", "554 5.7.1 no service", MailState.queued, MailState.queued),
    "dropped at the door": ("connect", RESET, MailState.queued, MailState.queued),
    "silent at the door": ("connect", SILENCE, MailState.queued, MailState.queued),
    "dropped at EHLO": ("EHLO", RESET, MailState.queued, MailState.queued),
    "silent at EHLO": ("EHLO", SILENCE, MailState.queued, MailState.queued),
    "MAIL put off": ("MAIL", "451 4.3.0 later", MailState.queued, MailState.queued),
    "MAIL closing": ("MAIL", "421 4.3.2 closing", MailState.queued, MailState.queued),
    "MAIL refused": ("MAIL", "550 5.7.1 policy", MailState.failed, MailState.failed),
    "MAIL dropped": ("MAIL", RESET, MailState.queued, MailState.queued),
    "MAIL silent": ("MAIL", SILENCE, MailState.queued, MailState.queued),
    "RCPT greylisted": ("RCPT", "450 4.2.0 greylisted", MailState.queued, MailState.queued),
    "RCPT refused": ("RCPT", "550 5.1.1 unknown", MailState.failed, MailState.failed),
    "RCPT dropped": ("RCPT", RESET, MailState.queued, MailState.queued),
    "RCPT silent": ("RCPT", SILENCE, MailState.queued, MailState.queued),
    "RCPT nonsense": ("RCPT", "what?", MailState.queued, MailState.queued),
    "DATA put off": ("DATA", "451 4.3.0 later", MailState.queued, MailState.queued),
    "DATA refused": ("DATA", "554 5.7.1 policy", MailState.failed, MailState.failed),
    "DATA dropped before any byte": ("DATA", RESET, MailState.queued, MailState.queued),
    "DATA silent before any byte": ("DATA", SILENCE, MailState.queued, MailState.queued),
    "message put off": ("dot", "451 4.3.0 later", MailState.queued, MailState.queued),
    "message put off, closing": ("dot", "421 4.3.0 closing", MailState.queued, MailState.queued),
    "message refused": ("dot", "554 5.6.0 spam", MailState.failed, MailState.failed),
    "message refused for its size": ("dot", "552 5.3.4 too big", MailState.failed, MailState.failed),
    "message, then dropped": ("dot", RESET, MailState.unknown, MailState.queued),
    "message, then silence": ("dot", SILENCE, MailState.unknown, MailState.queued),
    "message, then half an answer": ("dot", b"25", MailState.unknown, MailState.queued),
    "message, then an unfinished answer": ("dot", b"250-kept\r\n", MailState.unknown, MailState.queued),
    "message, then nonsense": ("dot", "what?", MailState.unknown, MailState.queued),
    "message, then 354": ("dot", "354 go on", MailState.unknown, MailState.queued),
    "message, 250, then dropped": ("dot", b"250 kept\r\n", MailState.sent, MailState.sent),
}  # fmt: skip


@pytest.mark.parametrize("mail_class", MailClass)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_server_does_decides_where_the_letter_stands(
    session: Session, postbox: Postbox, fault: str, mail_class: MailClass
) -> None:
    verb, action, contact, service = FAULTS[fault]
    expected = contact if mail_class is CONTACT else service
    postbox.script(verb, action)
    letter = posted(session, mail_class)

    run(session, postbox)

    assert letter.state is expected
    assert letter.lease_until is None
    assert letter.reply
    if letter.state is MailState.queued:
        assert letter.not_before == NOW + MINUTE
    is_murmur = action in (RESET, SILENCE, b"25", b"250-kept\r\n", "what?", "354 go on")
    assert_fate(session, postbox, letter, may_have_gone=verb == "dot" and is_murmur)


def assert_fate(
    session: Session, postbox: Postbox, letter: OutboxMessage, may_have_gone: bool
) -> None:
    """Let time pass with a server that behaves: nothing is lost, and contact mail never doubled."""
    for hour in (1, 2, 3, 49, 121):
        run(session, postbox, NOW + timedelta(hours=hour))
    arrivals = len(postbox.received)
    if letter.state is MailState.failed:
        assert arrivals == 0
    elif letter.mail_class is CONTACT:
        assert arrivals == 1
        assert letter.state is (MailState.unknown if may_have_gone else MailState.sent)
    else:
        assert letter.state is MailState.sent
        assert arrivals == (2 if may_have_gone else 1)
        assert len({received.raw for received in postbox.received}) == 1


def test_server_that_is_not_there_costs_one_attempt_and_ends_the_run(session: Session) -> None:
    with Postbox() as gone:
        pass
    first, second = posted(session, key="1"), posted(session, key="2")
    assert run(session, gone) == {"queued": 1}
    assert (first.attempts, second.attempts) == (1, 0)
    assert first.not_before == NOW + MINUTE


def test_service_mail_is_repeated_once_and_then_waits_for_somebody_who_knows(
    session: Session, postbox: Postbox
) -> None:
    postbox.script("dot", RESET, times=9)
    letter = posted(session, SERVICE)
    for hour in range(5):
        run(session, postbox, NOW + timedelta(hours=hour))
    assert len(postbox.received) == 2
    assert (letter.state, letter.repeats) == (MailState.unknown, 1)


def test_attempts_grow_apart_until_the_letter_is_stale(session: Session, postbox: Postbox) -> None:
    postbox.script("MAIL", "451 4.3.0 later", times=999)
    letter = posted(session, CONTACT)
    moments, now = [], NOW
    while letter.state is MailState.queued:
        run(session, postbox, now)
        moments.append((now - NOW) / MINUTE)
        now = letter.not_before
    assert moments[:5] == [0, 1, 6, 36, 96]
    assert moments[-1] >= 48 * 60
    assert letter.state is MailState.expired
    assert postbox.received == []


def test_stale_letter_is_not_sent_after_an_outage(session: Session, postbox: Postbox) -> None:
    contact, service = posted(session, CONTACT, "contact"), posted(session, SERVICE, "service")
    assert run(session, postbox, NOW + timedelta(hours=48)) == {"expired": 1, "sent": 1}
    assert (contact.state, service.state) == (MailState.expired, MailState.sent)


def test_run_stops_when_the_server_refuses_us_again_and_again(
    session: Session, postbox: Postbox
) -> None:
    postbox.script("MAIL", "550 5.7.1 policy", times=99)
    for number in range(6):
        posted(session, key=str(number))
    assert run(session, postbox) == {"failed": 3}


def test_unknown_addresses_do_not_stop_the_run(session: Session, postbox: Postbox) -> None:
    postbox.script("RCPT", "550 5.1.1 unknown", times=5)
    for number in range(6):
        posted(session, key=str(number))
    assert run(session, postbox) == {"failed": 5, "sent": 1}


@pytest.mark.parametrize(
    ("verb", "reply", "is_gone"),
    [
        ("RCPT", "550 5.1.1 unknown", True),
        ("RCPT", "550 5.1.10 unknown", True),
        ("RCPT", "550 5.7.1 policy", False),
        ("RCPT", "552 5.2.2 full", False),
        ("RCPT", "550 no such user", False),
        ("RCPT", "450 4.1.1 unknown for now", False),
        ("dot", "550 5.1.1 unknown", False),
        ("MAIL", "550 5.1.8 bad sender", False),
    ],
)  # fmt: skip
def test_only_a_refused_recipient_marks_an_address(
    session: Session, postbox: Postbox, verb: str, reply: str, is_gone: bool
) -> None:
    postbox.script(verb, reply)
    posted(session)
    told: list[str] = []
    run(session, postbox, address_gone=lambda _, letter: told.append(letter.to_address))
    assert told == (["jane@example.com"] if is_gone else [])


def test_last_question_cancels(session: Session, postbox: Postbox) -> None:
    refused, sent = (
        posted(session, CONTACT, "1", candidate_id=7),
        posted(session, CONTACT, "2", candidate_id=8),
    )

    def recheck(_session: Session, letter: OutboxMessage) -> str | None:
        return "She asked us to wait." if letter.candidate_id == 7 else None

    assert run(session, postbox, recheck=recheck) == {"withheld": 1, "sent": 1}
    assert (refused.state, refused.reply) == (MailState.cancelled, "She asked us to wait.")
    assert sent.state is MailState.sent
    assert len(postbox.received) == 1


def test_last_question_is_asked_after_the_recipient_was_accepted(
    session: Session, postbox: Postbox
) -> None:
    posted(session)
    asked_at: list[str] = []

    def recheck(_session: Session, _letter: OutboxMessage) -> str | None:
        asked_at.append(postbox.verbs[-1])
        return None

    run(session, postbox, recheck=recheck)
    assert asked_at == ["RCPT"]


def test_question_that_fails_puts_one_letter_off_and_lets_the_others_go(
    session: Session, postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    stuck, other = posted(session, key="1", candidate_id=7), posted(session, key="2")

    def recheck(session: Session, letter: OutboxMessage) -> str | None:
        if letter.candidate_id == 7:
            session.connection().exec_driver_sql("SELECT 'jane@example.com'::int")
        return None

    assert run(session, postbox, recheck=recheck) == {"withheld": 1, "sent": 1}
    assert (stuck.state, stuck.not_before) == (MailState.queued, NOW + MINUTE)
    assert other.state is MailState.sent
    assert "jane" not in caplog.text


def test_opt_out_between_claim_and_data_wins(session: Session, postbox: Postbox) -> None:
    letter = posted(session, CONTACT, candidate_id=7)

    def recheck(session: Session, _letter: OutboxMessage) -> str | None:
        raise AssertionError("a cancelled letter is not asked about")

    class OptingOut:
        """Between RCPT and the last question, the person opts out."""

        def __enter__(self) -> "OptingOut":
            return self

        def __exit__(self, *_: object) -> None: ...

        def send(self, _letter: Letter, before_data: Callable[[], bool]) -> Outcome:
            cancel_waiting(session, 7, "She asked us to stop.")
            session.commit()
            assert not before_data()
            return Outcome(Result.withheld)

    run(session, OptingOut(), recheck=recheck)
    assert (letter.state, letter.reply) == (MailState.cancelled, "She asked us to stop.")


def test_no_transaction_is_open_while_a_server_is_spoken_to(
    session: Session, postbox: Postbox
) -> None:
    posted(session)
    open_at: list[bool] = []
    of_the_run = session()  # type: ignore[operator]
    for verb in ("connect", "EHLO", "MAIL", "RCPT", "DATA", "dot"):
        postbox.script(verb, lambda: open_at.append(of_the_run.in_transaction()))
    run(session, postbox)
    assert open_at == [False] * 6


def test_data_is_kept_before_the_first_byte_leaves(session: Session, postbox: Postbox) -> None:
    letter_id = posted(session).id
    kept: list[str] = []
    states: list[str] = []

    def keep() -> None:
        kept.append(session.get_one(OutboxMessage, letter_id).state)
        session.commit()

    postbox.script("DATA", lambda: states.extend(kept))
    run(session, postbox, keep=keep)
    assert states[-1] == "data"
    assert kept[-1] == "sent"


def test_local_mailbox_takes_letters_where_no_server_is_set(session: Session) -> None:
    letter = posted(session)
    assert run(session, LocalMailbox(session, NOW)) == {"sent": 1}
    (kept,) = session.query(LocalMail).all()
    assert (kept.raw, kept.to_address, kept.received_at) == (letter.raw, "jane@example.com", NOW)


def test_local_mailbox_takes_nothing_that_is_cancelled(session: Session) -> None:
    posted(session, CONTACT)
    run(session, LocalMailbox(session, NOW), recheck=lambda *_: "She asked us to wait.")
    assert session.query(LocalMail).count() == 0


def test_lease_is_left_alone_while_it_runs(session: Session, postbox: Postbox) -> None:
    letter = posted(session)
    letter.state, letter.fence = MailState.claimed, 1
    session.commit()
    assert run(session, postbox) == {}
    let_leases_run_out(session)
    assert letter.state is MailState.claimed


def test_letter_told_to_wait_waits_and_then_goes(session: Session, postbox: Postbox) -> None:
    letter = posted(session, mail_class=CONTACT)
    monday = NOW + timedelta(days=3)

    def quiet_until_monday(_session: Session, _letter: OutboxMessage) -> NotYet:
        return NotYet(monday, "She is asleep.", is_their_hour=True)

    run(session, postbox, recheck=quiet_until_monday)
    assert (letter.state, letter.not_before, letter.reply) == (
        MailState.queued,
        monday,
        "She is asleep.",
    )
    assert run(session, postbox, now=monday - MINUTE) == {}
    assert run(session, postbox, now=monday) == {"sent": 1}


def test_letter_that_waits_for_our_own_reasons_grows_old_meanwhile(
    session: Session, postbox: Postbox
) -> None:
    letter = posted(session, mail_class=CONTACT)
    later = NOW + timedelta(days=3)
    run(session, postbox, recheck=lambda *_: NotYet(later, "The day is full."))
    assert run(session, postbox, now=later) == {"expired": 1}
    assert letter.state is MailState.expired
