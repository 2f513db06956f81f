"""The agency's own words as free text is read with them, built from their rows.

What classifications brought is left out: tens of thousands of labels find in a note what nobody said.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.skills.models import TermKind, VocabularyEdition
from agency.skills.queries import own_terms_of
from agency.skills.terms import NamedPlace, Term, Vocabulary

_EDITION = select(VocabularyEdition.mark)
_kept: dict[str, tuple[object, Vocabulary]] = {}


def vocabulary(session: Session, places: Sequence[NamedPlace], currency: str) -> Vocabulary:
    """Every word of the agency's own. Built once and kept until a term, a place or the currency changes."""
    state = (edition(session), tuple(places), currency)
    if "last" not in _kept or _kept["last"][0] != state:
        _kept["last"] = (state, _built(session, places, currency))
    return _kept["last"][1]


def edition(session: Session) -> object:
    """Alike only while no term changes; triggers renew it, so that nobody can forget to."""
    session.flush()
    return session.scalar(_EDITION)


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
        for row in own_terms_of(session, kind)
    )
