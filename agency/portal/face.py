"""The portal's blueprint and its guard: every page asks for a signed-in recruiter unless it is listed."""

from importlib import import_module
from pkgutil import iter_modules

from flask import Blueprint, abort, g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from agency import history
from agency.database import db
from agency.portal.visitor import does_owe_second_step
from agency.recruiters.models import Recruiter
from agency.web.access import OPEN_PORTAL_PAGES
from agency.web.redirects import page_before

portal = Blueprint("portal", __name__)
BEFORE_SECOND_STEP = frozenset(
    f"portal.{page}"
    for page in ("second_step", "begin_second_step", "confirm_second_step", "sign_out", "set_theme")
)
"""What is open to somebody who has to set their second step up first."""


def load_pages() -> Blueprint:
    """The blueprint with the routes of every module in this room."""
    package = __name__.rpartition(".")[0]
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
    return portal


def me() -> Recruiter:
    """The recruiter who is signed in. Only for pages behind the guard."""
    recruiter: Recruiter = g.me
    return recruiter


def whoever_it_is() -> str:
    """Whose tries are counted: limits are looked at before the guard below has asked."""
    return f"recruiter {current_user.recruiter.id}" if current_user.is_authenticated else "nobody"


@portal.before_request
def ask_who_it_is() -> Response | None:
    """Send strangers to sign-in, and say in the history who is acting."""
    if not current_user.is_authenticated:
        if request.endpoint in OPEN_PORTAL_PAGES:
            return None
        if "HX-Request" in request.headers:  # the page that asks has what was typed, and keeps it
            abort(401)
        where = request.full_path.rstrip("?") if request.method == "GET" else page_before()
        return redirect(url_for("portal.sign_in", next=where))
    g.me = current_user.recruiter
    history.act_as(db.session(), "recruiter", g.me.id)
    if does_owe_second_step() and request.endpoint not in BEFORE_SECOND_STEP:
        return redirect(url_for("portal.second_step"))
    return None
