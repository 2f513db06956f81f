"""What may be wrong with a file or with one of its rows."""

from dataclasses import dataclass
from datetime import date


class FileRefused(Exception):
    """Nothing of this file can be read; the message says why and what to do."""


@dataclass(frozen=True)
class RowRefused:
    """One row that stays out, and why. ``column`` is empty where the whole row is at fault."""

    line: int
    column: str
    reason: str
    cells: tuple[str, ...] = ()
    """The row as it stands, as far as it could be read."""
    doubt: tuple[date, date] | None = None
    """Where it is a day that could be either of two: with the day first, with the month first."""

    def __str__(self) -> str:
        where = f"Line {self.line}, {self.column}" if self.column else f"Line {self.line}"
        return f"{where}: {self.reason}"
