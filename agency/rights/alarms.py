"""Alarms: at 50, 80 and 100 per cent of a duty's time whoever keeps rights gets a letter."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.recruiters.emails import post_to_recruiter
from agency.recruiters.models import Agency, Recruiter
from agency.recruiters.queries import keepers_of_rights
from agency.rights.models import DutyState, Obligation
from agency.rights.wording import DUTY_WORDS

LEVELS = (100, 80, 50)


def level_at(opened_at: datetime, due_at: datetime, now: datetime) -> int:
    """How far a duty's time has run: 0, 50, 80 or 100."""
    whole = (due_at - opened_at).total_seconds()
    share = 100 * (now - opened_at).total_seconds() / whole if whole > 0 else 100
    return next((level for level in LEVELS if share >= level), 0)


def sound_alarms(session: Session, agency: Agency, now: datetime) -> int:
    """One letter each for all duties that have come to a new level; how many duties. Never commits."""
    query = select(Obligation).filter_by(state=DutyState.open).order_by(Obligation.due_at)
    query = query.with_for_update(skip_locked=True)
    ringing = []
    for duty in session.scalars(query):
        level = level_at(duty.opened_at, duty.due_at, now)
        if level > duty.alarmed:
            duty.alarmed = level
            ringing.append(duty)
    if ringing:
        for keeper in keepers_of_rights(session):
            _post(session, agency, keeper, ringing, now)
    return len(ringing)


def _post(
    session: Session, agency: Agency, keeper: Recruiter, ringing: list[Obligation], now: datetime
) -> None:
    """Without names: the page behind the link has them."""
    post_to_recruiter(
        session,
        agency,
        keeper,
        "duties",
        f"duties:{keeper.id}:{now.isoformat()}",
        now,
        duties=[(duty, DUTY_WORDS[duty.kind]) for duty in ringing],
    )
