"""Lookers die at every marked point, and several look at once: each mail is one touch."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from agency.config import Imap
from agency.database import db
from agency.embedded_postgres import Server
from tests.conftest import settings_for
from tests.factories import AgencyFactory, CandidateFactory, RecruiterFactory, WayFactory, bind
from tests.inbox.mails import mail
from tests.inbox.mortal import (
    MAILS_EACH,
    PATHS,
    POINTS,
    Count,
    count,
    die,
    look,
    session_of,
)
from tests.support.dovecot import Dovecot
from tests.support.whole import migrated_app, own_database


@dataclass
class Place:
    """A database of its own, and a mailbox; mails are of one candidate to one recruiter."""

    url: str
    server: Dovecot
    drop: str
    delivered: int = 0

    @property
    def imap(self) -> Imap:
        return self.server.settings()

    def deliver(self, how_many: int = MAILS_EACH) -> None:
        numbers = range(self.delivered, self.delivered + how_many)
        self.server.deliver(*(mail(f"Mail {number}.", to=self.drop) for number in numbers))
        self.delivered += how_many

    def die(self, moment: str, is_careful: bool = True) -> None:
        die((self.url, self.imap, str(self.server.authority), moment, is_careful))

    def look(self) -> None:
        with session_of(self.url) as session:
            look(session, self.imap, session.commit)

    def count(self) -> Count:
        with session_of(self.url) as session:
            return count(session, self.delivered, self.server.seen())


@pytest.fixture
def place(
    server: Server, imap_server: Dovecot, tmp_path: Path, worker_id: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Place]:  # fmt: skip
    imap_server.empty()
    monkeypatch.setenv("SSL_CERT_FILE", str(imap_server.authority))
    with (
        own_database(server, f"inbox_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        bind(db.session)
        AgencyFactory()
        maya = RecruiterFactory(email="maya@agency.example")
        WayFactory(
            candidate=CandidateFactory(reachable=False, owner=maya), value="jane@example.com"
        )
        drop = PATHS.drop.of(maya)
        db.session.commit()
        yield Place(url, imap_server, drop)


def test_each_mail_is_stored_filed_and_marked_once_whenever_its_looker_dies(place: Place) -> None:
    for moment in POINTS:
        place.deliver()
        place.die(moment)
    place.look()
    counted = place.count()
    assert counted.delivered == MAILS_EACH * len(POINTS)
    assert counted.is_exactly_once, counted


def test_without_storing_first_a_death_would_lose_mails(place: Place) -> None:
    """The proof that the order is what protects: the same deaths, with cursor and flag going first."""
    for moment in ("after the first mail is kept", "after a mail was marked"):
        place.deliver()
        place.die(moment, is_careful=False)
    place.look()
    counted = place.count()
    assert counted.stored < counted.delivered
    assert not counted.is_exactly_once


def test_lookers_at_once_store_and_file_each_mail_once(place: Place) -> None:
    place.deliver(12)
    _look_at_once(place, 4)
    assert place.count().is_exactly_once, place.count()


def test_without_the_key_lookers_at_once_would_store_mails_twice(place: Place) -> None:
    """The proof that the unique key is what protects; the touch is still one, by its own key."""
    with session_of(place.url) as session:
        name = "uq_received_mails_mailbox_uidvalidity_uid"
        session.execute(text(f"ALTER TABLE received_mails DROP CONSTRAINT {name}"))
        session.commit()
    place.deliver(12)
    _look_at_once(place, 4)
    counted = place.count()
    assert counted.stored > counted.delivered
    assert counted.touches == counted.delivered


def _look_at_once(place: Place, how_many: int) -> None:
    """Their first step is taken together, so that all of them see the same new mails."""
    failed: list[BaseException] = []
    together = threading.Barrier(how_many)

    def work() -> None:
        try:
            with session_of(place.url) as session:
                first = iter([True])

                def keep() -> None:
                    session.commit()
                    if next(first, False):
                        together.wait(60)

                look(session, place.imap, keep)
        except BaseException as error:
            failed.append(error)
            raise

    lookers = [threading.Thread(target=work) for _ in range(how_many)]
    for each in lookers:
        each.start()
    for each in lookers:
        each.join(120)
    assert failed == []
