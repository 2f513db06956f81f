"""Naming somebody we should help. Nobody is written to here: a recruiter does that, by name."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.addresses import email_address
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
    known = session.scalar(select(Referral).filter_by(referrer_id=referrer_id, email=address))
    if known is not None or suppressed_among(session, [address]):
        return known
    referral = Referral(
        referrer_id=referrer_id, name=name.strip(), email=address, they_know=True, made_at=now
    )
    session.add(referral)
    session.flush()
    return referral
