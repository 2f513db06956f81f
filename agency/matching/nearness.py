"""Which other skills and designations stand near a required one, and how near.

Three sources: what the vocabulary says of them, wording so alike that it is the same thing said
otherwise, and, apart from these, what the same people often have together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import column, select, text
from sqlalchemy.orm import Session

from agency.matching.facts import RelatedSkill
from agency.matching.look import look
from agency.meaning.pieces import WIDTH, Vectors, vectors_of
from agency.skills.models import RelationKind, TermKind, VocabularyTerm

CLOSE_TO = 0.5
NEEDS_IT = 0.8
"""Whoever has what needs the required skill has surely used that too."""
PART_OF_IT = 0.6
THE_WIDER = 0.3
SAME_WORDING = 0.8
"""The least cosine of two wordings that say the same; its square is how near. On alternative labels
of a public classification, half of them unknown, over eight draws: F1 0.944 together with the facts,
0.930 on the worst draw; 0.7 gave 0.921 and 0.874."""
MOST_RELATED = 12
DECIMALS = 3

_FORTH = {RelationKind.close_to: CLOSE_TO, RelationKind.part_of: THE_WIDER}
_BACK = {
    RelationKind.close_to: CLOSE_TO,
    RelationKind.needs: NEEDS_IT,
    RelationKind.part_of: PART_OF_IT,
}
_RELATED = text(
    """
    SELECT r.term_id AS term, r.other_id AS other, r.kind, true AS is_forth, t.name
    FROM term_relations r JOIN vocabulary_terms t ON t.id = r.other_id
    WHERE r.term_id = ANY(CAST(:ids AS int[])) AND r.import_id IS NULL
    UNION ALL
    SELECT r.other_id, r.term_id, r.kind, false, t.name
    FROM term_relations r JOIN vocabulary_terms t ON t.id = r.term_id
    WHERE r.other_id = ANY(CAST(:ids AS int[])) AND r.import_id IS NULL
    """
).columns(*map(column, ("term", "other", "kind", "is_forth", "name")))
_WORDINGS = text(
    """
    SELECT id, name, synonyms,
        ARRAY(SELECT n.text FROM imported_names n WHERE n.term_id = t.id ORDER BY n.text) AS brought
    FROM vocabulary_terms t WHERE id = ANY(CAST(:ids AS int[])) AND kind = :kind ORDER BY id
    """
).columns(*map(column, ("id", "name", "synonyms", "brought")))
_TOGETHER = text(
    """
    SELECT s.term_id, s.other_id, s.closeness, t.name
    FROM skills_together s JOIN vocabulary_terms t ON t.id = s.other_id
    WHERE s.term_id = ANY(CAST(:ids AS int[]))
    """
).columns(*map(column, ("term_id", "other_id", "closeness", "name")))


@dataclass
class _Names:
    """Names of all skills with their vectors, as this process knows them."""

    edition: object = None
    ids: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, WIDTH), np.float32))


_kept = _Names()
_found: dict[int, tuple[RelatedSkill, ...]] = {}
"""What was found since the vocabulary last changed."""


@dataclass
class _Beside:
    """What often stands beside each term, as it was last learned."""

    learned: object = None
    found: dict[int, tuple[RelatedSkill, ...]] = field(default_factory=dict)


_beside = _Beside()


def related_to(session: Session, term_ids: Collection[int]) -> dict[int, tuple[RelatedSkill, ...]]:
    """Near ones by term, nearest first. Looked for once, and again when the vocabulary changes."""
    if not term_ids:
        return {}
    _names(session)
    new = {term for term in term_ids if term not in _found}
    if new:
        near = _find(session, new)
        _found.update({term: near.get(term, ()) for term in new})
    return {term: _found[term] for term in term_ids}


def _find(session: Session, term_ids: Collection[int]) -> dict[int, tuple[RelatedSkill, ...]]:
    near: defaultdict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
    for term, other, closeness, name in (
        *_by_relation(session, term_ids),
        *_by_wording(session, term_ids),
    ):
        if other != term and closeness > near[term].get(other, (0.0, ""))[0]:
            near[term][other] = (closeness, name)
    return {term: _nearest_first(others) for term, others in near.items()}


def together_with(
    session: Session, term_ids: Collection[int], learned: object = None
) -> dict[int, tuple[RelatedSkill, ...]]:
    """What people who have the term often have too, by term; kept until it is learned anew.

    `learned` is the edition of the night's count, `frequencies.Counted.edition`; without one nothing is kept.
    """
    if learned is None:
        return _together(session, term_ids)
    if _beside.learned != learned:
        _beside.learned = learned
        _beside.found = {}
    kept = _beside.found
    new = {term for term in term_ids if term not in kept}
    if new:
        near = _together(session, new)
        kept.update({term: near.get(term, ()) for term in new})
    return {term: kept[term] for term in term_ids}


def _together(session: Session, term_ids: Collection[int]) -> dict[int, tuple[RelatedSkill, ...]]:
    found: defaultdict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
    for term, other, closeness, name in session.execute(_TOGETHER, {"ids": list(term_ids)}):
        found[term][other] = (closeness, name)
    return {term: _nearest_first(others) for term, others in found.items()}


def _nearest_first(others: dict[int, tuple[float, str]]) -> tuple[RelatedSkill, ...]:
    order = sorted(others.items(), key=lambda one: (-one[1][0], one[0]))
    return tuple(
        RelatedSkill(other, name, closeness) for other, (closeness, name) in order[:MOST_RELATED]
    )


def _by_relation(
    session: Session, term_ids: Collection[int]
) -> Iterable[tuple[int, int, float, str]]:
    """From both ends of a relation: as the vocabulary has it, and turned round.

    The agency's own ones only: a classification's say what work needs together, not what is alike.
    """
    for term, other, kind, is_forth, name in session.execute(_RELATED, {"ids": list(term_ids)}):
        closeness = (_FORTH if is_forth else _BACK).get(kind)
        if closeness is not None:
            yield term, other, closeness, name


def _by_wording(
    session: Session, term_ids: Collection[int]
) -> Iterable[tuple[int, int, float, str]]:
    known = _names(session)
    said = _wordings(session, term_ids)
    if not said or not known.ids:
        return
    vectors = vectors_of([name.casefold() for _, name in said])
    best: dict[tuple[int, int], float] = {}
    alike = vectors @ known.vectors.T
    for at, other in zip(*np.nonzero(alike >= SAME_WORDING), strict=True):
        pair = (said[at][0], int(other))
        best[pair] = max(best.get(pair, 0.0), float(alike[at, other]))
    for (term, place), cosine in best.items():
        closeness = round(min(1.0, cosine) ** 2, DECIMALS)
        yield term, known.ids[place], min(closeness, 0.99), known.names[place]


def _wordings(session: Session, term_ids: Collection[int]) -> list[tuple[int, str]]:
    """All names of these skills."""
    rows = session.execute(_WORDINGS, {"ids": list(term_ids), "kind": TermKind.skill.value})
    return [
        (term, said)
        for term, name, synonyms, brought in rows
        for said in (name, *synonyms, *brought)
    ]


def _names(session: Session) -> _Names:
    """Fetched again when the vocabulary changed; only new names are made into vectors."""
    now = look(session).vocabulary
    if _kept.edition != now:
        query = select(VocabularyTerm.id, VocabularyTerm.name).where(
            VocabularyTerm.kind == TermKind.skill
        )
        rows = session.execute(query.order_by(VocabularyTerm.id)).all()
        made = dict(zip(_kept.names, _kept.vectors, strict=True))
        new = sorted({row.name for row in rows} - made.keys())
        made.update(zip(new, _lowered_vectors(new), strict=True))
        _kept.ids, _kept.names = [row.id for row in rows], [row.name for row in rows]
        _kept.vectors = np.array([made[row.name] for row in rows], np.float32)
        _kept.edition = now
        _found.clear()
    return _kept


def _lowered_vectors(names: Sequence[str]) -> Vectors:
    return vectors_of([name.casefold() for name in names]).astype(np.float16)
