"""Work history and résumé, corrected by the person themselves on their own page."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from agency.answers.saving import ChangedMeanwhile, take_in_turn
from agency.answers.sentences import voice_of, work_sentence
from agency.candidates.earlier_jobs import jobs_in, write_jobs, written_jobs
from agency.candidates.models import Candidate
from agency.candidates.resumes import newest_resume, write_resume
from agency.languages.speaking import N_, Language, speaking
from agency.matching.profiles import refresh_profiles
from agency.recontact.replies import surface_reply
from agency.touches.logging import log_touch, written_by_them

SOURCE = N_("their own page")


@dataclass(frozen=True)
class Work:
    """What we hold of somebody's work, as text that can be corrected."""

    jobs: str
    resume: str

    @property
    def fingerprint(self) -> str:
        """Alike only while nothing that the page shows has changed."""
        return hashlib.sha256(repr((self.jobs, self.resume)).encode()).hexdigest()[:32]


def work_known(session: Session, candidate: Candidate) -> Work:
    resume = newest_resume(session, candidate.id)
    return Work(written_jobs(candidate), resume.text if resume else "")


def work_seen(session: Session, candidate: Candidate) -> str:
    """The fingerprint of what is held, in whichever language it is read."""
    with speaking(Language.en):
        return work_known(session, candidate).fingerprint


def save_work(
    session: Session, candidate: Candidate, after: Work, seen: str, now: datetime, today: date
) -> bool:
    """Write what changed, with one touch and word to the owner; whether anything did. Never commits.

    Raises ``ChangedMeanwhile``, and ``LineRefused`` for a job that cannot be read.
    """
    take_in_turn(session, candidate.id)
    session.expire(candidate, ["earlier_jobs"])
    if work_seen(session, candidate) != seen:
        raise ChangedMeanwhile
    with speaking(candidate.owner.reads):
        return _save(session, candidate, after, now, today)


def _save(session: Session, candidate: Candidate, after: Work, now: datetime, today: date) -> bool:
    jobs = write_jobs(session, candidate, jobs_in(after.jobs))
    resume = write_resume(session, candidate, after.resume, SOURCE, now)
    if not jobs and not resume:
        return False
    sentence = work_sentence(voice_of(candidate), jobs, resume)
    new = written_by_them(
        candidate.id,
        sentence,
        now,
        today,
    )
    surface_reply(session, log_touch(session, new, now), sentence, now)
    refresh_profiles(session, [candidate.id])
    return True
