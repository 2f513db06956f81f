"""What other weights would do to a role's people, as one recruiter may see it. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.contact.decisions import judge_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.matching.comparing import Change, compare
from agency.matching.queries import people_to_compare
from agency.matching.rates import RATES
from agency.matching.weights import Weights
from agency.recontact.role_board import may_be_named
from agency.recruiters.models import Recruiter
from agency.submissions.models import Submission

MOST = 10
"""How many of each kind a page names."""
ROLES_OFFERED = 50


@dataclass(frozen=True)
class Named:
    """One change with its person; nobody, where they said no to us and are not the viewer's."""

    change: Change
    candidate: Candidate | None


@dataclass(frozen=True)
class Group:
    """The first of those who enter, leave or move, and how many there are in all."""

    shown: list[Named]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


@dataclass(frozen=True)
class Preview:
    """One role under two choices of weights."""

    entering: Group
    leaving: Group
    moving: Group
    listed_before: int
    listed_after: int

    @property
    def is_quiet(self) -> bool:
        return not (self.entering.total or self.leaving.total or self.moving.total)


def roles_to_try(session: Session) -> Sequence[Role]:
    """Open roles, the one opened last first."""
    query = (
        select(Role)
        .where(Role.state == RoleState.open)
        .order_by(Role.opened_at.desc().nulls_last(), Role.id.desc())
        .limit(ROLES_OFFERED)
        .options(joinedload(Role.client))
    )
    return session.scalars(query).all()


def preview(
    session: Session,
    role: Role,
    viewer: Recruiter,
    before: Weights,
    after: Weights,
    now: datetime,
    today: date,
) -> Preview:
    """Whoever could come on the list judged twice; people in its pipeline are left out, as on the list."""
    facts, everybody = people_to_compare(session, role, today)
    in_it = set(session.scalars(select(Submission.candidate_id).filter_by(role_id=role.id)))
    people = (one for one in everybody if one.id not in in_it)
    found = compare(facts, people, today, before, after, RATES)
    first = [found.entering[:MOST], found.leaving[:MOST], found.moving[:MOST]]
    ids = {change.person_id for group in first for change in group}
    named = _who_may_be_named(session, role, ids, viewer, now)
    shown = [[Named(change, named.get(change.person_id)) for change in group] for group in first]
    return Preview(
        Group(shown[0], len(found.entering)),
        Group(shown[1], len(found.leaving)),
        Group(shown[2], len(found.moving)),
        found.listed_before,
        found.listed_after,
    )


def _who_may_be_named(
    session: Session, role: Role, ids: set[int], viewer: Recruiter, now: datetime
) -> dict[int, Candidate]:
    if not ids:
        return {}
    judge = judge_for(session, ids, now)
    people = session.scalars(select(Candidate).where(Candidate.id.in_(ids)))
    return {
        person.id: person
        for person in people
        if may_be_named(judge.decide(_about(person.id, role, viewer)), person.owner_id, viewer)
    }


def _about(person_id: int, role: Role, viewer: Recruiter) -> ContactRequest:
    return ContactRequest(
        person_id=person_id,
        purpose=Purpose.recontact_role,
        role_id=role.id,
        role_fits=True,
        actor=viewer.id,
    )
