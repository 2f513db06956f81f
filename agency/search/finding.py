"""Who meets a search, a page at a time, and what each tick would leave of them.

As many as a recruiter may look through are counted and put in order: a search that more people meet is
read in the order of an index, and says that there are more.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from math import cos, radians
from typing import Any, Literal
from typing import cast as cast_to

from psycopg import Connection
from sqlalchemy import (
    CTE,
    REAL,
    ColumnElement,
    Date,
    Double,
    Integer,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    text,
    true,
    union,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import InstrumentedAttribute, Session

from agency.candidates.models import Candidate, WayToReach
from agency.candidates.names import THEM, Called, called, is_called
from agency.candidates.queries import COUNTED
from agency.recruiters.models import Recruiter
from agency.search.boolean import Joined, Part, said_of, tsquery
from agency.search.documents import ANYWHERE, MOVE, REMOTE
from agency.search.models import Hotlist, HotlistMember, SearchDocument

Order = Literal["reason", "quiet", "name"]
Number = InstrumentedAttribute[int] | ColumnElement[int]
Way = tuple[Number, Select[int]]
"""The number that it finds, and how."""
SOON, QUIET = timedelta(days=91), timedelta(days=90)
NOW, LATER, NEVER = "now", "later", "never"
WEIGHTS = (0.1, 0.3, 0.6, 1.0)
"""Résumé, notes, record, their own words: what a hit in each is worth when the best reason comes first."""
MOST_LOOSENED = 6
"""Words that are tried without."""
_FIRST_PAGES = 1_000
"""Of 8 kB; some eight people each."""
_NUMBERS = ("owners", "desks", "hotlists", "among")
_CIRCLE = (
    "latitude", "longitude", "south", "north", "west", "east", "km_north", "km_east", "km_squared",
)  # fmt: skip
_COUNTED = bindparam("counted", type_=Integer)
_TODAY, _SOON_ON, _QUIET_SINCE = (bindparam(one, type_=Date) for one in ("today", "soon", "quiet"))
_MOST_SHAPES = 256
_LISTED, _TOTAL, _SAID = "listed", "total", "said"
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
class Known:
    """What counting a search told of it, to whoever reads it in order."""

    called: Called | None = None
    """Where a name was asked for."""
    is_seldom_said: bool = False
    """Its words alone are no more people's than are counted."""


