"""Hands waiting mail over, and asks once more at the last moment whether it may go."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from agency.config import Settings
from agency.contact.answer import Decision
from agency.contact.days import days_after, local_day, start_of
from agency.contact.decisions import decision_for
from agency.contact.gates import set_aside_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.inbox.taking_in import take_note
from agency.introductions import leaving
from agency.jobs.alarms import tell_administrators
from agency.languages.speaking import N_
from agency.mail.ceiling import take_place
from agency.mail.delivery import deliver_due
from agency.mail.event_kinds import EventKind
from agency.mail.evidence import soft_bounced_until
from agency.mail.handover import NotYet
from agency.mail.models import MailClass, OutboxMessage
from agency.mail.numbers import PACE
from agency.mail.pace import next_turn
from agency.mail.senders import sender_for
from agency.marketing.handing_over import GONE, decision_at_hand_over
from agency.queue import later_once
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency
from agency.rights.replaying import WENT, has_gone, letter_mark


def deliver_waiting_mail(session: Session, settings: Settings, now: datetime) -> dict[str, int]:
    """One run of deliveries; how many letters ended in which state. Commits after every step."""

    def reason_against(session: Session, letter: OutboxMessage) -> str | NotYet | None:
        reason = (
            _gone_already(session, letter)
            or _recruiter_left(session, letter)
            or _contact_refused(session, letter, now)
            or _showing_refused(session, letter, now)
            or leaving.reason_against(session, letter, now)
            or _bounces(session, letter, now)
            or _day_is_full(session, letter, now)
        )
        if not reason:
            letter_mark(session, letter)
        return reason

    def address_gone(session: Session, letter: OutboxMessage) -> None:
        status = (letter.reply or "").split()[1]
        take_note(session, letter, EventKind.hard_bounce, now, status)

    pace = PACE if settings.smtp else None
    with sender_for(settings, session, now) as sender:
        counts = deliver_due(
            session, sender, now, reason_against, session.commit, address_gone, pace
        )
    tell_administrators(session, now)
    _come_back_for_the_rest(session, now, pace)
    session.commit()
    return counts


def _come_back_for_the_rest(session: Session, now: datetime, pace: timedelta | None) -> None:
    """Letters whose domain has just had one go in a run of their own, as soon as they may."""
    turn = next_turn(session, now) if pace else None
    if turn:
        later_once(session, "deliver_mail", turn)


def _gone_already(session: Session, letter: OutboxMessage) -> str | None:
    """Written anew after a restore, but it went in the time that was lost."""
    return WENT if has_gone(session, letter) else None


def _recruiter_left(session: Session, letter: OutboxMessage) -> str | None:
    """A letter to a recruiter whose account has been disabled stays here."""
    if letter.recruiter_id is None or letter.candidate_id is not None:
        return None
    recruiter = session.get(Recruiter, letter.recruiter_id, populate_existing=True)
    return None if recruiter and recruiter.is_active else N_("the recruiter's account is disabled")


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
        set_aside=set_aside_for(session, letter.id),
    )
    return _unless_allowed(decision_for(session, request, now))


def _showing_refused(session: Session, letter: OutboxMessage, now: datetime) -> str | NotYet | None:
    """The same for a candidate's profile, which goes to somebody at a client."""
    if letter.purpose != Purpose.spec_marketing:
        return None
    decision = decision_at_hand_over(session, letter, now)
    return GONE if decision is None else _unless_allowed(decision)


def _unless_allowed(decision: Decision) -> str | NotYet | None:
    if decision.may_contact:
        return None
    if decision.is_put_off and decision.allowed_from:
        their_hour = decision.rule == "quiet_hours"
        return NotYet(decision.allowed_from, decision.sentence, is_their_hour=their_hour)
    return decision.sentence


def _bounces(session: Session, letter: OutboxMessage, now: datetime) -> NotYet | None:
    """An address that bounced softly again and again is left alone for a while (R02)."""
    if letter.mail_class is not MailClass.contact:
        return None
    until = soft_bounced_until(session, letter.to_address, now)
    return NotYet(until, N_("their mailbox has turned letters away lately")) if until else None


def _day_is_full(session: Session, letter: OutboxMessage, now: datetime) -> NotYet | None:
    """Takes one of the agency's places of today (G8); without one it waits for tomorrow."""
    if letter.mail_class is not MailClass.contact:
        return None
    zone = ZoneInfo(the_agency(session).zone)
    today = local_day(now, zone)
    if take_place(session, today):
        return None
    tomorrow = start_of(days_after(today, 1), zone)
    return NotYet(tomorrow, N_("as many letters to candidates as one day may have have left today"))
