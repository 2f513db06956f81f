"""Touches, and the promises made in them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter
from agency.words import local


class Channel(StrEnum):
    """How the touch was made."""

    call = "call"
    voicemail = "voicemail"
    email = "email"
    linkedin = "linkedin"
    text = "text"
    meeting = "meeting"
    event = "event"
    form = "form"


class Direction(StrEnum):
    """Who began it."""

    ours = "ours"
    theirs = "theirs"


class TouchKind(StrEnum):
    """Whether both spoke, or only one tried."""

    conversation = "conversation"
    attempt = "attempt"


class Outcome(StrEnum):
    """How it ended."""

    interested = "interested"
    not_now = "not_now"
    not_for_them = "not_for_them"
    left_message = "left_message"
    no_answer = "no_answer"
    talked = "talked"


class Touch(Timestamped, Kept, Base):
    """One contact with a candidate, either way. The note is kept as it was written."""

    __tablename__ = "touches"
    __table_args__ = (
        Index("ix_touches_candidate", "candidate_id", "happened_at"),
        Index("ix_touches_recruiter", "recruiter_id", "happened_at"),
        Index("ix_touches_answers", "answers_id", postgresql_where=text("answers_id IS NOT NULL")),
        Index(
            "ix_touches_asking",
            "candidate_id",
            "happened_at",
            postgresql_where=text("cardinality(asked) > 0"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"))
    recruiter_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when the person wrote on their own page."""
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"), index=True)
    channel: Mapped[Channel]
    direction: Mapped[Direction] = mapped_column(default=Direction.ours)
    kind: Mapped[TouchKind]
    outcome: Mapped[Outcome | None]
    happened_at: Mapped[datetime]
    minutes: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    """Their own words, when the note has any."""
    gave: Mapped[list[str]] = mapped_column(default=list)
    """Values of ``giving.ValueGiven``."""
    asked: Mapped[list[str]] = mapped_column(default=list)
    """Values of ``giving.Ask``."""
    learned: Mapped[list[str]] = mapped_column(default=list)
    """The facts read from it and confirmed, as shown on their chips."""
    learned_in_theirs: Mapped[list[str]] = mapped_column(default=list, server_default="{}")
    """The same as the person reads them, where that is not the recruiters' language."""
    next_step: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
    once_key: Mapped[str | None] = mapped_column(unique=True)
    """Saving the same form twice makes one touch."""
    letter_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL"), index=True
    )
    """The letter of ours that it answers, where they answered through its link."""
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id", ondelete="SET NULL"))
    """The touch that this one answers, where a mail tells."""

    candidate: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter | None] = relationship()
    role: Mapped[Role | None] = relationship()

    @property
    def is_conversation(self) -> bool:
        return self.kind is TouchKind.conversation


class Promise(Timestamped, Kept, Base):
    """Something a recruiter said they would do, by a day."""

    __tablename__ = "promises"
    __table_args__ = (
        Index(
            "ix_promises_open",
            "recruiter_id",
            "due_on",
            postgresql_where=text("kept_at IS NULL AND broken_at IS NULL"),
        ),
        Index("ix_promises_due", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touches.id"), index=True)
    what: Mapped[str]
    """Reads after "You promised to": "send notes on Halima's résumé"."""
    due_on: Mapped[date]
    hidden_until: Mapped[date | None]
    """Snoozed on Today; the day it is due does not move."""
    kept_at: Mapped[datetime | None]
    broken_at: Mapped[datetime | None]

    candidate: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter] = relationship()
    touch: Mapped[Touch | None] = relationship()

    @property
    def is_open(self) -> bool:
        return self.kept_at is None and self.broken_at is None

    def keep(self, at: datetime) -> None:
        self.kept_at = at

    def give_up(self, at: datetime) -> None:
        """It will not be kept; somebody says so rather than letting it grow old."""
        self.broken_at = at

    def hand_to(self, recruiter_id: int) -> None:
        """Another colleague keeps it."""
        self.recruiter_id = recruiter_id

    def days_late(self, zone: str) -> int:
        """How many days after its day it was kept, where the recruiter lives; 0 in time or not kept."""
        if self.kept_at is None:
            return 0
        return max(0, (local(self.kept_at, zone).date() - self.due_on).days)


class TouchSaving(Base):
    """What saving a touch changed, for as long as it can be taken back."""

    __tablename__ = "touch_savings"

    touch_id: Mapped[int] = mapped_column(
        ForeignKey("touches.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    saved_at: Mapped[datetime] = mapped_column(index=True)
    change_ids: Mapped[list[int]]
    """Rows of ``changes``: wishes that ended, suggestions that were settled, designations renewed."""
    skill_ids: Mapped[list[int]]
    """Rows of ``skills_held`` that it added; likewise the designations."""
    designation_ids: Mapped[list[int]]
