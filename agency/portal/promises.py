"""Promises: kept, or put off until a day."""

from flask import abort

from agency import clock
from agency.database import db
from agency.portal.face import me, portal
from agency.portal.slip_answers import Answer, day_chosen, not_done, settled
from agency.touches.models import Promise
from agency.web.access import SomebodyElses, found
from agency.words import heading_day


@portal.post("/promises/<int(max=2147483647):promise_id>/kept")
def keep_promise(promise_id: int) -> Answer:
    promise = _mine(promise_id)
    if promise.is_open:
        promise.keep(clock.now())
    return settled(promise, f": promise to {promise.what} kept.")


@portal.post("/promises/<int(max=2147483647):promise_id>/snooze")
def snooze_promise(promise_id: int) -> Answer:
    """Off the list until a day. The day it is due does not move."""
    promise, until = _mine(promise_id), day_chosen()
    if until is None:
        return not_done("Choose a day after today.")
    promise.hidden_until = until
    return settled(promise, f" snoozed until {heading_day(until)}.")


def _mine(promise_id: int) -> Promise:
    """My own promise, held against a second hand; a colleague's is theirs to settle."""
    promise = found(db.session.get(Promise, promise_id, with_for_update=True))
    if promise.recruiter_id != me().id:
        raise SomebodyElses(promise.recruiter.first_name)
    if promise.candidate.erased_at:
        abort(404)
    return promise
