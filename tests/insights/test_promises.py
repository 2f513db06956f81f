"""Promises by the week they fell due: on time, late, not kept."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from agency.insights.promises import promises_due
from agency.insights.scope import Scope
from tests.factories import NOON, TODAY, CandidateFactory, PromiseFactory
from tests.support.queries import count_queries

FOUR_WEEKS = Scope(TODAY, 4, "America/Toronto")


def test_an_agency_without_promises_has_empty_weeks(session: Session) -> None:
    found = promises_due(session, FOUR_WEEKS)
    assert [week.first for week in found.weeks] == [
        date(2026, 5, 22), date(2026, 5, 29), date(2026, 6, 5), date(2026, 6, 12),
    ]  # fmt: skip
    assert (found.due, found.still_open) == (0, 0)


def test_kept_by_the_end_of_its_day_where_we_are_is_on_time(session: Session) -> None:
    due = date(2026, 6, 15)
    PromiseFactory(due_on=due, kept_at=datetime(2026, 6, 16, 3, 59, tzinfo=UTC))
    PromiseFactory(due_on=due, kept_at=datetime(2026, 6, 16, 4, 1, tzinfo=UTC))
    found = promises_due(session, FOUR_WEEKS)
    assert (found.on_time, found.late, found.not_kept) == (1, 1, 0)
    assert (found.weeks[-1].on_time, found.weeks[-1].late) == (1, 1)


def test_broken_and_open_past_its_day_are_not_kept(session: Session) -> None:
    PromiseFactory(due_on=date(2026, 6, 10), broken_at=NOON)
    PromiseFactory(due_on=date(2026, 6, 10))
    found = promises_due(session, FOUR_WEEKS)
    assert (found.due, found.kept, found.not_kept, found.still_open) == (2, 0, 2, 1)


def test_what_is_due_today_and_open_is_not_judged_yet(session: Session) -> None:
    PromiseFactory(due_on=TODAY)
    PromiseFactory(due_on=TODAY, kept_at=NOON)
    found = promises_due(session, FOUR_WEEKS)
    assert (found.due, found.on_time) == (1, 1)


def test_other_weeks_other_recruiters_and_the_erased_are_left_out(session: Session) -> None:
    mine = PromiseFactory(due_on=date(2026, 6, 1), kept_at=NOON)
    PromiseFactory(due_on=date(2026, 6, 1), kept_at=NOON)
    PromiseFactory(due_on=date(2026, 5, 21), kept_at=NOON)
    gone = CandidateFactory(erased_at=NOON)
    PromiseFactory(candidate=gone, due_on=date(2026, 6, 1))
    assert promises_due(session, FOUR_WEEKS).due == 2
    only_mine = Scope(TODAY, 4, "America/Toronto", mine.recruiter_id)
    assert promises_due(session, only_mine).due == 1


def test_one_query_for_a_year(session: Session) -> None:
    for weeks in range(40):
        PromiseFactory(due_on=TODAY - timedelta(weeks=weeks, days=1))
    with count_queries(session) as counted:
        found = promises_due(session, Scope(TODAY, 52, "UTC"))
    assert (counted.queries, found.not_kept, len(found.weeks)) == (1, 40, 52)
