"""``python -m bench [PEOPLE ...]``: 10,000 and 100,000 unless told otherwise; prints one table a size.

Times are of the web process; the database works in processes of its own. Compare columns of one run,
never runs of two machines.
"""

import hashlib
import logging
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
import structlog
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import delete, select, text

from agency import embedded_postgres
from agency.app import create_app
from agency.clients.models import Client, Role, RoleRequirement
from agency.config import Settings
from agency.database import db
from agency.digest.models import DigestEdition, DigestItem
from agency.digest.writing import write_due_editions
from agency.jobs.running import run_task
from agency.jobs.worker import spare_the_collector
from agency.mail.models import OutboxMessage
from agency.matching.models import MatchProfile
from agency.matching.queries import role_facts
from agency.matching.ranking import best_first
from agency.matching.stored_facts import from_json
from agency.recontact.models import RoleFindings, Suggestion
from agency.recruiters.models import Recruiter
from agency.skills.models import TermKind, VocabularyTerm
from agency.touches.reading import read_note
from agency.touches.vocabulary import vocabulary_for_notes
from bench.measuring import Measured, measure
from bench.people import Agency100
from tests.support.signing_in import sign_in

NOTE = "Called, not now, open to a lead role after June, remote only, 120k, PMP in progress"
LONG_NOTE = (NOTE + ". ") * 580
TODAY = date(2026, 6, 18)
ROLES = 20
RUNS = 9
ROOT = Path(__file__).parent.parent


def main(sizes: list[int]) -> None:
    spare_the_collector()
    server = embedded_postgres.start(ROOT / "var" / "bench" / "postgres")
    try:
        for people in sizes:
            with _agency_of(server, people) as app:
                _report(app, people)
    finally:
        server.stop()


@contextmanager
def _agency_of(server: embedded_postgres.Server, people: int) -> Iterator[Flask]:
    """The generated agency, kept from the last run of this size and schema unless BENCH_FRESH is set."""
    schema = hashlib.sha256(
        b"".join(f.read_bytes() for f in sorted((ROOT / "migrations/versions").glob("*.py")))
    )
    name = f"bench_{people}_{schema.hexdigest()[:8]}"
    with psycopg.connect(server.url("postgres").replace("+psycopg", ""), autocommit=True) as admin:
        if os.environ.get("BENCH_FRESH"):
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            admin.execute(f'CREATE DATABASE "{name}"')
    app = create_app(
        Settings(
            server.url(name),
            "bench",
            "http://localhost",
            ("localhost",),
            False,
            0,
            None,
            ROOT / "var" / "bench",
        )
    )
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with app.app_context():
        if not known:
            upgrade(directory=str(ROOT / "migrations"))
            began = time.perf_counter()
            Agency100(db.session(), people).build()
            _roles()
            print(
                f"{people:,} candidates generated in {time.perf_counter() - began:.0f} s",
                flush=True,
            )
        yield app
        db.session.remove()
        db.engine.dispose()


def _roles() -> None:
    """Open roles with four must-haves of mixed rarity."""
    draw = random.Random(1)
    skills = list(
        db.session.scalars(
            select(VocabularyTerm)
            .where(VocabularyTerm.kind == TermKind.skill)
            .order_by(VocabularyTerm.id)
        )
    )
    titles = list(
        db.session.scalars(
            select(VocabularyTerm)
            .where(VocabularyTerm.kind == TermKind.title)
            .order_by(VocabularyTerm.id)
        )
    )
    owners = list(db.session.scalars(select(Recruiter.id).order_by(Recruiter.id)))
    for number in range(ROLES):
        client = Client(name=f"Client {number}", industries=["Climate tech"])
        role = Role(
            client=client,
            owner_id=owners[number],
            title=draw.choice(titles).name,
            place_id=1,
            office_days=draw.choice([0, 2, 5]),
            pay_low=90_000,
            pay_high=140_000,
            pay_currency="CAD",
            pay_period="year",
            opened_at=datetime.now(UTC),
        )
        chosen = [*draw.sample(skills[:12], 2), *draw.sample(skills, 2)]
        role.requirements = [RoleRequirement(term=skill, is_must=True) for skill in chosen]
        db.session.add(role)
    db.session.commit()


