"""An import as it is kept: the file, its rows with what became of each, and what was changed by it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.database import Base, Timestamped
from agency.recruiters.models import Recruiter

UNDO_DAYS = 7
"""How long a whole import can be taken back, and how long its file and cells are kept."""


class ImportKind(StrEnum):
    """What the rows of a file are."""

    candidates = "candidates"
    roles = "roles"


class JobState(StrEnum):
    """How far an import is. Only a recruiter moves it from checked to applying."""

    uploaded = "uploaded"
    """The file is here."""
    parsed = "parsed"
    """Its first rows are read; the columns wait to be matched."""
    mapped = "mapped"
    """The columns are chosen, and every row is being read and judged."""
    checked = "checked"
    """What would happen to every row is known. Nothing has happened."""
    applying = "applying"
    applied = "applied"
    undoing = "undoing"
    undone = "undone"


class RowState(StrEnum):
    """What will become of a row, and once it is applied what became of it."""

    new = "new"
    changed = "changed"
    """Somebody we have, about whom it says more than we know."""
    unchanged = "unchanged"
    """Somebody we have, about whom it says nothing new."""
    aside = "aside"
    """It waits for a person to decide."""
    refused = "refused"
    """It cannot be read; ``conflict`` says what is wrong and what to do."""
    left_out = "left_out"
    """Of somebody who was erased, or whom a recruiter left out."""
    added = "added"
    updated = "updated"
    undone = "undone"
    kept = "kept"
    """Of an import that was taken back; this row could not be, and ``conflict`` says why."""


class ImportJob(Timestamped, Base):
    """One file on its way in."""

    __tablename__ = "import_jobs"
    __table_args__ = (Index("ix_import_jobs_file", "file_sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ImportKind]
    state: Mapped[JobState] = mapped_column(default=JobState.uploaded)
    file_name: Mapped[str]
    file_sha256: Mapped[str]
    file_size: Mapped[int]
    """In bytes."""
    written: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How the file is written; the fields of ``files.Written``."""
    columns: Mapped[list[str]] = mapped_column(default=list)
    """The file's own names, in its order."""
    mapping: Mapped[list[str]] = mapped_column(default=list)
    """For each column the field it becomes, ``keep`` for a note, or nothing to leave it out."""
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The fields of ``options.Options``."""
    notes: Mapped[list[str]] = mapped_column(default=list)
    """What was done to the file to read it, and what a person should look at again."""
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the check found in the notes: wishes, quiet dates, stops, designations; terms that are new."""
    problem: Mapped[str] = mapped_column(default="")
    """Why the file could not be read to its end."""
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    """How far the present step is: bytes of the file while it is checked, rows afterwards."""
    began_at: Mapped[datetime | None]
    """When the present step began."""
    applied_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    """When the cells of its rows were thrown away."""
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when it was begun by the command."""

    made_by: Mapped[Recruiter | None] = relationship()

    @property
    def undo_until(self) -> datetime | None:
        """The moment after which it can no longer be taken back."""
        return self.applied_at + timedelta(days=UNDO_DAYS) if self.applied_at else None

    def may_be_undone(self, now: datetime) -> bool:
        until = self.undo_until
        return self.state is JobState.applied and until is not None and now < until

    def begin(self, state: JobState, of: int, now: datetime) -> None:
        """The next step, with nothing of it done yet."""
        self.state, self.done, self.of, self.began_at = state, 0, of, now


class ImportPiece(Base):
    """A piece of the file as it was uploaded. Thrown away once the rows are applied."""

    __tablename__ = "import_pieces"

    job_id: Mapped[int] = mapped_column(ForeignKey("import_jobs.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    data: Mapped[bytes]


class ImportRow(Base):
    """One row of a file."""

    __tablename__ = "import_rows"
    __table_args__ = (
        Index("ix_import_rows_state", "job_id", "state", "row_no"),
        Index("ix_import_rows_hash", "row_hash", postgresql_where=text("candidate_id IS NOT NULL")),
        Index("ix_import_rows_candidate", "candidate_id"),
        Index("ix_import_rows_role", "role_id", postgresql_where=text("role_id IS NOT NULL")),
    )

    job_id: Mapped[int] = mapped_column(ForeignKey("import_jobs.id"), primary_key=True)
    row_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    line: Mapped[int]
    """The line of the file on which it begins."""
    row_hash: Mapped[str]
    cells: Mapped[list[str]] = mapped_column(default=list)
    """As they stand in the file; empty once they are no longer needed."""
    state: Mapped[RowState]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"))
    """Who it became or was added to."""
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"))
    """The role it became."""
    column: Mapped[str] = mapped_column(default="")
    """The field that the conflict is about; empty when it is the whole row."""
    conflict: Mapped[str] = mapped_column(default="")
    like_ids: Mapped[list[int]] = mapped_column(default=list)
    """Candidates who may be the same person, the likeliest first."""
    decision: Mapped[str] = mapped_column(default="")
    """What a recruiter decided: the names in ``deciding.DECISIONS``."""


class ChangeLog(Base):
    """What an import did to one person or brought with one role, so that it can be taken back."""

    __tablename__ = "change_log"
    __table_args__ = (
        UniqueConstraint("job_id", "row_no"),
        CheckConstraint("(candidate_id IS NULL) <> (role_id IS NULL)", name="about_one"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("import_jobs.id"))
    row_no: Mapped[int]
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    role_id: Mapped[int | None] = mapped_column(ForeignKey("roles.id"), index=True)
    version_before: Mapped[str] = mapped_column(default="")
    """A fingerprint of everything held of them; empty when the import made them."""
    version_after: Mapped[str] = mapped_column(default="")
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The fields that were filled, as they were."""
    after: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The same as they are now; and under ``added`` the numbers of the records that came with it,
    under ``years`` of the skills that gained their years.

    Of a role: the clients and contacts that came with it, by table and number, with their fingerprints.
    """

    @property
    def about_id(self) -> int:
        """Number of the person or the role."""
        return self.candidate_id or self.role_id or 0
