"""Questions about touches and promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload

from agency.recruiters.models import Recruiter
from agency.touches.models import Channel, Direction, Promise, Touch, TouchKind

SHOWS = ("conversations", "value")
_PERSON = bindparam("person", type_=Integer)


@dataclass(frozen=True)
class Account:
    """All touches of one person in figures, and the balance of giving and asking."""

    count: int
    since: datetime | None
    from_them: int
    conversations: int
    attempts_since_conversation: int
    last_conversation_at: datetime | None
    helped: int
    asked: int


def touch_saved_as(session: Session, once_key: str | None) -> Touch | None:
    """The touch this very form has made already."""
    if once_key is None:
        return None
    return session.scalar(select(Touch).where(Touch.once_key == once_key))


def touches_of(
    session: Session, candidate_id: int, show: str = "all", limit: int | None = None
) -> list[Touch]:
    """The newest first: all, only ``conversations``, or only those in which ``value`` was given."""
    asked = {"person": candidate_id, "most": limit}
    return list(session.scalars(_touches_of(show if show in SHOWS else "all"), asked))


@cache
def _touches_of(show: str) -> Select[Touch]:
    query = select(Touch).where(Touch.candidate_id == _PERSON, *_shown(show))
    query = query.options(joinedload(Touch.recruiter), joinedload(Touch.role))
    query = query.order_by(Touch.happened_at.desc(), Touch.id.desc())
    return query.limit(bindparam("most", type_=Integer))


def count_touches(session: Session, candidate_id: int, show: str = "all") -> int:
    return (
        session.scalar(_count_touches(show if show in SHOWS else "all"), {"person": candidate_id})
        or 0
    )


@cache
def _count_touches(show: str) -> Select[int]:
    return select(func.count()).where(Touch.candidate_id == _PERSON, *_shown(show))


def _shown(show: str) -> tuple[ColumnElement[bool], ...]:
    if show == "conversations":
        return (Touch.kind == TouchKind.conversation,)
    if show == "value":
        return (func.cardinality(Touch.gave) > 0,)
    return ()


class LastTouch(NamedTuple):
    """The newest touch of somebody, as a list shows it."""

    candidate_id: int
    channel: Channel
    happened_at: datetime
    recruiter: str | None
    """Their whole name."""


def last_touches(session: Session, candidate_ids: Iterable[int]) -> dict[int, LastTouch]:
    """The newest touch of each person who has any."""
    newest = session.execute(_last_touches(), {"ids": list(candidate_ids)})
    return {row.candidate_id: LastTouch(*row) for row in newest}


@cache
def _last_touches() -> Select[int, Channel, datetime, str | None]:
    of_them = Touch.candidate_id == any_(bindparam("ids", type_=ARRAY(Integer)))
    told = Touch.candidate_id, Touch.channel, Touch.happened_at, Recruiter.name
    query = select(*told).outerjoin(Touch.recruiter).where(of_them)
    query = query.ext(distinct_on(Touch.candidate_id))
    return query.order_by(Touch.candidate_id, Touch.happened_at.desc(), Touch.id.desc())


def account_of(session: Session, candidate_id: int) -> Account:
    """What we gave and asked, over all colleagues."""
    return Account(*session.execute(_account_of(), {"person": candidate_id}).one())


@cache
def _account_of() -> Select[*tuple[Any, ...]]:
    of_person = Touch.candidate_id == _PERSON
    is_conversation = Touch.kind == TouchKind.conversation
    last = select(func.max(Touch.happened_at)).where(of_person, is_conversation).scalar_subquery()
    is_attempt_since = (Touch.kind == TouchKind.attempt) & (
        last.is_(None) | (Touch.happened_at > last)
    )
    return select(
        func.count(),
        func.min(Touch.happened_at),
        func.count().filter(Touch.direction == Direction.theirs),
        func.count().filter(is_conversation),
        func.count().filter(is_attempt_since),
        last,
        func.coalesce(func.sum(func.cardinality(Touch.gave)), 0),
        func.coalesce(func.sum(func.cardinality(Touch.asked)), 0),
    ).where(of_person)


def promise_made_in(session: Session, touch_id: int) -> Promise | None:
    """What we said we would do in this touch, if anything."""
    return session.scalar(select(Promise).filter_by(touch_id=touch_id).limit(1))


def open_promises_to(session: Session, candidate_id: int) -> list[Promise]:
    """What we still owe them, the most urgent first."""
    return list(session.scalars(_open_promises_to(), {"person": candidate_id}))


@cache
def _open_promises_to() -> Select[Promise]:
    query = select(Promise).where(
        Promise.candidate_id == _PERSON,
        Promise.kept_at.is_(None),
        Promise.broken_at.is_(None),
    )
    query = query.options(joinedload(Promise.recruiter), joinedload(Promise.touch))
    return query.order_by(Promise.due_on, Promise.id)


def settled_promises_to(session: Session, candidate_id: int) -> list[Promise]:
    """What was kept and what was not, the newest first."""
    return list(session.scalars(_settled_promises_to(), {"person": candidate_id}))


@cache
def _settled_promises_to() -> Select[Promise]:
    query = select(Promise).where(
        Promise.candidate_id == _PERSON,
        Promise.kept_at.is_not(None) | Promise.broken_at.is_not(None),
    )
    settled_at = func.coalesce(Promise.kept_at, Promise.broken_at)
    query = query.options(joinedload(Promise.recruiter))
    return query.order_by(settled_at.desc(), Promise.id.desc())
