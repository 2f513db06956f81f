"""Records that may be one person, and what became of a number that is gone."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Integer, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.merging.models import AlikePair, Merge

_PERSON = bindparam("person", type_=Integer)
_OPEN_ONES = select(func.count()).select_from(AlikePair).where(AlikePair.told_apart_at.is_(None))


def now_known_as(session: Session, candidate_id: int) -> int | None:
    """The record into which a number that is gone was merged."""
    return session.scalar(_now_known_as(), {"person": candidate_id})


@cache
def _now_known_as() -> Select[int]:
    query = select(Merge.candidate_id).where(Merge.gone_id == _PERSON, Merge.undone_at.is_(None))
    return query.order_by(Merge.id.desc()).limit(1)


def how_many_pairs(session: Session) -> int:
    """Pairs that nobody has answered."""
    return session.scalar(_OPEN_ONES) or 0


def open_pairs(session: Session, page: int = 1, size: int = 25) -> tuple[Sequence[AlikePair], int]:
    """A page of pairs that nobody has answered, the likeliest first; and how many there are in all."""
    here = AlikePair.told_apart_at.is_(None)
    query = select(AlikePair).where(here).options(*_WITH_BOTH)
    query = query.order_by(AlikePair.score.desc(), AlikePair.candidate_id, AlikePair.other_id)
    return session.scalars(query.limit(size).offset((page - 1) * size)).all(), how_many_pairs(
        session
    )


def pairs_of(session: Session, candidate_id: int) -> Sequence[AlikePair]:
    """Whom one person may be the same as, the likeliest first."""
    return session.scalars(_pairs_of(), {"person": candidate_id}).all()


@cache
def _pairs_of() -> Select[AlikePair]:
    theirs = or_(AlikePair.candidate_id == _PERSON, AlikePair.other_id == _PERSON)
    query = select(AlikePair).where(theirs, AlikePair.told_apart_at.is_(None))
    return query.options(*_WITH_BOTH).order_by(AlikePair.score.desc())


_WITH_BOTH = tuple(
    joinedload(person).joinedload(more)
    for person in (AlikePair.candidate, AlikePair.other)
    for more in (Candidate.place, Candidate.owner)
)
