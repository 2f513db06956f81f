"""What a role's page and the list of roles ask about suggestions and standings."""

from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, any_, bindparam, func, select
from sqlalchemy.orm import Session, contains_eager

from agency.candidates.models import Candidate
from agency.clients.models import Role
from agency.database import columns
from agency.matching.open_roles import LOOKING
from agency.recontact.models import (
    RoleFindings,
    Standing,
    StandingKind,
    Suggestion,
    SuggestionState,
)
from agency.recontact.queries import BEST_FIRST, WITH_EVIDENCE
from agency.submissions.models import Submission

_ROLE = bindparam("role", type_=Integer)
_WAITING = (SuggestionState.new, SuggestionState.snoozed)


def suggestions_for_role(
    session: Session, role_id: int, size: int, page: int = 1
) -> Sequence[Suggestion]:
    """A page of the people surfaced for a role, which is loaded, and not yet dealt with, best fit first."""
    asked = {"role": role_id, "size": size, "start": (page - 1) * size}
    return session.scalars(_for_role(), asked).all()


@cache
def _for_role() -> Select[Suggestion]:
    return (
        select(Suggestion)
        .join(Suggestion.candidate)
        .where(Suggestion.role_id == _ROLE, *_waits())
        .order_by(*BEST_FIRST, Suggestion.due_on, Suggestion.id)
        .limit(bindparam("size", type_=Integer))
        .offset(bindparam("start", type_=Integer))
        .options(
            contains_eager(Suggestion.candidate).joinedload(Candidate.place),
            contains_eager(Suggestion.candidate).selectinload(Candidate.ways),
            contains_eager(Suggestion.candidate).joinedload(Candidate.owner),
            *WITH_EVIDENCE,
        )
    )


def people_waiting_by_role(session: Session, role_ids: Collection[int]) -> dict[int, int]:
    """How many people wait on the list of each role; a role with nobody is left out."""
    rows = columns(session, _waiting_by_role(), {"roles": list(role_ids)})
    return {role_id: count for role_id, count in rows if role_id}


@cache
def _waiting_by_role() -> Select[int | None, int]:
    of_them = Suggestion.role_id == any_(bindparam("roles", type_=ARRAY(Integer)))
    query = select(Suggestion.role_id, func.count()).join(Suggestion.candidate)
    return query.where(of_them, *_waits()).group_by(Suggestion.role_id)


def newest_suggestions_of(
    session: Session, role_id: int, candidate_ids: Collection[int]
) -> dict[int, Suggestion]:
    """Why these people once surfaced for the role, whatever became of it."""
    query = (
        select(Suggestion)
        .where(Suggestion.role_id == role_id, Suggestion.candidate_id.in_(candidate_ids))
        .order_by(Suggestion.id)
        .options(*WITH_EVIDENCE)
    )
    return {suggestion.candidate_id: suggestion for suggestion in session.scalars(query)}


def suggestions_to_settle(
    session: Session, role_id: int, candidate_id: int, states: Collection[SuggestionState]
) -> Sequence[Suggestion]:
    """What stands in these states about one person and role, the newest first, held against a second hand."""
    query = (
        select(Suggestion)
        .where(
            Suggestion.role_id == role_id,
            Suggestion.candidate_id == candidate_id,
            Suggestion.state.in_(states),
        )
        .order_by(Suggestion.id.desc())
        .with_for_update()
    )
    return session.scalars(query).all()


def standings_of(session: Session, role_id: int) -> Sequence[Standing]:
    """Who would be on the role's list but for their light or one requirement, best fit first."""
    return session.scalars(_standings_of(), {"role": role_id}).all()


@cache
def _standings_of() -> Select[Standing]:
    return (
        select(Standing)
        .join(Standing.candidate)
        .where(Standing.role_id == _ROLE, Candidate.erased_at.is_(None))
        .order_by(Standing.fit_total.desc(), Standing.candidate_id)
        .options(
            contains_eager(Standing.candidate).joinedload(Candidate.place),
            contains_eager(Standing.candidate).joinedload(Candidate.owner),
        )
    )


def people_ahead_by_role(session: Session, role_ids: Collection[int]) -> dict[int, int]:
    """How many people each anticipated role would suit; a role that suits nobody is left out."""
    query = (
        select(Standing.role_id, func.count())
        .join(Standing.candidate)
        .where(Standing.role_id.in_(role_ids), Standing.kind == StandingKind.ahead)
        .where(Candidate.erased_at.is_(None))
        .group_by(Standing.role_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def findings_of(session: Session, role_id: int) -> RoleFindings | None:
    """What the last round of surfacing found for the role."""
    return session.get(RoleFindings, role_id)


def is_looking(role: Role, findings: RoleFindings | None) -> bool:
    """An open or anticipated role whose people are still to be found since it last changed."""
    return role.state in LOOKING and (findings is None or findings.as_changed_at != role.changed_at)


def _waits() -> tuple[ColumnElement[bool], ...]:
    """Not dealt with, about somebody we still hold who is not in the role's pipeline."""
    in_pipeline = select(Submission.id).where(
        Submission.role_id == Suggestion.role_id,
        Submission.candidate_id == Suggestion.candidate_id,
    )
    return Suggestion.state.in_(_WAITING), Candidate.erased_at.is_(None), ~in_pipeline.exists()
