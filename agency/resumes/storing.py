"""Files as they are brought: kept in the database, under a number, until they are read."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Text, cast, delete, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from agency.languages.speaking import _
from agency.resumes.extracting.limits import MEGABYTE, MOST_ARCHIVE_BYTES, MOST_BYTES
from agency.resumes.models import FileState, ResumeBatch, ResumeFile
from agency.words import file_name

MOST_FILES = 20
MOST_TOGETHER = 50 * MEGABYTE
"""Of one person."""
KEPT_UNSETTLED = timedelta(days=30)


class FileRefused(Exception):
    """Nothing was kept; the message says why."""


def store_resume(
    session: Session,
    candidate_id: int | None,
    content: bytes,
    name: str,
    now: datetime,
    *,
    by_id: int | None,
    source: str = "",
    is_pending: bool = False,
    batch_id: int | None = None,
) -> ResumeFile:
    """Keep a file that waits to be read; whoever calls enqueues ``read_resume_file`` with its number.

    With ``is_pending`` its text counts only once a recruiter has confirmed it. Without a candidate it is
    told by the addresses in it whose it is. Raises ``FileRefused``; never commits.
    """
    called = file_name(name)
    most = MOST_BYTES if candidate_id else MOST_ARCHIVE_BYTES
    if not content:
        raise FileRefused(_("“%(called)s” is empty. Nothing was kept.", called=called))
    if len(content) > most:
        raise FileRefused(
            _(
                "“%(called)s” is larger than %(most)s MB. Nothing was kept.",
                called=called,
                most=most // MEGABYTE,
            )
        )
    if candidate_id is not None:
        _refuse_too_much(session, candidate_id, len(content))
    file = ResumeFile(
        batch_id=batch_id,
        candidate_id=candidate_id,
        name=called,
        size=len(content),
        content=content,
        is_pending=is_pending,
        source=source,
        uploaded_at=now,
        uploaded_by_id=by_id,
    )
    session.add(file)
    session.flush()
    return file


def forget(session: Session, file: ResumeFile) -> None:
    """Take a file away that nobody confirmed. A version that was written from it stays."""
    session.delete(file)
    session.flush()


def forget_unsettled(session: Session, now: datetime) -> int:
    """Files that nobody decided on for thirty days, unless they are somebody's versions; how many."""
    old = ResumeFile.uploaded_at < now - KEPT_UNSETTLED
    undecided = ResumeFile.state != FileState.settled
    gone = delete(ResumeFile).where(old, undecided, ResumeFile.resume_id.is_(None))
    count = len(session.execute(gone.returning(ResumeFile.id)).all())
    empty = ~select(ResumeFile.id).where(ResumeFile.batch_id == ResumeBatch.id).exists()
    past = ResumeBatch.uploaded_at < now - KEPT_UNSETTLED
    session.execute(delete(ResumeBatch).where(past, empty))
    return count


def about_person(candidate_id: int, addresses: list[str]) -> ColumnElement[bool]:
    """Files that are somebody's, and those nobody decided on that hold an address of theirs."""
    theirs = ResumeFile.candidate_id == candidate_id
    if not addresses:
        return theirs
    of_nobody = ResumeFile.candidate_id.is_(None) & cast(ResumeFile.addresses, ARRAY(Text)).overlap(
        addresses
    )
    return or_(theirs, of_nobody)


def _refuse_too_much(session: Session, candidate_id: int, size: int) -> None:
    counted = select(func.count(), func.coalesce(func.sum(ResumeFile.size), 0))
    count, together = session.execute(counted.filter_by(candidate_id=candidate_id)).one()
    if count >= MOST_FILES:
        raise FileRefused(
            _(
                "There are %(most)s files of this person already, the most we keep. "
                "Take one away first. Nothing was kept.",
                most=MOST_FILES,
            )
        )
    if together + size > MOST_TOGETHER:
        raise FileRefused(
            _(
                "With it this person's files would take more than %(most)s MB. "
                "Take one away first. Nothing was kept.",
                most=MOST_TOGETHER // MEGABYTE,
            )
        )
