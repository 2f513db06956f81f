"""Learns the space of job titles anew when the vocabulary's titles have changed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.matching.models import TitleSpaceLearned
from agency.matching.title_shelf import give_vectors
from agency.meaning.kin import OPTIONAL
from agency.meaning.title_space import Occupation, TitleSpace
from agency.skills.models import (
    ImportedName,
    RelationKind,
    TermKind,
    TermRelation,
    VocabularyTerm,
)


def learn_titles(
    session: Session, now: datetime, tell: Callable[[int], None] = lambda _names: None
) -> bool:
    """Whether there was anything new to learn. `tell` hears how many names were gone through."""
    occupations = occupations_of(session)
    learned_from = _digest(occupations)
    newest = select(TitleSpaceLearned).order_by(TitleSpaceLearned.id.desc()).limit(1)
    last = session.scalars(newest).first()
    if last is not None and last.learned_from == learned_from:
        return False
    space = TitleSpace.learned_from(occupations, tell).pack()
    session.add(TitleSpaceLearned(learned_at=now, learned_from=learned_from, space=space))
    session.flush()
    if last is not None:
        session.delete(last)
        session.flush()
    give_vectors(session)
    return True


def occupations_of(session: Session) -> list[Occupation]:
    """Titles of the vocabulary with all their names; rungs of one ladder are one occupation."""
    head: dict[int, int] = {}
    skills: defaultdict[int, dict[int, float]] = defaultdict(dict)
    query = select(TermRelation.term_id, TermRelation.kind, TermRelation.other_id)
    of_titles = TermRelation.kind.in_(
        [RelationKind.essential, RelationKind.optional, RelationKind.same_work]
    )
    for term, kind, other in session.execute(query.where(of_titles).order_by(TermRelation.id)):
        if kind is RelationKind.same_work:
            head.setdefault(term, other)
        else:
            weight = 1.0 if kind is RelationKind.essential else OPTIONAL
            skills[term][other] = max(weight, skills[term].get(other, 0.0))
    names: defaultdict[int, list[str]] = defaultdict(list)
    for term, name in _names(session):
        names[head.get(term, term)].append(name)
    return [
        Occupation(tuple(dict.fromkeys(called)), skills[term])
        for term, called in sorted(names.items())
    ]


def _names(session: Session) -> Iterator[tuple[int, str]]:
    titles = select(VocabularyTerm).where(VocabularyTerm.kind == TermKind.title)
    for term in session.scalars(titles.order_by(VocabularyTerm.id)):
        yield from ((term.id, name) for name in (term.name, *term.synonyms))
    brought = (
        select(ImportedName.term_id, ImportedName.text)
        .join(VocabularyTerm, VocabularyTerm.id == ImportedName.term_id)
        .where(VocabularyTerm.kind == TermKind.title)
        .order_by(ImportedName.id)
    )
    yield from session.execute(brought)


def _digest(occupations: Sequence[Occupation]) -> str:
    said = sha256()
    for one in occupations:
        said.update(repr((one.names, sorted(one.skills.items()))).encode())
    return said.hexdigest()
