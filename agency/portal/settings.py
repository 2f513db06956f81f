"""What a recruiter sets about themselves: name, zone, theme, digest, password, signed-in browsers, ways to record."""

from dataclasses import asdict
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.languages.speaking import _, speak
from agency.portal.drop_address import my_drop_address
from agency.portal.face import me, portal, whoever_it_is
from agency.portal.quick_log import bookmarklet
from agency.portal.settings_forms import OwnSettingsForm, PasswordForm
from agency.portal.settings_sections import sections_for
from agency.queue import later
from agency.recruiters.accounts import change_password
from agency.recruiters.calendar_feeds import feed_of
from agency.recruiters.emails import post_password_changed
from agency.recruiters.models import RecruiterSession, Theme
from agency.recruiters.passwords import PasswordRefused, is_password
from agency.recruiters.queries import the_agency
from agency.recruiters.second_step import is_on
from agency.recruiters.sessions import end_sessions_of, living_sessions_of
from agency.web.access import found
from agency.web.rate_limits import limiter
from agency.web.redirects import page_before
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]


@portal.route("/settings", methods=["GET", "POST"])
def settings() -> Answer:
    form = OwnSettingsForm(obj=me())
    if not form.validate_on_submit():
        return settings_page(own=form), 422 if form.errors else 200
    for name, value in asdict(form.chosen()).items():
        setattr(me(), name, value)
    db.session.commit()
    speak(me().reads)
    flash(_("Your settings are saved."))
    return redirect(url_for("portal.settings"))


@portal.post("/settings/theme")
def set_theme() -> Response:
    if request.form.get("theme") not in {theme.value for theme in Theme}:
        abort(400)
    me().theme = Theme(request.form["theme"])
    db.session.commit()
    return redirect(page_before() or url_for("portal.today"))


@portal.post("/settings/password")
@limiter.limit("10 per 5 minutes", key_func=whoever_it_is)
def set_password() -> Answer:
    form = PasswordForm()
    if not (form.validate_on_submit() and _knows_present_password(form)):
        return settings_page(password=form), 422
    session, now = db.session(), clock.now()
    try:
        change_password(session, me(), form.new_password.data, the_agency(session).name)
    except PasswordRefused as refused:
        form.new_password.errors = [str(refused)]
        return settings_page(password=form), 422
    end_sessions_of(session, me(), now, but=current_user.record)
    post_password_changed(session, the_agency(session), me(), now)
    later(session, "deliver_mail")
    db.session.commit()
    log.info("password changed", recruiter_id=me().id)
    flash(_("Your password is changed. Your other browsers are signed out."))
    return redirect(url_for("portal.settings"))


@portal.post("/settings/sessions/<int:session_id>/end")
def end_session(session_id: int) -> Response:
    record = found(db.session.get(RecruiterSession, session_id))
    if record.recruiter_id != me().id:
        abort(404)
    record.ended_at = record.ended_at or clock.now()
    db.session.commit()
    flash(_("That browser is signed out."))
    return redirect(url_for("portal.settings"))


@portal.post("/settings/sessions/end-others")
def end_other_sessions() -> Response:
    end_sessions_of(db.session(), me(), clock.now(), but=current_user.record)
    db.session.commit()
    log.info("other browsers signed out", recruiter_id=me().id)
    flash(_("You are signed in here and nowhere else."))
    return redirect(url_for("portal.settings", _anchor="your-browsers"))


@portal.get("/settings/all")
def settings_index() -> str:
    return render_template("portal/settings_index.html")


@portal.app_context_processor
def _sections() -> dict[str, Any]:
    return {"settings_sections": sections_for}


def settings_page(
    own: OwnSettingsForm | None = None,
    password: PasswordForm | None = None,
    new_calendar: str = "",
) -> str:
    """The page, with a form that was refused, or with the calendar address that is shown this once."""
    return render_template(
        "portal/settings.html",
        drop_address=my_drop_address(),
        own=own or OwnSettingsForm(formdata=None, obj=me()),
        password=password or PasswordForm(formdata=None),
        sessions=living_sessions_of(db.session(), me(), clock.now()),
        this_session=current_user.record,
        bookmarklet=bookmarklet(),
        calendar=feed_of(db.session(), me().id),
        new_calendar=new_calendar,
        has_second_step=is_on(db.session(), me().id),
    )


def _knows_present_password(form: PasswordForm) -> bool:
    """Somebody who came in by link and has no password yet need not know one."""
    kept = me().password_hash
    if kept is None or is_password(kept, form.current_password.data or ""):
        return True
    form.current_password.errors = [_("That is not your present password.")]
    return False
