"""The one letter to somebody who was named: who may get it, and what is written down with it.

They become a candidate with it, so that every right of theirs, every gate and every clock holds from then on.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind
from agency.candidates.registering import (
    AlreadyKnown,
    CandidateDetails,
    register_candidate,
)
from agency.candidates.suppression import AddressSuppressed
from agency.contact.consent import Told, record_consent
from agency.contact.models import NAMED_IN, ConsentKind
from agency.languages.speaking import N_, _
from agency.referrals.arriving import SOURCE
from agency.referrals.models import Referral

_HANDLED = N_("That was dealt with already. Nobody is written to twice.")
_KNOWN = N_("They are with us already, so no letter goes in anybody’s name.")
_REFERRER_GONE = N_("Whoever named them is no longer with us, so no letter goes in their name.")


class NotWritten(Exception):
    """The letter does not go; the message says why, for the recruiter alone."""


def referral_to_write(session: Session, referral_id: int) -> Referral | None:
    """The referral with every other that names the same address, held against a second hand."""
    referral = session.get(Referral, referral_id)
    if referral is None:
        return None
    same = (Referral.id == referral.id) | (
        (Referral.email == referral.email) & (Referral.email != "")
    )
    held = select(Referral).where(same).order_by(Referral.id).with_for_update()
    session.scalars(held.execution_options(populate_existing=True)).all()
    return referral


def bring_in(
    session: Session, referral: Referral, country: str, by_id: int, now: datetime
) -> Candidate:
    """The person as a candidate of whoever writes to them, with where we have them from. Raises ``NotWritten``.

    Never commits; the caller takes it back where the letter may not go.
    """
    if referral.handled_at is not None:
        raise NotWritten(_(_HANDLED))
    if referral.referrer.erased_at:
        raise NotWritten(_(_REFERRER_GONE))
    details = CandidateDetails(
        full_name=referral.name, owner_id=by_id, ways={WayKind.email: referral.email}
    )
    try:
        person = register_candidate(session, details, SOURCE)
    except AlreadyKnown:
        raise NotWritten(_(_KNOWN)) from None
    except AddressSuppressed as refused:
        raise NotWritten(str(refused)) from None
    told = Told(how="referral", at=now, recorded_by_id=by_id)
    named_in = {NAMED_IN: referral.id}
    record_consent(session, person.id, ConsentKind.origin, "elsewhere", told, named_in)
    if country:
        lives_in = {"country": country}
        record_consent(session, person.id, ConsentKind.residence, "told", told, lives_in)
    return person


def was_written(
    session: Session, referral: Referral, person: Candidate, by_id: int, now: datetime
) -> None:
    """The letter is posted: it told them where we have their details from, and there will be no other."""
    told = Told(how="email", at=now, recorded_by_id=by_id)
    record_consent(session, person.id, ConsentKind.notice, "given", told)
    referral.candidate_id, referral.handled_at, referral.written_at = person.id, now, now
    referral.email = ""
    session.flush()


def let_be(referral: Referral, now: datetime) -> None:
    """Nobody writes to them, and who they were is not kept."""
    if referral.handled_at is None:
        referral.handled_at = now
        referral.name = referral.email = ""
