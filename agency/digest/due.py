"""When a weekly letter is due. Pure: zones, clock changes and late starts are all in here."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LATEST = timedelta(days=3)
"""A letter later than this is skipped; its people flow into the next one."""


@dataclass(frozen=True)
class Occurrence:
    """One recruiter's letter of one ISO week."""

    iso_year: int
    iso_week: int
    due_at: datetime
    """In UTC."""

    def is_too_late(self, now: datetime) -> bool:
        return now - self.due_at > LATEST


def newest_occurrence(now: datetime, weekday: int, at: time, zone: str) -> Occurrence:
    """The letter whose hour came last, up to and including ``now``. ``weekday`` 0 is Monday."""
    local = now.astimezone(ZoneInfo(zone))
    monday = local.date() - timedelta(days=local.weekday())
    for week_of in (monday, monday - timedelta(weeks=1)):
        due_at = instant(week_of + timedelta(days=weekday), at, zone)
        if due_at <= now:
            break
    year, week, _ = week_of.isocalendar()
    return Occurrence(year, week, due_at)


def next_occurrence(now: datetime, weekday: int, at: time, zone: str) -> Occurrence:
    """The letter that comes next, after ``now``."""
    newest = newest_occurrence(now, weekday, at, zone)
    following = date.fromisocalendar(newest.iso_year, newest.iso_week, 1) + timedelta(weeks=1)
    year, week, _ = following.isocalendar()
    return Occurrence(year, week, instant(following + timedelta(days=weekday), at, zone))


def instant(day: date, at: time, zone: str) -> datetime:
    """A wall-clock time as an instant in UTC: in a gap the first valid one after it, in a fold the first."""
    wall = datetime.combine(day, at)
    found = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall:
        return found
    minute = timedelta(minutes=1)
    offset = found.astimezone(ZoneInfo(zone)).utcoffset()
    while (found - minute).astimezone(ZoneInfo(zone)).utcoffset() == offset:
        found -= minute
    return found
