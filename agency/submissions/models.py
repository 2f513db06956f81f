"""A candidate put forward for a role, by stage."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import Base, Timestamped
from agency.history import Kept


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
    starts_on: Mapped[date | None]
    """Placements: the first day at work."""
    ended_why: Mapped[str] = mapped_column(default="")

    role: Mapped[Role] = relationship()
    candidate: Mapped[Candidate] = relationship()

    def move_to(self, stage: Stage, at: datetime) -> None:
        self.stage = stage
        self.staged_at = at
