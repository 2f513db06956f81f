"""Writes judged rows of people: new ones whole, known ones where something was empty. Never commits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from agency.candidates.abilities import SkillLine
from agency.candidates.models import Candidate, DesignationHeld, EarlierJob, SkillHeld, WayToReach
from agency.candidates.resumes import resume_versions, write_resume
from agency.imports.additions import Additions
from agency.imports.book import Book
from agency.imports.deciding import Decision
from agency.imports.judging_people import Judged
from agency.imports.options import Options
from agency.imports.settling import Settled
from agency.imports.telling import (
    HOW,
    Telling,
    heed,
    learn_of_new,
    refuse,
    write_agreements,
    write_touches,
)
from agency.preferences.queries import current_preferences
from agency.skills.models import TermKind


def add_new(
    session: Session, judged: Sequence[Judged], book: Book, options: Options, now: datetime
) -> list[Candidate]:
    """The new people of these rows, in their order."""
    told = [_telling(session, one, book) for one in judged]
    session.add_all(one.candidate for one in told)
    session.flush()
    write_agreements(session, told, book, options, now)
    today = now.astimezone(book.zone).date()
    speaking = [
        (one, row.numbered.decision)
        for one, row in zip(told, judged, strict=True)
        if one.settled.row.tells
    ]
    touches = write_touches(session, [one for one, _ in speaking], book, now)
    learn_of_new(session, [one for one, _ in speaking], touches)
    for (one, decision), touch in zip(speaking, touches, strict=True):
        heed(session, one, touch, decision, today)
    for one in told:
        if one.settled.row.resume:
            write_resume(session, one.candidate, one.settled.row.resume, HOW, now)
    return [one.candidate for one in told]


def add_to(
    session: Session, one: Judged, person: Candidate, book: Book, now: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the row adds to somebody we have: their fields as they were, and as they are now.

    The latter with the numbers of the records that came, by table, under ``added``, and of the skills
    that gained their years under ``years``. Wishes are learned only where they had none: what they told us counts more than an old file.
    """
    assert one.settled is not None, "only a row that could be read adds anything"
    assert one.said is not None, "only a row that could be read adds anything"
    assert one.additions is not None, "a row that adds something says what"
    more, telling = one.additions, Telling(person, one.settled, one.said)
    before = {name: getattr(person, name) for name in more.fields}
    for name, value in more.fields.items():
        setattr(person, name, value)
    for held in person.skills:
        held.years = more.years.get(held.id, held.years)
    records = _records(session, person, more, book)
    session.flush()
    if more.resume:
        write_resume(session, person, more.resume, HOW, now)
        records += resume_versions(session, person.id)
    if more.refuses:
        refuse(session, telling, book, now)
    if more.tells:
        records += _tell(session, telling, one.numbered.decision, book, now)
    added: dict[str, list[int]] = {}
    for record in records:
        added.setdefault(record.__tablename__, []).append(record.id)
    return before, {**more.fields, "added": added, "years": list(more.years)}


def _tell(session: Session, one: Telling, decision: str, book: Book, now: datetime) -> list[Any]:
    """The touch, and the wishes that came with it."""
    wishes_before = current_preferences(session, one.candidate.id)
    (touch,) = write_touches(session, [one], book, now)
    records: list[Any] = [touch]
    if not any(wishes_before.values()):
        learn_of_new(session, [one], [touch])
        wishes = current_preferences(session, one.candidate.id)
        records += [wish for lines in wishes.values() for wish in lines]
    heed(session, one, touch, decision, now.astimezone(book.zone).date())
    return records


def _records(session: Session, person: Candidate, more: Additions, book: Book) -> list[Any]:
    first = 1 + max((way.position for way in person.ways), default=-1)
    ways = [
        WayToReach(kind=kind, value=value, position=first + n)
        for n, (kind, value) in enumerate(more.ways)
    ]
    known = {held.skill_id for held in person.skills}
    skills = [one for one in _skills(session, more.skills, book) if one.skill_id not in known]
    designations = _designations(session, more.designations, book)
    jobs = _jobs(more.jobs)
    person.ways += ways
    person.skills += skills
    person.designations += designations
    person.earlier_jobs += jobs
    return [*ways, *skills, *designations, *jobs]


def _telling(session: Session, one: Judged, book: Book) -> Telling:
    assert one.settled is not None, "only a row that could be read becomes a person"
    assert one.said is not None, "only a row that could be read becomes a person"
    key = one.settled.row.key
    if one.numbered.decision == Decision.new:
        key = f"{key}#{one.numbered.row_hash}"  # a second person of that name and employer
    return Telling(_candidate(session, one.settled, key, book), one.settled, one.said)


def _candidate(session: Session, settled: Settled, key: str, book: Book) -> Candidate:
    row = settled.row
    return Candidate(
        full_name=row.name,
        goes_by=row.goes_by,
        pronouns=row.pronouns,
        title=row.title,
        employer=row.employer,
        place_id=settled.place_id,
        zone=settled.zone,
        owner_id=settled.owner_id,
        notice_days=row.notice_days,
        pay_now=row.pay_now,
        pay_wanted=row.pay_wanted,
        pay_currency=row.currency if row.has_pay else None,
        pay_period=row.period if row.has_pay else None,
        languages=list(row.languages),
        best_time=row.best_time,
        source=row.source,
        import_key=key,
        ways=[
            WayToReach(kind=kind, value=value, position=position)
            for position, (kind, value) in enumerate(row.ways)
        ],
        skills=_skills(session, row.skills, book),
        designations=_designations(session, row.designations, book),
        earlier_jobs=_jobs(row.previous_titles),
    )


def _skills(session: Session, told: Sequence[SkillLine], book: Book) -> list[SkillHeld]:
    """One for each term; told twice, with the more years."""
    years: dict[int, int | None] = {}
    for one in told:
        term_id = book.learn_term(session, TermKind.skill, one.name)
        years[term_id] = max(years.get(term_id) or 0, one.years or 0) or None
    return [SkillHeld(skill_id=term_id, years=count) for term_id, count in years.items()]


def _designations(session: Session, certified: Sequence[Any], book: Book) -> list[DesignationHeld]:
    by_term = {book.learn_term(session, TermKind.designation, one.name): one for one in certified}
    return [
        DesignationHeld(designation_id=id_, standing=one.standing, expected_on=one.expected_on)
        for id_, one in by_term.items()
    ]


def _jobs(jobs: Sequence[Any]) -> list[EarlierJob]:
    return [EarlierJob(position=position, **vars(job)) for position, job in enumerate(jobs)]
