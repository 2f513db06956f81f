"""A role that is only heard of surfaces nobody, and keeps beside it whom it would suit by its month."""

from datetime import date

from agency.clients.models import RoleState
from agency.recontact.models import Standing, StandingKind
from agency.recontact.role_board import board_of
from agency.recontact.role_queries import people_ahead_by_role
from agency.recontact.surfacing import rematch_candidate, roles_due, surface_role
from agency.recruiters.models import Recruiter
from tests.factories import NOON
from tests.support.story import Story


def heard_of(story: Story, month: date) -> None:
    story.role.state, story.role.expected_on = RoleState.anticipated, month
    story.role.starts_on = story.role.opened_at = None
    story.session.flush()


def ahead(story: Story) -> list[int]:
    return [one.candidate_id for one in story.session.query(Standing).all()]


def test_nobody_is_surfaced_and_whom_it_suits_is_kept(story: Story) -> None:
    heard_of(story, date(2026, 9, 1))
    assert surface_role(story.session, story.role.id, NOON).new == 0
    assert story.suggestions() == []
    standing = story.session.query(Standing).one()
    assert (standing.candidate_id, standing.kind) == (story.jane.id, StandingKind.ahead)
    assert people_ahead_by_role(story.session, [story.role.id]) == {story.role.id: 1}
    assert story.role.id not in roles_due(story.session)


def test_interest_for_later_counts_from_the_month_it_names(story: Story) -> None:
    story.wish.not_before = date(2026, 11, 1)
    story.changed()
    heard_of(story, date(2026, 9, 1))
    surface_role(story.session, story.role.id, NOON)
    assert ahead(story) == []
    heard_of(story, date(2026, 11, 1))
    surface_role(story.session, story.role.id, NOON)
    assert ahead(story) == [story.jane.id]


def test_person_who_changes_is_looked_at_again(story: Story) -> None:
    heard_of(story, date(2026, 9, 1))
    surface_role(story.session, story.role.id, NOON)
    story.wish.not_before = date(2027, 3, 1)
    story.changed()
    rematch_candidate(story.session, story.jane.id, NOON)
    assert ahead(story) == []
    story.wish.not_before = date(2026, 8, 1)
    story.changed()
    rematch_candidate(story.session, story.jane.id, NOON)
    assert ahead(story) == [story.jane.id]
    assert story.suggestions() == []


def test_role_that_opens_surfaces_them_and_keeps_nobody_ahead(story: Story) -> None:
    heard_of(story, date(2026, 6, 1))
    surface_role(story.session, story.role.id, NOON)
    story.role.state, story.role.opened_at = RoleState.open, NOON
    story.session.flush()
    assert surface_role(story.session, story.role.id, NOON).new == 1
    assert ahead(story) == []


def test_board_asks_only_whether_we_may_keep_in_touch(story: Story) -> None:
    heard_of(story, date(2026, 9, 1))
    surface_role(story.session, story.role.id, NOON)
    viewer = story.session.get_one(Recruiter, story.jane.owner_id)
    board = board_of(story.session, story.role, viewer, NOON)
    assert [one.candidate for one in board.ahead.shown] == [story.jane]
    assert board.people == []
    assert board.may_be_contacted == 0
