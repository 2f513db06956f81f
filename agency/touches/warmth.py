"""How warm a relationship is: a few bars and the words that say why. Pure."""

from dataclasses import dataclass
from datetime import date

_BY_DAYS_QUIET = ((45, 5, "Warm"), (120, 4, "Warm"), (240, 3, "Cooling"), (540, 2, "Cool"))
"""Days since the last conversation, bars, word; longer ago is cold."""
UNANSWERED = 2
"""Tries in a row without an answer that say more than the calendar does."""


@dataclass(frozen=True)
class Warmth:
    """0 to 5 bars, and the reason."""

    bars: int
    words: str


def warmth_of(
    last_conversation_on: date | None, attempts_since: int, last_words: str, today: date
) -> Warmth:
    """By the last conversation, less for tries that went unanswered. ``last_words`` is its date."""
    if last_conversation_on is None:
        tried = f", tried {_times(attempts_since)}" if attempts_since else ""
        return Warmth(0, f"Never spoken{tried}")
    quiet = (today - last_conversation_on).days
    bars, word = next(
        ((bars, word) for days, bars, word in _BY_DAYS_QUIET if quiet <= days), (1, "Cold")
    )
    if attempts_since >= UNANSWERED:
        tries = f"{_times(attempts_since)} tried since"
        return Warmth(max(1, bars - 2), f"Cooling: last spoke {last_words}, {tries}")
    return Warmth(bars, f"{word}: last spoke {last_words}")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
