"""Questions about candidates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
    Text,
    any_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld

EXACT, CLOSE, ALIKE = 1.0, 0.7, 0.45
"""How alike (pg_trgm's word similarity) a name must be; with the last, one slip in a short name still finds it."""
COUNTED = 1_000
"""People who are counted and put in order one by one; of more it is said that there are more."""
MOST_CALLED = 2_500
"""People of a name who are read one by one; of more an order is read until a page is full."""
_ENOUGH = 25
"""So many closer ones and looser likeness is not looked for: it would only come after them."""
_LETTERS_FOR_LIKENESS = 3
_ALIVE = Candidate.erased_at.is_(None)
_SAID = {
    one: func.plain(bindparam(one, type_=Text)) for one in ("name", "holding", "first", "later")
}
_MOST = bindparam("most", type_=Integer)
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
class Called:
    """Who has a name like one that was asked for, by number."""

    ids: list[int]
    is_everybody: bool
    """Or else there are more than ``MOST_CALLED``, and these are some of them."""


@dataclass(frozen=True)
class Found:
    """One page of candidates, and how many there are on all pages, counted up to one more than ``COUNTED``."""

    candidates: list[Candidate]
    total: int


def candidates_called(session: Session, name: str, page: int = 1, size: int = 25) -> Found:
    """A page of candidates by name; with ``name``, those alike, ignoring case, accents and slips.

    Erased people are never among them. Of more of a name than are counted, whoever was added last comes first.
    """
    name = " ".join(name.split())
    called = mind_slips(session, name)
    wanted = people_called(name)
    if called is not None and called.is_everybody:
        wanted = wanted[0], Candidate.id == any_(cast(called.ids, ARRAY(Integer)))
    if called is not None:
        total = min(len(called.ids), COUNTED + 1)
    else:
        some = select(Candidate.id).where(*wanted).limit(COUNTED + 1).subquery()
        total = session.scalar(select(func.count()).select_from(some)) or 0
    is_wide = name and total > COUNTED
    order = (Candidate.id.desc(),) if is_wide else _order(name)
    query = select(Candidate).where(*wanted).order_by(*order)
    query = query.options(joinedload(Candidate.place), joinedload(Candidate.owner))
    found = session.scalars(query.limit(size).offset((page - 1) * size))
    return Found(list(found), total)


def mind_slips(session: Session, name: str) -> Called | None:
    """Who is called so, and how alike names must be for ``people_called``, until the transaction ends: as alike as a page of them is.

    One query, and none where there is no likeness to look for.
    """
    if len(name) < _LETTERS_FOR_LIKENESS:
        return None
    values = {**called_as(name), "most": MOST_CALLED}
    ids = session.scalar(_called(), values) or []
    return Called(list(dict.fromkeys(ids)), len(ids) <= MOST_CALLED)


@cache
def _called() -> Select[Any]:
    plain = func.plain(Candidate.full_name)
    holding = _numbers_of(plain.like(_SAID["holding"]), "holding")
    exact, close, loose = (
        _numbers_of(_SAID["name"].op("<%", is_comparison=True)(plain), likeness)
        for likeness in ("exact", "close", "loose")
    )
    never = cast(None, ARRAY(Integer))
    held, both = func.cardinality(holding), func.array_cat
    found = case(  # each likeness is set before the lines below it look
        (_as_alike_as(EXACT).is_(None), never),
        (held > _MOST, holding),
        (held >= _ENOUGH, both(holding, exact)),
        (_as_alike_as(CLOSE).is_(None), never),
        (func.cardinality(close) >= _ENOUGH, both(holding, close)),
        (_as_alike_as(ALIKE).is_(None), never),
        else_=both(holding, loose),
    )
    return select(found)


def _numbers_of(called: ColumnElement[bool], name: str) -> Any:
    """Of whoever is called so, one more than are read; looked for once, when it is first asked for."""
    ids = select(Candidate.id).where(_ALIVE, called).limit(_MOST + 1).scalar_subquery()
    once = select(func.array(ids).label("ids")).cte(name).prefix_with("MATERIALIZED")
    return select(once.c.ids).scalar_subquery()


def _as_alike_as(likeness: float) -> ColumnElement[str]:
    setting = "pg_trgm.word_similarity_threshold"
    return func.set_config(setting, str(likeness), True)


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
    """People one of whose names is one of these words, exactly but for case and accents."""
    said = "|".join(word for word in words if word.isalpha() and len(word) > 1)
    if not said:
        return []
    # Name by name, not letters within one; the trigram index answers this too.
    pattern = func.plain(f"(^|[ '-])({said})($|[ '-])")
    query = select(Candidate).where(Candidate.erased_at.is_(None))
    query = query.where(func.plain(Candidate.full_name).regexp_match(pattern))
    query = query.options(joinedload(Candidate.place)).order_by(
        func.plain(Candidate.full_name), Candidate.id
    )
    return list(session.scalars(query.limit(limit)))


def people_called(name: str) -> tuple[ColumnElement[bool], ...]:
    """Conditions for people of a name like this one, or for everybody; erased people never meet them."""
    if not name:
        return (_ALIVE,)
    said = {one: func.plain(text) for one, text in called_as(name).items()}
    return people_called_as(len(name) < _LETTERS_FOR_LIKENESS, said)


def people_called_as(
    is_beginning: bool, said: Mapping[str, ColumnElement[str]] | None = None
) -> tuple[ColumnElement[bool], ...]:
    """The same for a statement that is built once, and told the name by ``called_as``.

    Each of these is answered by the trigram index. It holds nothing for one or two letters inside
    a word, so those are looked for where words begin.
    """
    plain, name = func.plain(Candidate.full_name), said or _SAID
    if is_beginning:
        return _ALIVE, or_(plain.like(name["first"]), plain.like(name["later"]))
    alike = name["name"].op("<%", is_comparison=True)(plain)
    return _ALIVE, plain.like(name["holding"]) | alike


def called_as(name: str) -> dict[str, str]:
    letters = _without_wildcards(name)
    begins = {"first": f"{letters}%", "later": f"% {letters}%"}
    return {"name": name, "holding": f"%{letters}%", **begins}


def _without_wildcards(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _order(name: str) -> tuple[ColumnElement[Any], ...]:
    plain: ColumnElement[Any] = func.plain(Candidate.full_name)
    by_id: ColumnElement[Any] = Candidate.id.asc()
    if len(name) < _LETTERS_FOR_LIKENESS:
        return plain, by_id
    closeness = func.word_similarity(func.plain(name), plain)
    return closeness.desc(), plain, by_id
