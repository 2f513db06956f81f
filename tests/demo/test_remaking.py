"""Making the demo again: the same for the same moment, full of reasons on any day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from agency.clients.models import Role, RoleState
from agency.demo.making import build_demo
from agency.demo.signing_in import demo_password
from agency.demo.surfacing import surface_demo
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recruiters.models import Recruiter
from agency.touches.models import Promise
from tests.demo.moment import NOW, TODAY
from tests.demo.test_making import ROWS

pytestmark = pytest.mark.seeded


def test_same_moment_gives_the_same_agency(session: Session) -> None:
    one = _built_and_undone(session)
    other = _built_and_undone(session)
    assert one == other


def _built_and_undone(session: Session) -> list[list[dict[str, Any]]]:
    """Everything but numbers given by the database, its clock and the salts of passwords."""
    savepoint = session.begin_nested()
    build_demo(session, TODAY, NOW)
    told = [[_plain(record) for record in _in_order(session, model)] for model in ROWS]
    savepoint.rollback()
    session.expunge_all()
    return told


def _in_order(session: Session, model: Any) -> list[Any]:
    return list(session.scalars(select(model).order_by(*inspect(model).primary_key)))


def _plain(record: Any) -> dict[str, Any]:
    given = {"id", "created_at", "changed_at", "password_hash"}
    columns = inspect(type(record)).columns
    names = [c.key for c in columns if c.key not in given and not c.key.endswith("_id")]
    return {name: getattr(record, name) for name in names}


def test_its_password_is_told_until_somebody_changes_it(session: Session) -> None:
    made = build_demo(session, TODAY, NOW)
    assert demo_password(session) == made.password
    session.scalars(select(Recruiter).order_by(Recruiter.id)).first().password_hash = "gone"  # type: ignore[union-attr]
    assert demo_password(session) is None


@pytest.mark.parametrize(
    "today", [date(2026, 11, 25), date(2027, 1, 1), date(2028, 2, 29), date(2026, 8, 30)], ids=str
)
def test_today_is_full_of_good_reasons_for_each_recruiter(session: Session, today: date) -> None:
    now = datetime(today.year, today.month, today.day, 15, 30, tzinfo=UTC)
    surface_demo(session, build_demo(session, today, now), now)
    surfaced_for = set(
        session.scalars(select(Suggestion.role_id).where(Suggestion.role_id.is_not(None)))
    )
    assert surfaced_for == set(session.scalars(select(Role.id).filter_by(state=RoleState.open)))
    for recruiter in session.scalars(select(Recruiter)):
        waiting = session.scalars(select(Suggestion).filter_by(owner_id=recruiter.id)).all()
        people = {suggestion.candidate_id for suggestion in waiting}
        promises = session.scalars(
            select(Promise).filter_by(recruiter_id=recruiter.id, kept_at=None)
        )
        people |= {
            promise.candidate_id for promise in promises if (promise.due_on - today).days <= 2
        }
        assert 10 <= len(people) <= 20
        kinds = {suggestion.kind for suggestion in waiting}
        assert kinds == set(SuggestionKind)
