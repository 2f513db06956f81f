"""The person's own rights, behind the code: reading what we hold, correcting, objecting, restricting."""

from flask import render_template, request
from werkzeug.wrappers import Response

from agency import clock
from agency.answers.told import WORDING
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_forms import RightsForm
from agency.candidate_pages.visits import own_page
from agency.candidates.models import Candidate
from agency.contact import terms
from agency.contact.consent import Told, terms_of
from agency.contact.models import ContactTerms
from agency.database import db
from agency.languages.speaking import N_, _
from agency.queue import later
from agency.rights.duties import ask
from agency.rights.holding import everything_held
from agency.rights.models import DutyKind
from agency.web.languages import is_switching

Answer = str | Response | tuple[str, int]
SAID = {
    "rectification": N_("We correct it and tell you so, within twenty days."),
    "objection": N_(
        "We have stopped marketing to you and about you. You hear from us about the rest within twenty days."
    ),
    "restrict": N_("From now on we keep your record and use it for nothing else."),
    "unrestrict": N_("We may use your record again, as you agreed before."),
}


@candidate_pages.get("/<token>/profile/held", endpoint="held")
def held(token: str) -> str:
    return _shown(own_page(token).candidate, token)


@candidate_pages.post("/<token>/profile/rights", endpoint="use_rights")
def use_rights(token: str) -> Answer:
    """At once where the law says so; the rest goes to the privacy lead with its day."""
    person, form = own_page(token).candidate, RightsForm()
    asked = request.form.get("asks", "")
    if is_switching():
        return _shown(person, token, form)
    if asked not in SAID:
        return _shown(person, token, form), 422
    if asked == "rectification" and not form.words.data:
        form.words.errors = [_("Write what is wrong, and how it should read.")]
        return _shown(person, token, form), 422
    if not form.validate():
        return _shown(person, token, form), 422
    words = form.words.data or ""
    told = Told(how="form", at=clock.now(), words=words, wording_version=WORDING)
    _do(person, asked, words, told)
    later(db.session(), "rematch_candidate", candidate_id=person.id)
    db.session.commit()
    return _shown(own_page(token).candidate, token, done=_(SAID[asked]))


def _do(person: Candidate, asked: str, words: str, told: Told) -> None:
    session = db.session()
    if asked == "restrict":
        terms.restrict(session, person.id, told)
    elif asked == "unrestrict":
        if terms_of(session, person.id).restricted_at is not None:
            terms.end_restriction(session, person.id, told)
    else:
        ask(session, DutyKind(asked), person.id, words, told)


def _shown(person: Candidate, token: str, form: RightsForm | None = None, done: str = "") -> str:
    held = db.session.get(ContactTerms, person.id)
    return render_template(
        "candidate_pages/held.html",
        token=token,
        person=person,
        held=everything_held(db.session(), person, with_files=False),
        form=form or RightsForm(formdata=None),
        is_restricted=bool(held and held.restricted_at),
        done=done,
    )
