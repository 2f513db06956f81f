"""Who is going cold: the quietest against their own usual gap, today."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.models import ContactTerms
from agency.insights.scope import Scope
from agency.recontact.cold import gone_cold, past_usual
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
    """Four queries; as it is today, whatever weeks the scope has."""
    found = gone_cold(session, scope.last, now, scope.recruiter_id)
    silent = _asked_for_quiet(session, found)
    cold = {one: rhythm for one, rhythm in found.items() if one not in silent}
    ranked = sorted(cold, key=lambda one: (-past_usual(cold[one], scope.last), one))
    shown = _people(session, ranked[:SHOWN])
    waiting = _on_today(session, [one.id for one in shown])
    longest = [
        Quiet(
            one,
            max(1, round(cold[one.id].usual_days / 7)),
            cold[one.id].quiet_days(scope.last) // 7,
            one.id in waiting,
        )
        for one in shown
    ]
    return GoingCold(len(ranked), longest)


def _asked_for_quiet(session: Session, ids: Collection[int]) -> set[int]:
    """A pause or a stop is no neglect of ours."""
    query = select(ContactTerms.candidate_id).where(
        ContactTerms.candidate_id.in_(ids),
        or_(ContactTerms.paused_at.is_not(None), ContactTerms.stopped_at.is_not(None)),
    )
    return set(session.scalars(query))


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
