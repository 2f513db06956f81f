"""Work going on: everything the workers are at that somebody may wait for, with how long it takes yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import clock
from agency.database import db
from agency.exports.asking import exports_shown
from agency.exports.models import ExportState
from agency.imports.models import ImportJob
from agency.imports.queries import UNFINISHED
from agency.languages.speaking import N_, Words, _
from agency.portal import import_words
from agency.portal.exports import progress_of as progress_of_export
from agency.portal.exports import words_for
from agency.portal.face import me, portal
from agency.portal.progress import Progress
from agency.portal.resumes import SHOWN_BATCHES, UNREAD
from agency.portal.resumes import progress_of as progress_of_batch
from agency.queue.standing import seconds_each, standing
from agency.resumes.queries import newest_batches
from agency.words import capital, day

MATCHING = Words(
    {
        "surface_role": N_("roles to match"),
        "surface_every_role": N_("rounds over every role to begin"),
        "rematch_candidate": N_("people to match again"),
        "rematch_vocabulary": N_("changes of words to follow"),
        "learn_from_everybody": N_("rounds of learning words to begin"),
        "hand_over": N_("lots of a colleague’s people to hand over"),
    }
)


@dataclass(frozen=True)
class Going:
    """One line: what, where it is watched, how far."""

    what: str
    progress: Progress
    url: str = ""


@portal.get("/work")
def work() -> str:
    session, now = db.session(), clock.now()
    going = [
        *_imports(session, now),
        *_exports(session, now),
        *_resumes(session, now),
        *_matching(session, now),
    ]
    return render_template("portal/work.html", going=going)


def _imports(session: Session, now: datetime) -> Iterator[Going]:
    query = select(ImportJob).where(ImportJob.state.in_(UNFINISHED)).order_by(ImportJob.id)
    for job in session.scalars(query):
        what = f"{import_words.DOING[job.state][0]}: {job.file_name}"
        url = url_for("portal.import_job", job_id=job.id)
        yield Going(what, import_words.progress_of(job, now), url)


def _exports(session: Session, now: datetime) -> Iterator[Going]:
    for export in exports_shown(session, me()):
        if export.state is ExportState.making:
            mine = export.recruiter_id == me().id
            url = url_for("portal.export", export_id=export.id) if mine else ""
            what = _("File: %(what)s", what=words_for(export))
            yield Going(what, progress_of_export(export, now), url)


def _resumes(session: Session, now: datetime) -> Iterator[Going]:
    for batch, files in newest_batches(session, SHOWN_BATCHES):
        if any(files.get(state) for state in UNREAD):
            what = _("Reading résumés of %(day)s", day=day(batch.uploaded_at))
            url = url_for("portal.resume_batch", batch_id=batch.id)
            yield Going(what, progress_of_batch(batch, files, now), url)


def _matching(session: Session, now: datetime) -> Iterator[Going]:
    """How far is not known, only what is left: jobs bring other jobs."""
    waiting, each = standing(session).waiting, seconds_each(session, now)
    for task, words in MATCHING.items():
        if waiting.get(task):
            took = each.get(task)
            left = waiting[task] * took if took is not None else None
            yield Going(capital(words), Progress(waiting[task], None, words, left))
