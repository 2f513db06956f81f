"""The declarative base, the session and the few column habits every room shares."""

import hmac
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from psycopg import Connection
from psycopg.pq import Format, TransactionStatus
from sqlalchemy import ARRAY, DateTime, Engine, Enum, Integer, MetaData, Numeric, Text, event, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

_MOST_PREPARED = 400
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


class KeepsPlans(Connection[Any]):
    """Takes back by COMMIT what wrote nothing: at a ROLLBACK psycopg lets go of every statement it has prepared.

    A page that is only read would be planned anew each time. Whether anything was written, objects and locked rows
    included, PostgreSQL says.
    """

    def rollback(self) -> None:
        is_under_way = self.info.transaction_status is TransactionStatus.INTRANS
        if is_under_way and self.execute("SELECT pg_current_xact_id_if_assigned()").fetchone() == (
            None,
        ):
            self.execute("COMMIT")
        else:
            super().rollback()


def keep_plans(engine: Engine) -> None:
    """Its connections are of that kind, and keep as many statements as the pages have."""

    @event.listens_for(engine, "do_connect")
    def _connect(
        _dialect: Any, _record: Any, cargs: list[Any], cparams: dict[str, Any]
    ) -> KeepsPlans:
        connection = KeepsPlans.connect(*cargs, **cparams)
        connection.prepared_max = _MOST_PREPARED
        return connection


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
