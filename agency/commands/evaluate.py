"""``flask match evaluate``: ranks the people of a file for the roles of another, to measure fit."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO, TypeVar

import click
from alembic.command import upgrade
from flask import current_app
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import Progress
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from agency import clock
from agency.database import MIGRATIONS, db
from agency.evaluating.files import FileFaulty, Named, Read, read_lines
from agency.evaluating.outputs import reason_lines, run_lines
from agency.evaluating.people import PersonTold, read_person
from agency.evaluating.roles import RoleTold, read_role
from agency.evaluating.running import Evaluation
from agency.evaluating.scratch import NoScratch, borrow_words, money_and_zone, scratch_database
from agency.evaluating.told import Told

Row = TypeVar("Row", bound=Named)
_SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("evaluate")
@click.option(
    "--candidates", "people_file", required=True, type=_SOURCE, help="A JSON object a line."
)
@click.option("--roles", "roles_file", required=True, type=_SOURCE, help="A JSON object a line.")
@click.option(
    "--run", "run_file", required=True, type=_TARGET, help="The ranking, as trec_eval reads it."
)
@click.option("--reasons", "reasons_file", type=_TARGET, help="Every reason, a JSON object a line.")
@click.option(
    "--limit", default=100, show_default=True, type=click.IntRange(1), help="People a role."
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that counts as today; the clock’s."
)
@with_appcontext
def evaluate(
    people_file: Path,
    roles_file: Path,
    run_file: Path,
    reasons_file: Path | None,
    limit: int,
    today: datetime | None,
) -> None:
    """Rank everybody in one file for every role in another; docs/measuring-fit.md tells the formats.

    Both are loaded into a database made for it and dropped at the end. The agency’s vocabulary is
    borrowed, its people are not touched.
    """
    people, roles = _read(people_file, read_person), _read(roles_file, read_role)
    agency = db.engine
    currency, zone = money_and_zone(agency)
    day = today.date() if today else clock.today(zone)
    try:
        with scratch_database(agency) as engine:
            _migrate(engine)
            with Session(engine) as session:
                borrow_words(agency, session)
                evaluation = Evaluation(session, day, currency, zone)
                _rank(evaluation, people, roles, run_file, reasons_file, limit)
    except NoScratch as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"Ranked {len(people):,} candidates for {len(roles):,} roles on {day}.")


def _read(file: Path, read: Callable[[Told], Row]) -> list[Row]:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            done: Read[Row] = read_lines(file.name, lines, read)
    except FileFaulty as faulty:
        raise click.ClickException(f"Nothing was written.\n{faulty}") from None
    except UnicodeDecodeError:
        raise click.ClickException(f"Nothing was written. {file.name} is not UTF-8.") from None
    for name, line in done.unknown_fields.items():
        _warn(
            f"{file.name}: “{name}” is not a field we know, and was not read (line {line} is the first)."
        )
    return done.rows


def _migrate(engine: Engine) -> None:
    """Bring the tables of the scratch database up to date, as those of the agency's would be."""
    config = current_app.extensions["migrate"].migrate.get_config(str(MIGRATIONS))
    config.attributes["engine"] = engine
    upgrade(config, "head")


def _rank(
    evaluation: Evaluation,
    people: list[PersonTold],
    roles: list[RoleTold],
    run_file: Path,
    reasons_file: Path | None,
    limit: int,
) -> None:
    with Progress(console=Console(stderr=True)) as bars:
        _show(bars, "Loading candidates", len(people), evaluation.load_people(people))
        _show(bars, "Loading roles", len(roles), evaluation.load_roles(roles))
        for warning in evaluation.warnings:
            bars.console.print(warning, highlight=False, markup=False, soft_wrap=True)
        task = bars.add_task("Ranking", total=len(roles))
        with _whole(run_file) as run, _whole(reasons_file) as reasons:
            for ranking in evaluation.rank(limit):
                run.writelines(run_lines(ranking))
                if reasons_file:
                    reasons.writelines(reason_lines(ranking, evaluation.wordings))
                bars.advance(task)


def _show(bars: Progress, words: str, total: int, steps: Iterable[int]) -> None:
    task = bars.add_task(words, total=total)
    for done in steps:
        bars.advance(task, done)


@contextmanager
def _whole(path: Path | None) -> Iterator[TextIO]:
    """A file that is there whole at the end, or not at all; nowhere where no path is given."""
    if path is None:
        with open(os.devnull, "w") as nowhere:
            yield nowhere
        return
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _warn(words: str) -> None:
    click.echo(words, err=True)
