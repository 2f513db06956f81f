"""Who and what uses a term."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Text, func, literal, select, union, union_all
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from agency.candidates.models import DesignationHeld, SkillHeld
from agency.clients.models import Client, Role, RoleRequirement, RoleState
from agency.preferences.models import Preference
from agency.skills.models import TermKind, VocabularyTerm


@dataclass(frozen=True)
class Uses:
    """How many people hold a term, how many roles ask for it, and how many wishes name it."""

    people: int = 0
    roles: int = 0
    wishes: int = 0

    @property
    def any(self) -> bool:
        return bool(self.people or self.roles or self.wishes)


def uses_of(session: Session, term_ids: Collection[int]) -> dict[int, Uses]:
    """The uses of each term, in one query. Wishes that have ended count: they still name it."""
    uses = used_terms().subquery()
    query = (
        select(uses.c.term_id, uses.c.what, func.count(uses.c.who.distinct()))
        .where(uses.c.term_id.in_(term_ids))
        .group_by(uses.c.term_id, uses.c.what)
    )
    counted: dict[int, dict[str, int]] = {term_id: {} for term_id in term_ids}
    for term_id, what, count in session.execute(query):
        counted[term_id][what] = count
    return {term_id: Uses(**counts) for term_id, counts in counted.items()}


def people_with_both(session: Session, one_id: int, other_id: int) -> int:
    """How many people hold two terms, which would be one if the terms were."""
    held = (
        select(SkillHeld.candidate_id, SkillHeld.skill_id.label("term_id"))
        .union_all(select(DesignationHeld.candidate_id, DesignationHeld.designation_id))
        .subquery()
    )
    query = (
        select(held.c.candidate_id)
        .where(held.c.term_id.in_([one_id, other_id]))
        .group_by(held.c.candidate_id)
        .having(func.count() > 1)
    )
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def people_with(session: Session, term_ids: Collection[int], after: int, most: int) -> list[int]:
    """Whose match profile speaks of these terms: they hold one, or wish it now; by number."""
    wishing = select(Preference.candidate_id).where(
        Preference.term_id.in_(term_ids), Preference.ended_at.is_(None)
    )
    skilled = select(SkillHeld.candidate_id).where(SkillHeld.skill_id.in_(term_ids))
    certified = select(DesignationHeld.candidate_id).where(
        DesignationHeld.designation_id.in_(term_ids)
    )
    people = union(skilled, certified, wishing).subquery()
    query = select(people.c.candidate_id).where(people.c.candidate_id > after)
    return list(session.scalars(query.order_by(people.c.candidate_id).limit(most)))


def open_roles_asking(session: Session, term_ids: Collection[int]) -> list[int]:
    """Open roles that require these terms, or whose client is in one of these industries."""
    requiring = select(RoleRequirement.role_id).where(RoleRequirement.term_id.in_(term_ids))
    industries = select(func.array_agg(VocabularyTerm.name, type_=ARRAY(Text))).where(
        VocabularyTerm.id.in_(term_ids), VocabularyTerm.kind == TermKind.industry
    )
    at_clients = select(Client.id).where(Client.industries.op("&&")(industries.scalar_subquery()))
    query = select(Role.id).where(
        Role.state == RoleState.open, Role.id.in_(requiring) | Role.client_id.in_(at_clients)
    )
    return list(session.scalars(query.order_by(Role.id)))


def used_terms() -> CompoundSelect[Any]:
    """A row a use: the term, what uses it, and which one."""
    return union_all(
        select(
            SkillHeld.skill_id.label("term_id"),
            literal("people").label("what"),
            SkillHeld.candidate_id.label("who"),
        ),
        select(DesignationHeld.designation_id, literal("people"), DesignationHeld.candidate_id),
        select(RoleRequirement.term_id, literal("roles"), RoleRequirement.role_id),
        select(Preference.term_id, literal("wishes"), Preference.id),
    )
