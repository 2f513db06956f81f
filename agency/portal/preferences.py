"""What a candidate wants: adding, correcting and ending a line. Nothing is overwritten."""

from dataclasses import replace

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import _
from agency.portal import person_words
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.meanwhile import Meanwhile, meanwhile, remember, taken_away
from agency.portal.preference_form import PreferenceForm
from agency.preferences.changing import (
    NewPreference,
    PreferenceEnded,
    add_preference,
    end_preference,
    replace_preference,
)
from agency.preferences.labels import KINDS
from agency.preferences.models import Preference, PreferenceKind
from agency.preferences.queries import current_preferences, earlier_lines, line_now
from agency.preferences.telling import wish_told
from agency.recruiters.queries import the_agency
from agency.skills.models import TermKind
from agency.skills.queries import term_called
from agency.web.access import found

Answer = str | Response | tuple[str, int]
_TERMS = {
    PreferenceKind.title: TermKind.title,
    PreferenceKind.industry: TermKind.industry,
    PreferenceKind.skill: TermKind.skill,
}


@portal.route(
    "/candidates/<int(max=2147483647):candidate_id>/preferences/new",
    methods=["GET", "POST"],
    endpoint="add_preference",
)
def add_preference_(candidate_id: int) -> Answer:
    person, kind = shown_person(candidate_id), _kind()
    form = PreferenceForm(kind, today=clock.today(me().zone))
    if not form.validate_on_submit():
        return _form_page(person, form, None)
    evidence = form.evidence(me().id)
    add_preference(db.session(), person.id, _wish(person, form), evidence, clock.now())
    return _saved(person, _("Added."))


@portal.route("/preferences/<int(max=2147483647):preference_id>/edit", methods=["GET", "POST"])
def edit_preference(preference_id: int) -> Answer:
    """The new words begin a line of their own; the old line stays in the history."""
    wish = _current(preference_id)
    person = shown_person(wish.candidate_id)
    form = PreferenceForm(wish.kind, today=clock.today(me().zone))
    if not form.is_submitted():
        form.show(wish)
        remember(db.session(), form, wish)
        return _form_page(person, form, wish)
    if wish.ended_at is not None:
        return _over_what_came_after(person, form, wish)
    if not form.validate():
        return _form_page(person, form, wish)
    evidence = form.evidence(me().id, wish)
    replace_preference(db.session(), wish, _wish(person, form), evidence, clock.now())
    return _saved(person, _("Changed. What was there before is kept."))


def _over_what_came_after(person: Candidate, form: PreferenceForm, wish: Preference) -> Answer:
    """Somebody has changed or ended the line: both sides, and what was typed goes over theirs or begins anew."""
    session, stands = db.session(), line_now(db.session(), wish)
    if stands is None:
        return _form_page(person, form, None, taken_away(session, form, me(), wish), at=wish)
    now = PreferenceForm(stands.kind, today=form.today, formdata=None)
    now.show(stands)
    changed = meanwhile(session, form, now, me(), wish, stands)
    if changed is None:
        return _saved(person, _("Changed. What was there before is kept."))
    return _form_page(person, form, stands, changed, at=wish)


@portal.post("/preferences/<int(max=2147483647):preference_id>/end", endpoint="end_preference")
def end_preference_(preference_id: int) -> Answer:
    wish = _current(preference_id)
    person = shown_person(wish.candidate_id)
    try:
        end_preference(db.session(), wish, clock.now())
    except PreferenceEnded:
        return _ended_meanwhile(person)
    return _saved(
        person, _("“%(label)s” no longer holds. It is kept in the history.", label=wish_told(wish))
    )


@portal.get("/candidates/<int(max=2147483647):candidate_id>/wants")
def wants(candidate_id: int) -> str | Response:
    """The list alone, for where an edit was given up."""
    return _wants(shown_person(candidate_id))


def _kind() -> PreferenceKind:
    wanted = request.args.get("kind", "title")
    if wanted not in PreferenceKind.__members__:
        abort(404)
    return PreferenceKind(wanted)


def _current(preference_id: int) -> Preference:
    """A line that may be changed, held against a second hand."""
    return found(db.session.get(Preference, preference_id, with_for_update=True))


def _wish(person: Candidate, form: PreferenceForm) -> NewPreference:
    """What the form says, with the vocabulary's term where there is one."""
    home = the_agency(db.session()).currency
    wish = form.wish(person.pay_currency or home, home)
    kind = _TERMS.get(wish.kind)
    term = term_called(db.session(), kind, wish.value) if kind else None
    return replace(wish, term_id=term.id, value=term.name) if term else wish


def _form_page(
    person: Candidate,
    form: PreferenceForm,
    wish: Preference | None,
    changed: Meanwhile | None = None,
    at: Preference | None = None,
) -> Answer:
    """The form, in place of the line ``at`` which it stands now."""
    whole_page = "HX-Request" not in request.headers
    page = render_template(
        "portal/preference.html",
        candidate=person,
        form=form,
        wish=wish,
        meanwhile=changed,
        earlier=earlier_lines(db.session(), wish) if wish else [],
        kinds=KINDS,
        words=person_words,
        voice=person_words.voice(person),
        whole_page=whole_page,
    )
    if not form.is_submitted():
        return page
    at = at or wish
    where = (
        {"HX-Retarget": f"#want-{at.id}", "HX-Reswap": "outerHTML"}
        if at
        else {"HX-Retarget": "#want-new", "HX-Reswap": "innerHTML"}
    )
    status = 409 if changed else 422
    return Response(page, status, where, content_type="text/html; charset=utf-8")


def _saved(person: Candidate, words: str) -> Answer:
    changed(person.id)
    db.session.commit()
    if "HX-Request" in request.headers:
        return _wants(person)
    flash(words)
    return redirect(url_for("portal.candidate", candidate_id=person.id, _anchor="wants"))


def _ended_meanwhile(person: Candidate) -> Answer:
    db.session.rollback()
    flash(_("A colleague, or another window of yours, has changed that line already."), "error")
    return redirect(url_for("portal.candidate", candidate_id=person.id, _anchor="wants"))


def _wants(person: Candidate) -> str | Response:
    if "HX-Request" not in request.headers:
        return redirect(url_for("portal.candidate", candidate_id=person.id, _anchor="wants"))
    return render_template(
        "portal/candidate/wants.html",
        candidate=person,
        wants=current_preferences(db.session(), person.id),
        words=person_words,
        voice=person_words.voice(person),
    )
