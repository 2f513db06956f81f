"""A restored backup forgets no stop and no erasure, and sends nothing a second time."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency import clock, marks
from agency.app import create_app
from agency.candidates.models import Candidate, Suppression
from agency.config import Settings
from agency.contact import terms
from agency.contact.consent import Told, current_consent, record_consent
from agency.contact.models import ConsentKind, ContactTerms
from agency.contact.snapshot import Gone
from agency.database import db
from agency.embedded_postgres import Server
from agency.jobs.running import run_task
from agency.mail.message import Mailbox, Message
from agency.mail.models import LocalMail, MailClass, MailState, OutboxMessage
from agency.mail.outbox import post
from agency.marks import Mark, marks_left
from agency.recruiters.models import RecruiterSession
from agency.recruiters.sessions import start_session
from agency.rights.erasing import erase
from agency.rights.replaying import replay_marks
from tests.conftest import settings_for
from tests.factories import AgencyFactory, CandidateFactory, bind
from tests.support.whole import migrated_app, own_database


def told() -> Told:
    return Told(how="form", at=clock.now())


@pytest.fixture
def file(session: Session, tmp_path: Path) -> Path:
    session().info["marks"] = tmp_path / "marks.jsonl"
    return tmp_path / "marks.jsonl"


class TestFile:
    def test_is_written_when_the_stop_commits_and_names_nobody(self, session, file: Path):
        person = CandidateFactory(full_name="Zenobia Quill")
        terms.stop(session, person.id, told())
        assert not file.exists()
        session.commit()
        [line] = [json.loads(text) for text in file.read_text().splitlines()]
        assert (line["kind"], line["answer"]) == ("stop", "yes")
        assert "Zenobia" not in file.read_text()
        assert person.ways[0].value not in file.read_text()
        assert oct(file.stat().st_mode & 0o777) == "0o600"

    def test_nothing_is_written_for_what_is_rolled_back(self, session, file: Path):
        person = CandidateFactory()
        session.commit()
        terms.stop(session, person.id, told())
        session.rollback()
        session.commit()
        assert not file.exists()

    def test_it_is_on_the_disk_before_the_database_commits(self, session, file, monkeypatch):
        person = CandidateFactory()
        session.commit()
        synced = []
        monkeypatch.setattr(marks.os, "fsync", lambda _file: synced.append(file.read_text()))
        terms.stop(session, person.id, told())
        session.commit()
        assert len(synced) == 1
        assert '"stop"' in synced[0]

    def test_line_cut_short_by_a_crash_spoils_no_other(self, session, file: Path):
        file.write_text('{"id":"x","ki')
        terms.stop(session, CandidateFactory().id, told())
        session.commit()
        assert [line["kind"] for line in marks_left(session())] == ["stop"]

    @pytest.mark.usefixtures("file")
    def test_replaying_what_is_known_changes_nothing(self, session):
        person = CandidateFactory()
        terms.stop(session, person.id, told())
        terms.end_stop(session, person.id, told())
        session.commit()
        done = replay_marks(session(), clock.now())
        assert (done.refusals, done.erasures, done.letters) == (0, 0, 0)
        assert session.get_one(ContactTerms, person.id).stopped_at is None


class Installation:
    """A database of its own, dumped and restored with PostgreSQL's own programs."""

    def __init__(self, server: Server, name: str, settings: Settings) -> None:
        self.server, self.name, self.settings = server, name, settings
        self.dump = settings.var / "backup.dump"

    def back_up(self) -> None:
        self._run("pg_dump", "-Fc", "-f", str(self.dump), "-d", self.name)

    def restore(self) -> None:
        db.session.remove()
        db.engine.dispose()
        admin = self.server.url("postgres").replace("+psycopg", "")
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{self.name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{self.name}"')
        self._run("pg_restore", "-d", self.name, str(self.dump))

    def _run(self, program: str, *arguments: str) -> None:
        line = [str(self.server.programs / program), "-h", str(self.server.socket)]
        subprocess.run([*line, "-U", "callback", *arguments], check=True, env={**os.environ})


@pytest.fixture
def installation(
    server: Server, tmp_path: Path, worker_id: str
) -> Iterator[tuple[Installation, Flask]]:
    name = f"restored_{worker_id}"
    with own_database(server, name) as url:
        settings = settings_for(url, tmp_path)
        with migrated_app(settings) as app:
            bind(db.session)
            AgencyFactory()
            db.session.commit()
            yield Installation(server, name, settings), app


def a_letter(candidate: Candidate, key: str) -> None:
    to = candidate.ways[0].value
    sender = Mailbox(name="Harbour", address="callback@example.com")
    message = Message(to=Mailbox(name="", address=to), sender=sender, subject=key, text=key)
    posted = post(
        db.session(), message, key, MailClass.service, "transactional", clock.now(),
        candidate_id=candidate.id,
    )  # fmt: skip
    assert posted


def first_page(app: Flask) -> int:
    """As a freshly started process would answer its first visitor."""
    settings = app.extensions["settings"]
    fresh = create_app(settings)
    with fresh.app_context():
        status = fresh.test_client().get("/sign-in").status_code
        db.session.remove()
        db.engine.dispose()
    return status


def test_stop_refusal_and_erasure_after_the_backup_are_done_again_before_anybody_is_answered(
    installation: tuple[Installation, Flask],
) -> None:
    house, app = installation
    stopped, erased, refused, back, quiet, dead = (CandidateFactory() for _ in range(6))
    address = erased.ways[0].value
    ids = [person.id for person in (stopped, erased, refused, back, quiet, dead)]
    terms.stop(db.session(), quiet.id, told())
    start_session(db.session(), stopped.owner, "Firefox", clock.now())
    db.session.commit()
    house.back_up()

    terms.stop(db.session(), stopped.id, told())
    record_consent(db.session(), refused.id, ConsentKind.contact, "no", told())
    terms.stop(db.session(), back.id, told())
    terms.end_stop(db.session(), back.id, told())
    terms.end_stop(db.session(), quiet.id, told())
    terms.set_gone(db.session(), dead.id, Gone.deceased, told())
    erase(db.session(), erased, told())
    late = (
        CandidateFactory()
    )  # came and stopped us after the backup: nobody's number may inherit it
    terms.stop(db.session(), late.id, told())
    db.session.commit()
    late_id = late.id

    house.restore()
    bind(db.session)
    heir = CandidateFactory()
    db.session.commit()
    assert heir.id == late_id
    assert first_page(app) == 200
    held = {one.candidate_id: one.stopped_at for one in db.session.scalars(select(ContactTerms))}
    assert held[ids[0]]
    assert held[ids[3]] is None
    assert held[ids[4]], "an end of a stop is not done again: they are asked anew"
    assert held[heir.id] is None
    assert current_consent(db.session(), ids[5])[ConsentKind.gone].answer == "deceased"
    assert db.session.get_one(Candidate, ids[1]).erased_at
    whole = db.session.scalars(text("SELECT to_jsonb(w)::text FROM ways_to_reach w")).all()
    assert not [row for row in whole if address in row]
    assert db.session.scalars(select(Suppression)).all()
    assert not db.session.scalars(select(RecruiterSession).filter_by(ended_at=None)).all()
    marks_known = len(db.session.scalars(select(Mark)).all())
    assert first_page(app) == 200
    assert len(db.session.scalars(select(Mark)).all()) == marks_known


def test_letter_that_went_after_the_backup_goes_once(
    installation: tuple[Installation, Flask],
) -> None:
    house, app = installation
    person = CandidateFactory()
    a_letter(person, "queued before the backup")
    db.session.commit()
    house.back_up()
    run_task(app, "deliver_mail")
    a_letter(db.session.get_one(Candidate, person.id), "written and sent after it")
    db.session.commit()
    run_task(app, "deliver_mail")
    assert len(db.session.scalars(select(LocalMail)).all()) == 2

    house.restore()
    assert first_page(app) == 200
    a_letter(db.session.scalars(select(Candidate)).one(), "written and sent after it")
    a_letter(db.session.scalars(select(Candidate)).one(), "quite new")
    db.session.commit()
    run_task(app, "deliver_mail")
    letters = db.session.scalars(select(OutboxMessage)).all()
    states = {letter.once_key: letter.state for letter in letters}
    assert states == {
        "queued before the backup": MailState.unknown,
        "written and sent after it": MailState.cancelled,
        "quite new": MailState.sent,
    }
    assert len(db.session.scalars(select(LocalMail)).all()) == 1


def test_without_the_file_the_same_restore_would_lose_them(
    installation: tuple[Installation, Flask],
) -> None:
    """What the file is for: the broken variant must fail."""
    house, app = installation
    person = CandidateFactory()
    db.session.commit()
    number = person.id
    house.back_up()
    terms.stop(db.session(), number, told())
    db.session.commit()
    house.restore()
    (house.settings.var / "marks.jsonl").unlink()
    assert first_page(app) == 200
    assert db.session.get_one(ContactTerms, number).stopped_at is None
