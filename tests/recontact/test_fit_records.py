"""What a suggestion's judgement saw is kept, replaced with it, replayed, and erased."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from agency import clock
from agency.contact.consent import Told
from agency.matching.choosing import choose_weights
from agency.matching.weights import Weights
from agency.recontact.fit_records import NoRecord, replay
from agency.recontact.models import DismissReason, FitRecord, Suggestion
from agency.recontact.surfacing import rematch_candidate, surface_role
from agency.rights.erasing import erase
from tests.factories import NOON, SuggestionFactory
from tests.support.queries import count_queries
from tests.support.story import Story

HOUR = timedelta(hours=1)


def record(story: Story) -> FitRecord:
    story.session.expire_all()
    return story.session.scalars(select(FitRecord)).one()


def test_surfacing_keeps_what_the_judgement_saw(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    kept = record(story)
    assert kept.suggestion_id == story.suggestions()[0].id
    assert kept.candidate_id == story.jane.id
    assert kept.question["role"]["title"] == "Product Lead"
    assert kept.question["person"]["first_name"] == "Jane"
    assert kept.question["today"] == "2026-06-18"


def test_replayed_the_same_day_or_later_it_comes_out_the_same(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    assert replay(story.session, story.suggestions()[0].id).differences == []
    story.role.title = "Something else"
    story.jane.title = "Retired"
    story.changed()
    assert replay(story.session, story.suggestions()[0].id).differences == []


def test_matched_again_under_other_weights_the_record_is_replaced(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    choose_weights(
        story.session, Weights(chosen=(20, 50, 10, 10, 10)), 0, story.jane.owner_id, NOON, "why"
    )
    rematch_candidate(story.session, story.jane.id, NOON + HOUR)
    kept = record(story)
    assert kept.judged_at == NOON + HOUR
    assert kept.question["weights"] == {"chosen": [20, 50, 10, 10, 10], "number": 1}
    assert replay(story.session, kept.suggestion_id).differences == []


def test_what_was_dismissed_keeps_the_record_it_was_dismissed_with(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    story.suggestions()[0].dismiss(story.jane.owner_id, DismissReason.not_this_role, NOON)
    story.role.title = "Product Lead, Heat Pumps"
    surface_role(story.session, story.role.id, NOON + HOUR)
    assert record(story).judged_at == NOON
    assert replay(story.session, story.suggestions()[0].id).differences == []


def test_a_number_that_was_tampered_with_is_told(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    suggestion = story.suggestions()[0]
    story.session.execute(update(Suggestion).values(fit_total=99))
    story.session.expire_all()
    lines = replay(story.session, suggestion.id).differences
    assert [line.partition(":")[0] for line in lines] == ["total"]


def test_suggestion_without_a_record_is_said_to_have_none(story: Story) -> None:
    with pytest.raises(NoRecord):
        replay(story.session, SuggestionFactory(candidate=story.jane).id)
    with pytest.raises(NoRecord):
        replay(story.session, 987_654)


def test_the_command_says_the_same_or_fails_with_the_differences(app: Flask, story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    number = str(story.suggestions()[0].id)
    story.session.commit()
    run = app.test_cli_runner().invoke(args=["match", "replay", number])
    assert run.exit_code == 0
    assert "every part and every sentence" in run.output
    story.session.execute(update(Suggestion).values(why="Somebody changed this."))
    story.session.commit()
    run = app.test_cli_runner().invoke(args=["match", "replay", number])
    assert run.exit_code == 1
    assert "reason: was 'Somebody changed this.'" in run.output
    run = app.test_cli_runner().invoke(args=["match", "replay", "987654"])
    assert run.exit_code == 1
    assert "Nothing is kept" in run.output


def test_erasing_a_person_erases_the_record(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    erase(story.session, story.jane, Told(how="form", at=clock.now()))
    assert story.session.scalars(select(FitRecord)).all() == []


def test_records_of_many_are_written_in_one_statement(story: Story) -> None:
    with count_queries(story.session) as counted:
        surface_role(story.session, story.role.id, NOON)
    assert sum("INTO fit_records" in statement for statement in counted.statements) == 1
