"""``python -m bench [PEOPLE ...]``: 10,000 and 100,000 unless told otherwise; prints one table a size.

``BENCH_FIT=1`` leaves out what is more than matching: jobs, pages, notes, the digest.
Compare rows and columns of one run, never runs of two machines.
"""

import os
import resource
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy import delete, func, select

from agency.clients.models import Role
from agency.database import db
from agency.digest.models import DigestEdition, DigestItem
from agency.digest.writing import write_due_editions
from agency.jobs.running import run_task
from agency.mail.models import OutboxMessage
from agency.matching import crowd, pool
from agency.matching.crowd import crowd_of
from agency.matching.profiles import refresh_profiles
from agency.matching.queries import people_for_role, roles_for_person
from agency.matching.ranking import Ranked
from agency.recontact.models import Suggestion
from agency.touches.reading import read_note
from agency.touches.vocabulary import vocabulary_for_notes
from bench.agencies import ROLES, agencies
from bench.measuring import Database, Measured, measure, middle, p95
from bench.naive import naive_list
from bench.pages import report_pages
from bench.plans import write_plans

NOTE = "Called, not now, open to a lead role after June, remote only, 120k, PMP in progress"
LONG_NOTE = (NOTE + ". ") * 580
TODAY = date(2026, 6, 18)
LISTS = 100
"""Roles whose lists are measured, of each kind, in a new process and as many others in one that has worked for a
while; a twentieth of them are what p95 leaves out."""
NAIVE_LISTS = 20
COMPARED = 10
"""Lists held against weighing everybody, of each kind."""
SURFACED = 40
SHOWN = 50
NEW_LIST, NEW_WIDE = "ranked list, new process, town", "ranked list, new process, anywhere"
LIST, WIDE = "role saved to ranked list, town", "role saved to ranked list, anywhere"
NAIVE, NAIVE_WIDE = "naive joins for the same, town", "naive joins for the same, anywhere"


def main(sizes: list[int]) -> None:
    for people, app in agencies(sizes):
        _report(app, people)


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")


def _report(app: Flask, people: int) -> None:
    engine = db.engine
    database = Database(_plain(engine.url.render_as_string(hide_password=False)))
    rows: dict[str, Measured] = {}

    def row(name: str, work: Callable[[int], object], runs: int) -> None:
        print(f"  {name}", file=sys.stderr, flush=True)
        rows[name] = measure(engine, database, work, runs)

    near, wide = _roles(anywhere=False), _roles(anywhere=True)
    row(NEW_LIST, lambda n: _list(near[-n]), LISTS)
    row(NEW_WIDE, lambda n: _list(wide[-n]), LISTS)
    row("person matched again, 10,000 roles", lambda n: _roles_of(1 + n * 97 % people), LISTS)
    row("the same, once the roles were read", lambda n: _roles_of(1 + n * 97 % people), LISTS)
    pool._text_of.cache_clear()  # what a role says when it is saved is new
    row(LIST, lambda n: _list(near[n]), LISTS)
    row(WIDE, lambda n: _list(wide[n]), LISTS)
    row(NAIVE, lambda n: naive_list(db.session(), near[n]), NAIVE_LISTS)
    row(NAIVE_WIDE, lambda n: naive_list(db.session(), wide[n]), NAIVE_LISTS)
    row("everybody read by a new process", lambda _n: _read_everybody(), 2)
    with_the_rest = not os.environ.get("BENCH_FIT")
    if with_the_rest:
        _measure_the_rest(app, people, near, row)
    _print(people, rows)
    _print_compared(near[:COMPARED] + wide[:COMPARED])
    write_plans(db.session(), people, near[0])
    if with_the_rest:
        report_pages(app, people)


def _measure_the_rest(
    app: Flask,
    people: int,
    near: list[int],
    row: Callable[[str, Callable[[int], object], int], None],
) -> None:
    row(
        "role saved to suggestions written",
        lambda n: run_task(app, "surface_role", role_id=near[n]),
        SURFACED,
    )
    row(
        "person changed to suggestions written",
        lambda n: _changed(app, 1 + n * 97 % people),
        SURFACED,
    )
    vocabulary = vocabulary_for_notes(db.session())
    row("a note read", lambda _n: read_note(NOTE, TODAY, vocabulary), 50)
    row("50,000 characters read", lambda _n: read_note(LONG_NOTE, TODAY, vocabulary), 3)
    row("digest for 100 recruiters", lambda _n: _digests(), 3)


