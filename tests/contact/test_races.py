"""Colleagues race for the same people on real connections; looking before writing must not be enough."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told
from agency.contact.gates import SlotTaken
from agency.contact.invariants import broken_invariants
from agency.contact.terms import end_stop, stop
from agency.embedded_postgres import Server
from agency.mail.models import MailState, OutboxMessage
from agency.recontact.touch_saved import record_touch
from agency.touches.reading import Fact
from bench.races import INSTALLED, Race, over_the_cap, prepare, run
from tests.conftest import settings_for
from tests.contact.reserving import called, letter_to
from tests.support.whole import migrated_app, own_database

PEOPLE, THREADS = 30, 8


@pytest.fixture
def url(server: Server, tmp_path: Path, worker_id: str) -> Iterator[str]:
    with (
        own_database(server, f"races_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        engine = create_engine(url)
        with Session(engine, info=INSTALLED) as session:
            prepare(session, PEOPLE)
        engine.dispose()
        yield url


def test_nobody_gets_over_a_cap_however_many_press_send_at_once(url: str) -> None:
    outcomes = run(Race(url, attempts=1_000, threads=THREADS))
    assert sum(outcomes.values()) == 1_000
    assert not [ending for ending in outcomes if ending.startswith("fault")]
    assert outcomes["won"] > PEOPLE
    assert {"decide again", "lost the gap", "lost the address"} <= outcomes.keys()
    with Session(engine := create_engine(url)) as session:
        assert over_the_cap(session).total() == 0
        assert broken_invariants(session) == {}
    engine.dispose()


def test_look_and_then_write_fails_the_same_race(url: str) -> None:
    run(Race(url, attempts=500, threads=THREADS, is_naive=True))
    with Session(engine := create_engine(url)) as session:
        assert over_the_cap(session).total() > 0
        assert broken_invariants(session)
    engine.dispose()


TURNS = 15
BLINK = 0.05
"""How long a worker holds a letter, so that the others meet it."""
NOON = datetime(2026, 6, 18, 16, tzinfo=UTC)


def busy_colleague(url: str, number: int) -> int:
    """Writes, logs calls, hears stops and hands letters over, all about the same two people."""
    chance, done = random.Random(number), 0
    engine = create_engine(url)
    for turn in range(TURNS):
        now = NOON + timedelta(days=31 * turn, seconds=number)
        with Session(engine, info=INSTALLED) as session:
            person = session.get_one(Candidate, chance.choice([1, 2]))
            deed = chance.choice([_write, _call, _stop, _hand_over])
            try:
                deed(session, person, now)
                session.commit()
            except SlotTaken:
                session.rollback()
            done += 1
    engine.dispose()
    return done


def _write(session: Session, person: Candidate, now: datetime) -> None:
    letter_to(session, person, now, once_key=f"{now} {person.id}", message_id=f"{now} {person.id}")


def _call(session: Session, person: Candidate, now: datetime) -> None:
    stop_it = Fact("stop", "stop", "Stop", "stop calling", 0, 12)
    record_touch(session, called(person, now), [stop_it], now)
    end_stop(session, person.id, Told(how="call", at=now))


def _stop(session: Session, person: Candidate, now: datetime) -> None:
    stop(session, person.id, Told(how="call", at=now))
    end_stop(session, person.id, Told(how="call", at=now))


def _hand_over(session: Session, _person: Candidate, _now: datetime) -> None:
    """As a worker does: it holds the letter first, and gives the slots back by saying how it ended."""
    waiting = select(OutboxMessage).filter_by(state=MailState.queued).limit(1)
    letter = session.scalars(waiting.with_for_update(skip_locked=True)).first()
    if letter is not None:
        time.sleep(BLINK)
        letter.state = MailState.failed


def test_letters_calls_stops_and_workers_never_wait_in_a_circle(url: str) -> None:
    with ThreadPoolExecutor(THREADS) as colleagues:
        done = list(colleagues.map(lambda number: busy_colleague(url, number), range(THREADS)))
    assert done == [TURNS] * THREADS
    with Session(engine := create_engine(url)) as session:
        broken = broken_invariants(session)
    engine.dispose()
    assert broken.keys() <= {"letters_reserved_after_a_stop_was_written_down"}
