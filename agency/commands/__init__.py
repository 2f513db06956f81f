"""The commands of ``flask``: what an administrator does at the console, and the long-running processes."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.commands.archive import archive
from agency.commands.evaluate import evaluate
from agency.commands.fit import fit, match
from agency.commands.imports import imports
from agency.commands.mail import mail
from agency.commands.notes import note_commands
from agency.commands.vocabulary import vocabulary
from agency.database import db
from agency.demo.answered import write_answers
from agency.demo.imports import write_imports
from agency.demo.making import ZONE, NotEmpty, build_demo
from agency.demo.signing_in import demo_password
from agency.demo.surfacing import surface_demo
from agency.demo.worked import write_worked
from agency.digest.next_letter import next_letter
from agency.jobs.listening import run_inbox
from agency.jobs.restored import replay_once
from agency.jobs.ticking import run_clock
from agency.jobs.worker import run_worker
from agency.recruiters.accounts import first_token
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import has_recruiters, recruiter_by_email
from agency.recruiters.second_step import end
from agency.web.links import external_url

recruiters = AppGroup("recruiters", help="Who may sign in.")
digest = AppGroup("digest", help="The weekly letter.")
demo = AppGroup("demo", help="An invented agency to try things out in.")
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


@recruiters.command("end-second-step")
@click.argument("email")
def end_second_step(email: str) -> None:
    """Let EMAIL sign in without a second step until they set a new one up."""
    recruiter = recruiter_by_email(db.session(), email)
    if recruiter is None:
        raise click.ClickException(
            f"Nobody signs in as {email}. `flask recruiters list` names everybody."
        )
    end(db.session(), recruiter.id)
    db.session.commit()
    click.echo(f"{recruiter.name} signs in without a second step.")


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
    write_imports(session, now)
    surface_demo(session, made, now)
    write_answers(session, made, now)
    write_worked(session, now)
    session.commit()
    click.echo(
        f"Made the demo agency: {made.candidates} candidates, {made.clients} clients, "
        f"{made.open_roles} open roles. All of it is invented."
    )


def _the_app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined, no-any-return]  # Werkzeug's proxy
