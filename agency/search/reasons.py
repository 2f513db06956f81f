"""Why each person of a page was found: the passages, read for all of them in three queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Select, any_, func, select
from sqlalchemy.orm import Session

from agency.candidates.models import Resume
from agency.preferences.models import Preference
from agency.preferences.telling import wish_told
from agency.search.boolean import Words
from agency.search.documents import IDS, newest_resumes, newest_touches
from agency.search.passages import Passage, Told, best_passage
from agency.touches.models import Touch

_LONGEST_READ = 20_000
"""Characters of a résumé that are looked through for a passage."""


def reasons_for(
    session: Session, ids: Sequence[int], wanted: Sequence[Words]
) -> dict[int, Passage]:
    """The best passage of each, their own words first; whoever was found by name or title alone has none."""
    if not wanted or not ids:
        return {}
    texts: defaultdict[int, list[Told]] = defaultdict(list)
    for whose, told in (*_said(session, ids), *_noted(session, ids), *_written(session, ids)):
        texts[whose].append(told)
    best = {
        whose: best_passage(sorted(told, key=lambda one: not one.is_quote), wanted)
        for whose, told in texts.items()
    }
    return {whose: passage for whose, passage in best.items() if passage is not None}


def _said(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, Told]]:
    for one in session.execute(_wishes(), {"ids": list(ids)}):
        if one.words:
            yield one.candidate_id, Told(one.words, True, one.said_by, one.said_on)
        text = f"{one.label} {one.condition}".strip()
        told = f"{wish_told(cast(Preference, one))} {one.condition}".strip()
        if text:
            again = told if told != text else ""
            yield one.candidate_id, Told(text, False, one.said_by, one.said_on, again)


@cache
def _wishes() -> Select[*tuple[Any, ...]]:
    """As columns: of a page of people there are a hundred."""
    wish = Preference
    query = select(*wish.__table__.columns).where(
        wish.candidate_id == any_(IDS), wish.ended_at.is_(None)
    )
    return query.order_by(wish.said_on.desc(), wish.id)


def _noted(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, Told]]:
    for touch in session.execute(_notes(), {"ids": list(ids)}):
        for text, is_quote in ((touch.quote, True), (touch.note, False)):
            if text:
                on = touch.happened_at.date()
                yield touch.candidate_id, Told(text, is_quote, touch.channel, on)


@cache
def _notes() -> Select[*tuple[Any, ...]]:
    told = Touch.candidate_id, Touch.quote, Touch.note, Touch.channel, Touch.happened_at
    return newest_touches().with_only_columns(*told)


def _written(session: Session, ids: Sequence[int]) -> Iterator[tuple[int, Told]]:
    for whose, text in session.execute(_resumes(), {"ids": list(ids)}):
        if text:
            yield whose, Told(text)


@cache
def _resumes() -> Select[int, str]:
    begun = func.left(Resume.text, _LONGEST_READ)
    return newest_resumes().with_only_columns(Resume.candidate_id, begun)
