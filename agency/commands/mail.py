"""``flask mail``: the door for a mail server that delivers to the bounce address."""

from typing import BinaryIO

import click
from flask import current_app
from flask.cli import AppGroup

from agency import clock
from agency.database import db
from agency.inbox.taking_in import take_in
from agency.mail.reports import LARGEST, TooLarge

mail = AppGroup("mail", help="What comes back of our letters.")


@mail.command("take-in")
@click.option("--to", "recipient", default="", help="The envelope recipient, if it is known.")
@click.argument("file", type=click.File("rb"), default="-")
def take_in_mail(recipient: str, file: BinaryIO) -> None:
    """Take in one mail from FILE, or from a pipe: a bounce, a complaint or an answer.

    It succeeds also when the mail changes nothing, so that a mail server does not return it.
    """
    raw = file.read(LARGEST + 1)
    session, settings = db.session(), current_app.extensions["settings"]
    try:
        said = take_in(session, settings, raw, recipient, clock.now())
    except TooLarge as refused:
        said = f"Too large to be a report ({refused}), so nothing was changed."
    session.commit()
    click.echo(said)
