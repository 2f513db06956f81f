"""Every job title that somebody has, had, wants or asks for, and how alike any two are.

Titles are stored once with their vector. A process keeps the vectors it has seen, for they follow
from the text and the space alone; before it looks for near titles it fetches what others added.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.matching.models import JobTitle, TitleSpaceLearned
from agency.meaning.pieces import Vectors
from agency.meaning.title_space import TitleSpace, plain

FAR = 0.2
"""Titles less alike than this have nothing to do with each other."""
DECIMALS = 3
"""What is kept of a likeness, so that the last bits of a processor decide nothing."""
TITLES_AT_A_TIME = 5_000


@dataclass
class _Shelf:
    """What this process has seen of one space. `stored` tells how much of it the database has."""

    space_id: int
    learned_from: str
    space: TitleSpace
    places: dict[str, int] = field(default_factory=dict)
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, 0), np.float16))
    stored: tuple[int, int] = (0, 0)


_kept: dict[str, _Shelf] = {}


def title_token(title: str) -> str:
    """How a whole title stands among the words of a profile."""
    return f"t:{plain(title)}"


def remember_titles(session: Session, titles: Iterable[str]) -> None:
    """Put new titles on record, so that `near_titles` finds them; nothing before a space is learned."""
    shelf = _shelf(session)
    texts = _texts(titles)
    if shelf is None or not texts:
        return
    for start in range(0, len(texts), TITLES_AT_A_TIME):
        batch = texts[start : start + TITLES_AT_A_TIME]
        known = select(JobTitle.text).where(
            JobTitle.space_id == shelf.space_id, JobTitle.text.in_(batch)
        )
        new = sorted(set(batch) - set(session.scalars(known)))
        if new:
            rows = zip(new, _vectors(shelf, new).astype(np.float16), strict=True)
            values = [
                {"space_id": shelf.space_id, "text": text, "vector": vector.tobytes()}
                for text, vector in rows
            ]
            session.execute(insert(JobTitle).values(values).on_conflict_do_nothing())


def near_titles(session: Session, title: str) -> dict[str, float]:
    """Titles on record that are alike, as `plain` writes them, with their likeness of `FAR` to 1."""
    shelf = _shelf(session)
    if shelf is None or not title.strip():
        return {}
    _fetch_new(session, shelf)
    return _near(shelf, title, list(shelf.places), shelf.vectors)


def likeness(
    session: Session, titles: Iterable[str], others: Iterable[str]
) -> Mapping[str, dict[str, float]]:
    """For each of `others` its likeness to each of `titles`, where it is at least `FAR`."""
    shelf = _shelf(session)
    texts = _texts(titles)
    if shelf is None or not texts:
        return {}
    vectors = _vectors(shelf, texts)
    return {other: _near(shelf, other, texts, vectors) for other in set(others) if other.strip()}


def _near(shelf: _Shelf, title: str, texts: Sequence[str], vectors: Vectors) -> dict[str, float]:
    if not texts:
        return {}
    alike = vectors.astype(np.float32, copy=False) @ _vectors(shelf, [plain(title)])[0]
    near = np.flatnonzero(alike >= FAR).tolist()
    return {texts[at]: round(float(alike[at]), DECIMALS) for at in near}


def _texts(titles: Iterable[str]) -> list[str]:
    return sorted({plain(title) for title in titles if title.strip()})


def _shelf(session: Session) -> _Shelf | None:
    learned = select(TitleSpaceLearned.id, TitleSpaceLearned.learned_from)
    newest = session.execute(learned.order_by(TitleSpaceLearned.id.desc()).limit(1)).first()
    if newest is None:
        return None
    kept = _kept.get("shelf")
    if kept is None or (kept.space_id, kept.learned_from) != newest:
        query = select(TitleSpaceLearned.space).where(TitleSpaceLearned.id == newest.id)
        space = TitleSpace.unpack(session.scalars(query).one())
        empty = np.zeros((0, space.width), np.float16)
        kept = _kept["shelf"] = _Shelf(newest.id, newest.learned_from, space, vectors=empty)
    return kept


def _vectors(shelf: _Shelf, texts: Sequence[str]) -> Vectors:
    """From memory, or made: a vector follows from its text."""
    missing = [text for text in texts if text not in shelf.places]
    _put(shelf, missing, shelf.space.vectors(missing).astype(np.float16))
    return shelf.vectors[[shelf.places[text] for text in texts]].astype(np.float32)


def _fetch_new(session: Session, shelf: _Shelf) -> None:
    of_space = JobTitle.space_id == shelf.space_id
    count = select(func.count(), func.coalesce(func.max(JobTitle.id), 0)).where(of_space)
    number, newest = session.execute(count).one()
    if (number, newest) == shelf.stored:
        return
    texts = session.scalars(select(JobTitle.text).where(of_space)).all()
    missing = [text for text in texts if text not in shelf.places]
    for start in range(0, len(missing), TITLES_AT_A_TIME):
        batch = missing[start : start + TITLES_AT_A_TIME]
        query = select(JobTitle.text, JobTitle.vector).where(of_space, JobTitle.text.in_(batch))
        rows = session.execute(query).all()
        vectors = np.frombuffer(b"".join(row.vector for row in rows), np.float16)
        _put(shelf, [row.text for row in rows], vectors.reshape(len(rows), shelf.space.width))
    shelf.stored = (number, newest)


def _put(shelf: _Shelf, texts: Sequence[str], vectors: Vectors) -> None:
    if not texts:
        return
    for text in texts:
        shelf.places[text] = len(shelf.places)
    shelf.vectors = np.concatenate([shelf.vectors, vectors])
