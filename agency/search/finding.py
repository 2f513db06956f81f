"""Who meets a search, a page at a time, and what each tick would leave of them.

As many as a recruiter may look through are counted and put in order: a search that more people meet is
read in the order of an index, and says that there are more.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import cos, radians
from typing import Any, Literal
from typing import cast as cast_to

from psycopg import Connection
from sqlalchemy import (
    CTE,
    REAL,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
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
from agency.candidates.queries import COUNTED, Called, mind_slips, people_called
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
    called = mind_slips(session, search.name)
    counts: dict[str, dict[str, int]] = {}
    start = (page - 1) * size
    if not (search.asks_something or search.name) and _are_many(session):
        return Found(walk(session, search, today, size, start), None)
    with _planned_for_what_is_asked(session):
        for facet, tick, people in session.execute(_counted(search, called, today)):
            counts.setdefault(facet, {})[tick] = people
    listed, totals = counts.pop(_LISTED, {}), counts.pop(_TOTAL)
    if totals[_TOTAL] > COUNTED:
        known = Known(called, totals.get(_SAID, 0) <= COUNTED)
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
    """So many people of a wide search in the order of an index, after the first ``start``.

    What ``find_people`` knows of the names asked for holds until the transaction ends.
    """
    if not size:
        return []
    query = _walked(search, known, today)
    with _planned_for_what_is_asked(session):
        return session.scalars(query.limit(size).offset(start)).all()


def brought_by_place(session: Session, search: Search, today: date) -> dict[str, int]:
    """How many more each way of counting as near would bring: ``move``, ``remote``. One query.

    Who lives within the circle anyway is not counted, nor anybody after one more than ``COUNTED``.
    """
    near = search.near
    if near is None:
        return {}
    called = mind_slips(session, search.name)
    wide, here = replace(search, near=None), _within(near)
    outside = func.coalesce(here, false()).is_(False)
    marks = {"move": _moving_to(near), "remote": {REMOTE}}
    counts = [
        _how_many(_some(wide, called, today, name, outside, _has_any(said))[0]).label(name)
        for name, said in marks.items()
    ]
    with _planned_for_what_is_asked(session):
        return dict(session.execute(select(*counts)).one()._mapping)


def loosened(session: Session, search: Search, today: date) -> list[tuple[str, int]]:
    """What would bring people to a search that finds nobody: without one of its words, how many. One query."""
    words = search.words
    if not isinstance(words, Joined) or words.how != "and":
        return []
    told, counts = [], []
    for at, part in enumerate(words.parts[:MOST_LOOSENED]):
        rest = Joined("and", (*words.parts[:at], *words.parts[at + 1 :]))
        told.append("".join(text for text, _ in said_of(part)))
        without, _ = _some(replace(search, words=rest, name=""), None, today, f"without_{at}")
        counts.append(_how_many(without))
    with _planned_for_what_is_asked(session):
        found = zip(told, session.execute(select(*counts)).one(), strict=True)
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
    alive = select(Candidate.id).where(Candidate.erased_at.is_(None))
    return session.scalar(alive.offset(COUNTED).limit(1)) is not None


def _how_many(some: CTE) -> Any:
    return select(func.count()).select_from(some).scalar_subquery()


def _some(
    search: Search, called: Called | None, today: date, name: str, *more: ColumnElement[bool]
) -> tuple[CTE, CTE]:
    """The numbers of whoever meets everything asked and ``more``; of many, at least one more than ``COUNTED``. Then those of the first way.

    Each way of being mentioned is read as far as is needed and no further, and not at all after enough were found. It is planned as if it were
    read to its end: where PostgreSQL expects many, it would look for a few by going through everybody.
    """
    narrowed = [*_narrowed(search, today), *more]
    few: list[CTE] = []
    is_narrow = bool(narrowed or _belongs(search, Candidate.id))
    ways = _mentions(search, called, is_narrow) or _anybody(search, narrowed)
    for at, (who, mentioned) in enumerate(ways):
        way = mentioned.where(*narrowed, *_belongs(search, who))
        whole = way.cte(f"{name}_{at}").prefix_with("MATERIALIZED")
        found = [select(func.count()).select_from(one).scalar_subquery() for one in few]
        is_enough = or_(false(), *(people > COUNTED for people in found))
        most = case((is_enough, 0), else_=COUNTED + 1)
        few.append(select(whole.c.id).limit(most).cte(f"{name}_{at}_few"))
    return union(*(select(one.c.id) for one in few)).cte(name), few[0]


def _met(some: CTE, today: date) -> CTE:
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
            _free(today).label("free"),
            _touched(today).label("touched"),
        )
        .join_from(some, person, true())
        .outerjoin(one, one.candidate_id == some.c.id)
    )
    return query.cte("met").prefix_with("MATERIALIZED")


def _walked(search: Search, known: Known, today: date) -> Any:
    """Whoever meets the search, read in the order of an index until a page is full.

    Where they are few enough to be put in order, they are: the newest touches may be of nobody of that name.
    """
    one, called = SearchDocument, known.called
    ways: list[ColumnElement[bool]] = []
    if called is not None and called.is_everybody and known.is_seldom_said:
        found = union(*(way for _, way in _mentions(search, called, False)))
        few = found.cte("few").prefix_with("MATERIALIZED")
        ways.append(one.candidate_id.in_(select(few.c.id)))
    else:
        if search.words is not None:
            ways.append(_says(search.words))
        if search.name:
            ways.append(and_(*people_called(search.name)))
        if search.addresses:
            ways.append(Candidate.id.in_(_reached_at(search.addresses)))
    orders: dict[Order, tuple[Any, ...]] = {
        "reason": (one.last_touch_on.desc().nulls_last(), one.candidate_id),
        "quiet": (one.last_touch_on.asc().nulls_first(), one.candidate_id.desc()),
        "name": (func.plain(Candidate.full_name), Candidate.id),
    }
    return (
        select(one.candidate_id)
        .join(Candidate, Candidate.id == one.candidate_id)
        .where(
            Candidate.erased_at.is_(None),
            *_narrowed(search, today),
            *_belongs(search, Candidate.id),
            or_(*ways) if ways else true(),  # after what is cheaper to look at
        )
        .order_by(*orders[search.order])
    )


def _mentions(search: Search, called: Called | None, is_narrow: bool) -> list[Way]:
    """The words, or a name, or an address: each is looked for by itself, by its own index, and a name not twice.

    Of a name that more people have, some are enough where nothing else is asked.
    """
    one = SearchDocument
    ways: list[Way] = []
    if search.words is not None:
        said = select(one.candidate_id.label("id")).where(_says(search.words))
        ways.append((one.candidate_id, said))
    if called is not None and (called.is_everybody or not is_narrow):
        number = func.unnest(cast(called.ids, ARRAY(Integer))).column_valued("called")
        theirs = select(number.label("id")).outerjoin(one, one.candidate_id == number)
        ways.append((number, theirs))
    elif search.name:
        ways.append((Candidate.id, _people().where(*people_called(search.name))))
    if search.addresses:
        having = Candidate.id.in_(_reached_at(search.addresses))
        ways.append((Candidate.id, _people().where(having)))
    return ways


def _anybody(search: Search, narrowed: Sequence[ColumnElement[bool]]) -> list[Way]:
    """By what is searched of them, or else by their records: somebody's row may not be written yet.

    What a good part of everybody meets is met often enough in the first pages of the table, where indexes would
    gather hundreds of thousands.
    """
    one = SearchDocument
    if not narrowed:
        return [(Candidate.id, _people().where(Candidate.erased_at.is_(None)))]
    everybody = select(one.candidate_id.label("id"))
    if _belongs(search, one.candidate_id):
        return [(one.candidate_id, everybody)]
    first = everybody.where(text(f"search_documents.ctid < '({_FIRST_PAGES},0)'::tid"))
    return [(one.candidate_id, first), (one.candidate_id, everybody)]


def _people() -> Select[int]:
    one = SearchDocument
    return select(Candidate.id.label("id")).outerjoin(one, one.candidate_id == Candidate.id)


def _reached_at(addresses: Sequence[str]) -> Select[int]:
    return select(WayToReach.candidate_id).where(WayToReach.value.in_(addresses))


def _narrowed(search: Search, today: date) -> list[ColumnElement[bool]]:
    """What is asked of a person's row."""
    free, touched = SearchDocument.free_on, SearchDocument.last_touch_on
    soon = today + SOON
    days = {NOW: free <= today, "soon": and_(free > today, free <= soon), LATER: free > soon}
    last = {"quiet": touched < today - QUIET, NEVER: touched.is_(None)}
    asked = [_has_any(marks) for marks in search.ticks.values() if marks]
    if search.near is not None:
        asked.append(_is_near(search.near))
    if search.free:
        asked.append(or_(*(days[one] for one in sorted(search.free))))
    if search.touched:
        asked.append(or_(*(last[one] for one in sorted(search.touched))))
    return asked


