"""Stores the vocabulary that this version brings. What the agency has, merged or renamed stays."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.history import Change
from agency.skills.models import TermKind, TermRelation, VocabularyTerm
from agency.skills.queries import own_terms_called
from agency.skills.seeds import SeedRelation, load_seed_relations, load_seed_terms
from agency.skills.terms import Term

ROWS_AT_A_TIME = 2_000
"""Bounds the number of values in one statement; PostgreSQL takes 65,535."""


def seed_vocabulary(session: Session) -> list[str]:
    """Add every entry whose name and spellings the agency does not know; the names of the new.

    Running it twice adds nothing. A name that was merged or renamed is known by its synonym, or by
    what the history says. Relations come with new entries, and to those that have none and were
    never changed.
    """
    session.flush()
    added = [
        name
        for kind, terms in load_seed_terms().items()
        for name in _add_unknown(session, TermKind(kind), terms)
    ]
    _relate(session)
    return added


def _add_unknown(session: Session, kind: TermKind, terms: tuple[Term, ...]) -> list[str]:
    names = [term.name for term in terms]
    known = own_terms_called(session, kind, names).keys() | _former_names(session, kind)
    taken = own_terms_called(session, kind, {said for term in terms for said in term.spellings})
    rows = [_row(kind, term, taken.keys()) for term in terms if term.name not in known]
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        _insert(session, rows[start : start + ROWS_AT_A_TIME])
    return [str(row["name"]) for row in rows]


def _row(kind: TermKind, term: Term, taken: Iterable[str]) -> dict[str, object]:
    """A spelling that another of the agency's terms has stays with it."""
    synonyms = [said for said in term.synonyms if said not in taken]
    level = "" if kind is TermKind.designation and term.level in taken else term.level
    return {
        "kind": kind,
        "name": term.name,
        "synonyms": synonyms,
        "field": term.field,
        "level": level,
    }


def _insert(session: Session, rows: list[dict[str, object]]) -> None:
    """In one statement. A word that a classification had brought becomes the agency's own."""
    adding = insert(VocabularyTerm).values(rows)
    own = {name: adding.excluded[name] for name in ("synonyms", "field", "level")}
    session.execute(
        adding.on_conflict_do_update(
            index_elements=["kind", "name"], set_={**own, "import_id": None}
        )
    )


def _former_names(session: Session, kind: TermKind) -> set[str]:
    """Names that terms had before they were renamed or merged."""
    before = Change.before["name"].astext
    query = select(before).where(
        Change.table_name == VocabularyTerm.__tablename__, before.is_not(None)
    )
    of_kind = func.coalesce(Change.before["kind"].astext, kind.value) == kind.value
    return set(session.scalars(query.where(of_kind)))


def _relate(session: Session) -> None:
    relations = load_seed_relations()
    ids = _ids(session, relations)
    settled = set(session.scalars(select(TermRelation.term_id).filter_by(import_id=None)))
    settled |= set(
        session.scalars(select(Change.row_id).filter_by(table_name=VocabularyTerm.__tablename__))
    )
    rows = {
        (ids[one.term_kind, one.term], one.kind, ids[one.other_kind, one.other]): None
        for one in relations
        if (one.term_kind, one.term) in ids and (one.other_kind, one.other) in ids
    }
    new = [
        {"term_id": term_id, "kind": kind, "other_id": other_id}
        for term_id, kind, other_id in rows
        if term_id not in settled and term_id != other_id
    ]
    for start in range(0, len(new), ROWS_AT_A_TIME):
        adding = insert(TermRelation).values(new[start : start + ROWS_AT_A_TIME])
        session.execute(adding.on_conflict_do_nothing())


def _ids(session: Session, relations: Iterable[SeedRelation]) -> Mapping[tuple[str, str], int]:
    """The agency's terms by the kind and name that the files give them."""
    named: dict[str, set[str]] = {}
    for one in relations:
        named.setdefault(one.term_kind, set()).add(one.term)
        named.setdefault(one.other_kind, set()).add(one.other)
    return {
        (kind, name): term.id
        for kind, names in named.items()
        for name, term in own_terms_called(session, TermKind(kind), names).items()
    }
