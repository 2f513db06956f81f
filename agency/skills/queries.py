"""Questions about the agency's vocabulary."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.skills.models import TermKind, VocabularyTerm


def terms_of(session: Session, kind: TermKind) -> list[VocabularyTerm]:
    """Every term of a kind, in the order they were added."""
    query = select(VocabularyTerm).where(VocabularyTerm.kind == kind)
    return list(session.scalars(query.order_by(VocabularyTerm.id)))


def term_called(session: Session, kind: TermKind, text: str) -> VocabularyTerm | None:
    """The term of this name or synonym, ignoring case and accents; the name wins."""
    plain = func.plain(text.strip())
    spelled = func.plain(VocabularyTerm.name) == plain
    written = func.plain(func.array_to_string(VocabularyTerm.synonyms, "|"))
    known_as = func.array_position(func.string_to_array(written, "|"), plain).is_not(None)
    query = select(VocabularyTerm).where(VocabularyTerm.kind == kind, spelled | known_as)
    return session.scalars(query.order_by(spelled.desc(), VocabularyTerm.id).limit(1)).first()
