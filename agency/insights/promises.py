"""Are we keeping our promises? Those that fell due, week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Date, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.insights.scope import Scope
from agency.touches.models import Promise


@dataclass(frozen=True)
class WeekOfPromises:
    """The promises that fell due in seven days. Not kept: called broken, or open past its day."""

    first: date
    on_time: int = 0
    late: int = 0
    not_kept: int = 0

    @property
    def due(self) -> int:
        return self.on_time + self.late + self.not_kept


@dataclass(frozen=True)
class Promises:
    """Every week, the oldest first, and how many of those not kept can still be."""

    weeks: Sequence[WeekOfPromises]
    still_open: int

    @property
    def on_time(self) -> int:
        return sum(week.on_time for week in self.weeks)

    @property
    def late(self) -> int:
        return sum(week.late for week in self.weeks)

    @property
    def not_kept(self) -> int:
        return sum(week.not_kept for week in self.weeks)

    @property
    def kept(self) -> int:
        return self.on_time + self.late

    @property
    def due(self) -> int:
        return self.kept + self.not_kept


def promises_due(session: Session, scope: Scope) -> Promises:
    """One query. A promise due on the last day counts once it is kept, and is late only afterwards."""
    is_open = and_(Promise.kept_at.is_(None), Promise.broken_at.is_(None))
    kept_on = cast(func.timezone(scope.zone, Promise.kept_at), Date)
    is_kept = Promise.kept_at.is_not(None)
    week = (Promise.due_on - scope.first) // 7
    query = (
        select(
            week.label("week"),
            func.count().filter(is_kept, kept_on <= Promise.due_on).label("on_time"),
            func.count().filter(is_kept, kept_on > Promise.due_on).label("late"),
            func.count().filter(~is_kept).label("not_kept"),
            func.count().filter(is_open).label("still_open"),
        )
        .join(Promise.candidate)
        .where(
            Promise.due_on.between(scope.first, scope.last),
            or_(~is_open, Promise.due_on < scope.last),
            scope.is_theirs(Promise.recruiter_id),
            Candidate.erased_at.is_(None),
        )
        .group_by(week)
    )
    found = {row.week: row for row in session.execute(query)}
    weeks = [
        WeekOfPromises(first, row.on_time, row.late, row.not_kept) if row else WeekOfPromises(first)
        for n in range(scope.weeks)
        for first, row in [(scope.first + timedelta(weeks=n), found.get(n))]
    ]
    return Promises(weeks, sum(row.still_open for row in found.values()))
