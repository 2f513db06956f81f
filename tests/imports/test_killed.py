"""A worker that is killed with -9 in the middle of an import: every row goes in once."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.embedded_postgres import Server
from agency.imports import applying
from agency.imports.applying import apply_next, begin_applying
from agency.imports.models import ChangeLog, ImportJob, ImportKind, JobState, RowState
from agency.imports.options import Options
from agency.imports.queries import counts_of
from agency.imports.undoing import begin_undoing
from agency.imports.uploading import keep_file
from agency.jobs.running import run_task
from agency.queue import later
from tests.conftest import settings_for
from tests.factories import NOON, AgencyFactory, RecruiterFactory, bind
from tests.imports.taking import check_file
from tests.support.whole import Processes, migrated_app, own_database, seeded, wait_until

ROWS = 1_200


@pytest.fixture
def scene(server: Server, tmp_path: Path, worker_id: str) -> Iterator[tuple[str, Flask, int]]:
    """A database with a file that is checked, and the job that applies it waiting."""
    with (
        own_database(server, f"killed_{worker_id}", like=seeded(server)) as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        bind(db.session)
        AgencyFactory()
        owner = RecruiterFactory(email="maya@example.com")
        lines = "".join(f"Person {n},p{n}@example.com,wants remote\n" for n in range(ROWS))
        file = BytesIO(f"name,email,note\n{lines}".encode())
        job = keep_file(db.session(), ImportKind.candidates, "people.csv", file, owner.id)
        job.options = Options(owner=owner.email, asks=True, notes_on=job_day()).as_json()
        job.begin(JobState.mapped, job.file_size, clock.now())
        db.session.commit()
        number = job.id
        run_task(app, "check_import", job_id=number)
        begin_applying(db.session(), fresh(number), clock.now())
        later(db.session(), "apply_import", job_id=number)
        db.session.commit()
        yield url, app, number


def job_day() -> date:
    return clock.today("UTC")


def rows_added(url: str) -> int:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        row = connection.execute(
            "SELECT count(*) FROM import_rows WHERE state = 'added'"
        ).fetchone()
    return int(row[0]) if row else 0


def test_killed_worker_leaves_whole_batches_and_the_next_goes_on(
    scene: tuple[str, Flask, int], tmp_path: Path
) -> None:
    url, app, number = scene
    environment = {"DATABASE_URL": url, "CALLBACK_VAR": str(tmp_path), "SECRET_KEY": "x" * 40}
    with Processes(environment, tmp_path / "processes.log") as processes:
        worker = processes.start("worker")
        wait_until(lambda: rows_added(url) > 0, 120, "the first batch")
        worker.kill()
        worker.wait()
    done = rows_added(url)
    assert 0 < done < ROWS, "it was killed in the middle"
    assert done % 200 == 0
    assert count(Candidate) == count(ChangeLog) == done
    while fresh(number).state is JobState.applying:
        run_task(app, "apply_import", job_id=number)  # as the job that is taken up again
    job = fresh(number)
    assert counts_of(db.session(), job) == {RowState.added: ROWS}
    assert count(Candidate) == count(ChangeLog) == ROWS
    begin_undoing(db.session(), job, clock.now())
    db.session.commit()
    while fresh(number).state is JobState.undoing:
        run_task(app, "undo_import", job_id=number)
    assert count(Candidate) == 0


def fresh(number: int) -> ImportJob:
    """The import as others left it."""
    db.session.rollback()
    return db.session.get_one(ImportJob, number)


def count(model: type) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_worker_that_commits_people_before_their_rows_leaves_some_that_no_undo_finds(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why both are one transaction: the naive way fails what the test above asks for."""
    AgencyFactory()
    RecruiterFactory(email="maya@harbourpike.example")
    rows = "name,email\n" + "".join(f"Person {n},p{n}@example.com\n" for n in range(20))
    job, book = check_file(session, ImportKind.candidates, rows)
    begin_applying(session, job, NOON)

    def commit_and_die(*_: object) -> None:
        session.commit()
        raise KeyboardInterrupt

    with monkeypatch.context() as naive:
        naive.setattr(applying, "_write_down", commit_and_die)
        with pytest.raises(KeyboardInterrupt):
            apply_next(session, job, book, NOON)
    while not apply_next(session, job, book, NOON).finished:
        session.commit()
    people = session.scalar(select(func.count()).select_from(Candidate))
    assert people == 20
    assert session.scalar(select(func.count()).select_from(ChangeLog)) == 0
