"""The first run: whoever reads the console founds the agency and becomes its administrator."""

from flask import abort, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.coaching.bank import seed_questions
from agency.database import db
from agency.languages.speaking import _
from agency.places.seeding import seed_places
from agency.portal.face import portal
from agency.portal.sign_in_forms import FirstAdministratorForm
from agency.portal.visitor import let_in
from agency.queue import later
from agency.recruiters.accounts import AlreadyFounded, found_agency, is_first_token
from agency.recruiters.passwords import PasswordRefused
from agency.recruiters.queries import has_recruiters
from agency.skills.seeding import seed_vocabulary
from agency.web.rate_limits import limiter
from agency.web.request_log import log


@portal.route("/first-administrator", methods=["GET", "POST"])
@limiter.limit("20 per hour", methods=["POST"])
def first_administrator() -> str | Response:
    if has_recruiters(db.session()):
        abort(404)
    form = FirstAdministratorForm()
    if form.validate_on_submit() and _is_reader_of_the_console(form):
        try:
            administrator = found_agency(db.session(), form.new_agency())
        except PasswordRefused as refused:
            form.password.errors = [str(refused)]
        except AlreadyFounded:
            abort(404)
        else:
            seed_vocabulary(db.session())
            seed_places(db.session())
            seed_questions(db.session())
            later(db.session(), "learn_from_everybody")
            let_in(administrator, keep=False)
            db.session.commit()
            log.info("agency founded", recruiter_id=administrator.id)
            return redirect(url_for("portal.today"))
    return render_template("portal/sign_in_first_administrator.html", form=form)


def _is_reader_of_the_console(form: FirstAdministratorForm) -> bool:
    secret = current_app.extensions["settings"].secret_key
    if is_first_token(secret, form.token.data, clock.now()):
        return True
    form.token.errors = [_("That token is wrong or older than 15 minutes. Print a new one.")]
    return False
