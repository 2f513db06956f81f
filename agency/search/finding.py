"""Who meets a search, a page at a time, and what each tick would leave of them: two queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import cos, radians
from typing import Any, Literal

from sqlalchemy import (
    CTE,
    REAL,
    ColumnElement,
    Text,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayToReach
from agency.candidates.queries import mind_slips, people_called
from agency.recruiters.models import Recruiter
from agency.search.boolean import Joined, Part, said_of, tsquery
from agency.search.documents import ANYWHERE, MOVE, REMOTE
from agency.search.models import Hotlist, HotlistMember, SearchDocument

Order = Literal["reason", "quiet", "name"]
SOON, QUIET = timedelta(days=91), timedelta(days=90)
NOW, LATER, NEVER = "now", "later", "never"
WEIGHTS = (0.1, 0.3, 0.6, 1.0)
"""Résumé, notes, record, their own words: what a hit in each is worth when the best reason comes first."""
MOST_LOOSENED = 6
"""Words that are tried without."""
_KM_A_DEGREE = 111.195
"""On a sphere of 6,371 km."""


@dataclass(frozen=True, kw_only=True)
class Near:
    """Within so many kilometres of a place, or else would move there, or would work remotely."""

    place_id: int
    latitude: float
    longitude: float
    km: int
    or_would_move: bool = False
    or_remote: bool = False


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is asked. Ticks of one group are alternatives; the groups narrow each other."""

    words: Part | None = None
    name: str = ""
    """Somebody may be called like it; they come first."""
    addresses: tuple[str, ...] = ()
    """As they are kept; whoever has one of them is found."""
    near: Near | None = None
    ticks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By group (``wants``, ``designation``), marks of a ``SearchDocument``."""
    free: frozenset[str] = frozenset()
    """``now``, ``soon`` (within three months), ``later``: of whoever named a day."""
    touched: frozenset[str] = frozenset()
    """``quiet`` (over 90 days ago), ``never``."""
    owners: frozenset[int] = frozenset()
    desks: frozenset[int] = frozenset()
    """Desks of the owners."""
    hotlists: frozenset[int] = frozenset()
    among: frozenset[int] | None = None
    """Nobody else; nothing asks among everybody."""
    order: Order = "reason"

    @property
    def asks_something(self) -> bool:
        lists = (self.owners, self.desks, self.hotlists)
        chosen = (self.free, self.touched, *lists, *self.ticks.values())
        is_among = self.among is not None
        return bool(self.words or self.addresses or self.near or is_among or any(chosen))


@dataclass(frozen=True)
class Found:
    """One page of people by number, in order; how many there are, and of them by facet and tick."""

    ids: Sequence[int]
    total: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


def find_people(
    session: Session, search: Search, today: date, page: int = 1, size: int = 25, skipped: int = 0
) -> Found:
    """A page of people and the counts over all of them. Erased people are never among them.

    Pages begin after the first ``skipped``.
    """
    mind_slips(session)
    met = _met(search, today)
    counts: dict[str, dict[str, int]] = {}
    for facet, tick, people in session.execute(_counted(met, search.asks_something)):
        counts.setdefault(facet, {})[tick or ""] = people
    listed = select(met.c.candidate_id).order_by(*_order(met, search.order))
    ids = session.scalars(listed.limit(size).offset(skipped + (page - 1) * size)).all()
    return Found(ids, counts.pop("all", {}).get("", 0), counts)


def brought_by_place(session: Session, search: Search, today: date) -> dict[str, int]:
    """How many more each way of counting as near would bring: ``move``, ``remote``. One query.

    Who lives within the circle anyway is not counted.
    """
    near = search.near
    if near is None:
        return {}
    mind_slips(session)
    here = replace(near, or_would_move=False, or_remote=False)
    wide = _met(replace(search, near=None), today, _is_near(here).label("is_here"))
    outside = func.coalesce(wide.c.is_here, false()).is_(False)
    marks = {"move": [f"{MOVE}:{near.place_id}", f"{MOVE}:{ANYWHERE}"], "remote": [REMOTE]}
    counts = [
        func.count().filter(outside, wide.c.marks.op("&&")(cast(said, ARRAY(Text)))).label(name)
        for name, said in marks.items()
    ]
    return dict(session.execute(select(*counts).select_from(wide)).one()._mapping)


def loosened(session: Session, search: Search, today: date) -> list[tuple[str, int]]:
    """What would bring people to a search that finds nobody: without one of its words, how many."""
    words = search.words
    if not isinstance(words, Joined) or words.how != "and":
        return []
    found = []
    for at, part in enumerate(words.parts[:MOST_LOOSENED]):
        rest = Joined("and", (*words.parts[:at], *words.parts[at + 1 :]))
        people = find_people(session, replace(search, words=rest, name=""), today, size=0).total
        if people:
            found.append(("".join(text for text, _ in said_of(part)), people))
    return sorted(found, key=lambda one: -one[1])


def _met(search: Search, today: date, *more: ColumnElement[Any]) -> CTE:
    """One row a person who meets everything that is asked, with ``more`` told of each."""
    one = SearchDocument
    query = (
        select(
            Candidate.id.label("candidate_id"),
            one.marks,
            one.last_touch_on,
            Candidate.owner_id,
            func.plain(Candidate.full_name).label("name"),
            _free(today).label("free"),
            _touched(today).label("touched"),
            _called(search.name).label("called"),
            _said(search.words).label("said"),
            *more,
        )
        .outerjoin_from(Candidate, one, Candidate.id == one.candidate_id)
        .where(
            Candidate.erased_at.is_(None),
            _mentions(search),
            _is_near(search.near),
            *(_has_any(marks) for marks in search.ticks.values() if marks),
            _free(today).in_(search.free) if search.free else true(),
            _touched(today).in_(search.touched) if search.touched else true(),
            Candidate.owner_id.in_(search.owners) if search.owners else true(),
            _is_of_desk(search.desks) if search.desks else true(),
            _is_on(search.hotlists) if search.hotlists else true(),
            Candidate.id.in_(search.among) if search.among is not None else true(),
        )
    )
    return query.cte("met").prefix_with("MATERIALIZED")


def _mentions(search: Search) -> ColumnElement[bool]:
    """The words, or a name, or an address: each is looked for where it was asked."""
    ways: list[ColumnElement[bool]] = []
    if search.words is not None:
        ways.append(SearchDocument.words.op("@@")(_asked(search.words)))
    if search.name:
        ways.append(and_(*people_called(search.name)))
    if search.addresses:
        owners = select(WayToReach.candidate_id).where(WayToReach.value.in_(search.addresses))
        ways.append(Candidate.id.in_(owners))
    return or_(*ways) if ways else true()


def _asked(words: Part) -> ColumnElement[Any]:
    return cast(tsquery(words), TSQUERY)


def _said(words: Part | None) -> ColumnElement[float]:
    if words is None:
        return literal(0.0)
    return func.ts_rank(cast(list(WEIGHTS), ARRAY(REAL)), SearchDocument.words, _asked(words))


def _called(name: str) -> ColumnElement[float]:
    if not name:
        return literal(0.0)
    return func.word_similarity(func.plain(name), func.plain(Candidate.full_name))


def _is_near(near: Near | None) -> ColumnElement[bool]:
    if near is None:
        return true()
    ways = [_within(near)]
    if near.or_would_move:
        ways.append(_has_any({f"{MOVE}:{near.place_id}", f"{MOVE}:{ANYWHERE}"}))
    if near.or_remote:
        ways.append(_has_any({REMOTE}))
    return or_(*ways)


def _within(near: Near) -> ColumnElement[bool]:
    """A box for the index, and the circle in it, on a plane that is flat enough at such distances."""
    up = near.km / _KM_A_DEGREE
    shrink = max(cos(radians(near.latitude)), 0.01)
    across = up / shrink
    one = SearchDocument
    north = (one.latitude - near.latitude) * _KM_A_DEGREE
    east = (one.longitude - near.longitude) * _KM_A_DEGREE * shrink
    return and_(
        one.latitude.between(near.latitude - up, near.latitude + up),
        one.longitude.between(near.longitude - across, near.longitude + across),
        north * north + east * east <= near.km**2,
    )


def _has_any(marks: frozenset[str] | set[str]) -> ColumnElement[bool]:
    return SearchDocument.marks.op("&&")(cast(sorted(marks), ARRAY(Text)))


def _is_of_desk(desks: frozenset[int]) -> ColumnElement[bool]:
    return Candidate.owner_id.in_(select(Recruiter.id).where(Recruiter.desk_id.in_(desks)))


def _is_on(hotlists: frozenset[int]) -> ColumnElement[bool]:
    on = select(HotlistMember.candidate_id).where(HotlistMember.hotlist_id.in_(hotlists))
    return Candidate.id.in_(on.where(HotlistMember.removed_at.is_(None)))


def _free(today: date) -> ColumnElement[str | None]:
    day = SearchDocument.free_on
    return case((day <= today, NOW), (day <= today + SOON, "soon"), (day > today + SOON, LATER))


def _touched(today: date) -> ColumnElement[str | None]:
    day = SearchDocument.last_touch_on
    return case((day.is_(None), NEVER), (day < today - QUIET, "quiet"))


def _counted(met: CTE, facets: bool) -> Any:
    """How many in all, and every facet's counts in the same answer: ``facet``, ``tick``, ``people``.

    Where nothing was asked everybody is there, and to count what they all want would tell nothing.
    """
    marks = select(func.unnest(met.c.marks).label("tick")).subquery()
    everybody = select(literal("all"), literal(None, Text), func.count()).select_from(met)
    if not facets:
        return everybody
    ticked = select(literal("marks"), marks.c.tick, func.count()).group_by(marks.c.tick)
    others = [
        select(literal(facet), cast(column, Text), func.count()).where(column.is_not(None)).group_by(column)
        for facet, column in (("free", met.c.free), ("touched", met.c.touched), ("owner", met.c.owner_id))
    ]  # fmt: skip
    member = HotlistMember
    listed = (
        select(literal("hotlist"), cast(member.hotlist_id, Text), func.count())
        .join_from(met, member, member.candidate_id == met.c.candidate_id)
        .join(Hotlist, Hotlist.id == member.hotlist_id)
        .where(member.removed_at.is_(None), Hotlist.archived_at.is_(None))
        .group_by(member.hotlist_id)
    )
    return union_all(everybody, ticked, listed, *others)


def _order(met: CTE, order: Order) -> tuple[ColumnElement[Any], ...]:
    by_name = met.c.name, met.c.candidate_id
    if order == "name":
        return by_name
    if order == "quiet":
        return (met.c.last_touch_on.asc().nulls_first(), *by_name)
    return (
        met.c.called.desc(),
        met.c.said.desc(),
        met.c.last_touch_on.desc().nulls_last(),
        *by_name,
    )
