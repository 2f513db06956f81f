"""Résumés' files: brought one by one or many at once, read by the workers, confirmed here."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.candidates.bringing_in import one_at_a_time
from agency.candidates.models import Candidate
from agency.candidates.registering import AlreadyKnown
from agency.candidates.suppression import AddressSuppressed
from agency.database import db
from agency.languages.speaking import _
from agency.portal.candidate import changed, shown_person
from agency.portal.face import me, portal
from agency.portal.files import downloaded
from agency.portal.progress import Progress, progress
from agency.portal.resume_forms import (
    ACCEPTED,
    ConfirmForm,
    ManyForm,
    ManySavedForm,
    PressForm,
    UploadForm,
)
from agency.portal.work_history import resume_page
from agency.queue import later
from agency.resumes.accepting import NoName, accept, facts_of
from agency.resumes.extracting.limits import MOST_ARCHIVE_BYTES, MOST_BYTES
from agency.resumes.models import FileState, ResumeBatch, ResumeFile
from agency.resumes.offering import Offer, offers_of
from agency.resumes.queries import file_shown, files_of_batch, newest_batches
from agency.resumes.storing import FileRefused, forget, store_resume
from agency.touches.vocabulary import vocabulary_for_notes
from agency.web.access import found
from agency.web.files import takes_files
from agency.words import possessive

SHOWN_BATCHES = 20
UNREAD = (FileState.waiting, FileState.accepted)
"""A worker still has something to do."""


@portal.route("/resumes", methods=["GET", "POST"])
@takes_files(MOST_ARCHIVE_BYTES)
def resumes() -> str | Response | tuple[str, int]:
    """Bring many, and see how earlier uploads are going."""
    form = ManyForm(today=clock.today(me().zone))
    if form.validate_on_submit():
        batch = _store_many(form)
        if batch is not None:
            return redirect(url_for("portal.resume_batch", batch_id=batch.id))
    page = render_template(
        "portal/resumes.html",
        form=form,
        batches=newest_batches(db.session(), SHOWN_BATCHES),
        accepted=f"{ACCEPTED},.zip",
    )
    return page, 422 if form.is_submitted() else 200


def _store_many(form: ManyForm) -> ResumeBatch | None:
    """The upload, or none when one of its files was refused; then nothing of it is kept."""
    session, now = db.session(), clock.now()
    agreed_on = form.agreed_on.data if form.agreed.data else None
    batch = ResumeBatch(
        uploaded_at=now, uploaded_by_id=me().id, agreed=form.agreed.data or "", agreed_on=agreed_on
    )
    session.add(batch)
    session.flush()
    if not _store(form, None, batch.id):
        return None
    return batch


def _store(form: UploadForm, candidate_id: int | None, batch_id: int | None) -> bool:
    """Keep every file and have it read; or none of them, and the form says why."""
    session, now = db.session(), clock.now()
    try:
        files = [
            store_resume(
                session, candidate_id, one.read(), one.filename, now,
                by_id=me().id, batch_id=batch_id,
            )
            for one in form.files.data
        ]  # fmt: skip
    except FileRefused as refused:
        session.rollback()
        form.files.errors = [*form.files.errors, str(refused)]
        return False
    for file in files:
        later(session, "read_resume_file", file_id=file.id)
    session.commit()
    return True


@portal.get("/resumes/<int(max=2147483647):batch_id>")
def resume_batch(batch_id: int) -> str:
    """How far an upload is. It may be left: the workers go on."""
    batch = found(db.session().get(ResumeBatch, batch_id))
    files = files_of_batch(db.session(), batch.id)
    only_list = "HX-Request" in request.headers
    return render_template(
        "portal/resume_files.html" if only_list else "portal/resume_batch.html",
        batch=batch,
        files=files,
        states=FileState,
        is_working=any(one.state in UNREAD for one in files),
        progress=progress_of(batch, Counter(one.state for one in files), clock.now()),
        form=ManySavedForm(formdata=None),
    )


def progress_of(batch: ResumeBatch, files: Mapping[FileState, int], now: datetime) -> Progress:
    of = sum(files.values())
    waiting = sum(files.get(state, 0) for state in UNREAD)
    return progress(of - waiting, of, _("files"), batch.uploaded_at, now)


@portal.post("/resumes/<int(max=2147483647):batch_id>/save")
def save_resumes(batch_id: int) -> Response:
    """Have the ticked files saved with everything plain in them."""
    session, form = db.session(), ManySavedForm()
    batch = found(session.get(ResumeBatch, batch_id))
    form.validate()
    ticked = set(form.files.data or ())
    chosen = [
        one
        for one in files_of_batch(session, batch.id)
        if one.id in ticked and one.state is FileState.read
    ]
    for one in chosen:
        one.state = FileState.accepted
        later(session, "save_resume_file", file_id=one.id, by_id=me().id)
    session.commit()
    flash(
        _("%(chosen)s are being saved. You may leave this page.", chosen=len(chosen))
        if chosen
        else _("None was ticked.")
    )
    return redirect(url_for("portal.resume_batch", batch_id=batch.id))


@portal.post("/candidates/<int(max=2147483647):candidate_id>/resume/files")
@takes_files(MOST_BYTES)
def upload_resume(candidate_id: int) -> str | Response | tuple[str, int]:
    """A file for somebody who is here; its text is a new version as soon as it is read."""
    person, form = shown_person(candidate_id), UploadForm()
    if form.validate() and _store(form, person.id, None):
        flash(_("It is being read. Look again in a moment."))
        return redirect(url_for("portal.resume", candidate_id=person.id, _anchor="from-files"))
    return resume_page(shown_person(candidate_id), upload=form), 422


@portal.route("/resumes/files/<int(max=2147483647):file_id>", methods=["GET", "POST"])
def resume_file(file_id: int) -> str | Response | tuple[str, int]:
    """What a file says, to be confirmed. Nothing is on record before."""
    file, form = _file(file_id), ConfirmForm()
    if not form.is_submitted():
        form.full_name.data = file.read_name
    elif form.validate() and _is_open(file):
        person = _confirmed(file, form)
        if person is not None:
            flash(_("Saved on %(whose)s page.", whose=possessive(person.full_name)))
            return redirect(url_for("portal.candidate", candidate_id=person.id, _anchor="work"))
        file = _file(file_id)
    groups = _groups(file) if file.words else []
    ticked = set(form.keys.data or ()) if form.is_submitted() else _plain(groups)
    page = render_template(
        "portal/resume_file.html",
        file=file,
        form=form,
        groups=groups,
        ticked=ticked,
        is_open=_is_open(file),
        states=FileState,
    )
    return page, 422 if form.is_submitted() else 200


def _is_open(file: ResumeFile) -> bool:
    """Whether there is something to confirm: read, or aside for somebody's page with a text."""
    if file.state is FileState.aside:
        return bool(file.words) and file.candidate_id is not None
    return file.state in (FileState.read, FileState.settled)


