"""Naming somebody we should help. Nobody is written to here: a recruiter does that, by name."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, func, or_, select, update
from sqlalchemy.orm import Session

from agency.candidates.addresses import email_address
from agency.candidates.links import EMAILS
from agency.candidates.models import Candidate, WayToReach
from agency.candidates.suppression import suppressed_among
from agency.referrals.models import Referral


class TheyDoNotKnow(Exception):
    """The person named does not know of it, so we do not want their address."""


def name_someone(
    session: Session, referrer_id: int, name: str, email: str, they_know: bool, now: datetime
) -> Referral | None:
    """Who sent whom; naming the same address twice is one referral.

    Of somebody who was erased nothing is stored, and whoever named them does not learn of it.

    Raises ``TheyDoNotKnow`` or ``AddressNotValid``.
    """
    if not they_know:
        raise TheyDoNotKnow
    address = email_address(email)
    theirs = select(WayToReach.candidate_id).where(WayToReach.value == address)
    same = or_(Referral.email == address, Referral.candidate_id.in_(theirs))
    named = select(Referral).where(same).filter_by(referrer_id=referrer_id)
    known = session.scalars(named.order_by(Referral.id)).first()
    if known is not None or suppressed_among(session, [address]):
        return known
    referral = Referral(
        referrer_id=referrer_id, name=name.strip(), email=address, they_know=True, made_at=now
    )
    session.add(referral)
    session.flush()
    match_by_address(session, now, Referral.id == referral.id)
    return referral


def match_by_address(session: Session, now: datetime, *which: ColumnElement[bool]) -> int:
    """Whoever was named, and is somebody we have: the referral is theirs from now on. How many.

    ``which`` narrows it to some referrals. Nobody is told; whoever named them least of all. The first in time stays the first.
    """
    known = (
        select(func.min(WayToReach.candidate_id))
        .join(Candidate, Candidate.id == WayToReach.candidate_id)
        .where(WayToReach.value == Referral.email, WayToReach.kind.in_(EMAILS))
        .where(Candidate.erased_at.is_(None), Candidate.id != Referral.referrer_id)
        .correlate(Referral)
        .scalar_subquery()
    )
    waiting = update(Referral).where(
        Referral.candidate_id.is_(None),
        Referral.email != "",
        Referral.key_hash.is_(None),
        known.is_not(None),
        *which,
    )
    found = session.execute(
        waiting.values(
            candidate_id=known,
            handled_at=func.coalesce(Referral.handled_at, now),
            email="",
        ).execution_options(synchronize_session="fetch")
    )
    return cast("CursorResult[Any]", found).rowcount


def match_person(session: Session, candidate_id: int, now: datetime) -> int:
    """The same for referrals of one person, who may have a new address."""
    theirs = select(WayToReach.value).filter_by(candidate_id=candidate_id)
    return match_by_address(session, now, Referral.email.in_(theirs))
