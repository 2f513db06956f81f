"""The net: of everybody we know, the rows of those who might reach a role's list.

It may let too many through and never too few; the scorer decides. Its promise rests on what the
scorer does, and a test holds both together:

- Who asked for this work, or for this employer, is listed wherever they live.
- Everybody else is listed only within reach of the place, with at most one must-have missing, and
  only if a title of theirs ties them to the work, or must-haves of weight `GROUND` do.

In a very large agency thousands come near a common role. Then the `MOST_WEIGHED` who promise most
are weighed, and `Caught.in_all` says how many there were.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, radians
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import Float, Integer, Text

from agency.clients.firms import firm_key
from agency.matching.counting_words import word_statistics
from agency.matching.facts import Location, PersonFacts, Reading, Requirement, RoleFacts
from agency.matching.masking import masked
from agency.matching.models import MatchFacts, MatchProfile
from agency.matching.parts.place import FEW_DAYS_STRETCH, FEW_OFFICE_DAYS, NEAR_KM, REACH_KM
from agency.matching.parts.want import A_TRADE, ALIKE, UNSAID_SHARE
from agency.matching.profiles import MOVES
from agency.matching.reading_alike import Record, RoleText, Said, WordStatistics, said_in
from agency.matching.scoring import GROUND
from agency.matching.stored_facts import from_json
from agency.matching.title_shelf import titles_on_record
from agency.matching.titles import THE_SAME
from agency.matching.weights import POINTS

KM_PER_DEGREE = 110.5
"""The shortest degree of latitude, so that the box never cuts into the circle."""

ROWS_AT_A_TIME = 2_000
MOST_WEIGHED = 1_000
"""A tenth of a second. Of a hundred thousand generated people, five roles in sixty have more than twice as many
in their net, and all of the true first fifty were among the first 2,000."""
DECIMALS = 4
WORTH_SAYING = 0.3
"""Below this likeness nobody reads which words are shared, so they are not looked for."""

ROLES_KEPT = 16_384
"""Roles whose words this process keeps, two kilobytes each."""

HAIR = 0.999
"""Weights are added up in binary; a sum that should be 1.5 must not fall short by a hair."""


class Known(NamedTuple):
    """Somebody, and what their masked record holds."""

    person: PersonFacts
    record: Record | None


@dataclass(frozen=True, slots=True)
class Must:
    """A must-have that rows can be asked about: any of these terms may meet it."""

    term_ids: tuple[int, ...]
    weight: float


class Caught(NamedTuple):
    """Who is to be weighed, by number, and how many came through the net in all."""

    ids: list[int]
    in_all: int


def cast_net(session: Session, role: RoleFacts) -> Caught:
    """Everybody who could be on this role's list; of more than `MOST_WEIGHED` the most promising."""
    rows = session.execute(search_for(session, role)).all()
    return Caught(sorted(row.candidate_id for row in rows), rows[0].in_all if rows else 0)


def search_for(session: Session, role: RoleFacts) -> Select[int, int]:
    """Numbers of the most promising people in the net, each with how many are in it."""
    tied = titles_on_record(session).tied(role.title, role.titles_alike, A_TRADE)
    return (
        select(MatchProfile.candidate_id, func.count().over().label("in_all"))
        .where(could_be_listed(role, tied))
        .order_by(_promise(role, tied).desc(), MatchProfile.candidate_id)
        .limit(MOST_WEIGHED)
    )


def people_in_the_net(session: Session, role: RoleFacts) -> Iterator[PersonFacts]:
    """The people who are to be weighed for this role, in order of id."""
    yield from people_read(session, role, cast_net(session, role).ids)


def people_read(
    session: Session, role: RoleFacts, candidate_ids: Sequence[int]
) -> Iterator[PersonFacts]:
    """These people in order of id, each with what their record says of the role."""
    text = role_text(role, word_statistics(session))
    for start in range(0, len(candidate_ids), ROWS_AT_A_TIME):
        some = MatchFacts.candidate_id.in_(candidate_ids[start : start + ROWS_AT_A_TIME])
        for page in pages_of_people(session, some, with_records=text is not None):
            yield from with_readings(page, text)


