"""Hands waiting mail over, and asks once more at the last moment whether it may go."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from agency.candidates.models import WayKind, WayState, WayToReach
from agency.config import Settings
from agency.contact.decisions import decision_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.mail.delivery import deliver_due
from agency.mail.handover import NotYet
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.senders import sender_for
from agency.recruiters.models import Recruiter


def deliver_waiting_mail(session: Session, settings: Settings, now: datetime) -> dict[str, int]:
    """One run of deliveries; how many letters ended in which state. Commits after every step."""

    def reason_against(session: Session, letter: OutboxMessage) -> str | NotYet | None:
        return _recruiter_left(session, letter) or _contact_refused(session, letter, now)

    with sender_for(settings, session, now) as sender:
        return deliver_due(session, sender, now, reason_against, session.commit, _address_is_gone)


def _recruiter_left(session: Session, letter: OutboxMessage) -> str | None:
    """A letter to a recruiter whose account has been disabled stays here."""
    if letter.recruiter_id is None or letter.candidate_id is not None:
        return None
    recruiter = session.get(Recruiter, letter.recruiter_id, populate_existing=True)
    return None if recruiter and recruiter.is_active else "the recruiter's account is disabled"


def _contact_refused(session: Session, letter: OutboxMessage, now: datetime) -> str | NotYet | None:
    """The contact decision's sentence when it is no longer yes; quiet hours and a full day only put it off."""
    if letter.candidate_id is None or letter.mail_class is not MailClass.contact:
        return None
    request = ContactRequest(
        person_id=letter.candidate_id,
        purpose=Purpose(letter.purpose),
        channel=Channel.email,
        actor=letter.approved_by_id,
        approved_by=letter.approved_by_id,
        role_fits=True,
        at_hand_over=True,
        own_evidence=frozenset({f"mail:{letter.id}"}),
    )
    decision = decision_for(session, request, now)
    if decision.may_contact:
        return None
    if decision.is_put_off and decision.allowed_from:
        return NotYet(decision.allowed_from, decision.sentence)
    return decision.sentence


def _address_is_gone(session: Session, letter: OutboxMessage) -> None:
    """The server says that nobody has this address: do not write there again."""
    emails = (WayKind.email, WayKind.work_email)
    session.execute(
        update(WayToReach)
        .where(WayToReach.value == letter.to_address.lower(), WayToReach.kind.in_(emails))
        .values(state=WayState.hard_bounced)
    )
