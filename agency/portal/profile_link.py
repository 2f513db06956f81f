"""Asking a person to check their list: the draft, and sending it. Nothing leaves by itself."""

from dataclasses import replace
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.emails import Wishes, post_profile_link, profile_link_words
from agency.candidates.links import LINK_LIFETIME, email_addresses, left_in, make_link
from agency.candidates.models import Candidate, LinkPurpose
from agency.candidates.queries import candidate_shown
from agency.contact.answer import Decision
from agency.contact.consent import terms_of
from agency.contact.decisions import decision_for, keep_decision
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import N_, _, speaking
from agency.mail.rendering import Words
from agency.portal.emails import WAITS
from agency.portal.face import me, portal
from agency.portal.letter_asking import Answer, NotReserved, ask
from agency.portal.letter_replaced import evidence_left_out, letter_replaced, settle_replaced
from agency.portal.person_words import dated
from agency.preferences.models import Horizon, Preference
from agency.preferences.queries import current_preferences
from agency.preferences.telling import wish_told
from agency.queue import later
from agency.recruiters.queries import the_agency
from agency.web.access import found
from agency.web.fields import Form, TextField, needed
from agency.web.links import external_url

Shown = str | Response | tuple[str, int]
NOT_YET = "..."
"""Stands in the draft where the letter will have its link."""
OPENING = N_(
    "This is what I have written down from what you told me. Is it still right? If it is, one "
    "press tells me so; if not, put it right, and I will only call when it is worth your time."
)


class LetterForm(Form):
    """The recruiter's own lines above the list."""

    note = TextField(
        N_("Your lines above the list"), [needed(N_("Write a line of your own."))], most=1_000
    )


@portal.route("/candidates/<int:candidate_id>/profile-link", methods=["GET", "POST"])
def send_profile_link(candidate_id: int) -> Shown:
    """The letter as it will read; sent when the recruiter presses send under it, not before."""
    session = db.session()
    candidate = found(candidate_shown(session, candidate_id))
    if "note" not in request.form:
        return _shown(candidate, LetterForm(formdata=None, data={"note": _opening(candidate)}))
    form = LetterForm()
    if not form.validate():
        return _shown(candidate, form), 422
    terms_of(session, candidate.id)  # two colleagues at once are judged one after the other
    now = clock.now()
    asking = ask(candidate, _question(candidate), now)
    answer = asking.answer(now)
    refused = answer.refused or _send(session, candidate, form.note.data or "", answer, now)
    if refused:
        keep_decision(session, asking.request, asking.light)
        session.commit()
        return _shown(candidate, form, refused=refused), 409
    session.commit()
    sent = _("%(name)s gets the list to check.", name=candidate.full_name)
    flash(f"{sent} {_(WAITS)}")
    return redirect(url_for("portal.candidate", candidate_id=candidate.id))


def _send(session: Session, candidate: Candidate, note: str, answer: Answer, now: datetime) -> str:
    """Make the link and queue the letter with it, or why not. Whoever calls commits."""
    try:
        with session.begin_nested():
            settle_replaced(session, letter_replaced(session, candidate.id), now)
            address = _address(candidate)
            new = make_link(session, candidate.id, address, now, LinkPurpose.still_right)
            way_out = make_link(session, candidate.id, address, now, LinkPurpose.unsubscribe)
            words = _words(candidate, note, new.token)
            unsubscribe = external_url("candidate_pages.unsubscribe", token=way_out.token)
            letter = post_profile_link(
                session, the_agency(session), candidate, me(), new, words, unsubscribe, now
            )
            assert letter is not None, "a new link is posted once"
            left_in(letter, new, way_out)
            answer.take_slots(letter, now)
    except NotReserved as taken:
        return str(taken)
    later(session, "deliver_mail")
    return ""


def _shown(candidate: Candidate, form: LetterForm, refused: str = "") -> str:
    decision = _decision(candidate)
    note = form.note.data or _opening(candidate)
    return render_template(
        "portal/profile_link.html",
        candidate=candidate,
        form=form,
        light=decision,
        refused=refused,
        address=_address(candidate),
        words=_words(candidate, note, NOT_YET),
    )


def _opening(candidate: Candidate) -> str:
    """In the language that they read."""
    with speaking(candidate.reads(the_agency(db.session()))):
        return _(OPENING)


def _decision(candidate: Candidate) -> Decision:
    return decision_for(db.session(), _question(candidate), clock.now())


def _question(candidate: Candidate) -> ContactRequest:
    question = ContactRequest(
        person_id=candidate.id,
        purpose=Purpose.profile_refresh,
        channel=Channel.email,
        actor=me().id,
        approved_by=me().id,
        own_evidence=evidence_left_out(letter_replaced(db.session(), candidate.id)),
    )
    address = _address(candidate)
    return replace(question, address=address) if address else question


def _address(candidate: Candidate) -> str:
    """The email address they prefer, or nothing."""
    return next(iter(email_addresses(candidate)), "")


def _words(candidate: Candidate, note: str, token: str) -> Words:
    session = db.session()
    until = clock.now() + LINK_LIFETIME
    wishes = _wishes(session, candidate.id)
    return profile_link_words(the_agency(session), candidate, me(), wishes, note, token, until)


def _wishes(session: Session, candidate_id: int) -> Wishes:
    """The wishes by name, in the three columns of their page."""
    lines = current_preferences(session, candidate_id)
    return {horizon.value: [_in_full(line) for line in lines[horizon]] for horizon in Horizon}


def _in_full(line: Preference) -> str:
    """ "Product lead, from June 2026": the day is what matters most, so it is asked about too."""
    return ", ".join(part for part in (wish_told(line), dated(line)) if part)
