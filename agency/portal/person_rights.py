"""What a person may ask of us by law: taking it down, showing what we hold, erasing."""

from flask import Response as FlaskResponse
from flask import flash, jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.contact.consent import Told
from agency.database import db
from agency.languages.speaking import _
from agency.portal.candidate import changed, shown_person
from agency.portal.duty_forms import RequestForm
from agency.portal.face import me, portal
from agency.queue import later
from agency.rights.duties import ask
from agency.rights.erasing import erase
from agency.rights.holding import everything_held, held_in_brief
from agency.rights.models import DutyKind
from agency.rights.recipients import recipients_of
from agency.web.access import auditors_only
from agency.web.files import named
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]


@portal.route("/candidates/<int(max=2147483647):candidate_id>/rights", methods=["GET", "POST"])
def person_rights(candidate_id: int) -> Answer:
    """Any recruiter may be the one who is asked; the privacy lead answers."""
    person, form = shown_person(candidate_id), RequestForm()
    if form.validate_on_submit():
        told = Told(
            how=form.how.data, at=clock.now(), words=form.words.data or "", recorded_by_id=me().id
        )
        ask(db.session(), DutyKind(form.kind.data), person.id, form.words.data or "", told)
        changed(person.id)
        db.session.commit()
        flash(_("Taken down. Your privacy lead sees it among the duties, with its day."))
        return redirect(url_for("portal.person_rights", candidate_id=person.id))
    page = render_template(
        "portal/person_rights.html",
        candidate=person,
        form=form,
        held=held_in_brief(db.session(), person),
        recipients=recipients_of(db.session(), person.id),
    )
    return (page, 422) if form.is_submitted() else page


@portal.get("/candidates/<int(max=2147483647):candidate_id>/held")
@auditors_only
def what_we_hold(candidate_id: int) -> str:
    person = shown_person(candidate_id)
    held = everything_held(db.session(), person, with_files=False)
    log.info("everything held was shown", candidate_id=person.id, recruiter_id=me().id)
    return render_template("portal/held.html", candidate=person, held=held)


@portal.get("/candidates/<int(max=2147483647):candidate_id>/held.json")
@auditors_only
def what_we_hold_as_file(candidate_id: int) -> FlaskResponse:
    person = shown_person(candidate_id)
    response = named(jsonify(everything_held(db.session(), person)), "what-we-hold.json")
    log.info("everything held was taken", candidate_id=person.id, recruiter_id=me().id)
    return response


@portal.post("/candidates/<int(max=2147483647):candidate_id>/erasure")
@auditors_only
def erase_person(candidate_id: int) -> Response:
    person = shown_person(candidate_id)
    told = Told(how="recruiter", at=clock.now(), recorded_by_id=me().id)
    done = erase(db.session(), person, told)
    later(db.session(), "rematch_candidate", candidate_id=candidate_id)
    db.session.commit()
    log.info("candidate erased", candidate_id=candidate_id, recruiter_id=me().id)
    said = [_("The person is erased.")]
    if done.clients_to_tell:
        said.append(_("The clients who know them are among the duties."))
    flash(" ".join(said))
    return redirect(url_for("portal.candidates"))
