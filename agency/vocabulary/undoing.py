"""Taking an imported classification back. What people, roles or wishes use by now stays with us."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, union, update
from sqlalchemy.orm import Session

from agency.skills.models import ImportedName, TermRelation, VocabularyImport, VocabularyTerm
from agency.vocabulary.uses import used_terms


@dataclass(frozen=True)
class Undone:
    """How many terms went, and the names of those that became the agency's own."""

    removed: int
    kept: tuple[str, ...]


def undo_import(session: Session, brought: VocabularyImport, now: datetime) -> Undone:
    """Remove the terms, names and relations that an import brought. Undoing twice changes nothing.

    A term that somebody uses, or of which the agency has said how it relates, is kept as the
    agency's own; one that another classification brought as well goes over to that.
    """
    ours = VocabularyTerm.import_id == brought.id
    session.flush()
    session.execute(delete(TermRelation).where(TermRelation.import_id == brought.id))
    session.execute(delete(ImportedName).where(ImportedName.import_id == brought.id))
    uses = used_terms().subquery()
    used = union(
        select(uses.c.term_id),
        select(TermRelation.term_id).where(TermRelation.import_id.is_(None)),
        select(TermRelation.other_id).where(TermRelation.import_id.is_(None)),
    ).subquery()
    keeping = update(VocabularyTerm).where(ours, VocabularyTerm.id.in_(select(used.c.term_id)))
    kept = session.scalars(
        keeping.values(import_id=None, ref="").returning(VocabularyTerm.name),
        execution_options={"synchronize_session": False},
    ).all()
    _hand_over(session, brought.id)
    removed = session.execute(
        delete(VocabularyTerm).where(ours), execution_options={"synchronize_session": False}
    )
    session.expire_all()
    brought.undone_at = brought.undone_at or now
    return Undone(removed.rowcount, tuple(sorted(kept)))  # type: ignore[attr-defined]  # a DELETE has one


def _hand_over(session: Session, import_id: int) -> None:
    other = (
        select(func.min(ImportedName.import_id))
        .where(ImportedName.term_id == VocabularyTerm.id)
        .scalar_subquery()
    )
    also_named = select(ImportedName.term_id)
    handing = update(VocabularyTerm).where(
        VocabularyTerm.import_id == import_id, VocabularyTerm.id.in_(also_named)
    )
    session.execute(
        handing.values(import_id=other, ref=""),
        execution_options={"synchronize_session": False},
    )
