"""Letters to several people, prepared together and sent one by one."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import Base, Timestamped


class DraftState(StrEnum):
    """Where one person's letter stands."""

    left_out = "left_out"
    """The light said no when the letters were begun."""
    draft = "draft"
    reviewed = "reviewed"
    removed = "removed"
    sent = "sent"
    refused = "refused"
    """Asked for, and the light said no at that moment."""


class LetterBatch(Timestamped, Base):
    """Letters of one recruiter, begun together: a draft a person, each read before it leaves."""

    __tablename__ = "letter_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"))
    """What the letters are about; nothing where they are about no role in particular."""
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When the recruiter was done with it."""

    role: Mapped[Role | None] = relationship()


class LetterDraft(Timestamped, Base):
    """One person's letter of a batch, and what became of it."""

    __tablename__ = "letter_drafts"
    __table_args__ = (UniqueConstraint("batch_id", "candidate_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("letter_batches.id", ondelete="CASCADE"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    state: Mapped[DraftState]
    why: Mapped[str] = mapped_column(default="")
    """Why this person: the reason in the recruiter's eyes; it does not leave the house."""
    quote: Mapped[str] = mapped_column(default="")
    """Their own words, where there are any."""
    source: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")
    """Why it was left out or refused, as a sentence."""
    settled_at: Mapped[datetime | None]

    batch: Mapped[LetterBatch] = relationship()
    candidate: Mapped[Candidate] = relationship()