def _report(app: Flask, people: int) -> None:
    role_ids = list(db.session.scalars(select(Role.id).order_by(Role.id)))
    engine = db.engine
    rows: dict[str, Measured] = {}
    rows["role saved to suggestions written"] = measure(
        engine, lambda n: run_task(app, "surface_role", role_id=role_ids[n % ROLES]), ROLES - 1
    )
    rows["person changed to suggestions written"] = measure(
        engine, lambda n: run_task(app, "rematch_candidate", candidate_id=1 + n * 97), RUNS
    )
    recruiter = db.session.scalars(
        select(Recruiter)
        .join(Suggestion, Suggestion.owner_id == Recruiter.id)
        .group_by(Recruiter.id)
        .order_by(text("count(*) DESC"))
        .limit(1)
    ).one()
    somebody = db.session.scalar(select(Suggestion.candidate_id).limit(1))
    client = app.test_client()
    sign_in(client, recruiter)
    for name, url in {
        "Today": "/today", "Candidate": f"/candidates/{somebody}", "Role": f"/roles/{role_ids[0]}",
        "Candidates": "/candidates", "Candidates, searched by name": "/candidates?q=moreau",
    }.items():  # fmt: skip
        rows[name] = measure(engine, lambda _n, url=url: _get(client, url), RUNS)
    vocabulary = vocabulary_for_notes(db.session())
    rows["a note read"] = measure(engine, lambda _n: read_note(NOTE, TODAY, vocabulary), 50)
    rows["50,000 characters read"] = measure(
        engine, lambda _n: read_note(LONG_NOTE, TODAY, vocabulary), 3
    )
    rows["digest for 100 recruiters"] = measure(engine, lambda _n: _digests(), 3)
    rows["the naive way: every person scored for a role"] = measure(
        engine, lambda n: _naive(role_ids[n]), 2
    )
    _print(people, rows)


def _get(client: object, url: str) -> None:
    response = client.get(url)  # type: ignore[attr-defined]
    assert response.status_code == 200, (url, response.status_code)


def _digests() -> None:
    session = db.session()
    for table in (DigestItem, DigestEdition, OutboxMessage):
        session.execute(delete(table))
    now = datetime.now(UTC)
    monday = (now - timedelta(days=now.weekday())).replace(hour=13, minute=0)
    write_due_editions(session, monday)
    session.commit()


def _naive(role_id: int) -> None:
    """What surfacing costs without the net: everybody is fetched and scored. Nothing is kept."""
    session = db.session()
    role = role_facts(session, session.get_one(Role, role_id))
    stored = session.execute(select(MatchProfile.candidate_id, MatchProfile.facts))
    best_first(
        role,
        (from_json(person, facts) for person, facts in stored),
        datetime.now(UTC).date(),
        most=300,
    )
    session.rollback()


def _print(people: int, rows: dict[str, Measured]) -> None:
    suggestions = db.session.scalar(select(text("count(*)")).select_from(Suggestion))
    looked_at = db.session.scalar(select(text("count(*)")).select_from(RoleFindings))
    print(f"\n{people:,} candidates, {looked_at} roles, {suggestions} suggestions waiting")
    print(f"{'':48}{'wall ms':>10}{'worst':>10}{'cpu ms':>10}{'queries':>10}")
    for name, measured in rows.items():
        print(
            f"{name:48}{measured.wall_ms:10.1f}{measured.worst_ms:10.1f}{measured.processor_ms:10.1f}{measured.queries:10}"
        )
    base = rows["role saved to suggestions written"]
    naive = rows["the naive way: every person scored for a role"]
    print(
        f"the net is {naive.processor_ms / max(base.processor_ms, 0.001):.0f} times cheaper than the naive way"
    )
    print(
        f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
