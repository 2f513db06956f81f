"""Bringing in what exists, steps one and two: choosing a file, and matching its columns."""

from typing import Any, BinaryIO, cast

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.imports.applying import NotReady
from agency.imports.columns import FIELDS, days_in, export_of, problems_with
from agency.imports.days import unclear_among
from agency.imports.faults import FileRefused
from agency.imports.files import MOST_BYTES, MOST_ROWS, Head, Written
from agency.imports.forgetting import discard
from agency.imports.models import ImportJob, ImportKind, JobState
from agency.imports.options import Options
from agency.imports.queries import import_jobs
from agency.imports.sheets import names as sheet_names
from agency.imports.uploading import (
    head_of_job,
    imported_before,
    keep_file,
    kept_file,
    open_as,
)
from agency.languages.speaking import _
from agency.portal import import_words
from agency.portal.face import me, portal
from agency.portal.import_forms import ColumnsForm, ReadingForm, UploadForm
from agency.queue import later
from agency.recruiters.queries import recruiters_by_name
from agency.web.access import found
from agency.web.fields import choices_of, clean
from agency.web.files import takes_files
from agency.web.request_log import log

JOB_ID = "<int(max=2147483647):job_id>"
_SAMPLES = 3


@portal.get("/imports")
def imports() -> str:
    """Step one, and what was brought in before."""
    return _choose(UploadForm())


@portal.post("/imports")
@takes_files(MOST_BYTES)
def upload_import() -> Response | tuple[str, int]:
    form = UploadForm()
    if not form.validate():
        return _choose(form), 422
    session, chosen = db.session(), form.file.data
    stream = cast(BinaryIO, chosen.stream)
    try:
        name = str(clean(chosen.filename)) or "file"
        job = keep_file(session, ImportKind.candidates, name, stream, me().id)
    except FileRefused as refused:
        session.rollback()
        form.file.errors = [str(refused)]
        return _choose(form), 422
    job.options = Options(owner=me().email, asks=True).as_json()
    session.commit()
    log.info("import uploaded", recruiter_id=me().id, job_id=job.id, bytes=job.file_size)
    return redirect(url_for("portal.import_columns", job_id=job.id))


@portal.get(f"/imports/{JOB_ID}/columns")
def import_columns(job_id: int) -> str | Response:
    """Step two: how the file is read, and what its columns become."""
    job = _before_saving(job_id)
    form = ColumnsForm()
    form.offer(recruiters_by_name(db.session()))
    form.fill(Options.from_json(job.options))
    return _columns(job, form)


@portal.post(f"/imports/{JOB_ID}/columns")
def check_import_columns(job_id: int) -> Response | tuple[str, int] | str:
    """Take the columns and have every row checked."""
    session, job = db.session(), _before_saving(job_id)
    form = ColumnsForm()
    form.offer(recruiters_by_name(session))
    chosen = [request.form.get(f"column-{at}", "") for at in range(len(job.columns))]
    job.mapping = [field if field in FIELDS else "" for field in chosen]
    days = days_in(head_of_job(session, job).rows, job.mapping)
    valid, problems = form.validate(), problems_with(job.columns, job.mapping)
    if unclear_among(days) and not form.day_first.data:
        problems.append(_("Say which way round the days of this file are written."))
    if not valid or problems:
        form.form_errors += problems
        page = _columns(job, form)
        session.rollback()
        return page, 422
    job.options = form.options(Options.from_json(job.options), days).as_json()
    job.begin(JobState.mapped, job.file_size, clock.now())
    later(session, "check_import", job_id=job.id)
    session.commit()
    return redirect(url_for("portal.import_job", job_id=job.id))


@portal.post(f"/imports/{JOB_ID}/reading")
def read_import_otherwise(job_id: int) -> Response:
    """Another encoding, another sign between the cells, another sheet."""
    session, job = db.session(), _before_saving(job_id)
    form, written = ReadingForm(), Written(**job.written)
    if form.validate():
        chosen = Written(
            written.format,
            form.encoding.data or written.encoding,
            form.delimiter.data or written.delimiter,
            form.sheet.data or written.sheet,
        )
        try:
            open_as(session, job, chosen, head_of_job(session, job, chosen))
            session.commit()
        except FileRefused as refused:
            session.rollback()
            flash(str(refused), "error")
    return redirect(url_for("portal.import_columns", job_id=job_id))


@portal.post(f"/imports/{JOB_ID}/discarding")
def discard_import(job_id: int) -> Response:
    """The file is thrown away; nothing of it was saved."""
    session, job = db.session(), _before_saving(job_id)
    name = job.file_name
    discard(session, job)
    session.commit()
    flash(_("%(name)s was thrown away. Nothing of it was saved.", name=name))
    return redirect(url_for("portal.imports"))


def job_shown(job_id: int) -> ImportJob:
    return found(db.session.get(ImportJob, job_id))


def _before_saving(job_id: int) -> ImportJob:
    """An import whose columns may still be matched; the page of its present step otherwise."""
    job = job_shown(job_id)
    has_columns = job.kind is ImportKind.candidates or request.endpoint == "portal.discard_import"
    if job.state not in (JobState.uploaded, JobState.parsed, JobState.checked) or not has_columns:
        raise NotReady
    return job


@portal.errorhandler(NotReady)
def show_present_step(refused: NotReady) -> Response:
    """Somebody goes back to a step that is over."""
    if str(refused):
        flash(str(refused), "error")
    arguments = request.view_args or {}
    return redirect(url_for("portal.import_job", job_id=arguments.get("job_id", 0)))


@portal.errorhandler(FileRefused)
def show_file_is_gone(refused: FileRefused) -> Response:
    """The file of an import was thrown away while its page stood open."""
    flash(str(refused), "error")
    return redirect(url_for("portal.imports"))


def _choose(form: UploadForm) -> str:
    return render_template(
        "portal/import/choose.html",
        form=form,
        jobs=import_jobs(db.session()),
        words=import_words,
        now=clock.now(),
        most_megabytes=MOST_BYTES >> 20,
        most_rows=MOST_ROWS,
    )


def _columns(job: ImportJob, form: ColumnsForm) -> str:
    session, written = db.session(), Written(**job.written)
    problem, head, sheets = job.problem, Head((), 0, ()), [written.sheet]
    try:
        head = head_of_job(session, job)
        if written.format == "xlsx":
            with kept_file(session, job) as file:
                sheets = sheet_names(file)
    except FileRefused as refused:
        problem = str(refused)
    reading = ReadingForm(
        encoding=written.encoding, delimiter=written.delimiter, sheet=written.sheet
    )
    reading.sheet.choices = choices_of((one, one) for one in sheets)
    return render_template(
        "portal/import/columns.html",
        job=job,
        form=form,
        reading=reading,
        written=written,
        read_as=import_words.read_as(written),
        problem=problem,
        export=export_of(job.columns),
        columns=_columns_shown(job, head),
        unclear=unclear_among(days_in(head.rows, job.mapping))[:_SAMPLES],
        earlier=imported_before(session, job),
        words=import_words,
    )


def _columns_shown(job: ImportJob, head: Head) -> list[dict[str, Any]]:
    """Each column with its first few cells."""
    return [
        {
            "name": column or _("Column %(number)s", number=at + 1),
            "field": field,
            "cells": [row[at] for row in head.rows if at < len(row) and row[at]][:_SAMPLES],
        }
        for at, (column, field) in enumerate(zip(job.columns, job.mapping, strict=True))
    ]
