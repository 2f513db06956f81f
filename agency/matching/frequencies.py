"""How rare each term is among the people we know, and how much more a rare one counts.

In a small agency it is counted when it is asked; from `COUNTED_NIGHTLY` people on it is read off
what was counted last night, which moves no weight by more than a hair.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from math import log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from agency.matching.look import look
from agency.matching.models import TermsCounted

PRIOR_PEOPLE = 100
PRIOR_HOLDERS = 5
"""A young agency knows too few people to tell what is rare: begin as if 5 of 100 hold any term."""

PER_HALVING = 0.3
LEAST, MOST = 0.5, 2.0
COUNTED_NIGHTLY = 10_000

_PEOPLE = text("SELECT count(*) FROM match_profiles")
_COUNT = text(
    """SELECT term, (SELECT count(*) FROM match_profiles WHERE term_ids @> ARRAY[term]) AS held
    FROM unnest(CAST(:terms AS int[])) AS wanted(term)"""
)
_COUNT_ALL = text(
    """SELECT term, count(*) AS held FROM match_profiles, unnest(term_ids) AS held_by(term)
    GROUP BY term ORDER BY term"""
)
_COUNTS = np.dtype([("term", "<i4"), ("people", "<i4")])


class Counted(NamedTuple):
    """How many profiles there were on the night of this count, and in how many each term stood.

    Another night has another `edition`.
    """

    edition: object
    people: int
    holders: dict[int, int]


_kept: dict[str, Counted] = {}


def count_terms(session: Session, now: datetime) -> int:
    """Count anew, in an agency that is large enough; of how many people."""
    people = session.execute(_PEOPLE).scalar_one()
    session.execute(delete(TermsCounted))
    if people >= COUNTED_NIGHTLY:
        rows = session.execute(_COUNT_ALL).all()
        counts = np.array([tuple(row) for row in rows], _COUNTS)
        session.add(TermsCounted(counted_at=now, people=people, counts=counts.tobytes()))
    session.flush()
    return int(people)


def counted_last(session: Session) -> Counted | None:
    """The last count; nothing in an agency where terms are counted when they are asked."""
    now = look(session)
    if now.terms_id is None:
        return None
    edition = (now.terms_id, now.terms_counted_at)
    if "last" not in _kept or _kept["last"].edition != edition:
        counted = select(TermsCounted.people, TermsCounted.counts).filter_by(id=now.terms_id)
        row = session.execute(counted).one()
        counts: NDArray[np.void] = np.frombuffer(row.counts, _COUNTS)
        holders = dict(zip(counts["term"].tolist(), counts["people"].tolist(), strict=True))
        _kept["last"] = Counted(edition, row.people, holders)
    return _kept["last"]


def weights_of(
    session: Session, term_ids: Iterable[int], counted: Counted | None
) -> Mapping[int, float]:
    """What a must-have of each term counts: 0.5 for what half hold, 2 for what one in a hundred do."""
    wanted = sorted(set(term_ids))
    if not wanted:
        return {}
    if counted is None:
        people = session.execute(_PEOPLE).scalar_one()
        held = {row.term: row.held for row in session.execute(_COUNT, {"terms": wanted})}
        return {term: weight_of(held[term], people) for term in wanted}
    return {term: weight_of(counted.holders.get(term, 0), counted.people) for term in wanted}


def weight_of(holders: float, people: float) -> float:
    """Rounded to a tenth, so that fit does not flicker with every person added."""
    share = (holders + PRIOR_HOLDERS) / (people + PRIOR_PEOPLE)
    return round(min(MOST, max(LEAST, PER_HALVING * log2(1 / share))), 1)
