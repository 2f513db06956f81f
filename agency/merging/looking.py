"""Looks for records that may be one person and writes the pairs down; what was told apart stays so."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, selectinload

from agency.candidates.models import Candidate, WayKind
from agency.clients.models import ClientContact
from agency.merging.models import AlikePair
from agency.sameness import described_as, likely_same_each


def look_among(session: Session, candidates: Sequence[Candidate], now: datetime) -> int:
    """Pairs of these people with anybody; how many are new. Never commits."""
    found = likely_same_each(session, [described_as(one) for one in candidates])
    rows = {}
    for one, likenesses in zip(candidates, found, strict=True):
        for likeness in likenesses:
            low, high = sorted((one.id, likeness.candidate_id))
            rows[low, high] = {
                "candidate_id": low,
                "other_id": high,
                "how": likeness.how,
                "score": likeness.score,
                "found_at": now,
            }
    if not rows:
        return 0
    written = insert(AlikePair).values([rows[pair] for pair in sorted(rows)])
    new = written.on_conflict_do_nothing().returning(AlikePair.candidate_id)
    return len(session.scalars(new).all())


def link_contacts(session: Session, candidates: Sequence[Candidate]) -> int:
    """Cards at clients that have an own address of one of these people are theirs; how many were linked."""
    own = {
        way.value: one.id
        for one in candidates
        for way in one.ways
        if way.kind is not WayKind.work_phone
    }
    query = select(ClientContact).where(
        ClientContact.candidate_id.is_(None),
        or_(func.lower(ClientContact.email).in_(own), ClientContact.phone.in_(own)),
    )
    cards = session.scalars(query).all()
    for card in cards:
        card.candidate_id = own.get(card.email.lower()) or own[card.phone]
    return len(cards)


def people_to_look_at(
    session: Session, after: int, since: datetime | None, most: int
) -> Sequence[Candidate]:
    """The next people by number; only those who came or changed ``since``, where it is given."""
    query = select(Candidate).where(Candidate.id > after, Candidate.erased_at.is_(None))
    if since is not None:
        query = query.where(func.greatest(Candidate.created_at, Candidate.changed_at) >= since)
    query = query.options(selectinload(Candidate.ways)).order_by(Candidate.id).limit(most)
    return session.scalars(query).all()
