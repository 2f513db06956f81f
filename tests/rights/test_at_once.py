"""Two workers in the same night, and two keepers at the same duty: each thing is done once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.embedded_postgres import Server
from agency.rights import overdue
from agency.rights.duties import close_duty, find_duties, open_duty
from agency.rights.models import DutyClosed, DutyKind, Obligation
from agency.rights.overdue import erase_overdue
from tests.conftest import settings_for
from tests.factories import AgencyFactory, CandidateFactory, RecruiterFactory, TouchFactory, bind
from tests.support.whole import migrated_app, own_database

PEOPLE = 6
SPOKE = datetime(2020, 1, 31, 15, tzinfo=UTC)
NIGHT = datetime(2026, 6, 18, 3, tzinfo=UTC)


@pytest.fixture
def app(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    with (
        own_database(server, f"at_once_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        bind(db.session)
        AgencyFactory()
        for _ in range(PEOPLE):
            TouchFactory(candidate=CandidateFactory(created_at=SPOKE), happened_at=SPOKE)
        find_duties(db.session(), NIGHT - timedelta(days=31))
        db.session.commit()
        yield app


def both(app: Flask, do: Callable[[], int]) -> list[int]:
    """Two workers do it at once, each in a context and a transaction of its own."""

    def work(_number: int) -> int:
        with app.app_context():
            done = do()
            db.session.commit()
            db.session.remove()
            return done

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, range(2)))


def a_night(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """One worker's round; both have made their list before either begins."""
    together, due = Barrier(2, timeout=30), overdue._due

    def list_then_wait(*args: object) -> list[Candidate]:
        found = due(*args)  # type: ignore[arg-type]
        together.wait()
        return found

    monkeypatch.setattr(overdue, "_due", list_then_wait)
    return lambda: erase_overdue(db.session(), NIGHT)["erased"]


def test_two_workers_erase_everybody_once(app: Flask, monkeypatch: pytest.MonkeyPatch):
    assert sum(both(app, a_night(monkeypatch))) == PEOPLE
    erased = select(Candidate).where(Candidate.erased_at.isnot(None))
    assert len(db.session.scalars(erased).all()) == PEOPLE


def test_without_asking_again_under_the_lock_they_would_erase_twice(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    """The broken variant: whoever is on the list is erased, come what may."""
    monkeypatch.setattr(overdue, "over_by", lambda *_: [object()])
    assert sum(both(app, a_night(monkeypatch))) > PEOPLE


def test_duty_is_closed_by_one_of_two_keepers(app: Flask):
    keeper = RecruiterFactory(privacy_lead=True).id
    duty = open_duty(db.session(), DutyKind.breach, None, clock.now()).id
    db.session.commit()
    together = Barrier(2, timeout=30)

    def close() -> int:
        held = db.session.get_one(Obligation, duty)
        together.wait()
        try:
            close_duty(db.session(), held, keeper, "told the regulator", clock.now())
        except DutyClosed:
            return 0
        return 1

    assert sorted(both(app, close)) == [0, 1]


def test_the_same_round_twice_at_once_opens_each_duty_once(app: Flask):
    count = len(db.session.scalars(select(Obligation)).all())
    for person in db.session.scalars(select(Candidate)):
        TouchFactory(candidate=person, happened_at=SPOKE)
    for duty in db.session.scalars(select(Obligation)):
        db.session.delete(duty)
    db.session.commit()

    def find() -> int:
        return find_duties(db.session(), NIGHT)["retention"]

    assert sum(both(app, find)) == count == PEOPLE
