"""Somebody wants to talk about the advice on their page: whoever looks after them owes them the conversation."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.answers.saving import take_in_turn
from agency.candidates.models import Candidate
from agency.contact.days import working_days_after
from agency.languages.speaking import N_, _, speaking
from agency.touches.logging import NewTouch, log_touch, written_by_them
from agency.touches.models import Promise
from agency.touches.queries import promise_made_in

WITHIN = 3
"""Working days in which they hear from us."""
MARKET = N_("the market for their work")


def ask_to_talk(
    session: Session, candidate: Candidate, step: str, now: datetime, today: date
) -> Promise:
    """A touch of theirs, and a promise of their owner's about it; asked twice on one day it is one. Never commits.

    ``step`` is what would open more roles; empty for the market as a whole.
    """
    take_in_turn(session, candidate.id)
    touch = log_touch(session, _touch(candidate, step, now, today), now)
    promise = promise_made_in(session, touch.id)
    if promise is None:
        promise = Promise(
            candidate_id=candidate.id,
            recruiter_id=candidate.owner_id,
            touch_id=touch.id,
            what=_promised(candidate, step),
            due_on=working_days_after(today, WITHIN),
        )
        session.add(promise)
        session.flush()
    return promise


def _touch(candidate: Candidate, step: str, now: datetime, today: date) -> NewTouch:
    with speaking(candidate.owner.reads):
        note = _("Asked on their own page to talk about %(what)s.", what=step or _(MARKET))
    return written_by_them(
        candidate.id,
        note,
        now,
        today,
        once_key=f"talk:{candidate.id}:{today}:{step}",
    )


def _promised(candidate: Candidate, step: str) -> str:
    with speaking(candidate.owner.reads):
        return _(
            "talk with %(name)s about %(what)s", name=candidate.first_name, what=step or _(MARKET)
        )
