"""Referrals: who was sent, what became of them, whom to ask, and thanks that are due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.addresses import AddressNotValid
from agency.candidates.models import Candidate
from agency.contact.consent import terms_of
from agency.contact.decisions import decision_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import _
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.referral_forms import NamingForm
from agency.portal.referral_letters import NothingToTell, due_of
from agency.portal.referral_words import CAME, TOLD
from agency.recontact.touch_saved import record_touch
from agency.recruiters.queries import the_agency
from agency.referrals.links import link_of, links_of, take_back
from agency.referrals.models import Referral
from agency.referrals.naming import TheyDoNotKnow, name_someone
from agency.referrals.news import Came, News, tell
from agency.referrals.queries import Sent, sent_by, sent_of, who_sent
from agency.referrals.rewards import may_be_rewarded, rewards_due
from agency.referrals.topics import topics_for
from agency.referrals.writing import let_be, referral_to_write
from agency.touches.giving import Ask, ValueGiven
from agency.touches.logging import NewTouch
from agency.touches.models import Channel, Direction, Outcome
from agency.web.access import found
from agency.words import local

Answer = str | Response | tuple[str, int]
_PERSON = "/candidates/<int(max=2147483647):candidate_id>/referrals"
_REFERRAL = "/referrals/<int(max=2147483647):referral_id>"


@dataclass(frozen=True)
class Group:
    """Referrals that have come equally far."""

    came: Came
    sent: list[Sent]


@portal.get("/referrals")
def referrals() -> str:
    """Mine or everybody's, the furthest last but for what waits for somebody here."""
    session, today = db.session(), clock.today(me().zone)
    whole = "all" in request.args
    mine = Candidate.owner_id == me().id
    which = () if whole else (Referral.referrer.has(mine),)
    sent, agency = sent_of(session, *which), the_agency(session)
    due = {one.referral.id for one in sent if one.to_tell}
    return render_template(
        "portal/referrals.html",
        groups=[Group(came, [one for one in sent if one.came is came]) for came in Came],
        how_many=len(sent),
        whole=whole,
        due=due,
        rewards=rewards_due(session, None if whole else [me().id], today),
        may_be_rewarded={one.referral.id for one in sent if may_be_rewarded(agency, one)},
        came_words=CAME,
        told_words=TOLD,
    )


@portal.get(_PERSON)
def referrals_of(candidate_id: int) -> str:
    return _person_page(shown_person(candidate_id), NamingForm(formdata=None))


@portal.post(_PERSON, endpoint="name_somebody")
def name_somebody(candidate_id: int) -> Answer:
    """They named somebody to a recruiter. A link to forward is better; this is for when they insist."""
    person, form, now = shown_person(candidate_id), NamingForm(), clock.now()
    if not form.validate():
        return _person_page(person, form), 422
    terms_of(db.session(), person.id)  # the same form sent twice at once is one referral
    try:
        told = form.name.data, form.email.data, bool(form.they_know.data)
        referral = name_someone(db.session(), person.id, *told, now)
    except TheyDoNotKnow:
        form.they_know.errors = [
            _("Ask them to tell the person first. Until then we keep nothing.")
        ]
        return _person_page(person, form), 422
    except AddressNotValid:
        form.email.errors = [_("That is not a complete address: name@example.com.")]
        return _person_page(person, form), 422
    db.session.commit()
    if referral is None:
        flash(_("Somebody with this address was erased here, so nothing was stored."), "error")
    else:
        flash(
            _(
                "%(name)s is written down. Nobody is written to until you press send.",
                name=form.name.data,
            )
        )
    return redirect(url_for("portal.referrals_of", candidate_id=person.id))


@portal.get(f"{_PERSON}/asking", endpoint="ask_for_names")
def ask_for_names(candidate_id: int) -> Response:
    """The topic that was chosen, as the draft of a letter."""
    chosen = request.args.get("topic", "")
    about = {"role": chosen[5:]} if chosen.startswith("role:") else {"work": chosen}
    agreed = {"agreed": "yes"} if "agreed" in request.args else {}
    where: dict[str, Any] = {"candidate_id": candidate_id, "names": "", **about, **agreed}
    return redirect(url_for("portal.draft_email", **where))


@portal.post(f"{_PERSON}/links/<int(max=2147483647):link_id>/end", endpoint="end_referral_link")
def end_referral_link(candidate_id: int, link_id: int) -> Response:
    person = shown_person(candidate_id)
    take_back(found(link_of(db.session(), link_id, person.id)), clock.now())
    db.session.commit()
    flash(_("That link opens nothing any more."))
    return redirect(url_for("portal.referrals_of", candidate_id=person.id))


@portal.post(f"{_REFERRAL}/let-be", endpoint="let_referral_be")
def let_referral_be(referral_id: int) -> Response:
    """Nobody writes to them, and who they were is not kept."""
    let_be(found(referral_to_write(db.session(), referral_id)), clock.now())
    db.session.commit()
    flash(_("Nobody writes to them. Their name and address are gone."))
    return redirect(url_for("portal.referrals"))


@portal.post(f"{_REFERRAL}/told", endpoint="told_by_phone")
def told_by_phone(referral_id: int) -> Response:
    """The referrer heard it from me, on the phone: logged as a call that gave them news. Once."""
    session, now = db.session(), clock.now()
    referral = found(session.get(Referral, referral_id))
    person = shown_person(referral.referrer_id)
    terms_of(session, person.id)
    try:
        sent = due_of(person, referral_id)
    except NothingToTell:
        session.rollback()
        flash(_("There is nothing to tell now. Nothing was logged."), "error")
        return redirect(url_for("portal.referrals"))
    news = sent.to_tell
    assert news is not None, "it is due"
    record_touch(session, _call(person, sent, news, now), [], now)
    tell(sent.referral, news, now)
    changed(person.id)
    session.commit()
    flash(_("Logged: %(name)s heard %(what)s.", name=person.full_name, what=TOLD[news]))
    return redirect(url_for("portal.referrals"))


def _call(person: Candidate, sent: Sent, news: News, now: datetime) -> NewTouch:
    return NewTouch(
        candidate_id=person.id,
        recruiter_id=me().id,
        channel=Channel.call,
        direction=Direction.ours,
        outcome=Outcome.talked,
        happened_at=now,
        happened_on=local(now, me().zone).date(),
        note=_("Thanked for %(name)s, and told %(what)s.", name=sent.name, what=TOLD[news]),
        gave=(ValueGiven.referral_news,),
        once_key=f"referral-told:{sent.referral.id}:{news.value}",
    )


def _person_page(person: Candidate, form: NamingForm) -> str:
    """Both ways, the links that open, and whether they may be asked."""
    session, now = db.session(), clock.now()
    question = ContactRequest(
        person_id=person.id,
        purpose=Purpose.keep_in_touch,
        actor=me().id,
        asks=frozenset({Ask.referral}),
    )
    return render_template(
        "portal/candidate_referrals.html",
        candidate=person,
        form=form,
        light=decision_for(session, question, now),
        topics=topics_for(session, person),
        links=links_of(session, person.id, now),
        sent=sent_by(session, person.id),
        came=who_sent(session, person.id),
        came_words=CAME,
        told_words=TOLD,
    )
