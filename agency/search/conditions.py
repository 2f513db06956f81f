"""What a search asks of a person, as conditions of a statement that is built once and told the values (``shapes.values_of``)."""

from typing import Any
from typing import cast as cast_to

from sqlalchemy import (
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
    func,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import InstrumentedAttribute

from agency.candidates.models import Candidate, WayToReach
from agency.recruiters.models import Recruiter
from agency.search.documents import REMOTE
from agency.search.models import HotlistMember, SearchDocument
from agency.search.shapes import Shape

Number = InstrumentedAttribute[int] | ColumnElement[int]
NOW, LATER, NEVER = "now", "later", "never"
WEIGHTS = (0.1, 0.3, 0.6, 1.0)
"""Résumé, notes, record, their own words: what a hit in each is worth when the best reason comes first."""
_CIRCLE = (
    "latitude", "longitude", "south", "north", "west", "east", "km_north", "km_east", "km_squared",
)  # fmt: skip
_TODAY, _SOON_ON, _QUIET_SINCE = (bindparam(one, type_=Date) for one in ("today", "soon", "quiet"))


def given(name: str, type_: Any) -> Any:
    return bindparam(name, type_=type_)


def _any_of(column: Any, name: str, type_: Any = Integer) -> ColumnElement[bool]:
    return cast_to(ColumnElement[bool], column == any_(given(name, ARRAY(type_))))


def reached_at() -> Select[int]:
    way = WayToReach
    return select(way.candidate_id).where(_any_of(way.value, "addresses", Text))


def narrowing(shape: Shape) -> list[ColumnElement[bool]]:
    """What is asked of a person's row."""
    free_on = SearchDocument.free_on
    days = {
        NOW: free_on <= _TODAY,
        "soon": and_(free_on > _TODAY, free_on <= _SOON_ON),
        LATER: free_on > _SOON_ON,
    }
    asked = [_has_any(given(f"ticks_{group}", ARRAY(Text))) for group in sorted(shape.ticks)]
    if shape.near is not None:
        asked.append(_is_near(*shape.near))
    if shape.free:
        asked.append(or_(*(days[one] for one in sorted(shape.free))))
    return [*asked, *touched_as_asked(shape)]


def touched_as_asked(shape: Shape) -> list[ColumnElement[bool]]:
    """Of the day they were spoken with last."""
    touched_on = SearchDocument.last_touch_on
    last = {"quiet": touched_on < _QUIET_SINCE, NEVER: touched_on.is_(None)}
    return [or_(*(last[one] for one in sorted(shape.touched)))] if shape.touched else []


def belonging(shape: Shape, who: Number) -> list[ColumnElement[bool]]:
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


def says(words: str = "words") -> ColumnElement[bool]:
    return SearchDocument.words.op("@@", is_comparison=True)(_asked(words))


def _asked(words: str = "words") -> ColumnElement[Any]:
    return cast(given(words, Text), TSQUERY)


def weight_of_words() -> ColumnElement[float]:
    return func.ts_rank(cast(list(WEIGHTS), ARRAY(REAL)), SearchDocument.words, _asked())


def _is_near(or_would_move: bool, or_remote: bool) -> ColumnElement[bool]:
    ways = [within()]
    if or_would_move:
        ways.append(moves())
    if or_remote:
        ways.append(is_remote())
    return or_(*ways)


def moves() -> ColumnElement[bool]:
    return _has_any(given("moving", ARRAY(Text)))


def is_remote() -> ColumnElement[bool]:
    return _has_any(cast([REMOTE], ARRAY(Text)))


def within() -> ColumnElement[bool]:
    one = SearchDocument
    here = {name: given(name, Double) for name in _CIRCLE}
    north = (one.latitude - here["latitude"]) * here["km_north"]
    east = (one.longitude - here["longitude"]) * here["km_east"]
    return and_(
        one.latitude.between(here["south"], here["north"]),
        one.longitude.between(here["west"], here["east"]),
        north * north + east * east <= here["km_squared"],
    )


def _has_any(marks: ColumnElement[Any]) -> ColumnElement[bool]:
    return SearchDocument.marks.op("&&", is_comparison=True)(marks)


def when_free(day: ColumnElement[Any]) -> ColumnElement[str | None]:
    return case((day <= _TODAY, NOW), (day <= _SOON_ON, "soon"), (day > _SOON_ON, LATER))


def when_touched(day: ColumnElement[Any]) -> ColumnElement[str | None]:
    return case((day.is_(None), NEVER), (day < _QUIET_SINCE, "quiet"))
