"""Takes files in as the command does, step by step."""

from dataclasses import dataclass
from io import BytesIO

from sqlalchemy.orm import Session

from agency.imports.applying import apply_next, begin_applying
from agency.imports.book import Book, open_book
from agency.imports.checking import check
from agency.imports.columns import documented
from agency.imports.faults import RowRefused
from agency.imports.kinds import KINDS
from agency.imports.models import ImportJob, ImportKind, RowState
from agency.imports.options import Options
from agency.imports.queries import counts_of, rows_in
from agency.imports.uploading import keep_file
from tests.factories import NOON


@dataclass
class Run:
    """A file that was taken in by the command's way."""

    session: Session
    job: ImportJob
    new_terms: list[str]

    @property
    def sentence(self) -> str:
        counted = counts_of(self.session, self.job)
        states = (RowState.added, RowState.unchanged, RowState.refused)
        return "{} new, {} already here, {} refused".format(*(counted[one] for one in states))

    @property
    def refused(self) -> list[str]:
        rows = rows_in(self.session, self.job, RowState.refused)
        return [str(RowRefused(row.line, row.column, row.conflict)) for row in rows]

    @property
    def notes(self) -> list[str]:
        return self.job.notes


def check_file(
    session: Session, kind: ImportKind, data: bytes | str, owner: str = "Maya@HarbourPike.example"
) -> tuple[ImportJob, Book]:
    """The first steps of the command."""
    told = data.encode() if isinstance(data, str) else data
    job = keep_file(session, kind, "people.csv", BytesIO(told), None)
    job.mapping = documented(job.columns, KINDS[kind].columns, KINDS[kind].required)
    options = Options(owner=owner)
    job.options = options.as_json()
    book = open_book(session, options)
    for _ in check(session, job, book, NOON):
        session.commit()
    assert job.problem == ""
    return job, book


def take(
    session: Session, kind: ImportKind, data: bytes | str, owner: str = "Maya@HarbourPike.example"
) -> Run:
    """Everything in one go, as the command does it."""
    job, book = check_file(session, kind, data, owner)
    begin_applying(session, job, NOON)
    while not apply_next(session, job, book, NOON).finished:
        session.commit()
    session.commit()
    return Run(session, job, book.new_terms)
