"""Does remembering what people said help? Who replied, by the kind of reason they were contacted for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import case, func, literal_column, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.insights.predicting import Range, wilson
from agency.insights.scope import Scope
from agency.recontact.models import Suggestion, SuggestionKind
from agency.touches.models import Direction, Touch, TouchKind

TO_REPLY = timedelta(days=14)
"""An answer counts when it comes in this time; whom we wrote to later than that has time yet."""


class Reason(StrEnum):
    """What the suggestion rested on."""

    own_words = "own_words"
    date = "date"
    cold = "cold"
    title_only = "title_only"


_REASON = case(
    (Suggestion.kind == SuggestionKind.date, literal_column("'date'")),
    (Suggestion.kind == SuggestionKind.cold, literal_column("'cold'")),
    (Suggestion.words != "", literal_column("'own_words'")),
    else_=literal_column("'title_only'"),
)


@dataclass(frozen=True)
class Replies:
    """Of the people contacted for one kind of reason, how many replied."""

    reason: Reason
    people: int
    replied: int

    @property
    def share(self) -> Range:
        return wilson(self.replied, self.people)


def replies_by_reason(session: Session, scope: Scope) -> Sequence[Replies]:
    """One query; reasons for which nobody was contacted are left out.

    A person counts once a reason: our first touch while a suggestion of these weeks waited, a call that
    nobody answered too, and whether they spoke or wrote from then up to ``TO_REPLY`` later.
    """
    waited_until = func.coalesce(Suggestion.settled_at, scope.ends)
    asked = (
        select(
            Suggestion.candidate_id,
            _REASON.label("reason"),
            func.min(Touch.happened_at).label("at"),
        )
        .join(Suggestion.candidate)
        .join(Touch, Touch.candidate_id == Suggestion.candidate_id)
        .where(
            Suggestion.surfaced_at >= scope.begins,
            Suggestion.kind != SuggestionKind.reply,
            scope.is_theirs(Suggestion.owner_id),
            Candidate.erased_at.is_(None),
            Touch.direction == Direction.ours,
            Touch.happened_at.between(Suggestion.surfaced_at, waited_until),
            Touch.happened_at >= scope.begins,
            Touch.happened_at < scope.ends - TO_REPLY,
        )
        .group_by(Suggestion.candidate_id, _REASON)
        .cte("asked")
    )
    replied = select(Touch.id).where(
        Touch.candidate_id == asked.c.candidate_id,
        Touch.happened_at.between(asked.c.at, asked.c.at + TO_REPLY),
        or_(Touch.kind == TouchKind.conversation, Touch.direction == Direction.theirs),
    )
    query = select(
        asked.c.reason, func.count().label("people"), func.count().filter(replied.exists())
    ).group_by(asked.c.reason)
    found = {row[0]: Replies(Reason(row[0]), row[1], row[2]) for row in session.execute(query)}
    return [found[reason] for reason in Reason if reason in found]
