"""``flask vocabulary``: taking classifications in, taking them back, and what a new version brings."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click
from flask.cli import AppGroup
from rich.progress import track
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.database import db
from agency.queue import later
from agency.skills.importing.classification import Classification, FilesRefused, title_of
from agency.skills.importing.esco import read_esco
from agency.skills.importing.onet import read_onet
from agency.skills.importing.storing import Storing
from agency.skills.models import VocabularyImport, VocabularyTerm
from agency.skills.seeding import seed_vocabulary
from agency.vocabulary.queries import every_import
from agency.vocabulary.undoing import undo_import
from agency.words import day

vocabulary = AppGroup(
    "vocabulary", help="Skills, designations and titles; docs/vocabulary.md tells more."
)
_PATH = click.Path(exists=True, path_type=Path)
_MOST_NAMED = 20


@vocabulary.command("import-esco")
@click.argument("paths", nargs=-1, required=True, type=_PATH)
def import_esco(paths: tuple[Path, ...]) -> None:
    """Take in ESCO from a folder or its zip files. Stopped and begun again, it goes on where it was."""
    _import(lambda: read_esco(paths))


@vocabulary.command("import-onet")
@click.argument("folder", type=_PATH)
def import_onet(folder: Path) -> None:
    """Take in O*NET from a FOLDER of its tables. Stopped and begun again, it goes on where it was."""
    _import(lambda: read_onet(folder))


@vocabulary.command("list-imports")
def list_imports() -> None:
    """Print every classification that was taken in, with its number."""
    found = every_import(db.session())
    for brought in found:
        click.echo(
            f"{brought.id:>4}  {title_of(brought.source, brought.edition):<14} {_state(brought)}"
        )
    if not found:
        click.echo("No classification was taken in yet.")


@vocabulary.command("undo-import")
@click.argument("number", type=int)
def undo(number: int) -> None:
    """Take back what an import brought. What people, roles or wishes use stays as our own."""
    session = db.session()
    brought = session.get(VocabularyImport, number)
    if brought is None or brought.undone_at is not None:
        raise click.ClickException(
            f"No import {number} is present. `flask vocabulary list-imports` names them all."
        )
    undone = undo_import(session, brought, clock.now())
    later(session, "learn_from_everybody")
    session.commit()
    click.echo(f"{undone.removed:,} terms removed.")
    if undone.kept:
        click.echo(f"Kept as our own, for they are in use: {_named(undone.kept)}.")


@vocabulary.command("add-new")
def add_new() -> None:
    """Add the entries that this version brings. What was merged, renamed or edited stays as it is."""
    session = db.session()
    added = seed_vocabulary(session)
    if added:
        later(session, "learn_from_everybody")
    session.commit()
    click.echo(f"{len(added):,} new: {_named(added)}." if added else "Nothing is new.")


def _import(read: Callable[[], Classification]) -> None:
    session = db.session()
    try:
        classification = read()
    except FilesRefused as refused:
        raise click.ClickException(f"Nothing was imported. {refused}") from None
    seed_vocabulary(session)
    storing = Storing(session, classification, clock.now())
    session.commit()
    for step in track(list(storing.steps()), description="Importing"):
        storing.take(session, step)
        session.commit()
        session.expunge_all()
    storing.finish(session, clock.now())
    later(session, "learn_from_everybody")
    session.commit()
    _tell(session, classification, storing)


def _tell(session: Session, classification: Classification, storing: Storing) -> None:
    counts = storing.counts
    click.echo(
        f"{classification.title} is import {storing.import_id}: {counts['new']:,} new terms, "
        f"{counts['joined']:,} joined terms that were here, {counts['names']:,} other names, "
        f"{counts['related']:,} relations."
    )
    total = session.scalar(select(func.count()).select_from(VocabularyTerm))
    click.echo(f"The vocabulary has {total:,} terms.")
    click.echo(classification.acknowledgement)


def _state(brought: VocabularyImport) -> str:
    if brought.undone_at is not None:
        return f"undone {day(brought.undone_at)}"
    if brought.finished_at is None:
        return f"begun {day(brought.started_at)}, not finished: run it again to go on"
    return f"{day(brought.finished_at)}, {brought.progress.get('new', 0):,} terms"


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown} and {more:,} more" if more > 0 else shown
