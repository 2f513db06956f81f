"""What a candidate did before and their résumé, kept by a recruiter: lines and a pasted text."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import ValidationError

from agency import clock
from agency.candidates import resumes
from agency.candidates.earlier_jobs import jobs_in, write_jobs, written_jobs
from agency.candidates.lines import LineRefused
from agency.candidates.models import Candidate
from agency.candidates.resumes import newest_resume, resume_versions, write_resume
from agency.candidates.sent_resumes import sent_by
from agency.database import db
from agency.inbox.queries import documents_offered
from agency.languages.speaking import N_, _
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.resume_forms import ACCEPTED, UploadForm
from agency.resumes.models import FileState
from agency.resumes.queries import files_of_person
from agency.web.fields import Form, LineField, TextField


class WorkHistoryForm(Form):
    """Earlier jobs as text, so that any line is corrected where it stands."""

    jobs = TextField(N_("Earlier jobs"))

    def validate_jobs(self, field: Any) -> None:
        try:
            jobs_in(field.data or "")
        except LineRefused as refused:
            raise ValidationError(str(refused)) from None


class ResumeForm(Form):
    """The text as it is pasted, and where it comes from."""

    text = TextField(N_("Résumé"), most=resumes.LONGEST)
    source = LineField(
        N_("Where it comes from"), description=N_("“Their email of 3 March”, for instance.")
    )


@portal.route(
    "/candidates/<int(max=2147483647):candidate_id>/work-history", methods=["GET", "POST"]
)
def work_history(candidate_id: int) -> str | Response | tuple[str, int]:
    """What is written is what we know; what was there before stays in the history."""
    person, form = shown_person(candidate_id), WorkHistoryForm()
    if not form.is_submitted():
        form.jobs.data = written_jobs(person)
    if not form.validate_on_submit():
        page = render_template("portal/candidate_work_history.html", form=form, candidate=person)
        return page, 422 if form.errors else 200
    if write_jobs(db.session(), person, jobs_in(form.jobs.data or "")):
        changed(person.id)
        db.session.commit()
    flash(_("Saved. What was there before is kept."))
    return _back(person.id)


@portal.route("/candidates/<int(max=2147483647):candidate_id>/resume", methods=["GET", "POST"])
def resume(candidate_id: int) -> str | Response | tuple[str, int]:
    """A new text is a new version; the earlier ones are kept and can be read below the form."""
    person, form = shown_person(candidate_id), ResumeForm()
    if not form.is_submitted():
        held = newest_resume(db.session(), person.id)
        form.text.data = held.text if held else ""
    if not form.validate_on_submit():
        return resume_page(person, form), 422 if form.errors else 200
    text, source = form.text.data or "", form.source.data or ""
    if write_resume(db.session(), person, text, source, clock.now(), me().id):
        changed(person.id)
        db.session.commit()
    flash(_("Saved. Earlier versions are kept."))
    return _back(person.id)


def resume_page(
    person: Candidate, form: ResumeForm | None = None, upload: UploadForm | None = None
) -> str:
    """Files, the text that counts, and the versions before it."""
    if form is None:
        held = newest_resume(db.session(), person.id)
        form = ResumeForm(formdata=None, text=held.text if held else "")
    files = files_of_person(db.session(), person.id)
    return render_template(
        "portal/candidate_resume.html",
        form=form,
        upload=upload or UploadForm(formdata=None),
        candidate=person,
        files=files,
        states=FileState,
        accepted=ACCEPTED,
        by_version={file.resume_id: file for file in files if file.resume_id},
        versions=resume_versions(db.session(), person.id),
        sent=sent_by(db.session(), person.id),
        documents=documents_offered(db.session(), person.id),
    )


def _back(candidate_id: int) -> Response:
    return redirect(url_for("portal.candidate", candidate_id=candidate_id, _anchor="work"))
