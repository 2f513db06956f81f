"""``flask match evaluate``, with a database of its own beside the agency's."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import create_engine

from agency.app import create_app
from agency.database import db
from agency.embedded_postgres import Server
from agency.evaluating.scratch import NoScratch, scratch_database
from tests.conftest import settings_for
from tests.factories import AgencyFactory, CandidateFactory, TermFactory, bind
from tests.support.whole import EMPTY, migrated_app, own_database


@pytest.fixture
def app(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    """An agency that knows one skill and one person."""
    with (
        own_database(server, f"measured_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        bind(db.session)
        AgencyFactory(currency="EUR", zone="Europe/Berlin")
        CandidateFactory(title="Welder")
        TermFactory(name="Python", synonyms=["Snakecraft"])
        db.session.commit()
        yield app


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    people, roles = tmp_path / "C.jsonl", tmp_path / "R.jsonl"
    people.write_text(
        '{"id": "ana", "title": "Welder", "skills": ["Snakecraft"]}\n\n{"id": "bo"}\n'
    )
    roles.write_text('{"id": "r1", "title": "Welder", "must": ["python"]}\n')
    return {
        "candidates": people,
        "roles": roles,
        "run": tmp_path / "out.trec",
        "reasons": tmp_path / "reasons.jsonl",
    }


def evaluate(app: Flask, files: dict[str, Path], *more: str) -> Result:
    options = [part for name, path in files.items() for part in (f"--{name}", str(path))]
    return app.test_cli_runner().invoke(args=["match", "evaluate", *options, *more])


def databases(server: Server) -> list[str]:
    with psycopg.connect(server.url("postgres").replace("+psycopg", "")) as admin:
        query = "SELECT datname FROM pg_database WHERE datname LIKE '%evaluate%'"
        return [name for (name,) in admin.execute(query)]


def test_people_are_ranked_with_the_agencys_words_and_none_of_its_people(
    app: Flask, files: dict[str, Path], server: Server
) -> None:
    result = evaluate(app, files, "--today", "2026-06-18")
    assert result.exit_code == 0, result.output
    assert "Ranked 2 candidates for 1 roles on 2026-06-18." in result.output
    lines = [line.split() for line in files["run"].read_text().splitlines()]
    assert [(line[0], line[2], line[3]) for line in lines] == [
        ("r1", "ana", "1"),
        ("r1", "bo", "2"),
    ]
    reasons = [json.loads(line) for line in files["reasons"].read_text().splitlines()]
    assert {"role": "r1", "candidate": "ana", "kind": "skill"}.items() <= next(
        one for one in reasons if one["statement"] == "Has Python"
    ).items()
    assert databases(server) == []
    assert sorted(path.name for path in files["run"].parent.glob("*.unfinished")) == []


def test_the_limit_cuts_the_run(app: Flask, files: dict[str, Path]) -> None:
    evaluate(app, files, "--limit", "1")
    assert len(files["run"].read_text().splitlines()) == 1


def test_reasons_are_written_only_where_they_are_asked_for(
    app: Flask, files: dict[str, Path]
) -> None:
    reasons = files.pop("reasons")
    assert evaluate(app, files).exit_code == 0
    assert not reasons.exists()


def test_bad_files_are_told_and_nothing_is_written(
    app: Flask, files: dict[str, Path], server: Server
) -> None:
    files["candidates"].write_text('{"id": "ana"}\n{"id": "ana", "skills": 5}\n{')
    result = evaluate(app, files)
    assert result.exit_code == 1
    assert "Nothing was written." in result.output
    assert "C.jsonl, line 2, skills: it is a number, not a list." in result.output
    assert "C.jsonl, line 3: this is not JSON" in result.output
    assert not files["run"].exists()


def test_an_unknown_field_and_an_unknown_place_are_warned_of(
    app: Flask, files: dict[str, Path]
) -> None:
    files["candidates"].write_text('{"id": "ana", "hobby": 1, "place": "Atlantis"}')
    result = evaluate(app, files)
    assert result.exit_code == 0
    assert "“hobby” is not a field we know" in result.stderr
    assert "Atlantis" in result.stderr


@pytest.mark.parametrize("trouble", [RuntimeError("in the middle"), KeyboardInterrupt()])
def test_the_database_goes_and_no_half_file_stays_whatever_happens(
    app: Flask,
    files: dict[str, Path],
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    trouble: BaseException,
) -> None:
    def fail(_ranking: object) -> None:
        assert len(databases(server)) == 1
        raise trouble

    # The package has the command under the name of its module.
    monkeypatch.setattr(sys.modules["agency.commands.evaluate"], "run_lines", fail)
    result = evaluate(app, files)
    assert result.exit_code == 1
    assert databases(server) == []
    assert not files["run"].exists()
    assert list(files["run"].parent.glob("*.unfinished")) == []


def test_an_empty_server_lends_the_words_a_new_agency_starts_with(
    server: Server, tmp_path: Path, worker_id: str, files: dict[str, Path]
) -> None:
    """As on a fresh checkout, where the agency's own tables are not there yet."""
    files["candidates"].write_text('{"id": "ana", "skills": ["Kubernetes"], "place": "Toronto"}')
    files["roles"].write_text(
        '{"id": "r1", "title": "Welder", "must": ["k8s"], "place": "Toronto"}'
    )
    with own_database(server, f"empty_{worker_id}", like=EMPTY) as url:
        app = create_app(settings_for(url, tmp_path))
        result = evaluate(app, files)
        with app.app_context():
            db.engine.dispose()
    assert result.exit_code == 0, result.output
    assert "Has Kubernetes" in files["reasons"].read_text()
    assert "places" not in result.stderr


def test_an_account_that_may_make_no_database_is_told_what_to_do(
    app: Flask, server: Server
) -> None:
    with psycopg.connect(server.url("postgres").replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("DROP ROLE IF EXISTS humble")
        admin.execute("CREATE ROLE humble LOGIN")
        try:
            humble = create_engine(db.engine.url.set(username="humble"))
            with pytest.raises(NoScratch, match="CREATEDB"), scratch_database(humble):
                pass
            humble.dispose()
        finally:
            admin.execute("DROP ROLE humble")
