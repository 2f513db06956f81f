"""Showing who one is: a code to the address on file, or a link asked for a moment ago."""

from flask import Response as FlaskResponse
from flask import make_response, redirect, render_template, request, url_for
from flask_limiter import RequestLimit
from flask_limiter.util import get_remote_address

from agency import clock
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_forms import CodeForm, NewLinkForm
from agency.candidate_pages.link_page import Answer, pressing
from agency.candidate_pages.profile import show_again, typed_before
from agency.candidate_pages.visits import address_counted, browser_key, holder, let_in
from agency.candidates.emails import post_new_link, post_profile_code
from agency.candidates.links import (
    CodeOver,
    CodeWrong,
    LinkOver,
    any_with_address,
    email_addresses,
    is_fresh,
    make_code,
    make_link,
    people_with_address,
    use_code,
)
from agency.candidates.models import Candidate, LinkPurpose, ProfileLink
from agency.contact.decisions import decision_for
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import N_, _
from agency.queue import later
from agency.recruiters.queries import the_agency
from agency.web.languages import is_switching
from agency.web.rate_limits import limiter, unreadable
from agency.web.request_log import log

NOT_THIS = N_("That is not the code. Look at our newest letter and try again: %(left)s more.")
OVER = N_("That code no longer counts. Ask for a new one.")
MOST_PEOPLE = 3
"""Who share an address and are written to at once."""
TOO_MANY = N_(
    "We have sent as many codes as we may for now. Use the newest one, or ask again in an hour."
)


def _address_typed() -> str:
    return unreadable("new link", request.form.get("email", ""))


def _address_of_link() -> str:
    return address_counted(str((request.view_args or {}).get("token")))


def _needs_no_code() -> bool:
    """A link asked for a moment ago sends none, so nobody has to wait for it."""
    try:
        return is_fresh(holder(str((request.view_args or {}).get("token"))), clock.now())
    except LinkOver:
        return False


def _too_many(_limit: RequestLimit) -> FlaskResponse:
    log.warning("profile codes slowed down")
    token = str((request.view_args or {}).get("token"))
    return make_response(_code_page(token, CodeForm(formdata=None), _(TOO_MANY)), 429)


@candidate_pages.post("/<token>/opening", endpoint="open_profile")
@pressing
@limiter.limit("500 per hour", key_func=lambda: "codes")
@limiter.limit(
    "20 per hour", key_func=get_remote_address, on_breach=_too_many, exempt_when=_needs_no_code
)
@limiter.limit(
    "3 per hour; 6 per day",
    key_func=_address_of_link,
    on_breach=_too_many,
    exempt_when=_needs_no_code,
)
def open_profile(token: str) -> Answer:
    """A fresh link that was asked for opens the page; any other has a code sent first."""
    link, now = holder(token), clock.now()
    if is_fresh(link, now):
        let_in(link)
        return _go_on(link, token)
    _send_code(link)
    db.session.commit()
    if typed_before():
        return _code_page(token, CodeForm(formdata=None))
    return redirect(url_for("candidate_pages.enter_code", token=token))


@candidate_pages.get("/<token>/code")
def enter_code(token: str) -> str:
    """The same for every token."""
    return _code_page(token, CodeForm(formdata=None))


@candidate_pages.post("/<token>/code", endpoint="check_code")
@pressing
@limiter.limit("30 per hour", key_func=get_remote_address)
def check_code(token: str) -> Answer:
    link, form = holder(token), CodeForm()
    if is_switching():
        return _code_page(token, form)
    if not form.validate():
        return _code_page(token, form), 422
    try:
        use_code(db.session(), link, form.code.data, browser_key(), clock.now())
    except CodeWrong as wrong:
        db.session.commit()
        words = _(NOT_THIS, left=wrong.left) if wrong.left else _(OVER)
        return _code_page(token, CodeForm(formdata=None), words), 422
    except CodeOver:
        return _code_page(token, CodeForm(formdata=None), _(OVER)), 422
    db.session.commit()
    let_in(link)
    return _go_on(link, token)


@candidate_pages.route("/new-link", methods=["GET", "POST"])
@limiter.limit("500 per hour", key_func=lambda: "new links", methods=["POST"])
@limiter.limit("20 per hour", methods=["POST"])
@limiter.limit("3 per hour; 6 per day", key_func=_address_typed, methods=["POST"])
def new_link() -> Answer:
    form = NewLinkForm()
    if is_switching():
        return render_template("candidate_pages/new_link.html", form=form)
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return render_template("candidate_pages/new_link.html", form=form), status
    _send_links(form.email.data)
    return render_template("candidate_pages/new_link_sent.html")


def _go_on(link: ProfileLink, token: str) -> Answer:
    """To the page; with what was typed before it closed, if it did."""
    if typed_before():
        return show_again(link, token)
    return redirect(url_for("candidate_pages.profile", token=token))


def _send_code(link: ProfileLink) -> None:
    """Write a code and queue its letter, unless the address can take none. Whoever calls commits."""
    session, now = db.session(), clock.now()
    new = make_code(session, link, browser_key(), now)
    if _may_write(link.candidate, link.address):
        agency = the_agency(session)
        post_profile_code(session, agency, link.candidate, link.address, new, now)
        later(session, "deliver_mail")


def _send_links(email: str) -> None:
    """Queue a link for everybody who is written to there.

    Where that is nobody, the same is done for somebody and taken back, so that the time it takes
    tells a stranger nothing about whom we know.
    """
    session = db.session()
    known = people_with_address(session, email)[:MOST_PEOPLE]
    with session.begin_nested() as attempt:
        for person in known:
            _send_link(person, email.strip().lower())
        somebody = None if known else any_with_address(session)
        if somebody is not None:
            _send_link(somebody, email_addresses(somebody)[0])
            attempt.rollback()
    session.commit()


def _send_link(person: Candidate, address: str) -> None:
    session, now = db.session(), clock.now()
    may_write = _may_write(person, address)
    new = make_link(session, person.id, address, now, LinkPurpose.profile)
    if may_write:
        post_new_link(session, the_agency(session), person, new, now)
        later(session, "deliver_mail")


def _may_write(person: Candidate, address: str) -> bool:
    """A letter they asked for is refused only where the address takes none."""
    request = ContactRequest(
        person_id=person.id, purpose=Purpose.transactional, channel=Channel.email, address=address
    )
    return decision_for(db.session(), request, clock.now()).may_contact


def _code_page(token: str, form: CodeForm, problem: str = "") -> str:
    """What was typed on the page before it closed goes along, and comes back with the code."""
    carried = typed_before()
    return render_template(
        "candidate_pages/code.html", token=token, form=form, problem=problem, carried=carried
    )
