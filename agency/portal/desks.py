"""Desks, for administrators: add, rename, remove."""

from flask import flash, redirect, url_for

from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import portal
from agency.portal.recruiters import Answer, refused
from agency.portal.settings_forms import DeskForm
from agency.recruiters import accounts
from agency.recruiters.accounts import DeskExists, DeskInUse
from agency.recruiters.models import Desk
from agency.web.access import administrators_only, found

DESK_ID = "<int(max=2147483647):desk_id>"
_UNNAMED = N_("Name the desk, in at most 80 characters.")
_TAKEN = N_("There is a desk of that name already.")


@portal.post("/settings/desks")
@administrators_only
def add_desk() -> Answer:
    form = DeskForm()
    if not form.validate_on_submit():
        return refused(_(_UNNAMED))
    try:
        accounts.add_desk(db.session(), form.desk_name.data)
    except DeskExists:
        return refused(_(_TAKEN))
    db.session.commit()
    flash(_("The desk %(name)s is added.", name=form.desk_name.data))
    return redirect(url_for("portal.recruiters"))


@portal.post(f"/settings/desks/{DESK_ID}")
@administrators_only
def rename_desk(desk_id: int) -> Answer:
    desk, form = found(db.session.get(Desk, desk_id)), DeskForm()
    if not form.validate_on_submit():
        return refused(_(_UNNAMED))
    try:
        accounts.rename_desk(db.session(), desk, form.desk_name.data)
    except DeskExists:
        return refused(_(_TAKEN))
    db.session.commit()
    flash(_("The desk is called %(name)s.", name=desk.name))
    return redirect(url_for("portal.recruiters", _anchor="desks"))


@portal.post(f"/settings/desks/{DESK_ID}/removal")
@administrators_only
def remove_desk(desk_id: int) -> Answer:
    desk = found(db.session.get(Desk, desk_id))
    name = desk.name
    try:
        accounts.remove_desk(db.session(), desk)
    except DeskInUse:
        return refused(
            _("Somebody is on that desk, or was when they left. Give them another first.")
        )
    db.session.commit()
    flash(_("The desk %(name)s is removed.", name=name))
    return redirect(url_for("portal.recruiters", _anchor="desks"))
