"""What a watcher learns, and what not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency import clock
from agency.config import Imap
from agency.inbox.models import InboxHealth
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, MailState
from agency.mail.outbox import post
from agency.queue.models import Fired
from tests.support.pages import AuditedClient


def fired(session: Session, seconds_ago: int) -> None:
    session.add(Fired(schedule="mail", period="x", at=clock.now() - timedelta(seconds=seconds_ago)))


def mail(session: Session, seconds_ago: int, state: MailState = MailState.queued) -> None:
    letter = post(
        session,
        Message(
            to=Mailbox("maya@example.com"),
            sender=Mailbox("post@example.com"),
            subject="Hello",
            text="Hello.",
        ),
        once_key=f"health:{state}",
        mail_class=MailClass.service,
        purpose="digest",
        now=clock.now() - timedelta(seconds=seconds_ago),
    )
    assert letter is not None
    letter.state = state


def test_all_is_well(client: AuditedClient, session: Session) -> None:
    fired(session, 12)
    mail(session, 30)
    answer = client.get("/healthz")
    figures = answer.get_json()
    assert (answer.status_code, figures["database"], figures["late"]) == (200, "reachable", [])
    assert figures["clock_fired_seconds_ago"] == pytest.approx(12, abs=3)
    assert figures["oldest_due_mail_seconds"] == pytest.approx(30, abs=3)


def test_late_clock_and_mail_are_named(client: AuditedClient, session: Session) -> None:
    fired(session, 121)
    mail(session, 901)
    mail(session, 10, MailState.unknown)
    figures = client.get("/healthz").get_json()
    assert figures["late"] == ["clock", "mail"]
    assert figures["mail_in_unknown_state"] == 1


def test_mailbox_that_was_not_looked_into_for_a_quarter_of_an_hour_is_late(
    client: AuditedClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fired(session, 12)
    imap = Imap("imap.example.com", 993, "drop", "x", "tls", "INBOX")
    settings = client.application.extensions["settings"]
    monkeypatch.setitem(client.application.extensions, "settings", replace(settings, imap=imap))
    session.add(
        InboxHealth(mailbox=imap.name, polled_at=clock.now() - timedelta(seconds=901), error="")
    )
    figures = client.get("/healthz").get_json()
    assert figures["late"] == ["inbox"]
    assert figures["inbox_looked_into_seconds_ago"] == pytest.approx(901, abs=3)


def test_clock_that_never_ran_is_late(client: AuditedClient, session: Session) -> None:
    assert client.get("/healthz").get_json()["late"] == ["clock"]


def test_figures_only(client: AuditedClient, session: Session) -> None:
    mail(session, 30)
    assert b"@" not in client.get("/healthz").data
