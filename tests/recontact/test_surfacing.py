"""The right people surface for a role, with the reason, and only if we may contact them."""

from datetime import date, timedelta

import pytest

from agency.clients.models import RoleState
from agency.contact.models import ContactTerms
from agency.matching.profiles import refresh_profiles
from agency.recontact.models import (
    DismissReason,
    RoleFindings,
    Standing,
    StandingKind,
    SuggestionKind,
    SuggestionState,
)
from agency.recontact.surfacing import rematch_candidate, roles_due, surface_role
from tests.factories import (
    NOON,
    CandidateFactory,
    RequirementFactory,
    SkillHeldFactory,
    SubmissionFactory,
    TermFactory,
    TouchFactory,
)
from tests.support.story import Story


def test_a_role_that_matches_surfaces_the_person_with_reason_words_and_fit(story: Story) -> None:
    assert surface_role(story.session, story.role.id, NOON).new == 1
    (suggestion,) = story.suggestions()
    assert suggestion.candidate_id == story.jane.id
    assert "Cedar Loop" in suggestion.why
    assert "Jane" in suggestion.why
    assert suggestion.words == story.wish.words
    assert suggestion.preference_id == story.wish.id
    assert suggestion.fit_total is not None
    assert suggestion.fit_parts
    assert sum(part["points"] for part in suggestion.fit_parts) == suggestion.fit_total
    assert all(part["sentence"] for part in suggestion.fit_parts)


def test_the_second_round_changes_nothing(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    before = [(s.id, s.why, s.state, s.surfaced_at) for s in story.suggestions()]
    assert surface_role(story.session, story.role.id, NOON).new == 0
    assert [(s.id, s.why, s.state, s.surfaced_at) for s in story.suggestions()] == before


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param({"stopped_at": NOON}, id="stopped"),
        pytest.param({"paused_at": NOON}, id="paused until they say so"),
        pytest.param(
            {"paused_at": NOON, "paused_until": date(2026, 10, 1)}, id="paused until a day"
        ),
    ],
)
def test_somebody_who_asked_for_quiet_does_not_surface_but_stands_beside_the_list(
    story: Story, terms: dict[str, object]
) -> None:
    held = story.session.get_one(ContactTerms, story.jane.id)
    for name, value in terms.items():
        setattr(held, name, value)
    done = surface_role(story.session, story.role.id, NOON)
    assert (done.new, done.held_back) == (0, 1)
    assert story.session.query(Standing).one().kind is StandingKind.held_back
    assert story.session.get_one(RoleFindings, story.role.id).held_back == 1


def test_somebody_a_colleague_wrote_to_last_week_does_not_surface(story: Story) -> None:
    TouchFactory(
        candidate=story.jane,
        channel="email",
        kind="attempt",
        outcome=None,
        happened_at=NOON - timedelta(days=7),
    )
    assert surface_role(story.session, story.role.id, NOON).new == 0


def test_a_role_that_closes_takes_its_suggestions_away(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    story.role.state = RoleState.filled
    assert surface_role(story.session, story.role.id, NOON).expired == 1
    assert story.suggestions()[0].state is SuggestionState.expired


def test_dismissed_suggestion_stays_dismissed_when_role_is_matched_again(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    story.suggestions()[0].dismiss(story.jane.owner_id, DismissReason.not_this_role, NOON)
    story.role.title = "Product Lead, Heat Pumps"
    surface_role(story.session, story.role.id, NOON)
    rematch_candidate(story.session, story.jane.id, NOON)
    assert [s.state for s in story.suggestions()] == [SuggestionState.dismissed]


def test_a_role_a_human_reopened_may_show_a_dismissed_person_afresh(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    story.suggestions()[0].dismiss(story.jane.owner_id, DismissReason.not_this_role, NOON)
    story.role.generation += 1
    surface_role(story.session, story.role.id, NOON)
    assert [s.state for s in story.suggestions()] == [
        SuggestionState.dismissed,
        SuggestionState.new,
    ]


def test_when_the_date_moves_into_the_future_the_suggestion_goes_and_comes_back_in_time(
    story: Story,
) -> None:
    surface_role(story.session, story.role.id, NOON)
    story.wish.not_before = date(2026, 12, 1)
    story.changed()
    rematch_candidate(story.session, story.jane.id, NOON)
    assert story.suggestions()[0].state is SuggestionState.expired

    december = NOON + timedelta(days=167)
    rematch_candidate(story.session, story.jane.id, december)
    assert story.suggestions()[0].state is SuggestionState.new


def test_somebody_in_the_roles_pipeline_is_not_suggested_for_it(story: Story) -> None:
    SubmissionFactory(role=story.role, candidate=story.jane)
    assert surface_role(story.session, story.role.id, NOON).new == 0
    assert rematch_candidate(story.session, story.jane.id, NOON).new == 0


def test_both_directions_find_the_same(story: Story) -> None:
    surface_role(story.session, story.role.id, NOON)
    from_the_role = [(s.candidate_id, s.role_id, s.why, s.fit_total) for s in story.suggestions()]
    for suggestion in story.suggestions():
        story.session.delete(suggestion)
    story.session.flush()
    rematch_candidate(story.session, story.jane.id, NOON)
    assert [
        (s.candidate_id, s.role_id, s.why, s.fit_total) for s in story.suggestions()
    ] == from_the_role


def test_one_step_short_names_the_missing_thing(story: Story) -> None:
    second = TermFactory(name="Team leadership")
    RequirementFactory(role=story.role, term=second)
    surface_role(story.session, story.role.id, NOON)
    assert story.suggestions() == []
    standing = story.session.query(Standing).one()
    assert (standing.kind, standing.missing) == (StandingKind.one_step_short, "Team leadership")
    assert standing.says == "", "nothing of hers comes near it"
    assert story.session.get_one(RoleFindings, story.role.id).dropping[0]["people"] == 1


def test_the_suggestion_is_on_the_list_of_the_persons_owner_not_of_the_roles(story: Story) -> None:
    tom = CandidateFactory(full_name="Tom’s person").owner
    story.role.owner = tom
    surface_role(story.session, story.role.id, NOON)
    assert story.suggestions()[0].owner_id == story.jane.owner_id


def test_a_role_is_due_until_it_has_been_looked_at_and_again_once_it_changes(story: Story) -> None:
    assert roles_due(story.session) == [story.role.id]
    surface_role(story.session, story.role.id, NOON)
    assert roles_due(story.session) == []
    story.role.changed_at += timedelta(seconds=1)
    assert roles_due(story.session) == [story.role.id]


def test_a_role_that_is_gone_is_no_error(story: Story) -> None:
    assert surface_role(story.session, 10_000_000, NOON).new == 0


def test_best_fit_first_for_many_people(story: Story) -> None:
    skill = story.role.requirements[0].term
    for number in range(4):
        person = CandidateFactory(
            full_name=f"Person {number}",
            owner=story.jane.owner,
            title="Product Lead",
            place=story.role.place,
        )
        SkillHeldFactory(candidate=person, skill=skill, years=3)
        refresh_profiles(story.session, [person.id])
    surface_role(story.session, story.role.id, NOON)
    best = max(story.suggestions(), key=lambda s: s.fit_total or 0)
    assert best.candidate_id == story.jane.id
    assert all(s.kind is SuggestionKind.role for s in story.suggestions())
