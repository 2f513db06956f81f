"""Hotlists: making them, putting people on and off, their order; and whose they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.recruiters.models import Recruiter
from agency.search.models import Hotlist, HotlistMember, Owned

MOST_MEMBERS = 1_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class ListIsFull(Exception):
    """There is no room for so many; the list was left as it was."""


@dataclass(frozen=True)
class Counted:
    """A hotlist and how many are on it."""

    hotlist: Hotlist
    people: int


@dataclass(frozen=True)
class Membership:
    """A hotlist somebody is on, and why."""

    hotlist: Hotlist
    note: str


def open_to(model: type[Owned], reader: Recruiter) -> ColumnElement[bool]:
    """In SQL what ``Owned.is_open_to`` says."""
    if reader.is_administrator:
        return true()
    mine = model.owner_id == reader.id
    return mine if reader.desk_id is None else or_(mine, model.desk_id == reader.desk_id)


def whose_are_open_to(reader: Recruiter) -> tuple[int | None, int | None]:
    """The owner and the desk that ``is_open`` is told of; an administrator may see everybody's."""
    return (None, None) if reader.is_administrator else (reader.id, reader.desk_id)


def is_open(model: type[Owned], told: Collection[str]) -> ColumnElement[bool]:
    """``open_to`` for a statement that is built once, and told of ``owner_id``, or of that and ``desk_id``."""
    if "owner_id" not in told:
        return true()
    mine = model.owner_id == bindparam("owner_id", type_=Integer)
    return (
        or_(mine, model.desk_id == bindparam("desk_id", type_=Integer))
        if "desk_id" in told
        else mine
    )


def hotlists_of(session: Session, reader: Recruiter, archived: bool = False) -> list[Counted]:
    """Those a recruiter may see, by name, with how many are on each."""
    owner, desk = whose_are_open_to(reader)
    told = {"owner_id": owner, "desk_id": desk}
    narrowed = frozenset(name for name, value in told.items() if value is not None)
    rows = session.execute(_hotlists_of(narrowed, archived), told)
    return [Counted(row[0], row[1]) for row in rows]


@cache
def _hotlists_of(narrowed: frozenset[str], archived: bool) -> Select[*tuple[Any, ...]]:
    is_archived = Hotlist.archived_at.is_not(None) if archived else Hotlist.archived_at.is_(None)
    on = HotlistMember.hotlist_id == Hotlist.id, HotlistMember.removed_at.is_(None)
    people = select(func.count()).select_from(HotlistMember).where(*on).scalar_subquery()
    return (
        select(Hotlist, people)
        .where(is_open(Hotlist, narrowed), is_archived)
        .order_by(func.plain(Hotlist.name), Hotlist.id)
        .options(joinedload(Hotlist.owner))
    )


def members_of(session: Session, hotlist_id: int) -> Sequence[HotlistMember]:
    """Who is on it, in its order."""
    query = select(HotlistMember).where(_is_on(hotlist_id)).order_by(*_IN_ORDER)
    people = joinedload(HotlistMember.candidate)
    return session.scalars(
        query.options(people.joinedload(Candidate.place), people.joinedload(Candidate.owner))
    ).all()


def memberships(session: Session, candidate_id: int, reader: Recruiter) -> list[Membership]:
    """The hotlists somebody is on that this recruiter may see."""
    query = (
        select(HotlistMember)
        .join(HotlistMember.hotlist)
        .where(
            HotlistMember.candidate_id == candidate_id,
            HotlistMember.removed_at.is_(None),
            Hotlist.archived_at.is_(None),
            open_to(Hotlist, reader),
        )
        .order_by(func.plain(Hotlist.name), Hotlist.id)
        .options(joinedload(HotlistMember.hotlist))
    )
    return [Membership(one.hotlist, one.note) for one in session.scalars(query)]


