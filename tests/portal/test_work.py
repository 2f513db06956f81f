"""Work going on, and how far it is: one component on every page that shows some."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency import clock
from agency.exports.models import Export, ExportForm, ExportKind, ExportState
from agency.imports.models import ImportJob, ImportKind, JobState
from agency.portal.progress import Progress, how_long, progress
from agency.queue import later
from agency.queue.models import JobRun
from agency.recruiters.models import Recruiter
from agency.resumes.models import FileState
from tests.factories import (
    NOON,
    AgencyFactory,
    RecruiterFactory,
    ResumeBatchFactory,
    ResumeFileFactory,
)
from tests.support.pages import AuditedClient
from tests.support.signing_in import sign_in

URL = "/work"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def maya(client: AuditedClient, session: Session) -> Recruiter:
    AgencyFactory()
    who: Recruiter = RecruiterFactory()
    sign_in(client, who)
    return who


def test_what_is_left_goes_as_what_is_done_went() -> None:
    half = progress(500, 1_000, "rows", NOON, NOON + 3 * MINUTE)
    assert (half.per_cent, half.seconds_left) == (50, 180)
    assert half.sentence == "50 per cent: 500 of 1,000 rows. About 3 minutes to go."


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(None, "It has just begun."), (59, "Less than a minute to go."), (90, "About 2 minutes to go."), (60, "About 1 minute to go."), (3 * 3600, "About 3 hours to go.")],
)  # fmt: skip
def test_how_long_it_takes_yet_is_said_as_far_as_it_can_be(
    seconds: float | None, says: str
) -> None:
    assert how_long(seconds) == says


def test_what_has_just_begun_or_has_no_end_is_told_as_it_is() -> None:
    assert (
        progress(0, 10, "lines", NOON, NOON).sentence
        == "0 per cent: 0 of 10 lines. It has just begun."
    )
    assert progress(0, 0, "lines", NOON, NOON).per_cent is None
    assert (
        Progress(12, None, "roles to match", 30).sentence
        == "12 roles to match. Less than a minute to go."
    )


def test_nothing_going_on_is_said(client: AuditedClient, maya: Recruiter) -> None:
    page = client.get(URL).text
    assert "Nothing is going on" in page
    assert "hx-trigger" not in page.split('id="work"')[1].split(">")[0]


def test_imports_files_resumes_and_matching_are_listed_with_where_they_are_watched(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    ago = clock.now() - MINUTE
    job = ImportJob(
        kind=ImportKind.candidates, state=JobState.applying, file_name="people.csv", file_sha256="x",
        file_size=1, done=200, of=800, began_at=ago,
    )  # fmt: skip
    export = Export(
        recruiter_id=maya.id, kind=ExportKind.candidates, form=ExportForm.csv, rows=40,
        done=10, state=ExportState.making, asked_at=ago,
    )  # fmt: skip
    batch = ResumeBatchFactory(uploaded_at=ago)
    for state in (FileState.waiting, FileState.read, FileState.read):
        ResumeFileFactory(batch_id=batch.id, state=state)
    session.add_all([job, export])
    for role_id in range(3):
        later(session, "surface_role", role_id=role_id)
    session.add(JobRun(task="surface_role", started_at=ago, ended_at=ago + timedelta(seconds=40)))
    session.commit()
    page = client.get(URL).text
    assert f'<a href="/imports/{job.id}">Saving the rows: people.csv</a>' in page
    assert "25 per cent: 200 of 800 rows." in page
    assert f'<a href="/exports/{export.id}">File: ' in page
    assert "25 per cent: 10 of 40 lines." in page
    assert f'<a href="/resumes/{batch.id}">' in page
    assert "66 per cent: 2 of 3 files." in page
    assert "3 roles to match. About 2 minutes to go." in page
    assert 'hx-trigger="every 3s"' in page


def test_somebody_elses_file_is_not_listed(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    other = RecruiterFactory()
    session.add(
        Export(
            recruiter_id=other.id, kind=ExportKind.candidates, form=ExportForm.csv, rows=40,
            state=ExportState.making, asked_at=clock.now(),
        )
    )  # fmt: skip
    session.commit()
    assert "Nothing is going on" in client.get(URL).text


def test_what_is_finished_is_not_going_on(
    client: AuditedClient, session: Session, maya: Recruiter
) -> None:
    session.add(
        ImportJob(
            kind=ImportKind.candidates, state=JobState.applied, file_name="people.csv",
            file_sha256="x", file_size=1,
        )
    )  # fmt: skip
    session.commit()
    assert "Nothing is going on" in client.get(URL).text
