"""The weekly letter: one edition a recruiter a week, and who was in it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base, Timestamped


class EditionState(StrEnum):
    """What became of one week's letter."""

    posted = "posted"
    nothing_to_say = "nothing_to_say"
    skipped_late = "skipped_late"


class DigestEdition(Timestamped, Base):
    """One recruiter's letter for one ISO week. Unique, so it can only be written once."""

    __tablename__ = "digest_editions"
    __table_args__ = (UniqueConstraint("recruiter_id", "iso_year", "iso_week"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    iso_year: Mapped[int]
    iso_week: Mapped[int]
    due_at: Mapped[datetime]
    state: Mapped[EditionState]
    outbox_message_id: Mapped[int | None] = mapped_column(ForeignKey("outbox_messages.id"))


class DigestItem(Base):
    """A suggestion that was in an edition; never in two."""

    __tablename__ = "digest_items"
    __table_args__ = (UniqueConstraint("recruiter_id", "suggestion_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("digest_editions.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestions.id"), index=True)
