"""Mail that arrived at our mailbox, whose it is, what hung on it, and how far we have read."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.recruiters.models import Recruiter
from agency.touches.models import Direction


class Fate(StrEnum):
    """What became of a mail. ``new`` and ``waiting`` can still move; the rest is settled."""

    new = "new"
    waiting = "waiting"
    """Nobody we know, or more than one: somebody chooses on the page "Mail to file"."""
    filed = "filed"
    automatic = "automatic"
    """A program or a list wrote it: written down, never an answer."""
    report = "report"
    """About what became of a letter of ours."""
    known = "known"
    """A letter that we sent ourselves, and logged when we did."""
    duplicate = "duplicate"
    stray = "stray"
    """It bears no drop address and answers no letter of ours."""
    unreadable = "unreadable"
    set_aside = "set_aside"


class ReceivedMail(Timestamped, Base):
    """One mail of the mailbox, stored before it is read. Read once for each mailbox, UIDVALIDITY and UID."""

    __tablename__ = "received_mails"
    __table_args__ = (
        UniqueConstraint("mailbox", "uidvalidity", "uid"),
        # One mail of one owner; a copy points to nothing and is only counted.
        Index(
            "uq_received_mails_message",
            "recruiter_id",
            "message_key",
            "content_hash",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("message_key IS NOT NULL AND fate <> 'duplicate'"),
        ),
        Index("ix_received_mails_message_key", "message_key"),
        Index("ix_received_mails_new", "id", postgresql_where=text("fate = 'new'")),
        Index(
            "ix_received_mails_open",
            "recruiter_id",
            postgresql_where=text(
                "fate = 'waiting' OR (asked_to_stop AND stop_settled_at IS NULL)"
            ),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    mailbox: Mapped[str]
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    arrived_at: Mapped[datetime]
    """By the mail server's clock."""
    raw: Mapped[bytes] = mapped_column(deferred=True)
    """As it came; empty 30 days after it was settled."""
    sha256: Mapped[bytes]
    size: Mapped[int]
    """In bytes, on the server."""
    fate: Mapped[Fate] = mapped_column(default=Fate.new)
    settled_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(default="")
    """Why it could not be read."""
    recruiter_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Whose drop address it came to, or whose letter it answers."""
    message_key: Mapped[bytes | None]
    """SHA-256 of the Message-ID, or of what stands in its place."""
    content_hash: Mapped[bytes | None]
    is_twin: Mapped[bool] = mapped_column(default=False)
    """Another mail has its Message-ID and says something else: ids can be forged or used again."""
    direction: Mapped[Direction | None]
    happened_at: Mapped[datetime | None]
    subject: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    """What the recruiter wrote above a mail they forwarded."""
    words: Mapped[str] = mapped_column(default="")
    """What was newly written, without quoted history."""
    parties: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """Who it is from or went to, colleagues apart: ``name`` and ``address``."""
    mentioned: Mapped[list[str]] = mapped_column(default=list)
    """Every outsider's address in it."""
    letter_id: Mapped[int | None]
    """The letter of ours it answers; no foreign key, letters are forgotten by their own clock."""
    answers_mail_id: Mapped[int | None]
    asked_to_stop: Mapped[bool] = mapped_column(default=False)
    stop_settled_at: Mapped[datetime | None]
    """When somebody said whether it was meant as a stop."""

    recruiter: Mapped[Recruiter | None] = relationship()
    filings: Mapped[list["MailFiling"]] = relationship(order_by="MailFiling.candidate_id")


class MailFiling(Base):
    """A mail is about a candidate; with the touch it became, unless it only asks for quiet."""

    __tablename__ = "mail_filings"

    mail_id: Mapped[int] = mapped_column(
        ForeignKey("received_mails.id", ondelete="CASCADE"), primary_key=True
    )
    candidate_id: Mapped[int] = mapped_column(
        ForeignKey("candidates.id"), primary_key=True, index=True
    )
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id"), index=True)


class AttachmentState(StrEnum):
    """Whether somebody has looked at it."""

    offered = "offered"
    used = "used"
    set_aside = "set_aside"


class MailAttachment(Base):
    """A document that came with a mail, offered as a version of a résumé."""

    __tablename__ = "mail_attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(
        ForeignKey("received_mails.id", ondelete="CASCADE"), index=True
    )
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    """Whose it is, once the mail is filed with one person."""
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)
    size: Mapped[int]
    state: Mapped[AttachmentState] = mapped_column(default=AttachmentState.offered)
    offered_at: Mapped[datetime]


class InboxCursor(Base):
    """Up to which UID everything is stored. A new UIDVALIDITY is a new line, so all is looked at again."""

    __tablename__ = "inbox_cursors"

    mailbox: Mapped[str] = mapped_column(primary_key=True)
    uidvalidity: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last_uid: Mapped[int] = mapped_column(BigInteger, default=0)


class InboxHealth(Base):
    """How the last look into a mailbox went."""

    __tablename__ = "inbox_health"

    mailbox: Mapped[str] = mapped_column(primary_key=True)
    polled_at: Mapped[datetime | None]
    """When a look last succeeded."""
    failed_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(default="")
    """Why the last look did not succeed; empty when it did."""
