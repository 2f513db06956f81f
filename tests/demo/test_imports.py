"""The two imports of the demo: one saved, one waiting, each with rows that only a person can decide."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.demo.imports import SAVED, WAITING, write_imports
from agency.demo.making import build_demo
from agency.imports.models import ImportJob, JobState, RowState
from agency.imports.queries import counts_of, rows_in, why_aside
from tests.demo.moment import TODAY

pytestmark = pytest.mark.seeded

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 15, 30, tzinfo=UTC)


def test_one_is_saved_and_one_waits_with_rows_to_decide(session: Session) -> None:
    build_demo(session, TODAY, NOW)
    write_imports(session, NOW)
    saved, waiting = session.scalars(select(ImportJob).order_by(ImportJob.id))
    assert (saved.file_name, saved.state) == (SAVED, JobState.applied)
    assert (waiting.file_name, waiting.state) == (WAITING, JobState.checked)
    assert saved.may_be_undone(NOW + timedelta(days=4))
    assert saved.made_by is not None
    assert counts_of(session, saved) == {RowState.added: 6, RowState.aside: 3, RowState.refused: 1}
    assert counts_of(session, waiting)[RowState.new] >= 3
    assert set(why_aside(session, waiting)) == {"name", "email", "note"}
    names = {row.cells[0] for row in rows_in(session, saved, RowState.added)}
    assert "Danuta Olawale" in names
