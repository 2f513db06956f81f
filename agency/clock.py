"""The only module that reads the clock."""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_SHIFT = timedelta(seconds=float(os.environ.get("CALLBACK_CLOCK_SHIFT", "0")))
"""Seconds added to the real time, so that a rehearsal can play next Monday today."""


def now() -> datetime:
    """The present instant, in UTC and aware of it."""
    return datetime.now(UTC) + _SHIFT


def today(zone: str) -> date:
    """The calendar day it is now in an IANA zone such as ``America/Toronto``."""
    return now().astimezone(ZoneInfo(zone)).date()
