"""Saved searches: whose they are, who is new in them, and how far each recruiter knows of it.

A find is written once, under the lock of its search; whoever follows it remembers the newest find
they have seen and the newest that a letter told of. So nobody is told twice and nobody is passed over,
whatever runs late, twice or dies halfway.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Integer, Select, and_, bindparam, case, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from agency.recruiters.models import Recruiter
from agency.search.hotlists import is_open, whose_are_open_to
from agency.search.models import Alert, SavedSearch, SearchFind, SearchWatch

MOST_FOLLOWED = 1_000
"""People of a search; who is new among more than that is told to nobody."""


@dataclass(frozen=True)
class Followed:
    """A saved search as one recruiter follows it."""

    search: SavedSearch
    alert: Alert
    new: int
    """Who met it first since they last looked."""
    newest: int
    """The newest find there is: what they have seen once they have looked."""

    @property
    def query(self) -> str:
        """What comes after the question mark of its address."""
        return address_of(self.search)

    @property
    def is_too_wide(self) -> bool:
        return self.search.people > MOST_FOLLOWED


def address_of(search: SavedSearch) -> str:
    """What comes after the question mark of the page that shows it."""
    told = [(name, value) for name, values in search.asked.items() for value in values]
    return urlencode([("saved", search.id), *told])


def saved_searches_of(session: Session, reader: Recruiter) -> list[Followed]:
    """Those a recruiter may see, by name."""
    return _followed(session, reader, _Which(*whose_are_open_to(reader)))


def followed(session: Session, search_id: int, reader: Recruiter) -> Followed | None:
    """One of them, as the reader follows it."""
    return next(iter(_followed(session, reader, _Which(search_id=search_id))), None)


def new_since(
    session: Session, reader: Recruiter, alert: Alert, since: InstrumentedAttribute[int]
) -> list[Followed]:
    """The searches with this alert in which somebody is new since the reader saw, or was told of, them."""
    which = _Which(*whose_are_open_to(reader), alert=alert)
    return [one for one in _followed(session, reader, which, since) if one.new]


def new_people(session: Session, search_id: int, reader: Recruiter) -> set[int]:
    """Who met it first since the reader last looked."""
    seen = select(SearchWatch.seen).filter_by(search_id=search_id, recruiter_id=reader.id)
    after = func.coalesce(seen.scalar_subquery(), 0)
    query = select(SearchFind.candidate_id).filter_by(search_id=search_id)
    return set(session.scalars(query.where(SearchFind.id > after)))


def save_search(
    session: Session, owner: Recruiter, name: str, asked: dict[str, Any], desk_id: int | None
) -> SavedSearch:
    """A new one, which its owner is told of in the weekly letter until they choose otherwise."""
    search = SavedSearch(owner_id=owner.id, name=name, asked=asked, desk_id=desk_id, people=0)
    session.add(search)
    session.flush()
    set_alert(session, search.id, owner, Alert.weekly)
    return search


def note_finds(
    session: Session, search: SavedSearch, people: int, ids: Collection[int], now: datetime
) -> int:
    """Write down who meets it; how many are new. The first time, and after it was too wide, nobody is."""
    session.refresh(search, with_for_update=True)
    is_first = search.looked_at is None or search.people > MOST_FOLLOWED
    search.looked_at, search.people = now, people
    if people > MOST_FOLLOWED or not ids:
        return 0
    known = select(SearchFind.candidate_id).where(SearchFind.search_id == search.id)
    fresh = sorted(set(ids) - set(session.scalars(known)))
    rows = [{"search_id": search.id, "candidate_id": one, "found_at": now} for one in fresh]
    if rows:
        session.execute(insert(SearchFind).values(rows).on_conflict_do_nothing())
    if is_first:
        newest = _newest(search.id)
        watches = update(SearchWatch).where(SearchWatch.search_id == search.id)
        session.execute(watches.values(seen=newest, told=newest))
    return 0 if is_first else len(rows)


def set_alert(session: Session, search_id: int, reader: Recruiter, alert: Alert) -> None:
    """When this recruiter is told. Whoever chooses anew is told by letter of who is new from now on."""
    newest = _newest(search_id)
    watch = insert(SearchWatch).values(
        search_id=search_id, recruiter_id=reader.id, alert=alert, seen=newest, told=newest
    )
    told = case((SearchWatch.alert != alert, watch.excluded.told), else_=SearchWatch.told)
    chosen = {"alert": alert, "told": told}
    key = ["search_id", "recruiter_id"]
    session.execute(watch.on_conflict_do_update(index_elements=key, set_=chosen))


def mark_seen(session: Session, search_id: int, reader: Recruiter, newest: int) -> None:
    """They have looked, and saw everybody up to this find."""
    watch = insert(SearchWatch).values(
        search_id=search_id, recruiter_id=reader.id, alert=Alert.never, seen=newest, told=newest
    )
    seen = {"seen": func.greatest(SearchWatch.seen, newest)}
    key = ["search_id", "recruiter_id"]
    session.execute(watch.on_conflict_do_update(index_elements=key, set_=seen))


def mark_told(session: Session, reader: Recruiter, told_of: Sequence[Followed]) -> None:
    """In the transaction that posts the letter."""
    for one in told_of:
        mine = update(SearchWatch).filter_by(search_id=one.search.id, recruiter_id=reader.id)
        session.execute(mine.values(told=func.greatest(SearchWatch.told, one.newest)))


@dataclass(frozen=True)
class _Which:
    """Of the saved searches."""

    owner_id: int | None = None
    desk_id: int | None = None
    search_id: int | None = None
    alert: Alert | None = None


def _followed(
    session: Session,
    reader: Recruiter,
    which: _Which,
    since: InstrumentedAttribute[int] = SearchWatch.seen,
) -> list[Followed]:
    narrowed = [name for name, value in vars(which).items() if value is not None]
    query = _followed_by(frozenset(narrowed), since)
    rows = session.execute(query, {**vars(which), "reader": reader.id})
    return [Followed(*row) for row in rows]


@cache
def _followed_by(
    narrowed: frozenset[str], since: InstrumentedAttribute[int]
) -> Select[*tuple[Any, ...]]:
    which = [is_open(SavedSearch, narrowed)]
    if "search_id" in narrowed:
        which.append(SavedSearch.id == bindparam("search_id", type_=Integer))
    if "alert" in narrowed:
        which.append(SearchWatch.alert == bindparam("alert", type_=SearchWatch.alert.type))
    finds = select(func.count()).select_from(SearchFind).correlate(SavedSearch, SearchWatch)
    newer = and_(SearchFind.search_id == SavedSearch.id, SearchFind.id > func.coalesce(since, 0))
    return (
        select(
            SavedSearch,
            func.coalesce(SearchWatch.alert, Alert.never).label("alert"),
            finds.where(newer).scalar_subquery().label("new"),
            _newest(SavedSearch.id).label("newest"),
        )
        .outerjoin(
            SearchWatch,
            and_(
                SearchWatch.search_id == SavedSearch.id,
                SearchWatch.recruiter_id == bindparam("reader", type_=Integer),
            ),
        )
        .where(*which, SavedSearch.archived_at.is_(None))
        .order_by(func.plain(SavedSearch.name), SavedSearch.id)
        .options(joinedload(SavedSearch.owner))
    )


def _newest(search_id: Any) -> Any:
    newest = select(func.coalesce(func.max(SearchFind.id), 0))
    return newest.where(SearchFind.search_id == search_id).scalar_subquery()
