"""Two files in the demo: one that was brought in two days ago, and one that waits to be saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import BinaryIO, cast

from sqlalchemy.orm import Session

from agency.demo.scripts import read
from agency.imports.applying import apply_next, begin_applying
from agency.imports.book import Book, open_book
from agency.imports.checking import check
from agency.imports.models import ImportJob, ImportKind
from agency.imports.options import Options
from agency.imports.uploading import keep_file
from agency.recruiters.queries import recruiter_by_email

SAVED = "trade-fair-contacts.csv"
WAITING = "old-spreadsheet.csv"
LAST_AGREED = date(2025, 10, 23)


def write_imports(session: Session, now: datetime) -> None:
    """The steps that a recruiter would take. Never commits."""
    ago = now - timedelta(days=2)
    agreed = Options(owner=_nadine(), basis="yes", agreed_on=LAST_AGREED, asks=True)
    job, book = _check(session, SAVED, ago, agreed)
    begin_applying(session, job, ago)
    while not apply_next(session, job, book, ago).finished:
        pass
    _check(session, WAITING, now, Options(owner=_nadine(), asks=True))


def _check(session: Session, name: str, at: datetime, options: Options) -> tuple[ImportJob, Book]:
    by = recruiter_by_email(session, options.owner)
    with _file(name) as file:
        job = keep_file(session, ImportKind.candidates, name, file, by.id if by else None)
    job.created_at, job.options = at, options.as_json()
    book = open_book(session, options)
    for _ in check(session, job, book, at):
        session.flush()
    return job, book


@contextmanager
def _file(name: str) -> Iterator[BinaryIO]:
    with files("agency.demo").joinpath("data", "imports", name).open("rb") as file:
        yield cast(BinaryIO, file)


def _nadine() -> str:
    return str(read("agency")["recruiter"][0]["email"])
