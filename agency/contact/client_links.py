"""The links in letters to people at clients: to answer, for thirty days, and to stop us, for ever.

As the candidates' own (``candidates.links``), but for somebody who has no page. Nothing here commits.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.links import LINK_LIFETIME, LinkOver
from agency.clients.models import ClientContact, ContactLink
from agency.recruiters.sessions import new_token, token_hash


class NewContactLink(NamedTuple):
    """A link and the token that stands in its address."""

    link: ContactLink
    token: str


def make_contact_link(
    session: Session, contact: ClientContact, recruiter_id: int, now: datetime
) -> NewContactLink:
    """For one letter; whoever posts the letter names it on the link."""
    token = new_token()
    link = ContactLink(
        token_hash=token_hash(token),
        contact_id=contact.id,
        address=contact.email,
        recruiter_id=recruiter_id,
        made_at=now,
        expires_at=now + LINK_LIFETIME,
    )
    session.add(link)
    session.flush()
    return NewContactLink(link, token)


def known_contact_link(session: Session, token: str) -> ContactLink:
    """However old: enough to stop. Raises ``LinkOver``."""
    query = select(ContactLink).filter_by(token_hash=token_hash(token))
    there = joinedload(ContactLink.contact).joinedload(ClientContact.client)
    link = session.scalar(query.options(there))
    if link is None:
        raise LinkOver
    return link


def living_contact_link(session: Session, token: str, now: datetime) -> ContactLink:
    """One that may still answer. Raises ``LinkOver``."""
    link = known_contact_link(session, token)
    if link.expires_at <= now or not link.address or link.address != link.contact.email:
        raise LinkOver
    return link
