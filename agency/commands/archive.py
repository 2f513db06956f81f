"""``flask archive``: the whole agency into one file, and back into an empty database."""

from pathlib import Path
from typing import BinaryIO

import click
from flask.cli import AppGroup
from rich.progress import Progress

from agency import clock
from agency.database import db
from agency.exports.archive import ArchiveRefused, read_archive, tables_kept, write_archive
from agency.queue import later

archive = AppGroup("archive", help="Everything in one file; docs/export.md tells what is in it.")


@archive.command("write")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def write(file: Path) -> None:
    """Write everything into FILE. A file of that name is replaced when the new one is whole."""
    unfinished = file.with_name(f"{file.name}.part")
    with _progress() as bar, unfinished.open("wb") as out:
        step = bar.add_task("Writing", total=len(tables_kept()))
        rows = write_archive(db.session(), out, clock.now(), lambda _: bar.advance(step))
    unfinished.replace(file)
    click.echo(f"{rows:,} rows are in {file}.")


@archive.command("read")
@click.argument("file", type=click.File("rb"))
def read(file: BinaryIO) -> None:
    """Put FILE into this database, which must be empty. All of it goes in, or nothing."""
    session = db.session()
    with _progress() as bar:
        step = bar.add_task("Reading", total=len(tables_kept()))
        try:
            rows = read_archive(session, file, lambda _: bar.advance(step))
        except ArchiveRefused as refused:
            raise click.ClickException(str(refused)) from None
    later(session, "write_missing_profiles")
    session.commit()
    click.echo(f"{rows:,} rows are in. Recruiters choose a new password by a link at sign-in.")


def _progress() -> Progress:
    return Progress(transient=True)
