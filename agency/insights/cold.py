"""Who is going cold: the quietest against their own usual gap, today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.models import ContactTerms
from agency.insights.scope import Scope
from agency.recontact.cold import coldest
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState

SHOWN = 8


@dataclass(frozen=True)
class Quiet:
    """Somebody we used to speak with more often; weeks."""

    candidate: Candidate
    usual: int
    quiet: int
    is_on_today: bool
    """Whether a list has them already."""


@dataclass(frozen=True)
class GoingCold:
    """How many there are, and those who have waited longest against what is usual."""

    people: int
    longest: Sequence[Quiet]


def going_cold(session: Session, scope: Scope, now: datetime) -> GoingCold:
    """Three queries; as it is today, whatever weeks the scope has."""
    count, cold = coldest(session, _not_asked_for_quiet(scope), scope.last, now, SHOWN)
    shown = _people(session, list(cold))
    waiting = _on_today(session, list(cold))
    longest = [
        Quiet(
            one,
            max(1, round(cold[one.id].usual_days / 7)),
            cold[one.id].quiet_days(scope.last) // 7,
            one.id in waiting,
        )
        for one in shown
    ]
    return GoingCold(count, longest)


def _not_asked_for_quiet(scope: Scope) -> Select[Any]:
    """A pause or a stop is no neglect of ours."""
    terms = ContactTerms.candidate_id == Candidate.id
    return (
        select(Candidate.id)
        .outerjoin(ContactTerms, terms)
        .where(
            Candidate.erased_at.is_(None),
            ContactTerms.paused_at.is_(None),
            ContactTerms.stopped_at.is_(None),
            scope.is_theirs(Candidate.owner_id),
        )
    )


def _people(session: Session, ids: Sequence[int]) -> list[Candidate]:
    """In the same order."""
    found = {one.id: one for one in session.scalars(select(Candidate).where(Candidate.id.in_(ids)))}
    return [found[one] for one in ids]


def _on_today(session: Session, ids: Sequence[int]) -> set[int]:
    query = select(Suggestion.candidate_id).where(
        Suggestion.candidate_id.in_(ids),
        Suggestion.kind == SuggestionKind.cold,
        Suggestion.state.in_((SuggestionState.new, SuggestionState.snoozed)),
    )
    return set(session.scalars(query))
