"""Whether this installation is well, for whoever watches it. Open, so it holds figures only."""

from datetime import datetime

from flask import current_app, jsonify
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.inbox.models import InboxHealth
from agency.mail.line import line_at_rest
from agency.mail.models import MailState
from agency.mail.queries import how_many_by_state, oldest_due
from agency.mail.stops import open_stops
from agency.portal.face import portal
from agency.queue.standing import CLOCK_IS_LATE, clock_fired_at

MAIL_IS_LATE = 900
"""Seconds."""


@portal.get("/healthz")
def health() -> Response | tuple[Response, int]:
    """200 while pages can be served; ``late`` names what an administrator should look at."""
    try:
        return jsonify(_figures(db.session(), clock.now()))
    except SQLAlchemyError:
        return jsonify(database="unreachable"), 503


def _figures(session: Session, now: datetime) -> dict[str, object]:
    fired, due = clock_fired_at(session), oldest_due(session, now)
    clock_age = round((now - fired).total_seconds()) if fired else None
    mail_age = round((now - due).total_seconds()) if due else None
    stops = open_stops(session)
    inbox_age = _inbox_age(session, now)
    late = {
        "clock": clock_age is None or clock_age > CLOCK_IS_LATE.total_seconds(),
        "mail": mail_age is not None and mail_age > MAIL_IS_LATE,
        "contact_mail": bool(stops),
        "inbox": inbox_age is not None and inbox_age > MAIL_IS_LATE,
    }
    return {
        "database": "reachable",
        "clock_fired_seconds_ago": clock_age,
        "oldest_due_mail_seconds": mail_age,
        "inbox_looked_into_seconds_ago": inbox_age,
        "mail_server_left_alone": line_at_rest(session) is not None,
        "contact_mail_paused_for": [stop.kind for stop in stops],
        "mail_in_unknown_state": how_many_by_state(session).get(MailState.unknown, 0),
        "late": [name for name, is_late in late.items() if is_late],
    }


def _inbox_age(session: Session, now: datetime) -> int | None:
    """Nothing where no mailbox is set, or it has never been looked into."""
    imap = current_app.extensions["settings"].imap
    health = session.get(InboxHealth, imap.name) if imap else None
    return round((now - health.polled_at).total_seconds()) if health and health.polled_at else None
