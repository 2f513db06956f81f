"""Keeps, for each role, who would fit but for their light or but for one requirement."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.matching.ranking import Ranked, what_dropping_would_bring
from agency.recontact.models import RoleFindings, Standing, StandingKind

_MOST = 25
"""Of each kind and role: more are a search, not a list."""


class Found(NamedTuple):
    """One person beside a role's list."""

    role_id: int
    candidate_id: int
    kind: StandingKind
    fit_total: int
    fit_version: str
    says: str
    missing: str = ""


def rewrite_for_role(session: Session, role_id: int, found: Iterable[Found]) -> None:
    """Replace what is kept for a role by the best of what was found."""
    session.execute(delete(Standing).where(Standing.role_id == role_id))
    best: list[Found] = []
    ranked = sorted(found, key=lambda one: (-one.fit_total, one.candidate_id))
    for kind in StandingKind:
        best += [one for one in ranked if one.kind is kind][:_MOST]
    _write(session, best)


def rewrite_for_person(session: Session, candidate_id: int, found: Iterable[Found]) -> None:
    """Replace what is kept about a person."""
    session.execute(delete(Standing).where(Standing.candidate_id == candidate_id))
    _write(session, list(found))


def note_findings(
    session: Session, role: Role, found: Ranked, held_back: int, now: datetime
) -> None:
    """When the role was last looked at, how many were left alone, and what easing it would bring."""
    values: dict[str, Any] = {
        "found_at": now,
        "as_changed_at": role.changed_at,
        "held_back": held_back,
        "dropping": [gain._asdict() for gain in what_dropping_would_bring(found)],
    }
    row = insert(RoleFindings).values(role_id=role.id, **values)
    session.execute(row.on_conflict_do_update(index_elements=["role_id"], set_=values))


def _write(session: Session, found: list[Found]) -> None:
    if found:
        session.execute(insert(Standing).values([one._asdict() for one in found]))
