"""Files that people's résumés came in, and uploads of many at once."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agency.candidates.models import Candidate, Resume
from agency.database import Base
from agency.recruiters.models import Recruiter


class FileState(StrEnum):
    """How far a file is."""

    waiting = "waiting"
    """Nobody has read it yet."""
    read = "read"
    """What it says waits to be confirmed; on record is at most its text, unless it is pending."""
    aside = "aside"
    """It needs a person: no text, no name, two people's addresses. The reason says which."""
    left_out = "left_out"
    """It is an erased person's. Nothing of it is kept."""
    accepted = "accepted"
    """Somebody ticked it among many; a worker saves it."""
    settled = "settled"
    """Somebody confirmed it, and its text is a version of the person's résumé."""


class ResumeBatch(Base):
    """Many files uploaded at once, with how their people agreed, asked once."""

    __tablename__ = "resume_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("recruiters.id"))
    agreed: Mapped[str] = mapped_column(default="")
    """How they said yes to being contacted: ``application``, ``call``...; empty if nobody knows."""
    agreed_on: Mapped[date | None]

    uploaded_by: Mapped[Recruiter] = relationship()


class ResumeFile(Base):
    """One file as it was brought. Its text moves into the version once that is written."""

    __tablename__ = "resume_files"
    __table_args__ = (Index("ix_resume_files_batch", "batch_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("resume_batches.id"))
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("candidates.id"), index=True)
    """Whose it is: known from the page it was brought to, or by an address in it."""
    resume_id: Mapped[int | None] = mapped_column(ForeignKey("resumes.id"), index=True)
    """The version that holds its text."""
    name: Mapped[str]
    """As it was called where it comes from. Shown, and never used as a path."""
    kind: Mapped[str] = mapped_column(default="")
    """``pdf``, ``docx``, ``odt``, ``rtf`` or ``txt``, told by the content; empty until it is read."""
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[FileState] = mapped_column(default=FileState.waiting)
    reason: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    hidden: Mapped[list[str]] = mapped_column(default=list)
    """Passages that nobody sees. They are no part of the text."""
    addresses: Mapped[list[str]] = mapped_column(default=list)
    """Emails, numbers and pages in it, in the form they are kept in."""
    read_name: Mapped[str] = mapped_column(default="")
    is_pending: Mapped[bool] = mapped_column(default=False)
    """Its text is no version before somebody confirms it."""
    source: Mapped[str] = mapped_column(default="")
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("recruiters.id"))
    """Nobody, when the person brought it themselves."""

    batch: Mapped[ResumeBatch | None] = relationship()
    candidate: Mapped[Candidate | None] = relationship()
    resume: Mapped[Resume | None] = relationship()
    uploaded_by: Mapped[Recruiter | None] = relationship()

    @property
    def words(self) -> str:
        """The text, wherever it lies."""
        return self.resume.text if self.resume else self.text
