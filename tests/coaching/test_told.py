"""What Insights tells of coaching: counts of people, sessions, and interviews that went on."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.coaching.told import coaching_told
from agency.submissions.models import Stage
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    InterviewFactory,
    PackFactory,
    PracticeAnswerFactory,
    PracticeFactory,
    RecruiterFactory,
    SubmissionFactory,
)
from tests.support.queries import count_queries

BEGINS = datetime(2026, 6, 1, tzinfo=ZoneInfo("America/Toronto"))
ENDS = BEGINS + timedelta(weeks=4)


@pytest.fixture(autouse=True)
def agency(session: Session) -> None:
    AgencyFactory()


def practised(person: Candidate, day: int, points: int) -> None:
    practice = PracticeFactory(candidate=person, happened_on=date(2026, 6, day))
    PracticeAnswerFactory(practice=practice, clear=points, evidence=points)


def interviewed(session: Session, stage: Stage, packed: bool, day: int = 10) -> None:
    made = SubmissionFactory(stage=stage)
    interview = InterviewFactory(
        candidate=made.candidate, role=made.role, happens_on=date(2026, 6, day)
    )
    if packed:
        PackFactory(interview=interview)


def test_ratings_are_told_of_those_who_practised_twice_or_more(session: Session) -> None:
    jane, sam = CandidateFactory(), CandidateFactory(full_name="Sam Whitfield")
    for day, points in ((2, 1), (9, 2), (16, 4)):
        practised(jane, day, points)
    practised(sam, 3, 1)
    told = coaching_told(session, None, BEGINS, ENDS)
    assert (told.people, told.sessions, told.people_twice) == (2, 4, 1)
    assert (told.improved_from, told.improved_to) == (1, 4)


def test_nothing_is_told_of_ratings_where_nobody_came_twice(session: Session) -> None:
    practised(CandidateFactory(), 2, 3)
    told = coaching_told(session, None, BEGINS, ENDS)
    assert (told.people_twice, told.improved_from, told.improved_to) == (0, None, None)


def test_interviews_are_counted_by_preparation_and_by_what_came_of_them(session: Session) -> None:
    interviewed(session, Stage.offer, packed=True)
    interviewed(session, Stage.placed, packed=True)
    interviewed(session, Stage.not_going_on, packed=True)
    interviewed(session, Stage.interview, packed=False)
    interviewed(session, Stage.placed, packed=False)
    told = coaching_told(session, None, BEGINS, ENDS)
    assert (told.prepared, told.prepared_went_on) == (3, 2)
    assert (told.unprepared, told.unprepared_went_on) == (2, 1)


def test_somebody_who_had_an_offer_and_took_another_went_on(session: Session) -> None:
    made = SubmissionFactory(stage=Stage.offer)
    InterviewFactory(candidate=made.candidate, role=made.role, happens_on=date(2026, 6, 10))
    made.stage = Stage.not_going_on
    session.flush()
    made.stage = Stage.offer
    session.flush()
    made.stage = Stage.not_going_on
    session.flush()
    assert coaching_told(session, None, BEGINS, ENDS).unprepared_went_on == 1


def test_two_interviews_for_one_role_are_one_person(session: Session) -> None:
    made = SubmissionFactory(stage=Stage.offer)
    for day in (9, 12):
        interview = InterviewFactory(candidate=made.candidate, role=made.role, happens_on=date(2026, 6, day))  # fmt: skip
    PackFactory(interview=interview)
    told = coaching_told(session, None, BEGINS, ENDS)
    assert (told.prepared, told.prepared_went_on, told.unprepared) == (1, 1, 0)


def test_only_these_weeks_count_and_only_their_own_work(session: Session) -> None:
    jane = CandidateFactory()
    practised(jane, 1, 2)
    practised(jane, 28, 3)
    interviewed(session, Stage.offer, packed=False, day=30)
    PracticeFactory(candidate=jane, happened_on=date(2026, 6, 29))
    told = coaching_told(session, None, BEGINS, ENDS)
    assert (told.sessions, told.unprepared) == (2, 0)
    assert coaching_told(session, RecruiterFactory().id, BEGINS, ENDS).sessions == 0
    assert coaching_told(session, jane.owner_id, BEGINS, ENDS).sessions == 2


def test_three_queries_however_much_there_is(session: Session) -> None:
    for day in range(1, 9):
        practised(CandidateFactory(), day, 2)
        interviewed(session, Stage.offer, packed=True)
    session.flush()
    with count_queries(session) as counted:
        coaching_told(session, None, BEGINS, ENDS)
    assert counted.queries == 3
