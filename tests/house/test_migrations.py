"""One head, up and down, and the models are what the migrations make."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from agency.database import db
from agency.embedded_postgres import Server
from tests.conftest import ROOT, settings_for
from tests.factories import AgencyFactory, SuggestionFactory, TouchFactory, bind
from tests.support.whole import migrated_app, own_database

MIGRATIONS = str(ROOT / "migrations")


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(MIGRATIONS).get_heads()) == 1


def test_models_are_what_the_migrations_make(
    server: Server, tmp_path: Path, worker_id: str
) -> None:
    with (
        own_database(server, f"models_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
        db.engine.connect() as connection,
    ):
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _ours}
        )
        assert compare_metadata(context, db.metadata) == []


@pytest.mark.parametrize(
    "revision", [script.revision for script in ScriptDirectory(MIGRATIONS).walk_revisions()]
)
def test_each_migration_goes_down_and_up_again_with_data(
    server: Server, tmp_path: Path, worker_id: str, revision: str
) -> None:
    with (
        own_database(server, f"updown_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        bind(db.session)
        AgencyFactory()
        SuggestionFactory()
        TouchFactory()
        db.session.commit()
        db.session.remove()
        below = ScriptDirectory(MIGRATIONS).get_revision(revision).down_revision or "base"
        downgrade(directory=MIGRATIONS, revision=str(below))
        left = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        if below == "base":
            assert left == set()
            assert (
                db.session.scalar(
                    text("SELECT count(*) FROM pg_proc WHERE proname LIKE 'procrastinate%'")
                )
                == 0
            )
            db.session.remove()
        upgrade(directory=MIGRATIONS)
        assert "suggestions" in inspect(db.engine).get_table_names()


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith("procrastinate_"))
