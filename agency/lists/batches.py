"""Letters to several people: begun together, each with its own reason and words, each settled by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.languages.speaking import _
from agency.lists.models import DraftState, LetterBatch, LetterDraft
from agency.preferences.models import Horizon, Preference
from agency.preferences.telling import wish_told
from agency.recontact.models import Suggestion, SuggestionState
from agency.recontact.retold import whys_told
from agency.recontact.slips import said_in
from agency.recontact.wording import source_of_preference
from agency.recruiters.models import Recruiter

MOST = 25
"""People who are written to together; each letter is read by whoever sends it."""
OPEN = (DraftState.draft, DraftState.reviewed)
_WAITING = (SuggestionState.new, SuggestionState.snoozed)


@dataclass(frozen=True)
class Reason:
    """Why this person, and what they said, where anything is known."""

    why: str = ""
    quote: str = ""
    source: str = ""
    """Where they said it, and when."""


def begin_batch(
    session: Session, recruiter_id: int, role_id: int | None, now: datetime
) -> LetterBatch:
    """An empty one. Never commits."""
    batch = LetterBatch(recruiter_id=recruiter_id, role_id=role_id, begun_at=now)
    session.add(batch)
    session.flush()
    return batch


def open_batches(session: Session, recruiter_id: int) -> list[tuple[LetterBatch, int]]:
    """Those the recruiter is not done with, the newest first, with how many letters wait."""
    waiting = select(func.count()).select_from(LetterDraft)
    waiting = waiting.where(LetterDraft.batch_id == LetterBatch.id, LetterDraft.state.in_(OPEN))
    query = (
        select(LetterBatch, waiting.scalar_subquery())
        .where(LetterBatch.recruiter_id == recruiter_id, LetterBatch.ended_at.is_(None))
        .order_by(LetterBatch.id.desc())
        .options(joinedload(LetterBatch.role))
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def drafts_of(session: Session, batch_id: int) -> Sequence[LetterDraft]:
    """In the order in which they were begun, with the people."""
    query = select(LetterDraft).filter_by(batch_id=batch_id).order_by(LetterDraft.id)
    return session.scalars(
        query.options(
            joinedload(LetterDraft.candidate).options(
                selectinload(Candidate.ways), joinedload(Candidate.place)
            )
        )
    ).all()


def reasons_of(
    session: Session,
    candidate_ids: Sequence[int],
    role: Role | None,
    found: Mapping[int, Reason],
    reader: Recruiter,
) -> dict[int, Reason]:
    """What waits about them, about this role where there is one; else what the search found; else a wish."""
    wishes = _newest_wishes(session, candidate_ids, reader)
    waiting = _waiting(session, candidate_ids, role, reader)
    return {
        one: waiting.get(one) or found.get(one) or wishes.get(one, Reason())
        for one in candidate_ids
    }


def _waiting(
    session: Session, candidate_ids: Sequence[int], role: Role | None, reader: Recruiter
) -> dict[int, Reason]:
    """The newest of each."""
    query = select(Suggestion).where(
        Suggestion.candidate_id.in_(candidate_ids), Suggestion.state.in_(_WAITING)
    )
    if role is not None:
        query = query.where(Suggestion.role_id == role.id)
    query = query.order_by(Suggestion.candidate_id, Suggestion.id.desc())
    query = query.options(joinedload(Suggestion.preference), joinedload(Suggestion.touch))
    waiting = session.scalars(query.ext(distinct_on(Suggestion.candidate_id))).all()
    whys = whys_told(session, waiting)
    reasons = {}
    for one in waiting:
        said = said_in(one, reader)
        reasons[one.candidate_id] = Reason(whys[one.id], one.words, said.source if said else "")
    return reasons


def _newest_wishes(
    session: Session, candidate_ids: Sequence[int], reader: Recruiter
) -> dict[int, Reason]:
    wish = Preference
    query = select(wish).where(
        wish.candidate_id.in_(candidate_ids),
        wish.ended_at.is_(None),
        wish.horizon != Horizon.never,
        wish.words != "",
    )
    query = query.order_by(wish.candidate_id, wish.said_on.desc(), wish.id.desc())
    newest = session.scalars(query.ext(distinct_on(wish.candidate_id)))
    return {
        one.candidate_id: Reason(
            _("Wants: %(wish)s.", wish=wish_told(one)),
            one.words,
            source_of_preference(one, reader.id, reader.zone),
        )
        for one in newest
    }
