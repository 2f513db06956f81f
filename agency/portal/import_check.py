"""Bringing in what exists, steps three and four: what would happen, saving it, and taking it back."""

from flask import Response as FileResponse
from flask import make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.imports.applying import begin_applying
from agency.imports.deciding import Decision, choices_for, decide, turn_days
from agency.imports.models import ImportJob, ImportKind, ImportRow, JobState, RowState
from agency.imports.options import Options
from agency.imports.queries import (
    UNFINISHED,
    counts_of,
    page_of_rows,
    rows_in,
    rows_numbered,
    why_aside,
)
from agency.imports.undoing import begin_undoing, reasons_kept
from agency.languages.speaking import _
from agency.portal import import_words
from agency.portal.csv_files import csv_file
from agency.portal.face import me, portal
from agency.portal.import_forms import AgreedForm
from agency.portal.imports import JOB_ID, job_shown
from agency.portal.paging import page_asked_for, pages
from agency.portal.role_files import checked_roles
from agency.queue import later
from agency.web.fields import clean
from agency.web.request_log import log

PAGE = 20
SHOWN = {
    "aside": (RowState.aside,),
    "ready": (RowState.new, RowState.changed, RowState.added, RowState.updated),
    "out": (RowState.left_out, RowState.refused, RowState.unchanged, RowState.kept),
}


@portal.get(f"/imports/{JOB_ID}")
def import_job(job_id: int) -> str | Response:
    """The present step of an import: its progress, the check, or what became of it."""
    job = job_shown(job_id)
    is_roles = job.kind is ImportKind.roles
    if job.state in (JobState.uploaded, JobState.parsed) and not is_roles:
        return redirect(url_for("portal.import_columns", job_id=job.id))
    if job.state in UNFINISHED:
        return render_template("portal/import/progress.html", **_progress(job))
    return _checked(job, AgreedForm(basis=Options.from_json(job.options).basis or "unsure"))


@portal.get(f"/imports/{JOB_ID}/progress")
def import_progress(job_id: int) -> str | Response:
    """The part of the progress page that is renewed; when the step is over the page itself is."""
    job = job_shown(job_id)
    if job.state in UNFINISHED:
        return render_template("portal/import/_progress.html", **_progress(job))
    over = make_response("", 200)
    over.headers["HX-Redirect"] = url_for("portal.import_job", job_id=job.id)
    return over


@portal.post(f"/imports/{JOB_ID}/saving")
def save_import(job_id: int) -> Response | tuple[str, int] | str:
    """What is ready goes in; rows that wait for a decision stay."""
    session, job = db.session(), job_shown(job_id)
    form = AgreedForm()
    is_people = job.kind is ImportKind.candidates
    if is_people and job.state is JobState.checked and not form.validate():
        return _checked(job, form), 422
    _decide(job)
    if is_people and job.state is JobState.checked:
        job.options = {
            **job.options,
            "basis": form.basis.data,
            "agreed_on": form.agreed_on.data.isoformat() if form.agreed_on.data else None,
        }
    begin_applying(session, job, clock.now())
    later(session, "apply_import", job_id=job.id)
    session.commit()
    log.info("import saving", recruiter_id=me().id, job_id=job.id, rows=job.of)
    return redirect(url_for("portal.import_job", job_id=job.id))


@portal.post(f"/imports/{JOB_ID}/undoing")
def undo_whole_import(job_id: int) -> Response:
    session, job = db.session(), job_shown(job_id)
    begin_undoing(session, job, clock.now())
    later(session, "undo_import", job_id=job.id)
    session.commit()
    log.info("import undoing", recruiter_id=me().id, job_id=job.id)
    return redirect(url_for("portal.import_job", job_id=job.id))


@portal.get(f"/imports/{JOB_ID}/left-out.csv")
def import_left_out(job_id: int) -> FileResponse:
    """Rows that did not go in, as they stand in the file, with the reason; to be corrected and brought again."""
    session, job = db.session(), job_shown(job_id)
    states = (RowState.refused, RowState.left_out, RowState.aside)
    rows = rows_in(session, job, *states)
    head = [*job.columns, _("Line"), _("Why it stayed out")]
    lines = ([*row.cells, *_padding(job, row), str(row.line), _reason(row)] for row in rows)
    return csv_file([head, *lines], "left-out.csv", for_excel=True)


@portal.get(f"/imports/{JOB_ID}/notes")
def import_notes(job_id: int) -> str:
    """Ten of the notes with what they were read as."""
    session, job = db.session(), job_shown(job_id)
    read = import_words.notes_read(session, job)
    return render_template("portal/import/notes.html", job=job, read=read, words=import_words)


def _progress(job: ImportJob) -> dict[str, object]:
    so_far = import_words.progress_of(job, clock.now())
    return {"job": job, "progress": so_far, "words": import_words}


def _checked(job: ImportJob, form: AgreedForm) -> str:
    if job.kind is ImportKind.roles:
        return checked_roles(job)
    session = db.session()
    counts, now = counts_of(session, job), clock.now()
    shown = request.args.get("show", "")
    if shown not in SHOWN:
        shown = "aside" if counts[RowState.aside] else "ready"
    number = page_asked_for()
    total = sum(counts[state] for state in SHOWN[shown])
    rows = page_of_rows(session, job, SHOWN[shown], number, PAGE)
    return render_template(
        "portal/import/check.html" if job.state is JobState.checked else "portal/import/done.html",
        job=job,
        form=form,
        counts=counts,
        states=RowState,
        aside=why_aside(session, job),
        ready=counts[RowState.new] + counts[RowState.changed],
        rows=rows,
        people=import_words.people_alike(session, rows),
        choices_for=choices_for,
        shown=shown,
        total=total,
        kept=reasons_kept(session, job) if job.state is JobState.undone else [],
        may_undo=job.may_be_undone(now),
        pages=pages("portal.import_job", len(rows), total, number, PAGE, job_id=job.id, show=shown),
        words=import_words,
    )


def _decide(job: ImportJob) -> None:
    """What was chosen for rows that wait; "day first everywhere" is for the whole file."""
    session = db.session()
    chosen = {
        int(name.removeprefix("row-")): str(clean(value))
        for name, value in request.form.items()
        if name.startswith("row-") and name.removeprefix("row-").isdigit() and value
    }
    for row in rows_numbered(session, job, [no for no in chosen if no < 2**31]):
        decision = chosen[row.row_no]
        if row.state is not RowState.aside or decision not in choices_for(row):
            continue
        if decision in (Decision.day_first, Decision.month_first):
            turn_days(session, job, decision == Decision.day_first)
        else:
            decide(session, row, Decision(decision))


def _padding(job: ImportJob, row: ImportRow) -> list[str]:
    return [""] * (len(job.columns) - len(row.cells))


def _reason(row: ImportRow) -> str:
    return f"{row.column}: {row.conflict}" if row.column else row.conflict
