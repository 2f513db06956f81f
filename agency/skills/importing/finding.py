"""Which term each concept of a classification is stored as."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from agency.skills.importing.classification import Concept
from agency.skills.models import TermKind
from agency.skills.queries import own_terms_called
from agency.skills.terms import TermKind as Kind

Ids = dict[tuple[Kind, str], int]
"""A concept's kind and identifier, and the number of its term."""

_BY_REF = text(
    """SELECT term.ref, term.id FROM unnest(CAST(:refs AS text[])) AS wanted
    JOIN vocabulary_terms AS term ON term.ref = wanted AND term.kind = :kind AND term.ref <> ''
    JOIN vocabulary_imports AS brought ON brought.id = term.import_id AND brought.source = :source"""
)
_BY_NAME = text(
    """SELECT said, term.id FROM unnest(CAST(:names AS text[])) AS said
    JOIN vocabulary_terms AS term ON term.kind = :kind AND plain(term.name) = plain(said)
    WHERE term.import_id IS NOT NULL ORDER BY term.id DESC"""
)


def find_terms(session: Session, source: str, concepts: Sequence[Concept]) -> Ids:
    """The terms that are there already: stored before, else the agency's own of that name, else
    one of the same name that another classification brought."""
    ids: Ids = {}
    for kind in dict.fromkeys(one.kind for one in concepts):
        left = [one for one in concepts if one.kind == kind]
        refs = _pairs(session, _BY_REF, source=source, kind=kind, refs=[one.ref for one in left])
        ids |= {(kind, ref): term_id for ref, term_id in refs}
        left = [one for one in left if (kind, one.ref) not in ids]
        own = own_terms_called(session, TermKind(kind), (one.name for one in left))
        brought = dict(_pairs(session, _BY_NAME, kind=kind, names=[one.name for one in left]))
        for one in left:
            if one.name in own:
                ids[kind, one.ref] = own[one.name].id
            elif one.name in brought:
                ids[kind, one.ref] = brought[one.name]
    return ids


def own_spellings(session: Session, concepts: Sequence[Concept]) -> dict[Kind, set[str]]:
    """By kind, the names of these concepts that are spellings of the agency's own terms."""
    said: dict[Kind, set[str]] = {}
    for one in concepts:
        said.setdefault(one.kind, set()).update((one.name, *one.names))
    return {
        kind: set(own_terms_called(session, TermKind(kind), names)) for kind, names in said.items()
    }


def _pairs(session: Session, query: TextClause, **asked: Any) -> Iterable[tuple[str, int]]:
    return [(name, term_id) for name, term_id in session.execute(query, asked)]
