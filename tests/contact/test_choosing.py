"""Two administrators at once: one policy wins, and the other is told."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import create_engine, delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from agency.contact.choosing import ChosenMeanwhile, choose_policy, number_in_force
from agency.contact.decisions import policy_for
from agency.contact.house import ContactPolicy
from agency.contact.models import PolicyChoice
from agency.recruiters.models import AccessLevel, Agency, Recruiter
from tests.factories import NOON

Sessions = Callable[[], Session]
AT_ONCE = 4


@pytest.fixture
def sessions(whole_app: Flask, database_url: str) -> Iterator[Sessions]:
    """Sessions that really commit, each on its own connection; what they made goes afterwards."""
    engine = create_engine(database_url)
    made = sessionmaker(engine)
    with made() as session:
        session.add(
            Agency(
                id=1, name="A", postal_address="B", mail_from="c@example.com", zone="UTC",
                currency="CAD",
            )
        )  # fmt: skip
        session.add(
            Recruiter(
                id=1, name="Maya", email="maya@example.com", zone="UTC",
                access_level=AccessLevel.administrator,
            )
        )  # fmt: skip
        session.commit()
    yield made
    with engine.begin() as connection:
        for model in (PolicyChoice, Recruiter, Agency):
            connection.execute(delete(model))
    engine.dispose()


def at_once(sessions: Sessions, choose: Callable[[Session, int], None]) -> list[str]:
    """What each of several administrators hears who press save together."""
    start = threading.Barrier(AT_ONCE)

    def press(number: int) -> str:
        with sessions() as session:
            start.wait()
            try:
                choose(session, number)
                session.commit()
            except (ChosenMeanwhile, IntegrityError) as refused:
                return type(refused).__name__
            return "saved"

    with ThreadPoolExecutor(AT_ONCE) as administrators:
        return sorted(administrators.map(press, range(AT_ONCE)))


def test_of_several_at_once_one_saves_and_the_others_are_told(sessions: Sessions) -> None:
    heard = at_once(
        sessions,
        lambda session, number: _choose(session, ContactPolicy(gap_days=40 + number)),
    )
    assert heard == ["ChosenMeanwhile"] * (AT_ONCE - 1) + ["saved"]
    with sessions() as session:
        assert number_in_force(session) == 1
        assert policy_for(session).gap_days in range(40, 40 + AT_ONCE)


def _choose(session: Session, policy: ContactPolicy) -> None:
    choose_policy(session, policy, 0, 1, NOON, "At once")


def test_looking_without_a_lock_would_fail_on_the_table_and_tell_nobody_why(
    sessions: Sessions,
) -> None:
    """The broken variant: read the number, add the next row. Nobody waits for anybody."""
    have_looked = threading.Barrier(AT_ONCE)

    def choose(session: Session, _number: int) -> None:
        number = number_in_force(session)
        have_looked.wait()
        settings = ContactPolicy().settings
        session.add(
            PolicyChoice(
                number=number + 1, settings=settings, note="", chosen_at=NOON, chosen_by_id=1
            )
        )
        session.flush()

    assert at_once(sessions, choose) == ["IntegrityError"] * (AT_ONCE - 1) + ["saved"]
