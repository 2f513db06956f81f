"""What was answered to suggestions, read from dismissals, touches and the roles' pipelines."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, true
from sqlalchemy.orm import Session

from agency.history import Change
from agency.insights.answered import INTERESTED, Answer, LeftOut, meaning, shares_of
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState
from agency.submissions.models import Stage, Submission
from agency.touches.models import Outcome, Touch

MOST = 2_000
"""The newest settled suggestions looked at: an older market teaches little, and a page must open."""
_TELLING = (Outcome.interested, Outcome.not_for_them, Outcome.not_now)


@dataclass(frozen=True)
class Answers:
    """Those that count, the oldest first, and how many do not, by why."""

    counted: list[Answer]
    left_out: Counter[LeftOut]

    @property
    def interested(self) -> int:
        return sum(answer.is_interested for answer in self.counted)


def answers_to_suggestions(session: Session) -> Answers:
    """One query, whatever there is. Of one person and role the newest suggestion counts."""
    counted, left_out = [], Counter[LeftOut]()
    seen: set[tuple[int, int]] = set()
    for row in session.execute(_settled()):
        if (row.candidate_id, row.role_id) in seen:
            continue
        seen.add((row.candidate_id, row.role_id))
        found = meaning(row.state, row.dismissed_why, row.outcome, row.has_been_interested)
        if isinstance(found, LeftOut):
            left_out[found] += 1
        else:
            counted.append(_answer(row, found))
    return Answers(counted[::-1], left_out)


def _answer(row: Row[Any], is_interested: bool) -> Answer:
    return Answer(shares_of(row.fit_parts), row.fit_total, is_interested, row.answered_at)


def _settled() -> Any:
    said = _last_said()
    answered_at = func.coalesce(Suggestion.settled_at, Submission.staged_at, Suggestion.surfaced_at)
    return (
        select(
            Suggestion.candidate_id,
            Suggestion.role_id,
            Suggestion.state,
            Suggestion.dismissed_why,
            Suggestion.fit_parts,
            Suggestion.fit_total,
            answered_at.label("answered_at"),
            said.c.outcome,
            _has_been_interested().label("has_been_interested"),
        )
        .outerjoin(
            Submission,
            and_(
                Submission.role_id == Suggestion.role_id,
                Submission.candidate_id == Suggestion.candidate_id,
            ),
        )
        .outerjoin(said, true())
        .where(
            Suggestion.kind == SuggestionKind.role,
            Suggestion.fit_total.is_not(None),
            or_(
                Suggestion.state.in_((SuggestionState.contacted, SuggestionState.dismissed)),
                Submission.id.is_not(None),
                and_(
                    Suggestion.state == SuggestionState.snoozed,
                    Suggestion.snoozed_until.is_not(None),
                ),
            ),
        )
        .order_by(answered_at.desc(), Suggestion.id.desc())
        .limit(MOST)
    )


def _last_said() -> Any:
    """The last thing written down that they said about the role since they were surfaced for it."""
    return (
        select(Touch.outcome)
        .where(
            Touch.candidate_id == Suggestion.candidate_id,
            Touch.role_id == Suggestion.role_id,
            Touch.happened_at >= Suggestion.surfaced_at,
            Touch.outcome.in_(_TELLING),
        )
        .order_by(Touch.happened_at.desc(), Touch.id.desc())
        .limit(1)
        .lateral("said")
    )


def _has_been_interested() -> ColumnElement[bool]:
    """In the pipeline as interested or further, now or before it ended."""
    before = select(Change.id).where(
        Change.table_name == Submission.__tablename__,
        Change.row_id == Submission.id,
        Change.before["stage"].as_string().in_([stage.value for stage in INTERESTED]),
    )
    return func.coalesce(
        or_(
            Submission.stage.in_(INTERESTED),
            and_(Submission.stage == Stage.not_going_on, before.exists()),
        ),
        False,
    )
