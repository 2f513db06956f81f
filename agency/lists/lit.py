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
from agency.search.finding import Found, find_people, walk

AT_ONCE = 400
"""People who are decided together where a light is asked for; a wider search is walked."""
A_LOT = 40
"""Of a wide search so many are decided before it is seen whether the page is full; then twice as many, and so on."""
UNASKED = 100
"""So many are decided together to count their lights where none is asked for."""


@dataclass(frozen=True)
class Viewed:
    """Who looks: a recruiter, at this moment, on this day of theirs."""

    recruiter_id: int
    now: datetime
    today: date


@dataclass(frozen=True)
class Lit:
    """One page of people, with their lights."""

    found: Found
    """Before the light narrowed it, where a wide search was walked."""
    decisions: dict[int, Decision] = field(default_factory=dict)
    lights: dict[str, int] | None = None
    """How many of each light, where all of them were decided."""
    start: int | None = None
    """Where in a wide search this stretch began."""
    following: int | None = None
    """Where the next stretch begins."""

    @property
    def ids(self) -> Sequence[int]:
        return self.found.ids

    @property
    def total(self) -> int:
        return self.found.total

    @property
    def is_wide(self) -> bool:
        """Whether there are more than were counted."""
        return self.found.everybody is None

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        return self.found.counts

    @property
    def is_stretch(self) -> bool:
        return self.start is not None


def find_lit(
    session: Session, asked: Asked, seen: Viewed, page: int, size: int, start: int = 0
) -> Lit:
    """A page of who meets the search and has one of the lights asked for."""
    shown = 0 if asked.lights else size  # whom a light leaves is known later
    found = find_people(session, asked.search, seen.today, page, shown)
    everybody = found.everybody
    if everybody is not None and len(everybody) <= most_decided(asked):
        return _few(session, asked, seen, found, everybody, page, size)
    if asked.lights:
        return _stretch(session, asked, seen, found, size, start)
    return Lit(found, _decided(session, found.ids, seen))


def most_decided(asked: Asked) -> int:
    """People of a search whose lights are all decided, and counted."""
    return AT_ONCE if asked.lights else min(AT_ONCE, UNASKED)


def everybody_lit(session: Session, asked: Asked, seen: Viewed, most: int) -> Sequence[int] | None:
    """All who meet it, in order; nothing where it is more than ``most``, or more than are counted."""
    everybody = find_people(session, asked.search, seen.today).everybody
    if everybody is None or len(everybody) > most:
        return None
    if not asked.lights:
        return everybody
    decided = _decided(session, everybody, seen)
    return [one for one in everybody if decided[one].kind in asked.lights]


def _few(
    session: Session,
    asked: Asked,
    seen: Viewed,
    found: Found,
    everybody: Sequence[int],
    page: int,
    size: int,
) -> Lit:
    """All are decided; the facets count those who are left."""
    decided = _decided(session, everybody, seen)
    lights = Counter(decision.kind for decision in decided.values())
    if asked.lights:
        lit = frozenset(one for one in everybody if decided[one].kind in asked.lights)
        narrowed = replace(asked.search, among=lit)
        found = find_people(session, narrowed, seen.today, page, size)
    return Lit(found, decided, {kind: lights[kind] for kind in LIGHTS})


def _stretch(
    session: Session, asked: Asked, seen: Viewed, found: Found, size: int, start: int
) -> Lit:
    """The next people of a wide search whose light is asked for, among the next few hundred.

    They are decided a lot at a time, until the page is full: most lights are common, and a rare one takes few rounds.
    """
    some = (
        walk(session, asked.search, seen.today, AT_ONCE + 1, start, found.known)
        if found.everybody is None
        else found.everybody[start : start + AT_ONCE + 1]
    )
    looked_at = some[:AT_ONCE]
    decided: dict[int, Decision] = {}
    lit: list[int] = []
    begin, people = 0, A_LOT
    while begin < len(looked_at) and len(lit) <= size:
        lot = looked_at[begin : begin + people]
        decided |= _decided(session, lot, seen)
        lit += [begin + at for at, one in enumerate(lot) if decided[one].kind in asked.lights]
        begin, people = begin + people, people * 2
    after = lit[size] if len(lit) > size else len(looked_at)
    following = start + after if after < len(some) else None
    shown = replace(found, ids=[looked_at[at] for at in lit[:size]])
    return Lit(shown, decided, None, start, following)


def _decided(session: Session, ids: Sequence[int], seen: Viewed) -> dict[int, Decision]:
    return lights_of(session, ids, seen.recruiter_id, seen.now)
