"""Who was surfaced, and what came of it: people counted once each, by the furthest they got."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.history import Change
from agency.insights.scope import Scope
from agency.recontact.models import Suggestion, SuggestionKind
from agency.submissions.models import IN_PROCESS, Stage, Submission
from agency.touches.models import Direction, Touch, TouchKind

STEPS = ("surfaced", "reached", "replied", "submitted", "placed")
PUT_FORWARD = tuple(stage.value for stage in (*IN_PROCESS, Stage.placed))


@dataclass(frozen=True)
class Funnel:
    """People; each step holds those after it."""

    surfaced: int
    reached: int
    replied: int
    submitted: int
    placed: int

    def __getitem__(self, step: str) -> int:
        found: int = getattr(self, step)
        return found


def surfaced_to_placed(session: Session, scope: Scope) -> Funnel:
    """One query. A suggestion because they wrote to us is not counted: nobody was surfaced by it.

    What came of it is looked for from the person's first suggestion of these weeks up to their end.
    """
    people = _people(scope).cte("people")
    placed = _submitted(people, scope, Stage.placed.value)
    submitted = or_(placed, _submitted(people, scope, *PUT_FORWARD))
    heard = or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs)
    replied = or_(submitted, _touched(people, scope, heard))
    reached = or_(replied, _touched(people, scope, Touch.direction == Direction.ours))
    query = select(
        func.count(),
        *(func.count().filter(step) for step in (reached, replied, submitted, placed)),
    ).select_from(people)
    steps: tuple[int, ...] = tuple(session.execute(query).one())
    return Funnel(*steps)


def _people(scope: Scope) -> Any:
    return (
        select(Suggestion.candidate_id, func.min(Suggestion.surfaced_at).label("since"))
        .join(Suggestion.candidate)
        .where(
            Suggestion.surfaced_at >= scope.begins,
            Suggestion.surfaced_at < scope.ends,
            Suggestion.kind != SuggestionKind.reply,
            scope.is_theirs(Suggestion.owner_id),
            Candidate.erased_at.is_(None),
        )
        .group_by(Suggestion.candidate_id)
    )


def _touched(people: Any, scope: Scope, which: Any) -> Any:
    touch = select(Touch.id).where(
        Touch.candidate_id == people.c.candidate_id,
        Touch.happened_at >= people.c.since,
        Touch.happened_at < scope.ends,
        which,
    )
    return touch.exists()


def _submitted(people: Any, scope: Scope, *stages: str) -> Any:
    """In one of these stages now or before it moved on, and got there since."""
    since = people.c.since
    stage = Change.after["stage"].as_string()
    moved = select(Change.id).where(
        Change.table_name == Submission.__tablename__,
        Change.row_id == Submission.id,
        stage.in_(stages),
        Change.at >= since,
        Change.at < scope.ends,
    )
    is_there = and_(
        Submission.stage.in_(stages),
        Submission.staged_at >= since,
        Submission.staged_at < scope.ends,
    )
    found = select(Submission.id).where(
        Submission.candidate_id == people.c.candidate_id, or_(is_there, moved.exists())
    )
    return found.exists()
