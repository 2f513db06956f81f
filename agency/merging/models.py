"""What was merged, with everything that parts it again."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate
from agency.database import Base
from agency.recruiters.models import Recruiter


class Merge(Base):
    """One record went into another. The row that went is in ``kept_for_undo``, and what came from it."""

    __tablename__ = "merges"
    __table_args__ = (Index("ix_merges_gone_id", "gone_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), index=True)
    """The record that stayed."""
    gone_id: Mapped[int]
    """The number of the one that went; addresses of its page lead to the one that stayed."""
    kept_for_undo: Mapped[dict[str, Any]]
    """As ``merging.merge`` writes it; emptied when the merge was undone, or no longer can be."""
    merged_at: Mapped[datetime]
    merged_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))

    candidate: Mapped[Candidate] = relationship()
    merged_by: Mapped[Recruiter | None] = relationship(foreign_keys=merged_by_id)

    @property
    def name_of_gone(self) -> str:
        """What the record that went was called, as long as it can come back."""
        return str(self.kept_for_undo["rows"]["candidates"][0]["full_name"])


class AlikePair(Base):
    """Two records that may be one person, the lower number first; or two people, once somebody said so."""

    __tablename__ = "alike_pairs"
    __table_args__ = (CheckConstraint("candidate_id < other_id", name="lower_first"),)

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("candidates.id"), primary_key=True, index=True)
    how: Mapped[str]
    """As ``sameness`` says it: ``email``, ``name and employer``."""
    score: Mapped[float]
    found_at: Mapped[datetime]
    told_apart_at: Mapped[datetime | None]
    told_apart_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))

    candidate: Mapped[Candidate] = relationship(foreign_keys=candidate_id)
    other: Mapped[Candidate] = relationship(foreign_keys=other_id)
