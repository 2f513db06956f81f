"""What introductions came to, and the line of the Monday letter."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.introductions.models import Introduction, IntroductionState
from agency.introductions.told import IntroductionsTold, for_the_letter, introductions_told
from agency.recruiters.models import Recruiter
from tests.factories import NOON, TODAY, AgencyFactory, IntroductionFactory, RecruiterFactory
from tests.support.queries import count_queries

DAY = timedelta(days=1)


@pytest.fixture
def maya(session: Session) -> Recruiter:
    AgencyFactory()
    return RecruiterFactory()


@pytest.fixture
def one(maya: Recruiter) -> Introduction:
    """Introduced a month ago to the day; it helped the first, and the second was not asked."""
    one = IntroductionFactory(proposed_by=maya, proposed_at=NOON - 40 * DAY)
    one.state = IntroductionState.introduced
    one.agreed_at, one.introduced_at = NOON - 35 * DAY, NOON - 30 * DAY
    one.sides[0].helped, one.sides[0].helped_at = True, NOON
    return one


def test_each_is_counted_when_it_happened(session: Session, one: Introduction) -> None:
    IntroductionFactory(proposed_at=NOON)
    session.flush()
    with count_queries(session) as counted:
        everybody = introductions_told(session, None, NOON - 36 * DAY, NOON + DAY)
    assert everybody == IntroductionsTold(1, 1, 1, 1, 1)
    assert counted.queries == 2
    hers = introductions_told(session, one.proposed_by_id, NOON - 36 * DAY, NOON + DAY)
    assert hers == IntroductionsTold(0, 1, 1, 1, 1)
    assert introductions_told(session, one.proposed_by_id, NOON - 36 * DAY, NOON) == (
        IntroductionsTold(0, 1, 1, 0, 0)
    )


def test_letter_tells_from_the_day_on_which_it_may_be_asked(
    session: Session, maya: Recruiter, one: Introduction
) -> None:
    told = "One person can be asked whether an introduction of yours helped."
    assert for_the_letter(session, maya.id, TODAY - DAY) == ""
    assert for_the_letter(session, maya.id, TODAY) == told
    one.sides[1].help_asked_at = NOON
    assert for_the_letter(session, maya.id, TODAY) == ""


def test_pair_that_waits_goes_first(session: Session, maya: Recruiter, one: Introduction) -> None:
    assert one.introduced_at
    for _ in range(2):
        IntroductionFactory(proposed_by=maya, state=IntroductionState.agreed)
    assert for_the_letter(session, maya.id, TODAY) == (
        "Two pairs said yes to being introduced; they wait for you."
    )
    assert for_the_letter(session, RecruiterFactory().id, TODAY) == ""
