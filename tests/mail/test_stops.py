"""Contact mail stops when too much of it goes wrong, and when the day is full."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import create_engine, delete, select
from sqlalchemy.orm import Session, sessionmaker

from agency.mail import ceiling
from agency.mail.ceiling import begun_and_most_on, most_on, take_place
from agency.mail.event_kinds import EventKind
from agency.mail.models import (
    MailClass,
    MailDay,
    MailEvent,
    MailState,
    MailStop,
    OutboxMessage,
    StopKind,
)
from agency.mail.stops import judge_health, open_stops, resume, stop
from tests.contact.mails import waiting_mail
from tests.mail.letters import NOW, posted, run
from tests.support.smtp import Postbox

DAY = date(2026, 6, 22)


def sent(session: Session, how_many: int, event: EventKind | None = None) -> None:
    for _ in range(how_many):
        letter = waiting_mail(session, 7, NOW, state=MailState.sent, begun_at=NOW)
        if event:
            session.add(MailEvent(letter_id=letter.id, kind=event, attempts=1, at=NOW))
    session.flush()


def kinds(session: Session) -> list[StopKind]:
    judge_health(session, NOW)
    return [each.kind for each in open_stops(session)]


def test_nine_bounces_of_two_hundred_are_borne_and_ten_stop(session: Session) -> None:
    sent(session, 9, EventKind.hard_bounce)
    sent(session, 30)
    assert kinds(session) == []
    sent(session, 1, EventKind.soft_bounce)
    assert kinds(session) == [StopKind.bounces]
    assert kinds(session) == [StopKind.bounces]  # once
    assert open_stops(session)[0].why.startswith("10 of the last 200")


def test_bounces_of_long_ago_no_longer_count(session: Session) -> None:
    sent(session, 10, EventKind.hard_bounce)
    sent(session, 191)
    assert kinds(session) == []


def test_one_complaint_of_a_thousand_stops(session: Session) -> None:
    sent(session, 1, EventKind.complaint)
    assert kinds(session) == [StopKind.complaints]


def test_whoever_resumes_begins_anew(session: Session) -> None:
    sent(session, 10, EventKind.hard_bounce)
    assert kinds(session) == [StopKind.bounces]
    assert resume(session, NOW, by_id=3) == 1
    assert kinds(session) == []
    sent(session, 10, EventKind.hard_bounce)
    assert kinds(session) == [StopKind.bounces]
    ended = session.scalars(select(MailStop).where(MailStop.ended_at.is_not(None))).one()
    assert (ended.ended_at, ended.ended_by_id) == (NOW, 3)


def test_while_it_is_stopped_contact_mail_waits_and_service_mail_goes(session: Session) -> None:
    contact, service = (
        posted(session, each, each.value) for each in (MailClass.contact, MailClass.service)
    )
    stop(session, StopKind.by_hand, "Ada paused it.", NOW)
    with Postbox() as postbox:
        assert run(session, postbox) == {"sent": 1}
        assert (contact.state, service.state) == (MailState.queued, MailState.sent)
        resume(session, NOW, by_id=3)
        assert run(session, postbox) == {"sent": 1}


def test_contact_mail_grows_too_old_while_it_is_stopped(session: Session) -> None:
    letter = posted(session, MailClass.contact)
    stop(session, StopKind.by_hand, "Ada paused it.", NOW)
    with Postbox() as postbox:
        run(session, postbox, NOW + timedelta(hours=48))
    assert letter.state is MailState.expired


def test_ceiling_doubles_with_every_week_up_to_a_point(session: Session) -> None:
    assert most_on(session, DAY) == 500
    session.add(MailDay(day=DAY, begun=1))
    session.flush()
    weeks = [most_on(session, DAY + timedelta(days=days)) for days in (6, 7, 14, 41, 42, 400)]
    assert weeks == [500, 1_000, 2_000, 16_000, 32_000, 32_000]


@pytest.fixture
def sessions(whole_app: Flask, database_url: str) -> Iterator[Callable[[], Session]]:
    engine = create_engine(database_url)
    yield sessionmaker(engine)
    with engine.begin() as connection:
        for model in (OutboxMessage, MailDay):
            connection.execute(delete(model))
    engine.dispose()


def test_workers_at_once_take_no_more_places_than_the_day_has(
    sessions: Callable[[], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ceiling, "FIRST_DAYS", 10)

    def work() -> int:
        taken = 0
        with sessions() as session:
            for _ in range(10):
                taken += take_place(session, DAY)
                session.commit()
        return taken

    with ThreadPoolExecutor(4) as workers:
        taken = sum(future.result() for future in [workers.submit(work) for _ in range(4)])
    with sessions() as session:
        assert (taken, begun_and_most_on(session, DAY)[0]) == (10, 10)


def test_workers_that_count_first_would_take_too_many(
    sessions: Callable[[], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken variant: look how many there are, and then add one."""
    monkeypatch.setattr(ceiling, "FIRST_DAYS", 10)
    have_looked = []

    def work() -> bool:
        with sessions() as session:
            begun, most = begun_and_most_on(session, DAY)
            is_room = begun < most
            have_looked.append(is_room)
            while len(have_looked) < 2:
                pass
            if is_room:
                session.get_one(MailDay, DAY).begun = MailDay.begun + 1  # type: ignore[assignment]
            session.commit()
            return is_room

    with sessions() as session:
        session.add(MailDay(day=DAY, begun=9))
        session.commit()
    with ThreadPoolExecutor(2) as workers:
        taken = [future.result() for future in [workers.submit(work) for _ in range(2)]]
    assert taken == [True, True]
    with sessions() as session:
        assert begun_and_most_on(session, DAY)[0] == 11
