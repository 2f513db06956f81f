"""Runs `flask match evaluate` on generated files, in databases made for it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg

from agency import embedded_postgres

ROOT = Path(__file__).parent.parent.parent
KEPT = ROOT / "var" / "bench"


class Door:
    """The commands of the product on one database, which is made anew unless it is there."""

    def __init__(self, server: embedded_postgres.Server, name: str) -> None:
        self._address = server.url(name).replace("postgresql+psycopg", "postgresql")
        admin = server.url("postgres").replace("+psycopg", "")
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}"')
        self.flask("db", "upgrade")

    def flask(self, *words: str) -> None:
        """One command; its progress goes where ours goes. Raises ``CalledProcessError``."""
        environment = os.environ | {
            "DATABASE_URL": self._address,
            "CALLBACK_VAR": str(KEPT),
            "FLASK_APP": "wsgi:app",
        }
        command = [sys.executable, "-m", "flask", *words]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)

    def evaluate(
        self,
        folder: Path,
        candidates: Iterable[dict[str, Any]],
        roles: Iterable[dict[str, Any]],
        *more: str,
    ) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
        """The run as role to candidates in order, and the reasons."""
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "candidates.jsonl", candidates)
        _write(folder / "roles.jsonl", roles)
        files = ["--candidates", "candidates.jsonl", "--roles", "roles.jsonl"]
        files += ["--run", "run.trec", "--reasons", "reasons.jsonl"]
        words = [str(folder / one) if "." in one else one for one in files]
        self.flask("match", "evaluate", *words, *more)
        reasons = (folder / "reasons.jsonl").read_text().splitlines()
        return _ranked(folder / "run.trec"), [json.loads(line) for line in reasons]


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows))


def _ranked(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in path.read_text().splitlines():
        role, _, person, *_rest = line.split()
        found.setdefault(role, []).append(person)
    return found
