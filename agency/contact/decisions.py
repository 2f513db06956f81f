"""Asks the policy about people in the database: load the facts, decide, and keep the answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from agency.contact.facts import facts_for
from agency.contact.models import DecisionRecord
from agency.contact.policy import (
    ContactFacts,
    ContactPolicy,
    ContactRequest,
    Decision,
    Gone,
    decide,
)
from agency.recruiters.queries import find_agency


def decisions_for(
    session: Session, requests: Sequence[ContactRequest], now: datetime
) -> list[Decision]:
    """One decision for each request, in their order; the number of queries does not grow."""
    if not requests:
        return []
    policy = policy_for(session)
    facts = facts_for(session, {request.person_id for request in requests}, now)
    return [
        decide(request, facts.get(request.person_id) or _nobody(request), policy, now)
        for request in requests
    ]


def decision_for(session: Session, request: ContactRequest, now: datetime) -> Decision:
    """The decision for one request, from what the database holds at this moment."""
    return decisions_for(session, [request], now)[0]


def policy_for(session: Session) -> ContactPolicy:
    """The house's numbers, in the agency's zone. Raises ``ZoneUnknown``."""
    agency = find_agency(session)
    return ContactPolicy(zone=agency.zone) if agency else ContactPolicy()


def keep_decision(session: Session, request: ContactRequest, decision: Decision) -> DecisionRecord:
    """Write a decision down as it was given; the caller commits."""
    record = DecisionRecord(
        candidate_id=request.person_id,
        purpose=request.purpose,
        channel=request.channel or "",
        outcome=decision.outcome,
        rule=decision.rule,
        sentence=decision.sentence,
        allowed_from=decision.allowed_from,
        policy_version=decision.policy_version,
        facts_hash=decision.facts_hash,
        asked_by_id=request.actor,
        at=decision.decided_at,
    )
    session.add(record)
    return record


def _nobody(request: ContactRequest) -> ContactFacts:
    return ContactFacts(person_id=request.person_id, gone=Gone.unknown)
