"""Whole rows of any table: handed over from one person to another, set aside as JSON, put back."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Table,
    UniqueConstraint,
    and_,
    delete,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
    update,
)
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.database import Base

Row = dict[str, Any]
PEOPLE = cast(Table, Candidate.__table__)


@dataclass(frozen=True)
class Key:
    """Columns that no two rows share, where ``where`` holds."""

    columns: frozenset[str]
    where: ColumnElement[bool]


def columns_naming_people() -> Iterator[Column[Any]]:
    """Every column that names a candidate, by a foreign key or by its name alone."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            points = [key.column.table for key in column.foreign_keys]
            if PEOPLE in points or (column.name == "candidate_id" and not points):
                yield column


def keys_of(table: Table) -> list[Key]:
    """Primary and unique keys; of a partial one, its condition."""
    found = [Key(frozenset(column.name for column in table.primary_key), true())]
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            found.append(Key(frozenset(column.name for column in constraint.columns), true()))
    for index in table.indexes:
        if index.unique:
            found.append(Key(frozenset(column.name for column in index.columns), _where(index)))
    return found


def take(session: Session, table: Table, which: ColumnElement[bool]) -> list[Row]:
    """Rows out of a table, deleted there."""
    whole = func.to_jsonb(literal_column(f'"{table.name}"'))
    return list(session.scalars(delete(table).where(which).returning(whole)))


def row_of(session: Session, table: Table, which: ColumnElement[bool]) -> Row | None:
    """One row as it is."""
    whole = func.to_jsonb(literal_column(f'"{table.name}"'))
    return session.scalar(select(whole).select_from(table).where(which))


def put_back(session: Session, table: Table, rows: Sequence[Row]) -> None:
    """Rows as they were taken; one whose place is taken by now stays out."""
    said = f'jsonb_populate_recordset(NULL::"{table.name}", CAST(:rows AS jsonb))'
    statement = f'INSERT INTO "{table.name}" SELECT * FROM {said} ON CONFLICT DO NOTHING'  # noqa: S608 - a model's name
    if rows:
        session.execute(text(statement), {"rows": json.dumps(rows)})


def hand_over(session: Session, column: Column[Any], source: int, to: int) -> list[Row]:
    """Rows that named ``source`` name ``to``; by what they are known, but for that column."""
    return _hand_over(session, column, column == source, to)


def hand_back(
    session: Session, column: Column[Any], source: int, to: int, rows: Collection[Row]
) -> None:
    """Those of the rows that still name ``source`` name ``to`` again."""
    for row in rows:
        own = [column.table.c[name] == value for name, value in row.items()]
        _hand_over(session, column, and_(column == source, *own), to)


def doubled(
    session: Session, column: Column[Any], key: Key, gone: int, kept: int
) -> list[tuple[Row, Row]]:
    """Pairs of rows, the gone person's and the kept one's, that could not both name one person."""
    table = column.table
    theirs, ours = (
        select(table).where(column == person, key.where).subquery(name)
        for person, name in ((gone, "theirs"), (kept, "ours"))
    )
    same = [theirs.c[name] == ours.c[name] for name in key.columns if name != column.name]
    pair = [func.to_jsonb(literal_column(name)) for name in ("theirs", "ours")]
    query = select(*pair).select_from(theirs.join(ours, and_(true(), *same)))
    return [(row[0], row[1]) for row in session.execute(query)]


def is_row(table: Table, row: Row) -> ColumnElement[bool]:
    """The row with this one's primary key."""
    return and_(*(column == row[column.name] for column in table.primary_key))


def pointing_to(table: Table) -> Iterator[Column[Any]]:
    """Columns of other tables that point to rows of this one."""
    for other in Base.metadata.sorted_tables:
        for column in other.columns:
            if other is not table and any(key.column.table is table for key in column.foreign_keys):
                yield column


def _hand_over(
    session: Session, column: Column[Any], which: ColumnElement[bool], to: int
) -> list[Row]:
    table = column.table
    values: Row = {column.name: to}
    if "changed_at" in table.c:
        values["changed_at"] = table.c.changed_at  # whose it is was changed, not what it says
    known_by = [one for one in table.primary_key if one is not column]
    told = [argument for one in known_by for argument in (one.name, one)]
    moved = update(table).where(which).values(values).returning(func.jsonb_build_object(*told))
    return list(session.scalars(moved))


def _where(index: Index) -> ColumnElement[bool]:
    where = index.dialect_options["postgresql"]["where"]
    return true() if where is None else or_(where)
