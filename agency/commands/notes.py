"""``flask notes``: reading notes from a file, as the log drawer reads them. docs/reading.md has the table."""

import os
from collections.abc import Iterator
from itertools import islice
from multiprocessing import Pool, cpu_count
from pathlib import Path
from typing import IO

import click
from flask.cli import AppGroup
from rich.progress import track

from agency.database import db
from agency.skills.terms import Vocabulary
from agency.touches.reading import read_note
from agency.touches.reading.lines import AskedNote, LineRefused, answer_line, asked_note
from agency.touches.vocabulary import vocabulary_or_first_words

note_commands = AppGroup("notes", help="The note reader; docs/reading.md tells more.")
LONGEST_LINE = 8 << 20
"""Bytes. A note of a million characters, written in escapes, still fits."""
WORTH_SHARING = 500
"""From so many notes on, every processor reads."""
BATCH = 200
_MOST_NAMED = 20


@note_commands.command("read")
@click.option(
    "--in",
    "source",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Notes, one a line of JSON.",
)
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Facts, one line a note.")  # fmt: skip
def read_notes(source: Path, out: Path) -> None:
    """Read the notes of a file; one line of facts is written for each, in the same order.

    A line that is no note is named, and then nothing is written.
    """
    if out.exists() and out.samefile(source):
        raise click.ClickException("--out is the file of the notes. Name another.")
    count = _count(source)
    vocabulary = vocabulary_or_first_words(db.session())
    db.session.commit()  # nothing is held while the notes are read
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        # Readable by its owner only: facts are about people.
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as file:
            _write(file, source, vocabulary, count)
        os.replace(beside, out)
    except OSError as error:
        raise click.ClickException(f"{out} was not written: {error.strerror}.") from None
    finally:
        beside.unlink(missing_ok=True)
    click.echo(f"Read {count:,} note{'' if count == 1 else 's'} into {out}.")


def _count(source: Path) -> int:
    """How many notes there are. Raises where any line is none, naming the first of them."""
    refused: list[str] = []
    count = wrong = 0
    for number, line in _lines(source):
        try:
            if len(line) >= LONGEST_LINE:
                raise LineRefused(f"it is longer than {LONGEST_LINE:,} bytes; keep notes shorter")
            asked_note(line)
            count += 1
        except LineRefused as reason:
            wrong += 1
            if wrong <= _MOST_NAMED:
                refused.append(f"Line {number}: {reason}.")
    if wrong:
        more = [f"And {wrong - _MOST_NAMED:,} more."] if wrong > _MOST_NAMED else []
        raise click.ClickException("\n".join(["Nothing was written.", *refused, *more]))
    return count


def _lines(source: Path) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers, without the empty ones; one too long comes cut at the limit."""
    with source.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(LONGEST_LINE)
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if line.strip():
                yield number, line


def _write(file: IO[str], source: Path, vocabulary: Vocabulary, count: int) -> None:
    asked = (asked_note(line) for _, line in _lines(source))
    answers = _shared(asked, vocabulary) if count >= WORTH_SHARING else _alone(asked, vocabulary)
    for answer in track(answers, description="Reading", total=count):
        file.write(answer)
        file.write("\n")


def _alone(asked: Iterator[AskedNote], vocabulary: Vocabulary) -> Iterator[str]:
    return (_answer(note, vocabulary) for note in asked)


def _shared(asked: Iterator[AskedNote], vocabulary: Vocabulary) -> Iterator[str]:
    """By all processors, some batches at a time, so that memory stays flat whatever the length."""
    processors = cpu_count()
    with Pool(processors, _keep, (vocabulary,)) as pool:
        while some := list(islice(asked, BATCH * processors)):
            yield from pool.map(_answer_with_kept, some, chunksize=BATCH // 4)


def _answer(note: AskedNote, vocabulary: Vocabulary) -> str:
    facts = read_note(note.text, note.on, vocabulary, note.candidate_name, zone=note.zone)
    return answer_line(note.id, facts)


_kept: list[Vocabulary] = []


def _keep(vocabulary: Vocabulary) -> None:
    _kept[:] = [vocabulary]


def _answer_with_kept(note: AskedNote) -> str:
    return _answer(note, _kept[0])
