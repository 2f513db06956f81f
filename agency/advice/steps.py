"""One step short, turned round: which single thing would open how many roles for somebody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import Role, RoleState
from agency.clients.queries import filled_since
from agency.matching.facts import Requirement
from agency.matching.fit import Fit
from agency.matching.queries import one_step_short_of

MOST_FILLED = 500
"""The newest of them; an older market says less."""


@dataclass
class Step:
    """One thing that is missing, and the roles it would open."""

    missing: Requirement
    sentence: str
    """How near they are to it, for one of these roles; may be nothing."""
    open: list[Role] = field(default_factory=list)
    expected: list[Role] = field(default_factory=list)
    filled: list[Role] = field(default_factory=list)

    @property
    def roles(self) -> list[Role]:
        """Those that may still be had, first."""
        return [*self.open, *self.expected, *self.filled]


def steps_to(short: Iterable[tuple[int, Fit]], roles: Mapping[int, Role]) -> list[Step]:
    """What is missing, by how many roles it would open that may still be had, then by the filled ones."""
    steps: dict[str, Step] = {}
    for role_id, fit in short:
        missing, role = fit.missing[0], roles[role_id]
        step = steps.setdefault(missing.name, Step(missing, fit.nearly))
        {RoleState.filled: step.filled, RoleState.anticipated: step.expected}.get(
            role.state, step.open
        ).append(role)
    return sorted(
        steps.values(), key=lambda one: (-len(one.open) - len(one.expected), -len(one.filled))
    )


def short_of_filled(session: Session, candidate_id: int, today: date) -> list[tuple[int, Fit]]:
    """Roles filled in the last two years that they would have been listed for with one thing more."""
    query = (
        select(Role.id)
        .where(filled_since(today))
        .order_by(Role.closed_at.desc(), Role.id.desc())
        .limit(MOST_FILLED)
    )
    return one_step_short_of(session, candidate_id, session.scalars(query).all(), today)
