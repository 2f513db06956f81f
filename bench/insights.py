"""``python -m bench.insights [PEOPLE]``: Insights, the audit and Jobs over many people (100,000 unless told otherwise).

Figures only: people without words, each with a handful of touches, written by the database itself and
kept for the next run; ``BENCH_FRESH=1`` writes them anew.
"""

import os
import sys
import time
from datetime import UTC, datetime

import psycopg
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import (
    DateTime,
    Integer,
    Select,
    String,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.orm import Session

from agency import embedded_postgres
from agency.candidates.models import Candidate
from agency.clients.models import Client, Role
from agency.contact.models import ConsentEntry, ContactTerms
from agency.database import db
from agency.history import Change
from agency.recontact.models import Suggestion
from agency.recruiters.models import AccessLevel, Agency, Recruiter
from agency.submissions.models import Submission
from agency.touches.models import Promise, Touch
from bench.agencies import FOLDER, ROOT, app_on
from bench.measuring import Database, measure, middle, p95
from tests.support.signing_in import sign_in

RECRUITERS = 100
TOUCHES, RUNS = 6, 5
PAGES = {
    "Insights, the team's twelve weeks": "/insights?whose=team&weeks=12",
    "Insights, the team's year": "/insights?whose=team&weeks=52",
    "Insights, one recruiter's twelve weeks": "/insights?whose=mine&weeks=12",
    "Insights, numbers as CSV": "/insights.csv",
    "Audit": "/settings/audit",
    "Audit, one recruiter": "/settings/audit?who=recruiter-7",
    "Jobs and health": "/settings/jobs",
    "Recruiters and desks": "/settings/recruiters",
}


def main(people: int) -> None:
    os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"
    server = embedded_postgres.start(FOLDER / "postgres")
    try:
        plain = server.url("postgres").replace("+psycopg", "")
        name = f"bench_insights_{people}"
        with psycopg.connect(plain, autocommit=True) as admin:
            if os.environ.get("BENCH_FRESH"):
                admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not known:
                admin.execute(f"CREATE DATABASE {name}")
        app = app_on(server.url(name))
        with app.app_context():
            if not known:
                _generate(db.session(), people)
            _report(app, people)
            db.session.remove()
            db.engine.dispose()
    finally:
        server.stop()


def _generate(session: Session, people: int) -> None:
    began = time.perf_counter()
    upgrade(directory=str(ROOT / "migrations"))
    now = datetime.now(UTC)
    session.execute(text("SELECT setseed(0.5)"))
    session.add(
        Agency(
            id=1,
            name="Bench",
            postal_address="x",
            mail_from="x@example.com",
            zone="UTC",
            currency="CAD",
        )
    )
    session.add_all(
        Recruiter(name=f"Recruiter {n}", email=f"r{n}@example.com", zone="UTC", access_level=AccessLevel.administrator)
        for n in range(RECRUITERS)
    )  # fmt: skip
    session.flush()
    client = Client(name="Client")
    session.add(client)
    session.flush()
    first = session.scalar(select(func.min(Recruiter.id))) or 1
    session.add(Role(client_id=client.id, owner_id=first, title="Role"))
    session.flush()
    role_id = session.scalar(select(Role.id))
    _write(session, Candidate, _each(people), full_name=literal("Person"), owner_id=_owner(first))
    session.execute(text("ANALYZE candidates"))
    person, owner = Candidate.id, Candidate.owner_id
    limit = case((person % 100 < 45, 2), else_=None)
    _write(
        session,
        ContactTerms,
        select(person),
        candidate_id=person,
        limit_count=limit,
        limit_days=literal(91),
    )
    touches = select(person).join(func.generate_series(1, TOUCHES).table_valued("n"), literal(True))
    _write(
        session, Touch, touches, candidate_id=person, recruiter_id=owner,
        channel=literal("call"), direction=case((func.random() < 0.85, "ours"), else_="theirs"),
        kind=case((func.random() < 0.7, "conversation"), else_="attempt"), happened_at=_ago(now, 730),
    )  # fmt: skip
    some = select(person).where(person % 100 < 60)
    at = _ago(now, 365)
    _write(
        session, Suggestion, some, candidate_id=person, owner_id=owner, kind=literal("role"), role_id=literal(role_id),
        occasion=func.concat("x:", cast(person, String)), state=case((person % 3 == 0, "contacted"), else_="expired"),
        why=literal("x"), words=case((person % 2 == 0, "x"), else_=""), due_on=literal(now.date()), surfaced_at=at,
        settled_at=literal(now),
    )  # fmt: skip
    few = select(person).where(person % 100 < 20)
    due = now.date() - cast(func.random() * 365, Integer)
    kept = case((func.random() < 0.9, cast(due, DateTime(timezone=True))), else_=None)
    _write(
        session,
        Promise,
        few,
        candidate_id=person,
        recruiter_id=owner,
        what=literal("x"),
        due_on=due,
        kept_at=kept,
    )
    _write(
        session, Submission, select(person).where(person % 100 < 5), candidate_id=person, role_id=literal(role_id),
        recruiter_id=owner, stage=case((person % 20 == 0, "placed"), else_="submitted"), staged_at=_ago(now, 365),
    )  # fmt: skip
    _write(
        session, ConsentEntry, select(person), candidate_id=person, kind=literal("contact"), answer=literal("yes"),
        how=literal("call"), at=_ago(now, 730), recorded_by_id=owner,
    )  # fmt: skip
    changes = select(person).join(func.generate_series(1, 5).table_valued("n"), literal(True))
    _write(
        session, Change, changes, table_name=literal("candidates"), row_id=person, before=_json(), after=_json(),
        actor_kind=literal("recruiter"), actor_id=owner, at=_ago(now, 730),
    )  # fmt: skip
    session.commit()
    session.connection(execution_options={"isolation_level": "AUTOCOMMIT"}).execute(
        text("VACUUM ANALYZE")
    )
    session.commit()
    assert session.scalar(select(func.count(Touch.id))) == people * TOUCHES
    print(f"{people:,} people written in {time.perf_counter() - began:.0f} s", flush=True)


def _report(app: Flask, people: int) -> None:
    watched = Database(
        db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    )
    client = app.test_client()
    sign_in(client, db.session.scalars(select(Recruiter).order_by(Recruiter.id)).first())
    print(f"\n{people:,} people, {people * TOUCHES:,} touches; median ms of {RUNS}")
    print(f"{'':42}{'here':>10}{'PostgreSQL':>12}{'both':>10}{'p95':>10}{'queries':>10}")
    for name, url in PAGES.items():

        def opened(_run: int, url: str = url) -> None:
            answer = client.get(url)
            assert answer.status_code == 200, (url, answer.status_code)

        found = measure(db.engine, watched, opened, RUNS)
        figures = (
            middle(found.processor),
            middle(found.database),
            middle(found.both),
            p95(found.both),
        )
        print(
            f"{name:42}{figures[0]:10.1f}{figures[1]:12.1f}{figures[2]:10.1f}{figures[3]:10.1f}{found.queries:10}"
        )


def _write(session: Session, model: type, rows: "Select[tuple[int]]", **columns: object) -> None:
    named = [value.label(name) for name, value in columns.items()]  # type: ignore[attr-defined]
    chosen = rows.with_only_columns(*named, maintain_column_froms=True)
    session.execute(insert(model).from_select(list(columns), chosen))


def _each(count: int) -> "Select[tuple[int]]":
    return select(func.generate_series(1, count).table_valued("n").c.n)


def _owner(first: int) -> object:
    return literal(first) + cast(func.floor(func.random() * RECRUITERS), Integer)


def _ago(now: datetime, days: int) -> object:
    return literal(now) - func.random() * func.make_interval(0, 0, 0, days)


def _json() -> object:
    return func.jsonb_build_object("employer", "x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
