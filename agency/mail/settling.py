"""What a person can do about one letter. Doing it twice does it once.

Contact mail never goes a second time from here: it takes a new decision and a new letter.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.languages.speaking import N_
from agency.mail.event_kinds import EventKind
from agency.mail.evidence import note
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.numbers import LIFETIME
from agency.mail.states import move

AGAIN = (MailState.unknown, MailState.failed, MailState.expired)
"""Where a letter stands when it may be tried or written once more."""
PERISHABLE = ("transactional", "sign_in_link")
"""Codes and links that somebody asked for: by now they ask for a new one."""


class NotThere(Exception):
    """The letter has moved on, or is not of the kind that this can be done to."""


def can_try_again(letter: OutboxMessage) -> bool:
    """The same letter once more: service mail that is still worth something and still kept."""
    return (
        letter.mail_class is MailClass.service
        and letter.state in AGAIN
        and letter.purpose not in PERISHABLE
        and bool(letter.raw)
    )


def can_be_replaced(letter: OutboxMessage) -> bool:
    """Another letter in its place, after a new decision: contact mail."""
    return letter.mail_class is MailClass.contact and letter.state in AGAIN


def try_now(letter: OutboxMessage, now: datetime) -> None:
    """Do not wait any longer. What is asked before it leaves is asked all the same."""
    if letter.state is not MailState.queued:
        raise NotThere
    letter.not_before = min(letter.not_before, now)


def take_back(session: Session, letter: OutboxMessage, now: datetime, by_id: int) -> None:
    if letter.state is not MailState.queued:
        raise NotThere
    move(letter, MailState.cancelled, N_("taken back by hand"))
    note(session, letter, EventKind.taken_back, now, by_id=by_id)


def treat_as_sent(session: Session, letter: OutboxMessage, now: datetime, by_id: int) -> None:
    if letter.state is not MailState.unknown:
        raise NotThere
    note(session, letter, EventKind.treated_as_sent, now, by_id=by_id)


def try_again(session: Session, letter: OutboxMessage, now: datetime, by_id: int) -> None:
    """Queue it anew, for as long as a new letter would have."""
    if not can_try_again(letter):
        raise NotThere
    move(letter, MailState.queued, "")
    letter.not_before, letter.expires_at = now, now + LIFETIME[letter.mail_class]
    note(session, letter, EventKind.tried_again, now, by_id=by_id)


def replaced(session: Session, letter: OutboxMessage, now: datetime, by_id: int) -> None:
    """Another letter goes in its place: whoever sends that one knows that this one did not arrive."""
    if not can_be_replaced(letter):
        raise NotThere
    note(session, letter, EventKind.sent_again, now, by_id=by_id)
    if letter.state is MailState.unknown:
        move(letter, MailState.failed, N_("it did not arrive; another letter went in its place"))
