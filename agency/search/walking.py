"""The people of a wide search in the order of an index, a page at a time."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, func, or_, select, true, union

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
    rows = looked_at.order_by(*_order(shape)).limit(LOOKED_AT).subquery("looked_at")
    return _a_page(select(rows.c.candidate_id).where(rows.c.meets))


@lru_cache(MOST_SHAPES)
def gathered(shape: Shape) -> Select[int]:
    """A page of everybody who meets a search, put in order; of one without words or a name as PostgreSQL finds best."""
    one, person = SearchDocument, Candidate
    query = select(one.candidate_id)
    if not (shape.says or shape.name or shape.addresses):
        asked = person.erased_at.is_(None), *narrowing(shape), *belonging(shape, person.id)
        query = query.join(person, person.id == one.candidate_id).where(*asked)
        return _a_page(query.order_by(*_order(shape)))
    each = (way.rows.with_only_columns(way.who.label("id")) for way in ways(shape, whole=True))
    few = union(*each).cte("few").prefix_with("MATERIALIZED")
    if shape.order == "name":
        query = query.join(person, person.id == one.candidate_id)
    query = query.where(one.candidate_id.in_(select(few.c.id))).order_by(*_order(shape))
    rows = query.subquery("rows")
    return _a_page(select(rows.c.candidate_id).where(_of_person(person.erased_at.is_(None), rows)))


def _order(shape: Shape) -> tuple[Any, ...]:
    one = SearchDocument
    orders: dict[Order, tuple[Any, ...]] = {
        "reason": (one.last_touch_on.desc().nulls_last(), one.candidate_id),
        "quiet": (one.last_touch_on.asc().nulls_first(), one.candidate_id.desc()),
        "name": (func.plain(Candidate.full_name), Candidate.id),
    }
    return orders[shape.order]


def _of_person(
    asked: ColumnElement[bool], rows: Any = SearchDocument.__table__
) -> ColumnElement[bool]:
    """Looked up for each by number."""
    is_so = select(asked).where(Candidate.id == rows.c.candidate_id).limit(1)
    return is_so.correlate(rows).scalar_subquery().is_(true())


def _a_page(query: Select[int]) -> Select[int]:
    return query.limit(given("size", Integer)).offset(given("start", Integer))
