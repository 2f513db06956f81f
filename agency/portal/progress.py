"""How far a piece of work is and how long it takes yet, the same on every page that shows some."""

from dataclasses import dataclass
from datetime import datetime

from agency.languages.speaking import _
from agency.words import count_words, figure

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
        done = figure(self.done)
        if self.of is None:
            return f"{done} {self.unit}." if self.done else ""
        share = self.per_cent or 0
        if not self.unit:
            return _("%(share)s per cent.", share=share)
        return _(
            "%(share)s per cent: %(done)s of %(of)s %(unit)s.",
            share=share,
            done=done,
            of=figure(self.of),
            unit=self.unit,
        )


def progress(done: int, of: int, unit: str, began_at: datetime | None, now: datetime) -> Progress:
    """The rest is taken to go as what is done went."""
    left = None
    if began_at is not None and 0 < done < of:
        left = (now - began_at).total_seconds() / done * (of - done)
    return Progress(done, of, unit, left)


def how_long(seconds: float | None) -> str:
    """How long it takes yet, as far as it can be told."""
    if seconds is None:
        return _("It has just begun.")
    if seconds < _MINUTE:
        return _("Less than a minute to go.")
    if seconds < 2 * _HOUR:
        minutes = count_words(round(seconds / _MINUTE), "minute", up_to=-1)
        return _("About %(time)s to go.", time=minutes)
    return _("About %(time)s to go.", time=count_words(round(seconds / _HOUR), "hour", up_to=-1))