def pages_of_people(
    session: Session, which: ColumnElement[bool], *, with_records: bool
) -> Iterator[list[Known]]:
    """These people in order of id, `ROWS_AT_A_TIME` at a time."""
    records = (MatchFacts.words, MatchFacts.meaning) if with_records else ()
    query = select(MatchFacts.candidate_id, MatchFacts.facts, *records).where(which)
    rows = session.execute(
        query.order_by(MatchFacts.candidate_id).execution_options(yield_per=ROWS_AT_A_TIME)
    )
    for page in rows.partitions():
        yield [_known(row, with_records) for row in page]


def with_readings(page: Sequence[Known], text: RoleText | None) -> Iterator[PersonFacts]:
    """The people of a page, each with what their record says of a role's text."""
    records = [known.record for known in page if known.record is not None]
    alike = iter(text.alike(records) if text else ())
    for person, record in page:
        if text is None or record is None:
            yield person
            continue
        how_far = round(float(next(alike)), DECIMALS)
        shared = text.shared(record) if how_far >= WORTH_SAYING else ()
        yield replace(person, reading=Reading(how_far, shared))


def _known(row: Row[Any], with_records: bool) -> Known:
    person = from_json(row.candidate_id, row.facts)
    if not with_records or row.words is None:
        return Known(person, None)
    return Known(person, Record(row.words, row.meaning))


def role_text(role: RoleFacts, statistics: WordStatistics) -> RoleText | None:
    """What the role says, ready to be held against records; None where it says too little."""
    if not role.text.strip():
        return None
    text = RoleText(_said_by(role.title, role.text), statistics)
    return text if text.says_enough else None


@lru_cache(maxsize=ROLES_KEPT)
def _said_by(title: str, text: str) -> Said:
    return said_in(masked(f"{title}. {text}", ()))


def nets_of(session: Session, roles: Iterable[RoleFacts]) -> list[ColumnElement[bool]]:
    """The nets for roles as they stand in the records, to be asked about any rows."""
    titles = titles_on_record(session)
    return [
        could_be_listed(role, titles.tied(role.title, titles.near(role.title), A_TRADE))
        for role in roles
    ]


def could_be_listed(role: RoleFacts, tied: Mapping[int, float]) -> ColumnElement[bool]:
    """True for every row whose person the scorer could put on the list.

    `tied` are the titles alike enough to be the same trade, by number (`title_shelf.Titles.tied`).
    """
    asked = [number for number, alike in tied.items() if alike >= ALIKE]
    named = _has_mark(f"firm:{firm_key(role.client_name)}")
    by_work = and_(_within_reach(role), or_(*_ways_by_work(role, sorted(tied))))
    works_there = _has_mark(f"at:{firm_key(role.client_name)}")
    return and_(or_(has_any(MatchProfile.wish_titles, asked), named, by_work), ~works_there)


def musts_of(role: RoleFacts) -> list[Must]:
    """Must-haves that rows can be asked about, the rarest first."""
    musts = [
        Must((asked.term_id, *(near.term_id for near in asked.related)), asked.weight)
        for asked in role.requirements
        if asked.is_must and _is_checkable(asked) and asked.term_id is not None
    ]
    return sorted(musts, key=lambda must: (-must.weight, must.term_ids))


def _is_checkable(asked: Requirement) -> bool:
    return asked.kind in ("skill", "designation")


def _ways_by_work(role: RoleFacts, tied: Sequence[int]) -> Iterator[ColumnElement[bool]]:
    """A title of the trade, or rare must-haves; and of the must-haves all but one, or nothing on record."""
    musts = musts_of(role)
    of_the_trade = or_(has_any(MatchProfile.titles, tied), has_any(MatchProfile.wish_titles, tied))
    if len(musts) < 2:
        yield of_the_trade
    else:
        nothing_on_record = func.cardinality(MatchProfile.term_ids) == 0
        yield and_(of_the_trade, or_(_musts_held(musts) >= len(musts) - 1, nothing_on_record))
    if musts:
        rarest = sorted({term for must in musts[:2] for term in must.term_ids})
        enough = _weight_held(musts) >= GROUND * HAIR
        most = _musts_held(musts) >= len(musts) - 1
        yield and_(has_any(MatchProfile.term_ids, rarest), most, enough)


