"""A row on its way in, and what is to become of it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from agency.imports.faults import RowRefused
from agency.imports.models import RowState

RowT = TypeVar("RowT")


@dataclass(frozen=True)
class Numbered(Generic[RowT]):
    """A row that was read, or refused, with its place in the file and what was decided about it."""

    no: int
    row: RowT | RowRefused
    row_hash: str
    decision: str = ""
    like_ids: tuple[int, ...] = ()
    """Who the decision was about."""


@dataclass(frozen=True)
class Verdict:
    """What will become of a row; the fields are those of ``ImportRow``."""

    state: RowState
    candidate_id: int | None = None
    column: str = ""
    conflict: str = ""
    like_ids: tuple[int, ...] = ()
    role_id: int | None = None
    notes: tuple[str, ...] = ()
    """What a person should look at again although the row goes in."""
