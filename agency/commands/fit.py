"""The commands about fit: judging a suggestion again from what was kept with it, and the audit."""

import csv
import os
from pathlib import Path

import click
from flask.cli import AppGroup

from agency import clock
from agency.database import db
from agency.fairness.auditing import audit_agency, rows_for_auditor
from agency.fairness.queries import has_declared
from agency.matching.weights import RULES_VERSION
from agency.recontact.fit_records import NoRecord, replay

match = AppGroup("match", help="The judgement of fit.")
fit = AppGroup("fit", help="How fit treats people.")


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


@fit.command("audit")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="A new file; one that is there already is left alone.",
)
def audit_fit(out: Path) -> None:
    """Write rows without names for an outside auditor, and print where a group falls behind."""
    session, now = db.session(), clock.now()
    if not has_declared(session):
        raise click.ClickException(
            "Nobody has declared a group. An administrator switches the question on in Settings, Fairness."
        )
    rows = list(rows_for_auditor(session, now))
    try:
        # Readable by its owner only: rows without names are still about people.
        with os.fdopen(
            os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", newline=""
        ) as file:
            csv.writer(file).writerows(rows)
    except OSError as error:
        raise click.ClickException(f"{out} was not written: {error.strerror}.") from None
    click.echo(f"Wrote {len(rows) - 1} rows to {out}.")
    found = audit_agency(session, now)
    for question, group, step in found.flagged:
        click.echo(
            f"{question}, {group}, {step.name}: {step.ratio:.2f} of the highest group's rate "
            f"({step.low:.2f} to {step.high:.2f})"
        )
    if not found.flagged:
        shown = sum(len(one.groups) for one in found.questions)
        click.echo(f"No group falls behind, of {shown} with at least ten people in the net.")