def _groups(file: ResumeFile) -> list[tuple[str, list[Offer]]]:
    facts = facts_of(file, vocabulary_for_notes(db.session()))
    return offers_of(file.words, facts, file.candidate)


def _plain(groups: list[tuple[str, list[Offer]]]) -> set[str]:
    return {one.key for _heading, group in groups for one in group if one.fact.sure}


def _confirmed(file: ResumeFile, form: ConfirmForm) -> Candidate | None:
    """The person it was saved for, or none, and the form says why not."""
    session = db.session()
    one_at_a_time(session)
    facts = facts_of(file, vocabulary_for_notes(session))
    try:
        person = accept(
            session, file, facts, form.keys.data or (), clock.now(),
            by_id=me().id, full_name=form.full_name.data or "",
        )  # fmt: skip
    except AlreadyKnown as known:
        session.rollback()
        form.form_errors.append(
            _("%(name)s has one of these addresses already.", name=known.candidate.full_name)
        )
    except AddressSuppressed as refused:
        session.rollback()
        form.form_errors.append(str(refused))
    except NoName:
        session.rollback()
        form.full_name.errors = [*form.full_name.errors, _("Write the person’s name.")]
    else:
        changed(person.id)
        session.commit()
        return person
    return None


@portal.post("/resumes/files/<int(max=2147483647):file_id>/remove")
def remove_resume_file(file_id: int) -> Response:
    """Take a file away. A version that was written from it stays."""
    file, form = _file(file_id), PressForm()
    form.validate()
    batch_id, candidate_id = file.batch_id, file.candidate_id
    forget(db.session(), file)
    db.session.commit()
    flash(_("The file is gone."))
    if batch_id is not None:
        return redirect(url_for("portal.resume_batch", batch_id=batch_id))
    return redirect(url_for("portal.resume", candidate_id=candidate_id, _anchor="from-files"))


@portal.get("/resumes/files/<int(max=2147483647):file_id>/download")
def download_resume_file(file_id: int) -> Response:
    """The file as it was brought: always something to keep, never something a browser shows."""
    file = _file(file_id)
    if not file.content:
        abort(404)
    return downloaded(file.content, _download_name(file))


def _download_name(file: ResumeFile) -> str:
    """Ends as its content says, so that "resume.pdf.exe" is a PDF again."""
    stem = file.name.rpartition(".")[0] or file.name
    return f"{stem}.{file.kind}" if file.kind else f"{stem}.bin"


def _file(file_id: int) -> ResumeFile:
    return found(file_shown(db.session(), file_id))
