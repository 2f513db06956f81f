"""Adding a word and changing one, so that no spelling of the agency's belongs to two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by

from sqlalchemy import any_, delete, func, literal, select, update
from sqlalchemy.orm import Session

from agency.clients.models import Client
from agency.history import note_change
from agency.preferences.models import Preference
from agency.skills.models import RelationKind, TermKind, TermRelation, VocabularyTerm
from agency.skills.queries import own_terms_called, terms_called

MAY_RELATE: dict[TermKind, dict[RelationKind, TermKind]] = {
    TermKind.skill: dict.fromkeys(
        (RelationKind.needs, RelationKind.part_of, RelationKind.close_to), TermKind.skill
    ),
    TermKind.designation: dict.fromkeys(
        (RelationKind.needs, RelationKind.part_of, RelationKind.close_to), TermKind.designation
    ),
    TermKind.title: {
        RelationKind.same_work: TermKind.title,
        RelationKind.essential: TermKind.skill,
        RelationKind.optional: TermKind.skill,
        RelationKind.close_to: TermKind.title,
    },
    TermKind.industry: {},
}
"""How a term of each kind may relate, and to a term of which kind."""


class SpellingTaken(Exception):
    """A spelling belongs to another of the agency's terms; ``term`` says to which."""

    def __init__(self, spelling: str, term: VocabularyTerm) -> None:
        super().__init__(f"“{spelling}” is {term.name} already")
        self.spelling = spelling
        self.term = term


class NoSuchTerm(Exception):
    """A relation names something the vocabulary does not have."""

    def __init__(self, kind: RelationKind, name: str) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name


@dataclass(frozen=True)
class Word:
    """A term as it is written down; ``field`` and ``level`` mean what they mean in the row."""

    name: str
    synonyms: tuple[str, ...] = ()
    field: str = ""
    level: str = ""
    relations: dict[RelationKind, tuple[str, ...]] = made_by(default_factory=dict)
    """By kind, the names of the others; a kind that is left out stays as it is."""


def add_term(session: Session, kind: TermKind, word: Word) -> VocabularyTerm:
    """A new word of the agency's own; one that a classification had brought becomes our own.

    Raises ``SpellingTaken`` and ``NoSuchTerm``.
    """
    query = select(VocabularyTerm).where(
        VocabularyTerm.kind == kind, VocabularyTerm.name == word.name
    )
    term = session.scalars(query.where(VocabularyTerm.import_id.is_not(None))).first()
    _refuse_taken(session, kind, word, but=None)
    if term is None:
        term = VocabularyTerm(kind=kind, name=word.name)
        session.add(term)
    _write(session, term, word)
    return term


def change_term(session: Session, term: VocabularyTerm, word: Word) -> None:
    """Write a word anew; what was there is kept in its history. It is the agency's own from then on.

    Raises ``SpellingTaken`` and ``NoSuchTerm``.
    """
    _refuse_taken(session, term.kind, word, but=term)
    before = term.name
    _write(session, term, word)
    if before != term.name:
        rename_where_written(session, term, before)


def rename_where_written(session: Session, term: VocabularyTerm, before: str) -> None:
    """Clients and wishes name an industry by its text, so they take the new name."""
    if term.kind is not TermKind.industry:
        return
    with_it = select(Client).where(literal(before) == any_(Client.industries))
    for client in session.scalars(with_it):
        renamed = [term.name if name == before else name for name in client.industries]
        client.industries = list(dict.fromkeys(renamed))
    session.execute(
        update(Preference)
        .where(Preference.term_id == term.id, Preference.value == before)
        .values(value=term.name)
    )


def _refuse_taken(session: Session, kind: TermKind, word: Word, but: VocabularyTerm | None) -> None:
    """Own words only: what a classification brought gives way."""
    full_name = [word.level] if kind is TermKind.designation and word.level else []
    said = [word.name, *full_name, *word.synonyms]
    taken = own_terms_called(session, kind, said)
    for spelling in said:
        if spelling in taken and taken[spelling] is not but:
            raise SpellingTaken(spelling, taken[spelling])
    if but is not None and but.name != word.name:
        query = select(VocabularyTerm).filter_by(kind=kind, name=word.name)
        other = session.scalars(query).first()
        if other is not None and other is not but:
            raise SpellingTaken(word.name, other)


def _write(session: Session, term: VocabularyTerm, word: Word) -> None:
    term.name, term.field, term.level = word.name, word.field, word.level
    spelled = (said for said in word.synonyms if said != word.name)
    term.synonyms = list(dict.fromkeys(spelled))
    term.import_id = None
    session.flush()
    for kind, names in word.relations.items():
        _relate(session, term, kind, names)


def _relate(
    session: Session, term: VocabularyTerm, kind: RelationKind, names: Sequence[str]
) -> None:
    """Make these the agency's relations of a kind, and write down what they were."""
    wanted = _named(session, term, kind, names)
    query = select(TermRelation).filter_by(term_id=term.id, kind=kind)
    present = {one.other_id: one for one in session.scalars(query)}
    before = {other: one for other, one in present.items() if one.import_id is None}
    if before.keys() == {other.id for other in wanted}:
        return
    gone = before.keys() - {other.id for other in wanted}
    old_names = _names(session, before)
    session.execute(
        delete(TermRelation).where(
            TermRelation.term_id == term.id,
            TermRelation.kind == kind,
            TermRelation.other_id.in_(gone),
        )
    )
    for other in wanted:
        if other.id in present:
            present[other.id].import_id = None
        else:
            session.add(TermRelation(term_id=term.id, kind=kind, other_id=other.id))
    session.flush()
    new_names = sorted(other.name for other in wanted)
    note_change(session, term, {kind.value: old_names}, {kind.value: new_names})


def _named(
    session: Session, term: VocabularyTerm, kind: RelationKind, names: Sequence[str]
) -> list[VocabularyTerm]:
    found = terms_called(session, MAY_RELATE[term.kind][kind], names)
    for name in names:
        if name not in found or found[name] is term:
            raise NoSuchTerm(kind, name)
    return list(dict.fromkeys(found[name] for name in names))


def _names(session: Session, term_ids: Iterable[int]) -> list[str]:
    query = select(VocabularyTerm.name).where(VocabularyTerm.id.in_(list(term_ids)))
    return list(session.scalars(query.order_by(func.plain(VocabularyTerm.name))))
