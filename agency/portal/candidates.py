"""Candidates: finding them by name, and adding one by hand."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.candidates.queries import COUNTED, about_how_many, has_any_candidate
from agency.candidates.registering import AlreadyKnown, register_candidate
from agency.candidates.suppression import AddressSuppressed
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.database import db
from agency.languages.speaking import N_, _
from agency.lists.lit import Lit, find_lit, most_decided
from agency.merging.queries import how_many_pairs
from agency.places.queries import all_places
from agency.portal.candidate import changed
from agency.portal.candidate_forms import NewCandidateForm
from agency.portal.face import me, portal
from agency.portal.paging import page_asked_for, pages
from agency.portal.people_rows import rows_of, viewed_now
from agency.portal.saved_searches import ALERT_WORDS, saved_search_shown
from agency.portal.searching import ORDER_WORDS, Named, asked_now, designations_in, facets
from agency.portal.ticked import bar_of
from agency.recruiters.queries import colleagues_named, recruiters_by_name, the_agency
from agency.search.asking import DISTANCES
from agency.search.finding import brought_by_place, loosened
from agency.search.hotlists import hotlists_of
from agency.skills.queries import names_of
from agency.web.fields import clean
from agency.web.filters import counted

PAGE = 25
MOST_SKIPPED = 10_000_000


@portal.get("/candidates")
def candidates() -> str:
    """A page of people who meet the search: why, with the light and the last touch."""
    session, number = db.session(), page_asked_for()
    lists = hotlists_of(session, me())
    names = {one.hotlist.id: one.hotlist.name for one in lists}
    asked = asked_now(session, names)
    seen = viewed_now()
    start = min(max(request.args.get("from", 0, type=int), 0), MOST_SKIPPED)
    found = find_lit(session, asked, seen, number, PAGE, start)
    designations = names_of(session, designations_in(found.counts))
    colleagues = colleagues_named(session)
    return render_template(
        "portal/candidates.html",
        asked=asked,
        found=found,
        facets=facets(asked, found, Named(designations, colleagues, names)),
        brought={} if found.is_wide else brought_by_place(session, asked.search, seen.today),
        loosened=loosened(session, asked.search, seen.today) if not found.total else (),
        pages=_pages(found, number),
        address=_address(),
        pairs=how_many_pairs(session),
        orders=ORDER_WORDS,
        distances=DISTANCES,
        at_once=most_decided(asked),
        most_counted=COUNTED,
        about=about_how_many(session) if found.is_wide and not asked.asks_something else None,
        saved=saved_search_shown(session, asked),
        alerts=ALERT_WORDS,
        is_first_run=not found.total and not has_any_candidate(session),
        **rows_of(session, found.ids, found.decisions, asked.wanted),
        **bar_of(session, [], lists, colleagues),
    )


def _pages(found: Lit, number: int) -> dict[str, Any] | None:
    """The ways on; in a stretch of a wide search they are told apart by where each begins."""
    if found.is_stretch:
        return None
    total = found.total
    if found.is_wide:  # a full page may have another after it
        shown = len(found.ids)
        total = (number - 1) * PAGE + shown + (shown == PAGE)
    told = pages("portal.candidates", len(found.ids), total, number, PAGE, **_address())
    return {**told, "total": counted(found.total)} if told else None


def _address() -> dict[str, list[str]]:
    """What was asked, for the addresses of other pages."""
    return {name: said for name, said in request.args.lists() if name not in ("page", "from")}


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
            flash(_("%(name)s added.", name=person.full_name))
            return redirect(url_for("portal.candidate", candidate_id=person.id))
    return render_template("portal/candidate_new.html", form=form, known=known), 422


def _register(form: NewCandidateForm) -> Candidate:
    """The person, their terms, and their yes if they gave one."""
    session, now = db.session(), clock.now()
    details = form.details(the_agency(session).currency)
    person = register_candidate(session, details, form.source.data or N_("by hand"))
    terms_of(session, person.id)
    if form.agreed.data:
        told = Told(how=form.agreed.data, at=now, recorded_by_id=me().id)
        record_consent(session, person.id, ConsentKind.contact, "yes", told)
    changed(person.id)
    return person
