"""Questions about candidates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
    any_,
    bindparam,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import (
    NAME_WORDS,
    Candidate,
    DesignationHeld,
    NameWord,
    SkillHeld,
)
from agency.candidates.names import MOST_CALLED, THEM, called, is_called

COUNTED = 1_000
"""People who are counted and put in order one by one; of more it is said that there are more."""
_ALIVE = Candidate.erased_at.is_(None)
_SIZE = text("SELECT reltuples FROM pg_class WHERE oid = 'candidates'::regclass")
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
    """One page of candidates, and how many there are on all pages, counted up to one more than ``COUNTED``."""

    candidates: list[Candidate]
    total: int


def candidates_called(session: Session, name: str, page: int = 1, size: int = 25) -> Found:
    """A page of candidates by name; with ``name``, those alike, ignoring case, accents and slips.

    Erased people are never among them. Of more of a name than are counted, whoever was added last comes first.
    """
    wanted: tuple[ColumnElement[bool], ...] = (_ALIVE,)
    values: dict[str, str] = {}
    if name := " ".join(name.split()):
        like = called(session, name)
        total = min(like.people, COUNTED + 1)
        if like.is_everybody:
            wanted, values = (_ALIVE, Candidate.id == any_(THEM)), {"called": like.ids}
        else:
            wanted, values = is_called(), {"called_as": like.asked}
    else:
        some = select(Candidate.id).where(_ALIVE).limit(COUNTED + 1).subquery()
        total = session.scalar(select(func.count()).select_from(some)) or 0
    is_wide = name and total > COUNTED
    order = (Candidate.id.desc(),) if is_wide else _order(name)
    query = select(Candidate).where(*wanted).order_by(*order)
    query = query.options(joinedload(Candidate.place), joinedload(Candidate.owner))
    found = session.scalars(query.limit(size).offset((page - 1) * size), values)
    return Found(list(found), total)


def has_any_candidate(session: Session) -> bool:
    return session.scalar(select(Candidate.id).limit(1)) is not None


def about_how_many(session: Session) -> int:
    """As many as PostgreSQL counted when it looked through them last, in two figures; erased people too."""
    people = max(session.scalar(_SIZE) or 0, COUNTED)
    return int(float(f"{people:.1e}"))


def candidate_shown(session: Session, candidate_id: int) -> Candidate | None:
    """A candidate with everything their page shows; nobody once erased."""
    return session.scalar(_shown(), {"person": candidate_id})


@cache
def _shown() -> Select[Candidate]:
    is_them = Candidate.id == bindparam("person", type_=Integer)
    return select(Candidate).where(is_them, _ALIVE).options(*WHOLE)


def candidates_numbered(session: Session, ids: Sequence[int]) -> list[Candidate]:
    """These people with what a list shows, in the order of the numbers."""
    people = {one.id: one for one in session.scalars(_numbered(), {"ids": list(ids)})}
    return [people[id_] for id_ in ids if id_ in people]


@cache
def _numbered() -> Select[Candidate]:
    query = select(Candidate).where(Candidate.id == any_(bindparam("ids", type_=ARRAY(Integer))))
    return query.options(joinedload(Candidate.place), joinedload(Candidate.owner))


def candidates_named_in(session: Session, words: Iterable[str], limit: int = 5) -> list[Candidate]:
    """People one of whose names is one of these words, exactly but for case and accents; of names that many have some of them."""
    said = " ".join(word for word in words if word.isalpha() and len(word) > 1)
    if not said:
        return []
    names = session.scalars(
        select(NameWord.word).where(NameWord.word == any_(func.words_of_name(said))).distinct()
    ).all()
    if not names:
        return []
    named = NAME_WORDS.op("@@", is_comparison=True)(cast(" | ".join(names), TSQUERY))
    # Gathered by the index of words and then put in order: in the order of names everybody would be looked through.
    some = select(Candidate.id).where(_ALIVE, named).limit(MOST_CALLED)
    query = select(Candidate).where(
        Candidate.id.in_(select(some.cte("named").prefix_with("MATERIALIZED").c.id))
    )
    query = query.options(joinedload(Candidate.place)).order_by(
        func.plain(Candidate.full_name), Candidate.id
    )
    return list(session.scalars(query.limit(limit)))


def _order(name: str) -> tuple[ColumnElement[Any], ...]:
    plain: ColumnElement[Any] = func.plain(Candidate.full_name)
    by_id: ColumnElement[Any] = Candidate.id.asc()
    if not name:
        return plain, by_id
    closeness = func.word_similarity(func.plain(name), plain)
    return closeness.desc(), plain, by_id
