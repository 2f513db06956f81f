"""Candidates: finding them by name, and adding one by hand."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import candidates_numbered, has_any_candidate
from agency.candidates.registering import AlreadyKnown, register_candidate
from agency.candidates.suppression import AddressSuppressed
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.database import db
from agency.merging.queries import how_many_pairs
from agency.places.queries import all_places
from agency.portal import person_words
from agency.portal.candidate import changed
from agency.portal.candidate_forms import NewCandidateForm
from agency.portal.face import me, portal
from agency.portal.lights import lights_of
from agency.portal.paging import page_asked_for, pages
from agency.portal.searching import (
    DISTANCES,
    ORDERS,
    asked_now,
    designations_in,
    facets,
)
from agency.recruiters.queries import recruiters_by_name, the_agency
from agency.search.finding import find_people, loosened
from agency.search.passages import marked
from agency.search.reasons import reasons_for
from agency.skills.queries import names_of
from agency.touches.queries import last_touches
from agency.web.fields import clean

PAGE = 25


@portal.get("/candidates")
def candidates() -> str:
    """A page of people who meet the search: why, with the light and the last touch."""
    session, number = db.session(), page_asked_for()
    asked = asked_now(session)
    today = clock.today(me().zone)
    found = find_people(session, asked.search, today, number, PAGE)
    people = candidates_numbered(session, found.ids)
    owners = {one.id: one.name for one in recruiters_by_name(session)}
    designations = names_of(session, designations_in(found.counts))
    return render_template(
        "portal/candidates.html",
        asked=asked,
        found=found,
        people=people,
        why=reasons_for(session, found.ids, asked.wanted),
        marked=partial(marked, wanted=asked.wanted),
        facets=facets(asked, found.counts, designations, owners),
        loosened=loosened(session, asked.search, today) if not found.total else (),
        lights=lights_of(session, found.ids, me().id, clock.now()),
        last=last_touches(session, found.ids),
        pages=pages("portal.candidates", len(people), found.total, number, PAGE, **_address()),
        pairs=how_many_pairs(session),
        words=person_words,
        orders=ORDERS,
        distances=DISTANCES,
        is_first_run=not found.total and not has_any_candidate(session),
    )


def _address() -> dict[str, list[str]]:
    """What was asked, for the addresses of other pages."""
    return {name: values for name, values in request.args.lists() if name != "page"}


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
