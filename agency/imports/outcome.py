"""What became of the rows of one import."""

from dataclasses import dataclass, field

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.imports.files import RowRefused

_IMPORTING = 6_240_118
"""The advisory lock under which rows are added, so that two imports at once add nobody twice."""


@dataclass
class Outcome:
    """Counts, refusals in the file's order, and what a person should look at again."""

    new: int = 0
    already_here: int = 0
    refused: list[RowRefused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    new_ids: list[int] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        self.new += other.new
        self.already_here += other.already_here
        self.refused += other.refused
        self.notes += other.notes

    @property
    def sentence(self) -> str:
        """ "381 new, 12 already here, 3 refused"."""
        return (
            f"{self.new:,} new, {self.already_here:,} already here, {len(self.refused):,} refused"
        )


def one_at_a_time(session: Session) -> None:
    """Wait for any other import's batch to commit."""
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _IMPORTING})
