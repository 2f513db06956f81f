"""Who is called so: a name is looked for word by word, and a slip in a word is forgiven as far as is needed.

Likeness is looked for among the words that names are made of (``NameWord``); people are then found by whole words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from agency.candidates.models import NAME_WORDS, Candidate

MOST_CALLED = 2_500
"""People of a name who are read one by one; of more an order is read until a page is full."""
BEGUN, CLOSE, ALIKE = 1.0, 0.7, 0.4
"""How alike (pg_trgm's word similarity) a word must be: it begins so; nearly so; with one slip in a short word, or two letters swapped."""
_ENOUGH = 25
"""So many closer ones and looser likeness is not looked for: it would only come after them."""
_MOST_WORDS = 5
_MOST_ALIKE = 100
"""Words of names that one typed word may stand for, the likest first."""
_LETTERS_FOR_LIKENESS = 3
"""Of fewer letters so many words begin so that they are looked for by their beginning alone; nothing is like them."""
_MOST_OF_IT = 0.45
"""Of the letters typed: nobody is shown for fewer."""
_WORDS = text(
    """
    SELECT said.word, alike.word AS stands_for, alike.likeness
    FROM unnest(words_of_name(:name)) WITH ORDINALITY AS said(word, place)
    CROSS JOIN LATERAL (SELECT set_config('pg_trgm.word_similarity_threshold', :least, true) AS is_set) AS heed
    LEFT JOIN LATERAL (
        SELECT DISTINCT one.word,
            CASE WHEN starts_with(one.word, said.word) THEN 1 ELSE word_similarity(said.word, one.word) END AS likeness
        FROM name_words AS one
        WHERE heed.is_set IS NOT NULL AND length(said.word) >= :letters AND said.word <% one.word
        ORDER BY likeness DESC, one.word LIMIT :most
    ) AS alike ON true
    ORDER BY said.place, alike.likeness DESC, alike.word
    """
)


THEM = cast(bindparam("called", type_=Text), ARRAY(Integer))
"""Their numbers in a statement, told ``called`` (``Called.ids``)."""


@dataclass(frozen=True)
class Called:
    """Who has a name like one that was asked for."""

    asked: str
    """The words of such names, as PostgreSQL's ``tsquery`` is written."""
    ids: str
    """Their numbers, as PostgreSQL writes an array: they only go there and back."""
    people: int

    @property
    def is_everybody(self) -> bool:
        """Or else there are more than ``MOST_CALLED``, and these are some of them."""
        return self.people <= MOST_CALLED


def called(session: Session, name: str) -> Called:
    """Whoever has every typed word in their name, or begun, or alike: as alike as a page of them is.

    Where nobody has every word, whoever has most of them. Two queries; erased people are never among them.
    """
    rows = session.execute(
        _WORDS,
        {"name": name, "least": str(ALIKE), "letters": _LETTERS_FOR_LIKENESS, "most": _MOST_ALIKE},
    )
    said: dict[str, list[tuple[str, float]]] = {}
    for word, stands_for, likeness in rows:
        alike = said.setdefault(word, [])
        if stands_for is not None:
            alike.append((stands_for, likeness))
    asked = _asked(list(said.items())[:_MOST_WORDS])
    told = {f"asked_{at}": one for at, one in enumerate(asked)}
    at, ids, people = session.execute(_called(), {**told, "most": MOST_CALLED}).one()
    return Called(asked[at], ids, people)


def is_called() -> tuple[ColumnElement[bool], ...]:
    """Conditions for people called so, told ``called_as`` (``Called.asked``); erased people never meet them."""
    return _called_as("called_as")


def _asked(words: Sequence[tuple[str, list[tuple[str, float]]]]) -> list[str]:
    """From the closest to the loosest: every word, three times; then without one of them, without two and so on."""
    every = [" & ".join(_either(*one, least) for one in words) for least in (BEGUN, CLOSE, ALIKE)]
    letters = sum(len(word) for word, _ in words)
    fewer = []
    for left in range(1, _MOST_WORDS):
        some = combinations(words, max(len(words) - left, 0))
        most = [
            " & ".join(_either(*one, ALIKE) for one in rest)
            for rest in some
            if rest and sum(len(word) for word, _ in rest) >= _MOST_OF_IT * letters
        ]
        fewer.append(" | ".join(f"({one})" for one in most))
    return [*every, *fewer]


def _either(word: str, alike: Sequence[tuple[str, float]], least: float) -> str:
    begun = ":*" if len(word) < _LETTERS_FOR_LIKENESS and word.isalpha() else ""
    others = [one for one, likeness in alike if likeness >= least and one != word]
    return "(" + " | ".join([f"'{word}'{begun}", *(f"'{one}'" for one in others)]) + ")"


@cache
def _called() -> Select[int, str, int]:
    """Which of the questions was answered well enough, and by whom; each is asked once, and only if it must be."""
    enough = [_ENOUGH, _ENOUGH] + [1] * (_MOST_WORDS - 1)
    ids = [_numbers_of(f"asked_{at}") for at in range(len(enough) + 1)]
    found = [(func.cardinality(one) >= many) for one, many in zip(ids, enough, strict=False)]
    last = len(enough)
    which = case(*((one, at) for at, one in enumerate(found)), else_=last)
    them = case(*zip(found, ids, strict=False), else_=ids[last])
    return select(which, cast(them, Text), func.cardinality(them))


def _numbers_of(asked: str) -> ColumnElement[list[int]]:
    """Of whoever is called so, one more than are read."""
    most = bindparam("most", type_=Integer) + 1
    ids = select(Candidate.id).where(*_called_as(asked)).limit(most).scalar_subquery()
    once = select(cast(func.array(ids), ARRAY(Integer)).label("ids"))
    return select(once.cte(f"called_{asked}").prefix_with("MATERIALIZED").c.ids).scalar_subquery()


def _called_as(asked: str) -> tuple[ColumnElement[bool], ...]:
    said = cast(bindparam(asked, type_=Text), TSQUERY)
    return Candidate.erased_at.is_(None), NAME_WORDS.op("@@", is_comparison=True)(said)
