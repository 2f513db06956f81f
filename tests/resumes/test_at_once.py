"""Two workers save two files of one new person at the same moment: the person is added once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from agency.candidates.models import Candidate
from agency.database import db
from agency.embedded_postgres import Server
from agency.jobs.running import run_task
from agency.resumes import accepting
from agency.resumes.models import FileState, ResumeFile
from tests.conftest import settings_for
from tests.factories import AgencyFactory, RecruiterFactory, ResumeFileFactory, bind
from tests.support.whole import migrated_app, own_database

ADDRESS = "amara@example.com"


@pytest.fixture
def app(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    with (
        own_database(server, f"resumes_at_once_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        bind(db.session)
        AgencyFactory()
        RecruiterFactory(id=1)
        for number in (1, 2):
            ResumeFileFactory(
                id=number, candidate_id=None, state=FileState.accepted, read_name="Amara Diallo",
                text=f"Amara Diallo\n{ADDRESS}\nVersion {number}", addresses=[ADDRESS],
            )  # fmt: skip
        db.session.commit()
        yield app


def save_both(app: Flask, monkeypatch: pytest.MonkeyPatch) -> int:
    """Each looks whether the person is here, and would wait until the other has looked too; how many there are."""
    together, whose = Barrier(2), accepting._whose

    def look_then_wait(*args: Any) -> Candidate | None:
        found = whose(*args)
        with suppress(BrokenBarrierError):
            together.wait(timeout=2)
        return found

    monkeypatch.setattr(accepting, "_whose", look_then_wait)
    with ThreadPoolExecutor(2) as pool:
        for done in [
            pool.submit(run_task, app, "save_resume_file", file_id=number, by_id=1)
            for number in (1, 2)
        ]:
            assert done.result() == {"saved": 1}
    assert set(db.session.scalars(select(ResumeFile.state))) == {FileState.settled}
    return db.session.scalar(select(func.count()).select_from(Candidate)) or 0


def test_one_person_in_two_files_is_added_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert save_both(app, monkeypatch) == 1


def test_without_the_lock_they_would_be_added_twice(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agency.jobs.reading_resumes.one_at_a_time", lambda _session: None)
    assert save_both(app, monkeypatch) == 2
