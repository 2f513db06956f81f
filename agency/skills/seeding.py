"""Stores the vocabulary that this version brings. What the agency has, merged or renamed stays."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, Integer, Text, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Session

from agency.history import Change
from agency.skills.models import TermKind, TermRelation, VocabularyTerm
from agency.skills.queries import own_terms_called
from agency.skills.seeds import SeedRelation, load_seed_relations, load_seed_terms
from agency.skills.terms import Term


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
    known: set[str] = set(_known(session, kind, {term.name for term in terms}))
    known |= _former_names(session, kind)
    new = [term for term in terms if term.name not in known]
    if new:
        taken = own_terms_called(session, kind, {said for term in new for said in term.spellings})
        _insert(session, [_row(kind, term, taken.keys()) for term in new])
    return [term.name for term in new]


def _known(session: Session, kind: TermKind, names: Collection[str]) -> dict[str, int]:
    """The agency's terms that these names mean. Most are written alike, which is quickly found."""
    query = select(VocabularyTerm.name, VocabularyTerm.id).filter_by(kind=kind, import_id=None)
    own: dict[str, int] = dict(session.execute(query).all())
    others = {name for name in names if name not in own} if own else set()
    meant = {name: term.id for name, term in own_terms_called(session, kind, others).items()}
    return {name: own[name] for name in names if name in own} | meant


def _row(kind: TermKind, term: Term, taken: Iterable[str]) -> dict[str, object]:
    """A spelling that another of the agency's terms has stays with it."""
    synonyms = [said for said in term.synonyms if said not in taken]
    level = "" if kind is TermKind.designation and term.level in taken else term.level
    return {
        "kind": kind.value,
        "name": term.name,
        "synonyms": synonyms,
        "field": term.field,
        "level": level,
    }


def _insert(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    """In one statement. A word that a classification had brought becomes the agency's own."""
    told = _rows(rows, kind=Text(), name=Text(), synonyms=ARRAY(Text()), field=Text(), level=Text())
    adding = insert(VocabularyTerm).from_select(
        [one.key for one in told.columns], select(told), include_defaults=False
    )
    own = {name: adding.excluded[name] for name in ("synonyms", "field", "level")}
    session.execute(
        adding.on_conflict_do_update(
            index_elements=["kind", "name"], set_={**own, "import_id": None}
        )
    )


def _rows(rows: Sequence[Mapping[str, object]], **types: Any) -> Any:
    """As a table that PostgreSQL reads from one value, however many there are."""
    columns = [column(name, kind) for name, kind in types.items()]
    table = func.jsonb_to_recordset(bindparam(None, list(rows), JSONB))
    return table.table_valued(*columns).render_derived("told", with_types=True)


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
    if new:
        told = _rows(new, term_id=Integer(), kind=Text(), other_id=Integer())
        adding = insert(TermRelation).from_select(
            [one.key for one in told.columns], select(told), include_defaults=False
        )
        session.execute(adding.on_conflict_do_nothing())


def _ids(session: Session, relations: Iterable[SeedRelation]) -> Mapping[tuple[str, str], int]:
    """The agency's terms by the kind and name that the files give them."""
    named: dict[str, set[str]] = {}
    for one in relations:
        named.setdefault(one.term_kind, set()).add(one.term)
        named.setdefault(one.other_kind, set()).add(one.other)
    return {
        (kind, name): term_id
        for kind, names in named.items()
        for name, term_id in _known(session, TermKind(kind), names).items()
    }
