"""The consent ledger: the newest line holds, and no line is ever changed."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from agency.contact.consent import (
    AnswerUnknown,
    LedgerIsAppendOnly,
    TermsKeepThis,
    Told,
    current_consent,
    ledger_of,
    record_consent,
    terms_of,
)
from agency.contact.facts import facts_for
from agency.contact.models import ConsentKind, ContactTerms
from agency.mail.models import MailState
from tests.contact.mails import waiting_mail
from tests.factories import NOON, CandidateFactory, RecruiterFactory

BY_CALL = Told(how="call", at=NOON, words="Fine, but only by email.")


@pytest.fixture
def person(session: Session) -> int:
    return CandidateFactory(agreed=False).id


def test_newest_line_of_a_kind_holds(session: Session, person: int) -> None:
    record_consent(session, person, ConsentKind.contact, "yes", BY_CALL)
    record_consent(session, person, ConsentKind.market, "ask_each_time", BY_CALL)
    record_consent(session, person, ConsentKind.contact, "no", BY_CALL)
    held = {kind: entry.answer for kind, entry in current_consent(session, person).items()}
    assert held == {ConsentKind.contact: "no", ConsentKind.market: "ask_each_time"}


def test_whole_ledger_is_kept_the_newest_first(session: Session, person: int) -> None:
    for answer in ("yes", "no", "yes"):
        record_consent(session, person, ConsentKind.contact, answer, BY_CALL)
    assert [entry.answer for entry in ledger_of(session, person)] == ["yes", "no", "yes"]


def test_line_says_how_when_by_whom_and_in_which_words(session: Session, person: int) -> None:
    maya = RecruiterFactory()
    told = Told(how="form", at=NOON, words="Yes.", wording_version="2026-1", recorded_by_id=maya.id)
    entry = record_consent(
        session, person, ConsentKind.contact, "yes", told, {"page": "profile"}, date(2028, 6, 18)
    )
    session.expire(entry)
    assert (entry.how, entry.at, entry.words, entry.wording_version) == (
        "form", NOON, "Yes.", "2026-1",
    )  # fmt: skip
    assert (entry.details, entry.expires_on) == ({"page": "profile"}, date(2028, 6, 18))
    assert (entry.recorded_by_id, entry.touch_id) == (maya.id, None)


def test_answer_to_another_question_is_refused(session: Session, person: int) -> None:
    with pytest.raises(AnswerUnknown):
        record_consent(session, person, ConsentKind.contact, "without_name", BY_CALL)
    assert ledger_of(session, person) == []


def test_line_cannot_be_changed(session: Session, person: int) -> None:
    entry = record_consent(session, person, ConsentKind.contact, "no", BY_CALL)
    entry.answer = "yes"
    with pytest.raises(LedgerIsAppendOnly):
        session.flush()


def test_line_cannot_be_taken_out(session: Session, person: int) -> None:
    entry = record_consent(session, person, ConsentKind.contact, "no", BY_CALL)
    session.delete(entry)
    with pytest.raises(LedgerIsAppendOnly):
        session.flush()


def test_every_line_moves_the_version_a_decision_saw(session: Session, person: int) -> None:
    before = facts_for(session, [person], NOON)[person].contact_version
    record_consent(session, person, ConsentKind.contact, "yes", BY_CALL)
    after = facts_for(session, [person], NOON)[person].contact_version
    assert after == before + 1


def test_no_takes_back_mail_that_waits(session: Session, person: int) -> None:
    mail = waiting_mail(session, person)
    record_consent(session, person, ConsentKind.contact, "no", BY_CALL)
    session.refresh(mail)
    assert mail.state is MailState.cancelled


def test_yes_and_answers_about_other_things_leave_mail_waiting(
    session: Session, person: int
) -> None:
    mail = waiting_mail(session, person)
    record_consent(session, person, ConsentKind.contact, "yes", BY_CALL)
    record_consent(session, person, ConsentKind.market, "no", BY_CALL)
    session.refresh(mail)
    assert mail.state is MailState.queued


def test_person_without_terms_gets_them_with_the_first_line(session: Session) -> None:
    person = CandidateFactory(agreed=False).id
    session.query(ContactTerms).filter_by(candidate_id=person).delete()
    record_consent(session, person, ConsentKind.contact, "yes", BY_CALL)
    terms = terms_of(session, person)
    assert (terms.channels, terms.limit_count, terms.version) == ([], None, 2)


def test_lines_of_other_people_do_not_count(session: Session, person: int) -> None:
    other = CandidateFactory(agreed=False).id
    record_consent(session, other, ConsentKind.contact, "yes", BY_CALL)
    assert current_consent(session, person) == {}


def test_nothing_is_committed_here(session: Session, person: int) -> None:
    point = session.begin_nested()
    record_consent(session, person, ConsentKind.contact, "yes", BY_CALL)
    point.rollback()
    assert ledger_of(session, person) == []


def test_yes_that_has_run_out_is_still_the_line_that_holds(session: Session, person: int) -> None:
    yesterday = (NOON - timedelta(days=1)).date()
    record_consent(session, person, ConsentKind.contact, "yes", BY_CALL, expires_on=yesterday)
    assert current_consent(session, person)[ConsentKind.contact].expires_on == yesterday


@pytest.mark.parametrize("kind", [ConsentKind.stop, ConsentKind.pause, ConsentKind.restrict])
def test_what_the_terms_hold_is_not_written_past_them(
    session: Session, person: int, kind: ConsentKind
) -> None:
    before = len(ledger_of(session, person))
    with pytest.raises(TermsKeepThis):
        record_consent(session, person, kind, "yes", BY_CALL)
    assert len(ledger_of(session, person)) == before
