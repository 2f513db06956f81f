"""``flask mail``: the door for a mail server that delivers to the bounce address, and for a relay's log."""

from typing import BinaryIO, TextIO

import click
from flask import current_app
from flask.cli import AppGroup

from agency import clock
from agency.database import db
from agency.inbox.taking_in import take_in, take_in_log
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


@mail.command("take-in-log")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def take_in_relay_log(file: TextIO) -> None:
    """Take in the log of a Postfix relay from FILE, or from a pipe: what it did with our letters.

    Reading the same log twice changes nothing. Letters of which nobody knew whether they had left are
    settled by it.
    """
    session, settings = db.session(), current_app.extensions["settings"]
    counts = take_in_log(session, settings, file, clock.now())
    session.commit()
    click.echo(
        f"It tells of {counts['letters']} letters of ours, {counts['new']} times something new."
    )
