"""Rows of roles taken back: roles nobody has worked on go, and the clients and contacts that came with them.

A client or contact goes after the roles, unless somebody changed it or anything else belongs to it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientContact, Role
from agency.database import Base
from agency.imports.models import ChangeLog, ImportRow, RowState
from agency.imports.versions import tables_of_a_role, versions_of_lines, versions_of_roles
from agency.languages.speaking import N_, _
from agency.recontact.models import Suggestion
from agency.recontact.occasions import one_at_a_time

TOUCHED = N_("Somebody has worked on it since.")
CAME_WITH: Sequence[type[Client] | type[ClientContact]] = (ClientContact, Client)
"""In the order in which they may go."""


def take_roles_back(session: Session, rows: Sequence[tuple[ChangeLog, ImportRow]]) -> None:
    """Sets the rows' states and conflicts. Never commits."""
    one_at_a_time(session)  # no round of surfacing writes about a role that goes
    ids = [log.about_id for log, _other in rows]
    session.execute(select(Role.id).where(Role.id.in_(ids)).with_for_update()).all()
    now_held = versions_of_roles(session, ids)
    for log, row in rows:
        if now_held.get(log.about_id) == log.version_after:
            row.state, row.conflict = RowState.undone, ""
        else:
            row.state, row.conflict = RowState.kept, _(TOUCHED)
    session.flush()
    back = [(log, row) for log, row in rows if row.state is RowState.undone]
    came = [(log.after, row) for log, row in back]
    _remove(session, [log.about_id for log, _other in back])
    for model in CAME_WITH:
        _remove_untouched(session, model, came)


def _remove(session: Session, ids: Sequence[int]) -> None:
    """With all that Callback wrote of these roles by itself."""
    session.execute(update(ImportRow).where(ImportRow.role_id.in_(ids)).values(role_id=None))
    told = select(Suggestion.id).where(Suggestion.role_id.in_(ids))
    for table in _tables_with_suggestions():
        session.execute(delete(table).where(table.c.suggestion_id.in_(told)))
    for table in reversed(tables_of_a_role()):
        session.execute(delete(table).where(table.c.role_id.in_(ids)))
    session.execute(delete(Role).where(Role.id.in_(ids)))
    session.expire_all()


def _tables_with_suggestions() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if "suggestion_id" in table.c]


def _remove_untouched(
    session: Session,
    model: type[Client] | type[ClientContact],
    back: Sequence[tuple[dict[str, Any], ImportRow]],
) -> None:
    """Those that came with these rows; one that has to stay is named beside its row."""
    name = model.__tablename__
    came = {
        int(id_): (version, row)
        for after, row in back
        for id_, version in after.get(name, {}).items()
    }
    query = select(model).where(model.id.in_(came)).with_for_update()
    records: Sequence[Any] = session.scalars(query).all()
    now_held, needed = versions_of_lines(session, name, came), _needed(session, model, came)
    gone = []
    for record in records:
        version, row = came[record.id]
        if record.id in needed or now_held[record.id] != version:
            row.conflict = _(
                "%(conflict)s “%(name)s” stays: somebody has worked with it since.",
                conflict=row.conflict,
                name=record.name,
            ).strip()
        else:
            gone.append(record.id)
    session.flush()
    session.execute(delete(model).where(model.id.in_(gone)))
    session.expire_all()


def _needed(session: Session, model: Any, ids: Any) -> set[int]:
    """Which of these anything points at."""
    columns = [
        key.parent
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is model.__table__
    ]
    points = or_(*(exists().where(column == model.id) for column in columns))
    return set(session.scalars(select(model.id).where(model.id.in_(ids), points)))
