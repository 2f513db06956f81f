"""Forty-five killed workers; ``python -m bench.kills`` kills a thousand."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import create_engine, delete

from agency.mail.models import MailLine, OutboxMessage
from tests.mail.kills import kill_workers, marked
from tests.support.smtp import Postbox


@pytest.fixture
def url(whole_app: Flask, database_url: str) -> Iterator[str]:
    """The worker's database, really written to; its outbox is emptied afterwards."""
    yield database_url
    engine = create_engine(database_url)
    with engine.begin() as connection:
        for model in (OutboxMessage, MailLine):
            connection.execute(delete(model))
    engine.dispose()


def test_no_contact_mail_goes_twice_and_nothing_is_lost_silently(url: str) -> None:
    with Postbox() as postbox:
        count = kill_workers(url, postbox, marked(5))
    assert (count.kills, count.letters) == (45, 225)
    assert count.is_as_promised, count


def test_with_data_written_after_sending_the_same_count_fails(url: str) -> None:
    with Postbox() as postbox:
        count = kill_workers(url, postbox, ["after the final dot"] * 5, is_careful=False)
    assert count.contact_twice > 0
    assert not count.is_as_promised
