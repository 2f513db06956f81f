"""How fast letters go to one domain: a bucket of one token each, kept in the database.

All workers draw from the same buckets, by the database's clock.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.mail.database_time import database_time
from agency.mail.models import MailPace, MailState, OutboxMessage

_domain = func.lower(func.split_part(OutboxMessage.to_address, "@", 2))


def is_domain_ready() -> ColumnElement[bool]:
    """Whether a letter's domain has a token now, as a condition on ``OutboxMessage``."""
    taken = select(MailPace.domain).where(
        MailPace.domain == _domain, MailPace.next_at > database_time()
    )
    return ~taken.exists()


def take_turn(session: Session, address: str, pace: timedelta) -> bool:
    """Take the token of an address's domain; ``False`` if another worker was faster."""
    later = database_time() + pace
    domain = address.rpartition("@")[2].lower()
    turn = insert(MailPace).values(domain=domain, next_at=later)
    turn = turn.on_conflict_do_update(
        index_elements=[MailPace.domain],
        set_={"next_at": later},
        where=MailPace.next_at <= database_time(),
    )
    return session.scalar(turn.returning(MailPace.domain)) is not None


def next_turn(session: Session, now: datetime) -> datetime | None:
    """When the first domain with letters that are due has a token again; nothing if none waits for one."""
    waiting = (
        select(func.min(MailPace.next_at))
        .join(OutboxMessage, MailPace.domain == _domain)
        .where(OutboxMessage.state == MailState.queued, OutboxMessage.not_before <= now)
        .where(or_(OutboxMessage.expires_at.is_(None), OutboxMessage.expires_at > now))
    )
    return session.scalar(waiting)
