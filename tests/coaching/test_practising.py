"""Practice: a session and its touch are one, rated on the rubric, and progress is told over sessions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.coaching.models import Practice, PracticeAnswer
from agency.coaching.practising import (
    Answered,
    NewPractice,
    Step,
    correct_practice,
    practices_of,
    progress,
    record_practice,
)
from agency.coaching.rubric import POINTS, Point, mean, point_of
from agency.history import Change
from agency.recontact.touch_undone import take_back
from agency.touches.models import Channel, Touch
from agency.touches.queries import account_of
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    PracticeAnswerFactory,
    PracticeFactory,
)


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


def session_with(jane: Candidate, **more: object) -> NewPractice:
    told = NewPractice(
        candidate_id=jane.id,
        recruiter_id=jane.owner_id,
        channel=Channel.call,
        happened_at=NOON,
        happened_on=TODAY,
        answers=[Answered("Why us?", 2, 1, None, "No example."), Answered("Why now?", 3, 3, 4)],
        note="Nervous.",
        for_them="Open with the grid project.",
        words="I decide what a utility gets.",
        once_key="practice:1",
    )
    return replace(told, **more)


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_session_is_logged_as_practice_given(session: Session, jane: Candidate) -> None:
    practice, is_new = record_practice(session, session_with(jane), NOON)
    assert is_new
    touch = session.get_one(Touch, practice.touch_id)
    assert touch.gave == ["interview_practice"]
    assert touch.asked == []
    assert touch.is_conversation
    assert touch.note == "Practised for interviews: two questions."
    assert account_of(session, jane.id).helped == 1
    assert [(one.words, one.clear, one.length) for one in practice.answers] == [
        ("Why us?", 2, None),
        ("Why now?", 3, 4),
    ]


def test_a_second_press_makes_neither_a_session_nor_a_touch(
    session: Session, jane: Candidate
) -> None:
    first, _ = record_practice(session, session_with(jane), NOON)
    again, is_new = record_practice(session, session_with(jane, note="Other."), NOON)
    assert (again, is_new) == (first, False)
    assert first.note == "Nervous."
    assert (count(session, Practice), count(session, Touch)) == (1, 1)
    assert count(session, PracticeAnswer) == 2


def test_taking_the_touch_back_takes_the_session_with_it(session: Session, jane: Candidate) -> None:
    practice, _ = record_practice(session, session_with(jane), NOON)
    touch = session.get_one(Touch, practice.touch_id)
    take_back(session, touch, jane.owner_id, NOON + timedelta(hours=1))
    session.flush()
    session.expire_all()
    assert practices_of(session, jane.id) == []
    assert count(session, PracticeAnswer) == 0
    assert account_of(session, jane.id).helped == 0


def test_a_correction_keeps_the_touch_and_what_was_there_before(
    session: Session, jane: Candidate
) -> None:
    practice, _ = record_practice(session, session_with(jane), NOON)
    correct_practice(session, practice, [Answered("Why us?", 4, 4, 4)], "Calm.", "", "")
    assert [one.points for one in practice.answers] == [(4, 4, 4)]
    assert (practice.note, practice.for_them) == ("Calm.", "")
    before = session.scalars(select(Change).filter_by(table_name="practices")).one().before
    assert before["note"] == "Nervous."
    assert count(session, Touch) == 1


def test_progress_is_the_first_and_the_latest_of_each_measure_that_was_rated(
    session: Session, jane: Candidate
) -> None:
    for day, evidence in ((1, 1), (8, 2), (15, 4)):
        practice = PracticeFactory(candidate=jane, happened_on=date(2026, 6, day))
        PracticeAnswerFactory(practice=practice, clear=3, evidence=evidence, length=None)
        PracticeAnswerFactory(practice=practice, clear=4, evidence=evidence, length=None)
    steps = progress(practices_of(session, jane.id))
    assert steps == [Step("clear", 3.5, 3.5), Step("evidence", 1, 4)]


def test_an_average_is_at_the_point_it_is_nearest_to() -> None:
    assert [point_of(value) for value in (1, 1.4, 1.5, 2.49, 2.5, 3.5, 4)] == [1, 1, 2, 2, 3, 4, 4]
    assert mean([None, 2, 3]) == 2.5
    assert mean([None]) is None
    assert POINTS[Point.not_yet] == "Not yet"


@pytest.mark.parametrize("given", [0, 5])
def test_no_answer_is_rated_off_the_rubric(session: Session, jane: Candidate, given: int) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), session.begin_nested():
        PracticeAnswerFactory(practice=PracticeFactory(candidate=jane), clear=given)
