"""A database of an evaluation's own beside the agency's, gone when it ends; and the words it borrows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import orjson
import psycopg
from psycopg import sql
from sqlalchemy import Engine, Table, create_engine, func, inspect, select, text
from sqlalchemy.orm import Session

from agency.database import Base
from agency.places.seeding import seed_places
from agency.skills.models import VocabularyTerm
from agency.skills.seeding import seed_vocabulary

BORROWED = frozenset(
    {
        "places",
        "vocabulary_imports",
        "vocabulary_terms",
        "imported_names",
        "term_relations",
        "title_spaces",
    }
)
"""Tables copied whole from the agency's database, where they exist."""
USUAL_CURRENCY, USUAL_ZONE = "CAD", "UTC"


class NoScratch(Exception):
    """The server does not let us make a database; the message says what to do."""


@contextmanager
def scratch_database(agency: Engine) -> Iterator[Engine]:
    """An empty database on the agency's server, dropped at the end whatever happens. Raises ``NoScratch``."""
    name = f"{(agency.url.database or 'callback')[:30]}_evaluate_{os.getpid()}_{token_hex(3)}"
    url = agency.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as admin:
        try:
            admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise NoScratch(
                "Evaluating needs a database of its own for a while, and this account may not make "
                "one. Let it (ALTER ROLE ... CREATEDB), or point DATABASE_URL at a server where it may."
            ) from None
    engine = create_engine(
        agency.url.set(database=name), json_deserializer=orjson.loads, hide_parameters=True
    )
    try:
        yield engine
    finally:
        engine.dispose()
        # On a new connection: an evaluation may take longer than an idle one is kept.
        with psycopg.connect(url, autocommit=True) as admin:
            dropping = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
            admin.execute(dropping.format(sql.Identifier(name)))


def borrow_words(agency: Engine, session: Session) -> None:
    """The agency's vocabulary and places; those a new agency starts with where it has none."""
    there = set(inspect(agency).get_table_names())
    with agency.connect() as source:
        for table in Base.metadata.sorted_tables:
            if table.name in BORROWED & there:
                _copy(source.connection.driver_connection, session, table, _columns(agency, table))
    if not session.scalar(select(func.count()).select_from(VocabularyTerm)):
        seed_vocabulary(session)
    seed_places(session)


def money_and_zone(agency: Engine) -> tuple[str, str]:
    """The currency a bare number means, and whose day it is."""
    if "agency" in inspect(agency).get_table_names():
        with agency.connect() as source:
            row = source.execute(text("SELECT currency, zone FROM agency LIMIT 1")).first()
        if row is not None:
            return row.currency, row.zone
    return USUAL_CURRENCY, USUAL_ZONE


def _columns(agency: Engine, table: Table) -> list[str]:
    """Those that both have, but for what the database works out itself."""
    there = {column["name"] for column in inspect(agency).get_columns(table.name)}
    return [column.name for column in table.columns if column.name in there and not column.computed]


def _copy(source: object, session: Session, table: Table, columns: list[str]) -> None:
    assert isinstance(source, psycopg.Connection)
    here = session.connection().connection.driver_connection
    assert isinstance(here, psycopg.Connection)
    names = {
        "table": sql.Identifier(table.name),
        "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
    }
    reading = sql.SQL("COPY (SELECT {columns} FROM {table}) TO STDOUT (FORMAT BINARY)")
    writing = sql.SQL("COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)")
    with (
        source.cursor().copy(reading.format(**names)) as out,
        here.cursor().copy(writing.format(**names)) as into,
    ):
        for data in out:
            into.write(data)
    advance = sql.SQL(
        "SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {table} HAVING max(id) > 0"
    )
    here.execute(advance.format(**names), [table.name])
