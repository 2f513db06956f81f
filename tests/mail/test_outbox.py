"""Posting once, and taking back."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.mail.message import HeaderRefused
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.outbox import MessageIdTaken, cancel_waiting, post
from agency.mail.outbox import posted as letter_under
from tests.mail.letters import MESSAGE, NOW, posted


def test_letter_posted_twice_is_there_once(session: Session) -> None:
    first = posted(session, key="digest:3:2026-W26")
    again = post(session, MESSAGE, "digest:3:2026-W26", MailClass.service, "digest", NOW)
    assert again is None
    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 1
    assert letter_under(session, "digest:3:2026-W26") is first


def test_bytes_are_frozen_at_posting(session: Session) -> None:
    letter = posted(session)
    assert b"\r\nSubject: Week of 22 June\r\n" in letter.raw
    assert (letter.to_address, letter.envelope_sender) == (
        "jane@example.com",
        "callback@example.com",
    )
    assert letter.state is MailState.queued


def test_message_id_is_drawn_and_says_nothing(session: Session) -> None:
    """Who names it in a bounce has seen the letter."""
    letters = [posted(session, key=f"sign-in:maya@example.com:{n}") for n in range(2)]
    assert letters[0].message_id != letters[1].message_id
    for letter in letters:
        assert re.fullmatch(r"<[0-9a-f]{40}@example\.com>", letter.message_id)
        assert letter.message_id.encode() in letter.raw


def test_chosen_message_id_is_kept_and_cannot_be_taken_twice(session: Session) -> None:
    message = replace(MESSAGE, message_id="digest.3.2026-W26.1")
    letter = post(session, message, "a", MailClass.service, "digest", NOW)
    assert letter is not None
    assert letter.message_id == "<digest.3.2026-W26.1@example.com>"
    with pytest.raises(MessageIdTaken):
        post(session, message, "b", MailClass.service, "digest", NOW)


def test_refused_letter_leaves_nothing_behind(session: Session) -> None:
    with pytest.raises(HeaderRefused):
        post(
            session,
            replace(MESSAGE, subject="a\r\nBcc: x@y.z"),
            "a",
            MailClass.service,
            "digest",
            NOW,
        )
    assert letter_under(session, "a") is None


@pytest.mark.parametrize(
    ("mail_class", "hours"),
    [(MailClass.contact, 48), (MailClass.service, 120)],
    ids=["contact", "service"],
)
def test_letter_is_worth_sending_for_a_while(
    session: Session, mail_class: MailClass, hours: int
) -> None:
    tomorrow = NOW + timedelta(days=1)
    letter = posted(session, mail_class, not_before=tomorrow)
    assert letter.not_before == tomorrow
    assert letter.expires_at == tomorrow + timedelta(hours=hours)


def test_opt_out_takes_back_what_waits_and_nothing_else(session: Session) -> None:
    waiting = posted(session, MailClass.contact, "waiting", candidate_id=7)
    claimed = posted(session, MailClass.contact, "claimed", candidate_id=7)
    leaving = posted(session, MailClass.contact, "leaving", candidate_id=7)
    form = posted(session, MailClass.service, "a link they asked for", candidate_id=7)
    other = posted(session, MailClass.contact, "somebody else", candidate_id=8)
    claimed.state, leaving.state = MailState.claimed, MailState.data
    session.flush()

    assert cancel_waiting(session, 7, "She asked us to stop.") == 2

    session.commit()
    assert (waiting.state, claimed.state) == (MailState.cancelled, MailState.cancelled)
    assert waiting.reply == "She asked us to stop."
    assert leaving.state is MailState.data
    assert (form.state, other.state) == (MailState.queued, MailState.queued)
