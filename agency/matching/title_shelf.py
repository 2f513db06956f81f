"""Every job title that somebody has, had or wants, and how alike any two are.

A title is stored once, in lower case, with a number that profiles keep; once a space of titles has
been learned, with its vector too. A process keeps what it has read, for a title never changes;
before it looks for near ones it reads what others added.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from agency.matching.look import look
from agency.matching.models import JobTitle, TitleSpaceLearned
from agency.matching.titles import title_alike, title_keys
from agency.meaning.pieces import Vectors
from agency.meaning.title_space import TitleSpace, plain

FAR = 0.2
"""Titles less alike than this have nothing to do with each other."""
DECIMALS = 3
"""What is kept of a likeness, so that the last bits of a processor decide nothing."""
TITLES_AT_A_TIME = 5_000
MADE_KEPT = 20_000


@dataclass
class _Shelf:
    """What this process has read: titles in the order they came, and vectors of one space.

    `by_word` finds them by the words of which two titles alike share one. `stored` tells how much
    of the database is here; `made` holds vectors of titles that are not on record.
    """

    space_id: int = 0
    learned_from: str = ""
    space: TitleSpace | None = None
    ids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    by_word: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    vectors: Vectors = field(init=False)
    stored: tuple[int, int] = (0, 0)
    made: dict[str, Vectors] = field(default_factory=dict)
    nearest: dict[str, dict[str, float]] = field(default_factory=dict)
    """What was said of titles since the last one was read."""
    trades: dict[tuple[str, float], dict[int, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.vectors = np.zeros((0, self.width), np.float32)

    @property
    def width(self) -> int:
        return self.space.width if self.space else 0


_kept: dict[str, _Shelf] = {}


def spelled(title: str) -> str:
    """How a title is stored. `titles.title_alike` reads it as the same title."""
    return title.casefold()


def remember_titles(session: Session, titles: Iterable[str]) -> dict[str, int]:
    """Put new titles on record; the number of each, as `spelled` writes it."""
    texts = sorted({spelled(title) for title in titles if title.strip()})
    found: dict[str, int] = {}
    for start in range(0, len(texts), TITLES_AT_A_TIME):
        batch = texts[start : start + TITLES_AT_A_TIME]
        numbers = select(JobTitle.text, JobTitle.id).where(JobTitle.text.in_(batch))
        # Held, as a foreign key would, against whoever takes titles of an erased person off the shelf.
        numbers = numbers.order_by(JobTitle.id).with_for_update(read=True, key_share=True)
        known = dict(session.execute(numbers).all())
        new = [text for text in batch if text not in known]
        if new:
            shelf = _shelf(session)
            rows = [{"text": text, **_vector_row(shelf, text)} for text in new]
            session.execute(upsert(JobTitle).on_conflict_do_nothing(), rows)
            known = dict(session.execute(numbers).all())
        found |= known
    return found


def give_vectors(session: Session) -> None:
    """Every title on record gets its vector in the newest space."""
    shelf = _shelf(session)
    stale = select(JobTitle.id, JobTitle.text).where(
        JobTitle.space_id.is_distinct_from(shelf.space_id)
    )
    rows = session.execute(stale.order_by(JobTitle.id)).all()
    for start in range(0, len(rows), TITLES_AT_A_TIME):
        batch = rows[start : start + TITLES_AT_A_TIME]
        session.execute(
            update(JobTitle), [{"id": row.id, **_vector_row(shelf, row.text)} for row in batch]
        )


@dataclass(frozen=True)
class Titles:
    """Every title on record at this moment, to be asked about as many roles as one likes."""

    _shelf: _Shelf

    def near(self, title: str) -> dict[str, float]:
        """Those that are alike as far as was learned, as `plain` writes them: `FAR` to 1."""
        shelf = self._shelf
        if shelf.space is None or not title.strip():
            return {}
        if title not in shelf.nearest:
            found = _near(shelf.vectors, _vector(shelf, title))
            shelf.nearest[title] = {plain(shelf.texts[at]): how_far for at, how_far in found}
        return shelf.nearest[title]

    def tied(self, title: str, learned: Mapping[str, float], least: float) -> dict[int, float]:
        """By number, every title that is alike by at least `least`, which is above `SAME_FUNCTION`.

        `learned` is what `near` says, or nothing.
        """
        shelf, asked = self._shelf, (title, least)
        if not learned or learned is not shelf.nearest.get(title):
            return self._tied(title, learned, least)
        if asked not in shelf.trades:
            shelf.trades[asked] = self._tied(title, learned, least)
        return shelf.trades[asked]

    def _tied(self, title: str, learned: Mapping[str, float], least: float) -> dict[int, float]:
        shelf = self._shelf
        places = {at for word in title_keys(title) for at in shelf.by_word.get(word, ())}
        if learned and shelf.space is not None:
            places |= {at for at, _ in _near(shelf.vectors, _vector(shelf, title))}
        alike = (
            (shelf.ids[at], title_alike(shelf.texts[at], title, learned)) for at in sorted(places)
        )
        return {number: how_far for number, how_far in alike if how_far >= least}


def titles_on_record(session: Session) -> Titles:
    """In one query, where nobody added a title since this process last looked."""
    return Titles(_read(session))


def near_titles(session: Session, title: str) -> dict[str, float]:
    """`Titles.near` for one title."""
    return titles_on_record(session).near(title)


def likeness(
    session: Session, titles: Iterable[str], others: Iterable[str]
) -> Mapping[str, dict[str, float]]:
    """For each of `others` its likeness to each of `titles` as `plain` writes them, from `FAR`."""
    shelf = _shelf(session)
    texts = sorted({plain(title) for title in titles if title.strip()})
    if shelf.space is None or not texts:
        return {}
    asked = sorted({other for other in others if other.strip()})
    if not asked:
        return {}
    theirs = np.array([_vector(shelf, text) for text in texts])
    alike = np.array([_vector(shelf, other) for other in asked]) @ theirs.T
    found: dict[str, dict[str, float]] = {other: {} for other in asked}
    for at, which in np.argwhere(alike >= FAR).tolist():
        found[asked[at]][texts[which]] = round(float(alike[at, which]), DECIMALS)
    return found


def _near(vectors: Vectors, vector: Vectors) -> list[tuple[int, float]]:
    alike = vectors @ vector
    return [(at, round(float(alike[at]), DECIMALS)) for at in np.flatnonzero(alike >= FAR).tolist()]


def _vector_row(shelf: _Shelf, text: str) -> dict[str, Any]:
    if shelf.space is None:
        return {"space_id": None, "vector": None}
    vector = _vector(shelf, text).astype(np.float16)
    return {"space_id": shelf.space_id, "vector": vector.tobytes()}


def _vector(shelf: _Shelf, title: str) -> Vectors:
    """From memory, or made: a vector follows from the text and the space alone."""
    text = plain(title)
    if text not in shelf.made:
        assert shelf.space is not None
        if len(shelf.made) >= MADE_KEPT:
            shelf.made.clear()
        # As it would come back from the database.
        shelf.made[text] = shelf.space.vectors([text])[0].astype(np.float16).astype(np.float32)
    return shelf.made[text]


def _shelf(session: Session) -> _Shelf:
    """The shelf of the newest space; what was read for an older one is let go."""
    now = look(session)
    space_id, learned_from = now.space_id, now.learned_from
    kept = _kept.get("shelf")
    if kept is None or (kept.space_id, kept.learned_from) != (space_id, learned_from):
        space = _unpacked(session, space_id) if space_id else None
        kept = _kept["shelf"] = _Shelf(space_id, learned_from, space)
    return kept


def _unpacked(session: Session, space_id: int) -> TitleSpace:
    query = select(TitleSpaceLearned.space).where(TitleSpaceLearned.id == space_id)
    return TitleSpace.unpack(session.scalars(query).one())


def _read(session: Session) -> _Shelf:
    """The shelf with every title on record."""
    shelf = _shelf(session)
    now = look(session)
    if (now.titles, now.newest_title) == shelf.stored:
        return shelf
    every = session.scalars(select(JobTitle.id).order_by(JobTitle.id)).all()
    known = set(shelf.ids)
    if not known.issubset(every):  # titles of a transaction that was taken back
        shelf = _kept["shelf"] = _Shelf(shelf.space_id, shelf.learned_from, shelf.space)
        known = set()
    _add(session, shelf, [number for number in every if number not in known])
    shelf.stored = (now.titles, now.newest_title)
    return shelf


def _add(session: Session, shelf: _Shelf, numbers: Sequence[int]) -> None:
    parts = [shelf.vectors]
    columns = select(JobTitle.id, JobTitle.text, JobTitle.space_id, JobTitle.vector)
    for start in range(0, len(numbers), TITLES_AT_A_TIME):
        batch = JobTitle.id.in_(numbers[start : start + TITLES_AT_A_TIME])
        rows = session.execute(columns.where(batch).order_by(JobTitle.id)).all()
        parts.append(_vectors_of(shelf, rows))
        for row in rows:
            for word in title_keys(row.text):
                shelf.by_word[word].append(len(shelf.ids))
            shelf.ids.append(row.id)
            shelf.texts.append(row.text)
    shelf.vectors = np.concatenate(parts)
    shelf.nearest.clear()
    shelf.trades.clear()


def _vectors_of(shelf: _Shelf, rows: Sequence[Any]) -> Vectors:
    """Stored ones of this space, others made: between learning and `give_vectors` some are of the last."""
    found = np.zeros((len(rows), shelf.width), np.float32)
    if shelf.space is not None:
        for at, row in enumerate(rows):
            of_this = row.vector is not None and row.space_id == shelf.space_id
            found[at] = (
                np.frombuffer(row.vector, np.float16) if of_this else _vector(shelf, row.text)
            )
    return found
