"""From surfaced to placed: people once each, by the furthest they got within the weeks."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.insights.scope import Scope
from agency.insights.surfaced import Funnel, surfaced_to_placed
from agency.recontact.models import Suggestion, SuggestionKind
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    SubmissionFactory,
    SuggestionFactory,
    TouchFactory,
)
from tests.support.queries import count_queries

WEEKS = Scope(TODAY, 12, "America/Toronto")
AGO = timedelta(days=20)


def surfaced(days_ago: int = 30, **given: Any) -> Suggestion:
    made: Suggestion = SuggestionFactory(surfaced_at=NOON - timedelta(days=days_ago), **given)
    return made


def test_an_agency_that_surfaced_nobody_counts_nobody(session: Session) -> None:
    assert surfaced_to_placed(session, WEEKS) == Funnel(0, 0, 0, 0, 0)


def test_each_step_holds_those_after_it(session: Session) -> None:
    surfaced()
    TouchFactory(candidate=surfaced().candidate, attempt=True, happened_at=NOON - AGO)
    TouchFactory(candidate=surfaced().candidate, happened_at=NOON - AGO)
    SubmissionFactory(candidate=surfaced().candidate, staged_at=NOON - AGO)
    placed = surfaced().candidate
    SubmissionFactory(candidate=placed, stage=Stage.placed, staged_at=NOON - AGO)
    assert surfaced_to_placed(session, WEEKS) == Funnel(5, 4, 3, 2, 1)


def test_a_person_counts_once_and_only_what_came_after_counts(session: Session) -> None:
    person = surfaced(30).candidate
    surfaced(10, candidate=person)
    TouchFactory(candidate=person, happened_at=NOON - timedelta(days=31))
    SubmissionFactory(candidate=person, staged_at=NOON - timedelta(days=40))
    assert surfaced_to_placed(session, WEEKS) == Funnel(1, 0, 0, 0, 0)


def test_who_was_put_forward_and_then_not_taken_was_put_forward(session: Session) -> None:
    submission = SubmissionFactory(
        candidate=surfaced().candidate, stage=Stage.contacted, staged_at=NOON - AGO
    )
    for stage in (Stage.submitted, Stage.not_going_on):
        submission.move_to(stage, NOON)
        session.flush()
    now = Scope(TODAY + timedelta(days=3650), 12 + 522, "America/Toronto")
    assert surfaced_to_placed(session, now) == Funnel(1, 1, 1, 1, 0)


@pytest.mark.parametrize("days_ago", [-1, 84])
def test_other_weeks_are_left_out(session: Session, days_ago: int) -> None:
    surfaced(days_ago)
    assert surfaced_to_placed(session, WEEKS).surfaced == 0


def test_the_year_before_is_counted_with_its_own_end(session: Session) -> None:
    person = surfaced(52 * 7 + 3).candidate
    TouchFactory(candidate=person, happened_at=NOON - AGO)
    assert surfaced_to_placed(session, WEEKS.year_before) == Funnel(1, 0, 0, 0, 0)


def test_replies_the_erased_and_other_peoples_are_left_out(session: Session) -> None:
    mine = surfaced()
    surfaced(kind=SuggestionKind.reply)
    surfaced(candidate=CandidateFactory(erased_at=NOON))
    assert surfaced_to_placed(session, WEEKS).surfaced == 1
    theirs = Scope(TODAY, 12, "America/Toronto", mine.owner_id + 1_000)
    assert surfaced_to_placed(session, theirs).surfaced == 0


def test_one_query_for_any_number(session: Session) -> None:
    for _ in range(5):
        TouchFactory(candidate=surfaced().candidate, happened_at=NOON - AGO)
    with count_queries(session) as counted:
        assert surfaced_to_placed(session, WEEKS).replied == 5
    assert counted.queries == 1
