"""The agency's vocabulary as the matcher reads it, built from its rows."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.queries import terms_of
from agency.skills.terms import NamedPlace, Term, Vocabulary

_kept: dict[str, tuple[object, Vocabulary]] = {}


def vocabulary(session: Session, places: Sequence[NamedPlace], currency: str) -> Vocabulary:
    """Every word the agency knows. Built once and kept until a term, a place or the currency changes."""
    edition = (*_edition(session), tuple(places), currency)
    if "last" not in _kept or _kept["last"][0] != edition:
        _kept["last"] = (edition, _built(session, places, currency))
    return _kept["last"][1]


def _edition(session: Session) -> tuple[object, ...]:
    """Alike only while no term was added, changed or taken away."""
    ids = VocabularyTerm.id
    query = select(func.count(), func.sum(ids), func.max(ids), func.max(VocabularyTerm.changed_at))
    return tuple(session.execute(query).one())


def _built(session: Session, places: Sequence[NamedPlace], currency: str) -> Vocabulary:
    return Vocabulary(
        skills=_terms(session, TermKind.skill),
        designations=_terms(session, TermKind.designation),
        industries=_terms(session, TermKind.industry),
        titles=_terms(session, TermKind.title),
        places=tuple(places),
        currency=currency,
    )


def _terms(session: Session, kind: TermKind) -> tuple[Term, ...]:
    return tuple(
        Term(
            id=row.id,
            name=row.name,
            synonyms=tuple(row.synonyms),
            kind=kind.value,
            field=row.field,
            level=row.level,
        )
        for row in terms_of(session, kind)
    )
