"""Days that no longer stand: moved by the person, or overtaken by a conversation."""

from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from agency.preferences.models import Preference
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recontact.occasions import expire
from agency.touches.models import Touch, TouchKind


def expire_moved_days(session: Session, candidate_id: int, today: date, now: datetime) -> int:
    """Take a person's suggestions for such days off the list; how many."""
    moved = select(Preference.id).where(
        Preference.candidate_id == candidate_id,
        or_(
            Preference.ended_at.is_not(None),
            Preference.not_before.is_(None),
            Preference.not_before > today,
        ),
    )
    since = aliased(Touch)
    spoken_since = (
        select(since.id)
        .where(
            since.candidate_id == candidate_id,
            since.kind == TouchKind.conversation,
            since.happened_at > Touch.happened_at,
        )
        .exists()
    )
    overtaken = select(Touch.id).where(Touch.candidate_id == candidate_id, spoken_since)
    return expire(
        session,
        Suggestion.candidate_id == candidate_id,
        Suggestion.kind == SuggestionKind.date,
        or_(Suggestion.preference_id.in_(moved), Suggestion.touch_id.in_(overtaken)),
        now=now,
    )
