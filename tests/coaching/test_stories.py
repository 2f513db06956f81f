"""The three stories: every version is kept, the newest counts, and nobody writes over anybody."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.coaching.models import Story
from agency.coaching.stories import Telling, ToldMeanwhile, stories_of, tell, tell_own, versions_of
from agency.touches.models import Channel, Direction, Touch
from tests.factories import NOON, TODAY, AgencyFactory, CandidateFactory, StoryFactory


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


def test_the_newest_version_counts_and_the_first_is_kept(session: Session, jane: Candidate) -> None:
    first = tell(
        session, jane.id, Telling(Story.now, "I run releases.", "", 0), jane.owner_id, NOON
    )
    assert first
    told = Telling(Story.now, "I decide what ships.", "Name a number.", first.id)
    tell(session, jane.id, told, jane.owner_id, NOON + timedelta(hours=1))
    assert stories_of(session, jane.id)[Story.now].words == "I decide what ships."
    kept = versions_of(session, jane.id, Story.now)
    assert [one.words for one in kept] == ["I decide what ships.", "I run releases."]
    assert kept[0].written_by == jane.owner


def test_the_same_words_twice_are_one_version(session: Session, jane: Candidate) -> None:
    told = Telling(Story.now, "I run releases.", "", 0)
    assert tell(session, jane.id, told, jane.owner_id, NOON)
    assert tell(session, jane.id, told, jane.owner_id, NOON) is None
    assert len(versions_of(session, jane.id, Story.now)) == 1


def test_a_version_written_meanwhile_is_not_written_over(session: Session, jane: Candidate) -> None:
    StoryFactory(candidate_id=jane.id, words="Hers.")
    with pytest.raises(ToldMeanwhile):
        tell(session, jane.id, Telling(Story.now, "Ours.", "", 0), jane.owner_id, NOON)
    assert stories_of(session, jane.id)[Story.now].words == "Hers."


def test_their_own_version_keeps_our_note_and_tells_whoever_looks_after_them(
    session: Session, jane: Candidate
) -> None:
    held = StoryFactory(candidate_id=jane.id, words="As we heard it.", note="Too long.")
    told = {Story.history: "", Story.now: "As I tell it.", Story.next: "A lead role."}
    assert tell_own(session, jane, told, {Story.now: held.id}, NOON, TODAY) == 2
    now = stories_of(session, jane.id)[Story.now]
    assert (now.words, now.note, now.written_by) == ("As I tell it.", "Too long.", None)
    assert Story.history not in stories_of(session, jane.id)
    touch = session.scalars(select(Touch)).one()
    assert (touch.channel, touch.direction) == (Channel.form, Direction.theirs)
    assert touch.note == "Wrote their stories on their own page."


def test_what_they_left_as_it_was_makes_neither_a_version_nor_a_touch(
    session: Session, jane: Candidate
) -> None:
    held = StoryFactory(candidate_id=jane.id, words="As I tell it.")
    told = {Story.now: "As I tell it."}
    assert tell_own(session, jane, told, {Story.now: held.id}, NOON, TODAY) == 0
    assert session.scalars(select(Touch)).all() == []


def test_a_story_they_did_not_see_is_not_written_over_by_theirs(
    session: Session, jane: Candidate
) -> None:
    StoryFactory(candidate_id=jane.id, words="As we heard it.")
    with pytest.raises(ToldMeanwhile):
        tell_own(session, jane, {Story.now: "Mine."}, {}, NOON, TODAY)
