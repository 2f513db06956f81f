"""The second step: asked for at the door, set up and ended by each recruiter, taken off by an administrator."""

import segno
from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import StringField

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal, whoever_it_is
from agency.portal.visitor import half_in, let_half_in, let_in, owes_second_step, whose_second_step
from agency.queue import later
from agency.recruiters import second_step as steps
from agency.recruiters.emails import post_second_step_changed
from agency.recruiters.models import Recruiter
from agency.recruiters.queries import the_agency
from agency.recruiters.second_step import CodeWrong
from agency.web.access import administrators_only, found
from agency.web.fields import Form, needed
from agency.web.rate_limits import limiter
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]
NOT_RIGHT = N_(
    "That is not the code of this moment, or it was used already. Wait for the next one, or use a recovery code."
)
REQUIRED = N_("Your agency asks everybody for a second step, so it stays on.")


class CodeForm(Form):
    code = StringField(
        N_("Code"),
        [needed(N_("Write the code."))],
        render_kw={"maxlength": 40, "autocapitalize": "none"},
    )


def come_in(recruiter: Recruiter, keep: bool, where: str = "") -> Response:
    """The first step is done: in, or to the second one. Commits."""
    session = db.session()
    if steps.is_on(session, recruiter.id):
        let_half_in(recruiter, keep, where)
        session.commit()
        return redirect(url_for("portal.take_second_step"))
    let_in(recruiter, keep)
    owes_second_step(the_agency(session).second_step_required)
    session.commit()
    log.info("signed in", recruiter_id=recruiter.id)
    return redirect(where or url_for("portal.today"))


@portal.route("/sign-in/second-step", methods=["GET", "POST"])
@limiter.limit("50 per day", key_func=whose_second_step, methods=["POST"])
@limiter.limit("10 per 5 minutes", key_func=whose_second_step, methods=["POST"])
def take_second_step() -> Answer:
    waiting, form = half_in(), CodeForm()
    if waiting is None:
        return redirect(url_for("portal.sign_in"))
    recruiter, keep, where = waiting
    if not form.validate_on_submit():
        return _asked(form), 422 if form.errors else 200
    session = db.session()
    try:
        steps.pass_through(session, _key(), recruiter.id, form.code.data, clock.now())
    except CodeWrong:
        log.warning("second step refused", recruiter_id=recruiter.id)
        form.code.errors = [_(NOT_RIGHT)]
        return _asked(form), 422
    let_in(recruiter, keep)
    session.commit()
    log.info("signed in with second step", recruiter_id=recruiter.id)
    return redirect(where or url_for("portal.today"))


@portal.get("/settings/second-step")
def second_step() -> str:
    return _page(CodeForm(formdata=None))


@portal.post("/settings/second-step/beginning")
def begin_second_step() -> Response:
    steps.begin(db.session(), me().id, clock.now())
    db.session.commit()
    return redirect(url_for("portal.second_step"))


@portal.post("/settings/second-step/confirmation")
@limiter.limit("10 per 5 minutes", key_func=whoever_it_is)
def confirm_second_step() -> Answer:
    session, form, now = db.session(), CodeForm(), clock.now()
    step = found(steps.step_of(session, me().id))
    if not form.validate():
        return _page(form), 422
    try:
        codes = steps.confirm(session, _key(), step, form.code.data, now)
    except CodeWrong:
        form.code.errors = [_(NOT_RIGHT)]
        return _page(form), 422
    owes_second_step(False)
    _tell(me(), N_("is on"))
    session.commit()
    log.info("second step on", recruiter_id=me().id)
    return _page(CodeForm(formdata=None), codes)


@portal.post("/settings/second-step/recovery-codes")
@limiter.limit("10 per 5 minutes", key_func=whoever_it_is)
def renew_recovery_codes() -> Answer:
    session, form = db.session(), CodeForm()
    if not _passes(form):
        return _page(form), 422
    codes = steps.renew_recovery_codes(session, _key(), me().id)
    session.commit()
    log.info("recovery codes renewed", recruiter_id=me().id)
    return _page(CodeForm(formdata=None), codes)


@portal.post("/settings/second-step/end")
@limiter.limit("10 per 5 minutes", key_func=whoever_it_is)
def end_second_step() -> Answer:
    session, form = db.session(), CodeForm()
    if the_agency(session).second_step_required:
        flash(_(REQUIRED), "error")
        return redirect(url_for("portal.second_step"))
    if not _passes(form):
        return _page(form), 422
    steps.end(session, me().id)
    _tell(me(), N_("is off"))
    session.commit()
    log.info("second step off", recruiter_id=me().id)
    flash(_("Your second step is off."))
    return redirect(url_for("portal.second_step"))


@portal.post("/settings/recruiters/<int:recruiter_id>/second-step/end")
@administrators_only
def end_second_step_of_colleague(recruiter_id: int) -> Response:
    """For somebody who lost their phone and their recovery codes; never for oneself."""
    session, colleague = db.session(), found(db.session.get(Recruiter, recruiter_id))
    if colleague.id == me().id:
        flash(_("End your own under Settings, Me, with a code."), "error")
        return redirect(url_for("portal.recruiters"))
    steps.end(session, colleague.id)
    _tell(colleague, N_("was taken off by an administrator"))
    session.commit()
    log.info("second step taken off", recruiter_id=me().id, colleague_id=colleague.id)
    flash(
        _(
            "%(name)s signs in without a second step until they set a new one up.",
            name=colleague.name,
        )
    )
    return redirect(url_for("portal.recruiters"))


def _passes(form: CodeForm) -> bool:
    """A code of this moment, or a recovery code, was typed."""
    if not form.validate():
        return False
    try:
        steps.pass_through(db.session(), _key(), me().id, form.code.data, clock.now())
    except CodeWrong:
        form.code.errors = [_(NOT_RIGHT)]
    return not form.errors


def _tell(recruiter: Recruiter, what: str) -> None:
    session = db.session()
    post_second_step_changed(session, the_agency(session), recruiter, what, clock.now())
    later(session, "deliver_mail")


def _key() -> str:
    return str(current_app.extensions["settings"].secret_key)


def _asked(form: CodeForm) -> str:
    return render_template("portal/sign_in_second_step.html", form=form)


def _page(form: CodeForm, codes: list[str] | None = None) -> str:
    session = db.session()
    step, agency = steps.step_of(session, me().id), the_agency(session)
    is_begun = step is not None and not step.is_on
    picture = (
        _squares(steps.address_of(_key(), step, me(), agency.name)) if step and is_begun else None
    )
    return render_template(
        "portal/second_step.html",
        form=form,
        step=step,
        picture=picture,
        secret=steps.secret_of(_key(), step) if step and is_begun else "",
        codes=codes or [],
        codes_left=steps.codes_left(session, me().id),
        is_required=agency.second_step_required,
    )


def _squares(address: str) -> tuple[int, str]:
    """A QR code as its width and the path of its dark squares."""
    rows = segno.make(address, micro=False).matrix
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return len(rows), path
