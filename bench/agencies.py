"""The generated agencies, each in a database of its own, kept from run to run."""

import hashlib
import logging
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import structlog
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from agency import embedded_postgres
from agency.app import create_app
from agency.config import Settings
from agency.database import db
from agency.embedded_postgres import Server
from agency.jobs.worker import spare_the_collector
from agency.matching.learning import learn
from bench.people import Generated
from bench.roles import build_roles
from bench.twins import LIVES, multiply

ROLES = 10_000
ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "var" / "bench"
_MADE_BY = ("bench/people.py", "bench/roles.py", "bench/twins.py")


def without_helpers() -> None:
    """Work of helpers that PostgreSQL starts for one query cannot be measured, so it starts none."""
    os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"


def agencies(sizes: Iterable[int]) -> Iterator[tuple[int, Flask]]:
    """One of each size after the other, on a server of their own, in a process as a worker is."""
    spare_the_collector()
    without_helpers()
    server = embedded_postgres.start(FOLDER / "postgres")
    try:
        for people in sizes:
            with agency_of(server, people) as app:
                yield people, app
    finally:
        server.stop()


@contextmanager
def agency_of(server: Server, people: int) -> Iterator[Flask]:
    """Kept from the last run of this size, schema and generator unless BENCH_FRESH is set."""
    name = _name(people)
    if os.environ.get("BENCH_FRESH"):
        _do(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _make(server, people)
    app = app_on(server.url(name))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def app_on(url: str) -> Flask:
    """Callback on one database, saying nothing but errors."""
    app = create_app(
        Settings(url, "bench", "http://localhost", ("localhost",), False, 0, None, FOLDER, "bench")
    )
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    return app


def _name(people: int) -> str:
    made_by = [*(ROOT / "migrations/versions").glob("*.py"), *map(ROOT.joinpath, _MADE_BY)]
    schema = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(made_by)))
    return f"bench_{people}_{schema.hexdigest()[:8]}"


def _make(server: Server, people: int) -> None:
    """Where there is none; one of more than `LIVES` people from the one of so many."""
    name = _name(people)
    if _do(server, f"SELECT FROM pg_database WHERE datname = '{name}'"):
        return
    small = _name(LIVES) if people > LIVES else "template1"
    if people > LIVES:
        _make(server, LIVES)
    _do(server, f'DROP DATABASE IF EXISTS "{name}_unfinished" WITH (FORCE)')
    _do(server, f'CREATE DATABASE "{name}_unfinished" TEMPLATE "{small}"')
    _fill(app_on(server.url(f"{name}_unfinished")), people)
    _do(server, f'ALTER DATABASE "{name}_unfinished" RENAME TO "{name}"')


def _do(server: Server, statement: str) -> int:
    """Beside the agencies; how many rows it gave."""
    url = server.url("postgres").replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as admin:
        return admin.execute(statement.encode()).rowcount


def _fill(app: Flask, people: int) -> None:
    began = time.perf_counter()

    def tell(what: str) -> None:
        print(f"  {time.perf_counter() - began:6.0f} s {what}", file=sys.stderr, flush=True)

    with app.app_context():
        if people > LIVES:
            multiply(db.session(), people, tell)
        else:
            upgrade(directory=str(ROOT / "migrations"))
            Generated(db.session(), people).build(tell)
            build_roles(db.session(), ROLES)
        tell("learning")
        db.session.execute(text("ANALYZE"))
        learn(db.session(), datetime.now(UTC))
        db.session.execute(text("ANALYZE"))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    print(f"{people:,} candidates generated in {time.perf_counter() - began:.0f} s", flush=True)