def _belongs(search: Search, who: Number) -> list[ColumnElement[bool]]:
    """Whose they are and on which lists."""
    theirs = select(Candidate.id)
    asked: list[ColumnElement[bool]] = []
    if search.owners:
        asked.append(who.in_(theirs.where(Candidate.owner_id.in_(search.owners))))
    if search.desks:
        owners = select(Recruiter.id).where(Recruiter.desk_id.in_(search.desks))
        asked.append(who.in_(theirs.where(Candidate.owner_id.in_(owners))))
    if search.hotlists:
        on = select(HotlistMember.candidate_id).where(HotlistMember.removed_at.is_(None))
        asked.append(who.in_(on.where(HotlistMember.hotlist_id.in_(search.hotlists))))
    if search.among is not None:
        asked.append(who.in_(search.among))
    return asked


def _says(words: Part) -> ColumnElement[bool]:
    return SearchDocument.words.op("@@", is_comparison=True)(_asked(words))


def _asked(words: Part) -> ColumnElement[Any]:
    return cast(tsquery(words), TSQUERY)


def _said(words: Part) -> ColumnElement[float]:
    return func.ts_rank(cast(list(WEIGHTS), ARRAY(REAL)), SearchDocument.words, _asked(words))


def _is_near(near: Near) -> ColumnElement[bool]:
    ways = [_within(near)]
    if near.or_would_move:
        ways.append(_has_any(_moving_to(near)))
    if near.or_remote:
        ways.append(_has_any({REMOTE}))
    return or_(*ways)


