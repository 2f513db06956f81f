"""When all contact mail is paused, and why: bounces, complaints, refusals, or somebody's word.

Letters that wait meanwhile grow old as usual. Only a person ends a pause.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.languages.speaking import N_
from agency.mail.event_kinds import EventKind
from agency.mail.models import MailClass, MailEvent, MailState, MailStop, OutboxMessage, StopKind
from agency.mail.numbers import (
    LOOKED_AT_FOR_BOUNCES,
    LOOKED_AT_FOR_COMPLAINTS,
    TOO_MANY_BOUNCES,
    TOO_MANY_COMPLAINTS,
)

_BOUNCES = (EventKind.hard_bounce, EventKind.soft_bounce)


def is_contact_mail_stopped() -> ColumnElement[bool]:
    """As a condition of a query."""
    return select(MailStop.id).where(MailStop.ended_at.is_(None)).exists()


def open_stops(session: Session) -> Sequence[MailStop]:
    """Why contact mail is paused, the first reason first; none if it is not."""
    query = select(MailStop).where(MailStop.ended_at.is_(None)).order_by(MailStop.id)
    return session.scalars(query).all()


def stop(
    session: Session, kind: StopKind, why: str, now: datetime, by_id: int | None = None
) -> None:
    """Pause contact mail; once for each kind of reason."""
    row = insert(MailStop).values(kind=kind, why=why, began_at=now, began_by_id=by_id)
    session.execute(row.on_conflict_do_nothing())


def resume(session: Session, now: datetime, by_id: int) -> int:
    """End every pause; how many there were. What went wrong before no longer counts."""
    stops = session.scalars(
        select(MailStop).where(MailStop.ended_at.is_(None)).order_by(MailStop.id).with_for_update()
    ).all()
    newest = session.scalar(select(func.max(OutboxMessage.id)))
    for each in stops:
        each.ended_at, each.ended_by_id, each.ended_after_id = now, by_id, newest
    return len(stops)


def judge_health(session: Session, now: datetime) -> None:
    """Pause contact mail if too much of what went lately bounced or was complained about (R16)."""
    bounced = _how_many(session, StopKind.bounces, _BOUNCES, LOOKED_AT_FOR_BOUNCES)
    if bounced >= TOO_MANY_BOUNCES:
        came_back = N_("%(count)s of the last %(most)s letters to candidates came back.")
        why = came_back % {"count": bounced, "most": LOOKED_AT_FOR_BOUNCES}
        stop(session, StopKind.bounces, why, now)
    kinds = (EventKind.complaint,)
    complained = _how_many(session, StopKind.complaints, kinds, LOOKED_AT_FOR_COMPLAINTS)
    if complained >= TOO_MANY_COMPLAINTS:
        unwanted = N_("Marked as unwanted: %(count)s of the last %(most)s letters to candidates.")
        why = unwanted % {"count": complained, "most": f"{LOOKED_AT_FOR_COMPLAINTS:,}"}
        stop(session, StopKind.complaints, why, now)


def _how_many(
    session: Session, stop_kind: StopKind, kinds: Sequence[EventKind], looked_at: int
) -> int:
    """Of the last letters that were handed over or refused, those with such an event."""
    last = _last_letters(session, stop_kind).limit(looked_at).subquery()
    query = select(func.count(MailEvent.letter_id.distinct()))
    query = query.where(MailEvent.letter_id.in_(select(last.c.id)), MailEvent.kind.in_(kinds))
    return session.scalar(query) or 0


def _last_letters(session: Session, stop_kind: StopKind) -> Select[int]:
    forgiven = select(func.max(MailStop.ended_after_id)).where(MailStop.kind == stop_kind)
    tried = OutboxMessage.begun_at.is_not(None) | (OutboxMessage.state == MailState.failed)
    return (
        select(OutboxMessage.id)
        .where(OutboxMessage.mail_class == MailClass.contact, tried)
        .where(OutboxMessage.id > (session.scalar(forgiven) or 0))
        .order_by(OutboxMessage.id.desc())
    )
