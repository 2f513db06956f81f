"""Questions about candidates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, text
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld

ALIKE = 0.45
"""How alike (pg_trgm's word similarity) a name must be: one slip in a short name still finds it."""
_LETTERS_FOR_LIKENESS = 3
WHOLE = (
    joinedload(Candidate.place),
    joinedload(Candidate.owner),
    selectinload(Candidate.ways),
    selectinload(Candidate.skills).joinedload(SkillHeld.skill),
    selectinload(Candidate.designations).joinedload(DesignationHeld.designation),
    selectinload(Candidate.earlier_jobs),
)
"""Load with a candidate everything that their page, or a list taken away, tells of them."""


@dataclass(frozen=True)
class Found:
    """One page of candidates, and how many there are on all pages."""

    candidates: list[Candidate]
    total: int


def candidates_called(session: Session, name: str, page: int = 1, size: int = 25) -> Found:
    """A page of candidates by name; with ``name``, those alike, ignoring case, accents and slips.

    Erased people are never among them.
    """
    name = " ".join(name.split())
    mind_slips(session)
    wanted = people_called(name)
    total = session.scalar(select(func.count()).select_from(Candidate).where(*wanted)) or 0
    query = select(Candidate).where(*wanted).order_by(*_order(name))
    query = query.options(joinedload(Candidate.place), joinedload(Candidate.owner))
    found = session.scalars(query.limit(size).offset((page - 1) * size))
    return Found(list(found), total)


def mind_slips(session: Session) -> None:
    """How alike names must be for ``people_called``, until the transaction ends."""
    session.execute(text(f"SET LOCAL pg_trgm.word_similarity_threshold = {ALIKE}"))


def has_any_candidate(session: Session) -> bool:
    return session.scalar(select(Candidate.id).limit(1)) is not None


def candidate_shown(session: Session, candidate_id: int) -> Candidate | None:
    """A candidate with everything their page shows; nobody once erased."""
    query = select(Candidate).where(Candidate.id == candidate_id, Candidate.erased_at.is_(None))
    return session.scalar(query.options(*WHOLE))


def candidates_numbered(session: Session, ids: Sequence[int]) -> list[Candidate]:
    """These people with what a list shows, in the order of the numbers."""
    query = select(Candidate).where(Candidate.id.in_(ids))
    query = query.options(joinedload(Candidate.place), joinedload(Candidate.owner))
    people = {one.id: one for one in session.scalars(query)}
    return [people[id_] for id_ in ids if id_ in people]


def candidates_named_in(session: Session, words: Iterable[str], limit: int = 5) -> list[Candidate]:
    """People one of whose names is one of these words, exactly but for case and accents."""
    said = "|".join(word for word in words if word.isalpha() and len(word) > 1)
    if not said:
        return []
    # Name by name, not letters within one; the trigram index answers this too.
    pattern = func.plain(f"(^|[ '-])({said})($|[ '-])")
    query = select(Candidate).where(Candidate.erased_at.is_(None))
    query = query.where(func.plain(Candidate.full_name).regexp_match(pattern))
    query = query.options(joinedload(Candidate.place)).order_by(Candidate.full_name, Candidate.id)
    return list(session.scalars(query.limit(limit)))


def people_called(name: str) -> tuple[ColumnElement[bool], ...]:
    """Conditions for people of a name like this one, or for everybody; erased people never meet them."""
    alive = Candidate.erased_at.is_(None)
    if not name:
        return (alive,)
    # Each of these is answered by the trigram index. It holds nothing for one or two letters inside
    # a word, so those are looked for where words begin.
    plain, literal = func.plain(Candidate.full_name), _without_wildcards(name)
    if len(name) < _LETTERS_FOR_LIKENESS:
        begins = plain.like(func.plain(f"{literal}%")), plain.like(func.plain(f"% {literal}%"))
        return alive, or_(*begins)
    return alive, plain.like(func.plain(f"%{literal}%")) | func.plain(name).op("<%")(plain)


def _without_wildcards(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _order(name: str) -> tuple[ColumnElement[Any], ...]:
    plain: ColumnElement[Any] = func.plain(Candidate.full_name)
    by_id: ColumnElement[Any] = Candidate.id.asc()
    if len(name) < _LETTERS_FOR_LIKENESS:
        return plain, by_id
    closeness = func.word_similarity(func.plain(name), plain)
    return closeness.desc(), plain, by_id
