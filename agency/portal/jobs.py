"""Jobs and health, for administrators: the clock, the queue, what failed, and running one thing now."""

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.inbox.queries import mailbox_state
from agency.languages.speaking import _
from agency.mail.models import MailState
from agency.mail.queries import how_many_by_state, oldest_due
from agency.portal import job_words
from agency.portal.face import me, portal
from agency.queue import later
from agency.queue.standing import failures, last_fired, last_runs, standing
from agency.queue.timetable import timetable
from agency.recruiters.queries import the_agency
from agency.web.access import administrators_only, found
from agency.web.request_log import log

_MOST = 50


@portal.get("/settings/jobs")
@administrators_only
def jobs() -> str:
    session, now = db.session(), clock.now()
    imap = current_app.extensions["settings"].imap
    return render_template(
        "portal/jobs.html",
        standing=standing(session),
        schedules=timetable(the_agency(session).zone),
        fired=last_fired(session),
        runs=last_runs(session),
        failures=failures(session, now, _MOST),
        mail_due=oldest_due(session, now),
        unknown=how_many_by_state(session).get(MailState.unknown, 0),
        inbox=mailbox_state(session, imap.name) if imap else None,
        words=job_words,
        most=_MOST,
    )


@portal.post("/settings/jobs/<schedule>/run")
@administrators_only
def run_job(schedule: str) -> Response:
    """Every one may run twice and change nothing the second time, so pressing once too often is harmless."""
    session = db.session()
    entries = timetable(the_agency(session).zone)
    entry = found(next((one for one in entries if one.id == schedule), None))
    later(session, entry.task)
    session.commit()
    log.info("job asked for", task=entry.task, recruiter_id=me().id)
    flash(_("“%(name)s” is with the workers.", name=job_words.name_of(entry)))
    return redirect(url_for("portal.jobs"))
