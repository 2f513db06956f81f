"""What is known of a letter after it was handed over, and where that puts it.

Each thing is written down once. What bears our token is believed; a Message-ID is believed only
where posting drew it, for then nobody but the recipient's side can know it.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import false, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.mail.event_kinds import EventKind
from agency.mail.models import MailEvent, MailState, OutboxMessage
from agency.mail.numbers import SOFT_BOUNCE_DAYS, SOFT_BOUNCES, UNKNOWN_FOR
from agency.mail.reports import Report
from agency.mail.return_path import ReturnPath, reply_key_in
from agency.mail.states import may_move, move

_DRAWN = re.compile(r"<[0-9a-f]{40}@")
_ENDS: dict[MailState, tuple[EventKind, ...]] = {
    MailState.complained: (EventKind.complaint,),
    MailState.bounced: (EventKind.hard_bounce, EventKind.soft_bounce),
    MailState.delivered: (EventKind.delivered, EventKind.answer),
    MailState.sent: (
        EventKind.relayed,
        EventKind.delayed,
        EventKind.automatic_reply,
        EventKind.treated_as_sent,
    ),
}
"""Where evidence puts a letter; the first that there is any for."""


def letter_meant(session: Session, report: Report, path: ReturnPath) -> OutboxMessage | None:
    """The letter a report is about, locked; nothing if the report does not prove to be about one."""
    letter_id = path.letter_in(report.tokens)
    if letter_id is not None:
        return locked_letter(session, letter_id)
    drawn = [each for each in report.message_ids if _DRAWN.match(each)]
    key = reply_key_in(report.tokens)
    answers = OutboxMessage.message_id.startswith(f"<{key}@") if key else false()
    meant = OutboxMessage.message_id.in_(drawn) | answers
    query = select(OutboxMessage).where(meant).order_by(OutboxMessage.id.desc()).limit(1)
    return session.scalar(query.with_for_update().execution_options(populate_existing=True))


def locked_letter(session: Session, letter_id: int) -> OutboxMessage | None:
    """A letter as the database has it now, locked until the transaction ends."""
    return session.get(OutboxMessage, letter_id, with_for_update=True, populate_existing=True)


def note(
    session: Session,
    letter: OutboxMessage,
    kind: EventKind,
    now: datetime,
    status: str = "",
    by_id: int | None = None,
) -> bool:
    """Write one thing down and put the letter where it belongs; ``False`` if it was known already."""
    row = insert(MailEvent).values(
        letter_id=letter.id,
        kind=kind,
        attempts=letter.attempts,
        at=now,
        status=status,
        by_id=by_id,
    )
    is_new = session.scalar(row.on_conflict_do_nothing().returning(MailEvent.id)) is not None
    _weigh(session, letter, now)
    return is_new


def events_of(session: Session, letter_ids: Sequence[int]) -> Sequence[MailEvent]:
    """Everything known about some letters, in order."""
    query = select(MailEvent).where(MailEvent.letter_id.in_(letter_ids)).order_by(MailEvent.id)
    return session.scalars(query).all()


def settle_unknown(session: Session, now: datetime) -> dict[str, int]:
    """Letters nobody can say anything about: by what came in meanwhile, or as sent after 72 hours."""
    query = select(OutboxMessage).where(OutboxMessage.state == MailState.unknown)
    query = query.order_by(OutboxMessage.id).with_for_update(skip_locked=True)
    counts = {"by_evidence": 0, "as_sent": 0}
    for letter in session.scalars(query.execution_options(populate_existing=True)):
        _weigh(session, letter, now)
        if letter.state is not MailState.unknown:
            counts["by_evidence"] += 1
        elif letter.begun_at is None or letter.begun_at <= now - UNKNOWN_FOR:
            note(session, letter, EventKind.treated_as_sent, now)
            counts["as_sent"] += 1
    return counts


def soft_bounced_until(session: Session, address: str, now: datetime) -> datetime | None:
    """Until when an address is left alone because it bounced softly again and again (R02)."""
    query = (
        select(func.count(), func.max(MailEvent.at))
        .join(OutboxMessage, OutboxMessage.id == MailEvent.letter_id)
        .where(OutboxMessage.to_address == address, MailEvent.kind == EventKind.soft_bounce)
        .where(MailEvent.at > now - SOFT_BOUNCE_DAYS)
    )
    count, last = session.execute(query).one()
    return last + SOFT_BOUNCE_DAYS if count >= SOFT_BOUNCES else None


def _weigh(session: Session, letter: OutboxMessage, now: datetime) -> None:
    known = select(MailEvent.kind).where(
        MailEvent.letter_id == letter.id, MailEvent.attempts == letter.attempts
    )
    kinds = set(session.scalars(known))
    end = next((state for state, proofs in _ENDS.items() if kinds.intersection(proofs)), None)
    if end is not None and may_move(letter, end):
        move(letter, end)
        letter.sent_at = letter.sent_at or letter.begun_at or now
