"""Letters to one domain leave one after the other, whoever sends them."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import create_engine, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, sessionmaker

from agency.mail import leases
from agency.mail.database_time import database_time
from agency.mail.models import MailPace, MailState, OutboxMessage
from agency.mail.pace import next_turn, take_turn
from tests.mail.letters import NOW, posted, run
from tests.support.smtp import Postbox

Sessions = Callable[[], Session]
PACE = timedelta(milliseconds=300)


@pytest.fixture
def sessions(whole_app: Flask, database_url: str) -> Iterator[Sessions]:
    engine = create_engine(database_url)
    yield sessionmaker(engine)
    with engine.begin() as connection:
        for model in (OutboxMessage, MailPace):
            connection.execute(delete(model))
    engine.dispose()


def test_second_letter_to_a_domain_waits_and_other_domains_do_not(session: Session) -> None:
    for number, to in enumerate(("a@one.example", "b@one.example", "c@two.example")):
        posted(session, key=str(number), to=to)
    with Postbox() as postbox:
        assert run(session, postbox, pace=timedelta(hours=1)) == {"sent": 2}
    assert [each.recipients for each in postbox.received] == [
        ("a@one.example",),
        ("c@two.example",),
    ]
    turn = next_turn(session, NOW)
    assert turn is not None
    assert session.scalar(select(MailPace.next_at).where(MailPace.domain == "one.example")) == turn


def test_nobody_waits_for_a_turn_when_nothing_is_due(session: Session) -> None:
    posted(session, to="a@one.example")
    with Postbox() as postbox:
        run(session, postbox, pace=timedelta(hours=1))
    assert next_turn(session, NOW) is None


def sent_by_four(sessions: Sessions, seconds: float) -> dict[str, list[float]]:
    """Two domains, four workers; until when each claim holds its domain, by domain."""
    with sessions() as session:
        for number in range(24):
            posted(
                session, key=str(number), to=f"p{number}@{'one' if number % 2 else 'two'}.example"
            )
    end = time.monotonic() + seconds
    start = threading.Barrier(4)
    claims: dict[str, list[float]] = defaultdict(list)

    def work() -> None:
        with sessions() as session:
            start.wait()
            while time.monotonic() < end:
                claim = leases.claim_next(session, NOW, PACE)
                if claim:
                    domain = claim.letter.to_address.partition("@")[2]
                    next_at = session.get_one(MailPace, domain, populate_existing=True).next_at
                    claims[domain].append(next_at.timestamp())
                session.commit()

    with ThreadPoolExecutor(4) as workers:
        for future in [workers.submit(work) for _ in range(4)]:
            future.result()
    return claims


def is_within_pace(moments: list[float]) -> bool:
    """No more than the bucket gives from the first to the last."""
    took = max(moments) - min(moments)
    return (len(moments) - 1) * PACE.total_seconds() <= took + 0.001


def test_four_workers_together_keep_the_pace_of_each_domain(sessions: Sessions) -> None:
    claims = sent_by_four(sessions, 2)
    assert set(claims) == {"one.example", "two.example"}
    for moments in claims.values():
        assert len(moments) > 1
        assert is_within_pace(moments)


def test_workers_that_look_and_then_take_would_go_too_fast(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken variant: the token is taken without asking whether somebody else has had it."""

    def take_anyway(session: Session, address: str, pace: timedelta) -> bool:
        values = {"domain": address.rpartition("@")[2], "next_at": database_time() + pace}
        row = insert(MailPace).values(**values)
        time.sleep(0.05)
        session.execute(row.on_conflict_do_update(index_elements=["domain"], set_=values))
        return True

    monkeypatch.setattr(leases, "take_turn", take_anyway)
    claims = sent_by_four(sessions, 2)
    assert not all(is_within_pace(moments) for moments in claims.values())


def test_token_is_taken_once(session: Session) -> None:
    assert [take_turn(session, "a@One.example", PACE) for _ in range(2)] == [True, False]
    session.execute(update(MailPace).values(next_at=database_time()))
    assert take_turn(session, "b@one.example", PACE)


def test_code_that_is_good_for_minutes_does_not_stand_behind_weekly_letters(
    session: Session,
) -> None:
    for number in range(3):
        posted(session, key=str(number))
    code = posted(session, key="code", expires_at=NOW + timedelta(minutes=10))
    with Postbox() as postbox:
        run(session, postbox, limit=1)
    assert code.state is MailState.sent
