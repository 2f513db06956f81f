"""Colleagues race for the same people on real connections; looking before writing must not be enough."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from agency.contact.invariants import broken_invariants
from agency.embedded_postgres import Server
from bench.races import Race, over_the_cap, prepare, run
from tests.conftest import settings_for
from tests.support.whole import migrated_app, own_database

PEOPLE, THREADS = 60, 8


@pytest.fixture
def url(server: Server, tmp_path: Path, worker_id: str) -> Iterator[str]:
    with (
        own_database(server, f"races_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        engine = create_engine(url)
        with Session(engine) as session:
            prepare(session, PEOPLE)
        engine.dispose()
        yield url


def test_nobody_gets_over_a_cap_however_many_press_send_at_once(url: str) -> None:
    outcomes = run(Race(url, attempts=2_000, threads=THREADS))
    assert sum(outcomes.values()) == 2_000
    assert not [ending for ending in outcomes if ending.startswith("fault")]
    assert outcomes["won"] > PEOPLE
    assert {"decide again", "lost the gap", "lost the address"} <= outcomes.keys()
    with Session(engine := create_engine(url)) as session:
        assert over_the_cap(session).total() == 0
        assert broken_invariants(session) == {}
    engine.dispose()


def test_look_and_then_write_fails_the_same_race(url: str) -> None:
    run(Race(url, attempts=1_000, threads=THREADS, is_naive=True))
    with Session(engine := create_engine(url)) as session:
        assert over_the_cap(session).total() > 0
        assert broken_invariants(session)
    engine.dispose()
