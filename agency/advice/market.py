"""What the market asks for: the agency's own roles, those to be had and those of the last two years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, not_, select, true
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, DesignationHeld, SkillHeld, Standing
from agency.clients.models import Role, RoleRequirement, RoleState
from agency.clients.queries import filled_since
from agency.skills.models import DesignationGuide, TermKind, VocabularyTerm
from agency.skills.queries import guides_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """A designation or a skill, how many roles ask for it, and how many people have it."""

    term: VocabularyTerm
    open: int
    expected: int
    filled: int
    musts: int
    """Of all these, those that do not go without."""
    have: int
    under_way: int
    """Designations: in progress, or considered."""
    guide: DesignationGuide | None

    @property
    def roles(self) -> int:
        return self.open + self.expected + self.filled


def wanted_most(session: Session, kind: TermKind, today: date, most: int) -> Sequence[Wanted]:
    """What most roles ask for that are open, expected, or filled in the last two years. Three queries."""
    rows = session.execute(_asked_for(kind, today, most)).all()
    ids = [row.VocabularyTerm.id for row in rows]
    have = _held(session, kind, ids)
    guides = guides_of(session, ids)
    return [
        Wanted(
            row.VocabularyTerm, row.open, row.expected, row.filled, row.musts,
            *have.get(row.VocabularyTerm.id, (0, 0)), guides.get(row.VocabularyTerm.id),
        )
        for row in rows
    ]  # fmt: skip


def _asked_for(
    kind: TermKind, today: date, most: int
) -> Select[VocabularyTerm, int, int, int, int]:
    role = Role.id.distinct()

    def so_many(where: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(role).filter(where)

    looked_for = Role.state.in_((RoleState.open, RoleState.anticipated))
    return (
        select(
            VocabularyTerm,
            so_many(Role.state == RoleState.open).label("open"),
            so_many(Role.state == RoleState.anticipated).label("expected"),
            so_many(Role.state == RoleState.filled).label("filled"),
            so_many(RoleRequirement.is_must.is_(True)).label("musts"),
        )
        .join(RoleRequirement, RoleRequirement.term_id == VocabularyTerm.id)
        .join(Role, Role.id == RoleRequirement.role_id)
        .where(VocabularyTerm.kind == kind, looked_for | filled_since(today))
        .group_by(VocabularyTerm.id)
        .order_by(func.count(role).desc(), VocabularyTerm.name)
        .limit(most)
    )


def _held(session: Session, kind: TermKind, term_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many people have each, and how many are on the way."""
    term, has = (
        (DesignationHeld.designation_id, DesignationHeld.standing == Standing.held)
        if kind is TermKind.designation
        else (SkillHeld.skill_id, true())
    )
    query = (
        select(term, func.count().filter(has), func.count().filter(not_(has)))
        .join(Candidate, Candidate.id == term.class_.candidate_id)
        .where(term.in_(term_ids), Candidate.erased_at.is_(None))
        .group_by(term)
    )
    return {term_id: (have, under_way) for term_id, have, under_way in session.execute(query)}
