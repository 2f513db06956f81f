"""The door: sign in by password or emailed link, sign out."""

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_limiter import RequestLimit
from flask_limiter.util import get_remote_address
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import portal
from agency.portal.second_step import come_in
from agency.portal.sign_in_forms import SignInForm
from agency.portal.visitor import show_out
from agency.queue import later
from agency.recruiters.emails import post_sign_in_link
from agency.recruiters.queries import (
    any_active_recruiter,
    has_recruiters,
    recruiter_by_email,
    the_agency,
)
from agency.recruiters.sign_in import (
    LinkExpired,
    NotSignedIn,
    make_link,
    recruiter_with_password,
    use_link,
)
from agency.web.rate_limits import limiter, unreadable
from agency.web.redirects import page_of_ours
from agency.web.request_log import log

NOT_RIGHT = N_(
    "That address and password do not belong together. Try again, or use the emailed link."
)
TOO_MANY = N_("Too many tries. Wait ten minutes or use the emailed link.")
LINK_OVER = N_("That link has run out or was used before. Ask for a new one here.")
Answer = str | AnyResponse | tuple[str, int]


def _account_and_place() -> str:
    return unreadable(request.form.get("email", ""), get_remote_address())


def _account() -> str:
    return unreadable(request.form.get("email", ""))


def _too_many(_limit: RequestLimit) -> Response:
    log.warning("sign-in slowed down")
    return make_response(_door(SignInForm(), TOO_MANY), 429, {"Retry-After": "600"})


@portal.route("/sign-in", methods=["GET", "POST"])
@limiter.limit("1000 per 5 minutes", key_func=lambda: "all", methods=["POST"], on_breach=_too_many)
@limiter.limit(
    "10 per 5 minutes", key_func=_account_and_place, methods=["POST"], on_breach=_too_many
)
def sign_in() -> Answer:
    if current_user.is_authenticated:
        return redirect(url_for("portal.today"))
    form = SignInForm(next=request.args.get("next", ""))
    if not form.validate_on_submit():
        return _door(form)
    try:
        recruiter = recruiter_with_password(db.session(), form.email.data, form.password.data or "")
    except NotSignedIn:
        log.warning("sign-in refused")
        return _door(form, NOT_RIGHT), 400
    return come_in(recruiter, form.keep.data, page_of_ours(form.next.data) or "")


@portal.post("/sign-in/link")
@limiter.limit("20 per hour")
@limiter.limit("3 per hour", key_func=_account)
def ask_for_sign_in_link() -> Answer:
    form = SignInForm()
    if not form.validate_on_submit():
        return _door(form), 400
    _send_link(form.email.data)
    return render_template("portal/sign_in_link_sent.html")


@portal.route("/sign-in/link/<token>", methods=["GET", "POST"])
@limiter.limit("20 per hour", methods=["POST"])
def sign_in_by_link(token: str) -> Answer:
    """Opening the link (GET, HEAD) changes nothing: mail scanners do. Pressing the button does."""
    if request.method != "POST":
        return render_template("portal/sign_in_link.html", token=token)
    try:
        recruiter = use_link(db.session(), token, clock.now())
    except LinkExpired:
        log.warning("sign-in link refused")
        return _door(SignInForm(formdata=None), LINK_OVER), 400
    return come_in(recruiter, keep=False)


@portal.post("/sign-out")
def sign_out() -> AnyResponse:
    show_out(current_user.record)
    db.session.commit()
    response = redirect(url_for("portal.sign_in"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _door(form: SignInForm, problem: str = "") -> str:
    is_new = not has_recruiters(db.session())
    return render_template("portal/sign_in.html", form=form, problem=_(problem), is_new=is_new)


def _send_link(email: str) -> None:
    """Post a link if a colleague has this address.

    If nobody has, the same is done for somebody and taken back, so that the time it takes tells a
    stranger nothing about who works here.
    """
    session, now = db.session(), clock.now()
    recruiter, anybody = recruiter_by_email(session, email), any_active_recruiter(session)
    is_known = recruiter is not None and recruiter.is_active
    somebody = recruiter if is_known else anybody
    if somebody is None:
        return
    agency = the_agency(session)
    with session.begin_nested() as attempt:
        token = make_link(session, somebody, now)
        post_sign_in_link(session, agency, somebody, token, now)
        later(session, "deliver_mail")
        if not is_known:
            attempt.rollback()
    session.commit()
