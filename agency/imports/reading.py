"""Reads one row cell by cell, so that whatever is wrong is told with its column's name. Pure."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from agency.candidates.addresses import AddressNotValid
from agency.imports import cells
from agency.imports.cells import CellRefused
from agency.imports.files import Row

T = TypeVar("T")


class Refused(Exception):
    """A column of the row is at fault."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


class Reader:
    """The cells of a row. A column that the file does not have reads as empty."""

    def __init__(self, row: Row) -> None:
        self._cells = row.cells

    def __call__(self, column: str, read: Callable[[str], T]) -> T:
        """The cell as ``read`` understands it. Raises ``Refused``."""
        try:
            return read(self.raw(column))
        except (CellRefused, AddressNotValid) as refused:
            raise Refused(column, str(refused)) from None

    def raw(self, column: str) -> str:
        return self._cells.get(column, "")

    def words(self, column: str, longest: int = 200) -> str:
        return self(column, lambda cell: cells.words_in(cell, longest))

    def needed(self, column: str, longest: int) -> str:
        """Words with at least one letter or digit."""
        words = self.words(column, longest)
        if not any(sign.isalnum() for sign in words):
            raise Refused(column, "it is empty, and every row needs it")
        return words

    def past_day(self, column: str, today: date) -> date | None:
        day = self(column, cells.day_in)
        if day is not None and day > today:
            raise Refused(column, f"{day.isoformat()} is in the future")
        return day
