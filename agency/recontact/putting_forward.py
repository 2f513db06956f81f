"""A candidate moves along a role's pipeline: what follows for the suggestion that brought them."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency import history
from agency.clients.models import Role
from agency.contact import gates
from agency.contact.consent import terms_of
from agency.history import CannotUndo
from agency.matching.profiles import refresh_profiles
from agency.recontact.models import SuggestionState
from agency.recontact.role_queries import suggestions_to_settle
from agency.submissions import moving
from agency.submissions.models import Submission
from agency.submissions.moving import Move

_WAITING = (SuggestionState.new, SuggestionState.snoozed)


def put_forward(
    session: Session, role: Role, candidate_id: int, move: Move, by_id: int, now: datetime
) -> Submission:
    """Put the candidate at a stage of the role, and take the role off their suggestions.

    The caller asks for the person to be matched anew. Raises ``RightToRepresentMissing``.
    """
    terms_of(session, candidate_id)  # the first row that anybody locks who deals with a person
    submission = moving.move(session, role.id, candidate_id, move, by_id, now)
    for suggestion in suggestions_to_settle(session, role.id, candidate_id, _WAITING):
        suggestion.mark_contacted(now, by_id)
    gates.settle(session, candidate_id, now)  # news of a role they are in process for is no ask
    refresh_profiles(session, [candidate_id])
    return submission


def take_back(session: Session, role: Role, candidate_id: int) -> None:
    """Undo a first step, so that the person is surfaced again. Raises ``KnownToClient``."""
    moving.take_out(session, role.id, candidate_id)
    settled = suggestions_to_settle(session, role.id, candidate_id, (SuggestionState.contacted,))
    for suggestion in settled[:1]:
        change = history.last_change(session, suggestion)
        if change is not None and "state" in change.before:
            _put_back(suggestion, change)
    refresh_profiles(session, [candidate_id])


def _put_back(suggestion: object, change: history.Change) -> None:
    """Whoever dealt with it in another way since has the last word."""
    try:
        history.put_back(suggestion, change)
    except CannotUndo:
        return
