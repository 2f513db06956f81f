"""The net: of everybody we know, those who might reach a role's list.

It may let too many through and never too few; the scorer decides. Its promise rests on what the
scorer does, and a test holds both together:

- Who asked for this work, or for this employer, is listed wherever they live.
- Everybody else is listed only within reach of the place, with at most one must-have missing, and
  only if a title of theirs ties them to the work, or must-haves of weight `GROUND` do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
import orjson
from sqlalchemy import column, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from agency.clients.firms import firm_key
from agency.matching.counting_words import word_statistics
from agency.matching.crowd import (
    BITS,
    Crowd,
    Mask,
    Numbers,
    People,
    Places,
    crowd_of,
    together,
)
from agency.matching.facts import PersonFacts, Reading, RoleFacts
from agency.matching.masking import masked
from agency.matching.models import MatchFacts
from agency.matching.parts.place import REACH_KM
from agency.matching.parts.want import A_TRADE, ALIKE
from agency.matching.profiles import MOVES
from agency.matching.reading_alike import (
    Record,
    RoleText,
    WordStatistics,
    alike_to_each,
    said_in,
)
from agency.matching.rows import kilometres, musts_of
from agency.matching.scoring import GROUND
from agency.matching.stored_facts import from_json
from agency.matching.title_shelf import Titles, titles_on_record

_STORED = (
    sql(
        """
        SELECT candidate_id, facts::text AS facts, words, meaning
        FROM match_facts WHERE candidate_id = ANY(CAST(:ids AS int[])) ORDER BY candidate_id
        """
    )
    .columns(*map(column, ("candidate_id", "facts", "words", "meaning")))
    .execution_options(in_binary=True)
)
"""Written as it is sent: putting a query together takes longer than a small one."""
ROWS_AT_A_TIME = 2_000
WORTH_SAYING = 0.3
"""Below this likeness nobody reads which words are shared, so they are not looked for."""

RAREST = 2
"""Whoever misses at most one must-have holds one of the two rarest, which few do."""

ROLES_KEPT = 16_384
"""Roles whose words this process keeps, two kilobytes each."""

HAIR = 0.999
"""Weights are added up in binary; a sum that should be 1.5 must not fall short by a hair."""


class Known(NamedTuple):
    """Somebody, and what their masked record holds."""

    person: PersonFacts
    record: Record | None


class Stored(NamedTuple):
    """Somebody's facts as they are stored, to be read when they are needed."""

    person_id: int
    facts: str
    record: Record | None

    def person(self, reading: Reading | None = None) -> PersonFacts:
        return from_json(self.person_id, orjson.loads(self.facts), reading)


class Caught(NamedTuple):
    """Who came through a role's net, and the titles that tie people to it, by number (`title_shelf.Titles.tied`)."""

    people: People
    tied: Mapping[int, float]
    crowd: Crowd


def cast_net(session: Session, role: RoleFacts, titles: Titles) -> Caught:
    """Everybody who could be on this role's list."""
    tied, crowd = titles.tied(role.title, role.titles_alike, A_TRADE), crowd_of(session)
    return Caught(in_the_net(role, tied, crowd), tied, crowd)


def people_read(
    session: Session, role: RoleFacts, candidate_ids: Sequence[int]
) -> Iterator[PersonFacts]:
    """These people in order of id, each with what their record says of the role."""
    text = role_text(role, word_statistics(session))
    for start in range(0, len(candidate_ids), ROWS_AT_A_TIME):
        some = candidate_ids[start : start + ROWS_AT_A_TIME]
        yield from with_readings(whole_people(session, some), text)


def whole_people(session: Session, candidate_ids: Sequence[int]) -> list[Known]:
    """These people in order of id, with their words."""
    return [Known(one.person(), one.record) for one in stored_facts(session, candidate_ids)]


def stored_facts(session: Session, candidate_ids: Sequence[int]) -> list[Stored]:
    """What is on record of these people, in order of id."""
    # As PostgreSQL writes an array: as a list they would be turned into this one by one.
    sent = "{" + ",".join(map(str, candidate_ids)) + "}"
    rows = session.execute(_STORED, {"ids": sent}).all()
    return [Stored(number, facts, _record(*words)) for number, facts, *words in rows]


def pages_of_everybody(session: Session) -> Iterator[list[Known]]:
    """All people with their records in order of id, `ROWS_AT_A_TIME` at a time."""
    columns = MatchFacts.candidate_id, MatchFacts.facts, MatchFacts.words, MatchFacts.meaning
    query = select(*columns).order_by(MatchFacts.candidate_id)
    for page in session.execute(
        query, execution_options={"yield_per": ROWS_AT_A_TIME}
    ).partitions():
        yield [Known(from_json(number, facts), _record(*words)) for number, facts, *words in page]


