"""How warm a relationship is: a few bars and the words that say why. Pure."""

from dataclasses import dataclass
from datetime import date

from agency.languages.speaking import N_, _

_BY_DAYS_QUIET = (
    (45, 5, N_("Warm: last spoke %(day)s")),
    (120, 4, N_("Warm: last spoke %(day)s")),
    (240, 3, N_("Cooling: last spoke %(day)s")),
    (540, 2, N_("Cool: last spoke %(day)s")),
)
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
    tries = _times(attempts_since)
    if last_conversation_on is None:
        never = _("Never spoken, tried %(times)s", times=tries)
        return Warmth(0, never if attempts_since else _("Never spoken"))
    quiet = (today - last_conversation_on).days
    bars, words = next(
        ((bars, words) for days, bars, words in _BY_DAYS_QUIET if quiet <= days),
        (1, N_("Cold: last spoke %(day)s")),
    )
    if attempts_since >= UNANSWERED:
        said = _("Cooling: last spoke %(day)s, %(times)s tried since", day=last_words, times=tries)
        return Warmth(max(1, bars - 2), said)
    return Warmth(bars, _(words, day=last_words))


def _times(count: int) -> str:
    return {1: _("once"), 2: _("twice")}.get(count) or _("%(count)s times", count=count)
