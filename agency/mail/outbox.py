"""Posting a letter, and taking back those that wait. What is posted twice is sent once."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.mail.headers import wire_address
from agency.mail.logo import logo_in
from agency.mail.message import Mailbox, Message, build, envelope_sender, full_message_id
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.numbers import LIFETIME
from agency.mail.return_path import reply_address
from agency.mail.states import move


class MessageIdTaken(Exception):
    """Another letter, posted under another key, has this Message-ID."""


def post(
    session: Session,
    message: Message,
    once_key: str,
    mail_class: MailClass,
    purpose: str,
    now: datetime,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    candidate_id: int | None = None,
    recruiter_id: int | None = None,
    approved_by_id: int | None = None,
) -> OutboxMessage | None:
    """Freeze a letter and queue it in the caller's transaction; ``None`` if its key was posted before.

    Raises ``HeaderRefused`` and ``MessageIdTaken``.
    """
    message = replace(message, message_id=message.message_id or token_hex(20))
    message = _with_answers_filed(session, message, mail_class)
    message = replace(message, picture=logo_in(session, message.html))
    due = max(not_before or now, now)
    row = {
        "once_key": once_key,
        "mail_class": mail_class,
        "purpose": purpose,
        "state": MailState.queued,
        "envelope_sender": envelope_sender(message),
        "to_address": wire_address("To", message.to.address),
        "message_id": full_message_id(message),
        "raw": build(message, now),
        "candidate_id": candidate_id,
        "recruiter_id": recruiter_id,
        "approved_by_id": approved_by_id,
        "not_before": due,
        "expires_at": expires_at or due + LIFETIME[mail_class],
    }
    return _insert_once(session, row)


def _with_answers_filed(session: Session, message: Message, mail_class: MailClass) -> Message:
    """Answers to contact mail reach its writer as before, and our mailbox as well where there is one."""
    mailbox = session.info.get("drop_address", "")
    if not mailbox or mail_class is not MailClass.contact or message.reply_to is None:
        return message
    address = reply_address(mailbox, message.message_id)
    return replace(message, also_reply_to=Mailbox(address, message.sender.name))


def posted(session: Session, once_key: str) -> OutboxMessage | None:
    """The letter posted under a key, whatever became of it."""
    return session.scalar(select(OutboxMessage).where(OutboxMessage.once_key == once_key))


def cancel_waiting(
    session: Session, candidate_id: int, why: str, purposes: Collection[str] | None = None
) -> int:
    """Take back every contact letter to a candidate that has not begun to leave; how many they were.

    With ``purposes`` only the letters of these.

    Called in the transaction that records an opt-out: a letter whose data has not begun by then
    never begins.
    """
    theirs = OutboxMessage.candidate_id == candidate_id
    if purposes is not None:
        theirs &= OutboxMessage.purpose.in_(purposes)
    return _cancel(session, theirs, why)


def cancel_letters(session: Session, letter_ids: Collection[int], why: str) -> int:
    """The same of letters by number, whoever they go to."""
    return _cancel(session, OutboxMessage.id.in_(letter_ids), why)


def _cancel(session: Session, which: ColumnElement[bool], why: str) -> int:
    waiting = (
        select(OutboxMessage)
        .where(which, OutboxMessage.mail_class == MailClass.contact)
        .where(OutboxMessage.state.in_([MailState.queued, MailState.claimed]))
        .order_by(OutboxMessage.id)
        .with_for_update()
    )
    letters = session.scalars(waiting.execution_options(populate_existing=True)).all()
    for letter in letters:
        move(letter, MailState.cancelled, why)
    session.flush()
    return len(letters)


def _insert_once(session: Session, row: dict[str, Any]) -> OutboxMessage | None:
    # No conflict target: naming once_key would let two posts at the same instant fail on message_id.
    statement = (
        insert(OutboxMessage).values(**row).on_conflict_do_nothing().returning(OutboxMessage)
    )
    letter = session.scalars(statement).one_or_none()
    if letter is None and posted(session, row["once_key"]) is None:
        raise MessageIdTaken
    return letter
