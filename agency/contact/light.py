"""The etiquette light: may a recruiter contact these people about a role of their choice, by any way?"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from agency.contact.answer import Decision
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose


def light_request(
    candidate_id: int, actor_id: int, channel: Channel | None = None
) -> ContactRequest:
    """The question that a light answers."""
    return ContactRequest(
        person_id=candidate_id, purpose=Purpose.recontact_role, actor=actor_id, channel=channel
    )


def lights_of(
    session: Session,
    candidate_ids: Sequence[int],
    actor_id: int,
    now: datetime,
    channel: Channel | None = None,
) -> dict[int, Decision]:
    """The light of each, by any way or by one, in one round."""
    requests = [light_request(person, actor_id, channel) for person in candidate_ids]
    return dict(zip(candidate_ids, decisions_for(session, requests, now), strict=True))
