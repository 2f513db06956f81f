"""Dates as the person lives them: their zone, whole days, months that clip, mail hours."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from agency.months import months_after as so_many_months_after

EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
SATURDAY = 5
WORKING_WEEK = frozenset(range(SATURDAY))


@lru_cache(maxsize=1024)
def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of that name; nothing where there is none, for a typing error must not end a decision."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar day it was there."""
    return instant.astimezone(zone).date()


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day there, in UTC; days nobody can mean are brought within reach."""
    reachable = min(max(day, EARLIEST), LATEST)
    return datetime.combine(reachable, time(), tzinfo=zone).astimezone(UTC)


def days_after(day: date, days: int) -> date:
    """So many days later, never past the last day we reckon with."""
    reachable = min(day, LATEST)
    return reachable + timedelta(days=min(days, (LATEST - reachable).days))


def working_days_after(day: date, days: int) -> date:
    """So many days from Monday to Friday later."""
    reachable = min(day, LATEST)
    while days and reachable < LATEST:
        reachable += timedelta(days=1)
        days -= reachable.weekday() < SATURDAY
    return reachable


def months_after(day: date, months: int) -> date:
    """So many months later, of a day that may be out of reach."""
    return so_many_months_after(min(day, LATEST), months)


def next_opening(
    instant: datetime,
    zone: ZoneInfo,
    opens: time,
    closes: time,
    is_free: Callable[[date], object] = lambda _day: False,
    days: Collection[int] = WORKING_WEEK,
) -> datetime:
    """The first moment from ``instant`` on that is within the hours on one of these weekdays, in UTC.

    ``is_free`` tells days that do not count although they are one of them.
    """
    day = local_day(instant, zone)
    while day.weekday() not in days or is_free(day) or instant >= _at(day, closes, zone):
        day += timedelta(days=1)
    return max(instant.astimezone(UTC), _at(day, opens, zone))


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)
