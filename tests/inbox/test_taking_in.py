"""A report that comes back changes the letter and the address of the person, once."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate, WayState
from agency.history import changes_of
from agency.inbox.taking_in import take_in, take_in_log, take_note
from agency.jobs.running import run_task
from agency.mail.event_kinds import EventKind
from agency.mail.models import MailDay, MailEvent, MailState, MailStop, OutboxMessage, StopKind
from agency.mail.senders import return_path_of
from agency.mail.stops import open_stops, stop
from tests.contact.mails import waiting_mail
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    RecruiterFactory,
    TouchFactory,
    WayFactory,
)
from tests.mail.returned import complaint, delivery_report, reply

NOW = datetime(2026, 6, 22, 15, tzinfo=UTC)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    person = CandidateFactory(reachable=False)
    WayFactory(candidate=person, value="jane@example.com")
    return person


@pytest.fixture
def letter(session: Session, jane: Candidate) -> OutboxMessage:
    letter = waiting_mail(session, jane.id, NOW, state=MailState.sent, begun_at=NOW, sent_at=NOW)
    session.commit()
    return letter


def taken_in(app: Flask, session: Session, letter: OutboxMessage, raw: bytes) -> str:
    settings = app.extensions["settings"]
    recipient = f"bounce+{return_path_of(settings).token(letter.id)}@example.com"
    said = take_in(session, settings, raw, recipient, NOW)
    session.commit()
    return said


# the report, where the letter stands then, how the address is then
REPORTS = [
    (delivery_report(status="5.1.1"), MailState.bounced, WayState.hard_bounced),
    (delivery_report(status="4.2.2"), MailState.bounced, WayState.soft_bounced),
    (delivery_report(status="5.7.1"), MailState.bounced, WayState.ok),
    (delivery_report("delayed", "4.4.1"), MailState.sent, WayState.ok),
    (delivery_report("delivered", "2.0.0"), MailState.delivered, WayState.ok),
    (complaint(), MailState.complained, WayState.complained),
    (reply("x@example.com"), MailState.delivered, WayState.ok),
    (reply("x@example.com", Auto_Submitted="auto-replied"), MailState.sent, WayState.ok),
]


@pytest.mark.parametrize(("raw", "state", "way_state"), REPORTS, ids=range(len(REPORTS)))
def test_report_changes_the_letter_and_the_address_once(
    app: Flask, session: Session, jane: Candidate, letter: OutboxMessage,
    raw: bytes, state: MailState, way_state: WayState,
) -> None:  # fmt: skip
    assert "written down" in taken_in(app, session, letter, raw)
    assert "known already" in taken_in(app, session, letter, raw)
    assert (letter.state, jane.ways[0].state) == (state, way_state)
    assert session.query(MailEvent).count() == 1
    assert len(changes_of(session, jane.ways[0])) == (way_state is not WayState.ok)


def test_address_of_two_people_is_marked_for_both_and_nobody_else(
    app: Flask, session: Session, jane: Candidate, letter: OutboxMessage
) -> None:
    twin, other = WayFactory(value="jane@example.com"), WayFactory(value="jo@example.com")
    taken_in(app, session, letter, delivery_report())
    assert (twin.state, other.state) == (WayState.hard_bounced, WayState.ok)


def test_softer_news_does_not_soften_what_is_known(
    app: Flask, session: Session, jane: Candidate, letter: OutboxMessage
) -> None:
    jane.ways[0].state = WayState.complained
    taken_in(app, session, letter, delivery_report(status="4.2.2"))
    taken_in(app, session, letter, delivery_report("delivered", "2.0.0"))
    assert jane.ways[0].state is WayState.complained


def test_letter_that_arrives_ends_soft_bounces(
    app: Flask, session: Session, jane: Candidate, letter: OutboxMessage
) -> None:
    jane.ways[0].state = WayState.soft_bounced
    taken_in(app, session, letter, delivery_report("delivered", "2.0.0"))
    assert jane.ways[0].state is WayState.ok


def test_forged_report_and_mail_that_says_nothing_change_nothing(
    app: Flask, session: Session, jane: Candidate, letter: OutboxMessage
) -> None:
    settings = app.extensions["settings"]
    forged = f"bounce+{letter.id}.{'a' * 26}@example.com"
    assert "nothing was changed" in take_in(session, settings, delivery_report(), forged, NOW)
    assert "says nothing" in take_in(session, settings, complaint("fraud"), "", NOW)
    assert "nothing was changed" in take_in(session, settings, b"", "", NOW)
    assert (letter.state, jane.ways[0].state) == (MailState.sent, WayState.ok)
    assert session.query(MailEvent).count() == 0


def test_complaint_pauses_contact_mail_and_administrators_are_told_once(
    app: Flask, session: Session, letter: OutboxMessage
) -> None:
    administrator = RecruiterFactory(administrator=True)
    taken_in(app, session, letter, complaint())
    assert [each.kind for each in open_stops(session)] == [StopKind.complaints]
    run_task(app, "deliver_mail")
    run_task(app, "deliver_mail")
    alarms = session.scalars(select(OutboxMessage).filter_by(purpose="mail_paused")).all()
    assert [(each.to_address, each.state) for each in alarms] == [
        (administrator.email, MailState.sent)
    ]


def test_contact_mail_waits_for_tomorrow_when_the_day_is_full(
    app: Flask, session: Session, jane: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agency.mail.ceiling.FIRST_DAYS", 0)
    session.add(MailDay(day=clock.today("America/Toronto"), begun=0))
    letter = _due_letter(session, jane)
    run_task(app, "deliver_mail")
    assert letter.state is MailState.queued
    assert letter.reply == "as many letters to candidates as one day may have have left today"
    assert letter.not_before > letter.created_at


def test_address_that_bounces_softly_again_and_again_is_left_alone(
    app: Flask, session: Session, jane: Candidate
) -> None:
    now = clock.now()
    for days in (2, 3, 4):
        back = waiting_mail(session, 999_999, state=MailState.sent, begun_at=now, attempts=1)
        session.add(
            MailEvent(
                letter_id=back.id, kind="soft_bounce", attempts=1, at=now - timedelta(days=days)
            )
        )
    letter = _due_letter(session, jane)
    run_task(app, "deliver_mail")
    assert (letter.state, letter.reply) == (
        MailState.queued,
        "their mailbox has turned letters away lately",
    )


def _due_letter(session: Session, jane: Candidate) -> OutboxMessage:
    """A reply, which has no quiet hours, to what she wrote."""
    now = clock.now()
    TouchFactory(candidate=jane, from_them=True, happened_at=now - timedelta(hours=1))
    letter = waiting_mail(session, jane.id, now, purpose="reply")
    session.commit()
    return letter


def test_unknown_mail_is_settled_every_hour_and_the_second_time_changes_nothing(
    app: Flask, session: Session, jane: Candidate
) -> None:
    letter = waiting_mail(session, jane.id, state=MailState.unknown, begun_at=NOW)
    session.commit()
    assert run_task(app, "settle_unknown_mail") == {"by_evidence": 0, "as_sent": 1}
    assert run_task(app, "settle_unknown_mail") == {"by_evidence": 0, "as_sent": 0}
    assert (letter.state, letter.sent_at) == (MailState.sent, NOW)


def test_refused_recipient_marks_the_address_and_counts_as_a_bounce(
    app: Flask, session: Session, jane: Candidate
) -> None:
    letter = waiting_mail(session, jane.id, state=MailState.failed, attempts=1)
    take_note(session, letter, EventKind.hard_bounce, NOW, "5.1.1")
    assert letter.state is MailState.failed
    assert jane.ways[0].state is WayState.hard_bounced


def test_command_takes_a_mail_from_a_pipe(
    app: Flask, session: Session, letter: OutboxMessage
) -> None:
    token = return_path_of(app.extensions["settings"]).token(letter.id)
    runner = app.test_cli_runner()
    raw = delivery_report(to=f"bounce+{token}@example.com")
    result = runner.invoke(args=["mail", "take-in"], input=raw)
    assert result.output == f"Letter {letter.id}: hard bounce, written down.\n"
    session.expire_all()
    assert letter.state is MailState.bounced
    other = EmailMessage()
    other.set_content("x")
    assert runner.invoke(args=["mail", "take-in"], input=other.as_bytes()).exit_code == 0


def drawn(letter: OutboxMessage) -> OutboxMessage:
    """With the Message-ID that posting draws, handed over in a moment that nobody saw the end of."""
    letter.message_id = f"<{'a1' * 20}@harbourpike.example>"
    letter.state, letter.sent_at = MailState.unknown, None
    return letter


@pytest.mark.parametrize(
    ("dsn", "status", "state", "address"),
    [
        ("2.0.0", "sent (250 Ok)", MailState.sent, WayState.ok),
        ("4.4.1", "deferred (timed out)", MailState.sent, WayState.ok),
        ("5.1.1", "bounced (550 no)", MailState.bounced, WayState.hard_bounced),
    ],
)
def test_log_of_the_relay_settles_a_letter_nobody_knew_the_fate_of(
    app: Flask, session: Session, jane: Candidate, letter: OutboxMessage,
    dsn: str, status: str, state: MailState, address: WayState,
) -> None:  # fmt: skip
    log = (
        f"Jun 22 15:00:01 relay postfix/cleanup[7]: 4D2F1A: message-id={drawn(letter).message_id}\n"
        f"Jun 22 15:00:02 relay postfix/smtp[9]: 4D2F1A: to=<x>, dsn={dsn}, status={status}\n"
    )
    session.commit()
    runner = app.test_cli_runner()
    first = runner.invoke(args=["mail", "take-in-log"], input=log)
    assert first.output == "It tells of 1 letters of ours, 1 times something new.\n"
    session.expire_all()
    assert (letter.state, jane.ways[0].state) == (state, address)
    again = runner.invoke(args=["mail", "take-in-log"], input=log)
    assert again.output == "It tells of 1 letters of ours, 0 times something new.\n"


def test_log_says_nothing_of_a_letter_that_has_not_begun_to_leave(
    app: Flask, session: Session, letter: OutboxMessage
) -> None:
    drawn(letter).state, letter.begun_at = MailState.queued, None
    session.commit()
    lines = [
        f"relay postfix/cleanup[7]: 4D2F1A: message-id={letter.message_id}",
        "relay postfix/smtp[9]: 4D2F1A: to=<x>, dsn=2.0.0, status=sent (250 Ok)",
    ]
    assert take_in_log(session, app.extensions["settings"], lines, NOW) == {"letters": 0, "new": 0}
    assert letter.state is MailState.queued


def test_pause_by_hand_is_recorded_once(session: Session) -> None:
    for _ in range(2):
        stop(session, StopKind.by_hand, "Ada paused it.", NOW, by_id=3)
    assert session.query(MailStop).count() == 1
