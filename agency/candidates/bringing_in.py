"""People who are brought in by files: one transaction at a time, so that nobody is added twice."""

from sqlalchemy import text
from sqlalchemy.orm import Session

_IMPORTING = 6_240_118
"""The advisory lock under which people of files are written."""


def one_at_a_time(session: Session) -> None:
    """Wait for any other batch of people to commit; held until this transaction ends."""
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _IMPORTING})
