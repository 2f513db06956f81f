"""A letter posted and its slots taken, as the portal does it in one transaction."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import terms_of
from agency.contact.gates import Grounds, reserve
from agency.contact.models import ContactGate, ContactReservation, DecisionRecord
from agency.mail.models import OutboxMessage
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome
from tests.contact.mails import waiting_mail
from tests.factories import NOON


def decided(session: Session, person: Candidate, now: datetime) -> int:
    record = DecisionRecord(
        candidate_id=person.id, purpose="recontact_role", channel="email", outcome="allow",
        rule="allowed", sentence="Yes.", policy_version="2026-1", facts_hash="", at=now,
    )  # fmt: skip
    session.add(record)
    session.flush()
    return record.id


def letter_to(
    session: Session,
    person: Candidate,
    now: datetime = NOON,
    seen_version: int | None = None,
    role_id: int | None = None,
    overrode: str = "",
    by_id: int | None = None,
    **mail: Any,
) -> tuple[OutboxMessage, ContactReservation | None]:
    """Undone, and raises, if a slot is taken."""
    with session.begin_nested():
        letter = waiting_mail(
            session, person.id, now, approved_by_id=by_id or person.owner_id,
            recruiter_id=by_id or person.owner_id, **{"to_address": f"p{person.id}@example.com", **mail},
        )  # fmt: skip
        version = terms_of(session, person.id).version if seen_version is None else seen_version
        grounds = Grounds(
            seen_version=version,
            decision_id=decided(session, person, now),
            role_id=role_id,
            overrode=overrode,
            override_reason="Her client asked for her by name." if overrode else "",
        )
        return letter, reserve(session, letter, grounds, now)


def called(person: Candidate, at: datetime = NOON, **more: object) -> NewTouch:
    usual = {
        "candidate_id": person.id, "recruiter_id": person.owner_id, "channel": Channel.call,
        "direction": Direction.ours, "outcome": Outcome.talked, "happened_at": at,
        "happened_on": at.date(),
    }  # fmt: skip
    return NewTouch(**{**usual, **more})  # type: ignore[arg-type]


def gates_of(session: Session, person: Candidate) -> dict[str, list[ContactGate]]:
    """By kind, the slots in their order, as the database has them."""
    query = select(ContactGate).filter_by(candidate_id=person.id)
    query = query.order_by(ContactGate.kind, ContactGate.n)
    found: dict[str, list[ContactGate]] = {}
    for gate in session.scalars(query.execution_options(populate_existing=True)):
        found.setdefault(gate.kind, []).append(gate)
    return found
