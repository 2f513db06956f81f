"""Setting a person aside: every reason to call them sleeps together, and wakes together on undo."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.history import Change, last_change, put_back
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState

_ONE_BREATH = timedelta(seconds=5)


def snooze_person(session: Session, suggestion: Suggestion, until: date | None) -> None:
    """Snooze what was asked about and whatever else would bring them back at once. Raises ``NotWaiting``.

    What they wrote themselves stays: a reply is not an approach.
    """
    suggestion.snooze(until)
    for other in _besides(session, suggestion, SuggestionState.new):
        other.snooze(until)


def put_back_with_others(session: Session, suggestion: Suggestion, change: Change) -> None:
    """Take a change back, and the same change of the others that was made with it. Raises ``CannotUndo``."""
    put_back(suggestion, change)
    for other, theirs in _changed_with(session, suggestion, change):
        put_back(other, theirs)


def _changed_with(
    session: Session, suggestion: Suggestion, change: Change
) -> Iterable[tuple[Suggestion, Change]]:
    if change.after.get("state") != SuggestionState.snoozed:
        return
    for other in _besides(session, suggestion, SuggestionState.snoozed):
        theirs = last_change(session, other)
        if theirs and _is_the_same(theirs, change):
            yield other, theirs


def _is_the_same(one: Change, other: Change) -> bool:
    said = [(each.actor_kind, each.actor_id, each.after.get("state")) for each in (one, other)]
    return said[0] == said[1] and abs(one.at - other.at) < _ONE_BREATH


def _besides(
    session: Session, suggestion: Suggestion, state: SuggestionState
) -> Sequence[Suggestion]:
    query = (
        select(Suggestion)
        .where(
            Suggestion.candidate_id == suggestion.candidate_id,
            Suggestion.id != suggestion.id,
            Suggestion.state == state,
            Suggestion.kind != SuggestionKind.reply,
        )
        .order_by(Suggestion.id)
        .with_for_update()
    )
    return session.scalars(query).all()
