"""The caps as the database holds them: taken by compare-and-set, given back only by who holds them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told, terms_of
from agency.contact.decisions import decision_for
from agency.contact.gates import (
    FactsChanged,
    SlotTaken,
    forget_free_addresses,
    settle,
)
from agency.contact.models import AddressGate, ContactReservation, ContactTerms
from agency.contact.queries import gate_of_address
from agency.contact.snapshot import ContactRequest, Purpose
from agency.contact.terms import stop
from agency.database import keyed_hash
from agency.history import Change
from agency.mail.models import MailState, OutboxMessage
from agency.recontact.putting_forward import put_forward
from agency.recontact.touch_saved import record_touch
from agency.submissions.models import Stage
from agency.submissions.moving import Move
from agency.touches.models import Channel, Direction, Outcome, Touch
from tests.contact.reserving import called, gates_of, letter_to
from tests.factories import NOON, AgencyFactory, CandidateFactory, RoleFactory, TouchFactory

TORONTO = ZoneInfo("America/Toronto")


@pytest.fixture
def jane(session: Session) -> Candidate:
    AgencyFactory()
    return CandidateFactory()


def days(count: float) -> timedelta:
    return timedelta(days=count)


def light(session: Session, person: Candidate, now: datetime) -> date | None:
    """The day the decision names, or nothing if it says yes."""
    request = ContactRequest(person_id=person.id, purpose=Purpose.recontact_role)
    decision = decision_for(session, request, now)
    return decision.allowed_from.date() if decision.allowed_from else None


class TestTaking:
    def test_letter_takes_the_gap_and_a_slot_of_the_year(
        self, session: Session, jane: Candidate
    ) -> None:
        letter, _ = letter_to(session, jane)
        gates = gates_of(session, jane)
        assert gates["gap"][0].held_by == f"mail:{letter.id}"
        assert gates["gap"][0].free_at == datetime(2026, 7, 18, tzinfo=TORONTO)
        assert [gate.held_by for gate in gates["year"]] == [f"mail:{letter.id}", None, None, None]
        assert gates["year"][0].free_at == datetime(2027, 6, 18, tzinfo=TORONTO)

    def test_gate_opens_on_the_day_the_decision_names(
        self, session: Session, jane: Candidate
    ) -> None:
        letter_to(session, jane)
        named = light(session, jane, NOON + days(1))
        assert gates_of(session, jane)["gap"][0].free_at.astimezone(TORONTO).date() == named

    def test_second_within_the_gap_is_refused_and_leaves_nothing(
        self, session: Session, jane: Candidate
    ) -> None:
        first, _ = letter_to(session, jane, state=MailState.sent, sent_at=NOON)
        with pytest.raises(SlotTaken) as refused:
            letter_to(session, jane, NOON + days(29))
        assert (refused.value.kind, refused.value.held_by) == ("gap", f"mail:{first.id}")
        assert session.scalars(select(OutboxMessage)).all() == [first]
        letter_to(session, jane, NOON + days(30))

    def test_fifth_in_a_year_waits_for_the_first_to_be_a_year_old(
        self, session: Session, jane: Candidate
    ) -> None:
        for month in range(4):
            at = NOON + days(31 * month)
            letter_to(session, jane, at, state=MailState.sent, sent_at=at)
        with pytest.raises(SlotTaken) as refused:
            letter_to(session, jane, NOON + days(364))
        assert refused.value.kind == "year"
        assert refused.value.free_at == datetime(2027, 6, 18, tzinfo=TORONTO)
        letter_to(session, jane, NOON + days(365))

    def test_what_happened_before_there_were_gates_counts(
        self, session: Session, jane: Candidate
    ) -> None:
        touch = TouchFactory(candidate=jane, happened_at=NOON - days(10))
        with pytest.raises(SlotTaken) as refused:
            letter_to(session, jane)
        assert refused.value.held_by == f"touch:{touch.id}"

    def test_decision_on_older_facts_is_made_again(self, session: Session, jane: Candidate) -> None:
        seen = terms_of(session, jane.id).version
        stop(session, jane.id, Told(how="call", at=NOON))
        with pytest.raises(FactsChanged):
            letter_to(session, jane, seen_version=seen)

    def test_reservation_makes_everybody_decide_again_and_tells_history_nothing(
        self, session: Session, jane: Candidate
    ) -> None:
        seen = terms_of(session, jane.id).version
        letter_to(session, jane)
        with pytest.raises(FactsChanged):
            letter_to(session, jane, seen_version=seen)
        kept = select(Change).filter_by(table_name=ContactTerms.__tablename__)
        assert session.scalars(kept).all() == []

    def test_answer_to_the_person_takes_nothing(self, session: Session, jane: Candidate) -> None:
        letter_to(session, jane)
        _, reservation = letter_to(session, jane, purpose="reply")
        assert reservation is None


class TestRole:
    def test_an_offer_and_a_reminder_are_the_most(self, session: Session, jane: Candidate) -> None:
        role = RoleFactory()
        steps = [
            letter_to(session, jane, NOON + days(31 * n), role_id=role.id)[1].step for n in range(2)
        ]
        assert steps == [1, 2]
        with pytest.raises(SlotTaken) as refused:
            letter_to(session, jane, NOON + days(62), role_id=role.id)
        assert (refused.value.kind, refused.value.free_at) == ("role", None)
        letter_to(session, jane, NOON + days(62), role_id=RoleFactory().id)

    def test_offer_that_was_not_sent_may_be_made(self, session: Session, jane: Candidate) -> None:
        role = RoleFactory()
        letter, _ = letter_to(session, jane, role_id=role.id)
        letter.state = MailState.cancelled
        session.flush()
        assert letter_to(session, jane, role_id=role.id)[1].step == 1

    def test_same_step_twice_is_impossible_whatever_the_code_meant(
        self, session: Session, jane: Candidate
    ) -> None:
        _, offer = letter_to(session, jane, role_id=RoleFactory().id)
        again = ContactReservation(
            candidate_id=jane.id, role_id=offer.role_id, step=1, letter_id=offer.letter_id + 1,
            decision_id=offer.decision_id, approved_by_id=jane.owner_id, at=NOON,
        )  # fmt: skip
        with pytest.raises(IntegrityError), session.begin_nested():
            session.add(again)


class TestAddress:
    def test_people_who_share_an_address_share_its_day(
        self, session: Session, jane: Candidate
    ) -> None:
        tom = CandidateFactory(full_name="Tom Okafor", owner=jane.owner)
        letter_to(session, jane, to_address="home@example.com")
        with pytest.raises(SlotTaken) as refused:
            letter_to(session, tom, NOON + timedelta(hours=23), to_address="Home@example.com")
        assert (refused.value.kind, refused.value.free_at) == ("address", NOON + days(1))
        letter_to(session, tom, NOON + days(1), to_address="home@example.com")

    def test_address_is_kept_as_a_keyed_hash_and_forgotten_after_its_day(
        self, session: Session, jane: Candidate
    ) -> None:
        letter_to(session, jane, to_address="home@example.com")
        (gate,) = session.scalars(select(AddressGate))
        assert gate.address_key == gate_of_address(session, "HOME@example.com")
        assert gate.address_key != keyed_hash(session, "home@example.com"), (
            "no list is matched by it"
        )
        assert "home" not in gate.address_key
        forget_free_addresses(session, NOON + days(1))
        assert session.scalars(select(AddressGate)).all() == []


class TestGivingBack:
    @pytest.mark.parametrize("state", ["failed", "cancelled", "expired"])
    def test_letter_that_certainly_did_not_go_gives_everything_back(
        self, session: Session, jane: Candidate, state: str
    ) -> None:
        letter, reservation = letter_to(session, jane)
        letter.state = MailState(state)
        session.flush()
        held = [gate.held_by for kind in gates_of(session, jane).values() for gate in kind]
        assert held == [None] * 5
        session.refresh(reservation)
        assert reservation.given_back_at is not None
        letter_to(session, jane, NOON + timedelta(seconds=1))

    @pytest.mark.parametrize("state", ["claimed", "data", "sent", "unknown"])
    def test_letter_that_left_or_may_have_left_keeps_its_slots(
        self, session: Session, jane: Candidate, state: str
    ) -> None:
        letter, _ = letter_to(session, jane)
        letter.state = MailState(state)
        session.flush()
        with pytest.raises(SlotTaken):
            letter_to(session, jane, NOON + days(1))

    def test_stop_takes_waiting_letters_back_with_their_slots(
        self, session: Session, jane: Candidate
    ) -> None:
        letter_to(session, jane)
        stop(session, jane.id, Told(how="call", at=NOON))
        assert gates_of(session, jane)["gap"][0].held_by is None

    def test_only_what_it_holds_is_given_back(self, session: Session, jane: Candidate) -> None:
        letter, _ = letter_to(session, jane)
        touch = record_touch(session, called(jane, NOON + days(1)), [], NOON + days(1))
        letter.state = MailState.cancelled
        session.flush()
        gate = gates_of(session, jane)["gap"][0]
        assert (gate.held_by, gate.was_held_by) == (f"touch:{touch.id}", None)

    def test_what_held_it_before_holds_it_again(self, session: Session, jane: Candidate) -> None:
        touch = record_touch(session, called(jane), [], NOON)
        letter, _ = letter_to(session, jane, NOON + days(1), overrode="caps")
        letter.state = MailState.failed
        session.flush()
        gate = gates_of(session, jane)["gap"][0]
        assert (gate.held_by, gate.free_at) == (
            f"touch:{touch.id}",
            datetime(2026, 7, 18, tzinfo=TORONTO),
        )

    def test_touch_logged_with_a_letter_counts_as_long_as_the_letter(
        self, session: Session, jane: Candidate
    ) -> None:
        letter, _ = letter_to(session, jane)
        written = called(
            jane, channel=Channel.email, outcome=Outcome.left_message, once_key=letter.once_key
        )
        record_touch(session, written, [], NOON)
        assert [gate.held_by for gate in gates_of(session, jane)["year"]] == [
            f"mail:{letter.id}", None, None, None,
        ]  # fmt: skip
        letter.state = MailState.cancelled
        session.flush()
        assert light(session, jane, NOON + days(1)) is None
        letter_to(session, jane, NOON + days(1))


class TestTouches:
    @pytest.mark.parametrize("channel", [Channel.call, Channel.linkedin, Channel.voicemail])
    def test_contact_logged_by_hand_takes_the_slots(
        self, session: Session, jane: Candidate, channel: Channel
    ) -> None:
        touch = record_touch(session, called(jane, channel=channel), [], NOON)
        with pytest.raises(SlotTaken) as refused:
            letter_to(session, jane, NOON + days(29))
        assert refused.value.held_by == f"touch:{touch.id}"

    def test_what_happened_happened_even_over_the_cap(
        self, session: Session, jane: Candidate
    ) -> None:
        for day in range(6):
            record_touch(session, called(jane, NOON + days(day)), [], NOON + days(day))
        gates = gates_of(session, jane)
        assert gates["gap"][0].free_at == datetime(2026, 7, 23, tzinfo=TORONTO)
        assert all(gate.free_at > NOON + days(360) for gate in gates["year"])

    def test_contact_of_long_ago_written_down_late_pushes_nothing_forward(
        self, session: Session, jane: Candidate
    ) -> None:
        latest = record_touch(session, called(jane), [], NOON)
        record_touch(session, called(jane, NOON - days(20)), [], NOON)
        assert gates_of(session, jane)["gap"][0].held_by == f"touch:{latest.id}"

    def test_message_of_theirs_takes_nothing(self, session: Session, jane: Candidate) -> None:
        record_touch(session, called(jane, direction=Direction.theirs), [], NOON)
        letter_to(session, jane)

    def test_touch_that_is_taken_back_frees_what_it_held(
        self, session: Session, jane: Candidate
    ) -> None:
        first = record_touch(session, called(jane, NOON - days(20)), [], NOON)
        second = record_touch(session, called(jane), [], NOON)
        session.delete(second)
        session.flush()
        settle(session, jane.id, NOON)
        gates = gates_of(session, jane)
        assert gates["gap"][0].held_by == f"touch:{first.id}"
        assert [gate.held_by for gate in gates["year"]] == [f"touch:{first.id}", None, None, None]

    def test_news_of_a_role_they_are_in_process_for_is_no_ask(
        self, session: Session, jane: Candidate
    ) -> None:
        role, by = RoleFactory(), jane.owner_id
        record_touch(session, called(jane, role_id=role.id), [], NOON)
        assert gates_of(session, jane)["gap"][0].held_by is not None
        agreed = Move(stage=Stage.submitted, agreed_on=NOON.date())
        put_forward(session, role, jane.id, agreed, by, NOON)
        assert gates_of(session, jane)["gap"][0].held_by is None
        put_forward(session, role, jane.id, Move(stage=Stage.not_going_on), by, NOON)
        assert gates_of(session, jane)["gap"][0].held_by is not None

    def test_gate_that_is_older_than_what_happened_is_set_anew(
        self, session: Session, jane: Candidate
    ) -> None:
        touch = record_touch(session, called(jane), [], NOON)
        session.execute(text("DELETE FROM touches WHERE id = :id"), {"id": touch.id})
        letter_to(session, jane)
        assert session.scalars(select(Touch)).all() == []


class TestSettingAside:
    def test_override_takes_the_slots_all_the_same_and_is_written_down(
        self, session: Session, jane: Candidate
    ) -> None:
        letter_to(session, jane)
        letter, _ = letter_to(session, jane, NOON + days(2), overrode="caps")
        held = select(ContactReservation).filter_by(letter_id=letter.id)
        reservation = session.scalars(held).one()
        assert (reservation.overrode, reservation.approved_by_id) == ("caps", jane.owner_id)
        gates = gates_of(session, jane)
        assert gates["gap"][0].held_by == f"mail:{letter.id}"
        assert gates["gap"][0].free_at == datetime(2026, 7, 20, tzinfo=TORONTO)
        assert sum(gate.held_by is not None for gate in gates["year"]) == 2

    def test_whoever_sets_off_limits_aside_keeps_to_the_caps(
        self, session: Session, jane: Candidate
    ) -> None:
        letter_to(session, jane)
        with pytest.raises(SlotTaken):
            letter_to(session, jane, NOON + days(1), overrode="off_limits")


def test_zone_nobody_knows_is_the_agencys(session: Session) -> None:
    AgencyFactory()
    odd = CandidateFactory(zone="Mars/Olympus")
    letter_to(session, odd, datetime(2026, 6, 18, 2, tzinfo=UTC))
    assert gates_of(session, odd)["gap"][0].free_at == datetime(2026, 7, 17, tzinfo=TORONTO)
