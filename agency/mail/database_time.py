"""The database's own clock, for what workers on several machines must agree about."""

from typing import Any

from sqlalchemy import DateTime, func


def database_time() -> Any:
    """This very moment, not the beginning of the transaction."""
    return func.clock_timestamp(type_=DateTime(timezone=True))
