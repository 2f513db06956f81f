"""Keeps a file that was uploaded, in pieces, and gives it back to be read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from typing import BinaryIO, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from agency.imports.columns import NAMES, guess_fields
from agency.imports.faults import FileRefused
from agency.imports.files import Head, Written, guess, head_of, plain
from agency.imports.models import ImportJob, ImportKind, ImportPiece, JobState
from agency.languages.speaking import _

_PIECE = 512 * 1024
_IN_MEMORY = 2 * 1024 * 1024


def keep_file(
    session: Session, kind: ImportKind, name: str, file: BinaryIO, by_id: int | None
) -> ImportJob:
    """An import that has its file and knows how it is written. Raises ``FileRefused``. Never commits."""
    written = guess(file)
    if written.format == "postings" and kind is not ImportKind.roles:
        raise FileRefused(_("These are job postings, not people. Bring them in under Roles."))
    head = head_of(file, written, NAMES)
    job = ImportJob(kind=kind, file_name=name[:200], file_sha256="", file_size=0, made_by_id=by_id)
    session.add(job)
    session.flush()
    digest = sha256()
    file.seek(0)
    for n, piece in enumerate(iter(lambda: file.read(_PIECE), b"")):
        digest.update(piece)
        job.file_size += len(piece)
        session.execute(ImportPiece.__table__.insert().values(job_id=job.id, n=n, data=piece))  # type: ignore[attr-defined]  # a table
    job.file_sha256 = digest.hexdigest()
    open_as(session, job, written, head)
    return job


def open_as(session: Session, job: ImportJob, written: Written, head: Head) -> None:
    """Read the file this way; its columns are matched as they were last time, else by what they say."""
    job.written = asdict(written)
    job.columns = list(head.columns)
    job.mapping = _mapped_before(session, job) or guess_fields(head.columns, head.rows)
    job.state, job.problem = JobState.parsed, ""
    session.flush()


def imported_before(session: Session, job: ImportJob) -> ImportJob | None:
    """The newest import of the very same file that was applied and not taken back."""
    query = select(ImportJob).where(
        ImportJob.file_sha256 == job.file_sha256,
        ImportJob.kind == job.kind,
        ImportJob.id != job.id,
        ImportJob.state == JobState.applied,
    )
    return session.scalars(query.order_by(ImportJob.id.desc()).limit(1)).first()


@contextmanager
def kept_file(session: Session, job: ImportJob) -> Iterator[BinaryIO]:
    """The file, on disk while it is read. Raises ``FileRefused`` once it is thrown away."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        query = select(ImportPiece.n).filter_by(job_id=job.id).order_by(ImportPiece.n)
        numbers = session.scalars(query).all()
        for n in numbers:
            file.write(
                session.scalars(select(ImportPiece.data).filter_by(job_id=job.id, n=n)).one()
            )
        if not numbers:
            raise FileRefused(_("The file is no longer kept. Choose it again."))
        file.seek(0)
        yield cast(BinaryIO, file)


def head_of_job(session: Session, job: ImportJob, written: Written | None = None) -> Head:
    """The beginning of its file. Raises ``FileRefused``."""
    with kept_file(session, job) as file:
        return head_of(file, written or Written(**job.written), NAMES)


def throw_file_away(session: Session, job_id: int) -> None:
    session.execute(delete(ImportPiece).where(ImportPiece.job_id == job_id))


def _mapped_before(session: Session, job: ImportJob) -> list[str]:
    """As the same columns were matched last time, by whoever went on from there."""
    names = [plain(column) for column in job.columns]
    query = (
        select(ImportJob)
        .where(ImportJob.kind == job.kind, ImportJob.id != job.id)
        .where(ImportJob.state.in_((JobState.checked, JobState.applied, JobState.undone)))
        .where(ImportJob.columns != [])
        .order_by(ImportJob.id.desc())
        .limit(50)
    )
    for earlier in session.scalars(query):
        if [plain(column) for column in earlier.columns] == names:
            return list(earlier.mapping)
    return []
