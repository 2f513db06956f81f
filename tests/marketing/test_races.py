"""Two colleagues show one person to one client in the same second: one letter leaves. Looking first is not enough."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from flask import Flask, g
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.database import db
from agency.embedded_postgres import Server
from agency.mail.models import OutboxMessage
from agency.marketing.models import ProfileShowing, ShowingState
from agency.portal import showing_sending
from agency.portal.showing_sending import send_showing
from agency.recruiters.models import Recruiter
from tests.conftest import settings_for
from tests.factories import NOON, MarketingFactory, RecruiterFactory, ShowingFactory, bind
from tests.marketing.scene import scene
from tests.support.whole import migrated_app, own_database

AT_ONCE = 6


@pytest.fixture
def app(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Flask]:
    name = f"showings_{worker_id}"
    with own_database(server, name) as url, migrated_app(settings_for(url, tmp_path)) as app:
        yield app


def prepared(app: Flask) -> tuple[list[int], list[int]]:
    """Marcus, approved, with a reviewed letter to a client; and the colleagues who press send."""
    session = db.session()
    bind(session)
    there = scene(session)
    running = MarketingFactory(
        candidate=there.marcus, approved_at=NOON, approved_until=(NOON + timedelta(days=90)).date(),
        approved_version=1,
    )  # fmt: skip
    showings = [
        ShowingFactory(
            marketing=running, contact=there.contacts[name], state=ShowingState.reviewed,
            subject="Platform lead", words="Hello.",
        )
        for name in ("Osprey Rail", "Quill & Ledger")
    ]  # fmt: skip
    colleagues = [RecruiterFactory().id for _ in range(AT_ONCE)]
    numbers = [one.id for one in showings]
    session.commit()
    return numbers, colleagues


def all_press_send(app: Flask, showing_id: int, colleagues: list[int]) -> list[Any]:
    """What became of each press: the state, or what the database would not take of somebody careless."""
    ready = threading.Barrier(len(colleagues))

    def press(recruiter_id: int) -> Any:
        with app.test_request_context():
            g.me = db.session.get_one(Recruiter, recruiter_id)
            ready.wait(30)
            try:
                return send_showing(showing_id, NOON)
            except IntegrityError as refused:
                return refused
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(colleagues)) as pool:
        return list(pool.map(press, colleagues))


def letters() -> int:
    db.session.rollback()
    count = select(func.count()).select_from(OutboxMessage)
    return db.session.scalar(count.filter_by(purpose="spec_marketing")) or 0


def test_one_letter_leaves_however_many_press_send_at_once(app: Flask) -> None:
    showings, colleagues = prepared(app)
    for number in showings:
        assert all_press_send(app, number, colleagues) == [ShowingState.sent] * AT_ONCE
    assert letters() == len(showings)


def test_look_and_then_write_fails_the_same_race(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_at(session: Session, showing_id: int) -> ProfileShowing | None:
        return session.get(ProfileShowing, showing_id)

    def posted(session: Session, message: Any, key: str, *rest: Any, **more: Any) -> Any:
        return posting(session, message, f"{key}:{token_hex(8)}", *rest, **more)

    posting = showing_sending.post
    monkeypatch.setattr(showing_sending, "hold", looked_at)
    monkeypatch.setattr(showing_sending, "post", posted)
    monkeypatch.setattr(showing_sending, "take_address", lambda *_: None)
    showings, colleagues = prepared(app)
    for number in showings:
        all_press_send(app, number, colleagues)
    assert letters() > len(showings)
