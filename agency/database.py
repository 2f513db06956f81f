"""The declarative base, the session and the few column habits every room shares."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVarTuple

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from psycopg import Connection
from psycopg._preparing import PrepareManager
from psycopg.pq import Format
from sqlalchemy import (
    ARRAY,
    DateTime,
    Engine,
    Enum,
    Integer,
    MetaData,
    Numeric,
    Row,
    Select,
    Text,
    event,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

_MOST_PREPARED = 400
Columns = TypeVarTuple("Columns")
MIGRATIONS = Path(__file__).parent.parent / "migrations"


class Base(DeclarativeBase):
    """Every model. Text has no length here; forms and importers hold the limits."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        str: Text,
        datetime: DateTime(timezone=True),
        Decimal: Numeric(12, 2),
        StrEnum: Enum(StrEnum, native_enum=False, length=24),
        dict[str, Any]: JSONB,
        list[dict[str, Any]]: JSONB,
        list[str]: ARRAY(Text),
        list[int]: ARRAY(Integer),
    }


class InstalledSession(FlaskSession):
    """Knows what the installation keeps outside its database: a key, a mailbox, and the file of marks."""

    def __init__(self, db: SQLAlchemy, **options: Any) -> None:
        super().__init__(db, **options)
        settings = current_app.extensions["settings"]
        self.info["address_key"] = settings.address_key
        self.info["drop_address"] = settings.drop_address
        self.info["marks"] = settings.var / "marks.jsonl"


# The session and pagination come from Flask-SQLAlchemy; the models do not inherit from db.Model,
# because it refuses a type_annotation_map and hides the types from the checker.
db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": InstalledSession})


class Plans(PrepareManager):
    """Keeps what was prepared, where psycopg lets go of it all at every ROLLBACK, also of a savepoint.

    A page that is only read, or that tries something and takes it back, would be planned anew each time. PostgreSQL
    keeps a statement whatever becomes of its transaction, and plans it again when its tables are made again.
    """

    def clear(self) -> bool:
        return False


def keep_plans(engine: Engine) -> None:
    """Its connections keep the statements they prepared, as many as the pages have."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Connection[Any], _record: Any) -> None:
        connection._prepared = Plans()
        connection.prepared_max = _MOST_PREPARED


def columns(
    session: Session, statement: Select[*Columns], asked: dict[str, Any]
) -> Sequence[Row[*Columns]]:
    """The rows of a statement that asks for columns: as ``session.execute`` gives them, without what it does for records."""
    if session.autoflush:
        session.flush()
    return session.connection().execute(statement, asked).all()


def send_in_binary(engine: Engine) -> None:
    """Statements with the option `in_binary` get bytes as they are, which PostgreSQL otherwise writes in letters, two for each."""

    @event.listens_for(engine, "before_cursor_execute")
    def _ask(
        _connection: Any, cursor: Any, _statement: str, _values: Any, context: Any, _many: bool
    ) -> None:
        if context.execution_options.get("in_binary"):
            cursor.format = Format.BINARY


class Timestamped:
    """When the row was made and last changed, by the database's clock."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    changed_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())


def keyed_hash(session: Session, text: str) -> str:
    """HMAC-SHA-256 in hexadecimal, under the installation's key: tells that two are alike, not what they are.

    Raises ``KeyError`` in a session that was not opened by the application.
    """
    key: str = session.info["address_key"]
    return hmac.new(key.encode(), text.encode(), "sha256").hexdigest()


def libpq_url() -> str:
    """The database's address as psycopg itself takes it, for connections beside SQLAlchemy's."""
    return db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
