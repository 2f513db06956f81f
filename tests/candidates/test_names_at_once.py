"""Two change names at the same moment: no word of a name that somebody has is lost."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, NameWord
from agency.database import db
from agency.embedded_postgres import Server
from tests.conftest import settings_for
from tests.factories import NOON, AgencyFactory, CandidateFactory, bind
from tests.support.whole import migrated_app, own_database


@pytest.fixture
def engine(server: Server, tmp_path: Path, worker_id: str) -> Iterator[Engine]:
    """An agency where one person is called Zenobia."""
    with (
        own_database(server, f"names_{worker_id}") as url,
        migrated_app(settings_for(url, tmp_path)),
    ):
        bind(db.session)
        AgencyFactory()
        CandidateFactory(full_name="Zenobia First")
        db.session.commit()
        yield db.engine


def has_the_word(engine: Engine) -> bool:
    with Session(engine) as session:
        return bool(session.scalars(select(NameWord).filter_by(word="zenobia")).all())


def named(session: Session, name: str) -> None:
    owner = session.scalars(select(Candidate.owner_id)).first()
    session.add(Candidate(full_name=name, owner_id=owner))
    session.flush()


def erase(engine: Engine, name: str) -> None:
    with Session(engine) as session:
        session.scalars(select(Candidate).filter_by(full_name=name)).one().erased_at = NOON
        session.commit()


def wait_until_done_or_locked(engine: Engine, work: "Future[None]") -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with engine.connect() as watching:
        while not work.done() and not watching.scalar(waiting):
            time.sleep(0.01)


def add_while_the_only_other_is_erased(engine: Engine) -> None:
    with Session(engine) as adding, ThreadPoolExecutor(1) as pool:
        named(adding, "Zenobia Second")
        erasing = pool.submit(erase, engine, "Zenobia First")
        wait_until_done_or_locked(engine, erasing)
        adding.commit()
        erasing.result(30)


def test_a_word_stays_where_one_comes_while_the_only_other_goes(engine: Engine) -> None:
    add_while_the_only_other_is_erased(engine)
    assert has_the_word(engine)
    erase(engine, "Zenobia Second")
    assert not has_the_word(engine)


def test_without_the_locks_it_would_be_lost(engine: Engine) -> None:
    with engine.begin() as connection:
        source = connection.scalar(
            text("SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = 'keep_name_words'")
        )
        careless = str(source).replace(" FOR KEY SHARE", "").replace(" FOR UPDATE", "")
        assert careless != source
        connection.exec_driver_sql(careless.replace("%", "%%"))
    add_while_the_only_other_is_erased(engine)
    assert not has_the_word(engine)


def test_a_new_word_that_two_bring_at_once_leaves_with_the_last_of_them(engine: Engine) -> None:
    erase(engine, "Zenobia First")
    with Session(engine) as one, Session(engine) as other:
        named(one, "Zenobia Second")
        named(other, "Zenobia Third")
        one.commit()
        other.commit()
    erase(engine, "Zenobia Second")
    assert has_the_word(engine)
    erase(engine, "Zenobia Third")
    assert not has_the_word(engine)
