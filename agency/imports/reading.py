"""Reads one row cell by cell, so that whatever is wrong is told with its column's name. Pure."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from agency.candidates.addresses import AddressNotValid
from agency.imports import cells
from agency.imports.cells import CellRefused, DayInDoubt
from agency.imports.files import Row

T = TypeVar("T")


class Refused(Exception):
    """A column of the row is at fault. ``doubt`` is there where it is one of two days."""

    def __init__(self, column: str, reason: str, doubt: DayInDoubt | None = None) -> None:
        super().__init__(reason)
        self.column, self.reason, self.doubt = column, reason, doubt


class Reader:
    """The cells of a row. A column that the file does not have reads as empty."""

    def __init__(
        self, row: Row, day_first: bool | None = None, optional: frozenset[str] = frozenset()
    ) -> None:
        """What cannot be read in ``optional`` columns refuses nothing: it goes to ``unread``."""
        self._cells, self._day_first, self._optional = row.cells, day_first, optional
        self.unread: dict[str, str] = {}
        """Cells as they stand, by column."""

    def __call__(self, column: str, read: Callable[[str], T]) -> T:
        """The cell as ``read`` understands it. Raises ``Refused``."""
        try:
            return read(self.raw(column))
        except DayInDoubt as doubt:
            raise Refused(column, str(doubt), doubt) from None
        except (CellRefused, AddressNotValid) as refused:
            if column not in self._optional:
                raise Refused(column, str(refused)) from None
            self.unread[column] = self.raw(column)
            return read("")

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

    def day(self, column: str) -> date | None:
        return self(column, lambda cell: cells.day_in(cell, self._day_first))

    def past_day(self, column: str, today: date) -> date | None:
        """A day that is not to come."""

        def past(cell: str) -> date | None:
            day = cells.day_in(cell, self._day_first)
            if day is not None and day > today:
                raise CellRefused(f"{day.isoformat()} is in the future")
            return day

        return self(column, past)
