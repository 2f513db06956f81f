"""Tells the administrators that contact mail is paused, once for each pause."""

from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.mail.models import MailStop
from agency.queue import later
from agency.recruiters.emails import post_mail_paused
from agency.recruiters.queries import active_administrators, the_agency

log = structlog.get_logger("jobs")


def tell_administrators(session: Session, now: datetime) -> int:
    """How many pauses they were told of. The caller commits."""
    untold = select(MailStop).where(MailStop.told_at.is_(None), MailStop.ended_at.is_(None))
    stops = session.scalars(untold.order_by(MailStop.id).with_for_update(skip_locked=True)).all()
    for stop in stops:
        log.error("contact mail is paused", kind=stop.kind, stop_id=stop.id)
        for administrator in active_administrators(session):
            post_mail_paused(session, the_agency(session), administrator, stop.id, stop.why, now)
        stop.told_at = now
    if stops:
        later(session, "deliver_mail")
    return len(stops)