def _promise(role: RoleFacts, tied: Mapping[int, float]) -> ColumnElement[float]:
    """What a row alone tells of how well its person will do: the parts of fit, roughly, of 100."""
    promise = _promise_of_titles(tied) + _promise_of_place(role)
    musts = musts_of(role)
    if musts:
        whole = sum(must.weight for must in musts)
        promise = promise + _weight_held(musts) * literal(POINTS["skills"] / whole)
    if role.starts_on is not None:
        late = MatchProfile.available_on > role.starts_on
        promise = promise - case((late, POINTS["timing"] / 2), else_=0.0)
    return promise


def _promise_of_titles(tied: Mapping[int, float]) -> ColumnElement[float]:
    """A title they asked for says all, the one they have a third, one that is merely near less."""
    steps = [
        (has_any(column, [number for number, alike in tied.items() if alike >= least]), says)
        for column, least, says in (
            (MatchProfile.wish_titles, THE_SAME, 1.0),
            (MatchProfile.wish_titles, 0.7, 0.8),
            (MatchProfile.wish_titles, ALIKE, 0.6),
            (MatchProfile.titles, THE_SAME, UNSAID_SHARE),
            (MatchProfile.titles, ALIKE, UNSAID_SHARE / 2),
        )
    ]
    return case(*((has, literal(says * POINTS["want"])) for has, says in steps), else_=0.0)


def _promise_of_place(role: RoleFacts) -> ColumnElement[float]:
    if role.office_days == 0 or role.location is None:
        return literal(0.0)
    near, far = _box(role.location, NEAR_KM), _box(role.location, _reach_km(role))
    points = POINTS["place"]
    return case((near, float(points)), (or_(far, _moves()), points / 2), else_=0.0)


def _musts_held(musts: Sequence[Must]) -> ColumnElement[int]:
    held = [cast(has_any(MatchProfile.term_ids, must.term_ids), Integer) for must in musts]
    return sum(held[1:], start=held[0])


def _weight_held(musts: Sequence[Must]) -> ColumnElement[float]:
    held = [
        cast(cast(has_any(MatchProfile.term_ids, must.term_ids), Integer), Float)
        * literal(must.weight)
        for must in musts
    ]
    return sum(held[1:], start=held[0])


def _within_reach(role: RoleFacts) -> ColumnElement[bool]:
    """A box around the place; who has no place on record, or would move, is let through."""
    if role.office_days == 0 or role.location is None:
        return true()
    return or_(_box(role.location, _reach_km(role)), MatchProfile.latitude.is_(None), _moves())


def _reach_km(role: RoleFacts) -> float:
    few = role.office_days is not None and role.office_days <= FEW_OFFICE_DAYS
    return REACH_KM * FEW_DAYS_STRETCH if few else REACH_KM


def _box(there: Location, km: float) -> ColumnElement[bool]:
    """Wider than the circle, never narrower."""
    up = km / KM_PER_DEGREE
    across = up / max(0.05, cos(radians(min(89.0, abs(there.latitude) + up))))
    return and_(
        MatchProfile.latitude.between(there.latitude - up, there.latitude + up),
        MatchProfile.longitude.between(there.longitude - across, there.longitude + across),
    )


def _moves() -> ColumnElement[bool]:
    return _has_mark(MOVES)


def has_any(
    column: InstrumentedAttribute[list[int]], numbers: Sequence[int]
) -> ColumnElement[bool]:
    """Whether a row's numbers, of terms or titles, and these share one."""
    if not numbers:
        return false()
    return column.op("&&", is_comparison=True)(cast(list(numbers), ARRAY(Integer)))


def _has_mark(mark: str) -> ColumnElement[bool]:
    return MatchProfile.marks.op("@>", is_comparison=True)(cast([mark], ARRAY(Text)))
