"""Colleagues, for administrators: invite, access level, desk, disable and let in again."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.portal.face import me, portal
from agency.portal.settings_forms import ACCESS_LEVELS, ColleagueForm, DeskForm, InvitationForm
from agency.queue import later
from agency.recruiters import accounts
from agency.recruiters.accounts import AddressTaken, DeskExists, LastAdministrator, NotYourself
from agency.recruiters.emails import post_invitation
from agency.recruiters.models import Desk, Recruiter
from agency.recruiters.queries import desks_by_name, recruiters_by_name, the_agency
from agency.recruiters.second_step import who_has_it
from agency.web.access import administrators_only, found
from agency.web.request_log import log
from agency.words import possessive

Answer = str | Response | tuple[str, int]
_NOT_YOURSELF = "You cannot do that to yourself. A colleague who is an administrator can."
_LAST = "Nobody could administer Callback then. Make somebody else an administrator first."


@portal.route("/settings/recruiters", methods=["GET", "POST"])
@administrators_only
def recruiters() -> Answer:
    form = InvitationForm(desks_by_name(db.session()))
    if not form.validate_on_submit():
        return _page(form), 422 if form.errors else 200
    session = db.session()
    try:
        colleague = accounts.invite(
            session, form.name.data, form.email.data, form.level(), form.desk_id(), me().zone
        )
    except AddressTaken:
        form.email.errors = ["A colleague, here or disabled, has this address already."]
        return _page(form), 422
    post_invitation(session, the_agency(session), colleague, me(), clock.now())
    later(session, "deliver_mail")
    db.session.commit()
    log.info("recruiter invited", recruiter_id=me().id, colleague_id=colleague.id)
    flash(f"{colleague.name} is invited. A letter says how to sign in.")
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>")
@administrators_only
def change_colleague(recruiter_id: int) -> Answer:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    form = ColleagueForm(desks_by_name(db.session()), prefix=_prefix(colleague))
    if not form.validate_on_submit():
        return _refused("Choose an access level and a desk from the lists.")
    try:
        accounts.change_access(db.session(), colleague, form.level(), me())
    except NotYourself:
        return _refused(_NOT_YOURSELF)
    except LastAdministrator:
        return _refused(_LAST)
    colleague.desk_id = form.desk_id()
    db.session.commit()
    log.info("access changed", recruiter_id=me().id, colleague_id=colleague.id)
    flash(f"{possessive(colleague.name)} settings are saved.")
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>/disabling")
@administrators_only
def disable_colleague(recruiter_id: int) -> Answer:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    try:
        accounts.disable(db.session(), colleague, me(), clock.now())
    except NotYourself:
        return _refused(_NOT_YOURSELF)
    except LastAdministrator:
        return _refused(_LAST)
    db.session.commit()
    log.info("recruiter disabled", recruiter_id=me().id, colleague_id=colleague.id)
    flash(f"{colleague.name} is disabled and signed out everywhere.")
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>/enabling")
@administrators_only
def enable_colleague(recruiter_id: int) -> Response:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    accounts.enable(colleague)
    db.session.commit()
    log.info("recruiter enabled", recruiter_id=me().id, colleague_id=colleague.id)
    flash(f"{colleague.name} may sign in again.")
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/desks")
@administrators_only
def add_desk() -> Answer:
    form = DeskForm()
    if not form.validate_on_submit():
        return _refused("Name the desk, in at most 80 characters.")
    try:
        accounts.add_desk(db.session(), form.desk_name.data)
    except DeskExists:
        return _refused("There is a desk of that name already.")
    db.session.commit()
    flash(f"The desk {form.desk_name.data} is added.")
    return redirect(url_for("portal.recruiters"))


def _refused(why: str) -> Response:
    db.session.rollback()
    flash(why, "error")
    return redirect(url_for("portal.recruiters"))


def _page(form: InvitationForm) -> str:
    desks = desks_by_name(db.session())
    colleagues = recruiters_by_name(db.session())
    return render_template(
        "portal/recruiters.html",
        form=form,
        desk_form=DeskForm(formdata=None),
        desks=desks,
        colleagues=[(colleague, _form_for(colleague, desks)) for colleague in colleagues],
        with_second_step=who_has_it(db.session()),
        level_names={choice.value: choice.label for choice in ACCESS_LEVELS},
    )


def _form_for(colleague: Recruiter, desks: list[Desk]) -> ColleagueForm:
    values = {"access_level": colleague.access_level.value, "desk": str(colleague.desk_id or "")}
    return ColleagueForm(desks, formdata=None, data=values, prefix=_prefix(colleague))


def _prefix(colleague: Recruiter) -> str:
    """Sets the fields of one colleague's row apart from those of the next."""
    return f"of-{colleague.id}-"
