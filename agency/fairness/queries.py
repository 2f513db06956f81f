"""Who declared what, who was in the net, and how far they got: for counting, never for showing."""

from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Role, RoleState
from agency.fairness.measuring import Reached
from agency.fairness.models import GroupDeclared
from agency.history import Change
from agency.matching.look import looking_once
from agency.matching.pool import nets_of
from agency.matching.roles import facts_of_roles
from agency.recontact.models import Suggestion, SuggestionKind, SuggestionState
from agency.submissions.models import IN_PROCESS, Stage, Submission

ROLES_AT_A_TIME = 50
"""Read in one go."""
_PUT_FORWARD = (*IN_PROCESS, Stage.placed)


def has_declared(session: Session) -> bool:
    return bool(session.scalar(select(exists().select_from(GroupDeclared))))


def declared(session: Session) -> dict[str, dict[int, str]]:
    """By question, what each person declared; whoever was erased has nothing here."""
    found: dict[str, dict[int, str]] = {}
    query = select(GroupDeclared).order_by(GroupDeclared.question, GroupDeclared.candidate_id)
    for row in session.scalars(query):
        found.setdefault(row.question, {})[row.candidate_id] = row.answer
    return found


def people_in_a_net(session: Session, since: datetime) -> dict[int, Reached]:
    """Everybody who declared something and could be on an open role's list, or was surfaced since.

    Whoever was surfaced was in a net then, so each step holds those after it. Seven queries, and a few
    more for every fifty open roles.
    """
    people = dict.fromkeys(_in_a_net_now(session), Reached(False, False, False, False))
    for row in session.execute(_how_far(since)):
        people[row.candidate_id] = Reached(
            True,
            row.contacted or row.submitted,
            row.submitted,
            row.placed,
        )
    return people


def _in_a_net_now(session: Session) -> set[int]:
    open_roles = session.scalars(
        select(Role.id).where(Role.state == RoleState.open).order_by(Role.id)
    ).all()
    declared = np.array(session.scalars(select(GroupDeclared.candidate_id).distinct()).all(), int)
    found: set[int] = set()
    with looking_once(session):
        for start in range(0, len(open_roles), ROLES_AT_A_TIME):
            roles = facts_of_roles(session, open_roles[start : start + ROLES_AT_A_TIME])
            for net in nets_of(session, roles):
                found.update(np.intersect1d(net, declared).tolist())
    return found


def _how_far(since: datetime) -> Any:
    """For everybody surfaced for a role since then, the furthest they got with any such role."""
    went_that_far = select(Change.id).where(
        Change.table_name == Submission.__tablename__,
        Change.row_id == Submission.id,
        Change.before["stage"].as_string().in_([stage.value for stage in _PUT_FORWARD]),
    )
    contacted = or_(Suggestion.state == SuggestionState.contacted, Submission.id.is_not(None))
    submitted = or_(
        Submission.stage.in_(_PUT_FORWARD),
        and_(Submission.stage == Stage.not_going_on, went_that_far.exists()),
    )
    placed = Submission.stage == Stage.placed
    return (
        select(
            Suggestion.candidate_id,
            func.coalesce(func.bool_or(contacted), False).label("contacted"),
            func.coalesce(func.bool_or(submitted), False).label("submitted"),
            func.coalesce(func.bool_or(placed), False).label("placed"),
        )
        .join(Candidate, Candidate.id == Suggestion.candidate_id)
        .outerjoin(
            Submission,
            and_(
                Submission.role_id == Suggestion.role_id,
                Submission.candidate_id == Suggestion.candidate_id,
            ),
        )
        .where(
            Suggestion.kind == SuggestionKind.role,
            Suggestion.surfaced_at >= since,
            Candidate.erased_at.is_(None),
            Suggestion.candidate_id.in_(select(GroupDeclared.candidate_id)),
        )
        .group_by(Suggestion.candidate_id)
    )
