"""Duties with their clocks, and what the law has us keep sealed of somebody who was erased."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.contact.days import months_after
from agency.database import Base
from agency.recruiters.models import Recruiter

TO_SPARE = timedelta(days=10)
"""What the house leaves before the law's last day."""


class DutyKind(StrEnum):
    """What is owed."""

    notice = "notice"
    access = "access"
    rectification = "rectification"
    erasure = "erasure"
    objection = "objection"
    tell_recipients = "tell_recipients"
    retention = "retention"
    consent_ending = "consent_ending"
    breach = "breach"


class DutyState(StrEnum):
    """Whether it still has to be done."""

    open = "open"
    done = "done"
    dropped = "dropped"
    """Nothing is owed any more: they spoke with us again, or were erased."""


class DutyClosed(Exception):
    """Somebody has closed this duty already."""


class TooLateToExtend(Exception):
    """The month is over, or the time was extended already."""


class Obligation(Base):
    """One duty with its day. ``due_at`` is the house's, which lies before the law's."""

    __tablename__ = "obligations"
    __table_args__ = (
        Index(
            "uq_obligations_open",
            "kind",
            "candidate_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_obligations_due", "due_at", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[DutyKind]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    """Nobody in particular for a breach."""
    state: Mapped[DutyState] = mapped_column(default=DutyState.open)
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    alarmed: Mapped[int] = mapped_column(default=0)
    """The last alarm: 0, 50, 80 or 100 per cent of the time."""
    extended_at: Mapped[datetime | None]
    """When they were told that it takes longer, and why."""
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when the person or a nightly job did it."""
    note: Mapped[str] = mapped_column(default="")
    """What they asked for, or whom it concerns; emptied when the person is erased."""
    outcome: Mapped[str] = mapped_column(default="")
    """What was done, in the words of whoever closed it."""

    candidate: Mapped[Candidate | None] = relationship()
    closed_by: Mapped[Recruiter | None] = relationship()

    @property
    def is_open(self) -> bool:
        return self.state is DutyState.open

    @property
    def legal_on(self) -> date:
        """One month from the day it was asked, and two more once they were told why (GDPR Art. 12(3))."""
        return months_after(self.opened_at.date(), 3 if self.extended_at else 1)

    def extend(self, why: str, at: datetime) -> None:
        """Two months more, for a reason they were told. Raises ``DutyClosed`` or ``TooLateToExtend``."""
        if not self.is_open:
            raise DutyClosed(self.id)
        if self.extended_at or at.date() > self.legal_on:
            raise TooLateToExtend(self.id)
        self.extended_at, self.alarmed = at, 0
        self.due_at = datetime.combine(self.legal_on, time(), tzinfo=UTC) - TO_SPARE
        self.note = "\n".join(
            filter(None, (self.note, f"They were told that it takes longer: {why}"))
        )

    def close(
        self, state: DutyState, at: datetime, by_id: int | None = None, outcome: str = ""
    ) -> None:
        """Raises ``DutyClosed``."""
        if not self.is_open:
            raise DutyClosed(self.id)
        self.state, self.closed_at, self.closed_by_id = state, at, by_id
        self.outcome = outcome


class SealedRecord(Base):
    """The least that the law has an agency keep of a work-seeker, until a day; then it goes too.

    No list, search, letter or match reads this table. A privacy lead may open a record, and each
    opening is written down.
    """

    __tablename__ = "sealed_records"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), unique=True)
    sealed_at: Mapped[datetime]
    until: Mapped[date]
    contents: Mapped[dict[str, Any]]
    openings: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """Who opened it, when and why."""


class LetterGone(Base):
    """A letter handed over in a time that a restore took away; it is not written a second time."""

    __tablename__ = "letters_gone"

    letter_hash: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
