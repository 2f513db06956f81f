"""Erasing whose time is over: the oldest first, and nobody who was not announced for thirty days."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.contact.consent import Told, terms_of
from agency.rights.erasing import erase
from agency.rights.models import DutyKind, DutyState, Obligation
from agency.rights.retention import WARNED_DAYS, over_by

AT_A_TIME = 200
_log = structlog.get_logger("rights")


def erase_overdue(session: Session, now: datetime) -> dict[str, int]:
    """Erase those whose day has come and still holds. One that fails is left for the next night."""
    counts = {"erased": 0, "failed": 0}
    for candidate in _due(session, now):
        number = candidate.id
        try:
            with session.begin_nested():
                terms_of(session, number)  # under their lock: they may have written a moment ago
                if over_by(session, now.date(), number):
                    erase(session, candidate, Told(how="retention", at=now))
                    counts["erased"] += 1
        except Exception as fault:
            _log.error("not erased", candidate_id=number, error=type(fault).__name__)
            counts["failed"] += 1
    return counts


def _due(session: Session, now: datetime) -> list[Candidate]:
    announced = Obligation.opened_at <= now - timedelta(days=WARNED_DAYS)
    query = (
        select(Candidate)
        .join(Obligation, Obligation.candidate_id == Candidate.id)
        .where(Obligation.kind == DutyKind.retention, Obligation.state == DutyState.open)
        .where(Obligation.due_at <= now, announced, Candidate.erased_at.is_(None))
        .order_by(Obligation.due_at, Candidate.id)
        .limit(AT_A_TIME)
    )
    return list(session.scalars(query))
