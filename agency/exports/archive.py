"""Everything of the agency in one file that other programs can read, and back into an empty database.

A ZIP of ``README.txt``, ``manifest.json`` and one ``tables/<name>.jsonl`` a table: a JSON object a line,
in the order of its key, as PostgreSQL writes rows. Left out is what opens doors (passwords, links,
sessions), what is worked out anew (fit, the titles' shelf), and machinery (jobs, the mail line, the
text of letters).
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from io import TextIOWrapper
from itertools import islice
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import (
    Column,
    Connection,
    Select,
    Table,
    Text,
    delete,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Session

from agency.database import Base
from agency.mail.models import MailState

FORMAT = 1
OPENS_DOORS = frozenset(
    {
        "recruiter_sessions",
        "sign_in_links",
        "profile_links",
        "profile_codes",
        "contact_links",
        "calendar_feeds",
        "second_steps",
        "recovery_codes",
    }
)
WORKED_OUT = frozenset(
    {"match_profiles", "match_facts", "title_spaces", "job_titles", "words_counted", "skills_together",
     "standings", "role_findings", "search_documents", "terms_counted", "name_words"}
)  # fmt: skip
MACHINERY = frozenset(
    {"fired", "job_runs", "rate_counters", "local_mails", "mail_line", "mail_paces", "mail_stops",
     "exports", "export_parts", "vocabulary_editions", "touch_savings", "form_drafts", "inbox_cursors", "inbox_health", "import_jobs", "import_pieces", "import_rows", "change_log"}
)  # fmt: skip
LEFT_OUT = OPENS_DOORS | WORKED_OUT | MACHINERY
EMPTIED: Mapping[tuple[str, str], str] = {
    ("recruiters", "password_hash"): "NULL",
    ("outbox_messages", "raw"): "''::bytea",
    ("received_mails", "raw"): "''::bytea",
    ("roles", "written_in"): "0",
    ("referral_links", "token_hash"): "NULL",
    ("referrals", "key_hash"): "NULL",
    ("profile_showings", "token_hash"): "NULL",
}
"""Columns that stay at home, and what stands in their place."""
_README = """Everything of {agency}, as of {at}.

One file a table under tables/, a JSON object a line. The names are those of Callback's glossary
(docs/glossary.md). Times are ISO 8601 in UTC, days ISO dates, bytes hexadecimal after \\x.
Left out: {left_out}.
Emptied: {emptied}.

`flask archive read FILE` puts it into an empty database of the same version ({version}).
Recruiters then choose a new password; letters that waited are not sent.
"""
_AT_A_TIME = 1_000
Progress = Callable[[int], None]


class ArchiveRefused(Exception):
    """No archive, another version's, or a database that is not empty; the message says which."""


def tables_kept() -> list[Table]:
    """In an order in which nothing points to what comes later, but for rows of one table."""
    return [one for one in Base.metadata.sorted_tables if one.name not in LEFT_OUT]


def write_archive(session: Session, file: IO[bytes], at: datetime, progress: Progress) -> int:
    """Write everything as it is at one moment; how many rows. ``progress`` hears of them now and then.

    Only what is committed is seen: it reads through a connection of its own.
    """
    written: dict[str, int] = {}
    one_moment = session.get_bind().engine.execution_options(isolation_level="REPEATABLE READ")
    with one_moment.connect() as connection, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        version = _version(connection)
        for table in tables_kept():
            with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as out:
                written[table.name] = _write_table(connection, table, out)
            progress(sum(written.values()))
        manifest = {"format": FORMAT, "version": version, "rows": written}
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
        archive.writestr("README.txt", _readme(connection, at, version))
    return sum(written.values())


