"""Colleagues, for administrators: invite, access level, desk, hand over, disable and let in again."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.settings_forms import (
    ACCESS_LEVELS,
    ColleagueForm,
    DeskForm,
    HandOverForm,
    InvitationForm,
)
from agency.queue import later
from agency.recontact.handing_over import held_by
from agency.recruiters import accounts
from agency.recruiters.accounts import AddressTaken, LastAdministrator, NotYourself
from agency.recruiters.emails import post_invitation
from agency.recruiters.models import Desk, Recruiter
from agency.recruiters.queries import desks_by_name, recruiters_by_name, the_agency
from agency.recruiters.second_step import who_has_it
from agency.recruiters.sessions import end_sessions_of
from agency.web.access import administrators_only, found
from agency.web.request_log import log
from agency.words import possessive

Answer = str | Response | tuple[str, int]
_NOT_YOURSELF = N_("You cannot do that to yourself. A colleague who is an administrator can.")
_LAST = N_("Nobody could administer Callback then. Make somebody else an administrator first.")


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
        form.email.errors = [_("A colleague, here or disabled, has this address already.")]
        return _page(form), 422
    post_invitation(session, the_agency(session), colleague, me(), clock.now())
    later(session, "deliver_mail")
    db.session.commit()
    log.info("recruiter invited", recruiter_id=me().id, colleague_id=colleague.id)
    flash(_("%(name)s is invited. A letter says how to sign in.", name=colleague.name))
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>")
@administrators_only
def change_colleague(recruiter_id: int) -> Answer:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    form = ColleagueForm(desks_by_name(db.session()), prefix=_prefix(colleague))
    if not form.validate_on_submit():
        return refused(_("Choose an access level and a desk from the lists."))
    try:
        accounts.change_access(db.session(), colleague, form.level(), me())
    except NotYourself:
        return refused(_(_NOT_YOURSELF))
    except LastAdministrator:
        return refused(_(_LAST))
    colleague.desk_id = form.desk_id()
    db.session.commit()
    log.info("access changed", recruiter_id=me().id, colleague_id=colleague.id)
    flash(_("%(whose)s settings are saved.", whose=possessive(colleague.name)))
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>/disabling")
@administrators_only
def disable_colleague(recruiter_id: int) -> Answer:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    try:
        accounts.disable(db.session(), colleague, me(), clock.now())
    except NotYourself:
        return refused(_(_NOT_YOURSELF))
    except LastAdministrator:
        return refused(_(_LAST))
    db.session.commit()
    log.info("recruiter disabled", recruiter_id=me().id, colleague_id=colleague.id)
    left = held_by(db.session(), [colleague.id])[colleague.id].total
    said = [_("%(name)s is disabled and signed out everywhere.", name=colleague.name)]
    if left:
        said.append(_("Their people wait to be handed over."))
    flash(" ".join(said))
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>/enabling")
@administrators_only
def enable_colleague(recruiter_id: int) -> Response:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    accounts.enable(colleague)
    db.session.commit()
    log.info("recruiter enabled", recruiter_id=me().id, colleague_id=colleague.id)
    flash(_("%(name)s may sign in again.", name=colleague.name))
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>/signing-out")
@administrators_only
def sign_colleague_out(recruiter_id: int) -> Response:
    colleague = found(db.session.get(Recruiter, recruiter_id))
    end_sessions_of(db.session(), colleague, clock.now())
    db.session.commit()
    log.info("recruiter signed out", recruiter_id=me().id, colleague_id=colleague.id)
    flash(_("%(name)s is signed out everywhere and can sign in again.", name=colleague.name))
    return redirect(url_for("portal.recruiters"))


@portal.post("/settings/recruiters/<int:recruiter_id>/handing-over")
@administrators_only
def hand_colleague_over(recruiter_id: int) -> Response:
    """All their people and what is open about them, to somebody who works here."""
    colleague = found(db.session.get(Recruiter, recruiter_id))
    form = HandOverForm(
        _others(colleague, recruiters_by_name(db.session())), prefix=_prefix(colleague)
    )
    if not form.validate_on_submit():
        return refused(_("Choose who takes them over."))
    later(
        db.session(), "hand_over", from_id=colleague.id, to_id=form.to.data, by_id=me().id
    )  # fmt: skip
    db.session.commit()
    log.info("handing over", recruiter_id=me().id, colleague_id=colleague.id, to_id=form.to.data)
    flash(
        _(
            "%(whose)s people are being handed over. Work going on says how far it is.",
            whose=possessive(colleague.name),
        )
    )
    return redirect(url_for("portal.recruiters"))


def refused(why: str) -> Response:
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
        members={desk.id: [one for one in colleagues if _is_on(one, desk)] for desk in desks},
        colleagues=[(colleague, _form_for(colleague, desks)) for colleague in colleagues],
        held=held_by(db.session(), [one.id for one in colleagues]),
        hand_over_form=_hand_over_form,
        with_second_step=who_has_it(db.session()),
        level_names={choice.value: _(choice.label) for choice in ACCESS_LEVELS},
    )


def _is_on(colleague: Recruiter, desk: Desk) -> bool:
    return colleague.is_active and colleague.desk_id == desk.id


def _hand_over_form(colleague: Recruiter, everybody: list[Recruiter]) -> HandOverForm:
    return HandOverForm(_others(colleague, everybody), formdata=None, prefix=_prefix(colleague))


def _others(colleague: Recruiter, everybody: list[Recruiter]) -> list[Recruiter]:
    return [one for one in everybody if one.is_active and one.id != colleague.id]


def _form_for(colleague: Recruiter, desks: list[Desk]) -> ColleagueForm:
    values = {"access_level": colleague.access_level.value, "desk": str(colleague.desk_id or "")}
    return ColleagueForm(desks, formdata=None, data=values, prefix=_prefix(colleague))


def _prefix(colleague: Recruiter) -> str:
    """Sets the fields of one colleague's row apart from those of the next."""
    return f"of-{colleague.id}-"
