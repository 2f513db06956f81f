"""Finds which skills the same people often have, from all profiles.

Positive pointwise mutual information of every two skills (how much more often than by chance),
smoothed by its strongest directions (Levy and Goldberg 2014), so that skills count as near which
keep the same company and not only those seen side by side.
"""

from collections import Counter

import numpy as np
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from agency.matching.models import MatchProfile, SkillTogether
from agency.meaning.kin import leading
from agency.meaning.pieces import Vectors, of_length_one
from agency.skills.models import TermKind, VocabularyTerm

PEOPLE_READ = 50_000
FEWEST_HOLDERS = 2
MOST_SKILLS = 6_000
DIRECTIONS = 100
LEAST_ALIKE = 0.45
MOST_CLOSENESS = 0.5
NEIGHBOURS = 12
DECIMALS = 3


def find_skills_together(session: Session) -> int:
    """Find them anew; how many pairs there are. Reads at most 50,000 people, always the same."""
    query = select(MatchProfile.term_ids).order_by(MatchProfile.candidate_id).limit(PEOPLE_READ)
    held = [list(terms) for terms in session.scalars(query)]
    skills = set(
        session.scalars(select(VocabularyTerm.id).where(VocabularyTerm.kind == TermKind.skill))
    )
    rows = pairs_together([[term for term in terms if term in skills] for terms in held])
    session.execute(delete(SkillTogether))
    if rows:
        session.execute(
            insert(SkillTogether),
            [
                {"term_id": term, "other_id": other, "closeness": closeness}
                for term, other, closeness in rows
            ],
        )
    return len(rows)


def pairs_together(people: list[list[int]]) -> list[tuple[int, int, float]]:
    """(skill, neighbour, closeness of 0 to 0.5), at most `NEIGHBOURS` a skill."""
    holders = Counter(term for terms in people for term in terms)
    common = sorted(holders, key=lambda term: (-holders[term], term))[:MOST_SKILLS]
    terms = sorted(term for term in common if holders[term] >= FEWEST_HOLDERS)
    if len(terms) < 2:
        return []
    alike = _alike(people, terms)
    found: list[tuple[int, int, float]] = []
    for at, row in enumerate(alike):
        row[at] = 0
        nearest = np.argsort(-row, kind="stable")[:NEIGHBOURS]
        found += [
            (terms[at], terms[other], min(MOST_CLOSENESS, round(float(row[other]) ** 2, DECIMALS)))
            for other in nearest
            if row[other] >= LEAST_ALIKE
        ]
    return found


def _alike(people: list[list[int]], terms: list[int]) -> Vectors:
    place = {term: at for at, term in enumerate(terms)}
    counts = np.zeros((len(terms), len(terms)), np.float32)
    for held in people:
        at = np.array([place[term] for term in held if term in place], int)
        counts[np.ix_(at, at)] += 1
    alone = np.diag(counts)
    with np.errstate(divide="ignore"):
        lift = np.log(counts * len(people) / np.outer(alone, alone))
    lift = np.maximum(lift, 0)
    basis = leading(lift, min(DIRECTIONS, len(terms)))
    values, turn = np.linalg.eigh(basis.T @ lift @ basis)
    return _cosines(basis @ (turn * np.sqrt(np.maximum(values, 0))))


def _cosines(rows: Vectors) -> Vectors:
    units = of_length_one(rows)
    return np.asarray(np.clip(units @ units.T, 0, 1), dtype=np.float32)
