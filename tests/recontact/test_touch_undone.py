"""A touch taken back: all that came of it goes, what was there before is back, and a stop stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld
from agency.candidates.models import Standing as HowFar
from agency.contact.consent import Told, ledger_of, terms_of
from agency.contact.invariants import broken_invariants
from agency.contact.models import ConsentKind, ContactGate
from agency.contact.terms import pause
from agency.preferences.models import Horizon, Preference
from agency.preferences.queries import current_preferences
from agency.recontact.models import Suggestion, SuggestionState
from agency.recontact.touch_saved import record_touch
from agency.recontact.touch_undone import (
    UNDO_FOR,
    TooLateToUndo,
    forget_savings,
    may_take_back,
    take_back,
)
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome, Promise, Touch, TouchSaving
from agency.touches.reading import Fact
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    PreferenceFactory,
    SuggestionFactory,
    TermFactory,
)

TODAY = NOON.date()


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


def told(jane: Candidate, **more: object) -> NewTouch:
    new = NewTouch(
        candidate_id=jane.id,
        recruiter_id=jane.owner_id,
        channel=Channel.call,
        direction=Direction.ours,
        outcome=Outcome.not_now,
        happened_at=NOON,
        happened_on=TODAY,
        note="Called",
    )
    return replace(new, **more)  # type: ignore[arg-type]


def fact(kind: str, value: str, **more: object) -> Fact:
    return Fact(kind, value, value, value, 0, len(value), **more)  # type: ignore[arg-type]


def undo(session: Session, touch: Touch, minutes: int = 5) -> object:
    assert touch.recruiter_id
    undone = take_back(session, touch, touch.recruiter_id, NOON + timedelta(minutes=minutes))
    session.expire_all()
    assert not broken_invariants(session)
    return undone


def wishes(session: Session, jane: Candidate) -> dict[str, list[str]]:
    held = current_preferences(session, jane.id)
    return {str(horizon): [one.label for one in lines] for horizon, lines in held.items() if lines}


def test_wishes_it_brought_go_and_those_it_ended_hold_again(
    session: Session, jane: Candidate
) -> None:
    PreferenceFactory(candidate=jane, kind="remote", value="hybrid", label="Hybrid")
    PreferenceFactory(
        candidate=jane, kind="industry", value="Mining", label="Mining", horizon=Horizon.never
    )
    before = wishes(session, jane)
    facts = [
        fact("remote", "remote", horizon="now"),
        fact("industry", "Mining", horizon="now"),
        fact("title", "Lead", horizon="now"),
        fact("available_from", "2026-09-01", on=date(2026, 9, 1)),
    ]
    touch = record_touch(session, told(jane), facts, NOON)
    assert wishes(session, jane) != before
    undo(session, touch)
    assert wishes(session, jane) == before
    assert session.scalars(select(Touch)).all() == []
    assert all(line.replaced_by_id is None for line in session.scalars(select(Preference)))


def test_two_wishes_of_one_kind_in_one_note_both_go(session: Session, jane: Candidate) -> None:
    facts = [fact("remote", "hybrid", horizon="now"), fact("remote", "remote", horizon="now")]
    touch = record_touch(session, told(jane), facts, NOON)
    undo(session, touch)
    assert session.scalars(select(Preference)).all() == []


def test_skills_and_designations_it_brought_go_and_those_it_renewed_are_as_before(
    session: Session, jane: Candidate
) -> None:
    pmp, cpa = TermFactory(designation=True), TermFactory(designation=True)
    skill = TermFactory()
    DesignationHeldFactory(candidate=jane, designation=cpa, standing=HowFar.considering)
    facts = [
        fact("designation", "PMP", term_id=pmp.id, standing="in_progress"),
        fact("designation", "CPA", term_id=cpa.id, standing="held"),
        fact("skill", "Python", term_id=skill.id),
    ]
    touch = record_touch(session, told(jane), facts, NOON)
    assert session.scalars(select(SkillHeld).filter_by(skill_id=skill.id)).one()
    undo(session, touch)
    assert not session.scalars(select(SkillHeld).filter_by(skill_id=skill.id)).all()
    (left,) = session.scalars(select(DesignationHeld).filter_by(candidate_id=jane.id))
    assert (left.designation_id, left.standing) == (cpa.id, HowFar.considering)


def test_its_promise_goes_and_the_suggestion_it_settled_waits_again(
    session: Session, jane: Candidate
) -> None:
    slip = SuggestionFactory(candidate=jane)
    new = told(jane, promise="send the brief", promise_due=TODAY)
    touch = record_touch(session, new, (), NOON)
    assert session.get_one(Suggestion, slip.id).state is SuggestionState.contacted
    undo(session, touch)
    assert session.scalars(select(Promise)).all() == []
    assert session.get_one(Suggestion, slip.id).state is SuggestionState.new


def test_what_surfaced_because_of_it_is_not_suggested_any_longer(
    session: Session, jane: Candidate
) -> None:
    facts = [fact("available_from", "2026-06-01", on=date(2026, 6, 1))]
    touch = record_touch(session, told(jane), facts, NOON)
    wish = session.scalars(select(Preference)).one()
    slip = SuggestionFactory(candidate=jane, touch=touch, preference=wish, occasion="date:1")
    undo(session, touch)
    assert session.get_one(Suggestion, slip.id).state is SuggestionState.expired


def test_a_pause_ends_with_it_and_the_one_before_holds_again(
    session: Session, jane: Candidate
) -> None:
    first = record_touch(
        session, told(jane), [fact("pause", "2026-10-01", on=date(2026, 10, 1))], NOON
    )
    undo(session, first)
    terms = terms_of(session, jane.id)
    assert (terms.paused_at, terms.paused_until) == (None, None)
    assert [line.answer for line in ledger_of(session, jane.id)][:2] == ["ended", "yes"]
    since = NOON - timedelta(days=3)
    pause(session, jane.id, date(2026, 8, 1), Told(how="form", at=since))
    second = record_touch(
        session, told(jane), [fact("pause", "2026-10-01", on=date(2026, 10, 1))], NOON
    )
    undo(session, second)
    terms = terms_of(session, jane.id)
    assert (terms.paused_at, terms.paused_until) == (since, date(2026, 8, 1))


def test_a_pause_they_asked_for_since_stays(session: Session, jane: Candidate) -> None:
    touch = record_touch(
        session, told(jane), [fact("pause", "2026-10-01", on=date(2026, 10, 1))], NOON
    )
    pause(session, jane.id, date(2026, 12, 1), Told(how="form", at=NOON))
    undo(session, touch)
    assert terms_of(session, jane.id).paused_until == date(2026, 12, 1)


def test_a_stop_stays_with_its_words(session: Session, jane: Candidate) -> None:
    touch = record_touch(session, told(jane), [fact("stop", "contact")], NOON)
    undone = undo(session, touch)
    assert undone.stop_stays  # type: ignore[attr-defined]
    assert terms_of(session, jane.id).stopped_at == NOON
    (line,) = [one for one in ledger_of(session, jane.id) if one.kind is ConsentKind.stop]
    assert (line.words, line.touch_id) == ("contact", None)


def test_what_was_changed_since_stays_as_it_is(session: Session, jane: Candidate) -> None:
    new = told(jane, promise="send the brief", promise_due=TODAY)
    touch = record_touch(session, new, [fact("title", "Lead", horizon="now")], NOON)
    promise, wish = (
        session.scalars(select(Promise)).one(),
        session.scalars(select(Preference)).one(),
    )
    promise.keep(NOON)
    wish.label = "Lead, climate"
    session.flush()
    undone = undo(session, touch)
    assert undone.changed_since == 2  # type: ignore[attr-defined]
    assert session.scalars(select(Promise)).one().kept_at == NOON
    assert session.scalars(select(Preference)).one().label == "Lead, climate"


def test_after_a_day_it_can_no_longer_be_taken_back(session: Session, jane: Candidate) -> None:
    touch = record_touch(session, told(jane), (), NOON)
    last = NOON + UNDO_FOR
    assert may_take_back(session, [touch.id], last) == {touch.id}
    assert may_take_back(session, [touch.id], last + timedelta(seconds=1)) == set()
    with pytest.raises(TooLateToUndo):
        take_back(session, touch, jane.owner_id, last + timedelta(seconds=1))
    assert session.scalars(select(Touch)).one()
    forget_savings(session, last)
    assert session.scalars(select(TouchSaving)).one()
    forget_savings(session, last + timedelta(seconds=1))
    assert session.scalars(select(TouchSaving)).all() == []


def test_the_gap_is_free_again(session: Session, jane: Candidate) -> None:
    def held() -> list[str | None]:
        gates = select(ContactGate.held_by).where(ContactGate.held_by.is_not(None))
        return list(session.scalars(gates))

    touch = record_touch(session, told(jane), (), NOON)
    assert held()
    undo(session, touch)
    assert held() == []
