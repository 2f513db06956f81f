"""Résumés' files: brought, read by the workers, confirmed, kept, taken away."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from agency.candidates.models import Candidate, WayToReach
from agency.candidates.resumes import newest_resume, resume_versions
from agency.candidates.suppression import suppress
from agency.config import Clamd
from agency.contact.consent import current_consent, ledger_of
from agency.contact.models import ConsentKind
from agency.database import keyed_hash
from agency.jobs.reading_resumes import TRY_AGAIN, read_resume_file
from agency.jobs.tasks import TASKS
from agency.matching.models import MatchFacts, MatchProfile
from agency.resumes.models import FileState, ResumeBatch, ResumeFile
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    RecruiterFactory,
    ResumeFileFactory,
    TermFactory,
    WayFactory,
)
from tests.support.clamd import VIRUS, clamd
from tests.support.signing_in import sign_in

RESUME = """Amara Diallo
amara.diallo@example.com | 902-555-0142 | linkedin.com/in/amara-diallo

Experience
Payroll Lead, Borealis Ltd., Jan 2022 - Present
Payroll Clerk, Corner & Sons, Mar 2019 - Dec 2021

Skills
Python, Month ends
Languages
English, French
"""


@pytest.fixture
def maya(client: FlaskClient) -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False):
        AgencyFactory()
        TermFactory(name="Python")
        maya = RecruiterFactory(name="Maya Lindqvist")
        sign_in(client, maya)
        yield maya


def work(session: Session) -> list[str]:
    """Run every job that waits, as a worker would, until none is left; their names."""
    ran = []
    while True:
        query = "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo' AND task_name LIKE '%resume_file' ORDER BY id"
        waiting = session.execute(text(query)).all()
        if not waiting:
            return ran
        for job, name, arguments in waiting:
            session.execute(
                text("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = :id"), {"id": job}
            )
            TASKS[name](session, NOON, **arguments)
            ran.append(name)


def upload(
    client: FlaskClient, url: str, *files: tuple[bytes, str], page: str = "", **fields: str
) -> Any:
    """Post a form with files, encoded here: the test client's own encoder leaves large ones open."""
    client.get(page or url)
    parts = [FileStorage(io.BytesIO(content), name, "files") for content, name in files]
    values = MultiDict({**fields, "csrf_token": client.csrf_token})
    values.setlist("files", parts)
    boundary, body = encode_multipart(values)
    return client.post(url, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def zipped(**files: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return kept.getvalue()


def only_file(session: Session) -> ResumeFile:
    return session.scalars(select(ResumeFile)).one()


def test_a_file_brought_to_a_person_counts_as_their_text_once_it_is_read(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(full_name="Amara Diallo", owner=maya, title="", employer="")
    page = f"/candidates/{person.id}/resume"
    answer = upload(client, f"{page}/files", (RESUME.encode(), "Amara CV.txt"), page=page)
    assert answer.location == f"{page}#from-files"
    assert "Being read." in client.get(page).text
    assert newest_resume(session, person.id) is None
    work(session)
    shown = client.get(page).text
    assert "Its text counts already. What it says waits to be confirmed." in shown
    held = newest_resume(session, person.id)
    assert held is not None
    assert held.text == RESUME.strip()
    assert held.added_by_id == maya.id
    assert held.source == "Amara CV.txt"
    assert session.get_one(MatchFacts, person.id).words is not None or session.get(
        MatchProfile, person.id
    )
    assert session.get_one(Candidate, person.id).title == "", "nothing it says is saved unconfirmed"
    assert "Keep a copy of the file" in shown
    assert "1 file waits to be confirmed" in client.get(f"/candidates/{person.id}").text


def test_what_it_says_is_shown_with_its_words_and_saved_when_ticked(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(full_name="Amara Diallo", owner=maya, title="", employer="")
    upload(
        client,
        f"/candidates/{person.id}/resume/files",
        (RESUME.encode(), "a.txt"),
        page="/candidates",
    )
    work(session)
    url = f"/resumes/files/{only_file(session).id}"
    page = client.get(url).text
    assert "“Payroll Clerk, Corner &amp; Sons, Mar 2019 - Dec 2021”" in page
    keys = ticked(page)
    client.post_form(url, {"keys": keys}, page=url)
    kept = session.get_one(Candidate, person.id)
    assert (kept.title, kept.employer) == ("Payroll Lead", "Borealis Ltd.")
    assert [(job.title, job.employer) for job in kept.earlier_jobs] == [
        ("Payroll Clerk", "Corner & Sons")
    ]
    assert [held.skill.name for held in kept.skills] == ["Python"]
    assert kept.languages == ["English", "French"]
    assert "in/amara-diallo" in [way.value for way in kept.ways]
    assert only_file(session).state is FileState.settled


def ticked(page: str) -> list[str]:
    """The boxes that are ticked when the page opens."""
    boxes = page.split('name="keys" value="')[1:]
    return [box.partition('"')[0] for box in boxes if " checked" in box.partition(">")[0]]


def test_only_what_is_ticked_is_saved(session: Session, client: FlaskClient, maya: Any) -> None:
    person = CandidateFactory(full_name="Amara Diallo", owner=maya, title="", employer="")
    file = ResumeFileFactory(candidate_id=person.id, text=RESUME.strip(), uploaded_at=NOON)
    url = f"/resumes/files/{file.id}"
    client.post_form(url, {"keys": ["made-up"]}, page=url)
    kept = session.get_one(Candidate, person.id)
    assert (kept.title, kept.earlier_jobs, kept.skills) == ("", [], [])
    assert newest_resume(session, person.id) is not None


def test_what_a_person_said_is_never_replaced(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(
        full_name="Amara Diallo", owner=maya, title="Controller", employer="Osprey"
    )
    before = {way.kind: way.value for way in person.ways}
    file = ResumeFileFactory(candidate_id=person.id, text=RESUME.strip())
    url = f"/resumes/files/{file.id}"
    page = client.get(url).text
    assert "On record: Controller, Osprey" in page
    client.post_form(url, {"keys": [*ticked(page), *all_keys(session, file)]}, page=url)
    kept = session.get_one(Candidate, person.id)
    assert (kept.title, kept.employer) == ("Controller", "Osprey")
    after = {way.kind: way.value for way in kept.ways}
    assert before.items() <= after.items()


def all_keys(session: Session, file: ResumeFile) -> list[str]:
    from agency.resumes.accepting import facts_of
    from agency.touches.vocabulary import vocabulary_for_notes

    return [one.key for one in facts_of(file, vocabulary_for_notes(session))]


def test_many_at_once_are_matched_proposed_or_set_aside(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    known = CandidateFactory(full_name="Tom Berg", owner=maya)
    WayFactory(candidate=known, kind="email", value="tom@example.com")
    lines = len(ledger_of(session, known.id))
    files = zipped(
        amara_txt=RESUME.encode(),
        tom_txt=b"Tom Berg\ntom@example.com\nSkills\nPython",
        nobody_txt=b"Some words and no more",
        photo_pdf=b"\x89PNG not a resume",
    )
    answer = upload(
        client, "/resumes", (files, "all.zip"), agreed="application", agreed_on="2026-06-01"
    )
    assert answer.status_code == 302
    work(session)
    page = client.get(answer.location).text
    assert "4 of 4 files are read" in page
    assert "Somebody new. Waits to be confirmed." in page
    assert "For Tom Berg, who is here already." in page
    assert "No name could be read" in page or "No email, phone number or LinkedIn" in page
    assert "It is a picture" in page
    assert session.scalar(select(Candidate).filter_by(full_name="Amara Diallo")) is None
    ready = session.scalars(select(ResumeFile.id).filter_by(state=FileState.read)).all()
    client.post_form(
        f"{answer.location}/save", {"files": [str(one) for one in ready]}, page=answer.location
    )
    assert work(session) == ["save_resume_file"] * 2
    amara = session.scalars(select(Candidate).filter_by(full_name="Amara Diallo")).one()
    assert amara.owner_id == maya.id
    consent = current_consent(session, amara.id)[ConsentKind.contact]
    assert (consent.answer, consent.how, consent.at.date().isoformat()) == (
        "yes",
        "application",
        "2026-06-01",
    )
    assert len(ledger_of(session, known.id)) == lines, (
        "how new people agreed says nothing of others"
    )
    assert newest_resume(session, known.id) is not None


def test_one_person_in_two_files_of_an_upload_is_added_once(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    answer = upload(
        client, "/resumes", (RESUME.encode(), "a.txt"), (RESUME.encode() + b"Newer.", "b.txt")
    )
    work(session)
    ready = session.scalars(select(ResumeFile.id)).all()
    client.post_form(
        f"{answer.location}/save", {"files": [str(one) for one in ready]}, page=answer.location
    )
    work(session)
    person = session.scalars(select(Candidate).filter_by(full_name="Amara Diallo")).one()
    assert len(resume_versions(session, person.id)) == 2
    assert ConsentKind.contact not in current_consent(session, person.id)


def test_an_erased_person_does_not_come_back_and_nothing_of_the_file_stays(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    suppress(session, [keyed_hash(session, "amara.diallo@example.com")], NOON)
    answer = upload(client, "/resumes", (RESUME.encode(), "Amara Diallo.txt"))
    work(session)
    file = only_file(session)
    assert (file.state, file.name, file.text, file.content, file.addresses) == (
        FileState.left_out,
        "",
        "",
        b"",
        [],
    )
    assert "nothing of it was kept" in client.get(answer.location).text


def test_a_file_with_somebody_elses_address_waits_for_a_look(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    other = CandidateFactory(full_name="Amara Diallo", owner=maya)
    WayFactory(candidate=other, kind="email", value="amara.diallo@example.com")
    wrong = CandidateFactory(full_name="Tom Berg", owner=maya)
    upload(
        client,
        f"/candidates/{wrong.id}/resume/files",
        (RESUME.encode(), "a.txt"),
        page="/candidates",
    )
    work(session)
    assert newest_resume(session, wrong.id) is None
    assert "It has an address of Amara Diallo." in client.get(f"/candidates/{wrong.id}/resume").text


def test_a_file_that_names_somebody_else_waits_for_a_look_and_is_confirmed_by_it(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(full_name="Tom Berg", owner=maya)
    upload(
        client,
        f"/candidates/{person.id}/resume/files",
        (RESUME.encode(), "a.txt"),
        page="/candidates",
    )
    work(session)
    assert newest_resume(session, person.id) is None
    url = f"/resumes/files/{only_file(session).id}"
    assert "It names Amara Diallo. Look whose it is" in client.get(url).text
    client.post_form(url, {"keys": []}, page=url)
    assert newest_resume(session, person.id) is not None
    assert session.get_one(Candidate, person.id).full_name == "Tom Berg"


def test_a_yes_needs_its_day_and_nothing_is_kept_without_it(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    answer = upload(client, "/resumes", (RESUME.encode(), "a.txt"), agreed="call")
    assert answer.status_code == 422
    assert "A yes needs the day it was given" in answer.text
    assert session.scalars(select(ResumeBatch)).all() == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty. Nothing was kept."), (b"x" * (10 * 1024 * 1024 + 1), "is larger than 10 MB")],
)
def test_a_file_that_cannot_be_kept_is_refused_with_its_name(
    session: Session, client: FlaskClient, maya: Any, content: bytes, said: str
) -> None:
    person = CandidateFactory(owner=maya)
    answer = upload(
        client, f"/candidates/{person.id}/resume/files", (content, "cv.pdf"), page="/candidates"
    )
    assert answer.status_code == 422
    assert f"“cv.pdf” {said}" in answer.text
    assert session.scalars(select(ResumeFile)).all() == []


def test_the_twenty_first_file_of_a_person_is_refused(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(owner=maya)
    ResumeFileFactory.create_batch(20, candidate_id=person.id)
    answer = upload(
        client, f"/candidates/{person.id}/resume/files", (b"More", "cv.txt"), page="/candidates"
    )
    assert "There are 20 files of this person already" in answer.text


def test_a_stranger_may_not_even_send_a_large_file(client: FlaskClient, maya: Any) -> None:
    client.post_form("/sign-out", page="/settings")
    answer = upload(client, "/resumes", (b"x" * 3_000_000, "cv.pdf"), page="/sign-in")
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("name", "sent_as"),
    [
        ("resume.pdf.exe", "resume.pdf.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("a\u202efdp.exe", "afdp.txt"),
        ("page.html", "page.txt"),
        ("x\r\nSet-Cookie: a=b.txt", None),
        ("n" * 300 + ".pdf", "n" * 116 + ".txt"),
        ("nul\x00.svg", "nul.txt"),
    ],
)
def test_a_file_is_only_ever_something_to_keep(
    session: Session, client: FlaskClient, maya: Any, name: str, sent_as: str | None
) -> None:
    person = CandidateFactory(owner=maya)
    from agency.resumes.storing import store_resume

    hostile = b"<html><script>alert(1)</script>"
    file = store_resume(session, person.id, hostile, name, NOON, by_id=maya.id)
    file.kind = "txt"
    session.flush()
    for headers in (
        {},
        {"Range": "bytes=0-5"},
        {"Accept": "text/html"},
        {"If-Modified-Since": "x"},
    ):
        answer = client.get(f"/resumes/files/{file.id}/download", headers=headers)
        assert answer.status_code == 200
        assert answer.data == hostile
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
        assert "Set-Cookie: a" not in str(answer.headers).splitlines()
        if sent_as:
            assert sent_as in answer.headers["Content-Disposition"]


def test_a_removed_file_is_gone_and_its_version_stays(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(full_name="Amara Diallo", owner=maya)
    upload(
        client,
        f"/candidates/{person.id}/resume/files",
        (RESUME.encode(), "a.txt"),
        page="/candidates",
    )
    work(session)
    file = only_file(session)
    client.post_form(f"/resumes/files/{file.id}/remove", page=f"/resumes/files/{file.id}")
    assert session.scalars(select(ResumeFile)).all() == []
    assert newest_resume(session, person.id) is not None


def test_reading_a_file_twice_changes_nothing(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    person = CandidateFactory(full_name="Amara Diallo", owner=maya)
    upload(
        client,
        f"/candidates/{person.id}/resume/files",
        (RESUME.encode(), "a.txt"),
        page="/candidates",
    )
    file_id = only_file(session).id
    work(session)
    assert TASKS["read_resume_file"](session, NOON, file_id=file_id) == {}
    assert TASKS["save_resume_file"](session, NOON, file_id=file_id, by_id=maya.id) == {}
    assert len(resume_versions(session, person.id)) == 1


def test_a_name_that_was_misread_is_corrected_before_somebody_is_added(
    session: Session, client: FlaskClient, maya: Any
) -> None:
    file = ResumeFileFactory(
        candidate_id=None,
        text=RESUME.strip(),
        addresses=["amara.diallo@example.com"],
        read_name="Amara Diallo",
    )
    url = f"/resumes/files/{file.id}"
    page = client.get(url).text
    refused = client.post_form(url, {"full_name": "", "keys": []}, page=url)
    assert refused.status_code == 302, "an empty name falls back to the one that was read"
    person = session.scalars(select(Candidate).order_by(Candidate.id.desc())).first()
    assert person is not None
    assert person.full_name == "Amara Diallo"
    assert session.scalars(select(WayToReach).filter_by(candidate_id=person.id)).all() == []
    assert "amara.diallo@example.com" in page


def test_no_word_of_a_file_is_logged(
    session: Session, client: FlaskClient, maya: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    upload(client, "/resumes", (RESUME.replace("Diallo", "Quixote").encode(), "quixote.txt"))
    work(session)
    out, err = capfd.readouterr()
    assert "quixote" not in (out + err).casefold()


class TestVirusScanner:
    """ClamAV is asked before a file is read, and before it is handed over."""

    @pytest.fixture
    def brought(self, session: Session, maya: Any) -> ResumeFile:
        file: ResumeFile = ResumeFileFactory(
            candidate=CandidateFactory(full_name="Amara Diallo", owner=maya),
            content=VIRUS, size=len(VIRUS), state=FileState.waiting, text="",
        )  # fmt: skip
        session.commit()
        return file

    @staticmethod
    @contextmanager
    def scanning(app: Flask, scanner: Clamd) -> Iterator[None]:
        settings = app.extensions["settings"]
        app.extensions["settings"] = replace(settings, clamd=scanner)
        yield
        app.extensions["settings"] = settings

    def test_a_file_with_a_virus_is_neither_read_nor_kept(
        self, app: Flask, session: Session, client: FlaskClient, brought: ResumeFile
    ) -> None:
        with clamd() as scanner, self.scanning(app, scanner):
            download = client.get(f"/resumes/files/{brought.id}/download")
            assert read_resume_file(session, NOON, brought.id) == {"aside": 1}
        assert download.status_code == 422
        assert "A virus was found in it (Eicar-Signature)" in download.text
        assert "EICAR" not in download.text
        assert (brought.state, brought.content, brought.text) == (FileState.aside, b"", "")
        page = client.get(f"/candidates/{brought.candidate_id}/resume").text
        assert "A virus was found in it (Eicar-Signature), so it was not opened" in page

    def test_a_clean_file_is_read_and_handed_over(
        self, app: Flask, session: Session, client: FlaskClient, brought: ResumeFile
    ) -> None:
        brought.content = RESUME.encode()
        with clamd() as scanner, self.scanning(app, scanner):
            assert client.get(f"/resumes/files/{brought.id}/download").data == RESUME.encode()
            assert read_resume_file(session, NOON, brought.id) == {"read": 1}

    def test_without_an_answer_it_waits_and_is_tried_again(
        self, app: Flask, session: Session, client: FlaskClient, brought: ResumeFile
    ) -> None:
        with clamd(says=b"busy") as scanner, self.scanning(app, scanner):
            assert read_resume_file(session, NOON, brought.id) == {"unscanned": 1}
            download = client.get(f"/resumes/files/{brought.id}/download")
        assert download.status_code == 422
        assert "cannot be reached" in download.text
        session.refresh(brought)
        assert (brought.state, brought.content) == (FileState.waiting, VIRUS)
        page = client.get(f"/candidates/{brought.candidate_id}/resume").text
        assert "It waits for the virus scanner" in page
        query = text(
            "SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = 'read_resume_file'"
        )
        assert session.scalar(query) == NOON + TRY_AGAIN
