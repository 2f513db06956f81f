"""Runs the migrations, one process at a time, each in a transaction of its own."""

from alembic import context
from flask import current_app
from sqlalchemy import text

_ONE_AT_A_TIME = 7_301_936
"""The advisory lock that keeps two starts from migrating at once."""


def run_migrations() -> None:
    migrate = current_app.extensions["migrate"]
    # A scratch database is migrated as the application's own is, but on an engine of its own.
    engine = context.config.attributes.get("engine", migrate.db.engine)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _ONE_AT_A_TIME})
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=migrate.db.metadata,
            transaction_per_migration=True,
            **migrate.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ONE_AT_A_TIME})


run_migrations()
