"""A colleague's people and everything about them goes to another: somebody leaves, or two change desks.

Some rows a transaction, so that a worker may be killed in the middle; each leaves its line in the
history. What was done stays its doer's: touches, placements and kept promises keep their names.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role, RoleState
from agency.recontact.models import Suggestion, SuggestionState
from agency.search.models import Hotlist, SavedSearch
from agency.submissions.models import IN_PROCESS, Submission
from agency.touches.models import Promise

A_TURN = 200
_ENDED = (RoleState.filled, RoleState.withdrawn)


@dataclass(frozen=True)
class Held:
    """What is a recruiter's and would be left behind."""

    candidates: int = 0
    clients: int = 0
    roles: int = 0
    promises: int = 0
    suggestions: int = 0
    submissions: int = 0
    hotlists: int = 0
    searches: int = 0

    @property
    def total(self) -> int:
        return sum(vars(self).values())


def held_by(session: Session, recruiter_ids: Collection[int]) -> dict[int, Held]:
    """Eight queries for any number of recruiters."""
    found: dict[int, dict[str, int]] = {one: {} for one in recruiter_ids}
    for name, model, column, *which in _KINDS:
        whose = getattr(model, column)
        query = select(whose, func.count()).where(whose.in_(recruiter_ids), *which).group_by(whose)
        for row in session.execute(query):
            found[row[0]][name] = row[1]
    return {one: Held(**counts) for one, counts in found.items()}


def hand_over(session: Session, from_id: int, to_id: int) -> int:
    """The next rows, at most ``A_TURN``; how many. Nothing is left when it is fewer."""
    moved = 0
    for column, record in _next(session, from_id):
        setattr(record, column, to_id)
        moved += 1
    session.flush()
    return moved


def _next(session: Session, from_id: int) -> Iterator[tuple[str, Any]]:
    left = A_TURN
    for _, model, column, *which in _KINDS:
        theirs: Select[Any] = select(model).where(getattr(model, column) == from_id, *which)
        records = session.scalars(theirs.order_by(model.id).limit(left)).all()
        left -= len(records)
        yield from ((column, record) for record in records)
        if not left:
            return


_KINDS: tuple[tuple[Any, ...], ...] = (
    ("candidates", Candidate, "owner_id", Candidate.erased_at.is_(None)),
    ("clients", Client, "owner_id"),
    ("roles", Role, "owner_id", Role.state.not_in(_ENDED)),
    ("promises", Promise, "recruiter_id", Promise.kept_at.is_(None), Promise.broken_at.is_(None)),
    (
        "suggestions", Suggestion, "owner_id",
        Suggestion.state.in_((SuggestionState.new, SuggestionState.snoozed)),
    ),
    ("submissions", Submission, "recruiter_id", Submission.stage.in_(IN_PROCESS)),
    ("hotlists", Hotlist, "owner_id", Hotlist.archived_at.is_(None)),
    ("searches", SavedSearch, "owner_id", SavedSearch.archived_at.is_(None)),
)  # fmt: skip
