"""Letters to clients about one candidate: each read, changed or left out, then sent one by one; and what came of them."""

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.client_light import ClientLight
from agency.database import db
from agency.languages.speaking import N_, _
from agency.marketing.approving import did_not_leave, prepare_again, showings_of
from agency.marketing.blinding import names_in
from agency.marketing.handing_over import decision_on, hold
from agency.marketing.meeting import NoYes, arrange
from agency.marketing.models import ProfileShowing, ShowingState
from agency.marketing.profiles import running_of
from agency.marketing.reasons import why_told
from agency.marketing.record import secrets_of
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.market_person import PERSON, SHOWING, Answer
from agency.portal.marketing_words import standing_of
from agency.portal.showing_sending import send_showing
from agency.submissions.models import Stage
from agency.submissions.queries import submission_of
from agency.web.access import found
from agency.web.fields import Form, LineField, TextField, needed
from agency.words import any_of, capital, count_words

MAY_BE_WRITTEN = (ShowingState.approved, ShowingState.reviewed)


class ShowingForm(Form):
    """One client's letter."""

    subject = LineField(N_("Subject"), [needed(N_("Give the letter a subject."))], most=150)
    words = TextField(N_("Letter"), [needed(N_("Write the letter."))])


@portal.get(f"{PERSON}/letters")
def market_letters(candidate_id: int) -> str:
    """What is still to be read, what may leave, and who waits for the candidate's word."""
    person, session, now = shown_person(candidate_id), db.session(), clock.now()
    running = running_of(session, person.id)
    here = [one for one in showings_of(session, person.id) if running and one.marketing_id == running.id]  # fmt: skip
    here.sort(key=lambda one: one.id)
    waiting = [one for one in here if one.state in MAY_BE_WRITTEN]
    return render_template(
        "portal/market_letters.html",
        candidate=person,
        showings=here,
        states=ShowingState,
        lights={one.id: _light(one, now) for one in waiting},
        forms={one.id: _form(one) for one in waiting},
        reviewed=sum(one.state is ShowingState.reviewed for one in here),
        lost=did_not_leave(session, here),
        standing_of=standing_of,
        why_told=why_told,
    )


@portal.post(f"{PERSON}/letters/{SHOWING}")
def change_showing(candidate_id: int, showing_id: int) -> Answer:
    """Keep what was written, and say that it may leave or that it is read again."""
    person = shown_person(candidate_id)
    one = _own(person, showing_id)
    if request.form.get("act") == "again" and did_not_leave(db.session(), [one]):
        prepare_again(db.session(), one)
        db.session.commit()
        return _back(person, showing_id)
    if one.state not in MAY_BE_WRITTEN:
        db.session.rollback()
        flash(_("That letter is settled already."), "error")
        return _back(person, showing_id)
    form, act = ShowingForm(prefix=f"s{one.id}-"), request.form.get("act", "keep")
    fits = form.validate()
    if form.subject.name in request.form:
        one.subject = (form.subject.data or "")[:150]
        one.words = (form.words.data or "")[:10_000]
    named = names_in(f"{one.subject}\n{one.words}", secrets_of(db.session(), person))
    is_read = act == "reviewed" and fits and not named
    one.state = ShowingState.reviewed if is_read else ShowingState.approved
    client = one.client.name
    db.session.commit()
    if "HX-Request" in request.headers and act == "keep":
        return "", 204
    if not fits and act == "reviewed":
        flash(_("The letter to %(name)s needs a subject and words.", name=client), "error")
    elif named and act == "reviewed":
        flash(_("This would say who it is: %(words)s.", words=any_of(named)), "error")
    return _back(person, showing_id)


@portal.post(f"{PERSON}/letters/sending")
def send_showings(candidate_id: int) -> Response:
    """All that were reviewed, one after the other; what was sent before a crash stays sent."""
    person = shown_person(candidate_id)
    wanted = select(ProfileShowing.id).filter_by(
        candidate_id=person.id, state=ShowingState.reviewed
    )
    name, sent, refused = person.first_name, 0, 0
    for number in db.session.scalars(wanted.order_by(ProfileShowing.id)).all():
        state = send_showing(number, clock.now())
        sent += state is ShowingState.sent
        refused += state is ShowingState.approved
    said = capital(count_words(sent, "letter is in the post.", "letters are in the post."))
    if sent:
        said = f"{said} {_('%(name)s can read whom we wrote to; a word from you is better still.', name=name)}"
    if refused:
        out = count_words(
            refused,
            "was not sent: the reason stands beside each.",
            "were not sent: the reason stands beside each.",
        )
        said = f"{said} {capital(out)}"
    flash(said, "error" if refused and not sent else "message")
    return redirect(url_for("portal.market_letters", candidate_id=candidate_id))


@portal.post(f"{PERSON}/{SHOWING}/meeting")
def arrange_meeting(candidate_id: int, showing_id: int) -> Response:
    """A client said yes: a role or an interview, in one step."""
    person, session = shown_person(candidate_id), db.session()
    _own(person, showing_id)
    try:
        one = arrange(session, showing_id, me(), clock.now())
    except NoYes:
        session.rollback()
        flash(_("That client has not said yes."), "error")
        return redirect(url_for("portal.market_candidate", candidate_id=person.id))
    role_id, client = one.role_id or 0, one.client.name
    stands = submission_of(session, role_id, person.id)
    changed(person.id)
    session.commit()
    is_interview = stands is not None and stands.stage is Stage.interview
    said = (
        _("An interview at %(client)s. The name may be given.", client=client)
        if is_interview
        else _("A role at %(client)s. The name is not to be given before %(name)s says so.", client=client, name=person.first_name)
    )  # fmt: skip
    flash(said)
    return redirect(url_for("portal.role", role_id=role_id))


def _light(one: ProfileShowing, now: datetime) -> ClientLight:
    decision = decision_on(db.session(), one, me().id, now)
    return ClientLight(decision.kind, decision.label, decision.sentence)


def _form(one: ProfileShowing) -> ShowingForm:
    data = {"subject": one.subject, "words": one.words}
    return ShowingForm(formdata=None, data=data, prefix=f"s{one.id}-")


def _own(person: Candidate, showing_id: int) -> ProfileShowing:
    one = hold(db.session(), showing_id)
    return found(one if one is not None and one.candidate_id == person.id else None)


def _back(person: Candidate, showing_id: int) -> Response:
    where = url_for(
        "portal.market_letters", candidate_id=person.id, _anchor=f"showing-{showing_id}"
    )
    return redirect(where)
