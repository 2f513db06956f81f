"""Naming somebody we should help."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.addresses import AddressNotValid
from agency.referrals.models import Referral
from agency.referrals.naming import TheyDoNotKnow, name_someone
from tests.factories import NOON, CandidateFactory


def test_who_sent_whom_is_kept_and_nobody_is_written_to(session: Session):
    jane = CandidateFactory()
    referral = name_someone(session, jane.id, " Ben Ito ", "Ben@Example.com", True, NOON)
    assert (referral.name, referral.email, referral.they_know) == (
        "Ben Ito",
        "ben@example.com",
        True,
    )
    assert (referral.referrer_id, referral.made_at, referral.handled_at) == (jane.id, NOON, None)


def test_the_same_address_again_is_the_same_referral(session: Session):
    jane = CandidateFactory()
    first = name_someone(session, jane.id, "Ben Ito", "ben@example.com", True, NOON)
    assert name_someone(session, jane.id, "Ben", "BEN@example.com", True, NOON) is first
    assert session.scalar(select(func.count()).select_from(Referral)) == 1


def test_without_their_knowing_the_address_is_not_taken(session: Session):
    jane = CandidateFactory()
    with pytest.raises(TheyDoNotKnow):
        name_someone(session, jane.id, "Ben Ito", "ben@example.com", False, NOON)


def test_what_is_no_address_is_refused(session: Session):
    with pytest.raises(AddressNotValid):
        name_someone(session, CandidateFactory().id, "Ben Ito", "ben at example", True, NOON)
