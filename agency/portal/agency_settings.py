"""The agency itself, for administrators: name, address, sender, zone, currency and logo."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency.database import db
from agency.languages.speaking import _
from agency.mail.logo import MOST_BYTES, LogoRefused, as_logo, forget_logo, keep_logo
from agency.portal.face import me, portal
from agency.portal.settings_forms import AgencyForm
from agency.recruiters.queries import the_agency
from agency.web.access import administrators_only
from agency.web.files import takes_files
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]
_CHOSEN = (
    "name", "postal_address", "phone", "mail_from", "zone", "currency", "language", "second_step_required",
)  # fmt: skip


@portal.route("/settings/agency", methods=["GET", "POST"])
@administrators_only
def agency_settings() -> Answer:
    agency = the_agency(db.session())
    form = AgencyForm(obj=agency)
    if not form.validate_on_submit():
        return _page(form), 422 if form.errors else 200
    for name in _CHOSEN:
        setattr(agency, name, form[name].data)
    db.session.commit()
    flash(_("The agency’s settings are saved."))
    return redirect(url_for("portal.agency_settings"))


@portal.post("/settings/agency/logo")
@takes_files(MOST_BYTES)
@administrators_only
def set_logo() -> Answer:
    agency, file = the_agency(db.session()), request.files.get("logo")
    try:
        png, width = as_logo(file.read() if file else b"")
    except LogoRefused as refused:
        return _page(AgencyForm(formdata=None, obj=agency), str(refused)), 422
    agency.logo, agency.logo_width = keep_logo(db.session(), png), width
    db.session.commit()
    log.info("logo chosen", recruiter_id=me().id)
    flash(_("The logo is saved. Letters and candidates’ pages carry it from now on."))
    return redirect(url_for("portal.agency_settings", _anchor="logo"))


@portal.post("/settings/agency/logo/removal")
@administrators_only
def remove_logo() -> Response:
    agency = the_agency(db.session())
    agency.logo, agency.logo_width = "", 0
    forget_logo(db.session())
    db.session.commit()
    flash(_("The logo is removed. Letters and pages show the name."))
    return redirect(url_for("portal.agency_settings", _anchor="logo"))


def _page(form: AgencyForm, logo_problem: str = "") -> str:
    return render_template("portal/settings_agency.html", form=form, logo_problem=logo_problem)
