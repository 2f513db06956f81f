"""How far a piece of work is and how long it takes yet, the same on every page that shows some."""

from dataclasses import dataclass
from datetime import datetime

_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True)
class Progress:
    """``of`` is nothing where the whole is not known; ``unit`` is what is counted, in the plural."""

    done: int
    of: int | None
    unit: str
    seconds_left: float | None = None

    @property
    def per_cent(self) -> int | None:
        return min(100, self.done * 100 // self.of) if self.of else None

    @property
    def sentence(self) -> str:
        """ "41 per cent: 410 of 1,000 rows. About 2 minutes to go." """
        return f"{self._so_far} {how_long(self.seconds_left)}"

    @property
    def _so_far(self) -> str:
        if self.of is None:
            return f"{self.done:,} {self.unit}." if self.done else ""
        counted = f": {self.done:,} of {self.of:,} {self.unit}" if self.unit else ""
        return f"{self.per_cent or 0} per cent{counted}."


def progress(done: int, of: int, unit: str, began_at: datetime | None, now: datetime) -> Progress:
    """The rest is taken to go as what is done went."""
    left = None
    if began_at is not None and 0 < done < of:
        left = (now - began_at).total_seconds() / done * (of - done)
    return Progress(done, of, unit, left)


def how_long(seconds: float | None) -> str:
    """How long it takes yet, as far as it can be told."""
    if seconds is None:
        return "It has just begun."
    if seconds < _MINUTE:
        return "Less than a minute to go."
    minutes = round(seconds / _MINUTE)
    if seconds < 2 * _HOUR:
        return f"About {minutes} minute{'' if minutes == 1 else 's'} to go."
    return f"About {round(seconds / _HOUR)} hours to go."
