"""Counting tries, together with every other process."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from limits import parse
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from agency import clock
from agency.app import create_app
from agency.database import db
from agency.web.models import RateCounter
from agency.web.rate_limits import PostgresCounters, forget_past_counters, unreadable
from tests.conftest import ROOT, settings_for

counters = PostgresCounters()


def test_counts_up_to_the_limit_and_begins_anew_when_the_window_is_over(session: Session) -> None:
    limiter, limit = FixedWindowRateLimiter(counters), parse("3 per 5 minutes")
    assert [limiter.hit(limit, "maya") for _ in range(4)] == [True, True, True, False]
    assert limiter.hit(limit, "somebody else")
    session.execute(update(RateCounter).values(expires_at=clock.now() - timedelta(seconds=1)))
    assert limiter.hit(limit, "maya")
    assert counters.get(limit.key_for("maya")) == 1


def test_reading_forgetting_and_health(session: Session) -> None:
    assert counters.check()
    assert (counters.get("k"), counters.get_expiry("k")) == (0, 0.0)
    counters.incr("k", 60, amount=2)
    counters.incr("l", 60)
    assert counters.get("k") == 2
    assert counters.get_expiry("k") == pytest.approx(clock.now().timestamp() + 60, abs=5)
    counters.clear("k")
    assert counters.get("k") == 0
    assert counters.reset() == 1


def test_only_windows_that_are_over_are_forgotten(session: Session) -> None:
    counters.incr("living", 60)
    counters.incr("over", 60)
    past = clock.now() - timedelta(seconds=1)
    session.execute(update(RateCounter).filter_by(key="over").values(expires_at=past))
    forget_past_counters(session, clock.now())
    assert (counters.get("living"), session.get(RateCounter, "over")) == (1, None)


def test_key_names_nobody_and_ignores_capitals() -> None:
    key = unreadable("Maya@example.com ", "203.0.113.9")
    assert "maya" not in key
    assert key == unreadable("maya@example.com", "203.0.113.9")
    assert key != unreadable("maya@example.com", "203.0.113.10")


def test_table_is_unlogged(session: Session) -> None:
    kind = session.scalar(
        text("SELECT relpersistence FROM pg_class WHERE relname = 'rate_counters'")
    )
    assert kind == "u"


def test_processes_share_one_count(database_url: str) -> None:
    """Two applications, each with connections of its own, try at once: twenty of sixty get through."""
    applications = [
        create_app(settings_for(database_url, ROOT / "var" / "tests")) for _ in range(2)
    ]

    def tries(app: Flask) -> int:
        limiter, limit = FixedWindowRateLimiter(PostgresCounters()), parse("20 per hour")
        with app.app_context():
            return sum(limiter.hit(limit, "shared") for _ in range(15))

    try:
        with ThreadPoolExecutor(4) as threads:
            allowed = list(threads.map(tries, applications * 2))
        assert sum(allowed) == 20
    finally:
        with applications[0].app_context():
            counters.reset()
        for app in applications:
            with app.app_context():
                db.engine.dispose()
