"""A mailbox on a real IMAP server, its recruiter, and a candidate who writes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.config import Settings
from agency.inbox.drop_addresses import drop_addresses_of
from agency.inbox.models import ReceivedMail
from agency.jobs.running import run_task
from agency.recruiters.models import Recruiter
from agency.touches.models import Touch
from tests.factories import AgencyFactory, CandidateFactory, RecruiterFactory, WayFactory
from tests.support.dovecot import Dovecot, dovecot

DROP = "drop@agency.example"


@pytest.fixture(scope="session")
def imap_server() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@dataclass
class Inbox:
    """The mailbox of this test, and what came of its mails."""

    app: Flask
    session: Session
    server: Dovecot
    settings: Settings

    def drop(self, recruiter: Recruiter) -> str:
        return drop_addresses_of(self.settings).of(recruiter)

    def take(self, *mails: bytes) -> dict[str, int]:
        """Deliver these and look once."""
        self.server.deliver(*mails)
        return self.look()

    def look(self) -> dict[str, int]:
        self.session.commit()
        return run_task(self.app, "poll_inbox")

    @property
    def mails(self) -> list[ReceivedMail]:
        return list(self.session.scalars(select(ReceivedMail).order_by(ReceivedMail.id)))

    @property
    def touches(self) -> list[Touch]:
        return list(self.session.scalars(select(Touch).order_by(Touch.id)))


@pytest.fixture
def inbox(
    app: Flask, session: Session, imap_server: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> Inbox:
    imap_server.empty()
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.authority))
    settings = replace(app.extensions["settings"], drop_address=DROP, imap=imap_server.settings())
    monkeypatch.setitem(app.extensions, "settings", settings)
    session.info["drop_address"] = DROP
    AgencyFactory()
    return Inbox(app, session, imap_server, settings)


@pytest.fixture
def maya(inbox: Inbox) -> Recruiter:
    return RecruiterFactory(email="maya@agency.example")


@pytest.fixture
def jane(maya: Recruiter) -> Candidate:
    person = CandidateFactory(reachable=False, owner=maya)
    WayFactory(candidate=person, value="jane@example.com")
    return person
