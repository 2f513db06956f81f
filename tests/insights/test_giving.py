"""What was given and asked, and whether course advice opened roles."""

from datetime import timedelta
from typing import Any

import time_machine
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.clients.models import RoleState
from agency.insights.giving import advice_taken, balance_of
from agency.insights.scope import Scope
from agency.skills.models import TermKind, VocabularyTerm
from agency.submissions.models import Stage
from agency.touches.giving import Ask, ValueGiven
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    DesignationHeldFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    SubmissionFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.queries import count_queries

FOUR_WEEKS = Scope(TODAY, 4, "America/Toronto")
DAY = timedelta(days=1)
LATER = NOON - 5 * DAY


def advised(days_ago: int = 20, **more: Any) -> Candidate:
    touch = TouchFactory(happened_at=NOON - days_ago * DAY, gave=["course_advice"], **more)
    person: Candidate = touch.candidate
    return person


def has(person: Candidate, term: VocabularyTerm, standing: Standing, at: Any = LATER) -> Any:
    return DesignationHeldFactory(
        candidate=person, designation=term, standing=standing, created_at=at
    )


def test_every_thing_given_and_asked_counts_once_by_its_kind(session: Session) -> None:
    TouchFactory(happened_at=NOON - DAY, gave=["introduction", "resume_tip"], asked=["time"])
    TouchFactory(happened_at=NOON - 2 * DAY, gave=["introduction"])
    found = balance_of(session, FOUR_WEEKS)
    assert found.given == {ValueGiven.introduction: 2, ValueGiven.resume_tip: 1}
    assert (found.asked, found.gave, found.asks) == ({Ask.time: 1}, 3, 1)


def test_who_gave_most_stands_first_and_who_did_neither_is_left_out(session: Session) -> None:
    tom, maya = RecruiterFactory(name="Tom"), RecruiterFactory(name="Maya")
    TouchFactory(recruiter=tom, happened_at=NOON - DAY, asked=["time", "referral"])
    TouchFactory(recruiter=maya, happened_at=NOON - DAY, gave=["feedback"])
    TouchFactory(recruiter=RecruiterFactory(), happened_at=NOON - DAY)
    rows = [tuple(row) for row in balance_of(session, FOUR_WEEKS).by_recruiter]
    assert rows == [("Maya", 1, 0), ("Tom", 0, 2)]


def test_other_weeks_other_recruiters_and_the_erased_do_not_count(session: Session) -> None:
    mine = TouchFactory(happened_at=NOON - DAY, gave=["feedback"])
    TouchFactory(happened_at=NOON - DAY, gave=["feedback"])
    TouchFactory(happened_at=NOON - 40 * DAY, gave=["feedback"])
    TouchFactory(
        candidate=CandidateFactory(erased_at=NOON), happened_at=NOON - DAY, gave=["feedback"]
    )
    assert balance_of(session, FOUR_WEEKS).gave == 2
    only_mine = Scope(TODAY, 4, "America/Toronto", mine.recruiter_id)
    assert balance_of(session, only_mine).gave == 1


def test_advice_is_taken_by_whoever_begins_or_reaches_a_designation_afterwards(
    session: Session,
) -> None:
    pmp = TermFactory(kind=TermKind.designation, name="PMP")
    has(advised(), pmp, Standing.in_progress)
    has(advised(), pmp, Standing.held)
    has(advised(), pmp, Standing.held, at=NOON - 25 * DAY)
    has(advised(), pmp, Standing.considering)
    found = advice_taken(session, FOUR_WEEKS)
    assert (found.advised, found.under_way, found.reached, found.took_it) == (4, 1, 1, 2)


def test_a_designation_that_was_under_way_and_is_held_since_is_reached(session: Session) -> None:
    pmp = TermFactory(kind=TermKind.designation, name="PMP")
    person = advised()
    one: DesignationHeld = has(person, pmp, Standing.in_progress, at=NOON - 90 * DAY)
    assert advice_taken(session, FOUR_WEEKS).took_it == 0
    with time_machine.travel(LATER, tick=False):
        one.standing = Standing.held
        session.flush()
    assert advice_taken(session, FOUR_WEEKS).reached == 1


def test_the_roles_that_ask_for_it_and_who_was_put_forward_are_counted(session: Session) -> None:
    pmp, cpa = (TermFactory(kind=TermKind.designation, name=name) for name in ("PMP", "CPA"))
    person = advised()
    has(person, pmp, Standing.held)
    open_role = RequirementFactory(role=RoleFactory(), term=pmp).role
    RequirementFactory(role=RoleFactory(state=RoleState.anticipated), term=pmp)
    RequirementFactory(role=RoleFactory(state=RoleState.withdrawn), term=pmp)
    RequirementFactory(
        role=RoleFactory(state=RoleState.filled, closed_at=NOON - 90 * DAY), term=pmp
    )
    RequirementFactory(role=RoleFactory(), term=cpa)
    SubmissionFactory(candidate=person, role=open_role, stage=Stage.interested, staged_at=LATER)
    assert advice_taken(session, FOUR_WEEKS).put_forward == 0
    forward = RequirementFactory(role=RoleFactory(), term=pmp).role
    SubmissionFactory(candidate=person, role=forward, stage=Stage.submitted, staged_at=LATER)
    found = advice_taken(session, FOUR_WEEKS)
    assert (found.roles, found.put_forward) == (3, 1)


def test_three_queries_whatever_there_is(session: Session) -> None:
    for days in range(1, 9):
        advised(days)
    with count_queries(session) as counted:
        balance_of(session, FOUR_WEEKS)
        advice_taken(session, FOUR_WEEKS)
    assert counted.queries == 3