def _moving_to(near: Near) -> set[str]:
    return {f"{MOVE}:{near.place_id}", f"{MOVE}:{ANYWHERE}"}


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


def _free(today: date) -> ColumnElement[str | None]:
    day = SearchDocument.free_on
    return case((day <= today, NOW), (day <= today + SOON, "soon"), (day > today + SOON, LATER))


def _touched(today: date) -> ColumnElement[str | None]:
    day = SearchDocument.last_touch_on
    return case((day.is_(None), NEVER), (day < today - QUIET, "quiet"))


def _counted(search: Search, called: Called | None, today: date) -> Any:
    """How many there are, everybody with their place in the order, and every facet's counts, in one answer: ``facet``, ``tick``, ``people``.

    Where nothing was asked everybody is there, and to count what they all want would tell nothing.
    """
    some, said = _some(search, called, today, "some")
    met = _met(some, today)
    total = select(literal(_TOTAL), literal(_TOTAL), _how_many(met))
    if not search.asks_something:
        return union_all(total, _placed(met, search))
    if search.words is not None and search.name:
        words_alone = select(literal(_TOTAL), literal(_SAID), _how_many(said))
        return union_all(total, words_alone, _placed(met, search), *_facets(met))
    return union_all(total, _placed(met, search), *_facets(met))


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


def _placed(met: CTE, search: Search) -> Any:
    """Everybody with their place in the order. Of more than are counted it is not asked: nobody's name and words are looked at."""
    one = SearchDocument
    called = (
        select(func.plain(Candidate.full_name).label("name"))
        .where(Candidate.id == met.c.candidate_id)
        .limit(1)
        .lateral("called")
    )
    place = func.row_number().over(order_by=_order(met, called.c.name, search))
    return (
        select(literal(_LISTED), cast(met.c.candidate_id, Text), place)
        .join_from(met, called, true())
        .outerjoin(one, one.candidate_id == met.c.candidate_id)
        .where(_how_many(met) <= COUNTED)
    )


def _order(met: CTE, name: ColumnElement[str], search: Search) -> tuple[ColumnElement[Any], ...]:
    touched = SearchDocument.last_touch_on
    by_name = name, met.c.candidate_id
    if search.order == "name":
        return by_name
    if search.order == "quiet":
        return (touched.asc().nulls_first(), *by_name)
    called = func.word_similarity(func.plain(search.name), name)
    return (
        *([called.desc()] if search.name else []),
        *([_said(search.words).desc()] if search.words is not None else []),
        touched.desc().nulls_last(),
        *by_name,
    )
