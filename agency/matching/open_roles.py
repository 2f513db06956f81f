"""The roles that somebody is looked for, kept by this process, and which of them might fit a person.

Every role bears the number of the transaction that last wrote it, what it asks for, its client or
its place; triggers see to it. What was read counts while no role was written by a transaction that
ran then or came later, and none is gone. Nothing is kept that a running transaction wrote, for it may be taken back.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from agency.clients.firms import firm_key
from agency.clients.models import RoleState
from agency.matching.crowd import FUTURE, Lists
from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.look import RUNNING, look
from agency.matching.nearness import related_to
from agency.matching.parts.want import A_TRADE
from agency.matching.profiles import marks_of, terms_of, titles_of
from agency.matching.roles import CHECKABLE, facts_of_roles, told_by
from agency.matching.title_shelf import likeness
from agency.matching.titles import title_alike, title_keys

LOOKING = (RoleState.open, RoleState.anticipated)
_LOOKING = [one.value for one in LOOKING]

_OWN = "pg_current_xact_id_if_assigned()::text::bigint"
_WRITTEN_SINCE = text(
    f"SELECT {RUNNING} AS running, coalesce((SELECT max(written_in) FROM roles WHERE NOT {FUTURE}) >= :seen, false)"  # noqa: S608 - constants
    f" OR EXISTS (SELECT FROM roles WHERE written_in = {_OWN} AND written_in >= :seen)"
    " OR (SELECT count(*) FROM roles WHERE state = ANY(:looking)) <> :many AS changed"
)
"""A role that is gone was written by nobody; there is one less.

The newest is asked for, not whether there is one: for that, once the statement is prepared, every role would be read.
"""
TRADES_KEPT = 1 << 14
"""People's titles of which this process knows the roles of their trade."""
_READ = text(
    """
    SELECT r.id, r.written_in, r.title, c.name AS firm,
        array_remove(array_agg(CASE WHEN q.is_must AND t.kind = ANY(:checkable) THEN t.id END), NULL) AS musts
    FROM roles r JOIN clients c ON c.id = r.client_id
        LEFT JOIN role_requirements q ON q.role_id = r.id
        LEFT JOIN vocabulary_terms t ON t.id = q.term_id
    WHERE r.state = ANY(:looking) GROUP BY r.id, c.id ORDER BY r.id
    """
)


@dataclass(frozen=True)
class OpenRoles:
    """Those that are open or anticipated, by number, in order; what each must have is in `musts`.

    `near` tells by term which must-haves it is near to, as `vocabulary` has it; `trades` by title of a person
    which titles are of its trade, as `space` has it. `facts` are of
    roles that were read before, by what else `told_by` says they follow from.
    """

    written_in: dict[int, int]
    by_title: dict[str, list[int]]
    by_firm: dict[str, list[int]]
    musts: Lists
    seen: int
    vocabulary: object = None
    near: dict[int, list[int]] = field(default_factory=dict)
    space: object = None
    trades: dict[str, list[str]] = field(default_factory=dict)
    told_by: object = None
    facts: dict[int, RoleFacts] = field(default_factory=dict)

    @cached_property
    def ids(self) -> list[int]:
        return list(self.written_in)


_kept: dict[str, tuple[str, OpenRoles]] = {}


def open_roles(session: Session) -> OpenRoles:
    """As this transaction sees them; in one query, where no role was written since."""
    session.flush()
    database = session.get_bind().engine.url.render_as_string()
    last = _kept.get("last", ("", None))
    kept = last[1] if last[0] == database else None
    now = _written_since(session, kept)
    if kept is not None and not now.changed:
        roles, may_be_kept = replace(kept, seen=max(kept.seen, now.running)), True
    else:
        roles = _read(session, now.running, kept)
        may_be_kept = not _written_since(session, roles).changed
    now_seen = look(session)
    vocabulary, told = now_seen.vocabulary, told_by(session)
    space = now_seen.space_id, now_seen.learned_from
    if roles.vocabulary != vocabulary:
        roles = replace(roles, vocabulary=vocabulary, near=_near_to(session, roles.musts))
    if roles.space != space:
        roles = replace(roles, space=space, trades={})
    if roles.told_by != told:
        roles = replace(roles, told_by=told, facts={})
    if may_be_kept:
        _kept["last"] = (database, roles)
    return roles if may_be_kept and told else replace(roles, facts={})


