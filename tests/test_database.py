"""What a connection keeps from transaction to transaction."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, text

from agency.database import keep_plans

KEPT = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%FROM places%'")
SEVERAL = 8


@pytest.fixture
def connection(whole_app: Flask, database_url: str) -> Iterator[Connection]:
    engine = create_engine(database_url)
    keep_plans(engine)
    with engine.connect() as connection:
        yield connection
        connection.rollback()
        connection.execute(text("DROP TABLE IF EXISTS notes_of_a_test"))
        connection.commit()
    engine.dispose()


def look(connection: Connection) -> None:
    connection.execute(text("SELECT name FROM places WHERE id = :id"), {"id": 1}).all()


def test_what_is_only_read_stays_prepared_over_a_rollback(connection: Connection) -> None:
    for _ in range(SEVERAL):
        look(connection)
        connection.rollback()
    assert connection.scalar(KEPT) == 1


def test_what_is_tried_and_taken_back_leaves_what_was_prepared(connection: Connection) -> None:
    for _ in range(SEVERAL):
        trial = connection.begin_nested()
        connection.execute(text("CREATE TABLE notes_of_a_test (words text)"))
        look(connection)
        trial.rollback()
    assert connection.scalar(KEPT) == 1
    assert connection.scalar(text("SELECT to_regclass('notes_of_a_test')")) is None


def test_what_was_written_is_taken_back(connection: Connection) -> None:
    with connection.begin_nested():
        connection.execute(text("CREATE TABLE notes_of_a_test (words text)"))
    connection.rollback()
    assert connection.scalar(text("SELECT to_regclass('notes_of_a_test')")) is None


def test_a_statement_prepared_in_what_was_taken_back_is_asked_again(connection: Connection) -> None:
    for _ in range(2):
        connection.execute(text("CREATE TABLE notes_of_a_test (words text)"))
        for _ in range(SEVERAL):
            connection.execute(text("SELECT words FROM notes_of_a_test")).all()
        connection.rollback()


def test_a_transaction_that_failed_can_be_left(connection: Connection) -> None:
    with pytest.raises(Exception, match="division by zero"):
        connection.execute(text("SELECT 1 / 0"))
    connection.rollback()
    assert connection.scalar(text("SELECT 1")) == 1
