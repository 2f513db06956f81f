"""Whose work is looked at, and when: one recruiter's or everybody's, some weeks up to a day."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import InstrumentedAttribute

PERIODS = (4, 12, 26, 52)
"""Weeks that may be chosen."""
USUAL = 12
_A_YEAR = timedelta(weeks=52)


@dataclass(frozen=True)
class Scope:
    """Whole weeks ending with ``last``, in a zone; ``recruiter_id`` is nothing for everybody."""

    last: date
    weeks: int
    zone: str
    recruiter_id: int | None = None

    @property
    def first(self) -> date:
        return self.last - timedelta(days=7 * self.weeks - 1)

    @property
    def begins(self) -> datetime:
        return self._midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return self._midnight(self.last + timedelta(days=1))

    @property
    def year_before(self) -> "Scope":
        """The same weeks, fifty-two weeks earlier, so that they begin on the same weekday."""
        return replace(self, last=self.last - _A_YEAR)

    def is_theirs(
        self, column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
    ) -> ColumnElement[bool]:
        """Narrows a query to the recruiter's own, where it is about one."""
        return true() if self.recruiter_id is None else column == self.recruiter_id

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self.zone))
