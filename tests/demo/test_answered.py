"""The demo has a past to learn from, and it changes nothing about today."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.demo.answered import write_answers
from agency.demo.making import DemoSummary
from agency.insights.fit_predicts import FitPredicts, does_fit_predict
from agency.insights.proposing import Proposal
from agency.matching.weights import PARTS, STANDARD
from agency.recontact.models import Suggestion, SuggestionState
from agency.touches.models import Touch
from tests.demo.moment import NOW
from tests.demo.test_making import made, session

__all__ = ["made", "session"]


def lights(session: Session) -> list[tuple[int, str, str]]:
    session.info["address_key"] = "of these tests"
    people = session.scalars(select(Touch.candidate_id).distinct().order_by(Touch.candidate_id))
    requests = [ContactRequest(person_id=one, purpose=Purpose.recontact_role) for one in people]
    return [
        (asked.person_id, decision.label, decision.sentence)
        for asked, decision in zip(requests, decisions_for(session, requests, NOW), strict=True)
    ]


@pytest.fixture
def found(session: Session, made: DemoSummary) -> FitPredicts:
    with session.begin_nested() as attempt:
        write_answers(session, made, NOW)
        found = does_fit_predict(session, STANDARD)
        attempt.rollback()
    return found


def test_insights_has_something_to_plot_for_the_total_and_every_part(found: FitPredicts) -> None:
    assert found.is_drawn
    assert 80 <= found.answers <= 225
    assert 0.25 <= found.interested / found.answers <= 0.65
    assert [one.name for one in found.shown] == ["total", *PARTS]
    assert all(len(one.bins) >= 3 for one in found.shown)
    assert found.total.apart
    assert 0.6 < found.total.apart.value < 0.85
    assert len(found.left_out) >= 3


def test_there_is_enough_to_propose_other_weights(found: FitPredicts) -> None:
    assert isinstance(found.proposal, Proposal)


def test_same_moment_gives_the_same_past(session: Session, made: DemoSummary) -> None:
    told = []
    for _ in range(2):
        with session.begin_nested() as attempt:
            write_answers(session, made, NOW)
            query = select(Suggestion).order_by(Suggestion.occasion, Suggestion.candidate_id)
            told.append(
                [
                    (one.occasion, one.candidate_id, one.fit_total, one.state, one.settled_at)
                    for one in session.scalars(query)
                ]
            )
            attempt.rollback()
    assert told[0] == told[1]
    assert {state for _, _, _, state, _ in told[0]} == {
        SuggestionState.contacted,
        SuggestionState.dismissed,
    }


def test_nobodys_light_is_another_for_it(session: Session, made: DemoSummary) -> None:
    before = lights(session)
    newest = select(Touch.candidate_id, func.max(Touch.happened_at)).group_by(Touch.candidate_id)
    last_spoken = dict(session.execute(newest).all())
    with session.begin_nested() as attempt:
        write_answers(session, made, NOW)
        after, then = lights(session), dict(session.execute(newest).all())
        oldest_allowed = NOW - timedelta(days=370)
        settled = session.scalars(select(Suggestion.settled_at)).all()
        attempt.rollback()
    assert (after, then) == (before, last_spoken)
    assert max(settled) < oldest_allowed