def with_readings(page: Sequence[Known], text: RoleText | None) -> Iterator[PersonFacts]:
    """The people of a page, each with what their record says of a role's text."""
    records = [known.record for known in page if known.record is not None]
    alike = iter(text.rounded(records) if text else ())
    for person, record in page:
        if text is None or record is None:
            yield person
            continue
        yield replace(person, reading=reading_of(text, record, next(alike)))


def seen_by(
    known: Known, roles: Sequence[RoleFacts], statistics: WordStatistics
) -> Iterator[PersonFacts]:
    """The person once for each role, with what their record says of it."""
    record = known.record
    if record is None:
        yield from repeat(known.person, len(roles))
        return
    texts = [role_text(role, statistics) for role in roles]
    alike = iter(alike_to_each(record, [text for text in texts if text]))
    for text in texts:
        if text is None:
            yield known.person
        else:
            yield replace(known.person, reading=reading_of(text, record, next(alike)))


def reading_of(text: RoleText, record: Record, how_far: float) -> Reading:
    return Reading(how_far, text.shared(record) if how_far >= WORTH_SAYING else ())


def _record(words: bytes | None, meaning: bytes | None) -> Record | None:
    return None if words is None or meaning is None else Record(words, meaning)


def role_text(role: RoleFacts, statistics: WordStatistics) -> RoleText | None:
    """What the role says, ready to be held against records; None where it says too little."""
    if not role.text.strip():
        return None
    text = _text_of(role.title, role.text, statistics)
    return text if text.says_enough else None


@lru_cache(maxsize=ROLES_KEPT)
def _text_of(title: str, text: str, statistics: WordStatistics) -> RoleText:
    return RoleText(said_in(masked(f"{title}. {text}", ())), statistics)


def nets_of(session: Session, roles: Iterable[RoleFacts]) -> Iterator[Numbers]:
    """For each role as it stands in the records, the ids of everybody in its net."""
    titles, crowd = titles_on_record(session), crowd_of(session)
    for role in roles:
        yield in_the_net(role, titles.tied(role.title, titles.near(role.title), A_TRADE), crowd).ids


def in_the_net(role: RoleFacts, tied: Mapping[int, float], crowd: Crowd) -> People:
    """Everybody whom the scorer could put on the list.

    `tied` are the titles alike enough to be the same trade, by number (`title_shelf.Titles.tied`).
    """
    (rest, stands), (beside, all_of_them) = crowd.parts
    found = (
        _caught(role, tied, rest, stands, crowd),
        _caught(role, tied, beside, all_of_them, crowd),
    )
    return together(*found)


def _caught(
    role: RoleFacts, tied: Mapping[int, float], people: People, stands: Mask, crowd: Crowd
) -> People:
    """Indexes first, so that only those are looked at whom a title, a must-have or a firm brings."""
    if not len(people):
        return people
    musts, firm = musts_of(role), firm_key(role.client_name)
    holders = [people.terms.having(must.term_ids) for must in musts]
    held = np.zeros(len(people), np.min_scalar_type((1 << len(musts)) - 1))
    for bit, rows in enumerate(holders):
        held[rows] |= 1 << bit
    enough = max(0, len(musts) - 1)
    closely = [one for one, alike in tied.items() if alike >= ALIKE]
    asked = [people.wish_titles.having(closely), _marked(people, crowd, f"firm:{firm}")]
    trade = np.concatenate([people.titles.having(tied), people.wish_titles.having(tied)])
    holds_enough = np.bitwise_count(held[trade]) >= enough
    by_trade = trade[holds_enough | people.terms.empty[trade]]
    rarest = np.concatenate([trade[:0], *holders[:RAREST]])
    by_skill = rarest[np.bitwise_count(held[rarest]) >= enough]
    weight, theirs = np.zeros(len(by_skill)), held[by_skill]
    for bit, must in enumerate(musts):
        weight += (theirs & 1 << bit > 0) * must.weight
    by_skill = by_skill[weight >= GROUND * HAIR]
    by_work = _within_reach(role, people, np.concatenate([by_trade, by_skill]))
    found = np.zeros(len(people), bool)
    for rows in (*asked, by_work):
        found[rows] = True
    found[_marked(people, crowd, f"at:{firm}")] = False
    rows = np.flatnonzero(found)
    return people.at(rows[stands[rows]])


def _marked(people: People, crowd: Crowd, mark: str) -> Places:
    return people.marks.having([crowd.marks.number(mark)])


def _within_reach(role: RoleFacts, people: People, rows: Places) -> Places:
    """Those of them who live near, or would move, or have no place on record."""
    if role.office_days == 0 or role.location is None:
        return rows
    towns = people.towns
    far = kilometres(towns.latitude, towns.longitude, role, role.location) > REACH_KM
    return rows[~far[towns.home[rows]] | (people.said[rows] & BITS[MOVES] > 0)]
