"""What is in the post office: letters kept here, letters waiting, letters in trouble."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from agency.mail.models import LocalMail, MailState, OutboxMessage

WAITING = (MailState.queued, MailState.claimed, MailState.data)
DID_NOT_ARRIVE = (
    MailState.failed,
    MailState.expired,
    MailState.bounced,
    MailState.complained,
)


@dataclass(frozen=True)
class ReadLetter:
    """A letter of the local mailbox, opened."""

    id: int
    received_at: datetime
    to_address: str
    sender: str
    subject: str
    text: str
    html: str


def read_letter(mail: LocalMail) -> ReadLetter:
    message = message_from_bytes(mail.raw, policy=default)
    return ReadLetter(
        id=mail.id,
        received_at=mail.received_at,
        to_address=mail.to_address,
        sender=str(message.get("From", "")),
        subject=str(message.get("Subject", "")),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def newest_local_mails(session: Session, most: int) -> list[LocalMail]:
    return list(session.scalars(select(LocalMail).order_by(LocalMail.id.desc()).limit(most)))


def how_many_by_state(session: Session) -> dict[MailState, int]:
    counted = select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state)
    return dict(session.execute(counted).all())


def letters_unknown(session: Session, most: int) -> list[OutboxMessage]:
    """Letters that may or may not have gone, the oldest first."""
    query = select(OutboxMessage).where(OutboxMessage.state == MailState.unknown)
    return list(session.scalars(query.order_by(OutboxMessage.id).limit(most)))


def letters_not_arrived(session: Session, since: datetime, most: int) -> list[OutboxMessage]:
    """Letters that were refused, came back, were complained about or grew too old, the newest first."""
    query = select(OutboxMessage).where(
        OutboxMessage.state.in_(DID_NOT_ARRIVE), OutboxMessage.not_before > since
    )
    return list(session.scalars(query.order_by(OutboxMessage.id.desc()).limit(most)))


def letters_waiting(session: Session, most: int) -> list[OutboxMessage]:
    """Letters that have not gone yet, those in hand first, then by their hour."""
    is_queued = case((OutboxMessage.state == MailState.queued, 1), else_=0)
    query = select(OutboxMessage).where(OutboxMessage.state.in_(WAITING))
    order = (is_queued, OutboxMessage.not_before, OutboxMessage.id)
    return list(session.scalars(query.order_by(*order).limit(most)))


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the letter that should have left first has been due; nothing if none is."""
    waiting = OutboxMessage.state.in_(WAITING)
    due = select(func.min(OutboxMessage.not_before)).where(waiting, OutboxMessage.not_before <= now)
    return session.scalar(due)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
