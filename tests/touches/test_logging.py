"""Logging a touch and what follows from it, in one transaction."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.contact.consent import ledger_of
from agency.contact.models import ConsentKind, ContactTerms
from agency.preferences.models import Horizon, Preference
from agency.preferences.queries import current_preferences
from agency.recontact.models import SuggestionState
from agency.recontact.touch_saved import record_touch
from agency.touches.giving import ValueGiven
from agency.touches.logging import NewTouch, NotYetHappened, PromiseWithoutDay, log_touch
from agency.touches.models import Channel, Direction, Outcome, Promise, Touch, TouchKind
from agency.touches.queries import account_of, last_touches, touches_of
from agency.touches.reading import Fact
from tests.factories import (
    NOON,
    TODAY,
    AgencyFactory,
    CandidateFactory,
    DesignationHeldFactory,
    SuggestionFactory,
    TermFactory,
    TouchFactory,
)


def told(candidate: Candidate, **more: Any) -> NewTouch:
    usual = NewTouch(
        candidate_id=candidate.id,
        recruiter_id=candidate.owner_id,
        channel=Channel.call,
        direction=Direction.ours,
        outcome=Outcome.not_now,
        happened_at=NOON,
        happened_on=TODAY,
        note="Not now, after June",
    )
    return replace(usual, **more)


def fact(kind: Any, value: str, **more: Any) -> Fact:
    return Fact(kind, value, more.pop("label", value), value, 0, len(value), **more)


@pytest.mark.parametrize(
    ("outcome", "channel", "kind"),
    [
        (Outcome.not_now, Channel.call, TouchKind.conversation),
        (Outcome.talked, Channel.meeting, TouchKind.conversation),
        (Outcome.left_message, Channel.call, TouchKind.attempt),
        (Outcome.no_answer, Channel.email, TouchKind.attempt),
        (Outcome.not_now, Channel.voicemail, TouchKind.attempt),
    ],
)
def test_the_outcome_says_whether_both_spoke(
    session: Session, outcome: Outcome, channel: Channel, kind: TouchKind
) -> None:
    touch = log_touch(session, told(CandidateFactory(), outcome=outcome, channel=channel), NOON)
    assert touch.kind is kind


def test_a_promise_is_made_with_the_touch(session: Session) -> None:
    jane = CandidateFactory()
    due = TODAY + timedelta(days=2)
    touch = log_touch(session, told(jane, promise="send the brief", promise_due=due), NOON)
    promise = session.scalars(select(Promise)).one()
    assert (promise.what, promise.due_on, promise.touch_id) == ("send the brief", due, touch.id)


def test_a_promise_needs_a_day(session: Session) -> None:
    with pytest.raises(PromiseWithoutDay):
        log_touch(session, told(CandidateFactory(), promise="send the brief"), NOON)


def test_a_touch_cannot_lie_in_the_future(session: Session) -> None:
    late = told(CandidateFactory(), happened_at=NOON + timedelta(minutes=1))
    with pytest.raises(NotYetHappened):
        log_touch(session, late, NOON)


def test_the_same_form_twice_is_one_touch(session: Session) -> None:
    AgencyFactory()
    new = told(CandidateFactory(), once_key="abc", promise="call", promise_due=TODAY)
    wish = fact("title", "Lead", horizon="now")
    first, second = (record_touch(session, new, [wish], NOON) for _ in range(2))
    assert first is second
    for model in (Touch, Promise, Preference):
        assert len(session.scalars(select(model)).all()) == 1


def test_facts_become_wishes_with_the_touch_as_evidence(session: Session) -> None:
    AgencyFactory()
    jane = CandidateFactory()
    touch = record_touch(session, told(jane), [fact("title", "Lead", horizon="now")], NOON)
    (wish,) = current_preferences(session, jane.id)[Horizon.now]
    assert (wish.touch, wish.said_on, wish.said_by, wish.recorded_by_id) == (
        touch,
        TODAY,
        Channel.call,
        jane.owner_id,
    )


def test_a_designation_held_stays_held(session: Session) -> None:
    AgencyFactory()
    held = DesignationHeldFactory()
    said = fact("designation", "PMP", term_id=held.designation_id, standing="in_progress")
    record_touch(session, told(held.candidate), [said], NOON)
    assert held.standing is Standing.held


def test_a_designation_moves_on(session: Session) -> None:
    AgencyFactory()
    jane, pmp = CandidateFactory(), TermFactory(designation=True, name="PMP")
    for standing, on in (("considering", None), ("in_progress", date(2026, 9, 12)), ("held", None)):
        said = fact("designation", "PMP", term_id=pmp.id, standing=standing, on=on)
        record_touch(session, told(jane), [said], NOON)
        known = session.scalars(select(DesignationHeld)).one()
        assert (known.standing, known.expected_on) == (Standing(standing), on)


def test_a_conversation_settles_what_waits_and_an_attempt_does_not(session: Session) -> None:
    AgencyFactory()
    slip = SuggestionFactory()
    record_touch(session, told(slip.candidate, outcome=Outcome.no_answer), [], NOON)
    assert slip.state is SuggestionState.new
    record_touch(session, told(slip.candidate), [], NOON)
    assert (slip.state, slip.settled_by_id) == (SuggestionState.contacted, slip.candidate.owner_id)


def test_a_stop_in_the_note_acts_at_once_and_is_on_the_ledger(session: Session) -> None:
    AgencyFactory()
    jane = CandidateFactory()
    said = [fact("stop", "take me off your list"), fact("pause", "2026-09-01", on=date(2026, 9, 1))]
    touch = record_touch(session, told(jane), said, NOON)
    terms = session.get_one(ContactTerms, jane.id)
    assert (terms.stopped_at, terms.paused_at) == (NOON, None)
    line = ledger_of(session, jane.id)[0]
    assert (line.kind, line.words, line.touch_id) == (
        ConsentKind.stop,
        "take me off your list",
        touch.id,
    )


def test_a_pause_in_the_note_lasts_until_its_day(session: Session) -> None:
    AgencyFactory()
    jane = CandidateFactory()
    until = date(2026, 9, 1)
    record_touch(session, told(jane), [fact("pause", until.isoformat(), on=until)], NOON)
    assert session.get_one(ContactTerms, jane.id).paused_until == until


def test_the_account_shows_giving_beside_asking(session: Session) -> None:
    jane = CandidateFactory()
    TouchFactory(candidate=jane, gave=[ValueGiven.introduction, ValueGiven.feedback])
    TouchFactory(candidate=jane, attempt=True, asked=["time"], happened_at=NOON)
    account = account_of(session, jane.id)
    assert (account.count, account.helped, account.asked) == (2, 2, 1)
    assert (account.conversations, account.attempts_since_conversation) == (1, 1)


def test_touches_can_be_narrowed(session: Session) -> None:
    jane = CandidateFactory()
    spoke = TouchFactory(candidate=jane, gave=[ValueGiven.introduction])
    tried = TouchFactory(candidate=jane, attempt=True, happened_at=NOON)
    assert touches_of(session, jane.id) == [tried, spoke]
    assert touches_of(session, jane.id, "conversations") == [spoke]
    assert touches_of(session, jane.id, "value") == [spoke]
    last = last_touches(session, [jane.id])[jane.id]
    assert (last.happened_at, last.recruiter) == (tried.happened_at, tried.recruiter.name)