@dataclass(frozen=True)
class Found:
    """One page of people by number, in order; how many there are, and of them by facet and tick."""

    ids: Sequence[int]
    everybody: Sequence[int] | None
    """All of them in order; nothing where more than ``COUNTED`` meet it."""
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of a wide search only some were looked at, which tells what may be ticked and no more."""
    known: Known = Known()

    @property
    def total(self) -> int:
        """How many there are, counted up to one more than ``COUNTED``."""
        return COUNTED + 1 if self.everybody is None else len(self.everybody)


def find_people(
    session: Session, search: Search, today: date, page: int = 1, size: int = 25
) -> Found:
    """A page of people, and the counts over all of them. Erased people are never among them.

    Of more than ``COUNTED`` people the order is that of an index: whoever was spoken with last comes first,
    where the best reason was asked for.
    """
    like = _called(session, search)
    counts: dict[str, dict[str, int]] = {}
    start = (page - 1) * size
    if not (search.asks_something or search.name) and _are_many(session):
        return Found(walk(session, search, today, size, start), None)
    with _planned_for_what_is_asked(session):
        counted = _counted(_shape(search, like))
        for facet, tick, people in session.execute(counted, _values(search, like, today)):
            counts.setdefault(facet, {})[tick] = people
    listed, totals = counts.pop(_LISTED, {}), counts.pop(_TOTAL)
    if totals[_TOTAL] > COUNTED:
        known = Known(like, totals.get(_SAID, 0) <= COUNTED)
        return Found(walk(session, search, today, size, start, known), None, counts, known)
    everybody = [int(one) for one in sorted(listed, key=listed.__getitem__)]
    return Found(everybody[start : start + size], everybody, counts)


def walk(
    session: Session,
    search: Search,
    today: date,
    size: int,
    start: int = 0,
    known: Known = Known(),
) -> Sequence[int]:
    """So many people of a wide search in the order of an index, after the first ``start``."""
    if not size:
        return []
    walked = _walked(_shape(search, known.called), known.is_seldom_said)
    values = {**_values(search, known.called, today), "size": size, "start": start}
    with _planned_for_what_is_asked(session):
        return session.scalars(walked, values).all()


def brought_by_place(session: Session, search: Search, today: date) -> dict[str, int]:
    """How many more each way of counting as near would bring: ``move``, ``remote``. One query.

    Who lives within the circle anyway is not counted, nor anybody after one more than ``COUNTED``.
    """
    near = search.near
    if near is None:
        return {}
    like = _called(session, search)
    brought, values = _brought(_shape(search, like)), _values(search, like, today)
    with _planned_for_what_is_asked(session):
        return dict(session.execute(brought, values).one()._mapping)


def _called(session: Session, search: Search) -> Called | None:
    return called(session, search.name) if search.name else None


def loosened(session: Session, search: Search, today: date) -> list[tuple[str, int]]:
    """What would bring people to a search that finds nobody: without one of its words, how many. One query."""
    words = search.words
    if not isinstance(words, Joined) or words.how != "and":
        return []
    told, values = [], _values(search, None, today)
    for at, part in enumerate(words.parts[:MOST_LOOSENED]):
        rest = Joined("and", (*words.parts[:at], *words.parts[at + 1 :]))
        told.append("".join(text for text, _ in said_of(part)))
        values[f"words_{at}"] = tsquery(rest)
    counts = _loosened(_shape(replace(search, name=""), None), len(told))
    with _planned_for_what_is_asked(session):
        found = zip(told, session.execute(counts, values).one(), strict=True)
    return sorted(((part, people) for part, people in found if people), key=lambda one: -one[1])


@contextmanager
def _planned_for_what_is_asked(session: Session) -> Iterator[None]:
    """A prepared statement has one plan for a word that everybody uses and for one that nobody does."""
    connection = cast_to(Connection[Any], session.connection().connection.driver_connection)
    kept, connection.prepare_threshold = connection.prepare_threshold, None
    try:
        yield
    finally:
        connection.prepare_threshold = kept


def _are_many(session: Session) -> bool:
    """Whether everybody is more than are counted."""
    return session.scalar(_one_more(), {"counted": COUNTED}) is not None


@cache
def _one_more() -> Select[int]:
    alive = select(Candidate.id).where(Candidate.erased_at.is_(None))
    return alive.offset(_COUNTED).limit(1)


@dataclass(frozen=True)
class _Shape:
    """What kinds of things a search asks: one statement, built once, asks every search of a shape. ``_values`` are what it asks for."""

    says: bool
    name: bool
    some_called: bool
    """Who is known to be called so is not everybody."""
    addresses: bool
    near: tuple[bool, bool] | None
    """Or would move there, or would work remotely."""
    ticks: frozenset[str]
    free: frozenset[str]
    touched: frozenset[str]
    owners: bool
    desks: bool
    hotlists: bool
    among: bool
    order: Order
    asks_something: bool


def _shape(search: Search, like: Called | None) -> _Shape:
    near = search.near
    return _Shape(
        says=search.words is not None,
        name=like is not None,
        some_called=like is not None and not like.is_everybody,
        addresses=bool(search.addresses),
        near=(near.or_would_move, near.or_remote) if near else None,
        ticks=frozenset(group for group, marks in search.ticks.items() if marks),
        free=search.free,
        touched=search.touched,
        owners=bool(search.owners),
        desks=bool(search.desks),
        hotlists=bool(search.hotlists),
        among=search.among is not None,
        order=search.order,
        asks_something=search.asks_something,
    )


def _values(search: Search, like: Called | None, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "counted": COUNTED,
        "today": today,
        "soon": today + SOON,
        "quiet": today - QUIET,
        "words": tsquery(search.words) if search.words is not None else "",
        "name": search.name,
        "called": like.ids if like is not None else "{}",
        "called_as": like.asked if like is not None else "",
        "addresses": list(search.addresses),
        **{f"ticks_{group}": sorted(marks) for group, marks in search.ticks.items()},
        **{name: sorted(getattr(search, name) or ()) for name in _NUMBERS},
    }
    if search.near is not None:
        values |= _circle(search.near)
    return values


def _circle(near: Near) -> dict[str, Any]:
    """A box for the index, and the circle in it, on a plane that is flat enough at such distances."""
    up = near.km / _KM_A_DEGREE
    shrink = max(cos(radians(near.latitude)), 0.01)
    across = up / shrink
    return {
        "latitude": near.latitude,
        "longitude": near.longitude,
        "south": near.latitude - up,
        "north": near.latitude + up,
        "west": near.longitude - across,
        "east": near.longitude + across,
        "km_north": _KM_A_DEGREE,
        "km_east": _KM_A_DEGREE * shrink,
        "km_squared": float(near.km**2),
        "moving": [f"{MOVE}:{near.place_id}", f"{MOVE}:{ANYWHERE}"],
    }


def _given(name: str, type_: Any) -> Any:
    return bindparam(name, type_=type_)


def _any_of(column: Any, name: str, type_: Any = Integer) -> ColumnElement[bool]:
    return cast_to(ColumnElement[bool], column == any_(_given(name, ARRAY(type_))))


def _how_many(some: CTE) -> Any:
    return select(func.count()).select_from(some).scalar_subquery()


def _some(
    shape: _Shape, name: str, *more: ColumnElement[bool], words: str = "words"
) -> tuple[CTE, CTE]:
    """The numbers of whoever meets everything asked and ``more``; of many, at least one more than ``COUNTED``. Then those of the first way.

    Each way of being mentioned is read as far as is needed and no further, and not at all after enough were found. It is planned as if it were
    read to its end: where PostgreSQL expects many, it would look for a few by going through everybody.
    """
    narrowed = [*_narrowed(shape), *more]
    few: list[CTE] = []
    is_narrow = bool(narrowed or _belongs(shape, Candidate.id))
    ways = _mentions(shape, is_narrow, words) or _anybody(shape, narrowed)
    for at, (who, mentioned) in enumerate(ways):
        way = mentioned.where(*narrowed, *_belongs(shape, who))
        whole = way.cte(f"{name}_{at}").prefix_with("MATERIALIZED")
        found = [select(func.count()).select_from(one).scalar_subquery() for one in few]
        is_enough = or_(false(), *(people > _COUNTED for people in found))
        most = case((is_enough, 0), else_=_COUNTED + 1)
        few.append(select(whole.c.id).limit(most).cte(f"{name}_{at}_few"))
    return union(*(select(one.c.id) for one in few)).cte(name), few[0]


def _met(some: CTE) -> CTE:
    """One row a person, and what facets count. Each is looked up by number: of a middling agency PostgreSQL would read everybody."""
    one = SearchDocument
    person = (
        select(Candidate.owner_id)
        .where(Candidate.id == some.c.id, Candidate.erased_at.is_(None))
        .limit(1)
        .lateral("person")
    )
    query = (
        select(
            some.c.id.label("candidate_id"),
            one.marks,
            person.c.owner_id,
            _free().label("free"),
            _touched().label("touched"),
        )
        .join_from(some, person, true())
        .outerjoin(one, one.candidate_id == some.c.id)
    )
    return query.cte("met").prefix_with("MATERIALIZED")


@lru_cache(_MOST_SHAPES)
def _brought(shape: _Shape) -> Select[Any]:
    wide, outside = replace(shape, near=None), func.coalesce(_within(), false()).is_(False)
    ways = {"move": _moves(), "remote": _is_remote()}
    return select(
        *(_how_many(_some(wide, name, outside, way)[0]).label(name) for name, way in ways.items())
    )


@lru_cache(_MOST_SHAPES)
def _loosened(shape: _Shape, parts: int) -> Select[Any]:
    ways = [_some(shape, f"without_{at}", words=f"words_{at}")[0] for at in range(parts)]
    return select(*map(_how_many, ways))


@lru_cache(_MOST_SHAPES)
def _walked(shape: _Shape, is_seldom_said: bool) -> Select[int]:
    """Whoever meets the search, read in the order of an index until a page is full.

    Where they are few enough to be put in order, they are: the newest touches may be of nobody of that name.
    """
    one = SearchDocument
    orders: dict[Order, tuple[Any, ...]] = {
        "reason": (one.last_touch_on.desc().nulls_last(), one.candidate_id),
        "quiet": (one.last_touch_on.asc().nulls_first(), one.candidate_id.desc()),
        "name": (func.plain(Candidate.full_name), Candidate.id),
    }
    ways: list[ColumnElement[bool]] = []
    if shape.name and not shape.some_called and is_seldom_said:
        found = union(*(way for _, way in _mentions(shape, False)))
        few = found.cte("few").prefix_with("MATERIALIZED")
        ways.append(one.candidate_id.in_(select(few.c.id)))
    else:
        if shape.says:
            ways.append(_says())
        if shape.name:
            ways.append(and_(*is_called()))
        if shape.addresses:
            ways.append(Candidate.id.in_(_reached_at()))
    return (
        select(one.candidate_id)
        .join(Candidate, Candidate.id == one.candidate_id)
        .where(
            Candidate.erased_at.is_(None),
            *_narrowed(shape),
            *_belongs(shape, Candidate.id),
            or_(*ways) if ways else true(),  # after what is cheaper to look at
        )
        .order_by(*orders[shape.order])
        .limit(_given("size", Integer))
        .offset(_given("start", Integer))
    )


def _mentions(shape: _Shape, is_narrow: bool, words: str = "words") -> list[Way]:
    """The words, or a name, or an address: each is looked for by itself, by its own index, and a name not twice.

    Of a name that more people have, some are enough where nothing else is asked.
    """
    one = SearchDocument
    ways: list[Way] = []
    if shape.says:
        said = select(one.candidate_id.label("id")).where(_says(words))
        ways.append((one.candidate_id, said))
    if shape.name and not (shape.some_called and is_narrow):
        number = func.unnest(THEM).column_valued("called")
        theirs = select(number.label("id"))
        if is_narrow:
            theirs = theirs.outerjoin(one, one.candidate_id == number)
        first = 0 if shape.some_called else len(ways)  # they are enough, and need not be looked for
        ways.insert(first, (number, theirs))
    elif shape.name:
        ways.append((Candidate.id, _people().where(*is_called())))
    if shape.addresses:
        having = Candidate.id.in_(_reached_at())
        ways.append((Candidate.id, _people().where(having)))
    return ways


def _anybody(shape: _Shape, narrowed: Sequence[ColumnElement[bool]]) -> list[Way]:
    """By what is searched of them, or else by their records: somebody's row may not be written yet.

    What a good part of everybody meets is met often enough in the first pages of the table, where indexes would
    gather hundreds of thousands.
    """
    one = SearchDocument
    if not narrowed:
        return [(Candidate.id, _people().where(Candidate.erased_at.is_(None)))]
    everybody = select(one.candidate_id.label("id"))
    if _belongs(shape, one.candidate_id):
        return [(one.candidate_id, everybody)]
    first = everybody.where(text(f"search_documents.ctid < '({_FIRST_PAGES},0)'::tid"))
    return [(one.candidate_id, first), (one.candidate_id, everybody)]


def _people() -> Select[int]:
    one = SearchDocument
    return select(Candidate.id.label("id")).outerjoin(one, one.candidate_id == Candidate.id)


def _reached_at() -> Select[int]:
    way = WayToReach
    return select(way.candidate_id).where(_any_of(way.value, "addresses", Text))


def _narrowed(shape: _Shape) -> list[ColumnElement[bool]]:
    """What is asked of a person's row."""
    free, touched = SearchDocument.free_on, SearchDocument.last_touch_on
    days = {
        NOW: free <= _TODAY,
        "soon": and_(free > _TODAY, free <= _SOON_ON),
        LATER: free > _SOON_ON,
    }
    last = {"quiet": touched < _QUIET_SINCE, NEVER: touched.is_(None)}
    asked = [_has_any(_given(f"ticks_{group}", ARRAY(Text))) for group in sorted(shape.ticks)]
    if shape.near is not None:
        asked.append(_is_near(*shape.near))
    if shape.free:
        asked.append(or_(*(days[one] for one in sorted(shape.free))))
    if shape.touched:
        asked.append(or_(*(last[one] for one in sorted(shape.touched))))
    return asked


