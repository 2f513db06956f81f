"""Twelve people on Monday 23 November 2026, ten in the morning in Toronto."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.contact import terms
from agency.contact.consent import Told
from agency.contact.decisions import decision_for
from agency.contact.policy import (
    Channel,
    Consent,
    Decision,
    Origin,
    Outcome,
    PastContact,
    Placed,
    Purpose,
    Relation,
    RelationKind,
    Subject,
)
from agency.mail.models import MailState
from tests.contact.mails import waiting_mail
from tests.contact.people import ask, jane, judge, local, ours, theirs
from tests.factories import NOON, AgencyFactory, CandidateFactory

D = date
MONDAY = local(2026, 11, 23, 10)
FROM_THEM = Origin(from_them=True, on=D(2024, 1, 1))
YES = Consent(answer="yes", at=local(2026, 3, 12, 10), evidence="consent:1")
NO_CONSENT: dict[str, Any] = {"consent": None, "origin": FROM_THEM}
MAIL: dict[str, Any] = {"channel": Channel.email, "at_hand_over": True}


def asked(facts: dict[str, Any], now: datetime = MONDAY, **request: Any) -> Decision:
    return judge(ask(**request), jane(**{**NO_CONSENT, **facts}), now=now)


def test_1_application_of_june_carries_until_december() -> None:
    decision = asked({"history": (theirs(D(2026, 6, 1), evidence="touch:1"),)})
    assert decision.outcome == Outcome.allow
    assert (decision.basis, decision.evidence) == ("enquiry", "touch:1")
    assert decision.basis_expires_on == D(2026, 12, 1)
    assert decision.sentence == "She wrote to us on 1 Jun, which lets us write until 1 Dec."


def test_2_basis_that_ends_before_the_gap_does_is_none() -> None:
    decision = asked({"history": (theirs(D(2026, 6, 1)), ours(D(2026, 11, 10)))})
    assert (decision.outcome, decision.rule) == (Outcome.refuse, "no_basis_before_allowed")
    assert decision.sentence == (
        "Ana wrote to her on 10 Nov; she is left in peace for 30 days. She wrote to us on 1 Jun, "
        "which lets us write until 1 Dec. Ask when she next writes, and log the answer."
    )


def test_3_placement_that_ended_carries_for_two_years() -> None:
    placed = Placed(on=D(2023, 9, 4), ended_on=D(2025, 3, 15), client="Cedar Loop")
    decision = asked({"placements": (placed,)})
    assert (decision.outcome, decision.basis) == (Outcome.allow, "contract")
    assert decision.basis_expires_on == D(2027, 3, 15)


@pytest.mark.parametrize("purpose", [Purpose.recontact_role, Purpose.consent_request])
def test_4_application_of_may_has_run_out_and_asking_for_a_yes_is_commercial_too(
    purpose: Purpose,
) -> None:
    decision = asked({"history": (theirs(D(2026, 5, 20)),)}, purpose=purpose)
    assert (decision.outcome, decision.rule) == (Outcome.refuse, "no_basis")
    assert decision.sentence == (
        "She wrote to us on 20 May, which let us write until 20 Nov. "
        "Ask when she next writes, and log the answer."
    )


def test_5_imported_and_never_told_is_told_first() -> None:
    facts = {
        "countries": frozenset({"GB"}), "origin": Origin(from_them=False, on=D(2026, 10, 1)),
        "consent": YES,
    }  # fmt: skip
    decision = asked(facts)
    assert (decision.outcome, decision.rule) == (Outcome.refuse, "notice_overdue")
    assert decision.sentence == (
        "We have had her details since 1 Oct from somebody else, and she has not been told. "
        "Send the notice first; nothing else may go before it."
    )
    assert asked(facts, purpose=Purpose.legal_notice).may_contact


def test_6_client_in_germany_needs_a_yes() -> None:
    decision = asked(
        {"countries": frozenset({"DE"}), "subject": Subject(agreed=True, knows_where=True)},
        purpose=Purpose.spec_marketing,
    )
    assert (decision.outcome, decision.rule) == (Outcome.refuse, "no_basis")


def test_7_client_in_the_states_is_left_in_peace_for_a_week() -> None:
    decision = asked(
        {
            "countries": frozenset({"US"}), "zone": "America/Chicago",
            "subject": Subject(agreed=True, knows_where=True),
            "history": (ours(D(2026, 11, 20), purpose=Purpose.spec_marketing),),
        },
        purpose=Purpose.spec_marketing, **MAIL,
    )  # fmt: skip
    assert (decision.outcome, decision.basis) == (Outcome.allow_after, "opt_out")
    assert decision.allowed_from is not None
    assert decision.allowed_from.isoformat() == "2026-11-27T08:00:00-06:00"
    assert {"postal_address", "unsub_header"} <= set(decision.obligations)


def test_8_saturday_waits_for_monday_morning() -> None:
    decision = asked({"consent": YES}, now=local(2026, 11, 28, 11), **MAIL)
    assert decision.allowed_from == local(2026, 11, 30, 8)


def test_9_stop_one_second_before_send_wins(session: Session) -> None:
    AgencyFactory()
    person = CandidateFactory()
    letter = waiting_mail(session, person.id, approved_by_id=person.owner_id)
    leaving = ask(
        person_id=person.id, approved_by=person.owner_id, channel=Channel.email,
        at_hand_over=True, own_evidence=frozenset({f"mail:{letter.id}"}),
    )  # fmt: skip
    before = decision_for(session, leaving, NOON)
    terms.stop(session, person.id, Told(how="form", at=NOON))
    after = decision_for(session, leaving, NOON + timedelta(seconds=1))
    session.refresh(letter)
    assert (before.kind, after.rule) == ("go", "stopped")
    assert after.facts.contact_version > before.facts.contact_version
    assert letter.state is MailState.cancelled


def test_10_code_they_asked_for_leaves_at_night() -> None:
    decision = asked({}, now=local(2026, 11, 23, 23), purpose=Purpose.transactional, **MAIL)
    assert decision.outcome == Outcome.allow


def test_11_letter_that_may_have_left_counts_as_sent() -> None:
    perhaps = PastContact(at=local(2026, 11, 20, 15), by_id=2, by="Ana", evidence="mail:4")
    decision = asked({"consent": YES, "history": (perhaps,)}, **MAIL)
    assert (decision.outcome, decision.rule) == (Outcome.allow_after, "gap")
    assert decision.allowed_from == local(2026, 12, 21, 8)


def test_12_snooze_that_outlasts_the_record() -> None:
    decision = asked(
        {
            "countries": frozenset({"GB"}), "zone": "Europe/London",
            "relations": (Relation(kind=RelationKind.registered, on=D(2026, 1, 5)),),
            "snoozed_until": D(2027, 2, 1), "retention_ends_on": D(2027, 1, 15),
        }
    )  # fmt: skip
    assert (decision.outcome, decision.rule) == (Outcome.refuse, "retention_before_allowed")
    assert decision.sentence == (
        "She is set aside until 1 Feb 2027. "
        "Her details are erased on 15 Jan 2027, unless she writes first."
    )


def test_golden_people_are_refused_alike_in_every_hour_of_that_day() -> None:
    lapsed = jane(**NO_CONSENT, history=(theirs(D(2026, 5, 20)),))
    hours = [replace(judge(facts=lapsed, now=local(2026, 11, 23, hour))).rule for hour in range(24)]
    assert set(hours) == {"no_basis"}
