"""Writing to a candidate: a draft with the reason and their words at hand; a person presses send."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from agency import clock
from agency.candidates.links import make_link
from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.contact.answer import Decision
from agency.contact.consent import terms_of
from agency.contact.decisions import decision_for, keep_decision
from agency.contact.snapshot import Channel, ContactRequest, Purpose
from agency.database import db
from agency.mail.message import HeaderRefused, Mailbox, Message
from agency.mail.models import MailClass
from agency.mail.outbox import post, posted
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.letter_draft import draft
from agency.portal.lights import duties_of
from agency.queue import later
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recontact.slips import said_in
from agency.recontact.touch_saved import record_touch
from agency.recruiters.queries import the_agency
from agency.touches.emails import letter_to_candidate
from agency.touches.logging import NewTouch
from agency.touches.models import Channel as TouchChannel
from agency.touches.models import Direction, Outcome
from agency.touches.queries import open_promises_to
from agency.web.fields import Form, LineField, TextField, needed
from agency.web.links import external_url
from agency.words import local

_PURPOSES = {
    SuggestionKind.role: Purpose.recontact_role,
    SuggestionKind.date: Purpose.keep_in_touch,
    SuggestionKind.cold: Purpose.keep_in_touch,
    SuggestionKind.reply: Purpose.reply,
}
_ADDRESSES = (WayKind.email, WayKind.work_email)


class LetterForm(Form):
    """What the recruiter writes."""

    subject = LineField("Subject", [needed("Give the letter a subject.")], most=150)
    words = TextField("Letter", [needed("Write the letter.")])
    once_key = HiddenField("Once", default=lambda: token_urlsafe(16))


@dataclass(frozen=True)
class Occasion:
    """Why this person is written to now."""

    suggestion: Suggestion | None
    purpose: Purpose

    @property
    def role_id(self) -> int | None:
        return self.suggestion.role_id if self.suggestion else None


@portal.route("/candidates/<int(max=2147483647):candidate_id>/email", methods=["GET", "POST"])
def draft_email(candidate_id: int) -> str | Response | tuple[str, int]:
    person, form, now = shown_person(candidate_id), LetterForm(), clock.now()
    if form.is_submitted():
        terms_of(db.session(), person.id)  # two colleagues at once are judged one after the other
    occasion = _occasion(person)
    request_ = _may_we(person, occasion)
    light = decision_for(db.session(), request_, now)
    if not form.is_submitted():
        form.subject.data, form.words.data = draft(person, occasion.suggestion, me())
        return _page(person, form, occasion, light)
    keep_decision(db.session(), request_, light)
    if light.may_contact and form.validate() and _send(person, form, occasion, now):
        db.session.commit()
        flash(
            f"Your letter to {person.full_name} is in the post. Outside working hours where they live it waits for the morning."
        )
        return redirect(url_for("portal.candidate", candidate_id=person.id))
    return _page(person, form, occasion, light), 422


def _occasion(person: Candidate) -> Occasion:
    """The slip it was opened from; without one an open promise, or a role of the recruiter's choice."""
    wanted = request.args.get("suggestion", type=int)
    suggestion = db.session.get(Suggestion, wanted) if wanted and wanted < 2**31 else None
    if suggestion and suggestion.candidate_id == person.id:
        return Occasion(suggestion, _PURPOSES[suggestion.kind])
    mine = [one for one in open_promises_to(db.session(), person.id) if one.recruiter_id == me().id]
    return Occasion(None, Purpose.reply if mine else Purpose.recontact_role)


def _may_we(person: Candidate, occasion: Occasion) -> ContactRequest:
    way = _address(person)
    return ContactRequest(
        person_id=person.id,
        purpose=occasion.purpose,
        channel=Channel.email,
        address=way.value if way else None,
        role_id=occasion.role_id,
        actor=me().id,
        approved_by=me().id,
    )


def _address(person: Candidate) -> WayToReach | None:
    return next((way for kind in _ADDRESSES for way in person.ways if way.kind is kind), None)


def _send(person: Candidate, form: LetterForm, occasion: Occasion, now: datetime) -> bool:
    """Queue the letter and log it, once however often the button is pressed."""
    way = _address(person)
    assert way is not None, "the light is green by email, so there is an address"
    session, key = db.session(), f"candidate-letter:{person.id}:{form.once_key.data}"
    if posted(session, key):
        return True
    try:
        post(
            session,
            _letter(person, form, way.value, now),
            key,
            MailClass.contact,
            str(occasion.purpose),
            now,
            candidate_id=person.id,
            recruiter_id=me().id,
            approved_by_id=me().id,
        )
    except HeaderRefused:
        form.subject.errors = ["This subject holds signs that a letter cannot carry."]
        return False
    record_touch(session, _as_touch(person, form, occasion, key, now), [], now)
    changed(person.id)
    later(session, "deliver_mail")
    return True


def _letter(person: Candidate, form: LetterForm, address: str, now: datetime) -> Message:
    """With the way to stop, pause or change their mind that every such letter carries."""
    token = make_link(db.session(), person.id, address, now).token
    return letter_to_candidate(
        the_agency(db.session()),
        me(),
        Mailbox(name=person.full_name, address=address),
        form.subject.data,
        form.words.data,
        token=token,
        unsubscribe_url=external_url("candidate_pages.unsubscribe", token=token),
    )


def _as_touch(
    person: Candidate, form: LetterForm, occasion: Occasion, key: str, now: datetime
) -> NewTouch:
    """An attempt: it becomes a conversation when they answer."""
    return NewTouch(
        candidate_id=person.id,
        recruiter_id=me().id,
        channel=TouchChannel.email,
        direction=Direction.ours,
        outcome=Outcome.left_message,
        happened_at=now,
        happened_on=local(now, me().zone).date(),
        note=f"{form.subject.data}\n\n{form.words.data}",
        role_id=occasion.role_id,
        asked=("time",) if occasion.role_id else (),
        once_key=key,
    )


def _page(person: Candidate, form: LetterForm, occasion: Occasion, light: Decision) -> str:
    way = _address(person)
    return render_template(
        "portal/candidate_email.html",
        candidate=person,
        form=form,
        suggestion=occasion.suggestion,
        quoted=said_in(occasion.suggestion, me()) if occasion.suggestion else None,
        light=light,
        duties=duties_of(light),
        address=way.value if way else "",
    )