def _belongs(shape: _Shape, who: Number) -> list[ColumnElement[bool]]:
    """Whose they are and on which lists."""
    theirs = select(Candidate.id)
    asked: list[ColumnElement[bool]] = []
    if shape.owners:
        asked.append(who.in_(theirs.where(_any_of(Candidate.owner_id, "owners"))))
    if shape.desks:
        owners = select(Recruiter.id).where(_any_of(Recruiter.desk_id, "desks"))
        asked.append(who.in_(theirs.where(Candidate.owner_id.in_(owners))))
    if shape.hotlists:
        on = select(HotlistMember.candidate_id).where(HotlistMember.removed_at.is_(None))
        asked.append(who.in_(on.where(_any_of(HotlistMember.hotlist_id, "hotlists"))))
    if shape.among:
        asked.append(_any_of(who, "among"))
    return asked


def _says(words: str = "words") -> ColumnElement[bool]:
    return SearchDocument.words.op("@@", is_comparison=True)(_asked(words))


def _asked(words: str = "words") -> ColumnElement[Any]:
    return cast(_given(words, Text), TSQUERY)


def _said() -> ColumnElement[float]:
    return func.ts_rank(cast(list(WEIGHTS), ARRAY(REAL)), SearchDocument.words, _asked())


def _is_near(or_would_move: bool, or_remote: bool) -> ColumnElement[bool]:
    ways = [_within()]
    if or_would_move:
        ways.append(_moves())
    if or_remote:
        ways.append(_is_remote())
    return or_(*ways)


