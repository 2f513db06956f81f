"""One private PostgreSQL a run, one migrated database a worker, one rolled-back transaction a test."""

import os
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from agency import embedded_postgres
from agency.app import Callback, create_app
from agency.database import db
from agency.jobs.restored import replay_once
from tests.factories import bind
from tests.support.learned import learned_once
from tests.support.pages import AuditedClient
from tests.support.passwords import check_cheaply
from tests.support.whole import ROOT, VAR, own_database, seeded, settings_for

__all__ = ["ROOT", "settings_for"]


def pytest_configure() -> None:
    """Before modules of tests are read, for some hash a password at once."""
    check_cheaply()
    (VAR / "templates").mkdir(parents=True, exist_ok=True)
    # Each application of a test would compile every template again.
    kept = FileSystemBytecodeCache(str(VAR / "templates"))
    Callback.jinja_options = {**Callback.jinja_options, "bytecode_cache": kept}


@pytest.fixture(scope="session", autouse=True)
def titles_learned_once() -> Iterator[None]:
    with learned_once(VAR / "learned"):
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[embedded_postgres.Server]:
    server = embedded_postgres.start(VAR / "postgres", durable=False)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def database_url(server: embedded_postgres.Server) -> Iterator[str]:
    """A database of this worker's own."""
    (VAR / "marks.jsonl").unlink(missing_ok=True)
    with own_database(server, f"tests_{os.getpid()}") as url:
        yield url


@pytest.fixture(scope="session")
def seeded_engine(server: embedded_postgres.Server, whole_app: Flask) -> Iterator[Engine]:
    """Another, with the vocabulary and the places a new agency starts with."""
    with own_database(server, f"tests_{os.getpid()}_seeded", like=seeded(server)) as url:
        engine = create_engine(url, **whole_app.config["SQLALCHEMY_ENGINE_OPTIONS"])
        yield engine
        engine.dispose()


@pytest.fixture(scope="session")
def whole_app(database_url: str) -> Iterator[Flask]:
    """The application on this worker's database, without isolation."""
    app = create_app(settings_for(database_url, VAR))
    app.config.update(TESTING=True)
    app.test_client_class = AuditedClient
    with app.app_context():
        replay_once(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(whole_app: Flask, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The application inside one outer transaction: its commits are savepoints, undone afterwards."""
    is_seeded = request.node.get_closest_marker("seeded")
    with whole_app.app_context():
        engine = db.engine
        here = request.getfixturevalue("seeded_engine") if is_seeded else engine
        with here.connect() as connection:
            outer = connection.begin()
            db.engines[None] = connection
            db.session.configure(join_transaction_mode="create_savepoint")
            bind(db.session)
            yield whole_app
            db.session.remove()
            outer.rollback()
            db.engines[None] = engine


@pytest.fixture
def session(app: Flask) -> Session:
    return db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
