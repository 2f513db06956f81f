"""The vocabulary as Settings shows it: lists by kind, one term, and what was imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from agency.skills.models import ImportedName, TermKind, VocabularyImport, VocabularyTerm


@dataclass(frozen=True)
class Listed:
    """A page of terms, and how many there are in all."""

    terms: Sequence[VocabularyTerm]
    total: int


def list_terms(
    session: Session, kind: TermKind, asked: str, own_only: bool, page: int, size: int
) -> Listed:
    """Terms by name; with ``asked``, those written like it, whose name begins with it first."""
    query = select(VocabularyTerm).where(VocabularyTerm.kind == kind)
    if own_only:
        query = query.where(VocabularyTerm.import_id.is_(None))
    by_name: tuple[Any, ...] = (func.plain(VocabularyTerm.name), VocabularyTerm.id)
    if asked:
        query = query.where(_written_like(asked))
        begins = func.plain(VocabularyTerm.name).op("^@")(func.plain(asked))
        by_name = (begins.desc(), *by_name)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    shown = query.order_by(*by_name).limit(size).offset((page - 1) * size)
    terms = session.scalars(shown.options(joinedload(VocabularyTerm.brought_by))).all()
    return Listed(terms, total)


def names_brought(session: Session, term_id: int, most: int) -> tuple[Sequence[str], int]:
    """Other ways of writing a term that classifications brought, and how many there are in all."""
    query = select(ImportedName.text).filter_by(term_id=term_id).distinct()
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    return session.scalars(query.order_by(ImportedName.text).limit(most)).all(), total


def imports_present(session: Session) -> Sequence[VocabularyImport]:
    """What was taken in and not undone, the newest first."""
    query = select(VocabularyImport).filter_by(undone_at=None)
    return session.scalars(query.order_by(VocabularyImport.id.desc())).all()


def every_import(session: Session) -> Sequence[VocabularyImport]:
    """Every import there ever was, the newest first."""
    return session.scalars(select(VocabularyImport).order_by(VocabularyImport.id.desc())).all()


def _written_like(asked: str) -> Any:
    """A part of a name or spelling. Names have an index; the others are read through, in 0.1 s at most."""
    like = func.concat(
        "%", func.replace(func.replace(func.plain(asked), "%", "\\%"), "_", "\\_"), "%"
    )
    synonyms = func.plain(func.array_to_string(VocabularyTerm.synonyms, "|"))
    full_name = func.plain(VocabularyTerm.level)
    of_designation = VocabularyTerm.kind == TermKind.designation
    brought = select(ImportedName.term_id).where(ImportedName.plain.like(like))
    return or_(
        func.plain(VocabularyTerm.name).like(like),
        VocabularyTerm.import_id.is_(None) & synonyms.like(like),
        VocabularyTerm.import_id.is_(None) & of_designation & full_name.like(like),
        VocabularyTerm.id.in_(brought),
    )
