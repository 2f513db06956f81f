"""How many meet a search, everybody's place in the order, and what every tick would leave: one statement."""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Text,
    cast,
    func,
    literal,
    select,
    true,
    union_all,
)

from agency.candidates.models import Candidate
from agency.search.conditions import given, weight_of_words, when_free, when_touched
from agency.search.models import Hotlist, HotlistMember, SearchDocument
from agency.search.shapes import MOST_SHAPES, Shape
from agency.search.ways import MOST_COUNTED, found, how_many

LISTED, TOTAL, SAID = "listed", "total", "said"


@lru_cache(MOST_SHAPES)
def counted(shape: Shape) -> Any:
    """How many there are, everybody with their place in the order, and every facet's counts, in one answer: ``facet``, ``tick``, ``people``.

    Where nothing was asked everybody is there, and to count what they all want would tell nothing.
    """
    some = found(shape, "some")
    met = _met(some.everybody)
    total = select(literal(TOTAL), literal(TOTAL), how_many(met))
    if not shape.asks_something:
        return union_all(total, _placed(met, shape))
    if shape.says and shape.name:
        words_alone = select(literal(TOTAL), literal(SAID), some.said)
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


def _placed(met: CTE, shape: Shape) -> Any:
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
        select(literal(LISTED), cast(met.c.candidate_id, Text), place)
        .join_from(met, called, true())
        .outerjoin(one, one.candidate_id == met.c.candidate_id)
        .where(how_many(met) <= MOST_COUNTED)
    )


def _order(met: CTE, name: ColumnElement[str], shape: Shape) -> tuple[ColumnElement[Any], ...]:
    touched = SearchDocument.last_touch_on
    by_name = name, met.c.candidate_id
    if shape.order == "name":
        return by_name
    if shape.order == "quiet":
        return (touched.asc().nulls_first(), *by_name)
    called = func.word_similarity(func.plain(given("name", Text)), name)
    return (
        *([called.desc()] if shape.name else []),
        *([weight_of_words().desc()] if shape.says else []),
        touched.desc().nulls_last(),
        *by_name,
    )


def _met(some: CTE) -> CTE:
    """One row a person, and what facets count. Each is looked up by number: of a middling agency PostgreSQL would read everybody."""
    person = (
        select(Candidate.owner_id)
        .where(Candidate.id == some.c.id, Candidate.erased_at.is_(None))
        .limit(1)
        .lateral("person")
    )
    query = select(
        some.c.id.label("candidate_id"),
        some.c.marks,
        person.c.owner_id,
        when_free(some.c.free_on).label("free"),
        when_touched(some.c.last_touch_on).label("touched"),
    ).join_from(some, person, true())
    return query.cte("met").prefix_with("MATERIALIZED")
