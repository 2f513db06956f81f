"""The bank of questions: what it begins with, and which of it suits a role and somebody's level."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate, Standing
from agency.clients.models import Role
from agency.coaching.models import Level, Question, QuestionKind
from agency.coaching.practising import weak_last_time
from agency.languages.speaking import Language, language
from agency.matching.look import looking_once
from agency.matching.parts.want import A_TRADE
from agency.matching.title_shelf import titles_on_record
from agency.matching.titles import read_title, title_alike
from agency.skills.models import TermKind

_LEADS_FROM = 4
"""The step of a title's ladder from which somebody leads; below the plain one they are starting."""
_PLAIN = 2
_KINDS = list(QuestionKind)


@dataclass(frozen=True)
class Asked:
    """For whom and for what questions are looked for."""

    title: str
    level: Level
    designations: frozenset[str] = frozenset()
    """Held by the person or wanted by the role, in lower case."""
    client_id: int | None = None
    role_id: int | None = None

    def at(self, level: Level) -> "Asked":
        return replace(self, level=level)


def seed_questions(session: Session) -> int:
    """The starter questions, where the bank is empty; how many."""
    if session.scalar(select(Question.id).limit(1)) is not None:
        return 0
    rows = [
        Question(
            words=one["en"],
            kind=QuestionKind(one["kind"]),
            about=one.get("about", ""),
            level=Level(one["level"]) if "level" in one else None,
        )
        for one in _starters()
    ]
    session.add_all(rows)
    session.flush()
    return len(rows)


def question_told(words: str, reader: Language | None = None) -> str:
    """A starter question in the reader's language, by default the one that is spoken; any other as somebody wrote it."""
    one = _starters_by_words().get(words)
    return one[reader or language()] if one else words


@cache
def _starters() -> list[dict[str, str]]:
    told = tomllib.loads(files("agency.coaching").joinpath("questions.toml").read_text("utf-8"))
    found: list[dict[str, str]] = told["question"]
    return found


@cache
def _starters_by_words() -> dict[str, dict[str, str]]:
    """By its words in either language."""
    return {one[spoken]: one for one in _starters() for spoken in Language}


def level_in(title: str) -> Level:
    """As the title names it; one that names none is experienced."""
    step = read_title(title).level
    if step >= _LEADS_FROM:
        return Level.leading
    return Level.starting if step < _PLAIN else Level.experienced


def for_role(person: Candidate, role: Role) -> Asked:
    """What this role's client may ask this person."""
    wanted = {
        one.term.name.casefold()
        for one in role.requirements
        if one.term and one.term.kind is TermKind.designation
    }
    return Asked(role.title, level_in(role.title), _held(person) | wanted, role.client_id, role.id)


def for_title(person: Candidate, title: str) -> Asked:
    """What anybody may ask somebody who wants this work."""
    return Asked(title, level_in(title), _held(person))


def likely(session: Session, asked: Asked) -> list[Question]:
    """Those in use that suit: asked for this role first, then by this client, about the trade, of everybody.

    Among each, one of every kind comes before the second of any, so that a few have all of them.
    """
    of_client = or_(Question.client_id.is_(None), Question.client_id == asked.client_id)
    query = select(Question).where(Question.retired_at.is_(None), of_client).order_by(Question.id)
    with looking_once(session):
        near = titles_on_record(session).near(asked.title)
    suited = [one for one in session.scalars(query) if _suits(one, asked, near)]
    turns = Counter[tuple[object, ...]]()
    placed = []
    for one in suited:
        place = _place(one, asked)
        placed.append(((*place, turns[(*place, one.kind)], _KINDS.index(one.kind)), one))
        turns[(*place, one.kind)] += 1
    return [one for _at, one in sorted(placed, key=lambda pair: pair[0])]


def to_practise(
    session: Session, candidate_id: int, asked: Asked, most: int, reader: Language = Language.en
) -> list[str]:
    """What to ask next, in the language they read: the weak ones of last time, then what is likely."""
    weak = weak_last_time(session, candidate_id)
    words = [*weak, *(one.words for one in likely(session, asked))]
    return list(dict.fromkeys(question_told(one, reader) for one in words))[:most]


def bank(session: Session, kind: QuestionKind | None = None) -> Sequence[Question]:
    """All of it by kind; of each those in use first, then by whom it is about."""
    query = select(Question).options(joinedload(Question.client), joinedload(Question.role))
    if kind is not None:
        query = query.filter_by(kind=kind)
    order = (Question.retired_at.is_not(None), Question.about, Question.id)
    found = session.scalars(query.order_by(*order))
    return sorted(found, key=lambda one: _KINDS.index(one.kind))


def bank_of_role(session: Session, role: Role) -> Sequence[Question]:
    """What its client asked for it, and the bank has."""
    query = select(Question).where(Question.role_id == role.id, Question.retired_at.is_(None))
    return session.scalars(query.order_by(Question.asked_on.desc(), Question.id)).all()


def teach(
    session: Session, role: Role, asked: Iterable[str], kind: QuestionKind, on: date
) -> list[Question]:
    """Questions that a client asked go into the bank for that role; one that is there is asked again."""
    taught = []
    for words in asked:
        known = session.scalar(
            select(Question).filter_by(client_id=role.client_id, role_id=role.id, words=words)
        )
        if known is None:
            known = Question(words=words, kind=kind, client_id=role.client_id, role_id=role.id)
            session.add(known)
        known.asked_on = max(on, known.asked_on or on)
        known.retired_at = None
        taught.append(known)
    session.flush()
    return taught


def retire(question: Question, now: datetime) -> None:
    """Nobody is asked it any more; where it was asked it stays written."""
    question.retired_at = question.retired_at or now


def bring_back(question: Question) -> None:
    question.retired_at = None


def _held(person: Candidate) -> frozenset[str]:
    return frozenset(
        one.designation.name.casefold()
        for one in person.designations
        if one.standing is not Standing.considering
    )


def _suits(question: Question, asked: Asked, near: dict[str, float]) -> bool:
    if question.role_id is not None and question.role_id == asked.role_id:
        return True
    if question.level not in (None, asked.level):
        return False
    about = question.about
    return (
        not about
        or about.casefold() in asked.designations
        or about.casefold() == read_title(asked.title).function.casefold()
        or title_alike(about, asked.title, near) >= A_TRADE
    )


def _place(question: Question, asked: Asked) -> tuple[bool, bool, bool]:
    return (
        question.role_id is None or question.role_id != asked.role_id,
        question.client_id is None,
        not question.about,
    )
