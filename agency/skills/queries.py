"""Questions about the agency's vocabulary."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Text, bindparam, case, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from agency.skills.models import TermKind, VocabularyTerm

TEXTS_AT_A_TIME = 5_000
Kinds = TermKind | tuple[TermKind, ...]


def terms_of(session: Session, kind: TermKind) -> list[VocabularyTerm]:
    """Every term of a kind, in the order they were added."""
    query = select(VocabularyTerm).where(VocabularyTerm.kind == kind)
    return list(session.scalars(query.order_by(VocabularyTerm.id)))


def term_called(session: Session, kind: Kinds, text: str) -> VocabularyTerm | None:
    """The term of this name or synonym, ignoring case and accents; the name wins."""
    return terms_called(session, kind, [text]).get(text)


def terms_called(session: Session, kind: Kinds, texts: Iterable[str]) -> dict[str, VocabularyTerm]:
    """The term that each text names, as ``term_called`` finds it; one query for 5,000 texts."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    wanted = sorted({text for text in texts if text.strip()})
    found: dict[str, VocabularyTerm] = {}
    for start in range(0, len(wanted), TEXTS_AT_A_TIME):
        said = bindparam("said", wanted[start : start + TEXTS_AT_A_TIME], ARRAY(Text))
        typed = func.unnest(said).table_valued("said").render_derived("typed")
        known = _spelled_terms(kinds).subquery()
        query = (
            select(typed.c.said, VocabularyTerm)
            .join(known, known.c.spelling == func.plain(func.btrim(typed.c.said)))
            .join(VocabularyTerm, VocabularyTerm.id == known.c.id)
            .order_by(known.c.is_name.desc(), known.c.kind, known.c.id)
        )
        for text, term in session.execute(query):
            found.setdefault(text, term)
    return found


def _spelled_terms(kinds: tuple[TermKind, ...]) -> CompoundSelect[Any]:
    """Every spelling of every term, a row each; a designation's full name is one of them."""
    term = VocabularyTerm
    full_name = case((term.kind == TermKind.designation, term.level), else_="")
    others = func.array_to_string(term.synonyms, "|") + literal("|") + full_name
    names = select(
        term.id, term.kind, func.plain(term.name).label("spelling"), literal(True).label("is_name")
    )
    synonyms = select(
        term.id,
        term.kind,
        func.unnest(func.string_to_array(func.plain(others), "|")),
        literal(False),
    )
    return names.where(term.kind.in_(kinds)).union_all(synonyms.where(term.kind.in_(kinds)))
