"""Who meets a search, a page at a time, and what each tick would leave of them.

As many as a recruiter may look through are counted and put in order: a search that more people meet is
read in the order of an index, and says that there are more.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast

from psycopg import Connection
from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.candidates.names import Called, called
from agency.candidates.queries import COUNTED
from agency.search.boolean import Joined, said_of, tsquery
from agency.search.conditions import is_remote, moves, within
from agency.search.counting import LISTED, SAID, TOTAL, counted
from agency.search.shapes import MOST_SHAPES, Search, Shape, shape_of, values_of
from agency.search.walking import LOOKED_AT, first_met, gathered
from agency.search.ways import MOST_COUNTED, found, how_many

MOST_LOOSENED = 6
"""Words that are tried without."""


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
        asking, values = counted(shape_of(search, like)), values_of(search, like, today)
        for facet, tick, people in session.execute(asking, values):
            counts.setdefault(facet, {})[tick] = people
    listed, totals = counts.pop(LISTED, {}), counts.pop(TOTAL)
    if totals[TOTAL] > COUNTED:
        known = Known(like, totals.get(SAID, 0) <= COUNTED)
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
    shape = shape_of(search, known.called)
    values = {
        **values_of(search, known.called, today),
        "size": size,
        "start": start,
        "looked_at": LOOKED_AT,
    }
    are_few = known.is_seldom_said and shape.name and not shape.some_called
    belong = shape.owners or shape.desks or shape.hotlists or shape.among
    with _planned_for_what_is_asked(session):
        if (shape.says or shape.name) and not (are_few or belong):
            ids = session.scalars(first_met(shape), values).all()
            if len(ids) == size:
                return ids
        return session.scalars(gathered(shape), values).all()


def brought_by_place(session: Session, search: Search, today: date) -> dict[str, int]:
    """How many more each way of counting as near would bring: ``move``, ``remote``. One query.

    Who lives within the circle anyway is not counted, nor anybody after one more than ``COUNTED``.
    """
    near = search.near
    if near is None:
        return {}
    like = _called(session, search)
    brought, values = _brought(shape_of(search, like)), values_of(search, like, today)
    with _planned_for_what_is_asked(session):
        return dict(session.execute(brought, values).one()._mapping)


def _called(session: Session, search: Search) -> Called | None:
    return called(session, search.name) if search.name else None


def loosened(session: Session, search: Search, today: date) -> list[tuple[str, int]]:
    """What would bring people to a search that finds nobody: without one of its words, how many. One query."""
    words = search.words
    if not isinstance(words, Joined) or words.how != "and":
        return []
    told, values = [], values_of(search, None, today)
    for at, part in enumerate(words.parts[:MOST_LOOSENED]):
        rest = Joined("and", (*words.parts[:at], *words.parts[at + 1 :]))
        told.append("".join(text for text, _ in said_of(part)))
        values[f"words_{at}"] = tsquery(rest)
    counts = _loosened(shape_of(replace(search, name=""), None), len(told))
    with _planned_for_what_is_asked(session):
        would = zip(told, session.execute(counts, values).one(), strict=True)
    return sorted(((part, people) for part, people in would if people), key=lambda one: -one[1])


@contextmanager
def _planned_for_what_is_asked(session: Session) -> Iterator[None]:
    """A prepared statement has one plan for a word that everybody uses and for one that nobody does."""
    connection = cast(Connection[Any], session.connection().connection.driver_connection)
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
    return alive.offset(MOST_COUNTED).limit(1)


@lru_cache(MOST_SHAPES)
def _brought(shape: Shape) -> Select[Any]:
    wide, outside = replace(shape, near=None), func.coalesce(within(), false()).is_(False)
    ways = {"move": moves(), "remote": is_remote()}
    return select(
        *(
            how_many(found(wide, name, outside, way).everybody).label(name)
            for name, way in ways.items()
        )
    )


@lru_cache(MOST_SHAPES)
def _loosened(shape: Shape, parts: int) -> Select[Any]:
    ways = [found(shape, f"without_{at}", words=f"words_{at}").everybody for at in range(parts)]
    return select(*map(how_many, ways))
