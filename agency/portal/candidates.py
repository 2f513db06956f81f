"""Candidates: finding them by name, and adding one by hand."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import Found, candidates_called, has_any_candidate
from agency.candidates.registering import AlreadyKnown, register_candidate
from agency.candidates.suppression import AddressSuppressed
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.database import db
from agency.places.queries import all_places
from agency.portal.candidate import changed
from agency.portal.candidate_forms import NewCandidateForm
from agency.portal.face import me, portal
from agency.portal.lights import lights_of
from agency.portal.person_words import CHANNEL_WORDS
from agency.recruiters.queries import recruiters_by_name, the_agency
from agency.touches.queries import last_touches
from agency.web.fields import clean

PAGE = 25


@portal.get("/candidates")
def candidates() -> str:
    """A page of people by name, each with the light and the last touch."""
    session = db.session()
    name = str(clean(request.args.get("q", "")))[:200]
    number = min(max(request.args.get("page", 1, type=int), 1), 10_000)
    found = candidates_called(session, name, number, PAGE)
    ids = [person.id for person in found.candidates]
    return render_template(
        "portal/candidates.html",
        found=found,
        asked=name,
        lights=lights_of(session, ids, me().id, clock.now()),
        last=last_touches(session, ids),
        pages=_pages(found, name, number),
        channel_words=CHANNEL_WORDS,
        is_first_run=not found.total and not has_any_candidate(session),
    )


@portal.route("/candidates/new", methods=["GET", "POST"])
def new_candidate() -> str | Response | tuple[str, int]:
    form = NewCandidateForm()
    form.offer(all_places(db.session()), recruiters_by_name(db.session()))
    if not form.is_submitted():
        form.owner_id.data = me().id
        form.full_name.data = str(clean(request.args.get("name", "")))[:200]
        form.linkedin.data = str(clean(request.args.get("linkedin", "")))[:200]
        return render_template("portal/candidate_new.html", form=form, known=None)
    known = None
    if form.validate():
        try:
            person = _register(form)
        except AlreadyKnown as refused:
            known = refused.candidate
        except AddressSuppressed as refused:
            form.form_errors.append(str(refused))
        else:
            db.session.commit()
            flash(f"{person.full_name} added.")
            return redirect(url_for("portal.candidate", candidate_id=person.id))
    return render_template("portal/candidate_new.html", form=form, known=known), 422


def _register(form: NewCandidateForm) -> Candidate:
    """The person, their terms, and their yes if they gave one."""
    session, now = db.session(), clock.now()
    details = form.details(the_agency(session).currency)
    person = register_candidate(session, details, form.source.data or "by hand")
    terms_of(session, person.id)
    if form.agreed.data:
        told = Told(how=form.agreed.data, at=now, recorded_by_id=me().id)
        record_consent(session, person.id, ConsentKind.contact, "yes", told)
    changed(person.id)
    return person


def _pages(found: Found, name: str, number: int) -> dict[str, object] | None:
    """ "26 to 50 of 312", with the way back and on."""
    first = (number - 1) * PAGE + 1
    last = first + len(found.candidates) - 1
    if not found.candidates or found.total <= len(found.candidates) == last:
        return None

    def url(page: int) -> str:
        return url_for("portal.candidates", q=name or None, page=page if page > 1 else None)

    return {
        "first": first,
        "last": last,
        "total": found.total,
        "previous_url": url(number - 1) if number > 1 else None,
        "next_url": url(number + 1) if last < found.total else None,
    }
