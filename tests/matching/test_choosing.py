"""The agency's choices of weights: only added to, the last one counts, everybody is judged by it."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from agency.matching.choosing import (
    ChosenMeanwhile,
    NothingChanges,
    choose_weights,
    current_weights,
    weights_chosen,
    weights_numbered,
)
from agency.matching.fit import Fit
from agency.matching.models import WeightsSource
from agency.matching.profiles import refresh_profiles
from agency.matching.queries import fit_of, people_for_role, roles_for_person
from agency.matching.weights import STANDARD, NothingCounts, Weights
from tests.factories import NOON, TODAY, AgencyFactory, CandidateFactory, RecruiterFactory
from tests.support.queries import count_queries
from tests.support.story import Story, tell_story

SKILLS_FIRST = Weights(chosen=(20, 50, 10, 10, 10))


@pytest.fixture
def story(session: Session) -> Story:
    return tell_story(session)


def chosen_by(session: Session) -> int:
    AgencyFactory()
    return int(RecruiterFactory(administrator=True).id)


def test_before_anybody_chose_what_the_product_came_with_counts(session: Session) -> None:
    assert current_weights(session) == STANDARD
    assert weights_chosen(session) == []
    assert weights_numbered(session, 0) == STANDARD
    assert weights_numbered(session, 1) is None


def test_a_choice_is_added_with_who_when_and_why(session: Session) -> None:
    by = chosen_by(session)
    chosen = choose_weights(session, SKILLS_FIRST, 0, by, NOON, "Contract desk: skills first")
    assert chosen.number == 1
    assert current_weights(session) == chosen
    (row,) = weights_chosen(session)
    assert (row.note, row.chosen_by_id, row.chosen_at, row.source) == (
        "Contract desk: skills first", by, NOON, WeightsSource.by_hand,
    )  # fmt: skip


def test_going_back_adds_a_row_and_changes_none(session: Session) -> None:
    by = chosen_by(session)
    choose_weights(session, SKILLS_FIRST, 0, by, NOON, "one")
    choose_weights(session, STANDARD, 1, by, NOON + timedelta(days=1), "two")
    rows = weights_chosen(session)
    assert [(row.number, row.source) for row in rows] == [
        (2, WeightsSource.standard),
        (1, WeightsSource.by_hand),
    ]
    assert current_weights(session).counts_like(STANDARD)
    assert rows[1].weights.points == SKILLS_FIRST.points


def test_a_choice_made_on_a_stale_page_is_refused(session: Session) -> None:
    by = chosen_by(session)
    choose_weights(session, SKILLS_FIRST, 0, by, NOON, "one")
    with pytest.raises(ChosenMeanwhile):
        choose_weights(session, Weights(pay="must"), 0, by, NOON, "two")
    assert current_weights(session).number == 1


def test_a_choice_that_changes_nothing_is_refused(session: Session) -> None:
    by = chosen_by(session)
    with pytest.raises(NothingChanges):
        choose_weights(session, STANDARD, 0, by, NOON, "again")
    nothing = Weights(chosen=(0, 0, 0, 0, 0))
    with pytest.raises(NothingCounts):
        choose_weights(session, nothing, 0, by, NOON, "nothing")


def test_people_and_roles_are_judged_by_what_was_chosen(story: Story) -> None:
    session = story.session
    before = fit_of(session, story.role, story.jane.id, TODAY)
    chosen = choose_weights(session, SKILLS_FIRST, 0, story.jane.owner_id, NOON, "skills")
    after = fit_of(session, story.role, story.jane.id, TODAY)
    assert isinstance(before, Fit)
    assert isinstance(after, Fit)
    assert [part.weight for part in before.parts] == [35, 25, 15, 15, 10]
    assert [part.weight for part in after.parts] == [20, 50, 10, 10, 10]
    assert after.version == chosen.version == "2-sssss-20.50.10.10.10-v1"
    assert people_for_role(session, story.role, TODAY).fits == (after,)
    assert roles_for_person(session, story.jane.id, TODAY).fits == [(story.role.id, after)]


def test_weights_are_read_once_for_a_role_however_many_people(story: Story) -> None:
    def asked() -> int:
        with count_queries(story.session) as counted:
            people_for_role(story.session, story.role, TODAY)
        return sum("fit_weights" in statement for statement in counted.statements)

    assert asked() == 1

    more = [CandidateFactory(title="Product Lead").id for _ in range(5)]
    refresh_profiles(story.session, more)
    assert asked() == 1
