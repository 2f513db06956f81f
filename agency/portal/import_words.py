"""How an import reads: its step, what became of rows, what was read out of notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.imports.applying import numbered
from agency.imports.book import Book
from agency.imports.candidates import CandidateRow
from agency.imports.columns import FIELDS, label
from agency.imports.days import days_in_doubt
from agency.imports.deciding import LABELS, Decision
from agency.imports.encodings import ENCODINGS
from agency.imports.files import DELIMITERS, Written
from agency.imports.kinds import People
from agency.imports.models import ImportJob, ImportRow, JobState, RowState
from agency.imports.notes import read_said
from agency.imports.options import Options
from agency.imports.queries import rows_numbered
from agency.languages.speaking import N_, Words, _
from agency.portal.progress import Progress, progress
from agency.preferences.telling import fact_told

STEPS = (
    N_("Choose a file"),
    N_("Match the columns"),
    N_("Check before saving"),
    N_("Done"),
)
STATE_WORDS = Words(
    {
        JobState.uploaded: N_("Waits for its columns"),
        JobState.parsed: N_("Waits for its columns"),
        JobState.mapped: N_("Being checked"),
        JobState.checked: N_("Checked, not saved"),
        JobState.applying: N_("Being saved"),
        JobState.applied: N_("Saved"),
        JobState.undoing: N_("Being taken back"),
        JobState.undone: N_("Taken back"),
    }
)
DOING = Words(
    {
        JobState.mapped: (
            N_("Checking every row"),
            N_("Nothing is saved yet and nobody will be contacted."),
        ),
        JobState.applying: (
            N_("Saving the rows"),
            N_("Whoever is new is matched against the open roles at the end."),
        ),
        JobState.undoing: (
            N_("Taking the import back"),
            N_("What somebody has worked on since stays, and is listed."),
        ),
    }
)
"""Heading and sentence of the progress page."""
ROW_WORDS = Words(
    {
        RowState.new: N_("New"),
        RowState.changed: N_("Adds to somebody you have"),
        RowState.unchanged: N_("Says nothing new"),
        RowState.aside: N_("Waits for a decision"),
        RowState.refused: N_("Could not be read"),
        RowState.left_out: N_("Left out"),
        RowState.added: N_("Saved as a new person"),
        RowState.updated: N_("Added to somebody you had"),
        RowState.undone: N_("Taken back"),
        RowState.kept: N_("Stayed"),
    }
)
ROLE_ROW_WORDS = Words({**ROW_WORDS, RowState.added: N_("Saved as a new role")})
FIELD_CHOICES = [(field, label(field)) for field in FIELDS]


@dataclass(frozen=True)
class NoteRead:
    """A note of the file with the labels of what was read out of it."""

    line: int
    text: str
    learned: tuple[str, ...]


def read_as(written: Written) -> str:
    """ "UTF-8, comma between the cells"; the sheet of an Excel file."""
    if written.format == "xlsx":
        return _("Excel, sheet “%(sheet)s”", sheet=written.sheet)
    return _(
        "%(encoding)s, %(sign)s between the cells",
        encoding=ENCODINGS.get(written.encoding, written.encoding),
        sign=_(DELIMITERS[written.delimiter]),
    )


def progress_of(job: ImportJob, now: datetime) -> Progress:
    """Bytes of the file while it is checked, which say nothing to anybody; rows afterwards."""
    unit = "" if job.state is JobState.mapped else _("rows")
    return progress(job.done, job.of, unit, job.began_at, now)


def decision_label(row: ImportRow, decision: Decision, people: dict[int, Candidate]) -> str:
    """A choice in the row's own words: "Same person, add to Jane Okafor"."""
    if decision is Decision.same and row.like_ids and row.like_ids[0] in people:
        return _("Same person, add to %(name)s", name=people[row.like_ids[0]].full_name)
    if decision in (Decision.day_first, Decision.month_first):
        one, other = days_in_doubt(row.conflict)
        return f"{one if decision is Decision.day_first else other}, {LABELS[decision].lower()}"
    return LABELS[decision]


def people_alike(session: Session, rows: Sequence[ImportRow]) -> dict[int, Candidate]:
    """Whom these rows may be, by number."""
    ids = {row.like_ids[0] for row in rows if row.like_ids}
    query = select(Candidate).where(Candidate.id.in_(ids))
    return {person.id: person for person in session.scalars(query)} if ids else {}


def columns_of(job: ImportJob, most: int = 7) -> list[tuple[int, str, str]]:
    """Position, name and field of the columns that are shown: those that become something, first."""
    named = [(at, job.columns[at], field) for at, field in enumerate(job.mapping) if field]
    return named[:most]


def notes_read(session: Session, job: ImportJob) -> list[NoteRead]:
    """The first notes that teach something."""
    options = Options.from_json(job.options)
    book = Book(session, options.owner)
    people = People(book, options, clock.now())
    read = []
    for row in rows_numbered(session, job, job.counts.get("taught", [])):
        told = numbered(row, job, people.read).row
        if isinstance(told, CandidateRow):
            said = read_said(told, book.vocabulary)
            text = "\n".join(filter(None, (told.note, told.wants)))
            read.append(NoteRead(row.line, text, tuple(map(fact_told, said.facts))))
    return read
