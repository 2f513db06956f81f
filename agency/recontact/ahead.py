"""Whom a role would suit that is only heard of: months ahead, by the days they named themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from agency.clients.models import Role
from agency.contact.answer import Decision
from agency.contact.decisions import decisions_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.matching.fit import Fit
from agency.months import first_of_month
from agency.recontact.models import StandingKind
from agency.recontact.standings import Found


def ahead_of(session: Session, pairs: Sequence[tuple[Role, Fit]], now: datetime) -> list[Found]:
    """Those who may be spoken to by the end of the month in which the role is expected.

    Whoever refused contact is among them, as held back: the role's page withholds the name.
    """
    requests = [
        ContactRequest(person_id=fit.person_id, purpose=Purpose.keep_in_touch, actor=role.owner_id)
        for role, fit in pairs
    ]
    lights = decisions_for(session, requests, now)
    return [
        Found(role.id, fit.person_id, StandingKind.ahead, fit.total, fit.version, fit.reason)
        for (role, fit), light in zip(pairs, lights, strict=True)
        if _is_by_then(role, light)
    ]


def _is_by_then(role: Role, light: Decision) -> bool:
    if light.allowed_from is None or role.expected_on is None:
        return True
    return light.allowed_from.date() < first_of_month(role.expected_on, 1)
