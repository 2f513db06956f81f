"""Days counted from the day the demo agency is made. Pure.

``d-9`` is nine days before it, ``d+2`` two days after; ``m0`` the first day of its month, ``m+3``
that of the third month after. In a text, ``{m0}`` stands for "November", ``{d-9}`` for
"16 November".
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from agency.months import first_of_month
from agency.words import MONTHS

_CODE = re.compile(r"([dm])([+-]?\d+)")
_IN_TEXT = re.compile(r"\{([dm][+-]?\d+)\}")


class DayNotUnderstood(ValueError):
    """A script names a day in a way this module does not know."""


@dataclass(frozen=True)
class Days:
    """The calendar as seen from one day."""

    today: date

    def on(self, code: str) -> date:
        """The day a code stands for. Raises ``DayNotUnderstood``."""
        read = _CODE.fullmatch(code)
        if read is None:
            raise DayNotUnderstood(code)
        unit, count = read[1], int(read[2])
        if unit == "d":
            return self.today + timedelta(days=count)
        return first_of_month(self.today, count)

    def maybe(self, code: str | None) -> date | None:
        return self.on(code) if code else None

    def text(self, words: str) -> str:
        """The words with every day written out."""
        return _IN_TEXT.sub(lambda found: self.spoken(found[1]), words)

    def spoken(self, code: str) -> str:
        """ "November" for a month, "16 November" for a day."""
        day = self.on(code)
        month = MONTHS[day.month - 1]
        return month if code.startswith("m") else f"{day.day} {month}"