def _moves() -> ColumnElement[bool]:
    return _has_any(_given("moving", ARRAY(Text)))


def _is_remote() -> ColumnElement[bool]:
    return _has_any(cast([REMOTE], ARRAY(Text)))


def _within() -> ColumnElement[bool]:
    one = SearchDocument
    here = {name: _given(name, Double) for name in _CIRCLE}
    north = (one.latitude - here["latitude"]) * here["km_north"]
    east = (one.longitude - here["longitude"]) * here["km_east"]
    return and_(
        one.latitude.between(here["south"], here["north"]),
        one.longitude.between(here["west"], here["east"]),
        north * north + east * east <= here["km_squared"],
    )


def _has_any(marks: ColumnElement[Any]) -> ColumnElement[bool]:
    return SearchDocument.marks.op("&&", is_comparison=True)(marks)


def _free() -> ColumnElement[str | None]:
    day = SearchDocument.free_on
    return case((day <= _TODAY, NOW), (day <= _SOON_ON, "soon"), (day > _SOON_ON, LATER))


def _touched() -> ColumnElement[str | None]:
    day = SearchDocument.last_touch_on
    return case((day.is_(None), NEVER), (day < _QUIET_SINCE, "quiet"))


@lru_cache(_MOST_SHAPES)
def _counted(shape: _Shape) -> Any:
    """How many there are, everybody with their place in the order, and every facet's counts, in one answer: ``facet``, ``tick``, ``people``.

    Where nothing was asked everybody is there, and to count what they all want would tell nothing.
    """
    some, said = _some(shape, "some")
    met = _met(some)
    total = select(literal(_TOTAL), literal(_TOTAL), _how_many(met))
    if not shape.asks_something:
        return union_all(total, _placed(met, shape))
    if shape.says and shape.name:
        words_alone = select(literal(_TOTAL), literal(_SAID), _how_many(said))
        return union_all(total, words_alone, _placed(met, shape), *_facets(met))
    return union_all(total, _placed(met, shape), *_facets(met))


