"""``flask import``: an agency's own files in, and back out again."""

from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup
from rich.progress import Progress
from sqlalchemy.orm import Session

from agency import clock
from agency.database import db
from agency.imports.applying import NotReady, begin_applying
from agency.imports.book import Book, OwnerUnknown, open_book
from agency.imports.checking import check
from agency.imports.columns import documented
from agency.imports.faults import FileRefused, RowRefused
from agency.imports.kinds import KINDS
from agency.imports.models import ImportJob, ImportKind, RowState
from agency.imports.options import Options
from agency.imports.queries import counts_of, import_jobs, rows_in
from agency.imports.undoing import begin_undoing, reasons_kept
from agency.imports.uploading import imported_before, keep_file
from agency.jobs.importing import give_back_next, take_next
from agency.portal.import_words import STATE_WORDS
from agency.recruiters.queries import any_active_recruiter, has_recruiters
from agency.words import day

imports = AppGroup(
    "import", help="Take in an agency's own files; docs/import.md names the columns."
)

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_OWNER = click.option(
    "--owner",
    default="",
    help="Email of the recruiter who owns rows that name none; otherwise whoever has worked here longest.",
)


@imports.command("candidates")
@_FILE
@_OWNER
def import_candidates(file: Path, owner: str) -> None:
    """Take in people from a CSV FILE. Running it twice adds nobody twice."""
    _import(ImportKind.candidates, file, owner)


@imports.command("roles")
@_FILE
@_OWNER
def import_roles(file: Path, owner: str) -> None:
    """Take in roles, with their clients, from a CSV FILE. Running it twice adds nothing."""
    _import(ImportKind.roles, file, owner)


@imports.command("list")
def list_imports() -> None:
    """Print the last fifty imports, the newest first, with their numbers."""
    now = clock.now()
    for job in import_jobs(db.session()):
        until = job.undo_until if job.may_be_undone(now) else None
        back = f", can be taken back until {day(until)}" if until else ""
        click.echo(f"{job.id:>6}  {job.kind:<10}  {job.file_name}: {STATE_WORDS[job.state]}{back}")


@imports.command("undo")
@click.argument("number", type=int)
def undo_import(number: int) -> None:
    """Take the whole import NUMBER back; `flask import list` names them. What was worked on since stays."""
    session, now = db.session(), clock.now()
    job = session.get(ImportJob, number)
    if job is None:
        raise click.ClickException(f"There is no import {number}. `flask import list` names all.")
    try:
        begin_undoing(session, job, now)
    except NotReady as refused:
        raise click.ClickException(f"Nothing was taken back. {refused}") from None
    session.commit()
    with Progress(transient=True) as progress:
        bar = progress.add_task("Taking back", total=job.of)
        while not give_back_next(session, job, now):
            progress.update(bar, completed=job.done)
    _tell_what_stayed(session, job)


def _tell_what_stayed(session: Session, job: ImportJob) -> None:
    for row, person, role in reasons_kept(session, job):
        name = person.full_name if person else role.title if role else ""
        click.echo(" ".join(filter(None, (f"Line {row.line}:", name and f"{name}.", row.conflict))))
    counted = counts_of(session, job)
    click.echo(f"{counted[RowState.undone]:,} taken back, {counted[RowState.kept]:,} stayed.")


def _import(kind: ImportKind, file: Path, owner: str) -> None:
    session = db.session()
    if not has_recruiters(session):
        raise click.ClickException(
            "There is no agency yet. `flask recruiters first-token` begins one."
        )
    now = clock.now()
    try:
        with file.open("rb") as source:
            job = keep_file(session, kind, file.name, source, None)
        job.mapping = documented(job.columns, KINDS[kind].columns, KINDS[kind].required)
        options = Options(owner=owner or _usual_owner(session))
        job.options = options.as_json()
        book = open_book(session, options)
    except (FileRefused, OwnerUnknown) as refused:
        raise click.ClickException(f"Nothing was imported. {refused}") from None
    _tell_of_earlier(session, job)
    _take_in(session, job, book, now)
    _tell(session, job, book)


def _tell_of_earlier(session: Session, job: ImportJob) -> None:
    earlier = imported_before(session, job)
    if earlier is not None and earlier.applied_at is not None:
        click.echo(f"This very file was already imported on {day(earlier.applied_at)}.")


def _take_in(session: Session, job: ImportJob, book: Book, now: datetime) -> None:
    """The steps of the portal, one after the other."""
    for _ in check(session, job, book, now):
        session.commit()
    if job.problem:
        raise click.ClickException(f"Nothing was imported. {job.problem}")
    begin_applying(session, job, now)
    with Progress(transient=True) as progress:
        bar = progress.add_task("Importing", total=job.of)
        while not take_next(session, job, book, now):
            progress.update(bar, completed=job.done)


def _usual_owner(session: Session) -> str:
    """Whose a row is that names nobody, when the command names nobody either."""
    longest = any_active_recruiter(session)
    if longest is None:
        return ""
    click.echo(f"Rows without an owner go to {longest.name}; --owner EMAIL names somebody else.")
    return longest.email


def _tell(session: Session, job: ImportJob, book: Book) -> None:
    for line in job.notes:
        click.echo(line)
    for row in rows_in(session, job, RowState.refused):
        click.echo(str(RowRefused(row.line, row.column, row.conflict)))
    if book.new_terms:
        click.echo(f"New in the vocabulary: {', '.join(book.new_terms)}.")
    counted = counts_of(session, job)
    click.echo(
        f"{counted[RowState.added]:,} new, {counted[RowState.unchanged]:,} already here, "
        f"{counted[RowState.refused]:,} refused."
    )
