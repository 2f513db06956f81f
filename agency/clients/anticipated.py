"""Roles that are heard of and not advertised: hearing of one again, what comes up, and what lapses."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import ARRAY, Date, Integer, Select, any_, bindparam, select
from sqlalchemy.orm import Session, joinedload

from agency.clients.models import Role, RoleState
from agency.clients.opening import MoveImpossible, move_role
from agency.months import first_of_month

SOON_MONTHS = 3
"""How far ahead Today looks."""
LAPSES_AFTER_MONTHS = 3
"""So long after its month a role of which nobody heard again is taken for gone."""


@dataclass(frozen=True)
class Heard:
    """What we hear of a role that is not advertised: the month, how sure, and from whom.

    ``by`` is who or what told us; the contact or candidate it was goes before.
    """

    on: date
    month: date
    confidence: int | None = None
    by: str = ""
    contact_id: int | None = None
    candidate_id: int | None = None


def hear_again(role: Role, heard: Heard) -> None:
    """The month, how sure and from whom, as we heard now. Raises ``MoveImpossible`` for any other role."""
    if role.state is not RoleState.anticipated:
        raise MoveImpossible(role.state, RoleState.anticipated)
    role.expected_on, role.confidence, role.heard_on = heard.month, heard.confidence, heard.on
    role.heard_from, role.heard_candidate_id = heard.by, heard.candidate_id
    role.contact_id = heard.contact_id or role.contact_id


def is_over(role: Role, today: date) -> bool:
    """An anticipated role whose month has passed: somebody should ask again."""
    return (
        role.state is RoleState.anticipated
        and role.expected_on is not None
        and first_of_month(role.expected_on, 1) <= today
    )


def coming_up(session: Session, owner_ids: Collection[int], today: date) -> Sequence[Role]:
    """Anticipated roles of these owners whose month has passed or is near, the earliest first."""
    before = first_of_month(today, SOON_MONTHS + 1)
    return session.scalars(_coming_up(), {"owners": list(owner_ids), "before": before}).all()


@cache
def _coming_up() -> Select[Role]:
    is_theirs = Role.owner_id == any_(bindparam("owners", type_=ARRAY(Integer)))
    return (
        select(Role)
        .where(is_theirs, Role.state == RoleState.anticipated)
        .where(Role.expected_on < bindparam("before", type_=Date))
        .options(joinedload(Role.client))
        .order_by(Role.expected_on, Role.id)
        .limit(10)
    )


def lapse(session: Session, today: date, now: datetime) -> list[int]:
    """Withdraw what nobody heard of again since its month; the numbers of those roles. Never commits."""
    last_month = first_of_month(today, -LAPSES_AFTER_MONTHS)
    query = select(Role).where(Role.state == RoleState.anticipated, Role.expected_on < last_month)
    lapsed = session.scalars(query.order_by(Role.id).with_for_update(of=Role)).all()
    for role in lapsed:
        move_role(role, RoleState.withdrawn, now)
    session.flush()
    return [role.id for role in lapsed]
