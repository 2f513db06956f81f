"""The demo has months of work to look back on, and it changes nothing about today."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from agency.demo.making import DemoSummary
from agency.demo.worked import write_worked
from agency.insights.giving import advice_taken, balance_of
from agency.insights.promises import promises_due
from agency.insights.remembering import replies_by_reason
from agency.insights.scope import Scope
from agency.insights.surfaced import surfaced_to_placed
from agency.portal.insight_answers import LEAST_REPLIES
from tests.demo.moment import NOW, TODAY
from tests.demo.test_answered import lights
from tests.demo.test_making import made, session

__all__ = ["made", "session"]
TWELVE, HALF_A_YEAR, A_YEAR = (Scope(TODAY, weeks, "America/Toronto") for weeks in (12, 26, 52))


@pytest.fixture
def worked(session: Session, made: DemoSummary) -> Iterator[Session]:
    with session.begin_nested() as attempt:
        write_worked(session, NOW)
        yield session
        attempt.rollback()


def test_every_question_has_something_to_draw(worked: Session) -> None:
    promises = promises_due(worked, TWELVE)
    assert promises.on_time > promises.late > 0
    assert promises.not_kept > 0
    replies = replies_by_reason(worked, TWELVE)
    assert sum(one.people for one in replies) >= LEAST_REPLIES
    assert len(replies) == 4
    funnel = surfaced_to_placed(worked, HALF_A_YEAR)
    # Whoever waits on today's lists comes beside these: they are surfaced and not reached yet.
    assert funnel.surfaced >= funnel.reached > funnel.submitted > funnel.placed > 0
    balance, advice = balance_of(worked, A_YEAR), advice_taken(worked, A_YEAR)
    assert balance.gave > balance.asks > 0
    assert advice.advised > advice.took_it > 0 < advice.roles


def test_nobodys_light_is_another(session: Session, made: DemoSummary) -> None:
    before = lights(session)
    with session.begin_nested() as attempt:
        write_worked(session, NOW)
        after = lights(session)
        attempt.rollback()
    assert before == after
