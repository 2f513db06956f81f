"""One demo agency for every test that only reads it."""

import os
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from agency.demo.making import DemoSummary, build_demo
from agency.embedded_postgres import Server
from tests.demo.moment import NOW, TODAY
from tests.support.whole import own_database, seeded


class Demo(NamedTuple):
    session: Session
    made: DemoSummary


@pytest.fixture(scope="session")
def demo(whole_app: Flask, server: Server) -> Iterator[Demo]:
    """In a database of its own; committed, for a transaction that is left open holds up whoever waits for those before it."""
    with own_database(server, f"demo_{os.getpid()}", like=seeded(server)) as url:
        engine = create_engine(url, **whole_app.config["SQLALCHEMY_ENGINE_OPTIONS"])
        with Session(engine, expire_on_commit=False) as session:
            with whole_app.app_context():
                made = build_demo(session, TODAY, NOW)
                session.commit()
            yield Demo(session, made)
            session.rollback()
        engine.dispose()


@pytest.fixture(autouse=True)
def nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test tried, its transaction ends with it."""
    yield
    if "demo" in request.fixturenames:
        request.getfixturevalue("demo").session.rollback()
