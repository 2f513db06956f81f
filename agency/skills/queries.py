"""Questions about the vocabulary: the term that a text names, and how terms relate."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Text, bindparam, case, exists, func, literal, select, union_all
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.orm import Session, joinedload

from agency.skills.models import (
    DesignationGuide,
    ImportedName,
    RelationKind,
    TermKind,
    TermRelation,
    VocabularyTerm,
)

TEXTS_AT_A_TIME = 2_000
Kinds = TermKind | tuple[TermKind, ...]


class Relation(NamedTuple):
    """How one term stands to another, with both names."""

    term_id: int
    kind: RelationKind
    other_id: int
    term: str
    other: str
    is_own: bool
    """The agency's own statement, not a classification's."""


def terms_of(session: Session, kind: TermKind) -> list[VocabularyTerm]:
    """Every term of a kind, in the order they were added."""
    query = select(VocabularyTerm).where(VocabularyTerm.kind == kind)
    return list(session.scalars(query.order_by(VocabularyTerm.id)))


def own_terms_of(session: Session, kind: TermKind) -> list[VocabularyTerm]:
    """The agency's own terms of a kind, in the order they were added."""
    query = select(VocabularyTerm).filter_by(kind=kind, import_id=None)
    return list(session.scalars(query.order_by(VocabularyTerm.id)))


def term_called(session: Session, kind: Kinds, text: str) -> VocabularyTerm | None:
    """The term that a text names, as ``terms_called`` finds it."""
    return terms_called(session, kind, [text]).get(text)


def terms_called(session: Session, kind: Kinds, texts: Iterable[str]) -> dict[str, VocabularyTerm]:
    """The term that each text names; a text that names none is left out. One query for 2,000 texts.

    Case, accents, hyphens and a parenthesis at the end do not matter, though what is written in
    full goes before what is alike without them. The agency's own name wins over its own synonym
    (a designation's full name is one), and both win over what a classification brought.
    """
    return _named(session, kind, texts, own_only=False)


def own_terms_called(
    session: Session, kind: Kinds, texts: Iterable[str]
) -> dict[str, VocabularyTerm]:
    """The same among the agency's own terms and spellings only."""
    return _named(session, kind, texts, own_only=True)


def names_of(session: Session, term_ids: Collection[int]) -> dict[int, str]:
    """What these terms are called."""
    if not term_ids:
        return {}
    query = select(VocabularyTerm.id, VocabularyTerm.name).where(VocabularyTerm.id.in_(term_ids))
    return dict(session.execute(query).all())


def relations_of(session: Session, term_ids: Collection[int]) -> list[Relation]:
    """Every relation in which one of these terms stands first, by kind and the other's name."""
    term, other = VocabularyTerm.__table__.alias("term"), VocabularyTerm.__table__.alias("other")
    query = (
        select(
            TermRelation.term_id,
            TermRelation.kind,
            TermRelation.other_id,
            term.c.name,
            other.c.name,
            TermRelation.import_id.is_(None),
        )
        .join(term, term.c.id == TermRelation.term_id)
        .join(other, other.c.id == TermRelation.other_id)
        .where(TermRelation.term_id.in_(term_ids))
        .order_by(TermRelation.kind, func.plain(other.c.name), TermRelation.other_id)
    )
    return [Relation(*row) for row in session.execute(query)]


def _named(
    session: Session, kind: Kinds, texts: Iterable[str], own_only: bool
) -> dict[str, VocabularyTerm]:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    wanted = sorted({text for text in texts if text.strip()})
    found: dict[str, VocabularyTerm] = {}
    for start in range(0, len(wanted), TEXTS_AT_A_TIME):
        said = wanted[start : start + TEXTS_AT_A_TIME]
        for text, term in session.execute(_query(kinds, said, own_only)):
            found.setdefault(text, term)
    return found


def _query(kinds: tuple[TermKind, ...], said: Sequence[str], own_only: bool) -> Any:
    """Rows of text and term, the best term of a text first."""
    typed = (
        func.unnest(bindparam("said", said, ARRAY(Text)))
        .table_valued("said")
        .render_derived("typed")
    )
    asked = select(
        typed.c.said,
        func.bare_spelling(typed.c.said).label("bare"),
        func.spelling(typed.c.said).label("whole"),
    ).cte("asked")
    hits = [_by_own_spelling(asked, kinds, own_only)]
    if not own_only:
        hits.append(_by_imported_name(asked, kinds))
    hit = union_all(*hits).subquery()
    return (
        select(hit.c.said, VocabularyTerm)
        .join(VocabularyTerm, VocabularyTerm.id == hit.c.id)
        .order_by(
            hit.c.said,
            hit.c.is_imported,
            hit.c.is_whole.desc(),
            hit.c.is_name.desc(),
            VocabularyTerm.kind,
            VocabularyTerm.id,
        )
    )


def _by_own_spelling(asked: Any, kinds: tuple[TermKind, ...], own_only: bool) -> Any:
    """One pass through the index for all texts; a probe for each would be thousands."""
    term = VocabularyTerm
    every = func.spellings(term.kind, term.name, term.synonyms, term.level, type_=ARRAY(Text))
    wanted = select(func.array_agg(asked.c.bare, type_=ARRAY(Text))).scalar_subquery()
    among: tuple[Any, ...] = (term.kind.in_(kinds), every.overlap(wanted))
    if own_only:
        among = (*among, term.import_id.is_(None))
    full_name = case((term.kind == TermKind.designation, term.level), else_=term.name)
    hit = select(
        term.id,
        term.import_id.is_not(None).label("is_imported"),
        term.name,
        (term.synonyms + array([term.name, full_name])).label("written"),
        func.unnest(every).label("bare"),
    )
    hit_term = hit.where(*among).cte("hit_term").prefix_with("MATERIALIZED")
    written = func.unnest(hit_term.c.written).table_valued("one").render_derived()
    return select(
        asked.c.said,
        hit_term.c.id,
        hit_term.c.is_imported,
        exists().where(func.spelling(written.c.one) == asked.c.whole).label("is_whole"),
        (func.bare_spelling(hit_term.c.name) == asked.c.bare).label("is_name"),
    ).join(asked, asked.c.bare == hit_term.c.bare)


def _by_imported_name(asked: Any, kinds: tuple[TermKind, ...]) -> Any:
    return (
        select(
            asked.c.said,
            VocabularyTerm.id,
            literal(True),
            func.spelling(ImportedName.text) == asked.c.whole,
            literal(False),
        )
        .join(ImportedName, ImportedName.plain == asked.c.bare)
        .join(VocabularyTerm, VocabularyTerm.id == ImportedName.term_id)
        .where(VocabularyTerm.kind.in_(kinds))
    )


def guides_of(session: Session, term_ids: Collection[int]) -> dict[int, DesignationGuide]:
    """What we say of these designations, by their number."""
    query = select(DesignationGuide).options(joinedload(DesignationGuide.term))
    query = query.where(DesignationGuide.term_id.in_(term_ids))
    return {guide.term_id: guide for guide in session.scalars(query)}
