"""The demo coaches two people: stories of both hands, sessions that helped, and an interview that taught."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.coaching.bank import bank_of_role, for_role, to_practise
from agency.coaching.interviews import interviews_of, prepared, unprepared
from agency.coaching.models import Practice, ReviewKind, Story, StoryVersion
from agency.coaching.packing import packs_for_them
from agency.coaching.practising import practices_of, progress
from agency.coaching.reviews import newest_reviews
from agency.coaching.stories import stories_of, versions_of
from agency.demo.making import DemoSummary
from agency.touches.models import Touch
from tests.demo.moment import TODAY
from tests.demo.test_making import made, session

__all__ = ["made", "session"]


def wojciech(session: Session) -> Candidate:
    return session.scalars(select(Candidate).filter_by(full_name="Wojciech Sadlo")).one()


def test_two_people_tell_their_stories_and_one_wrote_a_better_one(
    session: Session, made: DemoSummary
) -> None:
    people = session.scalars(select(StoryVersion.candidate_id).distinct()).all()
    assert len(people) == 2
    him = wojciech(session)
    assert set(stories_of(session, him.id)) == set(Story)
    newest, before = versions_of(session, him.id, Story.now)
    assert (newest.written_by, before.written_by) == (None, him.owner)


def test_three_sessions_are_touches_that_gave_and_practice_helped(
    session: Session, made: DemoSummary
) -> None:
    sessions = session.scalars(select(Practice)).all()
    assert len(sessions) == 3
    for one in sessions:
        assert "interview_practice" in session.get_one(Touch, one.touch_id).gave
    steps = progress(practices_of(session, wojciech(session).id))
    assert [step.measure for step in steps] == ["clear", "evidence", "length"]
    assert all(step.latest > step.first for step in steps)


def test_a_resume_is_on_its_way_to_two_pages(session: Session, made: DemoSummary) -> None:
    review = newest_reviews(session, wojciech(session).id, only_sent=True)[ReviewKind.resume]
    assert (review.done, len(review.tips)) == (2, 5)
    assert [one.done_by for one in review.tips[:2]] == [None, review.recruiter]


def test_an_interview_had_a_pack_and_a_debrief_that_taught_the_next(
    session: Session, made: DemoSummary
) -> None:
    him = wojciech(session)
    ahead, over = interviews_of(session, him.id)
    assert over.debrief
    assert over.pack
    assert packs_for_them(session, him.id) == [over.pack]
    assert [one.must for one in over.pack.shown] == ["Data engineering", "Snowflake", "Team leadership"]  # fmt: skip
    assert all(one.words for one in over.pack.shown)
    assert prepared(session, [ahead.id, over.id]) == {ahead.id, over.id}
    taught = {one.words for one in bank_of_role(session, ahead.role)}
    assert taught < set(over.debrief.asked)
    assert taught & set(to_practise(session, him.id, for_role(him, ahead.role), 6))


def test_nobody_goes_to_an_interview_of_this_week_unprepared(
    session: Session, made: DemoSummary
) -> None:
    him = wojciech(session)
    assert unprepared(session, him.owner_id, TODAY) == []
