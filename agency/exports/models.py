"""A file taken away: who asked, what is in it, who agreed, and its bytes for a day."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.history import Kept
from agency.recruiters.models import Recruiter


class ExportKind(StrEnum):
    """What is taken."""

    candidates = "candidates"
    roles = "roles"
    clients = "clients"
    people_for_role = "people_for_role"
    person = "person"
    archive = "archive"


class ExportForm(StrEnum):
    """The kind of file."""

    csv = "csv"
    xlsx = "xlsx"
    vcf = "vcf"
    zip = "zip"


class ExportState(StrEnum):
    """Where it stands."""

    waiting = "waiting"
    """For a second person."""
    making = "making"
    ready = "ready"
    refused = "refused"
    gone = "gone"
    """The file is kept for a day, the line about it for good."""


class NotWaiting(Exception):
    """Somebody has answered already."""


class Export(Timestamped, Kept, Base):
    """One file that somebody asked for."""

    __tablename__ = "exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    recruiter_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"), index=True)
    kind: Mapped[ExportKind]
    form: Mapped[ExportForm]
    asked: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What narrows it: ``name``, ``state``, ``role_id`` or ``candidate_id``."""
    rows: Mapped[int]
    """How many lines it was to have when it was asked for."""
    done: Mapped[int] = mapped_column(default=0)
    state: Mapped[ExportState] = mapped_column(index=True)
    asked_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    decided_at: Mapped[datetime | None]
    ready_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    """When it was first downloaded."""

    recruiter: Mapped[Recruiter] = relationship(foreign_keys=recruiter_id)
    decided_by: Mapped[Recruiter | None] = relationship(foreign_keys=decided_by_id)

    @property
    def name(self) -> str:
        """The file's name; its number leads back to whoever took it."""
        return f"{self.kind.replace('_', '-')}-{self.id}.{self.form}"

    def decide(self, by: Recruiter, agreed: bool, at: datetime) -> None:
        """Raises ``NotWaiting``."""
        if self.state is not ExportState.waiting:
            raise NotWaiting(self.id)
        self.decided_by_id, self.decided_at = by.id, at
        self.state = ExportState.making if agreed else ExportState.refused


class ExportPart(Base):
    """A stretch of a file, so that neither writing nor reading needs the whole in memory."""

    __tablename__ = "export_parts"

    export_id: Mapped[int] = mapped_column(
        ForeignKey("exports.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
