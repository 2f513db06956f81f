"""Roles from a file: a table, or what a client's careers page gives out. Checked before anything is saved."""

from typing import BinaryIO, cast

from flask import redirect, render_template, request, url_for

from agency import clock
from agency.database import db
from agency.imports.columns import documented
from agency.imports.faults import FileRefused
from agency.imports.files import MOST_BYTES
from agency.imports.kinds import KINDS
from agency.imports.models import ImportJob, ImportKind, JobState, RowState
from agency.imports.options import Options
from agency.imports.queries import counts_of, page_of_rows
from agency.imports.uploading import keep_file
from agency.portal import import_words
from agency.portal.face import me, portal
from agency.portal.import_forms import UploadForm
from agency.portal.paging import page_asked_for, pages
from agency.portal.roles import Answer
from agency.queue import later
from agency.web.fields import clean
from agency.web.files import takes_files
from agency.web.request_log import log

PAGE = 25
ACCEPTED = ".csv,.tsv,.txt,.xlsx,.json,.jsonld,.html,.htm,.xml,.rss,.atom"
SHOWN = {
    "in": (
        RowState.new,
        RowState.changed,
        RowState.added,
        RowState.updated,
        RowState.undone,
        RowState.kept,
    ),
    "same": (RowState.unchanged,),
    "out": (RowState.refused, RowState.left_out),
}


@portal.route("/roles/from-file", methods=["GET", "POST"])
@takes_files(MOST_BYTES)
def roles_from_file() -> Answer:
    form = UploadForm()
    if not form.is_submitted():
        return _choose(form)
    job = _kept(form) if form.validate() else None
    if job is None:
        db.session.rollback()
        return _choose(form), 422
    job_id, size = job.id, job.file_size
    db.session.commit()
    log.info("roles uploaded", recruiter_id=me().id, job_id=job_id, bytes=size)
    return redirect(url_for("portal.import_job", job_id=job_id))


def _kept(form: UploadForm) -> ImportJob | None:
    """The file with its check enqueued; nothing, with the form saying why."""
    session, chosen = db.session(), form.file.data
    name, kind = str(clean(chosen.filename)) or "file", KINDS[ImportKind.roles]
    try:
        job = keep_file(session, ImportKind.roles, name, cast(BinaryIO, chosen.stream), me().id)
        job.mapping = documented(job.columns, kind.columns, kind.required)
    except FileRefused as refused:
        form.file.errors = [str(refused)]
        return None
    job.options = Options(owner=me().email).as_json()
    job.begin(JobState.mapped, job.file_size, clock.now())
    later(session, "check_import", job_id=job.id)
    return job


def _choose(form: UploadForm) -> str:
    return render_template("portal/role_files.html", form=form, accepted=ACCEPTED)


def checked_roles(job: ImportJob) -> str:
    """What would happen to each role of the file, or what became of it."""
    session, asked = db.session(), request.args.get("show", "")
    counts, number = counts_of(session, job), page_asked_for()
    shown = asked if asked in SHOWN else "in"
    rows = page_of_rows(session, job, SHOWN[shown], number, PAGE)
    at = {field: place for place, field in enumerate(job.mapping)}
    total = sum(counts[state] for state in SHOWN[shown])
    return render_template(
        "portal/import/roles.html",
        job=job,
        rows=rows,
        at=at,
        counts=counts,
        states=RowState,
        ready=counts[RowState.new] + counts[RowState.changed],
        shown=shown,
        may_undo=job.may_be_undone(clock.now()),
        total={name: sum(counts[state] for state in of) for name, of in SHOWN.items()},
        words=import_words,
        pages=pages("portal.import_job", len(rows), total, number, PAGE, job_id=job.id, show=shown),
    )