def _written_since(session: Session, kept: OpenRoles | None) -> Row[Any]:
    seen, many = (kept.seen, len(kept.written_in)) if kept else (0, 0)
    asked = {"seen": seen, "many": many, "looking": _LOOKING}
    return session.execute(_WRITTEN_SINCE, asked).one()


def facts_of(session: Session, roles: OpenRoles, role_ids: Sequence[int]) -> list[RoleFacts]:
    """As the scorer reads them; from their records, where nobody read them before."""
    new = [number for number in role_ids if number not in roles.facts]
    if new:
        roles.facts.update((facts.id, facts) for facts in facts_of_roles(session, new))
    return [roles.facts[number] for number in role_ids if number in roles.facts]


def roles_in_the_net(session: Session, person: PersonFacts, roles: OpenRoles) -> list[int]:
    """Every open or anticipated role whose list this person could be on.

    The same promise as `pool.in_the_net`, read from the other side: a title of theirs is of the
    trade, the employer was named, or all must-haves but one are held.
    """
    named = [mark.removeprefix("firm:") for mark in marks_of(person) if mark.startswith("firm:")]
    found = {number for firm in named for number in roles.by_firm.get(firm, ())}
    for theirs in titles_of(person):
        for title in _of_their_trade(session, theirs, roles):
            found.update(roles.by_title[title])
    return sorted(found.union(_by_musts(terms_of(person), roles)))


def _of_their_trade(session: Session, theirs: str, roles: OpenRoles) -> list[str]:
    """Titles of one trade with this one, read once while roles and titles stay as they are."""
    found = roles.trades.get(theirs)
    if found is None:
        learned, words = likeness(session, [theirs], roles.by_title), title_keys(theirs)
        found = [
            title
            for title in roles.by_title
            for near in [learned.get(title, {})]
            if (near or words & title_keys(title)) and title_alike(theirs, title, near) >= A_TRADE
        ]
        if len(roles.trades) >= TRADES_KEPT:
            roles.trades.clear()
        roles.trades[theirs] = found
    return found


def _by_musts(held: set[int], roles: OpenRoles) -> list[int]:
    met = held.union(*(roles.near.get(term, ()) for term in held))
    worth = np.zeros(max(met, default=0) + 2, np.int64)
    worth[list(met)] = 1
    has = roles.musts.total(worth, np.int64(0))
    enough = (has >= 1) & (has >= roles.musts.counted - 1)
    return [roles.ids[at] for at in np.flatnonzero(enough).tolist()]


def _near_to(session: Session, musts: Lists) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for term, others in related_to(session, set(musts.flat.tolist())).items():
        for one in others:
            found[one.term_id].append(term)
    return dict(found)


def _read(session: Session, running: int, before: OpenRoles | None) -> OpenRoles:
    asked = {
        "checkable": [kind.value for kind in CHECKABLE],
        "looking": _LOOKING,
    }
    rows = session.execute(_READ, asked).all()
    by_title, by_firm = defaultdict(list), defaultdict(list)
    for row in rows:
        by_title[row.title].append(row.id)
        by_firm[firm_key(row.firm)].append(row.id)
    starts = np.concatenate([[0], np.cumsum([len(row.musts) for row in rows], dtype=np.int64)])
    musts = np.array([term for row in rows for term in row.musts], np.int32)
    written_in = {row.id: row.written_in for row in rows}
    found = OpenRoles(written_in, dict(by_title), dict(by_firm), Lists(musts, starts), running)
    if before is None:
        return found
    same = {
        number: facts
        for number, facts in before.facts.items()
        if written_in.get(number) == before.written_in[number]
    }
    found = replace(found, told_by=before.told_by, facts=same)
    if before.by_title.keys() == found.by_title.keys():
        found = replace(found, space=before.space, trades=before.trades)
    return found
