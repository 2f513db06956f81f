"""Promises: kept, or put off until a day."""

from datetime import date, timedelta

from flask import abort, flash, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from agency import clock, history
from agency.database import db
from agency.portal.face import me, portal
from agency.portal.slip_answers import undoable
from agency.portal.ways_back import inside
from agency.touches.models import Promise
from agency.web.access import SomebodyElses, found
from agency.web.redirects import page_before
from agency.words import heading_day

Answer = str | Response | tuple[str, int]
_LONGEST_DAYS = 730


@portal.post("/promises/<int(max=2147483647):promise_id>/kept")
def keep_promise(promise_id: int) -> Answer:
    promise = _mine(promise_id)
    if promise.is_open:
        promise.keep(clock.now())
    return _done(promise, f": promise to {promise.what} kept.")


@portal.post("/promises/<int(max=2147483647):promise_id>/snooze")
def snooze_promise(promise_id: int) -> Answer:
    """Off the list until a day. The day it is due does not move."""
    promise, until = _mine(promise_id), _until()
    if until is None:
        words = "Choose a day after today."
        if "HX-Request" in request.headers:
            return render_template("portal/problem.html", words=words), 422
        flash(words, "error")
        return redirect(url_for("portal.today"))
    promise.hidden_until = until
    return _done(promise, f" snoozed until {heading_day(until)}.")


def _mine(promise_id: int) -> Promise:
    """My own promise, held against a second hand; a colleague's is theirs to settle."""
    promise = found(db.session.get(Promise, promise_id, with_for_update=True))
    if promise.recruiter_id != me().id:
        raise SomebodyElses(promise.recruiter.first_name)
    if promise.candidate.erased_at:
        abort(404)
    return promise


def _until() -> date | None:
    today = clock.today(me().zone)
    days = request.form.get("days", "")
    if days.isdecimal() and 0 < int(days[:4]) <= _LONGEST_DAYS:
        return today + timedelta(days=int(days[:4]))
    try:
        until = date.fromisoformat(request.form.get("until", ""))
    except ValueError:
        return None
    return until if today < until <= today + timedelta(days=_LONGEST_DAYS) else None


def _done(promise: Promise, words: str) -> Answer:
    """Commit; the slip becomes the row that offers to take it back."""
    change = history.last_change(db.session(), promise)
    name, person = promise.candidate.full_name, promise.candidate_id
    token = change.id if change else 0
    db.session.commit()
    text = Markup("<b>{}</b>{}").format(name, words)
    if "HX-Request" in request.headers:
        return render_template("portal/undone.html", text=text, token=token, correct=None)
    flash(text, undoable(token))
    back = inside(request.form.get("next")) or page_before()
    return redirect(back or url_for("portal.candidate", candidate_id=person, _anchor="promises"))