def read_archive(session: Session, file: IO[bytes], progress: Progress) -> int:
    """Put an archive into an empty database; how many rows. Raises ``ArchiveRefused``; never commits."""
    try:
        archive = ZipFile(file)
        manifest = json.loads(archive.read("manifest.json"))
        stands_at = (manifest["format"], manifest["version"])
    except Exception as wrong:
        raise ArchiveRefused("This is not an archive that Callback wrote.") from wrong
    version = _version(session.connection())
    if stands_at != (FORMAT, version):
        raise ArchiveRefused(
            f"It was written by version {stands_at[1]}, and this is {version}."
            " Read it with the version that wrote it, then upgrade."
        )
    people = Base.metadata.tables["candidates"]
    if session.scalar(select(func.count()).select_from(people)):
        raise ArchiveRefused(
            "There are people in this database. An archive goes into an empty one."
        )
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in WORKED_OUT | MACHINERY:
            session.execute(delete(table))
    read = 0
    for table in tables_kept():
        with archive.open(f"tables/{table.name}.jsonl") as lines:
            read += _read_table(session, table, TextIOWrapper(lines, "utf-8"))
        progress(read)
    letters = Base.metadata.tables["outbox_messages"]
    waited = letters.c.state.in_([MailState.queued, MailState.claimed])
    session.execute(update(letters).where(waited).values(state=MailState.cancelled))
    return read


def _version(connection: Connection) -> str:
    """The migration that the database stands at."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _readme(connection: Connection, at: datetime, version: str) -> str:
    agency = connection.scalar(select(Base.metadata.tables["agency"].c.name)) or "an agency"
    return _README.format(
        agency=agency,
        at=at.isoformat(timespec="seconds"),
        left_out=", ".join(sorted(LEFT_OUT)),
        emptied=", ".join(f"{table}.{column}" for table, column in sorted(EMPTIED)),
        version=version,
    )


def _write_table(connection: Connection, table: Table, out: IO[bytes]) -> int:
    count = 0
    found = connection.execution_options(yield_per=_AT_A_TIME).execute(_rows_as_json(table))
    for line in found.scalars():
        out.write(line.encode() + b"\n")
        count += 1
    return count


def _rows_as_json(table: Table) -> Select[str]:
    shown: list[Any] = []
    for column in table.columns:
        instead = EMPTIED.get((table.name, column.name))
        shown.append(literal_column(instead).label(column.name) if instead else column)
    row = select(*shown).order_by(*table.primary_key).subquery("line")
    return select(func.row_to_json(literal_column("line")).cast(Text)).select_from(row)


def _read_table(session: Session, table: Table, lines: TextIOWrapper) -> int:
    """Rows that point to others of their table are joined up when all of them are there."""
    to_itself = [column.name for column in table.columns if _points_to_itself(column)]
    joined: list[dict[str, Any]] = []
    count = 0
    rows = f'json_populate_recordset(NULL::"{table.name}", :rows)'
    into = text(f'INSERT INTO "{table.name}" SELECT * FROM {rows}')  # noqa: S608 - a model's name
    while batch := [json.loads(line) for line in islice(lines, _AT_A_TIME)]:
        for row in batch:
            own = {name: row[name] for name in to_itself if row[name] is not None}
            if own:
                joined.append({"id": row["id"], **own})
                row |= dict.fromkeys(own)
        session.execute(into, {"rows": json.dumps(batch)})
        count += len(batch)
    for name in to_itself:
        own_rows = f'SELECT id AS own, "{name}" AS other FROM {rows}'  # noqa: S608 - as above
        join = (
            f'UPDATE "{table.name}" SET "{name}" = other FROM ({own_rows}) AS said WHERE id = own'  # noqa: S608
        )
        session.execute(text(join), {"rows": json.dumps(joined)})
    _set_counter(session, table)
    return count


def _points_to_itself(column: Column[Any]) -> bool:
    return any(key.column.table is column.table for key in column.foreign_keys)


def _set_counter(session: Session, table: Table) -> None:
    """The next number given out comes after the highest that was read."""
    key = table.autoincrement_column
    if key is None:
        return
    counter = session.scalar(select(func.pg_get_serial_sequence(table.name, key.name)))
    highest = session.scalar(select(func.max(key)))
    if counter and highest:
        session.execute(select(func.setval(counter, highest)))
