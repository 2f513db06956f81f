"""Going cold: a candidate's own rhythm of conversations, and how long it has been quiet.

Pure. The rhythm is the median gap between conversations; attempts neither make nor break it.
"""

from dataclasses import dataclass
from datetime import date

from agency.languages.speaking import _
from agency.words import number

FEWEST_CONVERSATIONS = 3
"""Two gaps are the least that can be called a rhythm."""
QUIET_RATIO = 1.5
QUIET_AT_LEAST_DAYS = 60
RHYTHM_AT_MOST_DAYS = 240
"""People who speak with us less than that often have no rhythm to lose."""
FORGOTTEN_DAYS = 730
"""Longer ago than this it is no longer a relationship going cold."""


@dataclass(frozen=True)
class Rhythm:
    """How often two people speak, and for how long they have not."""

    conversations: int
    usual_days: float
    last_on: date

    def quiet_days(self, today: date) -> int:
        return (today - self.last_on).days

    def has_gone_cold(self, today: date) -> bool:
        """Quiet for half as long again as usual, and for two months at least."""
        quiet = self.quiet_days(today)
        return (
            self.conversations >= FEWEST_CONVERSATIONS
            and self.usual_days <= RHYTHM_AT_MOST_DAYS
            and max(QUIET_AT_LEAST_DAYS, self.usual_days * QUIET_RATIO) <= quiet < FORGOTTEN_DAYS
        )


def quiet_sentence(first_name: str, rhythm: Rhythm, today: date) -> str:
    """ "You and Seun usually talk every ten weeks and it has been twenty-one." """
    usual = max(1, round(rhythm.usual_days / 7))
    quiet = number(rhythm.quiet_days(today) // 7, up_to=99)
    if usual == 1:
        return _(
            "You and %(name)s usually talk every week and it has been %(weeks)s.",
            name=first_name,
            weeks=quiet,
        )
    return _(
        "You and %(name)s usually talk every %(usual)s weeks and it has been %(weeks)s.",
        name=first_name,
        usual=number(usual, up_to=99),
        weeks=quiet,
    )
