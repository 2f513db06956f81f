"""One import from the first byte to the last row, in batches that the caller commits."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from agency.imports import candidates, roles
from agency.imports.adding_candidates import add_candidates
from agency.imports.adding_roles import add_roles
from agency.imports.book import Book
from agency.imports.files import Row, RowRefused, read_table
from agency.imports.outcome import Outcome
from agency.places.seeding import seed_places
from agency.skills.seeding import seed_vocabulary

ROWS_AT_A_TIME = 200


@dataclass(frozen=True)
class Kind:
    """What a file may hold: its columns, how a row is read, and how read rows are added."""

    columns: tuple[str, ...]
    required: tuple[str, ...]
    long: Mapping[str, int]
    read: Callable[[Row, date, str], Any]
    add: Callable[[Session, Sequence[Any], Book, datetime], Outcome]


CANDIDATES = Kind(
    candidates.KNOWN,
    candidates.REQUIRED,
    candidates.LONG,
    candidates.read_candidate,
    add_candidates,
)
ROLES = Kind(roles.KNOWN, roles.REQUIRED, roles.LONG, roles.read_role, add_roles)


class Import:
    """A file being taken in. Stopped anywhere and begun again, it adds what is still missing."""

    def __init__(
        self, session: Session, kind: Kind, data: bytes, usual_owner: str, now: datetime
    ) -> None:
        """Read and check the whole file. Raises ``FileRefused`` or ``OwnerUnknown``."""
        table = read_table(data, kind.columns, kind.required, kind.long)
        seed_vocabulary(session)
        seed_places(session)
        self._kind, self._now = kind, now
        self._book = Book(session, usual_owner)
        if usual_owner:
            self._book.owner(usual_owner)
        self.outcome = Outcome(notes=list(table.notes))
        today = now.astimezone(self._book.zone).date()
        self._rows = [self._read(row, today) for row in table.rows]

    @property
    def row_count(self) -> int:
        return len(self._rows)

    @property
    def new_terms(self) -> list[str]:
        return self._book.new_terms

    def batches(self) -> Iterator[Sequence[Any]]:
        for start in range(0, len(self._rows), ROWS_AT_A_TIME):
            yield self._rows[start : start + ROWS_AT_A_TIME]

    def take(self, session: Session, batch: Sequence[Any]) -> list[int]:
        """Add one batch; the numbers of what is new in it. Never commits."""
        good = [row for row in batch if not isinstance(row, RowRefused)]
        done = self._kind.add(session, good, self._book, self._now)
        done.refused += [row for row in batch if isinstance(row, RowRefused)]
        done.refused.sort(key=lambda refused: refused.line)
        self.outcome.add(done)
        return done.new_ids

    def _read(self, row: Row | RowRefused, today: date) -> Any:
        if isinstance(row, RowRefused):
            return row
        return self._kind.read(row, today, self._book.currency)
