"""The ways of being found: each is read by its own index, and no further than until enough were found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    func,
    literal,
    select,
    text,
    union_all,
)

from agency.candidates.models import Candidate
from agency.candidates.names import THEM, is_called
from agency.search.conditions import Number, belonging, narrowing, reached_at, says
from agency.search.models import PARTS_OF_WORDS, SearchDocument
from agency.search.shapes import Shape

MOST_COUNTED = bindparam("counted", type_=Integer)
_FIRST_PAGES = 1_000
"""Of 8 kB; some eight people each."""


@dataclass(frozen=True)
class Way:
    """One way of being found."""

    who: Number
    """The number that it finds."""
    rows: Select[*tuple[Any, ...]]
    """Numbers (``id``), each with what is counted of a person's row."""
    says: bool = False
    """By a part of the words; each part finds others."""


@dataclass(frozen=True)
class Found:
    """In a statement: whoever meets a search, each once; of many one more than ``MOST_COUNTED``."""

    everybody: CTE
    said: ColumnElement[int]
    """How many of them by words."""


def how_many(some: CTE) -> Any:
    return select(func.count()).select_from(some).scalar_subquery()


def found(shape: Shape, name: str, *more: ColumnElement[bool], words: str = "words") -> Found:
    """Whoever meets everything asked and ``more``, with what is counted of their rows.

    Each way is read as far as is needed and no further, and not at all after enough were found. It is planned as if it were
    read to its end: where PostgreSQL expects many, it would look for a few by going through everybody.
    """
    few: list[tuple[CTE, bool]] = []
    said: ColumnElement[int] = literal(0)
    total: ColumnElement[int] = literal(0)
    for at, way in enumerate(ways(shape, *more, words=words)):
        whole = way.rows.cte(f"{name}_{at}").prefix_with("MATERIALIZED")
        others = [one for one, is_said in few if not (is_said and way.says)]
        rows = select(whole).where(*(whole.c.id.not_in(select(one.c.id)) for one in others))
        most = func.greatest(MOST_COUNTED + 1 - total, 0)
        few.append((rows.limit(most).cte(f"{name}_{at}_few"), way.says))
        people = how_many(few[-1][0])
        total = total + people
        said = said + people if way.says else said
    return Found(union_all(*(select(one) for one, _ in few)).cte(name), said)


def ways(
    shape: Shape, *more: ColumnElement[bool], words: str = "words", whole: bool = False
) -> Iterator[Way]:
    """Each narrowed by everything else that is asked. Of a name that more people have, some are enough where nothing else is
    asked and the ``whole`` is not wanted."""
    narrow = [*narrowing(shape), *more]
    is_narrow = bool(narrow or belonging(shape, Candidate.id))
    some_will_do = not (is_narrow or whole)
    for way in _mentions(shape, some_will_do, words) or _anybody(shape, narrow):
        yield Way(way.who, way.rows.where(*narrow, *belonging(shape, way.who)), way.says)


def _mentions(shape: Shape, some_will_do: bool, words: str) -> list[Way]:
    """The words, or a name, or an address: each is looked for by itself, by its own index, and a name not twice."""
    one = SearchDocument
    found: list[Way] = []
    if shape.says:
        said = _rows(one.candidate_id).where(says(words))
        parts = [said.where(text(part)) for part in PARTS_OF_WORDS]
        found += [Way(one.candidate_id, part, True) for part in parts]
    if shape.name and (some_will_do or not shape.some_called):
        number = func.unnest(THEM).column_valued("called")
        theirs = _rows(number).outerjoin(one, one.candidate_id == number)
        first = (
            0 if shape.some_called else len(found)
        )  # they are enough, and need not be looked for
        found.insert(first, Way(number, theirs))
    elif shape.name:
        found.append(Way(Candidate.id, _people().where(*is_called())))
    if shape.addresses:
        found.append(Way(Candidate.id, _people().where(Candidate.id.in_(reached_at()))))
    return found


def _anybody(shape: Shape, narrow: Sequence[ColumnElement[bool]]) -> list[Way]:
    """By what is searched of them, or else by their records: somebody's row may not be written yet.

    What a good part of everybody meets is met often enough in the first pages of the table, where indexes would
    gather hundreds of thousands.
    """
    one = SearchDocument
    if not narrow:
        return [Way(Candidate.id, _people().where(Candidate.erased_at.is_(None)))]
    everybody = _rows(one.candidate_id)
    if belonging(shape, one.candidate_id):
        return [Way(one.candidate_id, everybody)]
    first = everybody.where(text(f"search_documents.ctid < '({_FIRST_PAGES},0)'::tid"))
    return [Way(one.candidate_id, first), Way(one.candidate_id, everybody)]


def _people() -> Select[*tuple[Any, ...]]:
    one = SearchDocument
    return _rows(Candidate.id).outerjoin(one, one.candidate_id == Candidate.id)


def _rows(who: Number) -> Select[*tuple[Any, ...]]:
    one = SearchDocument
    return select(who.label("id"), one.marks, one.free_on, one.last_touch_on)
