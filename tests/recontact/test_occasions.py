"""Writing suggestions down: one row a person and occasion, whatever happens how often."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recontact.models import DismissReason, Suggestion, SuggestionKind, SuggestionState
from agency.recontact.occasions import DAILY_BUDGET, Occasion, expire, keep_key, write
from tests.factories import NOON, TODAY, CandidateFactory, RecruiterFactory


@pytest.fixture
def occasion(session: Session) -> Occasion:
    jane = CandidateFactory()
    return Occasion(
        candidate_id=jane.id, owner_id=jane.owner_id, kind=SuggestionKind.date, key="date:1",
        why="Jane asked to hear from us from 1 June, and that day is here.", due_on=TODAY,
    )  # fmt: skip


def the_only(session: Session) -> Suggestion:
    session.expire_all()
    return session.scalars(select(Suggestion)).one()


def test_the_second_time_refreshes_the_first(session: Session, occasion: Occasion) -> None:
    assert write(session, [occasion], NOON).new == 1
    done = write(session, [replace(occasion, why="Another reason.")], NOON)
    assert (done.new, done.refreshed) == (0, 1)
    assert the_only(session).why == "Another reason."


def test_dismissed_stays_dismissed(session: Session, occasion: Occasion) -> None:
    write(session, [occasion], NOON)
    the_only(session).dismiss(occasion.owner_id, DismissReason.not_this_role, NOON)
    write(session, [replace(occasion, why="Another reason.")], NOON)
    assert the_only(session).state is SuggestionState.dismissed


def test_snoozed_until_a_day_stays_snoozed_whatever_changes(
    session: Session, occasion: Occasion
) -> None:
    write(session, [occasion], NOON)
    the_only(session).snooze(date(2026, 7, 1))
    write(session, [replace(occasion, why="Another reason.")], NOON)
    assert the_only(session).state is SuggestionState.snoozed


def test_snoozed_until_something_changes_comes_back_when_its_reason_changes(
    session: Session, occasion: Occasion
) -> None:
    write(session, [occasion], NOON)
    the_only(session).snooze(None)
    write(session, [occasion], NOON)
    assert the_only(session).state is SuggestionState.snoozed
    write(session, [replace(occasion, why="Another reason.")], NOON)
    assert the_only(session).state is SuggestionState.new


def test_expired_comes_back_when_the_reason_holds_again(
    session: Session, occasion: Occasion
) -> None:
    write(session, [occasion], NOON)
    assert expire(session, Suggestion.kind == SuggestionKind.date, now=NOON) == 1
    assert the_only(session).state is SuggestionState.expired
    write(session, [occasion], NOON)
    assert the_only(session).state is SuggestionState.new
    assert the_only(session).settled_at is None


def test_expiring_keeps_what_still_holds(session: Session, occasion: Occasion) -> None:
    write(session, [occasion], NOON)
    gone = expire(
        session, Suggestion.kind == SuggestionKind.date, now=NOON, keep=[keep_key(occasion)]
    )
    assert gone == 0


def test_no_more_than_the_budget_in_a_day_and_the_best_first(session: Session) -> None:
    maya = RecruiterFactory()
    people = [CandidateFactory(owner=maya) for _ in range(DAILY_BUDGET + 3)]
    occasions = [
        Occasion(p.id, maya.id, SuggestionKind.role, "role:1:1", "Why.", TODAY, fit_total=60 + n)
        for n, p in enumerate(people)
    ]
    done = write(session, occasions, NOON)
    assert (done.new, done.over_budget) == (DAILY_BUDGET, 3)
    kept = set(session.scalars(select(Suggestion.fit_total)))
    assert min(kept) == 63
    assert write(session, occasions, NOON + timedelta(hours=25)).new == 3