def _facets(met: CTE) -> list[Select[Any]]:
    marks = select(func.unnest(met.c.marks).label("tick")).subquery()
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
    return [ticked, listed, *others]


def _placed(met: CTE, shape: _Shape) -> Any:
    """Everybody with their place in the order. Of more than are counted it is not asked: nobody's name and words are looked at."""
    one = SearchDocument
    called = (
        select(func.plain(Candidate.full_name).label("name"))
        .where(Candidate.id == met.c.candidate_id)
        .limit(1)
        .lateral("called")
    )
    place = func.row_number().over(order_by=_order(met, called.c.name, shape))
    return (
        select(literal(_LISTED), cast(met.c.candidate_id, Text), place)
        .join_from(met, called, true())
        .outerjoin(one, one.candidate_id == met.c.candidate_id)
        .where(_how_many(met) <= _COUNTED)
    )


def _order(met: CTE, name: ColumnElement[str], shape: _Shape) -> tuple[ColumnElement[Any], ...]:
    touched = SearchDocument.last_touch_on
    by_name = name, met.c.candidate_id
    if shape.order == "name":
        return by_name
    if shape.order == "quiet":
        return (touched.asc().nulls_first(), *by_name)
    called = func.word_similarity(func.plain(_given("name", Text)), name)
    return (
        *([called.desc()] if shape.name else []),
        *([_said().desc()] if shape.says else []),
        touched.desc().nulls_last(),
        *by_name,
    )
