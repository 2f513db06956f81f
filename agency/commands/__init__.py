"""The commands of ``flask``: what an administrator does at the console, and the long-running processes."""

from datetime import datetime
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from rich.progress import Progress
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.commands.archive import archive
from agency.commands.evaluate import evaluate
from agency.commands.fit import fit, match
from agency.commands.mail import mail
from agency.commands.notes import note_commands
from agency.commands.vocabulary import vocabulary
from agency.database import db
from agency.demo.answered import write_answers
from agency.demo.making import ZONE, NotEmpty, build_demo
from agency.demo.signing_in import demo_password
from agency.demo.surfacing import surface_demo
from agency.demo.worked import write_worked
from agency.digest.next_letter import next_letter
from agency.imports.applying import begin_applying
from agency.imports.book import Book, OwnerUnknown, open_book
from agency.imports.checking import check
from agency.imports.columns import documented
from agency.imports.faults import FileRefused, RowRefused
from agency.imports.kinds import KINDS
from agency.imports.models import ImportJob, ImportKind, RowState
from agency.imports.options import Options
from agency.imports.queries import counts_of, rows_in
from agency.imports.uploading import imported_before, keep_file
from agency.jobs.importing import take_next
from agency.jobs.listening import run_inbox
from agency.jobs.restored import replay_once
from agency.jobs.ticking import run_clock
from agency.jobs.worker import run_worker
from agency.recruiters.accounts import first_token
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import any_active_recruiter, has_recruiters, recruiter_by_email
from agency.web.links import external_url
from agency.words import day

recruiters = AppGroup("recruiters", help="Who may sign in.")
digest = AppGroup("digest", help="The weekly letter.")
demo = AppGroup("demo", help="An invented agency to try things out in.")
imports = AppGroup(
    "import", help="Take in an agency's own files; docs/import.md names the columns."
)
match.add_command(evaluate)


def add_commands(app: Flask) -> None:
    """Make the product's commands known to ``flask``."""
    for command in (
        recruiters,
        digest,
        demo,
        imports,
        vocabulary,
        fit,
        match,
        mail,
        archive,
        inbox,
        note_commands,
        worker,
        clock_process,
    ):
        app.cli.add_command(command)


@click.command("worker")
def worker() -> None:
    """Take jobs from the database and run them, until stopped."""
    replay_once(_the_app())
    db.session.remove()
    run_worker(_the_app())


@click.command("clock")
def clock_process() -> None:
    """Enqueue what is due; of several clocks one leads."""
    run_clock(_the_app())


@click.command("inbox")
def inbox() -> None:
    """Wait beside the mailbox and file what arrives at once, until stopped."""
    settings = _the_app().extensions["settings"]
    if settings.imap is None:
        raise click.ClickException("No mailbox is set. IMAP_HOST and DROP_ADDRESS name it.")
    replay_once(_the_app())
    db.session.remove()
    run_inbox(_the_app(), settings.imap)


@digest.command("preview")
@click.argument("email")
def preview_digest(email: str) -> None:
    """Print the letter that EMAIL gets next, as it would be if it were written now."""
    session, now = db.session(), clock.now()
    recruiter = recruiter_by_email(session, email)
    if recruiter is None:
        raise click.ClickException(
            f"Nobody signs in as {email}. `flask recruiters list` names everybody."
        )
    message = next_letter(session, recruiter, now).message
    if message is None:
        click.echo("Nothing to say this week, so no letter would be sent.")
        return
    click.echo(f"Subject: {message.subject}\n\n{message.text}")


@recruiters.command("list")
def list_recruiters() -> None:
    """Print who can sign in."""
    click.echo(who_can_sign_in(db.session()))


@recruiters.command("first-token")
def print_first_token() -> None:
    """Print what founds the agency: an address and a token for its first administrator."""
    if has_recruiters(db.session()):
        raise click.ClickException(
            "The agency has recruiters already; one of them can invite others."
        )
    token = first_token(current_app.extensions["settings"].secret_key, clock.now())
    click.echo(f"Open    {external_url('portal.first_administrator')}")
    click.echo(f"Token   {token}")
    click.echo("It is good for 15 minutes.")


def who_can_sign_in(session: Session) -> str:
    """Every active recruiter with their access level, one a line."""
    query = select(Recruiter).where(Recruiter.disabled_at.is_(None)).order_by(Recruiter.id)
    lines = [
        f"  {one.email:<40} {one.access_level.replace('_', ' ')}" for one in session.scalars(query)
    ]
    word = demo_password(session)
    closing = (
        [f"Password of each: {word} (a demo; choose another before anybody real is in it)"]
        if word
        else []
    )
    return "\n".join(["Who can sign in:", *lines, *closing])


@demo.command("create")
def create_demo_agency() -> None:
    """Make the demo agency in an empty database and say who can sign in."""
    if has_recruiters(db.session()):
        raise click.ClickException(
            "Somebody works here already. The demo agency is for an empty database."
        )
    create_demo()
    click.echo(who_can_sign_in(db.session()))


def create_demo() -> None:
    """Make the demo agency, unless another start was faster."""
    session, now = db.session(), clock.now()
    try:
        made = build_demo(session, clock.today(ZONE), now)
    except NotEmpty:
        session.rollback()
        return
    surface_demo(session, made, now)
    write_answers(session, made, now)
    write_worked(session, now)
    session.commit()
    click.echo(
        f"Made the demo agency: {made.candidates} candidates, {made.clients} clients, "
        f"{made.open_roles} open roles. All of it is invented."
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


def _the_app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined, no-any-return]  # Werkzeug's proxy
