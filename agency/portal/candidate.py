"""A candidate's page: everything needed while the phone rings. And its corrections and history."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.answers.known import what_we_know
from agency.candidates.earlier_jobs import written_job
from agency.candidates.models import Candidate
from agency.candidates.queries import candidate_shown
from agency.candidates.registering import AlreadyKnown, correct_candidate
from agency.candidates.suppression import AddressSuppressed
from agency.clients.models import Role
from agency.contact.consent import current_consent, ledger_of
from agency.database import db
from agency.introductions.queries import introductions_of
from agency.languages.speaking import _
from agency.matching.fit import Fit
from agency.matching.profiles import refresh_profiles
from agency.matching.queries import fit_of
from agency.merging.parting import merges_to_undo
from agency.merging.queries import now_known_as, pairs_of
from agency.places.queries import all_places
from agency.portal import person_words
from agency.portal.candidate_forms import CandidateForm, ConsentForm, TermsForm
from agency.portal.coaching_words import brief_words
from agency.portal.face import me, portal
from agency.portal.introduction_words import STATE_WORDS
from agency.portal.meanwhile import Meanwhile, hold, meanwhile, remember
from agency.portal.person_consent import write_consent, write_terms
from agency.portal.person_page import person_page
from agency.portal.referral_words import CAME
from agency.preferences.person_history import changes_about
from agency.queue import later
from agency.recontact.dismissing import effects
from agency.recruiters.queries import recruiters_by_name, the_agency
from agency.search.hotlists import hotlists_of, memberships
from agency.web.access import found


@portal.get("/candidates/<int(max=2147483647):candidate_id>")
def candidate(candidate_id: int) -> str | Response:
    person = candidate_shown(db.session(), candidate_id)
    if person is None:
        stayed = found(now_known_as(db.session(), candidate_id))
        return redirect(url_for("portal.candidate", candidate_id=stayed))
    show = request.args.get("touches", "all")
    everything = "everything" in request.args
    page = person_page(db.session(), person, me(), clock.now(), show, everything)
    return render_template(
        "portal/candidate.html",
        page=page,
        candidate=person,
        introductions=introductions_of(db.session(), person.id),
        introduction_states=STATE_WORDS,
        pairs=pairs_of(db.session(), person.id),
        consents=current_consent(db.session(), person.id),
        memberships=memberships(db.session(), person.id, me()),
        own_hotlists=hotlists_of(db.session(), me()),
        dismiss_reasons=effects(),
        written_job=written_job,
        words=person_words,
        coaching_words=brief_words,
        voice=person_words.voice(person),
        came_words=CAME,
    )


@portal.route("/candidates/<int(max=2147483647):candidate_id>/edit", methods=["GET", "POST"])
def edit_candidate(candidate_id: int) -> str | Response | tuple[str, int]:
    person, form, session = shown_person(candidate_id), _details_form(), db.session()

    def page(changed: Meanwhile | None = None) -> str:
        name = "portal/candidate_edit.html"
        return render_template(name, form=form, candidate=person, meanwhile=changed)

    if not form.is_submitted():
        form.show(person)
        remember(session, form, person, *person.ways)
        return page()
    hold(session, person)
    now = _details_form(formdata=None)
    now.show(person)
    if (changes := meanwhile(session, form, now, me(), person, *person.ways)) is not None:
        return page(changes), 409
    if not form.validate() or not _correct(person, form):
        return page(), 422
    changed(person.id)
    session.commit()
    flash(_("%(name)s saved.", name=person.full_name))
    return redirect(url_for("portal.candidate", candidate_id=person.id))


@portal.get(
    "/candidates/<int(max=2147483647):candidate_id>/roles/<int(max=2147483647):role_id>/fit"
)
def candidate_fit(candidate_id: int, role_id: int) -> str:
    """What this person's fit for a role is made of."""
    person, role = shown_person(candidate_id), found(db.session.get(Role, role_id))
    fit = fit_of(db.session(), role, person.id, clock.today(me().zone))
    if not isinstance(fit, Fit):
        abort(404)
    whole_page = "HX-Request" not in request.headers
    return render_template(
        "portal/candidate_fit.html", candidate=person, role=role, fit=fit, whole_page=whole_page
    )


@portal.get("/candidates/<int(max=2147483647):candidate_id>/history")
def candidate_history(candidate_id: int) -> str:
    person = shown_person(candidate_id)
    recruiters = {one.id: one.name for one in recruiters_by_name(db.session())}
    changes = changes_about(db.session(), person.id)
    return render_template(
        "portal/candidate_history.html",
        candidate=person,
        changes=changes,
        recruiters=recruiters,
        merges=merges_to_undo(db.session(), person.id, clock.now()),
    )


@portal.route("/candidates/<int(max=2147483647):candidate_id>/consent", methods=["GET", "POST"])
def candidate_consent(candidate_id: int) -> str | Response | tuple[str, int]:
    """The whole ledger, and a line more."""
    person, form = shown_person(candidate_id), ConsentForm(today=clock.today(me().zone))
    if form.validate_on_submit() and write_consent(
        db.session(), person, form, me().id, clock.now()
    ):
        changed(person.id)
        db.session.commit()
        flash(_("Written on the ledger."))
        return redirect(url_for("portal.candidate_consent", candidate_id=person.id))
    page = render_template(
        "portal/candidate_consent.html",
        candidate=person,
        form=form,
        ledger=ledger_of(db.session(), person.id),
        recruiters={one.id: one.name for one in recruiters_by_name(db.session())},
        words=person_words,
    )
    return (page, 422) if form.is_submitted() else page


@portal.route("/candidates/<int(max=2147483647):candidate_id>/terms", methods=["GET", "POST"])
def candidate_terms(candidate_id: int) -> str | Response | tuple[str, int]:
    """How they want to be contacted, as they told a recruiter."""
    person, session, now = shown_person(candidate_id), db.session(), clock.now()
    form = TermsForm(known=what_we_know(session, person, now, clock.today(me().zone)))
    if form.validate_on_submit():
        write_terms(session, person, form, me().id, now)
        changed(person.id)
        session.commit()
        flash(_("Written on the ledger."))
        return redirect(url_for("portal.candidate_consent", candidate_id=person.id))
    page = render_template("portal/candidate_terms.html", candidate=person, form=form)
    return (page, 422) if form.is_submitted() else page


def shown_person(candidate_id: int) -> Candidate:
    """The person with what their page shows, or the page that says nobody lives here."""
    return found(candidate_shown(db.session(), candidate_id))


def changed(candidate_id: int) -> None:
    """In the transaction that changes a person: their place in the net, and matching them anew."""
    refresh_profiles(db.session(), [candidate_id])
    later(db.session(), "rematch_candidate", candidate_id=candidate_id)


def _details_form(**given: None) -> CandidateForm:
    form = CandidateForm(**given)
    form.offer(all_places(db.session()), recruiters_by_name(db.session()))
    return form


def _correct(person: Candidate, form: CandidateForm) -> bool:
    """Whether it could be saved; if not, the form says why."""
    currency = person.pay_currency or the_agency(db.session()).currency
    try:
        correct_candidate(db.session(), person, form.details(currency))
    except AlreadyKnown as known:
        form.form_errors.append(
            _("%(name)s has one of these addresses already.", name=known.candidate.full_name)
        )
        return False
    except AddressSuppressed as refused:
        form.form_errors.append(str(refused))
        return False
    return True
