"""Looks among the candidates for people who may be the one described."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.candidates.registering import EMAILS
from agency.sameness.alike import Described, alike, name_likeness, other_spellings

SURE = 1.0
"""One of their own addresses, under a name that may be theirs."""
SHARED = 0.7
"""One of their own addresses under another name: a household's telephone, or a new family name."""
_CLOSE = 0.4
"""How alike (pg_trgm) the names of two people at one firm must be to be looked at; a slip in a name of six letters still is."""
_BY_NAME = text(
    """
    WITH asked AS MATERIALIZED (
        SELECT typed.n, plain(typed.name) AS name, firm_word(typed.employer) AS firm, typed.place_id
        FROM unnest(CAST(:n AS int[]), CAST(:names AS text[]), CAST(:employers AS text[]), CAST(:places AS int[]))
            AS typed(n, name, employer, place_id)
    )
    SELECT asked.n, found.id, found.full_name, found.goes_by, found.employer, found.place_id
    FROM asked JOIN candidates AS found ON plain(found.full_name) = asked.name
    WHERE found.erased_at IS NULL
        AND (found.place_id = asked.place_id OR (asked.firm IS NOT NULL AND found.employer <> ''))
    UNION
    SELECT asked.n, found.id, found.full_name, found.goes_by, found.employer, found.place_id
    FROM asked JOIN candidates AS found ON firm_word(found.employer) = asked.firm
    WHERE found.erased_at IS NULL AND similarity(plain(found.full_name), asked.name) >= :close
    """
)
"""Whoever has this very name, and whoever works for a firm that begins with the same word under a close one."""


class Likeness(NamedTuple):
    """Somebody who may be the one described."""

    candidate_id: int
    how: str
    """``email``, ``phone``, ``linkedin``; ``name and employer``, ``name and town``, ``name, employer and town``."""
    score: float
    """``SURE`` for an address of their own; below it a person decides."""


def likely_same(session: Session, described: Described) -> list[Likeness]:
    """Who may be this person, the likeliest first; never erased people, nor the record itself."""
    return likely_same_each(session, [described])[0]


def likely_same_each(session: Session, people: Sequence[Described]) -> list[list[Likeness]]:
    """``likely_same`` for many, in the order given, in as many queries as for one.

    Those who are surely found by an address are not looked for by name as well.
    """
    found = _by_address(session, people)
    unsure = (n for n in range(len(people)) if all(one.score < SURE for one in found[n].values()))
    by_name = _by_name(session, people, [n for n in unsure if _may_be_told_by_name(people[n])])
    for n, likenesses in by_name.items():
        found[n] = likenesses | found[n]
    return [
        sorted(found[n].values(), key=lambda one: (-one.score, one.candidate_id))
        for n in range(len(people))
    ]


def described_as(candidate: Candidate) -> Described:
    """What a record says of a person; reads their ways to reach."""
    own = (way.value for way in candidate.ways if way.kind is not WayKind.work_phone)
    return Described(
        name=candidate.full_name,
        candidate_id=candidate.id,
        goes_by=candidate.goes_by,
        addresses=frozenset(own),
        employer=candidate.employer,
        place_id=candidate.place_id,
    )


def _by_address(
    session: Session, people: Sequence[Described]
) -> defaultdict[int, dict[int, Likeness]]:
    found: defaultdict[int, dict[int, Likeness]] = defaultdict(dict)
    whose: dict[str, list[int]] = defaultdict(list)
    for n, person in enumerate(people):
        for address in person.addresses:
            whose[address].append(n)
    if not whose:
        return found
    query = (
        select(
            WayToReach.value, WayToReach.kind, Candidate.id, Candidate.full_name, Candidate.goes_by
        )
        .join(WayToReach.candidate)
        .where(WayToReach.value.in_(whose), Candidate.erased_at.is_(None))
        .where(WayToReach.kind != WayKind.work_phone)
        .order_by(WayToReach.id)
    )
    for address, kind, id_, name, goes_by in session.execute(query):
        theirs = Described(name=name, goes_by=goes_by)
        for n in whose[address]:
            if id_ == people[n].candidate_id:
                continue
            score = SURE if name_likeness(people[n], theirs) else SHARED
            found[n].setdefault(id_, Likeness(id_, _how(kind), score))
    return found


def _how(kind: WayKind) -> str:
    if kind in EMAILS:
        return "email"
    return "linkedin" if kind is WayKind.linkedin else "phone"


def _may_be_told_by_name(person: Described) -> bool:
    return bool(person.name and (person.employer or person.place_id))


def _by_name(
    session: Session, people: Sequence[Described], wanted: Iterable[int]
) -> dict[int, dict[int, Likeness]]:
    """Two indexes find those who come near; ``alike`` looks at each."""
    asked = [
        (n, spelling)
        for n in wanted
        for spelling in {people[n].name, *other_spellings(people[n].name)}
    ]
    found: dict[int, dict[int, Likeness]] = defaultdict(dict)
    if not asked:
        return found
    # While a table grows faster than its statistics, the planner would compare everybody with everybody.
    session.execute(text("SET LOCAL enable_seqscan = off"))
    rows = session.execute(
        _BY_NAME,
        {
            "n": [n for n, _ in asked],
            "names": [spelling for _, spelling in asked],
            "employers": [people[n].employer for n, _ in asked],
            "places": [people[n].place_id for n, _ in asked],
            "close": _CLOSE,
        },
    ).all()
    session.execute(text("SET LOCAL enable_seqscan = on"))
    for n, id_, name, goes_by, employer, place_id in rows:
        theirs = Described(name=name, goes_by=goes_by, employer=employer, place_id=place_id)
        likeness = alike(people[n], theirs)
        if likeness is not None and id_ != people[n].candidate_id:
            found[n][id_] = Likeness(id_, *vars(likeness).values())
    return found
