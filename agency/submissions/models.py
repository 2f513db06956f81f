"""A candidate put forward for a role, by stage."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role
from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter


class Stage(StrEnum):
    """How far it has gone, in order; the last two end it."""

    contacted = "contacted"
    interested = "interested"
    submitted = "submitted"
    interview = "interview"
    offer = "offer"
    placed = "placed"
    not_going_on = "not_going_on"


IN_PROCESS = (Stage.submitted, Stage.interview, Stage.offer)
"""The stages in which nobody else may approach the person."""


class Submission(Timestamped, Kept, Base):
    """One candidate in one role's pipeline. The stages it went through are in its changes."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("role_id", "candidate_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id"))
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    stage: Mapped[Stage]
    staged_at: Mapped[datetime]
    right_to_represent_on: Mapped[date | None]
    """When they agreed that we represent them for this role."""
    right_how: Mapped[str] = mapped_column(default="")
    """``call``, ``email``, ``text``, ``linkedin``, ``meeting``; empty on rows from before it was asked."""
    right_words: Mapped[str] = mapped_column(default="")
    """What they said, as they said it."""
    right_recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    starts_on: Mapped[date | None]
    """Placements: the first day at work."""
    ended_why: Mapped[str] = mapped_column(default="")

    role: Mapped[Role] = relationship()
    candidate: Mapped[Candidate] = relationship()
    recruiter: Mapped[Recruiter] = relationship(foreign_keys=recruiter_id)

    def move_to(self, stage: Stage, at: datetime) -> None:
        self.stage = stage
        self.staged_at = at


class DeclaredSubmission(Timestamped, Kept, Base):
    """The person told us that another agency has put them forward to a client."""

    __tablename__ = "declared_submissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    agency_name: Mapped[str]
    submitted_on: Mapped[date]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))

    client: Mapped[Client] = relationship()
