"""What the clock has fired and how the jobs went."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from agency.database import Base


class Fired(Base):
    """A schedule's period that has been handed to the workers. The key makes it happen once."""

    __tablename__ = "fired"

    schedule: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class JobRun(Base):
    """One run of one task: how long, how many, and what failed."""

    __tablename__ = "job_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    task: Mapped[str] = mapped_column(index=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    error: Mapped[str] = mapped_column(default="")
    """The kind of error and where, never what was in the record."""
