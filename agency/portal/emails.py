"""Writing to a candidate: a draft with the reason and their words at hand; a person presses send."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_urlsafe

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import BooleanField, HiddenField, SelectMultipleField, ValidationError

from agency import clock
from agency.candidates.models import Candidate
from agency.contact.consent import terms_of
from agency.contact.decisions import keep_decision
from agency.contact.overriding import HOURS, LEAST_REASON
from agency.contact.snapshot import ContactRequest, Purpose
from agency.database import db
from agency.languages.speaking import N_, _
from agency.mail.message import HeaderRefused
from agency.mail.models import OutboxMessage
from agency.mail.outbox import posted
from agency.mail.stops import open_stops
from agency.portal.candidate import shown_person
from agency.portal.face import me, portal
from agency.portal.introduction_letters import introduction_letter, introduction_of
from agency.portal.letter_about import LetterAbout
from agency.portal.letter_asking import Answer, Asking, NotReserved, ask
from agency.portal.letter_draft import draft
from agency.portal.letter_replaced import (
    as_logged,
    evidence_left_out,
    letter_replaced,
    words_of,
)
from agency.portal.letter_sending import UNFIT_SUBJECT, Written, address_of, may_we_write, send
from agency.portal.lights import duties_of
from agency.portal.marketing_draft import marketing_letter
from agency.portal.pack_letters import pack_letter
from agency.portal.person_words import balance_words
from agency.portal.referral_letters import NothingToTell, referral_letter
from agency.portal.review_letters import review_letter
from agency.portal.touch_form import ASKS, VALUES
from agency.recontact.models import Suggestion, SuggestionKind
from agency.recontact.retold import whys_told
from agency.recontact.slips import said_in
from agency.touches.giving import ValueGiven
from agency.touches.models import Touch
from agency.touches.queries import open_promises_to
from agency.web.fields import Form, LineField, TextField, needed

_PURPOSES = {
    SuggestionKind.role: Purpose.recontact_role,
    SuggestionKind.date: Purpose.keep_in_touch,
    SuggestionKind.cold: Purpose.keep_in_touch,
    SuggestionKind.reply: Purpose.reply,
}

_KINDS = (introduction_letter, referral_letter, pack_letter, review_letter, marketing_letter)
"""What a letter may be about, as the address names it."""
TOLD = N_(
    "There is nothing to tell now: it was told, it is no longer so, or they do not want it told. Nothing was sent."
)
WAITS = N_("Outside working hours where they live it waits for the morning.")


class LetterForm(Form):
    """What the recruiter writes."""

    subject = LineField(N_("Subject"), [needed(N_("Give the letter a subject."))], most=150)
    words = TextField(N_("Letter"), [needed(N_("Write the letter."))])
    gave = SelectMultipleField(N_("What do they get out of it?"), choices=[*VALUES.items()])
    asked = SelectMultipleField(N_("What does it ask of them?"), choices=[*ASKS.items()])
    reason = TextField(
        N_("Why this letter goes all the same"),
        most=1_000,
        description=N_(
            "At least 20 characters. It is kept with your name, and the person may read it."
        ),
    )
    at_once = BooleanField(N_("Let it leave at once, outside working hours where they live"))
    once_key = HiddenField(default=lambda: token_urlsafe(16))

    def validate_reason(self, field: TextField) -> None:
        is_wanted = field.data or self.at_once.data
        if is_wanted and len(field.data or "") < LEAST_REASON:
            raise ValidationError(
                _("Say why in at least %(least)s characters.", least=LEAST_REASON)
            )


@dataclass(frozen=True)
class Occasion:
    """Why this person is written to now."""

    suggestion: Suggestion | None
    purpose: Purpose
    instead_of: OutboxMessage | None = None
    """A letter that did not arrive, in whose place this one goes."""
    logged: Touch | None = None
    """That letter as it was logged."""
    about: LetterAbout | None = None
    """What it is about, where it is about more than a word on a role."""

    @property
    def role_id(self) -> int | None:
        about = self.suggestion or self.logged
        return about.role_id if about else None


@portal.route("/candidates/<int(max=2147483647):candidate_id>/email", methods=["GET", "POST"])
def draft_email(candidate_id: int) -> str | Response | tuple[str, int]:
    person, form, now = shown_person(candidate_id), LetterForm(), clock.now()
    try:
        return _draft_email(person, form, now)
    except NothingToTell:
        db.session.rollback()
        flash(_(TOLD), "error")
        return redirect(url_for("portal.referrals_of", candidate_id=candidate_id))


def _draft_email(
    person: Candidate, form: LetterForm, now: datetime
) -> str | Response | tuple[str, int]:
    if not form.is_submitted():
        occasion = _occasion(person)
        form.subject.data, form.words.data = _beginning(person, occasion)
        if occasion.about:
            form.gave.data, form.asked.data = [*occasion.about.gave], [*occasion.about.asked]
        return _page(person, form, occasion, ask(person, _may_we(person, occasion, form), now))
    terms_of(db.session(), person.id)  # two colleagues at once are judged one after the other
    if posted(db.session(), _key(person, form)):
        return _sent(person)
    occasion = _occasion(person)
    asking = ask(person, _may_we(person, occasion, form), now)
    answer = asking.answer(now, form.reason.data or "", form.at_once.data)
    refused = answer.refused
    if form.validate() and _may_say_it(form, occasion) and not refused:
        refused = _send(person, form, occasion, answer, now)
        if not refused and not form.errors:
            return _sent(person, HOURS in answer.overrode)
    return _not_sent(person, form, occasion, asking, refused), 422


def _sent(person: Candidate, at_once: bool = False) -> Response:
    db.session.commit()
    sent = _("Your letter to %(name)s is in the post.", name=person.full_name)
    leaves = _("It leaves at once.") if at_once else _(WAITS)
    flash(f"{sent} {leaves}")
    return redirect(url_for("portal.candidate", candidate_id=person.id))


def _not_sent(
    person: Candidate, form: LetterForm, occasion: Occasion, asking: Asking, refused: str
) -> str:
    """The refusal is kept, and so is everything that was typed."""
    keep_decision(db.session(), asking.request, asking.light)
    db.session.commit()
    return _page(person, form, occasion, asking, refused)


def _beginning(person: Candidate, occasion: Occasion) -> tuple[str, str]:
    """The words of the letter that did not arrive, or a draft."""
    if occasion.logged:
        return words_of(occasion.logged)
    if occasion.about:
        return occasion.about.subject, occasion.about.words
    about = occasion.suggestion
    return draft(person, about.role if about else None, about.words if about else "", me())


def _occasion(person: Candidate) -> Occasion:
    """What the address names: a letter it goes in place of, what it is about, or the slip it was opened
    from; without one an open promise, or a role of the recruiter's choice.
    """
    lost = letter_replaced(db.session(), person.id)
    if lost:
        logged, again = as_logged(db.session(), lost), introduction_of(lost)
        return Occasion(None, Purpose(lost.purpose), lost, logged, again)
    about = next(filter(None, (begin(person) for begin in _KINDS)), None)
    if about:
        return Occasion(None, about.purpose, about=about)
    wanted = request.args.get("suggestion", type=int)
    suggestion = db.session.get(Suggestion, wanted) if wanted and wanted < 2**31 else None
    if suggestion and suggestion.candidate_id == person.id:
        return Occasion(suggestion, _PURPOSES[suggestion.kind])
    mine = [one for one in open_promises_to(db.session(), person.id) if one.recruiter_id == me().id]
    return Occasion(None, Purpose.reply if mine else Purpose.recontact_role)


def _may_say_it(form: LetterForm, occasion: Occasion) -> bool:
    text = f"{form.subject.data}\n{form.words.data}"
    wrong = occasion.about.wrong(text) if occasion.about else ""
    if wrong:
        form.words.errors = [wrong]
    return not wrong


def _may_we(person: Candidate, occasion: Occasion, form: LetterForm) -> ContactRequest:
    request = may_we_write(person, occasion.purpose, occasion.role_id, _asked(form, occasion))
    return replace(request, own_evidence=evidence_left_out(occasion.instead_of))


def _asked(form: LetterForm, occasion: Occasion) -> Collection[str]:
    """What it asks of them, whether or not it was left ticked."""
    return {*(form.asked.data or ()), *(occasion.about.asked if occasion.about else ())}


def _key(person: Candidate, form: LetterForm) -> str:
    return f"candidate-letter:{person.id}:{form.once_key.data}"


def _send(
    person: Candidate, form: LetterForm, occasion: Occasion, answer: Answer, now: datetime
) -> str:
    """Queue the letter, take its place among their contacts and log it; or why it cannot be."""
    about = occasion.about or LetterAbout("", "")
    written = Written(
        person,
        form.subject.data,
        form.words.data,
        _key(person, form),
        occasion.purpose,
        occasion.role_id,
        occasion.instead_of,
        gave=tuple(dict.fromkeys([*map(ValueGiven, form.gave.data), *about.gave])),
        asked=_asked(form, occasion),
        answer_at=about.answer_at,
    )
    try:
        with db.session.begin_nested():
            about.posted(send(replace(written, below=about.below(now)), answer, now), now)
    except HeaderRefused:
        form.subject.errors = [_(UNFIT_SUBJECT)]
    except NotReserved as refused:
        return str(refused)
    return ""


def _page(
    person: Candidate, form: LetterForm, occasion: Occasion, asking: Asking, refused: str = ""
) -> str:
    way = address_of(person)
    return render_template(
        "portal/candidate_email.html",
        candidate=person,
        form=form,
        suggestion=occasion.suggestion,
        whys=whys_told(db.session(), [occasion.suggestion] if occasion.suggestion else []),
        about=occasion.about,
        quoted=said_in(occasion.suggestion, me()) if occasion.suggestion else None,
        light=asking.light,
        duties=duties_of(asking.light),
        may_set_aside=asking.may_set_aside,
        may_hurry=asking.may_hurry,
        refused=refused,
        balance=balance_words(asking.light.facts),
        address=way.value if way else "",
        stops=open_stops(db.session()),
    )
