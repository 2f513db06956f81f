"""What a row says of somebody we have that we do not know yet. What is there is never overwritten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, selectinload

from agency.candidates.abilities import SkillLine
from agency.candidates.earlier_jobs import JobLine
from agency.candidates.models import Candidate, Resume, WayKind
from agency.contact.models import ConsentEntry, ConsentKind
from agency.imports.book import Book
from agency.imports.cells import DesignationCell
from agency.imports.settling import Settled
from agency.skills.models import TermKind
from agency.touches.models import Touch

_TEXTS = ("goes_by", "pronouns", "title", "employer", "best_time")

_SECOND = {
    WayKind.email: WayKind.work_email,
    WayKind.work_email: WayKind.email,
    WayKind.mobile: WayKind.phone,
    WayKind.phone: WayKind.mobile,
}


@dataclass
class Held:
    """What we have of some people, as far as a row may add to it."""

    people: dict[int, Candidate] = field(default_factory=dict)
    with_resume: set[int] = field(default_factory=set)
    refusing: set[int] = field(default_factory=set)
    """Who said no to being contacted."""
    told: set[str] = field(default_factory=set)
    """Keys of touches that an import brought."""


@dataclass
class Additions:
    """Fields to fill, and records to add."""

    fields: dict[str, Any] = field(default_factory=dict)
    ways: list[tuple[WayKind, str]] = field(default_factory=list)
    skills: list[SkillLine] = field(default_factory=list)
    years: dict[int, int] = field(default_factory=dict)
    """Of skills that are held without: by the number of what is held."""
    designations: list[DesignationCell] = field(default_factory=list)
    jobs: list[JobLine] = field(default_factory=list)
    resume: str = ""
    tells: bool = False
    """Their words are new to us."""
    refuses: bool = False
    """The row says no to contact, and we did not know."""

    def __bool__(self) -> bool:
        return any(vars(self).values())


def people_held(session: Session, ids: Iterable[int], rows: Sequence[Settled]) -> Held:
    """These candidates, in a number of queries that does not grow with them; never erased ones."""
    wanted = set(ids)
    if not wanted:
        return Held()
    query = select(Candidate).where(Candidate.id.in_(wanted), Candidate.erased_at.is_(None))
    query = query.options(
        selectinload(Candidate.ways),
        selectinload(Candidate.skills),
        selectinload(Candidate.designations),
        selectinload(Candidate.earlier_jobs),
    )
    answers = (
        select(ConsentEntry.candidate_id, ConsentEntry.answer)
        .where(ConsentEntry.candidate_id.in_(wanted), ConsentEntry.kind == ConsentKind.contact)
        .where(ConsentEntry.answer.in_(("yes", "no")))
        .order_by(ConsentEntry.candidate_id, ConsentEntry.id.desc())
        .ext(distinct_on(ConsentEntry.candidate_id))
    )
    keys = {once_key(id_, settled) for id_ in wanted for settled in rows if settled.row.tells}
    return Held(
        people={person.id: person for person in session.scalars(query)},
        with_resume=set(
            session.scalars(select(Resume.candidate_id).where(Resume.candidate_id.in_(wanted)))
        ),
        refusing={row.candidate_id for row in session.execute(answers) if row.answer == "no"},
        told={
            key
            for key in session.scalars(select(Touch.once_key).where(Touch.once_key.in_(keys)))
            if key
        },
    )


def once_key(candidate_id: int, settled: Settled) -> str:
    """The same words about the same person of the same day make one touch, whichever file brings them."""
    row = settled.row
    told = f"{candidate_id}|{row.said_on}|{row.note}|{row.wants}|{row.kept}|{row.not_before}"
    return f"import:{sha256(told.encode()).hexdigest()}"


def additions(person: Candidate, held: Held, settled: Settled, book: Book) -> Additions:
    """What the row says beyond what is held of the person."""
    row, more = settled.row, Additions(fields=_fields(person, settled))
    more.ways = _ways(person, settled)
    more.skills, more.years = _skills(person, row.skills, book)
    certified = {one.designation_id for one in person.designations}
    more.designations = [
        one
        for one in row.designations
        if book.known(TermKind.designation, one.name) not in certified
    ]
    more.jobs = list(row.previous_titles) if not person.earlier_jobs else []
    more.resume = row.resume if person.id not in held.with_resume else ""
    more.tells = row.tells and once_key(person.id, settled) not in held.told
    more.refuses = row.agreed == "no" and person.id not in held.refusing
    return more


def _skills(
    person: Candidate, told: Sequence[SkillLine], book: Book
) -> tuple[list[SkillLine], dict[int, int]]:
    """Skills that are new, and years of those that are held without any."""
    held = {one.skill_id: one for one in person.skills}
    new, years = [], {}
    for line in told:
        known = held.get(book.known(TermKind.skill, line.name) or 0)
        if known is None:
            new.append(line)
        elif line.years and known.years is None:
            years[known.id] = line.years
    return new, years


def _ways(person: Candidate, settled: Settled) -> list[tuple[WayKind, str]]:
    """Addresses that are new; a second one goes where there is room, and the first stays first."""
    values, kinds = {way.value for way in person.ways}, {way.kind for way in person.ways}
    found = []
    for kind, value in settled.row.ways:
        free = next((one for one in (kind, _SECOND.get(kind)) if one and one not in kinds), None)
        if value not in values and free is not None:
            kinds.add(free)
            found.append((free, value))
    return found


def _fields(person: Candidate, settled: Settled) -> dict[str, Any]:
    row = settled.row
    filled: dict[str, Any] = {
        name: getattr(row, name)
        for name in _TEXTS
        if getattr(row, name) and not getattr(person, name)
    }
    if person.place_id is None and settled.place_id is not None:
        filled |= {"place_id": settled.place_id, "zone": settled.zone}
    if person.notice_days is None and row.notice_days is not None:
        filled["notice_days"] = row.notice_days
    if row.has_pay and person.pay_now is None and person.pay_wanted is None:
        filled |= {
            "pay_now": row.pay_now,
            "pay_wanted": row.pay_wanted,
            "pay_currency": row.currency,
            "pay_period": row.period,
        }
    if row.languages and not person.languages:
        filled["languages"] = list(row.languages)
    return filled
