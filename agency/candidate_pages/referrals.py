"""Whom somebody sent us and what they may know of it; who sent them, and what those may hear."""

from flask import flash, redirect, render_template, url_for
from wtforms import BooleanField

from agency import clock
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.friends import NewsForm
from agency.candidate_pages.link_page import Answer
from agency.candidate_pages.visits import own_page
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import N_, _
from agency.recruiters.queries import the_agency
from agency.referrals.links import link_of, links_of, take_back
from agency.referrals.news import allow
from agency.referrals.queries import sent_by, who_sent
from agency.referrals.rewards import promised_words
from agency.web.access import found
from agency.web.fields import Form

NAMED = N_("The page says that it comes from you.")
NOT_NAMED = N_("The page does not say who sent it.")
_LINK = "/<token>/profile/referrals/links/<int(max=2147483647):link_id>"


class NamesForm(Form):
    """Whether the page behind their link says who sent it."""

    names_me = BooleanField(N_("Say on the page that it comes from me"))


@candidate_pages.get("/<token>/profile/referrals")
def referrals(token: str) -> str:
    return _page(token, own_page(token).candidate)


@candidate_pages.post(
    "/<token>/profile/referrals/<int(max=2147483647):referral_id>/news", endpoint="allow_news"
)
def allow_news(token: str, referral_id: int) -> Answer:
    """From now on; a letter that waits and tells what they take back does not leave."""
    person, form = own_page(token).candidate, NewsForm(prefix=f"r{referral_id}-")
    if not form.validate():
        return _page(token, person), 422
    allow(db.session(), referral_id, person.id, form.chosen())
    db.session.commit()
    flash(_("Saved. Nobody hears more than what is ticked."), "candidate")
    return redirect(url_for("candidate_pages.referrals", token=token))


@candidate_pages.post(f"{_LINK}/name", endpoint="name_on_link")
def name_on_link(token: str, link_id: int) -> Answer:
    person, form = own_page(token).candidate, NamesForm(prefix=f"l{link_id}-")
    link = found(link_of(db.session(), link_id, person.id))
    link.names_referrer = bool(form.names_me.data)
    said = NAMED if link.names_referrer else NOT_NAMED
    db.session.commit()
    flash(_(said), "candidate")
    return redirect(url_for("candidate_pages.referrals", token=token))


@candidate_pages.post(f"{_LINK}/end", endpoint="end_friend_link")
def end_friend_link(token: str, link_id: int) -> Answer:
    person = own_page(token).candidate
    take_back(found(link_of(db.session(), link_id, person.id)), clock.now())
    db.session.commit()
    flash(_("That link opens nothing any more."), "candidate")
    return redirect(url_for("candidate_pages.referrals", token=token))


def _page(token: str, person: Candidate) -> str:
    """Of people who came by a link nothing is shown but what they allow."""
    session = db.session()
    sent = sent_by(session, person.id)
    came = who_sent(session, person.id)
    return render_template(
        "candidate_pages/referrals.html",
        token=token,
        person=person,
        sent=[
            one
            for one in sent
            if one.referral.link_id is None or one.may_hear or one.referral.reward_amount
        ],
        links=[
            (link, NamesForm(formdata=None, prefix=f"l{link.id}-", data={"names_me": link.names_referrer}))
            for link in links_of(session, person.id, clock.now())
        ],
        came=[
            (one, NewsForm(formdata=None, prefix=f"r{one.referral.id}-", data={"news": one.referral.news}))
            for one in came
            if not one.referral.referrer.erased_at
        ],
        reward=promised_words(the_agency(session)),
    )  # fmt: skip
