"""Fills the lists of the first visit, by the same functions that fill them every other day."""

from datetime import datetime

from sqlalchemy.orm import Session

from agency.demo.making import DemoSummary
from agency.recontact.cold import surface_cold
from agency.recontact.dates import surface_dates
from agency.recontact.occasions import Surfaced
from agency.recontact.replies import surface_reply
from agency.recontact.surfacing import surface_role
from agency.touches.models import Touch


def surface_demo(session: Session, made: DemoSummary, now: datetime) -> Surfaced:
    """Surface every open role, look ahead for the anticipated ones; arrived day, quiet relationship and reply. Never commits."""
    done = Surfaced()
    for touch_id, sentence in made.replies:
        done += surface_reply(session, session.get_one(Touch, touch_id), sentence, now)
    for role_id in made.role_ids:
        done += surface_role(session, role_id, now)
    done += surface_dates(session, now)
    done += surface_cold(session, now)
    return done
