"""Reads résumés' files, each in a job of its own, and saves those that were ticked among many."""

from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.bringing_in import one_at_a_time
from agency.candidates.registering import AlreadyKnown
from agency.candidates.suppression import AddressSuppressed
from agency.languages.speaking import N_
from agency.matching.profiles import refresh_profiles
from agency.queue import later, later_at
from agency.resumes.accepting import NoName, accept, facts_of
from agency.resumes.extracting import Extracted, FileUnreadable, extract
from agency.resumes.models import FileState, ResumeFile
from agency.resumes.taking_in import set_aside, take_in
from agency.touches.vocabulary import vocabulary_for_notes
from agency.viruses import ScannerUnreachable, TooLargeToScan, virus_in

HAS_VIRUS = N_("A virus was found in it (%(virus)s), so it was not opened and is not kept.")
UNSCANNED = N_("It waits for the virus scanner, which cannot be reached.")
TRY_AGAIN = timedelta(minutes=5)


def read_resume_file(session: Session, now: datetime, file_id: int) -> dict[str, Any]:
    """Read one file in a child process, outside any transaction, and write down what it holds."""
    query = select(ResumeFile.content).filter_by(id=file_id, state=FileState.waiting)
    content = session.scalar(query)
    session.commit()
    if content is None:
        return {}
    try:
        virus, refused = _looked_through(content)
        found = refused or _extracted(content)
    except ScannerUnreachable:
        return _wait_for_scanner(session, file_id, now)
    file = _locked(session, file_id, FileState.waiting)
    if file is None:
        return {}
    if isinstance(found, str):
        set_aside(file, found)
        if virus:
            file.content = b""
        return {"aside": 1}
    file.reason = ""
    made = take_in(session, file, found, vocabulary_for_notes(session), now.date(), now)
    for one in made:
        later(session, "read_resume_file", file_id=one)
    if file.resume_id is not None and file.candidate_id is not None:
        _changed(session, file.candidate_id)
    return {"unpacked": len(made)} if found.kind == "zip" else {str(file.state): 1}


def save_resume_file(session: Session, now: datetime, file_id: int, by_id: int) -> dict[str, Any]:
    """Save everything plain in a file that somebody ticked."""
    one_at_a_time(session)
    file = _locked(session, file_id, FileState.accepted)
    if file is None:
        return {}
    facts = facts_of(file, vocabulary_for_notes(session))
    try:
        person = accept(session, file, facts, None, now, by_id=by_id)
    except (AlreadyKnown, AddressSuppressed, NoName):
        session.rollback()
        file = session.get_one(ResumeFile, file_id)
        set_aside(file, N_("Its addresses have come to be somebody else's. Look at it once more."))
        return {"aside": 1}
    _changed(session, person.id)
    return {"saved": 1}


def _looked_through(content: bytes) -> tuple[str, str]:
    """The virus in it, and why nobody opens it; nothing where nothing is. Raises ``ScannerUnreachable``."""
    try:
        virus = virus_in(content, current_app.extensions["settings"].clamd) or ""
    except TooLargeToScan:
        return "", N_("It is larger than the virus scanner takes, so it was not opened.")
    return virus, HAS_VIRUS % {"virus": virus} if virus else ""


def _wait_for_scanner(session: Session, file_id: int, now: datetime) -> dict[str, Any]:
    """Nobody opens a file that nobody has looked through: it is tried again until it can be."""
    file = _locked(session, file_id, FileState.waiting)
    if file is not None:
        file.reason = UNSCANNED
        later_at(session, "read_resume_file", now + TRY_AGAIN, file_id=file_id)
    return {"unscanned": 1}


def _extracted(content: bytes) -> Extracted | str:
    """What was found, or why there is nothing."""
    try:
        return extract(content)
    except FileUnreadable as refused:
        return str(refused)


def _locked(session: Session, file_id: int, state: FileState) -> ResumeFile | None:
    """The file, if it is still where it was: a job may run twice."""
    query = select(ResumeFile).filter_by(id=file_id, state=state).with_for_update()
    return session.scalars(query).first()


def _changed(session: Session, candidate_id: int) -> None:
    refresh_profiles(session, [candidate_id])
    later(session, "rematch_candidate", candidate_id=candidate_id)
