"""What is believed, where it puts a letter, and that it is written down once."""

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.mail.event_kinds import EventKind
from agency.mail.evidence import (
    letter_meant,
    locked_letter,
    note,
    settle_unknown,
    soft_bounced_until,
)
from agency.mail.models import MailClass, MailEvent, MailState, OutboxMessage
from agency.mail.reports import read_report
from agency.mail.return_path import ReturnPath
from agency.mail.settling import (
    NotThere,
    replaced,
    take_back,
    treat_as_sent,
    try_again,
    try_now,
)
from tests.mail.letters import NOW, posted, run
from tests.mail.returned import complaint, delivery_report, reply
from tests.support.smtp import SILENCE, Postbox

PATH = ReturnPath("a secret", "bounce@mail.example.com")
CONTACT, SERVICE = MailClass.contact, MailClass.service
HOUR = timedelta(hours=1)


def letter_in(session: Session, state: MailState, **more: Any) -> OutboxMessage:
    letter = posted(session, more.pop("mail_class", CONTACT), **more)
    letter.state, letter.begun_at, letter.attempts = state, NOW, 1
    session.commit()
    return letter


def meant(session: Session, raw: bytes, recipient: str = "") -> OutboxMessage | None:
    return letter_meant(session, read_report(raw, recipient), PATH)


def test_token_names_one_letter_and_survives_lower_case() -> None:
    address = PATH.address_for(12)
    assert address.startswith("bounce+12.")
    assert address.endswith("@mail.example.com")
    assert len(address.partition("@")[0]) <= 64
    for shape in (address, address.upper(), f"rfc822;{address}", f"<{address}>", PATH.token(12)):
        assert PATH.letter_in(shape) == 12
    assert ReturnPath("another secret").letter_in(address) is None
    assert ReturnPath("a secret").address_for(12) == ""


def test_letter_is_known_by_recipient_envid_returned_envelope_or_drawn_message_id(
    session: Session,
) -> None:
    letter = letter_in(session, MailState.sent)
    address = PATH.address_for(letter.id)
    returned = f"Message-ID: {letter.message_id}"
    assert meant(session, delivery_report(), recipient=address) is letter
    assert meant(session, delivery_report(to=address)) is letter
    assert meant(session, delivery_report(envid=PATH.token(letter.id))) is letter
    assert meant(session, delivery_report(returned=f"Return-Path: <{address}>")) is letter
    assert meant(session, delivery_report(returned=returned)) is letter
    assert meant(session, complaint(mail_from=address)) is letter
    assert meant(session, complaint(returned=returned)) is letter
    assert meant(session, reply("x@example.com", letter.message_id)) is letter


def test_fifty_forged_reports_mean_no_letter(session: Session) -> None:
    letter = letter_in(session, MailState.sent)
    chosen = letter_in(session, MailState.sent, key="two")
    chosen.message_id = "<digest.3.2026-W26.1@example.com>"
    session.commit()
    chance, token = random.Random(1), PATH.token(letter.id)
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    guesses = [f"{letter.id}.{''.join(chance.choices(letters, k=26))}" for _ in range(40)]
    guesses += [
        token[:-1],
        token[:-1] + "a" * (token[-1] != "a"),
        f"{chosen.id}{token[token.index('.') :]}",
    ]
    guesses += [f"1{token}", token.replace(".", "-"), str(letter.id), "", "."]
    forged = [delivery_report(to=f"bounce+{guess}@mail.example.com") for guess in guesses]
    forged += [
        delivery_report(returned=f"Message-ID: {chosen.message_id}"),
        delivery_report(returned=f"Message-ID: <{'0' * 40}@example.com>"),
    ]
    assert len(forged) == 50
    assert [meant(session, raw) for raw in forged] == [None] * 50


# where it stands, what is learned, where it stands then
FATES = [
    (MailState.sent, EventKind.delivered, MailState.delivered),
    (MailState.sent, EventKind.relayed, MailState.sent),
    (MailState.sent, EventKind.delayed, MailState.sent),
    (MailState.sent, EventKind.hard_bounce, MailState.bounced),
    (MailState.sent, EventKind.soft_bounce, MailState.bounced),
    (MailState.sent, EventKind.complaint, MailState.complained),
    (MailState.sent, EventKind.answer, MailState.delivered),
    (MailState.sent, EventKind.automatic_reply, MailState.sent),
    (MailState.unknown, EventKind.delivered, MailState.delivered),
    (MailState.unknown, EventKind.relayed, MailState.sent),
    (MailState.unknown, EventKind.hard_bounce, MailState.bounced),
    (MailState.unknown, EventKind.answer, MailState.delivered),
    (MailState.unknown, EventKind.automatic_reply, MailState.sent),
    (MailState.delivered, EventKind.hard_bounce, MailState.bounced),
    (MailState.delivered, EventKind.complaint, MailState.complained),
    (MailState.complained, EventKind.delivered, MailState.complained),
    (MailState.failed, EventKind.delivered, MailState.failed),
    (MailState.data, EventKind.delivered, MailState.data),
]


