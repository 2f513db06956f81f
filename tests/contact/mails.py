"""Letters in the outbox, as the contact room meets them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from agency.mail.models import MailClass, MailState, OutboxMessage
from tests.factories import NOON


def waiting_mail(
    session: Session, candidate_id: int, posted_at: datetime = NOON, **more: Any
) -> OutboxMessage:
    """A letter about a role, approved and queued."""
    number = session.query(OutboxMessage).count()
    usual: dict[str, Any] = {
        "once_key": f"letter {number}",
        "message_id": f"<{number}@harbourpike.example>",
        "mail_class": MailClass.contact,
        "purpose": "recontact_role",
        "state": MailState.queued,
        "envelope_sender": "callback@harbourpike.example",
        "to_address": "jane@example.com",
        "raw": b"",
        "candidate_id": candidate_id,
        "not_before": posted_at,
        "created_at": posted_at,
        "expires_at": posted_at + timedelta(hours=48),
    }
    mail = OutboxMessage(**{**usual, **more})
    session.add(mail)
    session.flush()
    return mail
