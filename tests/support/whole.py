"""A database of a test's own, and the real processes on it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from flask import Flask
from flask_migrate import upgrade

from agency.app import create_app
from agency.config import Settings
from agency.database import db
from agency.embedded_postgres import Server

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def own_database(server: Server, name: str, like: str = "template1") -> Iterator[str]:
    """A fresh database, or a copy of another; dropped afterwards, whoever is still connected."""
    admin_url = server.url("postgres").replace("+psycopg", "")
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        try:
            yield server.url(name)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def migrated_app(settings: Settings) -> Iterator[Flask]:
    """The application on that database, migrated, in a context."""
    app = create_app(settings)
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
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
