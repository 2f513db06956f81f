"""Writes what somebody confirmed of a résumé: to a person who is here, or as somebody new."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import phonenumbers
from sqlalchemy.orm import Session

from agency.candidates.abilities import DesignationLine, SkillLine, write_abilities
from agency.candidates.earlier_jobs import JobLine, write_jobs
from agency.candidates.models import Candidate, Standing, WayKind, WayToReach
from agency.candidates.registering import (
    CandidateDetails,
    own_addresses,
    refuse_known,
    register_candidate,
)
from agency.candidates.suppression import refuse_suppressed
from agency.contact.consent import Told, record_consent, terms_of
from agency.contact.models import ConsentKind
from agency.languages.speaking import N_
from agency.recruiters.queries import the_agency
from agency.resumes.models import FileState, ResumeBatch, ResumeFile
from agency.resumes.offering import line_of, offers_of, present_job
from agency.resumes.queries import people_with_addresses
from agency.resumes.reading import Fact, read_resume
from agency.resumes.taking_in import write_version
from agency.skills.terms import Vocabulary

SOURCE = N_("résumé")


class NoName(Exception):
    """Somebody new has a name."""


def facts_of(file: ResumeFile, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """What a file says, read anew: the same text, the same day, the same words."""
    return read_resume(file.words, file.uploaded_at.date(), vocabulary)


def accept(
    session: Session,
    file: ResumeFile,
    facts: Sequence[Fact],
    keys: Collection[str] | None,
    now: datetime,
    *,
    by_id: int,
    full_name: str = "",
) -> Candidate:
    """Save the facts with these keys, or with none given all that are plain; the person. Never commits.

    What is on record is never replaced. Raises ``NoName``, and what ``register_candidate`` raises.
    """
    person = _whose(session, file)
    groups = offers_of(file.words, facts, person)
    offered = [one for _, group in groups for one in group if one.standing == "new"]
    chosen = [
        one.fact for one in offered if (one.key in keys if keys is not None else one.fact.sure)
    ]
    if person is None:
        person = _new(session, file, chosen, now, by_id, full_name)
    else:
        _add_ways(session, person, chosen)
        _add_present(person, chosen)
        spoken = [one.value for one in chosen if one.kind == "language"]
        if spoken:
            person.languages = [*person.languages, *spoken]
    _add_work(session, person, chosen)
    file.candidate_id = person.id
    if file.resume_id is None:
        write_version(session, file, now)
    file.state, file.reason = FileState.settled, ""
    session.flush()
    return person


def _whose(session: Session, file: ResumeFile) -> Candidate | None:
    """Somebody may have come here since it was read, by another file of the same upload perhaps."""
    if file.candidate_id is not None:
        return session.get_one(Candidate, file.candidate_id)
    people = people_with_addresses(session, file.addresses)
    return people[0] if len(people) == 1 else None


def _new(
    session: Session,
    file: ResumeFile,
    chosen: Sequence[Fact],
    now: datetime,
    by_id: int,
    full_name: str,
) -> Candidate:
    read = next((one.value for one in chosen if one.kind == "name"), file.read_name)
    name = " ".join((full_name or read).split())
    if not name:
        raise NoName
    job = present_job(chosen)
    details = CandidateDetails(
        full_name=name,
        owner_id=by_id,
        title=job.value if job else "",
        employer=job.employer if job else "",
        languages=tuple(one.value for one in chosen if one.kind == "language"),
        ways=_ways(chosen),
    )
    person = register_candidate(session, details, SOURCE)
    terms_of(session, person.id)
    if file.batch and file.batch.agreed:
        _write_yes(session, person, file.batch, now, by_id)
    return person


def _write_yes(
    session: Session, person: Candidate, batch: ResumeBatch, now: datetime, by_id: int
) -> None:
    """The yes that was told once for all files of an upload, on its day."""
    on = batch.agreed_on or batch.uploaded_at.date()
    told = Told(how=batch.agreed, at=min(_noon(session, on), now), recorded_by_id=by_id)
    record_consent(session, person.id, ConsentKind.contact, "yes", told, {"source": SOURCE})


def _noon(session: Session, on: date) -> datetime:
    return datetime.combine(on, time(12), ZoneInfo(the_agency(session).zone))


def _ways(chosen: Sequence[Fact]) -> dict[WayKind, str]:
    ways = {"email": WayKind.email, "linkedin": WayKind.linkedin}
    return {
        ways.get(one.kind) or _phone_kind(one.value): one.value
        for one in chosen
        if one.kind in ("email", "phone", "linkedin")
    }


def _phone_kind(e164: str) -> WayKind:
    """Where numbers tell it, a fixed line is no mobile; North American ones do not."""
    kind = phonenumbers.number_type(phonenumbers.parse(e164))
    return WayKind.phone if kind == phonenumbers.PhoneNumberType.FIXED_LINE else WayKind.mobile


def _add_ways(session: Session, person: Candidate, chosen: Sequence[Fact]) -> None:
    ways = _ways(chosen)
    refuse_known(session, ways, apart_from=person)
    refuse_suppressed(session, own_addresses(ways))
    for kind, value in ways.items():
        position = list(WayKind).index(kind)
        person.ways.append(WayToReach(kind=kind, value=value, position=position))


def _add_present(person: Candidate, chosen: Sequence[Fact]) -> None:
    job = present_job(chosen)
    if job and not person.title and not person.employer:
        person.title, person.employer = job.value, job.employer


def _add_work(session: Session, person: Candidate, chosen: Sequence[Fact]) -> None:
    """Earlier jobs after those on record, skills and designations beside them."""
    session.flush()
    now = present_job(chosen)
    jobs = [line_of(one) for one in chosen if one.kind == "job" and one is not now]
    held = [
        JobLine(job.title, job.employer, job.from_on, job.until_on) for job in person.earlier_jobs
    ]
    if jobs:
        write_jobs(session, person, list(dict.fromkeys([*held, *jobs])))
    skills = [SkillLine(one.value, one.years) for one in chosen if one.kind == "skill"]
    certified = [_designation(one) for one in chosen if one.kind == "designation"]
    if skills or certified:
        known = [SkillLine(held.skill.name, held.years) for held in person.skills]
        has = [
            DesignationLine(held.designation.name, held.standing, held.expected_on)
            for held in person.designations
        ]
        write_abilities(session, person, [*known, *skills], [*has, *certified])


def _designation(one: Fact) -> DesignationLine:
    if one.is_held:
        return DesignationLine(one.value)
    return DesignationLine(one.value, Standing.in_progress, one.until_on)
