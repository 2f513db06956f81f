"""Roles: opened, changed, moved along."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.clients.models import Role, RoleState
from agency.clients.opening import (
    MOVES,
    MoveImpossible,
    NewRole,
    change_role,
    move_role,
    open_role,
)
from agency.clients.requirements import Asked, written
from agency.history import act_as, changes_of
from tests.factories import (
    NOON,
    ClientFactory,
    RecruiterFactory,
    RequirementFactory,
    RoleFactory,
    TermFactory,
)


def told(**facts: object) -> NewRole:
    usual = {"title": "Product Lead", "client_id": ClientFactory().id}
    return NewRole(**{**usual, "owner_id": RecruiterFactory().id, **facts})  # type: ignore[arg-type]


def as_kept(role: Role, **changed: object) -> NewRole:
    """What a form says that was opened on the role and sent back with this changed."""
    names = NewRole.__dataclass_fields__.keys() - {"asks", "once_key"}
    asks = tuple(Asked(r.is_must, r.term_id, r.words, r.years) for r in role.requirements)
    facts = {name: getattr(role, name) for name in names}
    return NewRole(**{"asks": asks, **facts, **changed})


class TestOpening:
    def test_open_role_is_open_from_now_on(self, session: Session) -> None:
        role = open_role(session, told(asks=(Asked(True, words="Has led a team"),)), NOON)
        assert (role.opened_at, role.generation) == (NOON, 1)
        assert [written(one) for one in role.requirements] == ["Has led a team"]

    def test_anticipated_role_is_not_open_yet(self, session: Session) -> None:
        assert open_role(session, told(state=RoleState.anticipated), NOON).opened_at is None

    @pytest.mark.parametrize("state", [RoleState.filled, RoleState.withdrawn])
    def test_nothing_begins_closed(self, session: Session, state: RoleState) -> None:
        with pytest.raises(MoveImpossible):
            open_role(session, told(state=state), NOON)

    def test_form_sent_twice_opens_one_role(self, session: Session) -> None:
        new = told(once_key="abc")
        role = open_role(session, new, NOON)
        assert open_role(session, new, NOON) is role
        assert session.scalar(select(func.count()).select_from(Role)) == 1
        assert changes_of(session, role) == []

    def test_form_sent_again_with_a_word_corrected_changes_its_role(self, session: Session) -> None:
        new = told(once_key="abc")
        role = open_role(session, new, NOON)
        move_role(role, RoleState.on_hold, NOON)
        open_role(session, replace(new, title="Head of Product"), NOON)
        assert (role.title, role.state) == ("Head of Product", RoleState.on_hold)


@pytest.mark.usefixtures("session")
class TestMoving:
    @pytest.mark.parametrize("before", RoleState)
    @pytest.mark.parametrize("after", RoleState)
    def test_only_possible_moves_are_made(self, before: RoleState, after: RoleState) -> None:
        role = RoleFactory(state=before)
        if after in MOVES[before]:
            move_role(role, after, NOON)
            assert role.state is after
        else:
            with pytest.raises(MoveImpossible):
                move_role(role, after, NOON)
            assert role.state is before

    @pytest.mark.parametrize("closed", [RoleState.filled, RoleState.withdrawn])
    def test_reopened_role_begins_a_new_generation(self, closed: RoleState) -> None:
        role = RoleFactory(state=closed)
        move_role(role, RoleState.open, NOON)
        assert (role.generation, role.opened_at) == (2, NOON)

    @pytest.mark.parametrize("waiting", [RoleState.anticipated, RoleState.on_hold])
    def test_role_that_was_never_closed_keeps_its_generation(self, waiting: RoleState) -> None:
        role = RoleFactory(state=waiting, opened_at=None)
        move_role(role, RoleState.open, NOON)
        assert (role.generation, role.opened_at) == (1, NOON)


class TestChanging:
    def test_who_changed_what_is_kept(self, session: Session) -> None:
        role, tom = RoleFactory(), RecruiterFactory()
        act_as(session, "recruiter", tom.id)
        change_role(session, role, as_kept(role, pay_high=Decimal(160_000)), NOON)
        (change,) = changes_of(session, role)
        assert (change.actor_id, change.after) == (tom.id, {"pay_high": "160000"})

    def test_nothing_changed_leaves_no_trace(self, session: Session) -> None:
        role = RequirementFactory().role
        session.refresh(role)
        change_role(session, role, as_kept(role), NOON)
        assert changes_of(session, role) == []

    def test_requirements_that_stay_are_the_same_rows(self, session: Session) -> None:
        stays = RequirementFactory()
        goes = RequirementFactory(role=stays.role, term=None, words="French", is_must=False)
        role, number = stays.role, stays.id
        session.refresh(role)
        new = TermFactory(name="Figma")
        asks = (Asked(True, stays.term_id), Asked(True, new.id, years=3))
        change_role(session, role, as_kept(role, asks=asks), NOON)
        assert number in [one.id for one in role.requirements]
        assert goes.words not in [written(one) for one in role.requirements]
        change = next(one for one in changes_of(session, role) if "asks" in one.after)
        assert change.before["asks"]["nice"] == ["French"]
        assert change.after["asks"]["must"] == [stays.term.name, "3 years of Figma"]

    def test_role_that_asks_for_something_else_has_changed(self, session: Session) -> None:
        long_ago = datetime(2026, 1, 5, tzinfo=UTC)
        role = RoleFactory(changed_at=long_ago)
        change_role(session, role, as_kept(role, asks=(Asked(True, words="French"),)), NOON)
        assert role.changed_at > long_ago + timedelta(days=1)

    def test_impossible_move_changes_nothing_else(self, session: Session) -> None:
        role = RoleFactory(state=RoleState.filled)
        new = as_kept(role, state=RoleState.on_hold, title="Another title")
        with pytest.raises(MoveImpossible):
            change_role(session, role, new, NOON)
        assert role.title == "Product Lead, Home Energy"

    def test_form_may_move_the_role_too(self, session: Session) -> None:
        role = RoleFactory(state=RoleState.withdrawn)
        change_role(session, role, as_kept(role, state=RoleState.open), NOON)
        assert (role.state, role.generation) == (RoleState.open, 2)