def _print_compared(role_ids: list[int]) -> None:
    """Whether the first fifty are those that weighing everybody in the net gives."""
    same = sum(_first(role).fits == _first(role, everybody=True).fits[:SHOWN] for role in role_ids)
    db.session().rollback()
    print(
        f"{same} of {len(role_ids)} lists are what weighing everybody in the net gives", flush=True
    )


def _first(role_id: int, everybody: bool = False) -> Ranked:
    session = db.session()
    role = session.get_one(Role, role_id)
    most = None if everybody else SHOWN
    return people_for_role(session, role, datetime.now(UTC).date(), most=most)


def _read_everybody() -> None:
    """As a new process does before its first list."""
    crowd._kept.clear()
    crowd_of(db.session())
    db.session().rollback()


def _roles(anywhere: bool) -> list[int]:
    """Twice as many as are measured at a time, and one: the first warms up."""
    query = select(Role.id).where((Role.office_days == 0) == anywhere)
    return list(db.session.scalars(query.order_by(Role.id).limit(2 * LISTS + 1)))


def _list(role_id: int) -> None:
    """With the sentences of whoever fits, which a worker writes down; those of people one step short nobody reads there."""
    for fit in _first(role_id).fits:
        fit.in_words.read  # noqa: B018 - reading writes them
    db.session().rollback()


def _roles_of(candidate_id: int) -> None:
    session = db.session()
    roles_for_person(session, candidate_id, datetime.now(UTC).date())
    session.rollback()


def _changed(app: Flask, candidate_id: int) -> None:
    """The row is written anew and the roles are gone through."""
    refresh_profiles(db.session(), [candidate_id])
    db.session.commit()
    run_task(app, "rematch_candidate", candidate_id=candidate_id)


def _digests() -> None:
    session = db.session()
    for table in (DigestItem, DigestEdition, OutboxMessage):
        session.execute(delete(table))
    now = datetime.now(UTC)
    monday = (now - timedelta(days=now.weekday())).replace(hour=13, minute=0)
    write_due_editions(session, monday)
    session.commit()


def _print(people: int, rows: dict[str, Measured]) -> None:
    waiting = db.session.scalar(select(func.count()).select_from(Suggestion))
    print(f"\n{people:,} candidates, {ROLES:,} open roles, {waiting:,} suggestions waiting")
    print("Processor ms here, in PostgreSQL, and both; the last as median, p95 and worst.")
    head = ("wall", "here", "PostgreSQL", "both", "p95", "worst", "queries")
    print(f"{'':40}" + "".join(f"{one:>11}" for one in head))
    for name, measured in rows.items():
        both = measured.both
        figures = (
            middle(measured.wall), middle(measured.processor), middle(measured.database), middle(both),
            p95(both), max(both),
        )  # fmt: skip
        print(f"{name:40}" + "".join(f"{one:11.1f}" for one in figures) + f"{measured.queries:11}")
    for ours, theirs in ((LIST, NAIVE), (WIDE, NAIVE_WIDE)):
        same = rows[ours].both[:NAIVE_LISTS]
        naive = rows[theirs].both
        print(
            f"{ours}: naive joins for the same roles take {middle(naive) / middle(same):.1f} times as much"
            f" (medians), {sum(naive) / sum(same):.1f} times for all of them together"
        )
    a_night = (3 * sum(rows[LIST].both) + sum(rows[WIDE].both)) / (4 * LISTS) * ROLES / 60_000
    print(f"a night's {ROLES:,} lists, from these means: {a_night:.1f} minutes of one processor")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    waiting_jobs = os.getloadavg()[2]
    print(f"memory at most {memory:.0f} MB; load of fifteen minutes {waiting_jobs:.1f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
