"""A suggestion's states, and the moves that are refused."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from agency.recontact.models import DismissReason, NotWaiting, SuggestionState
from tests.factories import NOON, SuggestionFactory


def test_one_snoozed_can_be_snoozed_for_longer(session: Session) -> None:
    suggestion = SuggestionFactory()
    suggestion.snooze(date(2026, 6, 25))
    suggestion.snooze(None)
    assert (suggestion.state, suggestion.snoozed_until) == (SuggestionState.snoozed, None)


@pytest.mark.parametrize("state", [s for s in SuggestionState if s not in ("new", "snoozed")])
def test_one_that_has_been_dealt_with_cannot_move(session: Session, state: SuggestionState) -> None:
    suggestion = SuggestionFactory(state=state)
    for move in (
        lambda: suggestion.snooze(None),
        lambda: suggestion.dismiss(1, DismissReason.not_this_role, NOON),
        lambda: suggestion.mark_contacted(NOON, 1),
        lambda: suggestion.acknowledge(1, NOON),
        lambda: suggestion.expire(NOON),
    ):
        with pytest.raises(NotWaiting):
            move()
