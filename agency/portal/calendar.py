"""Days as a calendar program reads them: a private address for each recruiter, and single days to take away."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from flask import Response, current_app, flash, redirect, request, url_for
from flask_limiter.util import get_remote_address
from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.database import db
from agency.languages.speaking import _, speaking
from agency.portal.face import me, portal
from agency.portal.settings import settings_page
from agency.recontact.diary import Day, days_of, follow_up, promise_due
from agency.recruiters.calendar_feeds import close_feed, owner_of_feed, renew_feed
from agency.touches.models import Promise, Touch
from agency.web.access import found
from agency.web.files import named
from agency.web.links import external_url
from agency.web.rate_limits import limiter, unreadable
from agency.web.request_log import log

EVERY = timedelta(hours=2)
"""How often a program is asked to look again."""


def _feed() -> str:
    return unreadable("calendar", str((request.view_args or {}).get("token")))


@portal.get("/calendar/<token>.ics")
@limiter.limit("60 per hour", key_func=_feed)
@limiter.limit("600 per hour", key_func=get_remote_address)
def calendar_feed(token: str) -> Response:
    """The whole diary of whoever the token belongs to. Programs cannot sign in: the token is the key."""
    owner = found(owner_of_feed(db.session(), token))
    with speaking(owner.reads):
        days = days_of(db.session(), owner.id, clock.today(owner.zone))
    return _file(days, "callback.ics", as_attachment=False)


@portal.get("/touches/<int(max=2147483647):touch_id>/next.ics")
def follow_up_file(touch_id: int) -> Response:
    query = select(Touch).filter_by(id=touch_id).options(joinedload(Touch.candidate))
    touch = found(db.session.scalar(query))
    found(touch.next_on)
    found(None if touch.candidate.erased_at else touch)
    return _file([follow_up(touch)], "follow-up.ics")


@portal.get("/promises/<int(max=2147483647):promise_id>/due.ics")
def promise_file(promise_id: int) -> Response:
    query = select(Promise).filter_by(id=promise_id).options(joinedload(Promise.candidate))
    promise = found(db.session.scalar(query))
    found(None if promise.candidate.erased_at else promise)
    return _file([promise_due(promise)], "promise.ics")


@portal.post("/settings/calendar")
def renew_calendar() -> str:
    """A new address, shown once; the one before it ends at once."""
    token = renew_feed(db.session(), me().id, clock.now())
    db.session.commit()
    log.info("calendar address made", recruiter_id=me().id)
    return settings_page(new_calendar=external_url("portal.calendar_feed", token=token))


@portal.post("/settings/calendar/end")
def end_calendar() -> AnyResponse:
    close_feed(db.session(), me().id)
    db.session.commit()
    log.info("calendar address ended", recruiter_id=me().id)
    flash(_("The calendar address leads nowhere any more."))
    return redirect(url_for("portal.settings", _anchor="your-calendar"))


def _file(days: Iterable[Day], name: str, as_attachment: bool = True) -> Response:
    answer = Response(_calendar(days).to_ical(), mimetype="text/calendar")
    return named(answer, name, "attachment" if as_attachment else "inline")


def _calendar(days: Iterable[Day]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Callback//Callback//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Callback")
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT2H")
    host = urlsplit(current_app.extensions["settings"].base_url).hostname
    for day in days:
        calendar.add_component(_event(day, host or "callback"))
    return calendar


def _event(day: Day, host: str) -> Event:
    """A whole day has no zone: it is that day wherever the calendar is."""
    event = Event()
    event.add("uid", f"{day.key}@{host}")
    event.add("dtstamp", day.changed_at)
    event.add("last-modified", day.changed_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.words)
    event.add("url", external_url("portal.candidate", candidate_id=day.candidate_id))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
