"""Who an address belongs to: candidates by every address of theirs, colleagues, clients' people."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate, WayToReach
from agency.candidates.reachability import EMAILS
from agency.clients.models import ClientContact
from agency.recruiters.models import Agency, Recruiter


def candidates_at(session: Session, addresses: Collection[str]) -> dict[str, list[Candidate]]:
    """The living candidates of each address that is anybody's; more than one where they share it."""
    query = (
        select(WayToReach.value, Candidate)
        .join(Candidate, Candidate.id == WayToReach.candidate_id)
        .where(WayToReach.value.in_(addresses), WayToReach.kind.in_(EMAILS))
        .where(Candidate.erased_at.is_(None))
        .order_by(Candidate.id)
    )
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for address, person in session.execute(query):
        if person not in found[address]:
            found[address].append(person)
    return dict(found)


def colleagues(session: Session, agency: Agency) -> frozenset[str]:
    """The addresses of everybody who works or worked here, and the one letters come from."""
    addresses = session.scalars(select(func.lower(Recruiter.email)))
    return frozenset({*addresses, agency.mail_from.lower()})


def client_contacts_at(
    session: Session, parties: list[dict[str, Any]]
) -> dict[str, list[ClientContact]]:
    """People of clients who write from one of these addresses, by address."""
    addresses = {each["address"] for each in parties if each["address"]}
    query = select(ClientContact).where(func.lower(ClientContact.email).in_(addresses))
    query = query.options(joinedload(ClientContact.client)).order_by(ClientContact.id)
    found: defaultdict[str, list[ClientContact]] = defaultdict(list)
    for contact in session.scalars(query):
        found[contact.email.lower()].append(contact)
    return dict(found)
