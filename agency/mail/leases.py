"""Who is handling which letter, until when, and what becomes of letters whose handler died.

A lease runs by the database's clock, so that workers on machines that disagree about the time do not
take each other's letters. Each claim raises the letter's fence, and every later write names it: a
worker that was paused and wakes up late finds another fence and changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, DateTime, Select, and_, case, func, or_, select, update
from sqlalchemy.orm import Session

from agency.mail.handover import Letter
from agency.mail.models import MailClass, MailState, OutboxMessage

ADDRESSING = timedelta(minutes=5)
TRANSMITTING = timedelta(minutes=25)
"""Longer than the ten minutes of writing and the ten of waiting that a sender allows itself."""
MOST_REPEATS = 1


@dataclass(frozen=True)
class Claim:
    """The right to handle one letter, as long as its fence stands."""

    letter: Letter
    fence: int
    mail_class: MailClass
    attempts: int
    repeats: int

    @property
    def may_repeat(self) -> bool:
        """Whether the letter may go again although it may have gone already."""
        return self.mail_class is MailClass.service and self.repeats < MOST_REPEATS


def recover(session: Session) -> int:
    """Free the letters whose lease ran out; how many they were.

    What had not begun to leave is queued again. What may have left is repeated once if it is service
    mail, and otherwise waits for somebody who knows.
    """
    is_claimed = OutboxMessage.state == MailState.claimed
    is_repeatable = and_(
        OutboxMessage.mail_class == MailClass.service, OutboxMessage.repeats < MOST_REPEATS
    )
    dead = update(OutboxMessage).where(
        OutboxMessage.state.in_([MailState.claimed, MailState.data]),
        OutboxMessage.lease_until < _database_time(),
    )
    return _count(
        session,
        dead.values(
            state=case((or_(is_claimed, is_repeatable), MailState.queued), else_=MailState.unknown),
            repeats=case(
                (or_(is_claimed, ~is_repeatable), OutboxMessage.repeats),
                else_=OutboxMessage.repeats + 1,
            ),
            fence=OutboxMessage.fence + 1,
            lease_until=None,
            reply="the worker that had it stopped",
        ),
    )


def expire(session: Session, now: datetime) -> int:
    """Give up the queued letters that are no longer worth sending; how many they were."""
    stale = update(OutboxMessage).where(
        OutboxMessage.state == MailState.queued, OutboxMessage.expires_at <= now
    )
    return _count(session, stale.values(state=MailState.expired))


def claim_next(session: Session, now: datetime) -> Claim | None:
    """Take the letter that has been due longest and that nobody else is taking."""
    due = select(OutboxMessage).where(
        OutboxMessage.state == MailState.queued,
        OutboxMessage.not_before <= now,
        or_(OutboxMessage.expires_at.is_(None), OutboxMessage.expires_at > now),
    )
    first = due.order_by(OutboxMessage.not_before, OutboxMessage.id).limit(1)
    row = session.scalar(_fresh(first.with_for_update(skip_locked=True)))
    if row is None:
        return None
    row.state = MailState.claimed
    row.fence += 1
    row.attempts += 1
    row.lease_until = _database_time() + ADDRESSING
    session.flush()
    letter = Letter(row.id, row.envelope_sender, row.to_address, row.raw)
    return Claim(letter, row.fence, row.mail_class, row.attempts, row.repeats)


def held(session: Session, claim: Claim, *states: MailState) -> OutboxMessage | None:
    """The claimed letter, locked, if it is still ours and in such a state; nothing if we are late."""
    ours = select(OutboxMessage).where(
        OutboxMessage.id == claim.letter.id,
        OutboxMessage.fence == claim.fence,
        OutboxMessage.state.in_(states),
    )
    return session.scalar(_fresh(ours.with_for_update()))


def begin_data(row: OutboxMessage) -> None:
    """From here on the message may have left."""
    row.state = MailState.data
    row.lease_until = _database_time() + TRANSMITTING


def _database_time() -> Any:
    return func.clock_timestamp(type_=DateTime(timezone=True))


def _fresh(statement: Select[OutboxMessage]) -> Select[OutboxMessage]:
    """What the database says now, not what this session remembers."""
    return statement.execution_options(populate_existing=True)


def _count(session: Session, statement: Any) -> int:
    return cast("CursorResult[Any]", session.execute(statement)).rowcount
