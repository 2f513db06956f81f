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
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from agency.clients.firms import firm_key
from agency.matching.counting_words import word_statistics
from agency.matching.facts import PersonFacts, Reading, RoleFacts
from agency.matching.masking import masked
from agency.matching.models import MatchFacts, MatchProfile
from agency.matching.parts.want import A_TRADE, ALIKE
from agency.matching.promising import promise
from agency.matching.reading_alike import Record, RoleText, Said, WordStatistics, said_in
from agency.matching.rows import has_any, has_mark, musts_held, musts_of, weight_held, within_reach
from agency.matching.scoring import GROUND
from agency.matching.stored_facts import from_json
from agency.matching.title_shelf import titles_on_record

ROWS_AT_A_TIME = 2_000
MOST_WEIGHED = 1_000
"""A tenth of a second of work. Docs/performance.md tells whom it misses in an agency of a million."""
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


class Caught(NamedTuple):
    """Who is to be weighed, by number, and how many came through the net in all."""

    ids: list[int]
    in_all: int


def cast_net(session: Session, role: RoleFacts, today: date) -> Caught:
    """Everybody who could be on this role's list; of more than `MOST_WEIGHED` the most promising."""
    rows = session.execute(search_for(session, role, today)).all()
    return Caught(sorted(row.candidate_id for row in rows), rows[0].in_all if rows else 0)


def search_for(session: Session, role: RoleFacts, today: date) -> Select[int, int]:
    """Numbers of the most promising people in the net, each with how many are in it."""
    tied = titles_on_record(session).tied(role.title, role.titles_alike, A_TRADE)
    return (
        select(MatchProfile.candidate_id, func.count().over().label("in_all"))
        .where(could_be_listed(role, tied))
        .order_by(promise(role, tied, today).desc(), MatchProfile.candidate_id)
        .limit(MOST_WEIGHED)
    )


def people_in_the_net(session: Session, role: RoleFacts, today: date) -> Iterator[PersonFacts]:
    """The people who are to be weighed for this role, in order of id."""
    yield from people_read(session, role, cast_net(session, role, today).ids)


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
    named = has_mark(f"firm:{firm_key(role.client_name)}")
    by_work = and_(within_reach(role), or_(*_ways_by_work(role, sorted(tied))))
    works_there = has_mark(f"at:{firm_key(role.client_name)}")
    return and_(or_(has_any(MatchProfile.wish_titles, asked), named, by_work), ~works_there)


def _ways_by_work(role: RoleFacts, tied: Sequence[int]) -> Iterator[ColumnElement[bool]]:
    """A title of the trade, or rare must-haves; and of the must-haves all but one, or nothing on record."""
    musts = musts_of(role)
    of_the_trade = or_(has_any(MatchProfile.titles, tied), has_any(MatchProfile.wish_titles, tied))
    if len(musts) < 2:
        yield of_the_trade
    else:
        nothing_on_record = func.cardinality(MatchProfile.term_ids) == 0
        yield and_(of_the_trade, or_(musts_held(musts) >= len(musts) - 1, nothing_on_record))
    if musts:
        rarest = sorted({term for must in musts[:2] for term in must.term_ids})
        enough = weight_held(musts) >= GROUND * HAIR
        most = musts_held(musts) >= len(musts) - 1
        yield and_(has_any(MatchProfile.term_ids, rarest), most, enough)
