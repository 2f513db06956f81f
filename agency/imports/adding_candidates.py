"""Adds people from a file to the agency: never changes somebody who is here already."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    EarlierJob,
    SkillHeld,
    WayKind,
    WayToReach,
)
from agency.candidates.resumes import write_resume
from agency.candidates.suppression import suppressed_among
from agency.contact.consent import current_consent
from agency.contact.models import ConsentKind
from agency.imports.book import Book, OwnerUnknown
from agency.imports.candidates import CandidateRow
from agency.imports.files import RowRefused
from agency.imports.outcome import Outcome, one_at_a_time
from agency.imports.telling import HOW, write_what_was_said
from agency.matching.profiles import refresh_profiles
from agency.skills.models import TermKind

ERASED = "somebody with this address was erased here and is not brought back; nothing was stored"


def add_candidates(
    session: Session, rows: Sequence[CandidateRow], book: Book, now: datetime
) -> Outcome:
    """Add those who are new, with everything their rows say. Never commits.

    Somebody whose key, email, mobile or LinkedIn page is known is already here and stays as they
    are: an import corrects nobody, and never lifts a stop or a no. Nobody who was erased comes back.
    """
    one_at_a_time(session)
    outcome = Outcome()
    known = _known(session, rows)
    erased = suppressed_among(session, set().union(*(_marks(row) for row in rows)))
    book.look_up(session, TermKind.skill, (name for row in rows for name in row.skills))
    certified = (one.name for row in rows for one in row.designations)
    book.look_up(session, TermKind.designation, certified)
    added = []
    for row in rows:
        if known & _marks(row):
            outcome.already_here += 1
            outcome.notes += _overlooked(session, row)
            continue
        if erased & _marks(row):
            outcome.refused.append(RowRefused(row.line, "", ERASED))
            continue
        try:
            added.append((row, _candidate(session, row, book, outcome)))
        except OwnerUnknown as refused:
            outcome.refused.append(RowRefused(row.line, "owner email", str(refused)))
            continue
        known |= _marks(row)
    session.add_all(candidate for _, candidate in added)
    session.flush()
    for row, candidate in added:
        write_what_was_said(session, row, candidate, book, now)
        if row.resume:
            write_resume(session, candidate, row.resume, HOW, now)
    outcome.new_ids = [candidate.id for _, candidate in added]
    outcome.new = len(added)
    refresh_profiles(session, outcome.new_ids)
    return outcome


def _marks(row: CandidateRow) -> set[str]:
    """What tells that it is the same person."""
    return {mark for mark in (row.key, row.email, row.mobile, row.linkedin) if mark}


def _known(session: Session, rows: Iterable[CandidateRow]) -> set[str]:
    marks = set().union(*(_marks(row) for row in rows))
    keys = select(Candidate.import_key).where(Candidate.import_key.in_(marks))
    ways = select(WayToReach.value).where(WayToReach.value.in_(marks))
    return {mark for mark in (*session.scalars(keys), *session.scalars(ways)) if mark}


def _overlooked(session: Session, row: CandidateRow) -> list[str]:
    """A no in the file is not lost because the person is here already and may be contacted."""
    if row.agreed != "no" or not any(_says_yes(session, id_) for id_ in _ids(session, row)):
        return []
    return [
        f"Line {row.line}: already here, and the file says no to contact. Record it on their page."
    ]


def _ids(session: Session, row: CandidateRow) -> set[int]:
    marks = _marks(row)
    keys = select(Candidate.id).where(Candidate.import_key.in_(marks))
    ways = select(WayToReach.candidate_id).where(WayToReach.value.in_(marks))
    return {*session.scalars(keys), *session.scalars(ways)}


def _says_yes(session: Session, candidate_id: int) -> bool:
    answer = current_consent(session, candidate_id).get(ConsentKind.contact)
    return answer is not None and answer.answer == "yes"


def _candidate(session: Session, row: CandidateRow, book: Book, outcome: Outcome) -> Candidate:
    owner_id = book.owner(row.owner_email)
    place = book.place(row.city, row.region, row.country) if row.city else None
    if row.city and place is None:
        said = ", ".join(filter(None, (row.city, row.region, row.country)))
        outcome.notes.append(
            f"Line {row.line}: “{said}” is not among the places; taken without one."
        )
    has_pay = row.pay_now is not None or row.pay_wanted is not None
    return Candidate(
        full_name=row.name,
        goes_by=row.goes_by,
        pronouns=row.pronouns,
        title=row.title,
        employer=row.employer,
        place_id=place[0] if place else None,
        zone=place[1] if place else None,
        owner_id=owner_id,
        notice_days=row.notice_days,
        pay_now=row.pay_now,
        pay_wanted=row.pay_wanted,
        pay_currency=row.currency if has_pay else None,
        pay_period=row.period if has_pay else None,
        languages=list(row.languages),
        best_time=row.best_time,
        source=row.source,
        import_key=row.key,
        ways=_ways(row),
        skills=_skills(session, row, book),
        designations=_designations(session, row, book),
        earlier_jobs=[
            EarlierJob(position=position, **vars(job))
            for position, job in enumerate(row.previous_titles)
        ],
    )


def _ways(row: CandidateRow) -> list[WayToReach]:
    values = (
        (WayKind.mobile, row.mobile),
        (WayKind.email, row.email),
        (WayKind.linkedin, row.linkedin),
    )
    given = [(kind, value) for kind, value in values if value]
    return [
        WayToReach(kind=kind, value=value, position=position)
        for position, (kind, value) in enumerate(given)
    ]


def _skills(session: Session, row: CandidateRow, book: Book) -> list[SkillHeld]:
    ids = [book.learn_term(session, TermKind.skill, name) for name in row.skills]
    return [SkillHeld(skill_id=id_) for id_ in dict.fromkeys(ids)]


def _designations(session: Session, row: CandidateRow, book: Book) -> list[DesignationHeld]:
    by_term = {
        book.learn_term(session, TermKind.designation, one.name): one for one in row.designations
    }
    return [
        DesignationHeld(designation_id=id_, standing=one.standing, expected_on=one.expected_on)
        for id_, one in by_term.items()
    ]