@pytest.mark.parametrize(("before", "kind", "after"), FATES, ids=str)
def test_evidence_puts_a_letter_where_it_belongs_once(
    session: Session, before: MailState, kind: EventKind, after: MailState
) -> None:
    letter = letter_in(session, before)
    assert note(session, letter, kind, NOW + HOUR)
    assert not note(session, letter, kind, NOW + 2 * HOUR)
    assert letter.state is after
    if before is MailState.unknown:
        assert letter.sent_at == NOW
    assert session.query(MailEvent).count() == 1


def test_report_that_overtakes_the_servers_answer_settles_what_became_unknown(
    session: Session,
) -> None:
    """The server has the letter and even reports it delivered, but its 250 never reaches us."""
    letter = posted(session, CONTACT)
    with Postbox() as postbox:
        postbox.script("dot", SILENCE)
        run(session, postbox)
    letter.state = MailState.data
    note(session, letter, EventKind.delivered, NOW)
    letter.state = MailState.unknown
    assert settle_unknown(session, NOW) == {"by_evidence": 1, "as_sent": 0}
    assert letter.state is MailState.delivered


def test_unknown_is_treated_as_sent_after_72_hours_and_never_sent_by_itself(
    session: Session,
) -> None:
    letter = posted(session, CONTACT)
    with Postbox() as postbox:
        postbox.script("dot", SILENCE)
        run(session, postbox)
        assert letter.state is MailState.unknown
        assert settle_unknown(session, NOW + 71 * HOUR) == {"by_evidence": 0, "as_sent": 0}
        assert settle_unknown(session, NOW + 72 * HOUR) == {"by_evidence": 0, "as_sent": 1}
        assert settle_unknown(session, NOW + 73 * HOUR) == {"by_evidence": 0, "as_sent": 0}
        for hour in (1, 72, 73, 200):
            run(session, postbox, NOW + hour * HOUR)
        assert len(postbox.received) == 1
    assert (letter.state, letter.sent_at) == (MailState.sent, NOW)
    assert session.scalars(select(MailEvent)).one().by_id is None


def test_three_soft_bounces_within_seven_days_leave_an_address_alone(session: Session) -> None:
    days = timedelta(days=1)
    for number, day in enumerate((0, 3)):
        letter = letter_in(session, MailState.sent, key=str(number))
        note(session, letter, EventKind.soft_bounce, NOW + day * days)
    assert soft_bounced_until(session, "jane@example.com", NOW + 4 * days) is None
    third = letter_in(session, MailState.sent, key="third")
    note(session, third, EventKind.soft_bounce, NOW + 5 * days)
    assert soft_bounced_until(session, "jane@example.com", NOW + 6 * days) == NOW + 12 * days
    assert soft_bounced_until(session, "other@example.com", NOW + 6 * days) is None
    assert soft_bounced_until(session, "jane@example.com", NOW + 8 * days) is None


def test_person_treats_a_letter_as_sent_once(session: Session) -> None:
    letter = letter_in(session, MailState.unknown)
    treat_as_sent(session, letter, NOW + HOUR, by_id=3)
    assert (letter.state, letter.sent_at) == (MailState.sent, NOW)
    with pytest.raises(NotThere):
        treat_as_sent(session, letter, NOW + HOUR, by_id=3)
    assert session.scalars(select(MailEvent)).one().by_id == 3


@pytest.mark.parametrize("state", [MailState.unknown, MailState.failed, MailState.expired])
def test_service_mail_is_tried_again_by_hand_and_contact_mail_never(
    session: Session, state: MailState
) -> None:
    service = letter_in(session, state, mail_class=SERVICE)
    contact = letter_in(session, state, key="contact")
    try_again(session, service, NOW + 130 * HOUR, by_id=3)
    with pytest.raises(NotThere):
        try_again(session, contact, NOW + 130 * HOUR, by_id=3)
    with Postbox() as postbox:
        assert run(session, postbox, NOW + 130 * HOUR) == {"sent": 1}
    assert (service.state, contact.state) == (MailState.sent, state)


def test_code_they_asked_for_is_not_tried_again(session: Session) -> None:
    code = letter_in(session, MailState.failed, mail_class=SERVICE, purpose="transactional")
    with pytest.raises(NotThere):
        try_again(session, code, NOW, by_id=3)


def test_letter_in_whose_place_another_goes_has_not_arrived(session: Session) -> None:
    letter = letter_in(session, MailState.unknown)
    replaced(session, letter, NOW + HOUR, by_id=3)
    assert letter.state is MailState.failed
    assert session.scalars(select(MailEvent)).one().kind is EventKind.sent_again
    with pytest.raises(NotThere):
        replaced(session, letter_in(session, MailState.sent, key="two"), NOW, by_id=3)


def test_letter_that_waits_is_tried_now_or_taken_back(session: Session) -> None:
    waits = posted(session, CONTACT, not_before=NOW + HOUR)
    try_now(waits, NOW)
    assert waits.not_before == NOW
    take_back(session, waits, NOW, by_id=3)
    assert waits.state is MailState.cancelled
    for act in (lambda: try_now(waits, NOW), lambda: take_back(session, waits, NOW, by_id=3)):
        with pytest.raises(NotThere):
            act()


def test_letter_that_is_not_there_is_nothing(session: Session) -> None:
    assert locked_letter(session, 999_999) is None
    assert meant(session, delivery_report(to=PATH.address_for(999_999))) is None
