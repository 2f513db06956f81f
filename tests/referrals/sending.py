"""People who were sent, at every stage, for the tests of this room."""

from datetime import timedelta

from sqlalchemy.orm import Session

from agency.referrals.models import Referral
from agency.submissions.models import Stage
from agency.touches.models import Direction
from tests.factories import (
    NOON,
    CandidateFactory,
    ReferralFactory,
    SubmissionFactory,
    TouchFactory,
)

LONG_AGO = NOON - timedelta(days=60)


def answered(session: Session, **more: object) -> Referral:
    """Named sixty days ago, written to, and answered."""
    person = CandidateFactory(full_name="Ben Ito", created_at=LONG_AGO + timedelta(days=1))
    referral = ReferralFactory(
        candidate=person,
        email="",
        made_at=LONG_AGO,
        handled_at=LONG_AGO,
        written_at=LONG_AGO,
        **more,
    )
    TouchFactory(
        candidate=person, direction=Direction.theirs, happened_at=LONG_AGO + timedelta(days=2)
    )
    session.flush()
    return referral


def in_process(session: Session, stage: Stage = Stage.interview, **more: object) -> Referral:
    referral = answered(session, **more)
    SubmissionFactory(
        candidate=referral.candidate,
        stage=stage,
        staged_at=NOON - timedelta(days=3),
        right_to_represent_on=NOON.date(),
    )
    session.flush()
    return referral


def placed(session: Session, **more: object) -> Referral:
    return in_process(session, Stage.placed, **more)
