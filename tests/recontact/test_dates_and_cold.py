"""The days people named, and relationships gone quiet."""

from datetime import date, timedelta

import pytest

from agency.candidates.models import Standing
from agency.recontact.cold import surface_cold
from agency.recontact.dates import people_whose_day_came, surface_dates
from agency.recontact.models import SuggestionKind, SuggestionState
from agency.recontact.surfacing import rematch_candidate
from agency.touches.models import TouchKind
from tests.factories import (
    NOON,
    TODAY,
    CandidateFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.story import Story


def test_the_day_somebody_named_brings_them_back_with_their_words(story: Story) -> None:
    story.wish.not_before = TODAY
    assert surface_dates(story.session, NOON).new == 1
    (suggestion,) = story.suggestions()
    assert suggestion.kind is SuggestionKind.date
    assert (
        suggestion.why
        == "Jane asked to hear from us from 18 June, with product lead in mind, and that day is here."
    )
    assert suggestion.words == story.wish.words
    assert surface_dates(story.session, NOON).new == 0


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=30)])
def test_a_day_to_come_or_long_gone_brings_nobody(story: Story, day: date) -> None:
    story.wish.not_before = day
    assert surface_dates(story.session, NOON).new == 0


def test_a_next_step_that_is_due_comes_up_unless_they_have_spoken_since(story: Story) -> None:
    story.wish.not_before = None
    TouchFactory(
        candidate=story.jane,
        happened_at=NOON - timedelta(days=60),
        next_step="Call back",
        next_on=TODAY,
    )
    assert surface_dates(story.session, NOON).new == 1
    assert story.suggestions()[0].why == "You set 18 June to call back, and that day is here."

    other = CandidateFactory(owner=story.jane.owner)
    TouchFactory(
        candidate=other, happened_at=NOON - timedelta(days=60), next_step="Call back", next_on=TODAY
    )
    TouchFactory(candidate=other, happened_at=NOON - timedelta(days=40))
    assert surface_dates(story.session, NOON).new == 0


def test_an_exam_that_was_sat_comes_up_the_day_after(story: Story) -> None:
    story.wish.not_before = None
    held = DesignationHeldFactory(
        candidate=story.jane,
        designation=TermFactory(designation=True, name="PMP"),
        standing=Standing.in_progress,
        expected_on=TODAY,
    )
    assert surface_dates(story.session, NOON).new == 0
    held.expected_on = TODAY - timedelta(days=1)
    assert surface_dates(story.session, NOON).new == 1
    assert (
        story.suggestions()[0].why
        == "Jane was to finish PMP on 17 June, and nobody has asked how it went."
    )


def test_what_was_snoozed_until_today_wakes(story: Story) -> None:
    suggestion = SuggestionFactory(candidate=story.jane, owner=story.jane.owner)
    suggestion.snooze(TODAY)
    surface_dates(story.session, NOON)
    story.session.expire_all()
    assert suggestion.state is SuggestionState.new


def test_people_whose_day_came_are_matched_anew(story: Story) -> None:
    story.wish.not_before = TODAY
    assert people_whose_day_came(story.session, TODAY - timedelta(days=1), TODAY) == [story.jane.id]
    assert people_whose_day_came(story.session, TODAY, TODAY + timedelta(days=1)) == []


def conversations(story: Story, *days_ago: int, kind: TouchKind = TouchKind.conversation) -> None:
    for days in days_ago:
        TouchFactory(candidate=story.jane, happened_at=NOON - timedelta(days=days), kind=kind)


def test_a_relationship_quiet_for_longer_than_usual_comes_up(story: Story) -> None:
    conversations(story, 147, 217, 287, 377)
    assert surface_cold(story.session, NOON).new == 1
    (suggestion,) = story.suggestions()
    assert suggestion.why == "You and Jane usually talk every ten weeks and it has been twenty-one."
    assert surface_cold(story.session, NOON).new == 0


def test_an_attempt_does_not_restart_the_clock_and_a_conversation_does(story: Story) -> None:
    conversations(story, 180, 270, 370)
    conversations(story, 60, kind=TouchKind.attempt)
    assert surface_cold(story.session, NOON).new == 1
    conversations(story, 20)
    assert surface_cold(story.session, NOON).expired == 1
    assert story.suggestions()[0].state is SuggestionState.expired


def test_two_conversations_are_no_rhythm(story: Story) -> None:
    conversations(story, 147, 217)
    assert surface_cold(story.session, NOON).new == 0


def test_a_day_they_moved_takes_its_suggestion_away(story: Story) -> None:
    story.wish.not_before = TODAY
    surface_dates(story.session, NOON)
    story.wish.end(NOON)
    PreferenceFactory(candidate=story.jane, not_before=TODAY + timedelta(days=75))
    rematch_candidate(story.session, story.jane.id, NOON)
    (suggestion,) = [s for s in story.suggestions() if s.kind is SuggestionKind.date]
    assert suggestion.state is SuggestionState.expired


def test_a_next_step_is_over_once_they_have_spoken(story: Story) -> None:
    story.wish.not_before = None
    then = NOON - timedelta(days=60)
    TouchFactory(candidate=story.jane, happened_at=then, next_step="Call back", next_on=TODAY)
    surface_dates(story.session, NOON)
    rematch_candidate(story.session, story.jane.id, NOON)
    assert story.suggestions()[0].state is SuggestionState.new
    TouchFactory(candidate=story.jane, channel="form", direction="theirs", happened_at=NOON)
    rematch_candidate(story.session, story.jane.id, NOON)
    (suggestion,) = [s for s in story.suggestions() if s.kind is SuggestionKind.date]
    assert suggestion.state is SuggestionState.expired


def test_a_day_that_still_holds_keeps_its_suggestion(story: Story) -> None:
    story.wish.not_before = TODAY
    surface_dates(story.session, NOON)
    rematch_candidate(story.session, story.jane.id, NOON)
    (suggestion,) = [s for s in story.suggestions() if s.kind is SuggestionKind.date]
    assert suggestion.state is SuggestionState.new
