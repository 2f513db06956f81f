"""The commands of ``flask``: what an administrator does at the console, and the long-running processes."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.database import db
from agency.digest.due import next_occurrence
from agency.digest.emails import digest_message
from agency.digest.letter import compose
from agency.digest.writing import monday_of
from agency.jobs.ticking import run_clock
from agency.jobs.worker import run_worker
from agency.recruiters.accounts import first_token
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import has_recruiters, recruiter_by_email, the_agency
from agency.web.links import external_url

recruiters = AppGroup("recruiters", help="Who may sign in.")
digest = AppGroup("digest", help="The weekly letter.")


def add_commands(app: Flask) -> None:
    """Make the product's commands known to ``flask``."""
    for command in (recruiters, digest, worker, clock_process):
        app.cli.add_command(command)


@click.command("worker")
def worker() -> None:
    """Take jobs from the database and run them, until stopped."""
    run_worker(_the_app())


@click.command("clock")
def clock_process() -> None:
    """Enqueue what is due; of several clocks one leads."""
    run_clock(_the_app())


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
    occurrence = next_occurrence(now, recruiter.digest_weekday, recruiter.digest_at, recruiter.zone)
    letter = compose(session, recruiter, monday_of(occurrence), now)
    if not letter.has_something_to_say:
        click.echo("Nothing to say this week, so no letter would be sent.")
        return
    message = digest_message(letter, the_agency(session))
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
    return "\n".join(["Who can sign in:", *lines])


def _the_app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined, no-any-return]  # Werkzeug's proxy
