"""Letters to post in tests, and a line to the server that can be cut at any word."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.mail.delivery import Recheck, deliver_due
from agency.mail.handover import Sender
from agency.mail.message import Mailbox, Message
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.outbox import post
from agency.mail.smtp import Patience, SmtpSender
from tests.support.smtp import Postbox

NOW = datetime(2026, 6, 22, 11, tzinfo=UTC)
IMPATIENT = Patience(command=0.4, message=0.4)
MESSAGE = Message(
    to=Mailbox("jane@example.com", "Jane Okafor"),
    sender=Mailbox("callback@example.com", "Callback at Harbour & Pike"),
    subject="Week of 22 June",
    text="Hello\n.\nA line of one dot stands above.",
    html="<p>Hello</p>",
)


def posted(
    session: Session, mail_class: MailClass = MailClass.service, key: str = "one", **more: Any
) -> OutboxMessage:
    """One letter in the outbox, committed."""
    message = replace(MESSAGE, to=Mailbox(more.pop("to", "jane@example.com")))
    more.setdefault("purpose", "digest")
    letter = post(session, message, once_key=key, mail_class=mail_class, now=NOW, **more)
    session.commit()
    assert letter is not None
    return letter


def may_go(_session: Session, _letter: OutboxMessage) -> str | None:
    return None


def run(
    session: Session,
    server: Postbox | Sender,
    now: datetime = NOW,
    recheck: Recheck = may_go,
    keep: Callable[[], None] | None = None,
    **more: Any,
) -> dict[str, int]:
    """One run of deliveries."""
    sender = SmtpSender(server.smtp, patience=IMPATIENT) if isinstance(server, Postbox) else server
    with sender:
        return deliver_due(session, sender, now, recheck, keep or session.commit, **more)


def let_leases_run_out(session: Session) -> None:
    session.execute(
        text(
            "UPDATE outbox_messages SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL"
        )
    )
    session.commit()
