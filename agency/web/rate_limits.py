"""How often the same somebody may try. The counters lie in PostgreSQL, so all processes share them."""

import hashlib
from datetime import datetime
from typing import Any

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from agency.database import db
from agency.web.models import RateCounter

_COUNT = text("""
    INSERT INTO rate_counters AS counter (key, count, expires_at)
    VALUES (:key, :amount, clock_timestamp() + make_interval(secs => :seconds))
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN counter.expires_at <= clock_timestamp()
                     THEN :amount ELSE counter.count + :amount END,
        expires_at = CASE WHEN counter.expires_at <= clock_timestamp()
                          THEN excluded.expires_at ELSE counter.expires_at END
    RETURNING count
""")


class PostgresCounters(Storage):
    """Counts in short transactions of their own, so that a failed request counts too."""

    STORAGE_SCHEME = ["callback-postgresql"]

    @property
    def base_exceptions(self) -> type[Exception]:
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        with _counting() as session:
            values = {"key": key, "amount": amount, "seconds": expiry}
            count: int = session.execute(_COUNT, values).scalar_one()
            session.commit()
        return count

    def get(self, key: str) -> int:
        living = RateCounter.expires_at > func.clock_timestamp()
        with _counting() as session:
            return session.scalar(select(RateCounter.count).filter_by(key=key).where(living)) or 0

    def get_expiry(self, key: str) -> float:
        with _counting() as session:
            ends = session.scalar(select(RateCounter.expires_at).filter_by(key=key))
        return ends.timestamp() if ends else 0.0

    def check(self) -> bool:
        with _counting() as session:
            return session.scalar(select(1)) == 1

    def reset(self) -> int:
        return self._forget()

    def clear(self, key: str) -> None:
        self._forget(RateCounter.key == key)

    def _forget(self, *which: Any) -> int:
        with _counting() as session:
            gone = session.execute(
                delete(RateCounter).where(*which).returning(RateCounter.key)
            ).all()
            session.commit()
        return len(gone)


limiter = Limiter(get_remote_address, storage_uri="callback-postgresql://", strategy="fixed-window")


def forget_past_counters(session: Session, now: datetime) -> None:
    """Remove the counters of windows that are over; they count nothing any more."""
    session.execute(delete(RateCounter).where(RateCounter.expires_at < now))


def unreadable(*parts: str) -> str:
    """A key for a counter that names nobody: the same parts always give the same one."""
    return hashlib.sha256("\n".join(part.strip().casefold() for part in parts).encode()).hexdigest()


def _counting() -> Session:
    return Session(db.engine, join_transaction_mode="create_savepoint")
