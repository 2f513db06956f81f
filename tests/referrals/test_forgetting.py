"""Names that lead nowhere do not stay, and two records of one person become one with their referrals."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.contact.consent import Told
from agency.history import Change
from agency.merging.merging import merge
from agency.referrals.forgetting import KEPT, forget_unwritten
from agency.referrals.models import Referral
from agency.referrals.queries import sent_by, who_sent
from agency.rights.erasing import erase
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ReferralFactory,
    ReferralLinkFactory,
)
from tests.referrals.sending import answered


def test_a_name_nobody_writes_to_goes_after_four_weeks(session: Session) -> None:
    waits = ReferralFactory(made_at=NOON - KEPT)
    ReferralFactory(made_at=NOON - KEPT - timedelta(seconds=1))
    handled = ReferralFactory(made_at=NOON - 2 * KEPT, handled_at=NOON)
    assert forget_unwritten(session, NOON) == 1
    assert set(session.scalars(select(Referral.id))) == {waits.id, handled.id}


def test_a_merge_brings_both_ways_over(session: Session) -> None:
    AgencyFactory()
    kept, gone = CandidateFactory(), CandidateFactory()
    answered(session, referrer=gone)
    ReferralFactory(candidate=gone, email="", handled_at=NOON)
    link = ReferralLinkFactory(referrer=gone)
    merge(session, kept, gone, [], kept.owner, NOON)
    assert len(sent_by(session, kept.id)) == 1
    assert len(who_sent(session, kept.id)) == 1
    session.refresh(link)
    assert link.referrer_id == kept.id


def test_two_records_that_sent_each_other_are_nobodys_referral(session: Session) -> None:
    AgencyFactory()
    kept, gone = CandidateFactory(), CandidateFactory()
    ReferralFactory(referrer=kept, candidate=gone, email="", handled_at=NOON)
    merge(session, kept, gone, [], kept.owner, NOON)
    assert (sent_by(session, kept.id), who_sent(session, kept.id)) == ([], [])


def test_an_erased_address_that_was_only_named_goes_with_its_history(session: Session) -> None:
    AgencyFactory()
    person = CandidateFactory()
    named = ReferralFactory(email=person.ways[0].value)
    named.name = "Another spelling"
    session.flush()
    row_id = named.id
    erase(session, person, Told(how="form", at=NOON))
    assert session.scalars(select(Referral.id)).all() == []
    changes = select(Change.id).where(Change.table_name == "referrals", Change.row_id == row_id)
    assert session.scalars(changes).all() == []
