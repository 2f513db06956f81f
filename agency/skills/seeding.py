"""Stores the vocabulary a new agency starts with. What is there already stays as it is."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.skills.models import VocabularyTerm
from agency.skills.seeds import load_seed_terms


def seed_vocabulary(session: Session) -> None:
    """Add every seed term that the agency does not have; running it twice adds nothing."""
    rows = [
        {
            "kind": kind,
            "name": term.name,
            "synonyms": list(term.synonyms),
            "field": term.field,
            "level": term.level,
        }
        for kind, terms in load_seed_terms().items()
        for term in terms
    ]
    adding = insert(VocabularyTerm).on_conflict_do_nothing(index_elements=["kind", "name"])
    session.execute(adding, rows)
