"""The net: of everybody we know, the rows of those who might reach a role's list.

It may let too many through and never too few; the scorer decides. Its promise rests on three
things the scorer does, and a test holds both together:

- Who did not ask for this work, nor for this employer, is listed only within reach of the place
  and with at most one must-have missing, so they hold one of the two rarest.
- Two titles alike enough to count share a word (`titles.title_keys`), or the learned likeness
  says so: then the whole title stands in the row (`RoleFacts.titles_alike`).
- Without that shared word, only must-haves of weight `GROUND` tie a person to a role.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, cast, false, func, literal, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import Float, Integer, Text

from agency.clients.firms import firm_key
from agency.matching.counting_words import word_statistics
from agency.matching.facts import PersonFacts, Reading, Requirement, RoleFacts
from agency.matching.masking import masked
from agency.matching.models import MatchProfile
from agency.matching.parts.place import FEW_DAYS_STRETCH, FEW_OFFICE_DAYS, REACH_KM
from agency.matching.parts.want import A_TRADE
from agency.matching.reading_alike import Record, RoleText, WordStatistics
from agency.matching.scoring import GROUND
from agency.matching.stored_facts import from_json
from agency.matching.title_shelf import title_token
from agency.matching.titles import learned_at_least, title_keys

KM_PER_DEGREE = 110.5
"""The shortest degree of latitude, so that the box never cuts into the circle."""

ROWS_AT_A_TIME = 2_000
DECIMALS = 4
WORTH_SAYING = 0.3
"""Below this likeness nobody reads which words are shared, so they are not looked for."""

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


def people_in_the_net(session: Session, role: RoleFacts) -> Iterator[PersonFacts]:
    """Everybody who could be on this role's list, in order of id, read in pages."""
    yield from people_read(session, role, could_be_listed(role))


def people_read(
    session: Session, role: RoleFacts, which: ColumnElement[bool]
) -> Iterator[PersonFacts]:
    """These people in order of id, each with what their record says of the role."""
    text = role_text(role, word_statistics(session))
    for page in pages_of_people(session, which, with_records=text is not None):
        yield from with_readings(page, text)


def pages_of_people(
    session: Session, which: ColumnElement[bool], *, with_records: bool
) -> Iterator[list[Known]]:
    """These people in order of id, `ROWS_AT_A_TIME` at a time."""
    records = (MatchProfile.words, MatchProfile.meaning) if with_records else ()
    query = select(MatchProfile.candidate_id, MatchProfile.facts, *records).where(which)
    rows = session.execute(
        query.order_by(MatchProfile.candidate_id).execution_options(yield_per=ROWS_AT_A_TIME)
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
    text = RoleText(masked(f"{role.title}. {role.text}", ()), statistics)
    return text if text.says_enough else None


def could_be_listed(role: RoleFacts) -> ColumnElement[bool]:
    """True for every row whose person the scorer could put on the list."""
    asked = _has_any_word(MatchProfile.wish_tokens, asked_tokens(role))
    ways_in = [asked, *(and_(way, _within_reach(role)) for way in _ways_by_work(role, asked))]
    works_there = _has_any_word(MatchProfile.wish_tokens, [f"at:{firm_key(role.client_name)}"])
    return and_(or_(*ways_in), ~works_there)


def asked_tokens(role: RoleFacts) -> list[str]:
    """What a wish for this kind of job, or for this employer, leaves in a row."""
    return [*_title_tokens(role), f"firm:{firm_key(role.client_name)}"]


def _title_tokens(role: RoleFacts) -> list[str]:
    """Words of the title, and whole titles that are alike enough to tie a person to the role."""
    near = learned_at_least(A_TRADE)
    alike = (title_token(title) for title, how_far in role.titles_alike.items() if how_far >= near)
    return sorted({*title_keys(role.title), *alike})


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


def _ways_by_work(role: RoleFacts, asked: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """Holding the must-haves, doing this job now, or doing it with nothing else on record."""
    musts = musts_of(role)
    does_it_now = _has_any_word(MatchProfile.title_tokens, _title_tokens(role))
    if musts:
        rarest = sorted({term for must in musts[:2] for term in must.term_ids})
        enough = _weight_held(musts) >= GROUND * HAIR
        yield and_(
            _has_any_term(rarest),
            _musts_held(musts) >= len(musts) - 1,
            or_(enough, does_it_now, asked),
        )
    if len(musts) < 2:
        yield does_it_now
    else:
        yield and_(does_it_now, func.cardinality(MatchProfile.term_ids) == 0)


def _musts_held(musts: Sequence[Must]) -> ColumnElement[int]:
    held = [cast(_has_any_term(must.term_ids), Integer) for must in musts]
    return sum(held[1:], start=held[0])


def _weight_held(musts: Sequence[Must]) -> ColumnElement[float]:
    held = [
        cast(cast(_has_any_term(must.term_ids), Integer), Float) * literal(must.weight)
        for must in musts
    ]
    return sum(held[1:], start=held[0])


def _within_reach(role: RoleFacts) -> ColumnElement[bool]:
    """A box around the place; who has no place on record, or would move, is let through."""
    if role.office_days == 0 or role.location is None:
        return true()
    km = REACH_KM
    if role.office_days is not None and role.office_days <= FEW_OFFICE_DAYS:
        km *= FEW_DAYS_STRETCH
    there, up = role.location, km / KM_PER_DEGREE
    across = up / max(0.05, cos(radians(min(89.0, abs(there.latitude) + up))))
    box = and_(
        MatchProfile.latitude.between(there.latitude - up, there.latitude + up),
        MatchProfile.longitude.between(there.longitude - across, there.longitude + across),
    )
    moves = _has_any_word(MatchProfile.wish_tokens, ["moves:"])
    return or_(box, MatchProfile.latitude.is_(None), moves)


def _has_any_term(term_ids: Sequence[int]) -> ColumnElement[bool]:
    return MatchProfile.term_ids.op("&&", is_comparison=True)(cast(list(term_ids), ARRAY(Integer)))


def _has_any_word(
    column: InstrumentedAttribute[list[str]], words: Sequence[str]
) -> ColumnElement[bool]:
    if not words:
        return false()
    return column.op("&&", is_comparison=True)(cast(list(words), ARRAY(Text)))
