"""Asks the policy about people in the database: load the facts, decide, and keep the answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select, true
from sqlalchemy.orm import Session

from agency.contact.days import local_day
from agency.contact.facts import facts_for
from agency.contact.fingerprint import to_keep
from agency.contact.house import policy_of
from agency.contact.law import HOME_OF_CURRENCY
from agency.contact.models import DecisionRecord, PolicyChoice
from agency.contact.policy import (
    ContactFacts,
    ContactPolicy,
    ContactRequest,
    Decision,
    Gone,
    Sender,
    decide,
)
from agency.database import columns
from agency.languages.speaking import N_
from agency.mail.ceiling import begun_and_most_on
from agency.mail.models import MailStop
from agency.recruiters.models import Agency, Recruiter

House = tuple[ContactPolicy, Sender]
"""The policy in force, and the state of our post."""


@dataclass(frozen=True)
class Judge:
    """Some people's facts and the house's policy as of one moment, to be asked as often as a page likes."""

    policy: ContactPolicy
    facts: Mapping[int, ContactFacts]
    now: datetime

    def decide(self, request: ContactRequest) -> Decision:
        """The decision for one of the people it was loaded for; ``KeyError`` for anybody else."""
        return decide(request, self.facts[request.person_id], self.policy, self.now)


def judge_for(
    session: Session, person_ids: Collection[int], now: datetime, house: House | None = None
) -> Judge:
    """A judge who knows these people and our own post, in a number of queries that does not grow.

    ``house`` is for a page that has already asked for it.
    """
    policy, sender = house or house_on(session, now)
    known = facts_for(session, person_ids, now, sender)
    facts = {person: known.get(person) or _nobody(person) for person in person_ids}
    return Judge(policy, facts, now)


def decisions_for(
    session: Session, requests: Sequence[ContactRequest], now: datetime
) -> list[Decision]:
    """One decision for each request, in their order; the number of queries does not grow."""
    if not requests:
        return []
    judge = judge_for(session, {request.person_id for request in requests}, now)
    return [judge.decide(request) for request in with_approvers(session, requests)]


def decision_for(session: Session, request: ContactRequest, now: datetime) -> Decision:
    """The decision for one request, from what the database holds at this moment."""
    return decisions_for(session, [request], now)[0]


def house_on(session: Session, now: datetime) -> House:
    """The policy in force, and the state of our post with what has left today."""
    policy, sender = _house(session)
    day = local_day(now, ZoneInfo(policy.zone))
    sent, ceiling = begun_and_most_on(session, day)
    return policy, replace(sender, counted_on=day, sent=sent, ceiling=ceiling)


def policy_for(session: Session) -> ContactPolicy:
    """The policy in force: the house's, or the agency's own. Raises ``ZoneUnknown``."""
    return _house(session)[0]


def _house(session: Session) -> tuple[ContactPolicy, Sender]:
    """The policy in force and the state of our post, afresh and in one query."""
    row = next(iter(columns(session, _house_row(), {})), None)
    if row is None:
        return ContactPolicy(), Sender(lacks=(N_("name"), N_("postal address")))
    shown = {
        N_("name"): row.name,
        N_("postal address"): row.postal_address,
        N_("address"): row.mail_from,
    }
    lacks = tuple(what for what, value in shown.items() if not value.strip())
    sender = Sender(lacks=lacks, paused=row.paused or "")
    if row.number is None:
        home = HOME_OF_CURRENCY.get(row.currency, "")
        return ContactPolicy(zone=row.zone, home=home), sender
    return policy_of(row.settings, row.zone, row.number), sender


@cache
def _house_row() -> Select[*tuple[Any, ...]]:
    stopped = select(MailStop.why).where(MailStop.ended_at.is_(None))
    return (
        select(
            Agency.zone,
            Agency.currency,
            Agency.name,
            Agency.postal_address,
            Agency.mail_from,
            PolicyChoice.number,
            PolicyChoice.settings,
            stopped.order_by(MailStop.id).limit(1).scalar_subquery().label("paused"),
        )
        .outerjoin(PolicyChoice, true())
        .order_by(Agency.id, PolicyChoice.number.desc())
        .limit(1)
    )


def with_approvers(
    session: Session, requests: Sequence[ContactRequest]
) -> Sequence[ContactRequest]:
    """At hand-over an approval counts while whoever gave it still works here."""
    leaving = [request for request in requests if request.at_hand_over and request.approved_by]
    if not leaving:
        return requests
    ids = {request.approved_by for request in leaving}
    active = select(Recruiter.id).where(Recruiter.id.in_(ids), Recruiter.disabled_at.is_(None))
    here = set(session.scalars(active))
    return [
        request
        if not request.at_hand_over or request.approved_by in here
        else replace(request, approved_by=None)
        for request in requests
    ]


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
        basis=decision.basis or "",
        evidence=decision.evidence or "",
        obligations=list(decision.obligations),
        policy_version=decision.policy_version,
        facts_hash=decision.facts_hash,
        facts=to_keep(decision.facts),
        asked_by_id=request.actor,
        at=decision.decided_at,
    )
    session.add(record)
    return record


def _nobody(person_id: int) -> ContactFacts:
    return ContactFacts(person_id=person_id, gone=Gone.unknown)
