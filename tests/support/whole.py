"""A database of a test's own, and the real processes on it."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

import psycopg
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from agency.app import create_app
from agency.config import Settings
from agency.database import db
from agency.embedded_postgres import Server
from agency.places.seeding import seed_places
from agency.skills.seeding import seed_vocabulary

ROOT = Path(__file__).parent.parent.parent
VAR = ROOT / "var" / "tests"
EMPTY = "template1"


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


@contextmanager
def own_database(server: Server, name: str, like: str | None = None) -> Iterator[str]:
    """A copy of a database, a migrated one if none is named; dropped afterwards, whoever is still connected."""
    like = like or migrated(server)
    with _admin(server) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        try:
            yield server.url(name)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrated(server: Server) -> str:
    """The name of a database after every migration, for copying."""

    def fill(url: str) -> None:
        app = create_app(settings_for(url, VAR))
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            db.engine.dispose()

    return made_once(server, "migrated", EMPTY, fill)


def seeded(server: Server) -> str:
    """One that has, besides, the vocabulary and the places a new agency starts with."""

    def fill(url: str) -> None:
        with migrated_app(settings_for(url, VAR)):
            seed_vocabulary(db.session())
            seed_places(db.session())
            db.session.commit()
            db.session.execute(text("ANALYZE"))
            db.session.commit()

    return made_once(server, "seeded", migrated(server), fill)


def made_once(server: Server, kind: str, like: str, fill: Callable[[str], None]) -> str:
    """The name of a database that ``fill`` has made out of a copy, given its URL.

    It stays on the server for every worker and the runs to come, until the code or the data that
    made it change.
    """
    name = f"{kind}_{_code()}"
    VAR.mkdir(parents=True, exist_ok=True)
    with open(VAR / f"{kind}.lock", "a") as alone, _admin(server) as admin:
        fcntl.flock(alone, fcntl.LOCK_EX)
        query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        known = {found for (found,) in admin.execute(query, [f"{kind}_"])}
        if name not in known:
            for old in known:
                admin.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            unfinished = f"{kind}_unfinished"
            admin.execute(f'CREATE DATABASE "{unfinished}" TEMPLATE "{like}"')
            fill(server.url(unfinished))
            admin.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


@cache
def _code() -> str:
    """A number for everything that may decide what is in a database that is made once."""
    told = sha256()
    for folder in ("agency", "migrations", "templates", "tests/support"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                told.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    told.update((ROOT / "requirements.txt").read_bytes())
    return told.hexdigest()[:16]


@contextmanager
def _admin(server: Server) -> Iterator[psycopg.Connection]:
    url = server.url("postgres").replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as admin:
        yield admin


@contextmanager
def migrated_app(settings: Settings) -> Iterator[Flask]:
    """The application on a database of that kind, in a context."""
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@dataclass
class Processes:
    """Workers and clocks as an installation runs them; all are gone when the block ends."""

    environment: dict[str, str]
    log: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: str, module: str = "flask") -> subprocess.Popen[bytes]:
        line = [
            sys.executable,
            "-m",
            module,
            *(["--app", "wsgi:app"] if module == "flask" else []),
            *command,
        ]
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                line, env={**os.environ, **self.environment}, cwd=ROOT, stdout=log, stderr=log
            )
        self.running.append(process)
        return process

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.running:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


def wait_until(claim: Callable[[], bool], seconds: float, what: str) -> None:
    """Until it is so; fails with what was waited for."""
    end = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < end, f"waited {seconds} s in vain for {what}"
        time.sleep(0.05)
