"""The people of a wide search in the order of an index, a page at a time."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    func,
    or_,
    select,
    true,
    union,
)

from agency.candidates.models import Candidate
from agency.candidates.names import THEM, is_called
from agency.search.conditions import (
    belonging,
    given,
    narrowing,
    reached_at,
    says,
    touched_as_asked,
)
from agency.search.models import SearchDocument
from agency.search.shapes import MOST_SHAPES, Order, Shape
from agency.search.ways import ways

LOOKED_AT = 25_000
"""People who are looked at in the order of an index; then whoever meets the search is gathered and put in order."""


@lru_cache(MOST_SHAPES)
def first_met(shape: Shape) -> Select[int]:
    """A page of those who meet a search by words or a name, among the first ``LOOKED_AT`` of its order.

    What is asked is a column of whoever is looked at: made a condition, PostgreSQL would guess how soon the page is full, and
    where it guesses late gather everybody and sort them.
    """
    one, person = SearchDocument, Candidate
    way: list[ColumnElement[bool]] = []
    if shape.says:
        way.append(says())
    if shape.name:
        them = one.candidate_id.in_(select(func.unnest(THEM)))
        way.append(_of_person(and_(*is_called())) if shape.some_called else them)
    if shape.addresses:
        way.append(one.candidate_id.in_(reached_at()))
    meets = and_(*narrowing(shape), or_(*way), _of_person(person.erased_at.is_(None)))
    looked_at = select(one.candidate_id, meets.label("meets")).where(*touched_as_asked(shape))
    if shape.order == "name":
        looked_at = looked_at.join(person, person.id == one.candidate_id)
    rows = _in_order(looked_at, shape).limit(given("looked_at", Integer)).subquery("looked_at")
    return _a_page(_still_in_order(rows, shape).where(rows.c.meets))


@lru_cache(MOST_SHAPES)
def gathered(shape: Shape) -> Select[int]:
    """A page of everybody who meets a search, put in order; of one without words or a name as PostgreSQL finds best."""
    one, person = SearchDocument, Candidate
    query = select(one.candidate_id)
    if not (shape.says or shape.name or shape.addresses):
        asked = person.erased_at.is_(None), *narrowing(shape), *belonging(shape, person.id)
        query = query.join(person, person.id == one.candidate_id).where(*asked)
        return _a_page(_in_order(query, shape).with_only_columns(one.candidate_id))
    each = (way.rows.with_only_columns(way.who.label("id")) for way in ways(shape, whole=True))
    few = union(*each).cte("few").prefix_with("MATERIALIZED")
    if shape.order == "name":
        query = query.join(person, person.id == one.candidate_id)
    query = query.where(one.candidate_id.in_(select(few.c.id)))
    rows = _in_order(query, shape).subquery("rows")
    alive = _of_person(person.erased_at.is_(None), rows)
    return _a_page(_still_in_order(rows, shape).where(alive))


def _order(shape: Shape) -> tuple[tuple[Any, Callable[[Any], Any]], ...]:
    """The columns of an order, and which way each goes."""
    one = SearchDocument
    orders: dict[Order, tuple[tuple[Any, Callable[[Any], Any]], ...]] = {
        "reason": (
            (one.last_touch_on, lambda day: day.desc().nulls_last()),
            (one.candidate_id, lambda number: number.asc()),
        ),
        "quiet": (
            (one.last_touch_on, lambda day: day.asc().nulls_first()),
            (one.candidate_id, lambda number: number.desc()),
        ),
        "name": (
            (func.plain(Candidate.full_name), lambda name: name.asc()),
            (Candidate.id, lambda number: number.asc()),
        ),
    }
    return orders[shape.order]


def _in_order(query: Select[*tuple[Any, ...]], shape: Shape) -> Select[*tuple[Any, ...]]:
    order = _order(shape)
    labels = (column.label(f"order_{n}") for n, (column, _) in enumerate(order))
    return query.add_columns(*labels).order_by(*(way(column) for column, way in order))


def _still_in_order(rows: Subquery, shape: Shape) -> Select[int]:
    """PostgreSQL sees that they are, and sorts nothing."""
    order = enumerate(_order(shape))
    query = select(rows.c.candidate_id)
    return query.order_by(*(way(rows.c[f"order_{n}"]) for n, (_, way) in order))


def _of_person(
    asked: ColumnElement[bool], rows: Any = SearchDocument.__table__
) -> ColumnElement[bool]:
    """Looked up for each by number."""
    is_so = select(asked).where(Candidate.id == rows.c.candidate_id).limit(1)
    return is_so.correlate(rows).scalar_subquery().is_(true())


def _a_page(query: Select[int]) -> Select[int]:
    return query.limit(given("size", Integer)).offset(given("start", Integer))
