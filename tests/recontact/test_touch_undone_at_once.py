"""Two windows take the same touch back at the same moment: it is taken back once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from agency.contact.models import ContactTerms
from agency.database import db
from agency.embedded_postgres import Server
from agency.recontact import touch_undone
from agency.recontact.touch_saved import record_touch
from agency.recontact.touch_undone import AlreadyTakenBack, take_back
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome, Promise, Touch
from tests.conftest import settings_for
from tests.factories import NOON, TODAY, AgencyFactory, CandidateFactory, bind
from tests.support.whole import migrated_app, own_database


@pytest.fixture
def app(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    with (
        own_database(server, f"undone_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)) as app,
    ):
        bind(db.session)
        AgencyFactory()
        jane = CandidateFactory()
        new = NewTouch(
            candidate_id=jane.id, recruiter_id=jane.owner_id, channel=Channel.call,
            direction=Direction.ours, outcome=Outcome.not_now, happened_at=NOON, happened_on=TODAY,
            promise="send the brief", promise_due=TODAY,
        )  # fmt: skip
        record_touch(db.session(), new, (), NOON)
        db.session.commit()
        yield app


def at_once(app: Flask, monkeypatch: pytest.MonkeyPatch, lock: Any) -> list[str]:
    """Both have the touch in hand before either takes the person's lock."""
    together = Barrier(2, timeout=30)

    def wait_then_lock(*args: Any) -> Any:
        together.wait()
        return lock(*args)

    monkeypatch.setattr(touch_undone, "terms_of", wait_then_lock)

    def undo(_number: int) -> str:
        with app.app_context():
            touch = db.session.scalars(select(Touch)).one()
            try:
                take_back(db.session(), touch, touch.recruiter_id or 0, NOON)
                db.session.commit()
                return "taken back"
            except AlreadyTakenBack:
                return "already"
            except (StaleDataError, OperationalError):
                return "broken"
            finally:
                db.session.rollback()
                db.session.remove()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(undo, range(2)))


def test_one_takes_it_back_and_the_other_is_told(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at_once(app, monkeypatch, touch_undone.terms_of) == ["already", "taken back"]
    assert db.session.scalars(select(Touch)).all() == []
    assert db.session.scalars(select(Promise)).all() == []


@pytest.mark.filterwarnings("ignore:DELETE statement")
def test_without_the_lock_it_breaks(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlocked(session: Any, candidate_id: int) -> Any:
        return session.get(ContactTerms, candidate_id)

    assert at_once(app, monkeypatch, unlocked) != ["already", "taken back"]
