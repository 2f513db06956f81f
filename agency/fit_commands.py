"""The commands about fit: judging a suggestion again from what was kept with it."""

import click
from flask.cli import AppGroup

from agency.database import db
from agency.matching.weights import RULES_VERSION
from agency.recontact.fit_records import NoRecord, replay

match = AppGroup("match", help="The judgement of fit.")


@match.command("replay")
@click.argument("suggestion_id", type=click.IntRange(1, 2**31 - 1))
def replay_suggestion(suggestion_id: int) -> None:
    """Judge SUGGESTION_ID again from its record; fails when anything comes out otherwise."""
    try:
        replayed = replay(db.session(), suggestion_id)
    except NoRecord:
        raise click.ClickException(
            f"Nothing is kept of how suggestion {suggestion_id} was judged. Records are kept of "
            "people surfaced for a role, and go when the person is erased."
        ) from None
    if not replayed.differences:
        click.echo(f"The same: {replayed.total} of 100, every part and every sentence.")
        return
    for line in replayed.differences:
        click.echo(line)
    if replayed.rules_changed:
        click.echo(f"It was judged by rules {replayed.rules_then}; these are {RULES_VERSION}.")
    raise click.exceptions.Exit(1)
