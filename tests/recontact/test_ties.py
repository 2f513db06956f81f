"""Of two who fit as well, a silver medallist comes first, then whoever spoke with us lately."""

from datetime import date, timedelta

import pytest

from agency.candidates.models import Candidate
from agency.matching.profiles import refresh_profiles
from agency.recontact.models import Suggestion
from agency.recontact.queries import suggestions_waiting_for
from agency.recontact.role_board import board_of
from agency.recontact.surfacing import rematch_candidate, surface_role
from agency.recontact.ties import SILVER, WARM
from agency.submissions.models import Stage
from tests.factories import (
    NOON,
    CandidateFactory,
    ClientFactory,
    PreferenceFactory,
    RequirementFactory,
    RoleFactory,
    SkillHeldFactory,
    SubmissionFactory,
    TouchFactory,
)
from tests.support.story import Story


@pytest.fixture
def twin(story: Story) -> Candidate:
    """Somebody of a higher number who fits exactly as well as Jane."""
    jane, wish = story.jane, story.wish
    twin = CandidateFactory(
        place=jane.place,
        owner=jane.owner,
        pay_wanted=135_000,
        pay_currency="CAD",
        pay_period="year",
    )
    SkillHeldFactory(candidate=twin, skill=jane.skills[0].skill, years=9)
    PreferenceFactory(candidate=twin, not_before=wish.not_before, recorded_by=jane.owner)
    refresh_profiles(story.session, [twin.id])
    return twin


def put_forward(story: Story, candidate: Candidate, title: str, **more: object) -> None:
    role = RoleFactory(title=title, client=ClientFactory(name="Fernhill Power"))
    SubmissionFactory(
        role=role, candidate=candidate, recruiter_id=story.role.owner_id,
        **{"stage": Stage.not_going_on, "right_to_represent_on": date(2026, 2, 1), **more},
    )  # fmt: skip


def first_of_list(story: Story) -> Suggestion:
    return suggestions_waiting_for(story.session, [story.role.owner_id], NOON.date())[0]


def test_equals_stand_in_the_order_in_which_they_came(story: Story, twin: Candidate) -> None:
    surface_role(story.session, story.role.id, NOON)
    first, second = story.suggestions()
    assert first.fit_total == second.fit_total
    assert first_of_list(story).candidate_id == story.jane.id
    assert first_of_list(story).tie == ""


def test_a_silver_medallist_of_such_a_role_comes_first_and_it_is_said(
    story: Story, twin: Candidate
) -> None:
    put_forward(story, twin, "Lead Product Manager", staged_at=NOON - timedelta(days=100))
    TouchFactory(
        candidate=story.jane, happened_at=NOON - timedelta(days=60), recruiter=story.jane.owner
    )
    surface_role(story.session, story.role.id, NOON)
    first = first_of_list(story)
    assert (first.candidate_id, first.tie_rank) == (twin.id, SILVER)
    month = (NOON - timedelta(days=100)).strftime("%B %Y")
    assert first.tie == f"put forward for Lead Product Manager at Fernhill Power, {month}"


@pytest.mark.parametrize(
    ("title", "more"),
    [
        pytest.param("Registered Nurse", {}, id="for work of another kind"),
        pytest.param("Product Lead", {"right_to_represent_on": None}, id="never seen by a client"),
    ],
)
def test_nobody_is_a_silver_medallist(
    story: Story, twin: Candidate, title: str, more: dict[str, object]
) -> None:
    put_forward(story, twin, title, **more)
    surface_role(story.session, story.role.id, NOON)
    assert [one.tie_rank for one in story.suggestions()] == [0, 0]


def test_whoever_spoke_with_us_lately_comes_before_an_equal_who_did_not(
    story: Story, twin: Candidate
) -> None:
    TouchFactory(
        candidate=twin, happened_at=NOON - timedelta(days=60), recruiter=story.jane.owner
    )  # fmt: skip
    surface_role(story.session, story.role.id, NOON)
    first = first_of_list(story)
    assert (first.candidate_id, first.tie_rank) == (twin.id, WARM)
    assert first.tie.startswith("spoke with us in ")


def test_no_tie_lifts_anybody_over_a_better_fit(story: Story, twin: Candidate) -> None:
    RequirementFactory(role=story.role, is_must=False, term=story.jane.skills[0].skill)
    put_forward(story, twin, "Product Lead")
    story.jane.skills[0].years = 9
    story.session.query(type(story.jane.skills[0])).filter_by(candidate_id=twin.id).delete()
    refresh_profiles(story.session, [twin.id])
    surface_role(story.session, story.role.id, NOON)
    assert first_of_list(story).candidate_id == story.jane.id


def test_a_slip_says_it_only_where_there_are_equals(story: Story, twin: Candidate) -> None:
    put_forward(story, twin, "Product Lead")
    surface_role(story.session, story.role.id, NOON)

    def said() -> list[str]:
        board = board_of(story.session, story.role, story.jane.owner, NOON)
        return [slip.tie.partition(",")[0] for slip in board.people]

    assert said() == ["put forward for Product Lead at Fernhill Power", ""]
    story.suggestions()[0].fit_total -= 1
    story.session.flush()
    assert said() == ["", ""]


def test_both_ways_of_matching_say_the_same(story: Story, twin: Candidate) -> None:
    put_forward(story, twin, "Product Lead")
    surface_role(story.session, story.role.id, NOON)
    by_role = [(one.tie_rank, one.tie) for one in story.suggestions()]
    rematch_candidate(story.session, twin.id, NOON)
    assert [(one.tie_rank, one.tie) for one in story.suggestions()] == by_role
