"""Roles as the scorer reads them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from agency.clients.models import Client, Role, RoleRequirement, RoleState
from agency.matching.facts import (
    Location,
    PayBand,
    Period,
    Requirement,
    RequirementKind,
    RoleFacts,
)
from agency.matching.frequencies import counted_last, weights_of
from agency.matching.nearness import related_to, together_with
from agency.places.models import Place
from agency.recruiters.models import Agency
from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.vocabulary import edition

CHECKABLE = (TermKind.skill, TermKind.designation)


def facts_of_roles(session: Session, role_ids: Collection[int]) -> list[RoleFacts]:
    """These roles in order of id, in six queries however many they are."""
    session.flush()
    currency = session.scalar(select(Agency.currency)) or "CAD"
    asked: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in session.execute(_requirements(role_ids)):
        asked[row.role_id].append(row)
    terms = {row.term_id for rows in asked.values() for row in rows if row.kind in CHECKABLE}
    counted = counted_last(session)
    weights = weights_of(session, terms, counted)
    together = together_with(session, terms, counted.edition if counted else None)
    related = related_to(session, terms)
    lines = {
        role_id: [_requirement(row, weights, related, together) for row in rows]
        for role_id, rows in asked.items()
    }
    return [
        _facts(row, lines.get(row.id, []), currency) for row in session.execute(_roles(role_ids))
    ]


def told_by(session: Session) -> object:
    """What the facts of roles follow from beside the roles; None where terms are counted whenever they are asked."""
    counted = counted_last(session)
    if counted is None:
        return None
    return edition(session), counted.edition, session.scalar(select(Agency.currency))


def _roles(role_ids: Collection[int]) -> Any:
    return (
        select(
            Role.id,
            Role.title,
            Role.state,
            Role.office_days,
            Role.pay_low,
            Role.pay_high,
            Role.pay_currency,
            Role.pay_period,
            Role.contract_form,
            Role.hours_percent,
            Role.starts_on,
            Role.expected_on,
            Role.words,
            Role.advertisement,
            Client.name.label("client_name"),
            Client.industries,
            Client.people,
            Place.name.label("place"),
            Place.latitude,
            Place.longitude,
            Place.country,
        )
        .join(Client, Client.id == Role.client_id)
        .outerjoin(Place, Place.id == Role.place_id)
        .where(Role.id.in_(role_ids))
        .order_by(Role.id)
    )


def _requirements(role_ids: Collection[int]) -> Any:
    return (
        select(
            RoleRequirement.id,
            RoleRequirement.role_id,
            RoleRequirement.term_id,
            RoleRequirement.words,
            RoleRequirement.years,
            RoleRequirement.is_must,
            VocabularyTerm.kind,
            VocabularyTerm.name,
        )
        .outerjoin(VocabularyTerm, VocabularyTerm.id == RoleRequirement.term_id)
        .where(RoleRequirement.role_id.in_(role_ids))
        .order_by(RoleRequirement.is_must.desc(), RoleRequirement.id)
    )


def _requirement(row: Row[Any], weights: Any, related: Any, together: Any) -> Requirement:
    kind = row.kind.value if row.kind in CHECKABLE else "other"
    return Requirement(
        id=row.id,
        kind=cast(RequirementKind, kind),
        name=row.name or row.words,
        is_must=row.is_must,
        term_id=row.term_id,
        years=row.years,
        related=related.get(row.term_id, ()),
        together=together.get(row.term_id, ()),
        weight=weights.get(row.term_id, 1.0),
    )


def _facts(row: Row[Any], requirements: list[Requirement], currency: str) -> RoleFacts:
    return RoleFacts(
        id=row.id,
        title=row.title,
        client_name=row.client_name,
        industries=tuple(row.industries),
        requirements=tuple(requirements),
        location=_location(row),
        office_days=row.office_days,
        pay=_band(row, currency),
        contract_form=row.contract_form or None,
        hours_percent=row.hours_percent,
        starts_on=_start(row),
        is_anticipated=row.state is RoleState.anticipated,
        company_size=row.people,
        text=_text(row, requirements),
    )


def _text(row: Row[Any], requirements: list[Requirement]) -> str:
    """What is asked for, a line each, then the client's words and the advertisement."""
    parts = [*(line.name for line in requirements), row.words, row.advertisement]
    return "\n".join(part for part in parts if part)


def _location(row: Row[Any]) -> Location | None:
    if row.place is None:
        return None
    return Location(row.place, row.latitude, row.longitude, row.country)


def _band(row: Row[Any], currency: str) -> PayBand | None:
    """One end alone is taken for both."""
    low, high = row.pay_low or row.pay_high, row.pay_high or row.pay_low
    if not low or not high:
        return None
    period = cast(Period, row.pay_period or "year")
    return PayBand(float(low), float(high), row.pay_currency or currency, period)


def _start(row: Row[Any]) -> date | None:
    return cast(date | None, row.starts_on or row.expected_on)
