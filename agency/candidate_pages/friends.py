"""A forwarded link: what it is about, details left by whoever it was forwarded to, and their yes.

Public, and the same for everybody: neither the page nor its answers tell whom we know.
"""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_limiter.util import get_remote_address
from wtforms import BooleanField, SelectField, SelectMultipleField

from agency import clock
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import Answer
from agency.candidates.addresses import AddressNotValid
from agency.candidates.links import make_link
from agency.candidates.models import LinkPurpose
from agency.contact.decisions import policy_for
from agency.database import db
from agency.languages.speaking import N_, _, language
from agency.mail.message import HeaderRefused
from agency.queue import later
from agency.recruiters.queries import the_agency
from agency.referrals.arriving import Stranger, arrive, is_written_to, knock, knocked
from agency.referrals.emails import post_key
from agency.referrals.links import FriendLinkOver, open_link
from agency.referrals.models import ReferralLink
from agency.referrals.news import ALLOWED, News
from agency.referrals.rewards import promised_words
from agency.referrals.wording import agreement_lines, region_of
from agency.web.choices import countries
from agency.web.fields import EmailField, Form, LineField, needed
from agency.web.languages import is_switching
from agency.web.rate_limits import limiter, unreadable
from agency.web.request_log import log

WORK, NAME = 120, 120


def _address_typed() -> str:
    return unreadable("friend", request.form.get("email", ""))


def _link() -> str:
    return unreadable("friends", str((request.view_args or {}).get("token")))


class FriendForm(Form):
    """What somebody leaves who came by a forwarded link."""

    name = LineField(N_("Your name"), [needed(N_("Write your name."))], most=NAME)
    email = EmailField(N_("Your email address"), [needed(N_("Write your email address."))])
    work = LineField(
        N_("What do you do?"), most=WORK, description=N_("In a few words, if you like.")
    )
    country = SelectField(N_("Where do you live?"), choices=countries)


class AgreeForm(Form):
    """Their yes, and what whoever sent them may hear."""

    agrees = BooleanField(
        N_("I agree"),
        [needed(N_("Without your yes we keep nothing. Tick it, or close this page."))],
    )
    news = SelectMultipleField(N_("What may they hear?"), choices=[*ALLOWED.items()])


class NewsForm(Form):
    """What the referrer may hear of somebody who is with us."""

    news = SelectMultipleField(N_("What may they hear?"), choices=[*ALLOWED.items()])

    def chosen(self) -> list[News]:
        return [News(name) for name in self.news.data or ()]


@candidate_pages.route("/friends/<token>", methods=["GET", "POST"])
@limiter.limit("500 per hour", key_func=lambda: "friends", methods=["POST"])
@limiter.limit("20 per hour", key_func=get_remote_address, methods=["POST"])
@limiter.limit("30 per hour", key_func=_link, methods=["POST"])
@limiter.limit("3 per hour; 6 per day", key_func=_address_typed, methods=["POST"])
def friend(token: str) -> Answer:
    link, form = open_link(db.session(), token, clock.now()), FriendForm()
    if not form.is_submitted():
        form.country.data = policy_for(db.session()).home
    if is_switching() or not form.validate_on_submit():
        page = _page(link, token, form)
        return (page, 422) if form.is_submitted() and not is_switching() else page
    try:
        _knock(link, form)
    except (AddressNotValid, HeaderRefused):
        db.session.rollback()
        form.email.errors = [_("That is not a complete address: name@example.com.")]
        return _page(open_link(db.session(), token, clock.now()), token, form), 422
    return render_template("candidate_pages/friend_written_to.html")


@candidate_pages.route("/friends/<token>/yes", methods=["GET", "POST"])
@limiter.limit("60 per hour", key_func=get_remote_address, methods=["POST"])
def friend_agrees(token: str) -> Answer:
    """Behind the letter that shows the address is theirs. Opening it changes nothing."""
    session, now = db.session(), clock.now()
    form = AgreeForm()
    referral = knocked(session, token, now, held=form.is_submitted())
    region, agency = region_of(referral.country), the_agency(session)
    if is_switching() or not form.validate_on_submit():
        page = render_template(
            "candidate_pages/friend_agrees.html",
            form=form,
            token=token,
            lines=agreement_lines(region, agency),
            referrer=referral.referrer if referral.link and referral.link.names_referrer else None,
            reward=promised_words(agency),
        )
        return (page, 422) if form.is_submitted() and not is_switching() else page
    address = referral.email
    news = [News(name) for name in form.news.data or ()]
    person = arrive(session, referral, region, news, language(), now)
    new = make_link(session, person.id, address, now, LinkPurpose.profile)
    later(session, "rematch_candidate", candidate_id=person.id)
    session.commit()
    log.info("came by a forwarded link", candidate_id=person.id)
    flash(
        _("Thank you. You are with us. “Open my profile” shows you everything, without a code for ten minutes."),
        "candidate",
    )  # fmt: skip
    return redirect(url_for("candidate_pages.link_page", token=new.token))


@candidate_pages.errorhandler(FriendLinkOver)
def friend_link_over(_error: FriendLinkOver) -> tuple[str, int]:
    """One answer for a link that ran out, was taken back or never was one."""
    log.warning("forwarded link refused")
    return render_template("candidate_pages/friend_link_over.html"), 410


def _knock(link: ReferralLink, form: FriendForm) -> None:
    """Keep it and write to them. Where nobody is written to, the same is done and taken back, so that
    the time it takes tells nothing.
    """
    session, now = db.session(), clock.now()
    who = Stranger(
        name=form.name.data,
        email=form.email.data,
        country=form.country.data or "",
        work=form.work.data or "",
    )
    with session.begin_nested() as attempt:
        referral, key = knock(session, link, who, now)
        post_key(session, the_agency(session), referral, key, language(), now)
        later(session, "deliver_mail")
        if not is_written_to(session, referral):
            attempt.rollback()
    session.commit()


def _page(link: ReferralLink, token: str, form: FriendForm) -> str:
    role = link.role if link.role is not None and link.role.is_open else None
    values: dict[str, Any] = {
        "form": form,
        "token": token,
        "link": link,
        "role": role,
        "client": role.client.name if role and role.client.may_be_named else "",
        "referrer": link.referrer if link.names_referrer else None,
        "reward": promised_words(the_agency(db.session())),
    }
    return render_template("candidate_pages/friend.html", **values)
