"""What an import keeps of people, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from agency.imports.forgetting import KEPT_DAYS, forget_imports, forget_person
from agency.imports.models import (
    UNDO_DAYS,
    ChangeLog,
    ImportJob,
    ImportKind,
    ImportPiece,
    ImportRow,
    JobState,
    RowState,
)
from agency.jobs.running import run_task
from tests.factories import AgencyFactory, CandidateFactory

NOW = datetime.now(UTC)


@pytest.fixture
def job(session: Session) -> ImportJob:
    """Applied, with a row that went in and one that waits."""
    ana = CandidateFactory(full_name="Ana Brook")
    job = ImportJob(
        kind=ImportKind.candidates, state=JobState.applied, file_name="people.csv",
        file_sha256="x", file_size=1, applied_at=NOW, notes=["Line 2: “X” is not among the places."],
    )  # fmt: skip
    session.add(job)
    session.flush()
    session.add_all(
        [
            ImportRow(
                job_id=job.id, row_no=1, line=2, row_hash="a", state=RowState.added,
                candidate_id=ana.id, cells=["Ana Brook"],
            ),
            ImportRow(
                job_id=job.id, row_no=2, line=3, row_hash="b", state=RowState.aside,
                cells=["Bo", "Somebody@Example.com"],
            ),
            ImportPiece(job_id=job.id, n=0, data=b"name\nAna Brook\n"),
            ChangeLog(job_id=job.id, row_no=1, candidate_id=ana.id),
        ]
    )  # fmt: skip
    session.flush()
    return job


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_after_a_week_nothing_is_kept_to_take_it_back_with(
    session: Session, job: ImportJob
) -> None:
    forget_imports(session, NOW + timedelta(days=UNDO_DAYS) - timedelta(minutes=1))
    assert count(session, ChangeLog) == 1
    forget_imports(session, NOW + timedelta(days=UNDO_DAYS, minutes=1))
    assert count(session, ChangeLog) == 0
    assert count(session, ImportRow) == 2


def test_after_a_month_the_cells_are_gone_and_nobody_decides_any_more(
    session: Session, job: ImportJob
) -> None:
    forget_imports(session, NOW + timedelta(days=KEPT_DAYS, minutes=1))
    session.expire_all()
    rows = session.scalars(select(ImportRow).order_by(ImportRow.row_no)).all()
    assert [row.cells for row in rows] == [[], []]
    assert [row.state for row in rows] == [RowState.added, RowState.left_out]
    assert job.notes == []


def test_a_file_nobody_went_on_with_is_thrown_away_after_a_week(
    session: Session, job: ImportJob
) -> None:
    job.state, job.applied_at = JobState.checked, None
    session.execute(text("DELETE FROM change_log"))
    session.flush()
    forget_imports(session, NOW + timedelta(days=UNDO_DAYS + 1))
    assert [count(session, one) for one in (ImportJob, ImportRow, ImportPiece)] == [0, 0, 0]


def test_erasing_somebody_takes_their_rows_and_every_file_that_waits(
    session: Session, job: ImportJob
) -> None:
    forget_person(session, 0, ["somebody@example.com"])
    assert session.scalars(select(ImportRow.row_no)).all() == [1]
    assert count(session, ImportPiece) == 0


def test_an_import_that_stands_still_is_taken_up(
    app: Flask, session: Session, job: ImportJob
) -> None:
    AgencyFactory()
    long_ago = NOW - timedelta(hours=2)
    session.execute(update(ImportJob).values(state=JobState.applying, changed_at=long_ago))
    session.commit()
    run_task(app, "tidy_up")
    waiting = text(
        "SELECT args->>'job_id' FROM procrastinate_jobs WHERE task_name = 'apply_import'"
    )
    assert session.scalars(waiting).all() == [str(job.id)]
