"""Asks the policy about people in the database: load the facts, decide, and keep the answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Judge:
    """Some people's facts and the house's policy as of one moment, to be asked as often as a page likes."""

    policy: ContactPolicy
    facts: Mapping[int, ContactFacts]
    now: datetime

    def decide(self, request: ContactRequest) -> Decision:
        """The decision for one of the people it was loaded for; ``KeyError`` for anybody else."""
        return decide(request, self.facts[request.person_id], self.policy, self.now)


def judge_for(session: Session, person_ids: Collection[int], now: datetime) -> Judge:
    """A judge who knows these people, in a number of queries that does not grow."""
    known = facts_for(session, person_ids, now)
    facts = {person: known.get(person) or _nobody(person) for person in person_ids}
    return Judge(policy_for(session), facts, now)


def decisions_for(
    session: Session, requests: Sequence[ContactRequest], now: datetime
) -> list[Decision]:
    """One decision for each request, in their order; the number of queries does not grow."""
    if not requests:
        return []
    judge = judge_for(session, {request.person_id for request in requests}, now)
    return [judge.decide(request) for request in requests]


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


def _nobody(person_id: int) -> ContactFacts:
    return ContactFacts(person_id=person_id, gone=Gone.unknown)
