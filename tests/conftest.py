"""One private PostgreSQL a run, one migrated database a worker, one rolled-back transaction a test."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy.orm import Session

from agency import embedded_postgres
from agency.app import create_app
from agency.config import Settings
from agency.database import db
from agency.jobs.restored import replay_once
from tests.factories import bind
from tests.support.learned import learned_once
from tests.support.pages import AuditedClient

ROOT = Path(__file__).parent.parent


def settings_for(database_url: str, var: Path) -> Settings:
    return Settings(
        database_url=database_url,
        secret_key="a secret of the tests",
        base_url="http://localhost",
        trusted_hosts=("localhost", "127.0.0.1"),
        secure_cookies=False,
        proxies=0,
        smtp=None,
        var=var,
        address_key="an address key of the tests",
    )


@pytest.fixture(scope="session", autouse=True)
def titles_learned_once() -> Iterator[None]:
    with learned_once(ROOT / "var" / "tests" / "learned"):
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[embedded_postgres.Server]:
    server = embedded_postgres.start(ROOT / "var" / "tests" / "postgres", durable=False)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def database_url(server: embedded_postgres.Server) -> Iterator[str]:
    """A database of this worker's own, migrated."""
    name = f"tests_{os.getpid()}"
    with psycopg.connect(server.url("postgres").replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}"')
        admin.execute(f'CREATE DATABASE "{name}"')
        (ROOT / "var" / "tests" / "marks.jsonl").unlink(missing_ok=True)
        url = server.url(name)
        app = create_app(settings_for(url, ROOT / "var" / "tests"))
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            db.engine.dispose()
        yield url
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def whole_app(database_url: str) -> Iterator[Flask]:
    """The application on this worker's database, without isolation."""
    app = create_app(settings_for(database_url, ROOT / "var" / "tests"))
    app.config.update(TESTING=True)
    app.test_client_class = AuditedClient
    with app.app_context():
        replay_once(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(whole_app: Flask) -> Iterator[Flask]:
    """The application inside one outer transaction: its commits are savepoints, undone afterwards."""
    with whole_app.app_context():
        engine = db.engine
        with engine.connect() as connection:
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
