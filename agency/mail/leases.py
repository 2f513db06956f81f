"""Who is handling which letter, until when, and what becomes of letters whose handler died.

A lease runs by the database's clock, so that workers on machines that disagree about the time do not
take each other's letters. Each claim raises the letter's fence, and every later write names it: a
worker that was paused and wakes up late finds another fence and changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from agency.languages.speaking import N_
from agency.mail.database_time import database_time
from agency.mail.handover import Letter
from agency.mail.models import MailClass, MailState, OutboxMessage
from agency.mail.numbers import ADDRESSING, MOST_REPEATS, TRANSMITTING
from agency.mail.pace import is_domain_ready, take_turn
from agency.mail.states import move
from agency.mail.stops import is_contact_mail_stopped


@dataclass(frozen=True)
class Claim:
    """The right to handle one letter, as long as its fence stands."""

    letter: Letter
    fence: int


def may_repeat(letter: OutboxMessage) -> bool:
    """Whether it may go again although it may have gone already."""
    return letter.mail_class is MailClass.service and letter.repeats < MOST_REPEATS


def recover(session: Session) -> int:
    """Free the letters whose lease ran out; how many they were.

    What had not begun to leave is queued again. What may have left is repeated once if it is service
    mail, and otherwise waits for somebody who knows.
    """
    dead = select(OutboxMessage).where(
        OutboxMessage.state.in_([MailState.claimed, MailState.data]),
        OutboxMessage.lease_until < database_time(),
    )
    letters = session.scalars(_in_order(dead)).all()
    for letter in letters:
        letter.fence += 1
        settle_silence(letter, N_("the worker that had it stopped"))
    return len(letters)


def settle_silence(letter: OutboxMessage, why: str) -> None:
    """Nobody knows what became of a letter in hand: queued if it cannot have left or may go again."""
    if letter.state is MailState.data and not may_repeat(letter):
        move(letter, MailState.unknown, why)
        return
    letter.repeats += letter.state is MailState.data
    move(letter, MailState.queued, why)


def expire(session: Session, now: datetime) -> int:
    """Give up the queued letters that are no longer worth sending; how many they were."""
    stale = select(OutboxMessage).where(
        OutboxMessage.state == MailState.queued, OutboxMessage.expires_at <= now
    )
    letters = session.scalars(_in_order(stale)).all()
    for letter in letters:
        move(letter, MailState.expired)
    return len(letters)


def claim_next(session: Session, now: datetime, pace: timedelta | None) -> Claim | None:
    """Take the due letter that is soonest too old, that may go now and that nobody else is taking.

    So a code that is good for minutes does not stand behind a hundred weekly letters. With a
    ``pace``, a letter whose domain has had one so lately is passed over.
    """
    while row := session.scalar(_fresh(_first_due(now, pace))):
        if pace is None or take_turn(session, row.to_address, pace):
            return _claimed(session, row)
    return None


def _first_due(now: datetime, pace: timedelta | None) -> Select[OutboxMessage]:
    due = select(OutboxMessage).where(
        OutboxMessage.state == MailState.queued,
        OutboxMessage.not_before <= now,
        or_(OutboxMessage.expires_at.is_(None), OutboxMessage.expires_at > now),
        or_(OutboxMessage.mail_class != MailClass.contact, ~is_contact_mail_stopped()),
    )
    if pace is not None:
        due = due.where(is_domain_ready())
    first = due.order_by(OutboxMessage.expires_at, OutboxMessage.id).limit(1)
    return first.with_for_update(skip_locked=True)


def _claimed(session: Session, row: OutboxMessage) -> Claim:
    move(row, MailState.claimed)
    row.fence += 1
    row.attempts += 1
    row.lease_until = database_time() + ADDRESSING
    session.flush()
    return Claim(Letter(row.id, row.envelope_sender, row.to_address, row.raw), row.fence)


def held(session: Session, claim: Claim, *states: MailState) -> OutboxMessage | None:
    """The claimed letter, locked, if it is still ours and in such a state; nothing if we are late."""
    ours = select(OutboxMessage).where(
        OutboxMessage.id == claim.letter.id,
        OutboxMessage.fence == claim.fence,
        OutboxMessage.state.in_(states),
    )
    return session.scalar(_fresh(ours.with_for_update()))


def begin_data(row: OutboxMessage, now: datetime) -> None:
    """From here on the message may have left."""
    move(row, MailState.data)
    row.begun_at = now
    row.lease_until = database_time() + TRANSMITTING


def _in_order(statement: Select[OutboxMessage]) -> Select[OutboxMessage]:
    """Locked one after the other; what somebody else has in hand is left to them."""
    return _fresh(statement.order_by(OutboxMessage.id).with_for_update(skip_locked=True))


def _fresh(statement: Select[OutboxMessage]) -> Select[OutboxMessage]:
    """What the database says now, not what this session remembers."""
    return statement.execution_options(populate_existing=True)
