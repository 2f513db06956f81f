"""Setting a person aside: all the reasons to call them, and none of what they wrote."""

from datetime import date

from sqlalchemy.orm import Session

from agency.history import act_as, last_change
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState
from agency.recontact.snoozing import put_back_with_others, snooze_person
from tests.factories import CandidateFactory, SuggestionFactory

THURSDAY = date(2026, 6, 25)


def about_one_person() -> tuple[Suggestion, Suggestion, Suggestion]:
    jane = CandidateFactory()
    kinds = (SuggestionKind.role, SuggestionKind.date, SuggestionKind.reply)
    role, day, reply = (
        SuggestionFactory(candidate=jane, owner=jane.owner, kind=kind, occasion=f"{kind}:1")
        for kind in kinds
    )
    return role, day, reply


def test_a_snoozed_person_does_not_come_back_for_another_reason(session: Session) -> None:
    role, day, reply = about_one_person()
    other = SuggestionFactory()
    snooze_person(session, role, THURSDAY)
    assert (role.snoozed_until, day.snoozed_until) == (THURSDAY, THURSDAY)
    assert (reply.state, other.state) == (SuggestionState.new, SuggestionState.new)


def test_taking_it_back_brings_back_what_went_with_it(session: Session) -> None:
    role, day, _reply = about_one_person()
    act_as(session, "recruiter", role.owner_id)
    snooze_person(session, role, THURSDAY)
    change = last_change(session, role)
    assert change
    put_back_with_others(session, role, change)
    assert (role.state, day.state) == (SuggestionState.new, SuggestionState.new)


def test_what_slept_before_sleeps_on(session: Session) -> None:
    role, day, _reply = about_one_person()
    day.snooze(date(2026, 9, 1))
    session.flush()
    act_as(session, "recruiter", role.owner_id)
    snooze_person(session, role, THURSDAY)
    change = last_change(session, role)
    assert change
    put_back_with_others(session, role, change)
    assert day.snoozed_until == date(2026, 9, 1)
