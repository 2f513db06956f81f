"""One head, up and down, and the models are what the migrations make."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from agency import clock
from agency.candidates.links import Door, is_fresh, known_link, living_link
from agency.candidates.models import LinkPurpose
from agency.database import db
from agency.embedded_postgres import Server
from agency.recruiters.sessions import token_hash
from tests.conftest import ROOT, settings_for
from tests.factories import AgencyFactory, CandidateFactory, SuggestionFactory, TouchFactory, bind
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


def test_links_that_are_out_keep_their_purpose_and_go_on_working(
    server: Server, tmp_path: Path, worker_id: str
) -> None:
    """Those a person asked for open their page; every other answers a letter, and stops us."""
    with (
        own_database(server, f"links_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        bind(db.session)
        AgencyFactory()
        person = CandidateFactory()
        db.session.commit()
        link, sent_to = {"candidate": person.id}, person.ways[0].value
        db.session.remove()
        downgrade(directory=MIGRATIONS, revision="0012")
        for token, asked_for in (("letter", False), ("asked for", True)):
            db.session.execute(
                text(
                    "INSERT INTO profile_links"
                    " (token_hash, candidate_id, address, asked_for, made_at, expires_at)"
                    " VALUES (:hash, :candidate, :address, :asked_for, now(), now() + interval '30 days')"
                ),
                {**link, "hash": token_hash(token), "address": sent_to, "asked_for": asked_for},
            )
        db.session.commit()
        db.session.remove()
        upgrade(directory=MIGRATIONS)
        session, now = db.session(), clock.now()
        assert living_link(session, "letter", now).purpose is LinkPurpose.letter
        assert known_link(session, "letter", Door.unsubscribe).letter_id is None
        assert is_fresh(living_link(session, "asked for", now), now)
        db.session.remove()
        downgrade(directory=MIGRATIONS, revision="0012")
        kept = db.session.execute(text("SELECT asked_for FROM profile_links ORDER BY id")).scalars()
        assert kept.all() == [False, True]
        db.session.remove()
