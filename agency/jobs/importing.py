"""An import's steps as the workers take them; the command takes the same."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency import history
from agency.clients.models import Role, RoleState
from agency.imports.applying import apply_next
from agency.imports.book import Book, open_book
from agency.imports.checking import check
from agency.imports.models import ImportJob, ImportKind, JobState
from agency.imports.options import Options
from agency.imports.queries import counts_of, new_people, standing_still
from agency.imports.undoing import undo_next
from agency.languages.speaking import Language, speaking
from agency.queue import later
from agency.recruiters.models import Recruiter

Counts = dict[str, Any]
BATCHES_A_TURN = 25
"""After so many a worker takes other jobs first, so that letters do not wait behind a long file."""


Step = Callable[[Session, datetime, int], Counts]


def in_their_language(step: Step) -> Step:
    """What is written beside the rows is read by whoever brought the file."""

    @wraps(step)
    def done(session: Session, now: datetime, job_id: int) -> Counts:
        query = select(Recruiter).join(ImportJob, ImportJob.made_by_id == Recruiter.id)
        reader = session.scalar(query.where(ImportJob.id == job_id))
        with speaking(reader.reads if reader else Language.en):
            return step(session, now, job_id)

    return done


@in_their_language
def check_import(session: Session, now: datetime, job_id: int) -> Counts:
    """Every row of a file, judged. Stopped in the middle it begins anew: nothing has happened yet."""
    job = _job(session, job_id, JobState.mapped)
    if job is None:
        return {}
    for _batch in check(session, job, open_book(session, Options.from_json(job.options)), now):
        session.commit()
    return {"rows": sum(counts_of(session, job).values())}


@in_their_language
def apply_import(session: Session, now: datetime, job_id: int) -> Counts:
    """The rows that are ready, 200 a transaction."""
    job = _job(session, job_id, JobState.applying)
    if job is None:
        return {}
    book = open_book(session, Options.from_json(job.options))
    for _batch in range(BATCHES_A_TURN):
        if take_next(session, job, book, now):
            return {"rows": job.done}
    later(session, "apply_import", job_id=job_id)
    return {"rows": job.done}


@in_their_language
def undo_import(session: Session, now: datetime, job_id: int) -> Counts:
    """The whole import back, 200 rows a transaction."""
    job = _job(session, job_id, JobState.undoing)
    if job is None:
        return {}
    for _batch in range(BATCHES_A_TURN):
        if give_back_next(session, job, now):
            return {"rows": job.done}
    later(session, "undo_import", job_id=job_id)
    return {"rows": job.done}


def take_up_imports(session: Session, now: datetime) -> None:
    """Imports that a command began and did not end go on; running one twice changes nothing."""
    for job_id, state in standing_still(session, now - timedelta(hours=1)):
        task = "apply_import" if state is JobState.applying else "undo_import"
        later(session, task, job_id=job_id)


def take_next(session: Session, job: ImportJob, book: Book, now: datetime) -> bool:
    """One batch, committed with the jobs that surface what is new in it; whether it was the last."""
    done = apply_next(session, job, book, now)
    for role_id in done.role_ids:
        later(session, "surface_role", role_id=role_id)
    if done.finished and job.kind is ImportKind.candidates:
        _surface_people(session, new_people(session, job))
    session.commit()
    return done.finished


def give_back_next(session: Session, job: ImportJob, now: datetime) -> bool:
    """One batch taken back, committed; whether it was the last."""
    finished = undo_next(session, job, now)
    session.commit()
    return finished


def _surface_people(session: Session, new_ids: Any) -> None:
    """Person by person, or role by role where that is less work."""
    query = select(Role.id).where(Role.state == RoleState.open)
    open_roles = list(session.scalars(query)) if new_ids else []
    if len(new_ids) <= len(open_roles):
        for candidate_id in new_ids:
            later(session, "rematch_candidate", candidate_id=candidate_id)
        return
    for role_id in open_roles:
        later(session, "surface_role", role_id=role_id)


def _job(session: Session, job_id: int, state: JobState) -> ImportJob | None:
    """The import, if it still is at this step; what is changed is changed by whoever began it."""
    job = session.get(ImportJob, job_id)
    if job is None or job.state is not state:
        return None
    if job.made_by_id:
        history.act_as(session, "recruiter", job.made_by_id)
    return job
