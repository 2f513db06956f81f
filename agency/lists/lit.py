"""Searches narrowed by the etiquette light. The light is decided, never looked up: the same rules, the same facts.

What was written down about a light would be stale as soon as a day passes, a letter leaves or a colleague
begins a process. So the people whom a search finds are decided together, in a number of queries that
does not grow, while they are few; a wider search is decided a stretch at a time, in its order.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.contact.answer import Decision
from agency.contact.light import lights_of
from agency.search.asking import LIGHTS, Asked
from agency.search.finding import Found, find_people

AT_ONCE = 400
"""People who are decided together; of more, no light is counted."""


@dataclass(frozen=True)
class Viewed:
    """Who looks: a recruiter, at this moment, on this day of theirs."""

    recruiter_id: int
    now: datetime
    today: date


@dataclass(frozen=True)
class Lit:
    """One page of people, with their lights."""

    ids: Sequence[int]
    total: int
    """How many there are; of a wide search narrowed by light, how many there are before that."""
    counts: dict[str, dict[str, int]]
    decisions: dict[int, Decision] = field(default_factory=dict)
    lights: dict[str, int] | None = None
    """How many of each light, where all of them were decided."""
    start: int | None = None
    """Where in a wide search this stretch began."""
    following: int | None = None
    """Where the next stretch begins."""

    @property
    def is_stretch(self) -> bool:
        return self.start is not None


def find_lit(
    session: Session, asked: Asked, seen: Viewed, page: int, size: int, start: int = 0
) -> Lit:
    """A page of who meets the search and has one of the lights asked for."""
    first = find_people(session, asked.search, seen.today, 1, AT_ONCE)
    if first.total <= AT_ONCE:
        return _few(session, asked, seen, first, page, size)
    if asked.lights:
        return _stretch(session, asked, seen, first, size, start)
    ids = first.ids[(page - 1) * size : page * size]
    if page * size > AT_ONCE:
        ids = find_people(session, asked.search, seen.today, page, size).ids
    return Lit(ids, first.total, first.counts, _decided(session, ids, seen))


def everybody_lit(session: Session, asked: Asked, seen: Viewed, most: int) -> Sequence[int] | None:
    """All who meet it, in order; nothing where it is more than ``most``."""
    found = find_people(session, asked.search, seen.today, 1, most)
    if found.total > most:
        return None
    if not asked.lights:
        return found.ids
    decided = _decided(session, found.ids, seen)
    return [one for one in found.ids if decided[one].kind in asked.lights]


def _few(session: Session, asked: Asked, seen: Viewed, found: Found, page: int, size: int) -> Lit:
    """All are decided; the facets count those who are left."""
    decided = _decided(session, found.ids, seen)
    lights = Counter(decision.kind for decision in decided.values())
    counted = {kind: lights[kind] for kind in LIGHTS}
    if asked.lights:
        lit = frozenset(one for one in found.ids if decided[one].kind in asked.lights)
        narrowed = replace(asked.search, among=lit)
        found = find_people(session, narrowed, seen.today, 1, AT_ONCE)
    ids = found.ids[(page - 1) * size : page * size]
    return Lit(ids, found.total, found.counts, decided, counted)


def _stretch(
    session: Session, asked: Asked, seen: Viewed, first: Found, size: int, start: int
) -> Lit:
    """The next people of a wide search whose light is asked for, among the next few hundred."""
    some = first.ids
    if start:
        some = find_people(session, asked.search, seen.today, 1, AT_ONCE, start).ids
    decided = _decided(session, some, seen)
    lit = [at for at, one in enumerate(some) if decided[one].kind in asked.lights]
    shown = lit[:size]
    after = start + (lit[size] if len(lit) > size else len(some))
    following = after if after < first.total else None
    return Lit(
        [some[at] for at in shown], first.total, first.counts, decided, None, start, following
    )


def _decided(session: Session, ids: Sequence[int], seen: Viewed) -> dict[int, Decision]:
    return lights_of(session, ids, seen.recruiter_id, seen.now)
