"""The etiquette light of a person, as the portal asks for it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from agency.contact.answer import Decision
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose


def lights_of(
    session: Session, candidate_ids: Sequence[int], actor_id: int, now: datetime
) -> dict[int, Decision]:
    """May the recruiter contact them about a role of their choice, by any way? In one round."""
    requests = [
        ContactRequest(person_id=person, purpose=Purpose.recontact_role, actor=actor_id)
        for person in candidate_ids
    ]
    return dict(zip(candidate_ids, decisions_for(session, requests, now), strict=True))


def light_of(
    session: Session,
    candidate_id: int,
    actor_id: int,
    now: datetime,
    channel: str | None = None,
    role_id: int | None = None,
) -> Decision:
    """The same for one person, and by one channel where it is known."""
    known = channel in Channel.__members__
    request = ContactRequest(
        person_id=candidate_id,
        purpose=Purpose.recontact_role,
        channel=Channel(channel) if known and channel else None,
        role_id=role_id,
        actor=actor_id,
    )
    return decisions_for(session, [request], now)[0]