def add_people(
    session: Session,
    hotlist: Hotlist,
    candidate_ids: Sequence[int],
    by: Recruiter,
    now: datetime,
    note: str = "",
) -> list[int]:
    """Put people at the end of a list; those who were not on it. Raises ``ListIsFull``; never commits."""
    session.refresh(hotlist, with_for_update=True)
    on = set(session.scalars(select(HotlistMember.candidate_id).where(_is_on(hotlist.id))))
    new = [one for one in dict.fromkeys(candidate_ids) if one not in on]
    if len(on) + len(new) > MOST_MEMBERS:
        raise ListIsFull
    last = session.scalar(select(func.max(HotlistMember.place)).filter_by(hotlist_id=hotlist.id))
    rows = [
        {
            "hotlist_id": hotlist.id, "candidate_id": one, "place": (last or 0) + at, "note": note,
            "added_at": now, "added_by_id": by.id, "removed_at": None, "removed_by_id": None,
        }
        for at, one in enumerate(new, 1)
    ]  # fmt: skip
    if rows:
        added = insert(HotlistMember).values(rows)
        fresh = {name: added.excluded[name] for name in rows[0]}
        key = ["hotlist_id", "candidate_id"]
        session.execute(added.on_conflict_do_update(index_elements=key, set_=fresh))
    return new


def remove_people(
    session: Session, hotlist: Hotlist, candidate_ids: Sequence[int], by: Recruiter, now: datetime
) -> int:
    """Take people off a list; how many were on it."""
    off = update(HotlistMember).where(_is_on(hotlist.id), _among(candidate_ids))
    return _count(session, off.values(removed_at=now, removed_by_id=by.id))


def undo_adding(
    session: Session, hotlist: Hotlist, at: datetime, by: Recruiter, now: datetime
) -> int:
    """Take off whom this recruiter added at that moment."""
    then = HotlistMember.added_at == at, HotlistMember.added_by_id == by.id
    off = update(HotlistMember).where(_is_on(hotlist.id), *then)
    return _count(session, off.values(removed_at=now, removed_by_id=by.id))


def undo_removing(session: Session, hotlist: Hotlist, at: datetime, by: Recruiter) -> int:
    """Put back whom this recruiter took off at that moment, where they stood."""
    then = HotlistMember.removed_at == at, HotlistMember.removed_by_id == by.id
    back = update(HotlistMember).where(HotlistMember.hotlist_id == hotlist.id, *then)
    return _count(session, back.values(removed_at=None, removed_by_id=None))


def move(session: Session, hotlist: Hotlist, candidate_id: int, by: int) -> None:
    """Up (-1) or down (1) by one place; nothing happens at the ends."""
    session.refresh(hotlist, with_for_update=True)
    members = list(session.scalars(select(HotlistMember).where(_is_on(hotlist.id)).order_by(*_IN_ORDER)))  # fmt: skip
    at = next((i for i, one in enumerate(members) if one.candidate_id == candidate_id), None)
    if at is None or not 0 <= at + by < len(members):
        return
    members[at], members[at + by] = members[at + by], members[at]
    for place, one in enumerate(members, 1):
        one.place = place


def moment_of(at: datetime) -> int:
    """A time as an address can hold it, to the microsecond."""
    return (at - _EPOCH) // _MICROSECOND


def time_of(moment: int) -> datetime:
    """The time behind ``moment_of``."""
    return _EPOCH + moment * _MICROSECOND


_IN_ORDER = (HotlistMember.place, HotlistMember.id)


def _is_on(hotlist_id: int) -> ColumnElement[bool]:
    return and_(HotlistMember.hotlist_id == hotlist_id, HotlistMember.removed_at.is_(None))


def _among(candidate_ids: Sequence[int]) -> ColumnElement[bool]:
    return HotlistMember.candidate_id.in_(candidate_ids)


def _count(session: Session, statement: Any) -> int:
    return len(session.execute(statement.returning(HotlistMember.id)).all())
