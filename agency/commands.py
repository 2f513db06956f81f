"""The commands of ``flask``: what an administrator does at the console."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from agency import clock
from agency.database import db
from agency.recruiters.accounts import first_token
from agency.recruiters.queries import has_recruiters
from agency.web.links import external_url

recruiters = AppGroup("recruiters", help="Who may sign in.")


def add_commands(app: Flask) -> None:
    """Make the product's commands known to ``flask``."""
    app.cli.add_command(recruiters)


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
