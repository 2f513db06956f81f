"""The agency's vocabulary as the matcher reads it, built from its rows."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from agency.skills.models import TermKind
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
    """Alike only while every row is. Times will not do: they are those of a transaction's beginning."""
    rows = "SELECT count(*), sum(hashtextextended(t::text, 0)) FROM vocabulary_terms t"
    session.flush()
    return tuple(session.execute(text(rows)).one())


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
