"""How the files themselves write what the vocabulary calls otherwise, so that reasons can be held against them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.skills.models import VocabularyTerm


class Wordings:
    """For each candidate and role of the files, its words for a term by the term's name."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], str] = {}
        self._asked: dict[tuple[str, str], str] = {}

    def note_said(self, session: Session, said: Iterable[tuple[str, int, str]]) -> None:
        """(candidate, term, words) of skills and designations; the first words for a term count."""
        _note(session, self._said, said)

    def note_asked(self, session: Session, asked: Iterable[tuple[str, int, str]]) -> None:
        """(role, term, words) of requirements."""
        _note(session, self._asked, asked)

    def said(self, candidate: str, name: str) -> str:
        return self._said.get((candidate, name), name)

    def asked(self, role: str, name: str) -> str:
        return self._asked.get((role, name), name)


def _note(
    session: Session, kept: dict[tuple[str, str], str], told: Iterable[tuple[str, int, str]]
) -> None:
    lines = list(told)
    terms = {term_id for _, term_id, _ in lines}
    query = select(VocabularyTerm.id, VocabularyTerm.name).where(VocabularyTerm.id.in_(terms))
    names = dict(session.execute(query).all())
    for key, term_id, words in lines:
        kept.setdefault((key, names[term_id]), words)
