"""What was changed, by whom and when: nothing that matters is overwritten silently.

A model that inherits from ``Kept`` leaves one ``Change`` behind for every update and deletion, with
the values before and after. The actor is whoever the session says is acting.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, event, inspect
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.orm.unitofwork import UOWTransaction

from agency import clock
from agency.database import Base

_BOOKKEEPING = {"created_at", "changed_at"}


class CannotUndo(Exception):
    """The record has been changed again since, or the change was somebody else's."""


class Change(Base):
    """One update or deletion of one row. ``after`` is empty when the row was deleted."""

    __tablename__ = "changes"
    __table_args__ = (
        Index("ix_changes_row", "table_name", "row_id"),
        Index("ix_changes_at", "at"),
        Index("ix_changes_actor", "actor_id", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    table_name: Mapped[str]
    row_id: Mapped[int] = mapped_column(BigInteger)
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None]
    at: Mapped[datetime]


class Kept:
    """Marks a model whose changes are kept."""

    worked_out: ClassVar[frozenset[str]] = frozenset()
    """Columns that Callback works out by itself: nobody changed anything when they do."""


@dataclass(frozen=True)
class Noted:
    """What was written down in a stretch of work: the changes, and the kept records that are new."""

    changes: list[Change] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)

    def ids_added(self, model: type[Any]) -> list[int]:
        return [record.id for record in self.added if isinstance(record, model)]


@contextmanager
def noting(session: Session) -> Iterator[Noted]:
    """Notes what is flushed meanwhile, so that it can be taken back as one."""
    noted = session.info["noted"] = Noted()
    try:
        yield noted
        session.flush()
    finally:
        del session.info["noted"]


def act_as(session: Session, kind: str, actor_id: int | None = None) -> None:
    """Say who is acting in this session: ``recruiter``, ``candidate`` or ``system``."""
    session.info["actor"] = (kind, actor_id)


def changes_of(session: Session, record: Any) -> list[Change]:
    """Every change of one record, the newest first."""
    query = session.query(Change).filter_by(table_name=record.__tablename__, row_id=record.id)
    return query.order_by(Change.id.desc()).all()


def last_change(session: Session, record: Any) -> Change | None:
    """The newest change of one record."""
    session.flush()
    return next(iter(changes_of(session, record)), None)


def put_back(record: Any, change: Change) -> None:
    """Restore what a change replaced. Raises ``CannotUndo`` if the record has moved on since."""
    columns = inspect(type(record)).columns
    if any(plain(getattr(record, name)) != value for name, value in change.after.items()):
        raise CannotUndo
    for name, value in change.before.items():
        setattr(record, name, revived(value, columns[name].type.python_type))


def note_change(
    session: Session, record: Any, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Write a change down. ``Kept`` does it for columns; this is for what a record has beside them."""
    kind, actor_id = session.info.get("actor", ("system", None))
    change = Change(
        table_name=record.__tablename__,
        row_id=record.id,
        before=before,
        after=after,
        actor_kind=kind,
        actor_id=actor_id,
        at=clock.now(),
    )
    session.add(change)
    if "noted" in session.info:
        session.info["noted"].changes.append(change)


def _note_changes(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    if "noted" in session.info:
        added = session.info["noted"].added
        added += [record for record in session.new if isinstance(record, Kept)]
    for noted in [*_updates(session.dirty), *_deletions(session.deleted)]:
        note_change(session, *noted)


def _updates(records: Iterable[Any]) -> Iterable[tuple[Any, dict[str, Any], dict[str, Any]]]:
    for record in records:
        if not isinstance(record, Kept):
            continue
        state, left_out = inspect(record), _BOOKKEEPING | record.worked_out
        before, after = {}, {}
        for attribute in state.mapper.column_attrs:
            if attribute.key in left_out:
                continue
            history = state.attrs[attribute.key].load_history()
            if history.has_changes():
                before[attribute.key] = plain(history.deleted[0] if history.deleted else None)
                after[attribute.key] = plain(history.added[0] if history.added else None)
        if before != after:
            yield record, before, after


def _deletions(records: Iterable[Any]) -> Iterable[tuple[Any, dict[str, Any], dict[str, Any]]]:
    for record in records:
        if isinstance(record, Kept):
            keys = [attribute.key for attribute in inspect(record).mapper.column_attrs]
            yield record, {key: plain(getattr(record, key)) for key in keys}, {}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def revived(value: Any, python_type: type) -> Any:
    """A value as its column wants it back."""
    if value is None:
        return None
    if issubclass(python_type, datetime | date | time):
        return python_type.fromisoformat(value)
    return python_type(value) if issubclass(python_type, Decimal) else value


event.listen(Session, "before_flush", _note_changes)
