"""Work history and résumé, on a page of their own behind the same door as the answers."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from wtforms import HiddenField, ValidationError

from agency import clock
from agency.answers.saving import ChangedMeanwhile
from agency.answers.work import Work, save_work, work_known, work_seen
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.link_page import Answer
from agency.candidate_pages.visits import note_language, own_page, zone_of
from agency.candidates import resumes
from agency.candidates.earlier_jobs import jobs_in
from agency.candidates.lines import LineRefused
from agency.candidates.models import Candidate
from agency.database import db
from agency.languages.speaking import N_, _
from agency.queue import later
from agency.web.fields import Form, TextField
from agency.web.languages import is_switching

MEANWHILE = N_("Something here was changed while this page was open. Look it over and save again.")


class WorkForm(Form):
    """Both as text, to be corrected where it stands."""

    jobs = TextField(N_("Earlier jobs"))
    resume = TextField(N_("Résumé"), most=resumes.LONGEST)
    known = HiddenField()

    def validate_jobs(self, field: Any) -> None:
        try:
            jobs_in(field.data or "")
        except LineRefused as refused:
            raise ValidationError(str(refused)) from None


@candidate_pages.get("/<token>/profile/work")
def work(token: str) -> str:
    person = own_page(token).candidate
    held = work_known(db.session(), person)
    form = WorkForm(
        formdata=None, jobs=held.jobs, resume=held.resume, known=work_seen(db.session(), person)
    )
    return _page(token, person, form)


@candidate_pages.post("/<token>/profile/work", endpoint="save_work")
def save(token: str) -> Answer:
    person, form = own_page(token).candidate, WorkForm()
    note_language(person)
    if is_switching():
        db.session.commit()
        return _page(token, person, form)
    if not form.validate():
        return _page(token, person, form), 422
    after = Work(form.jobs.data or "", form.resume.data or "")
    today = clock.today(zone_of(person))
    try:
        saved = save_work(db.session(), person, after, form.known.data or "", clock.now(), today)
    except ChangedMeanwhile:
        db.session.rollback()
        form.form_errors.append(_(MEANWHILE))
        form.known.data = work_seen(db.session(), person)
        return _page(token, person, form), 409
    if saved:
        later(db.session(), "rematch_candidate", candidate_id=person.id)
        db.session.commit()
    flash(_("Saved. Thank you."), "candidate")
    return redirect(url_for("candidate_pages.work", token=token))


def _page(token: str, person: Candidate, form: WorkForm) -> str:
    return render_template("candidate_pages/work.html", token=token, person=person, form=form)
