"""Roles as the scorer reads them."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, column, text
from sqlalchemy.orm import Session

from agency.clients.models import RoleState
from agency.matching.facts import (
    Location,
    PayBand,
    Period,
    Requirement,
    RequirementKind,
    RoleFacts,
)
from agency.matching.frequencies import counted_last, weights_of
from agency.matching.look import look
from agency.matching.nearness import related_to, together_with
from agency.skills.models import TermKind

CHECKABLE = (TermKind.skill, TermKind.designation)
_ROLES = text(
    """
    SELECT r.id, r.title, r.state, r.office_days, r.pay_low, r.pay_high, r.pay_currency, r.pay_period,
        r.contract_form, r.hours_percent, r.starts_on, r.expected_on, r.words, r.advertisement,
        c.name AS client_name, c.industries, c.people,
        p.name AS place, p.latitude, p.longitude, p.country, a.asked
    FROM roles r JOIN clients c ON c.id = r.client_id
        LEFT JOIN places p ON p.id = r.place_id
        LEFT JOIN LATERAL (
            SELECT json_agg(
                json_build_array(q.id, q.term_id, q.words, q.years, q.is_must, t.kind, t.name)
                ORDER BY q.is_must DESC, q.id
            ) AS asked
            FROM role_requirements q LEFT JOIN vocabulary_terms t ON t.id = q.term_id
            WHERE q.role_id = r.id
        ) a ON true
    WHERE r.id = ANY(ARRAY(SELECT unnest(CAST(:ids AS int[])))) ORDER BY r.id
    """
).columns(
    *map(column, (
        "id", "title", "state", "office_days", "pay_low", "pay_high", "pay_currency", "pay_period",
        "contract_form", "hours_percent", "starts_on", "expected_on", "words", "advertisement",
        "client_name", "industries", "people", "place", "latitude", "longitude", "country", "asked",
    ))
)  # fmt: skip


class _Asked(NamedTuple):
    """A line of what a role asks for, as the query gives it."""

    id: int
    term_id: int | None
    words: str
    years: int | None
    is_must: bool
    kind: str | None
    name: str | None


def facts_of_roles(session: Session, role_ids: Collection[int]) -> list[RoleFacts]:
    """These roles in order of id; in one query, where the vocabulary and what it is told by were looked at before."""
    session.flush()
    rows = session.execute(_ROLES, {"ids": list(role_ids)}).all()
    asked = {row.id: [_Asked(*one) for one in row.asked or ()] for row in rows}
    terms = {
        one.term_id
        for lines in asked.values()
        for one in lines
        if one.kind in CHECKABLE and one.term_id is not None
    }
    counted = counted_last(session)
    weights = weights_of(session, terms, counted)
    together = together_with(session, terms, counted.edition if counted else None)
    related = related_to(session, terms)
    currency = look(session).currency or "CAD"
    return [
        _facts(
            row, [_requirement(one, weights, related, together) for one in asked[row.id]], currency
        )
        for row in rows
    ]


def told_by(session: Session) -> object:
    """What the facts of roles follow from beside the roles; None where terms are counted whenever they are asked."""
    counted = counted_last(session)
    if counted is None:
        return None
    now = look(session)
    return now.vocabulary, counted.edition, now.currency


def _requirement(asked: _Asked, weights: Any, related: Any, together: Any) -> Requirement:
    kind = asked.kind if asked.kind in CHECKABLE else "other"
    return Requirement(
        id=asked.id,
        kind=cast(RequirementKind, kind),
        name=asked.name or asked.words,
        is_must=asked.is_must,
        term_id=asked.term_id,
        years=asked.years,
        related=related.get(asked.term_id, ()),
        together=together.get(asked.term_id, ()),
        weight=weights.get(asked.term_id, 1.0),
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
        is_anticipated=row.state == RoleState.anticipated,
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
