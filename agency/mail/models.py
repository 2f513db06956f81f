"""The outbox, where every letter waits with its state; what was learned of it; what holds mail up."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base, Timestamped
from agency.mail.event_kinds import EventKind


class MailState(StrEnum):
    """Where a letter stands. ``data`` is written before the first byte of the message leaves."""

    queued = "queued"
    claimed = "claimed"
    data = "data"
    sent = "sent"
    delivered = "delivered"
    bounced = "bounced"
    complained = "complained"
    unknown = "unknown"
    failed = "failed"
    cancelled = "cancelled"
    expired = "expired"


LEFT = (
    MailState.data, MailState.sent, MailState.unknown,
    MailState.delivered, MailState.bounced, MailState.complained,
)  # fmt: skip
"""Gone, or possibly gone: what counts as a contact."""


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
    begun_at: Mapped[datetime | None]
    """When the message last began to leave; a contact counts from then."""
    sent_at: Mapped[datetime | None]


class MailEvent(Base):
    """One thing learned of one letter, written down once for each of its attempts."""

    __tablename__ = "mail_events"
    __table_args__ = (UniqueConstraint("letter_id", "kind", "attempts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("outbox_messages.id", ondelete="CASCADE"))
    kind: Mapped[EventKind]
    attempts: Mapped[int]
    at: Mapped[datetime]
    status: Mapped[str] = mapped_column(default="")
    """The enhanced status code, such as 5.1.1 (RFC 3463), where a report gave one."""
    by_id: Mapped[int | None]
    """The recruiter who decided; nobody when it was learned from a report or by the passing of time."""


class MailPace(Base):
    """A recipient domain, and when its next letter may be handed over (a bucket of one)."""

    __tablename__ = "mail_paces"

    domain: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]


class MailLine(Base):
    """The line to the mail server, as all workers know it; a single row."""

    __tablename__ = "mail_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    faults: Mapped[int] = mapped_column(default=0)
    refusals: Mapped[int] = mapped_column(default=0)
    """In a row."""
    rests: Mapped[int] = mapped_column(default=0)
    """How often it was left alone in a row; 0 while it works."""
    rests_until: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="")


class StopKind(StrEnum):
    """Why contact mail is paused."""

    bounces = "bounces"
    complaints = "complaints"
    refusals = "refusals"
    by_hand = "by_hand"


class MailStop(Base):
    """A pause of all contact mail, until somebody ends it."""

    __tablename__ = "mail_stops"
    __table_args__ = (
        Index("uq_mail_stops_open", "kind", unique=True, postgresql_where=text("ended_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[StopKind]
    why: Mapped[str]
    began_at: Mapped[datetime]
    began_by_id: Mapped[int | None]
    told_at: Mapped[datetime | None]
    """When the administrators were written to."""
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None]
    ended_after_id: Mapped[int | None]
    """The newest letter there was by then: older ones no longer count against us."""


class MailDay(Base):
    """How many contact letters began to leave on one day of the agency's."""

    __tablename__ = "mail_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    begun: Mapped[int]


class LocalMail(Base):
    """A letter taken by the local mailbox because no SMTP server is set."""

    __tablename__ = "local_mails"

    id: Mapped[int] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    to_address: Mapped[str]
    raw: Mapped[bytes]
