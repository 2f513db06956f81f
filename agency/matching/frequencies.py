"""How rare each term is among the people we know, and how much more a rare one counts."""

from collections.abc import Iterable, Mapping
from math import log2

from sqlalchemy import text
from sqlalchemy.orm import Session

PRIOR_PEOPLE = 100
PRIOR_HOLDERS = 5
"""A young agency knows too few people to tell what is rare: begin as if 5 of 100 hold any term."""

PER_HALVING = 0.3
LEAST, MOST = 0.5, 2.0
KNOWN_BY_ESTIMATE = 10_000

_SIZE = text("SELECT reltuples::bigint FROM pg_class WHERE oid = 'match_profiles'::regclass")
_COUNT_ALL = text("SELECT count(*) FROM match_profiles")
_COMMON = text(
    """SELECT term, share FROM pg_stats,
        unnest(most_common_elems::text::int[],
            most_common_elem_freqs[1:cardinality(most_common_elems::text::int[])]) AS common(term, share)
    WHERE tablename = 'match_profiles' AND attname = 'term_ids' AND schemaname = current_schema()
        AND term = ANY(:terms)"""
)
_COUNT = text(
    """SELECT term, (SELECT count(*) FROM match_profiles WHERE term_ids @> ARRAY[term]) AS held
    FROM unnest(CAST(:terms AS int[])) AS wanted(term)"""
)


def weights_of(session: Session, term_ids: Iterable[int]) -> Mapping[int, float]:
    """What a must-have of each term counts: 0.5 for what half hold, 2 for what one in a hundred do.

    Common terms are read off the planner's statistics, the rest are counted.
    """
    wanted = sorted(set(term_ids))
    if not wanted:
        return {}
    people = _number_of_people(session)
    common: dict[int, float] = {}
    if people >= KNOWN_BY_ESTIMATE:
        rows = session.execute(_COMMON, {"terms": wanted})
        common = {term: share * people for term, share in rows}
    unknown = [term for term in wanted if term not in common]
    held = common | _counted(session, unknown)
    return {term: weight_of(held[term], people) for term in wanted}


def _counted(session: Session, term_ids: list[int]) -> dict[int, float]:
    if not term_ids:
        return {}
    return {row.term: row.held for row in session.execute(_COUNT, {"terms": term_ids})}


def weight_of(holders: float, people: float) -> float:
    """Rounded to a tenth, so that fit does not flicker with every person added."""
    share = (holders + PRIOR_HOLDERS) / (people + PRIOR_PEOPLE)
    return round(min(MOST, max(LEAST, PER_HALVING * log2(1 / share))), 1)


def _number_of_people(session: Session) -> int:
    estimate = int(session.scalar(_SIZE) or 0)
    return estimate if estimate >= KNOWN_BY_ESTIMATE else int(session.scalar(_COUNT_ALL) or 0)
