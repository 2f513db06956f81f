"""What must never be in the database: each question finds what it is for, and nothing else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told, record_consent
from agency.contact.gates import settle
from agency.contact.invariants import INVARIANTS, broken_invariants
from agency.contact.models import ConsentKind, ContactReservation
from agency.contact.terms import stop
from agency.jobs.running import run_task
from agency.mail.models import MailState
from agency.marketing.models import ProfileShowing, ShowingState
from agency.queue.models import JobRun
from agency.submissions.models import Stage
from tests.contact.mails import waiting_mail
from tests.contact.reserving import decided, letter_to
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientContactFactory,
    MarketingFactory,
    ShowingFactory,
    SubmissionFactory,
    TouchFactory,
)

Break = Callable[[Session, Candidate], None]


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


def unguarded(session: Session, person: Candidate, days: float, **more: object) -> None:
    """A letter and its reservation, written past the gates."""
    at = NOON + timedelta(days=days)
    letter = waiting_mail(
        session, person.id, at, approved_by_id=person.owner_id, state=MailState.sent
    )
    usual = {
        "candidate_id": person.id, "letter_id": letter.id, "at": at,
        "decision_id": decided(session, person, at), "approved_by_id": person.owner_id,
    }  # fmt: skip
    session.add(ContactReservation(**{**usual, **more}))
    session.flush()
    settle(session, person.id, at)


def too_close(session: Session, jane: Candidate) -> None:
    for days in (0, 20):
        unguarded(session, jane, days)


def five_in_a_year(session: Session, jane: Candidate) -> None:
    for month in range(5):
        unguarded(session, jane, 31 * month)


def no_reservation(session: Session, jane: Candidate) -> None:
    waiting_mail(session, jane.id, approved_by_id=jane.owner_id)


def nobody_approved(session: Session, jane: Candidate) -> None:
    waiting_mail(session, jane.id, purpose="reply")


def refused(session: Session, jane: Candidate) -> None:
    letter_to(session, jane)
    session.execute(text("UPDATE contact_decisions SET outcome = 'refuse'"))


def given_back_but_sent(session: Session, jane: Candidate) -> None:
    unguarded(session, jane, 0, given_back_at=NOON)


def waiting_after_a_stop(session: Session, jane: Candidate) -> None:
    letter_to(session, jane, NOON - timedelta(days=1))
    session.execute(text("UPDATE contact_terms SET stopped_at = now()"))


def waiting_after_a_no(session: Session, jane: Candidate) -> None:
    record_consent(session, jane.id, ConsentKind.contact, "no", Told(how="call", at=NOON))
    letter_to(session, jane)


def reserved_after_a_stop(session: Session, jane: Candidate) -> None:
    stop(session, jane.id, Told(how="call", at=NOON))
    letter, _ = letter_to(session, jane, NOON + timedelta(days=9_000))
    letter.state = MailState.sent


def left_open(session: Session, jane: Candidate) -> None:
    letter_to(session, jane, state=MailState.sent)
    session.execute(text("UPDATE contact_gates SET held_by = NULL, free_at = NULL"))


def held_by_no_letter(session: Session, jane: Candidate) -> None:
    settle(session, jane.id, NOON)
    session.execute(
        text("UPDATE contact_gates SET held_by = 'mail:99', free_at = now() WHERE kind = 'gap'")
    )


def held_by_no_touch(session: Session, jane: Candidate) -> None:
    touch = TouchFactory(candidate=jane)
    settle(session, jane.id, NOON)
    session.delete(touch)


def closed_by_nobody(session: Session, jane: Candidate) -> None:
    settle(session, jane.id, NOON)
    session.execute(text("UPDATE contact_gates SET free_at = now()"))


def without_their_yes(_session: Session, jane: Candidate) -> None:
    SubmissionFactory(candidate=jane, stage=Stage.interview)


def reachable_though_erased(_session: Session, jane: Candidate) -> None:
    jane.erased_at = NOON


def allowed_by_nobody(session: Session, jane: Candidate) -> None:
    waiting_mail(session, None, approved_by_id=jane.owner_id, purpose="spec_marketing")


def shown(jane: Candidate, days: int, **where: object) -> ProfileShowing:
    """In a marketing of its own, as if nobody had looked at the others."""
    at = NOON + timedelta(days=days)
    marketing = MarketingFactory(candidate=jane, ended_at=at)
    return ShowingFactory(
        marketing=marketing, state=ShowingState.sent, sent_at=at, version=1, **where
    )


def shown_to_one_client_twice(_session: Session, jane: Candidate) -> None:
    first = shown(jane, 0)
    shown(jane, 100, contact=ClientContactFactory(client=first.client))


def shown_two_in_a_week(_session: Session, jane: Candidate) -> None:
    first = shown(jane, 0)
    shown(CandidateFactory(), 5, contact=first.contact)


BROKEN: list[tuple[Break, str]] = [
    (too_close, "letters_closer_than_the_gap"),
    (five_in_a_year, "more_letters_in_a_year_than_four"),
    (no_reservation, "waiting_letters_without_a_reservation"),
    (nobody_approved, "letters_that_nobody_approved"),
    (refused, "reservations_without_a_yes"),
    (given_back_but_sent, "letters_given_back_that_left"),
    (waiting_after_a_stop, "letters_waiting_for_somebody_who_stopped"),
    (waiting_after_a_no, "letters_waiting_for_somebody_who_said_no"),
    (reserved_after_a_stop, "letters_reserved_after_a_stop_was_written_down"),
    (left_open, "letters_whose_gap_is_open"),
    (held_by_no_letter, "gates_held_by_no_contact"),
    (held_by_no_touch, "gates_held_by_no_contact"),
    (closed_by_nobody, "gates_that_nobody_holds_and_that_are_not_free"),
    (without_their_yes, "people_put_before_a_client_without_their_yes"),
    (allowed_by_nobody, "profiles_waiting_that_nobody_allows"),
    (shown_to_one_client_twice, "clients_shown_one_person_twice_in_half_a_year"),
    (shown_two_in_a_week, "people_shown_two_profiles_in_a_week"),
    (reachable_though_erased, "erased_people_who_can_still_be_reached"),
]


@pytest.mark.parametrize(
    ("break_it", "name"), [pytest.param(*one, id=one[0].__name__) for one in BROKEN]
)
def test_each_question_finds_what_it_is_for(
    session: Session, jane: Candidate, break_it: Break, name: str
) -> None:
    break_it(session, jane)
    session.flush()
    assert list(broken_invariants(session)) == [name]


def test_every_question_is_tested() -> None:
    assert {name for _, name in BROKEN} == set(INVARIANTS)


def test_what_is_done_by_the_rules_breaks_none(session: Session, jane: Candidate) -> None:
    letter, _ = letter_to(session, jane)
    letter.state, letter.sent_at = MailState.sent, NOON
    letter_to(session, jane, NOON + timedelta(days=2), overrode="caps")[0].state = MailState.failed
    stop(session, jane.id, Told(how="call", at=NOON + timedelta(days=3)))
    session.flush()
    assert broken_invariants(session) == {}


def test_every_night_they_are_asked_and_the_count_is_written_down(
    app: Flask, session: Session, jane: Candidate
) -> None:
    too_close(session, jane)
    session.commit()
    for _ in range(2):
        run_task(app, "check_invariants")
    runs = session.scalars(select(JobRun).filter_by(task="check_invariants")).all()
    assert [run.counts["broken"] for run in runs] == [1, 1]
    assert runs[0].counts["letters_closer_than_the_gap"] == 1
