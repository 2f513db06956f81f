"""The outbox, where every letter waits with its state, and the mailbox of an agency without SMTP."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base, Timestamped


class MailState(StrEnum):
    """Where a letter stands. ``data`` is written before the first byte of the message leaves."""

    queued = "queued"
    claimed = "claimed"
    data = "data"
    sent = "sent"
    unknown = "unknown"
    failed = "failed"
    cancelled = "cancelled"
    expired = "expired"


class MailClass(StrEnum):
    """``service`` mail is repeated once rather than lost; ``contact`` mail is lost rather than repeated."""

    service = "service"
    contact = "contact"


class OutboxMessage(Timestamped, Base):
    """One letter to one person. ``once_key`` makes posting it twice impossible."""

    __tablename__ = "outbox_messages"
    __table_args__ = (
        Index(
            "ix_outbox_messages_waiting",
            "not_before",
            postgresql_where=text("state IN ('queued', 'claimed', 'data')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    once_key: Mapped[str] = mapped_column(unique=True)
    mail_class: Mapped[MailClass]
    purpose: Mapped[str]
    """The contact decision's purpose, asked again at hand-over."""
    state: Mapped[MailState] = mapped_column(default=MailState.queued)
    envelope_sender: Mapped[str]
    """Where bounces go."""
    to_address: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    raw: Mapped[bytes]
    """The frozen message, headers and all."""
    candidate_id: Mapped[int | None] = mapped_column(index=True)
    """Whose contact decision is asked at hand-over; no foreign key, the post office knows no people."""
    recruiter_id: Mapped[int | None]
    approved_by_id: Mapped[int | None]
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    reply: Mapped[str | None]
    """What the server said, or why it was not sent."""
    sent_at: Mapped[datetime | None]


class LocalMail(Base):
    """A letter taken by the local mailbox because no SMTP server is set."""

    __tablename__ = "local_mails"

    id: Mapped[int] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    to_address: Mapped[str]
    raw: Mapped[bytes]
