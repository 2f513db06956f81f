"""How files are kept, and for how long."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.resumes import newest_resume
from agency.contact.consent import Told
from agency.jobs.tasks import tidy_up
from agency.resumes.models import FileState, ResumeBatch, ResumeFile
from agency.resumes.storing import KEPT_UNSETTLED, FileRefused, store_resume
from agency.rights.erasing import erase
from agency.rights.holding import everything_held
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ResumeBatchFactory,
    ResumeFactory,
    ResumeFileFactory,
    WayFactory,
)


def kept(session: Session) -> set[int]:
    return set(session.scalars(select(ResumeFile.id)))


def test_fifty_megabytes_of_a_person_are_enough(session: Session) -> None:
    person = CandidateFactory()
    for _ in range(5):
        ResumeFileFactory(candidate_id=person.id, size=10 * 1024 * 1024)
    with pytest.raises(FileRefused, match="more than 50 MB"):
        store_resume(session, person.id, b"More", "a.txt", NOON, by_id=None)


def test_a_file_somebody_left_is_no_version_before_a_recruiter_confirms_it(
    session: Session,
) -> None:
    from agency.jobs.reading_resumes import read_resume_file

    AgencyFactory()
    person = CandidateFactory()
    file = store_resume(
        session, person.id, b"Ten years of payroll.", "cv.txt", NOON, by_id=None, is_pending=True
    )
    assert read_resume_file(session, NOON, file.id) == {"read": 1}
    assert newest_resume(session, person.id) is None
    assert session.get_one(ResumeFile, file.id).state is FileState.read


def test_what_nobody_decided_on_is_forgotten_after_thirty_days(session: Session) -> None:
    old = NOON - KEPT_UNSETTLED - timedelta(days=1)
    batch = ResumeBatchFactory(uploaded_at=old)
    ResumeFileFactory(candidate_id=None, batch_id=batch.id, uploaded_at=old)
    version = ResumeFactory()
    counted = ResumeFileFactory(
        candidate_id=version.candidate_id, resume_id=version.id, uploaded_at=old
    )
    settled = ResumeFileFactory(state=FileState.settled, uploaded_at=old)
    fresh = ResumeFileFactory(candidate_id=None)
    tidy_up(session, NOON)
    assert kept(session) == {counted.id, settled.id, fresh.id}
    assert session.get(ResumeBatch, batch.id) is None


def test_erasing_takes_the_files_of_a_person_and_those_of_nobody_with_their_address(
    session: Session,
) -> None:
    AgencyFactory()
    person = CandidateFactory()
    WayFactory(candidate=person, kind="email", value="amara@example.com")
    session.expire_all()
    ResumeFileFactory(candidate_id=person.id)
    ResumeFileFactory(candidate_id=None, addresses=["amara@example.com"])
    other = ResumeFileFactory(candidate_id=None, addresses=["tom@example.com"])
    erase(session, person, Told(how="form", at=NOON))
    assert kept(session) == {other.id}


def test_a_person_takes_their_files_away_whole(session: Session) -> None:
    AgencyFactory()
    person = CandidateFactory()
    ResumeFileFactory(candidate_id=person.id, content=b"%PDF-1.7 Amara")
    (file,) = everything_held(session, person)["files_of_your_resume"]
    assert file["content"] == "JVBERi0xLjcgQW1hcmE="
    assert file["name"] == "resume.txt"
    (shown,) = everything_held(session, person, with_files=False)["files_of_your_resume"]
    assert shown == {name: value for name, value in file.items() if name != "content"}
