"""Do we give more than we ask, and was our advice taken? Counted over touches that did leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    and_,
    any_,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, Standing
from agency.clients.models import Role, RoleRequirement, RoleState
from agency.contact.queries import went_nowhere
from agency.history import Change
from agency.insights.scope import Scope
from agency.recruiters.models import Recruiter
from agency.submissions.models import IN_PROCESS, Stage, Submission
from agency.touches.giving import Ask, ValueGiven
from agency.touches.models import Touch


@dataclass(frozen=True)
class Balance:
    """What was given and asked, by kind, and of each recruiter who did either; the most given first."""

    given: Mapping[ValueGiven, int]
    asked: Mapping[Ask, int]
    by_recruiter: Sequence[Row[str, int, int]]
    """Name, things given, things asked."""

    @property
    def gave(self) -> int:
        return sum(self.given.values())

    @property
    def asks(self) -> int:
        return sum(self.asked.values())


@dataclass(frozen=True)
class AdviceTaken:
    """People who were given course advice, and what came of it up to the end of these weeks."""

    advised: int
    under_way: int
    """Who began a designation since."""
    reached: int
    """Who holds one since."""
    roles: int
    """Roles that are open, expected or were filled since these weeks began, and ask for one of those designations."""
    put_forward: int
    """Who was put forward since for a role that asks for theirs."""

    @property
    def took_it(self) -> int:
        return self.under_way + self.reached


def balance_of(session: Session, scope: Scope) -> Balance:
    """Two queries, whatever there is."""
    kinds = union_all(
        *(
            select(literal(side).label("side"), func.unnest(column).label("what"))
            .select_from(Touch)
            .join(Touch.candidate)
            .where(*_counted(scope))
            for side, column in (("given", Touch.gave), ("asked", Touch.asked))
        )
    ).subquery()
    counted = session.execute(
        select(kinds.c.side, kinds.c.what, func.count()).group_by(kinds.c.side, kinds.c.what)
    )
    found = {(side, what): count for side, what, count in counted}
    return Balance(
        {kind: found[key] for kind in ValueGiven if (key := ("given", kind.value)) in found},
        {kind: found[key] for kind in Ask if (key := ("asked", kind.value)) in found},
        session.execute(_by_recruiter(scope)).all(),
    )


def advice_taken(session: Session, scope: Scope) -> AdviceTaken:
    """One query. Of several pieces of advice the first in these weeks counts."""
    advised = (
        select(Touch.candidate_id, func.min(Touch.happened_at).label("since"))
        .join(Touch.candidate)
        .where(*_counted(scope), literal(ValueGiven.course_advice.value) == any_(Touch.gave))
        .group_by(Touch.candidate_id)
        .cte("advised")
    )
    stood = (
        select(Change.id)
        .where(Change.table_name == DesignationHeld.__tablename__)
        .where(Change.row_id == DesignationHeld.id)
        .where(Change.at >= advised.c.since, Change.at < scope.ends)
        .where(Change.after["standing"].as_string() == DesignationHeld.standing)
        .where(Change.before["standing"].as_string() != DesignationHeld.standing)
    )
    is_new = and_(
        DesignationHeld.created_at >= advised.c.since, DesignationHeld.created_at < scope.ends
    )
    taken = (
        select(
            advised.c.candidate_id,
            advised.c.since,
            DesignationHeld.designation_id,
            (DesignationHeld.standing == Standing.held).label("is_held"),
        )
        .join(DesignationHeld, DesignationHeld.candidate_id == advised.c.candidate_id)
        .where(DesignationHeld.standing.in_([Standing.held, Standing.in_progress]))
        .where(or_(is_new, stood.exists()))
        .cte("taken")
    )
    theirs = (
        select(taken.c.candidate_id, func.max(taken.c.is_held.cast(Integer)).label("held"))
        .group_by(taken.c.candidate_id)
        .subquery()
    )
    wanted = (
        select(func.count(Role.id.distinct()))
        .join(RoleRequirement, RoleRequirement.role_id == Role.id)
        .where(RoleRequirement.term_id.in_(select(taken.c.designation_id)))
        .where(
            or_(
                Role.state.in_([RoleState.open, RoleState.anticipated]),
                and_(Role.state == RoleState.filled, Role.closed_at >= scope.begins),
            )
        )
    )
    forward = (
        select(func.count(Submission.candidate_id.distinct()))
        .join(taken, taken.c.candidate_id == Submission.candidate_id)
        .join(
            RoleRequirement,
            and_(
                RoleRequirement.role_id == Submission.role_id,
                RoleRequirement.term_id == taken.c.designation_id,
            ),
        )
        .where(Submission.stage.in_([*IN_PROCESS, Stage.placed]))
        .where(Submission.staged_at >= taken.c.since, Submission.staged_at < scope.ends)
    )
    query = select(
        select(func.count()).select_from(advised).scalar_subquery(),
        select(func.count()).select_from(theirs).where(theirs.c.held == 0).scalar_subquery(),
        select(func.count()).select_from(theirs).where(theirs.c.held == 1).scalar_subquery(),
        wanted.scalar_subquery(),
        forward.scalar_subquery(),
    )
    return AdviceTaken(*session.execute(query).one())


def _counted(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (
        Touch.happened_at >= scope.begins,
        Touch.happened_at < scope.ends,
        scope.is_theirs(Touch.recruiter_id),
        Candidate.erased_at.is_(None),
        ~went_nowhere(Touch),
    )


def _by_recruiter(scope: Scope) -> Select[str, int, int]:
    given = func.sum(func.cardinality(Touch.gave))
    asked = func.sum(func.cardinality(Touch.asked))
    return (
        select(Recruiter.name, given, asked)
        .join(Touch, Touch.recruiter_id == Recruiter.id)
        .join(Touch.candidate)
        .where(*_counted(scope))
        .group_by(Recruiter.id)
        .having(given + asked > 0)
        .order_by(given.desc(), asked, Recruiter.name)
    )
