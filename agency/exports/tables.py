"""What the lists hold: a head and lines, in the columns that ``flask import`` reads back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, joinedload, selectinload

from agency.candidates.earlier_jobs import written_job
from agency.candidates.models import Candidate, DesignationHeld, WayKind
from agency.candidates.names import called, is_called
from agency.candidates.queries import WHOLE
from agency.clients.models import Client, Role, RoleRequirement, RoleState
from agency.contact.consent import TERMS
from agency.contact.models import ConsentEntry, ConsentKind, ContactTerms
from agency.exports.models import ExportKind
from agency.places.models import Place
from agency.recruiters.queries import the_agency

Line = Sequence[object]
Asked = Mapping[str, Any]
AT_A_TIME = 500
_PLACE = ("city", "region", "country")
PEOPLE = (
    "name", "goes by", "pronouns", "title", "employer", *_PLACE, "email", "mobile", "linkedin", "skills",
    "designations", "previous titles", "notice", "pay now", "pay wanted", "currency", "period", "owner email",
    "languages", "best time", "source", "agreed to contact", "agreed on", "agreed how", "limit", "channels",
)  # fmt: skip
ROLES = (
    "reference", "client", "title", *_PLACE, "office days", "pay low", "pay high", "currency", "period",
    "contract", "hours", "starts", "openings", "state", "opened", "expected", "confidence", "must have",
    "nice to have", "owner email", "words", "words on", "advertisement", "contact", "contact email",
    "exclusive until", "shortlist", "industries", "people",
)  # fmt: skip
CLIENTS = ("client", "industries", "people", *_PLACE, "owner email", "contacts", "note")


@dataclass(frozen=True)
class Table:
    """A list: its head, which records it is made of, and how some of them read."""

    head: Sequence[str]
    chosen: Callable[[Session, Asked], Select[int]]
    lines: Callable[[Session, Sequence[int]], Iterable[Line]]


def how_many(session: Session, kind: ExportKind, asked: Asked) -> int:
    """Lines that the list would have now; a card is one, an archive as many as there are people."""
    if kind is ExportKind.person:
        return 1
    chosen = TABLES.get(kind, TABLES[ExportKind.candidates]).chosen(session, asked)
    return session.scalar(select(func.count()).select_from(chosen.subquery())) or 0


def table_lines(session: Session, kind: ExportKind, asked: Asked) -> Iterator[Line]:
    """The head, then the lines, a few hundred records in memory at a time."""
    table = TABLES[kind]
    yield table.head
    ids = session.scalars(table.chosen(session, asked)).all()
    for start in range(0, len(ids), AT_A_TIME):
        yield from table.lines(session, ids[start : start + AT_A_TIME])
        session.expunge_all()


def _people_chosen(session: Session, asked: Asked) -> Select[int]:
    """Those called so, or of whom each was named."""
    query = select(Candidate.id).where(Candidate.erased_at.is_(None))
    if name := str(asked.get("name", "")).strip():
        query = query.where(*is_called()).params(called_as=called(session, name).asked)
    if "ids" in asked:
        query = query.where(Candidate.id.in_(asked["ids"]))
    return query.order_by(func.plain(Candidate.full_name), Candidate.id)


def _people(session: Session, ids: Sequence[int]) -> Iterator[Line]:
    query = select(Candidate).where(Candidate.id.in_(ids))
    people = {one.id: one for one in session.scalars(query.options(*WHOLE))}
    terms = {
        one.candidate_id: one
        for one in session.scalars(select(ContactTerms).where(ContactTerms.candidate_id.in_(ids)))
    }
    answers = _answers(session, ids)
    for id_ in ids:
        yield _person(people[id_], terms.get(id_), answers.get(id_))


def _answers(session: Session, ids: Sequence[int]) -> dict[int, ConsentEntry]:
    """Whether they may be contacted: the newest line that says yes or no."""
    query = (
        select(ConsentEntry)
        .where(
            ConsentEntry.candidate_id.in_(ids),
            ConsentEntry.kind == ConsentKind.contact,
            ConsentEntry.answer != TERMS,
        )
        .order_by(ConsentEntry.candidate_id, ConsentEntry.id.desc())
        .ext(distinct_on(ConsentEntry.candidate_id))
    )
    return {entry.candidate_id: entry for entry in session.scalars(query)}


def _person(person: Candidate, terms: ContactTerms | None, answer: ConsentEntry | None) -> Line:
    stopped = terms is not None and terms.stopped_at is not None
    return (
        person.full_name,
        person.goes_by,
        person.pronouns,
        person.title,
        person.employer,
        *_where(person.place),
        _way(person, WayKind.email, WayKind.work_email),
        _way(person, WayKind.mobile, WayKind.phone),
        _way(person, WayKind.linkedin),
        "; ".join(_with_years(held.skill.name, held.years) for held in person.skills),
        "; ".join(_designation(held) for held in person.designations),
        "; ".join(written_job(job) for job in person.earlier_jobs),
        person.notice_days,
        person.pay_now,
        person.pay_wanted,
        person.pay_currency,
        person.pay_period,
        person.owner.email,
        "; ".join(person.languages),
        person.best_time,
        person.source,
        "no" if stopped else (answer.answer if answer else "unknown"),
        answer.at.date() if answer else None,
        answer.how if answer else "",
        f"{terms.limit_count} in {terms.limit_days} days" if terms and terms.limit_count else "",
        "; ".join(terms.channels) if terms else "",
    )


def _way(person: Candidate, *kinds: WayKind) -> str:
    """The one they prefer of the first kind they have."""
    by_kind = [way.value for kind in kinds for way in person.ways if way.kind is kind]
    return next(iter(by_kind), "")


def _designation(held: DesignationHeld) -> str:
    day = held.expected_on.isoformat() if held.expected_on else ""
    return f"{held.designation.name} {held.standing.replace('_', ' ')} {day}".strip()


def _where(place: Place | None) -> tuple[str, str, str]:
    return (place.name, place.region, place.country) if place else ("", "", "")


def _roles_chosen(_session: Session, asked: Asked) -> Select[int]:
    query = select(Role.id).order_by(Role.id)
    return query.filter_by(state=RoleState(asked["state"])) if asked.get("state") else query


def _roles(session: Session, ids: Sequence[int]) -> Iterator[Line]:
    query = select(Role).where(Role.id.in_(ids)).order_by(Role.id)
    query = query.options(
        joinedload(Role.client),
        joinedload(Role.contact),
        joinedload(Role.place),
        joinedload(Role.owner),
        selectinload(Role.requirements).joinedload(RoleRequirement.term),
    )
    zone = ZoneInfo(the_agency(session).zone)
    for role in session.scalars(query):
        yield _role(role, zone)


def _role(role: Role, zone: ZoneInfo) -> Line:
    kind, _, reference = (role.import_key or "").partition(":")
    return (
        reference if kind == "ref" else "",
        role.client.name,
        role.title,
        *_where(role.place),
        role.office_days,
        role.pay_low,
        role.pay_high,
        role.pay_currency,
        role.pay_period,
        role.contract_form.replace("_", " "),
        role.hours_percent,
        role.starts_on,
        role.openings,
        role.state.replace("_", " "),
        role.opened_at.astimezone(zone).date() if role.opened_at else None,
        role.expected_on,
        role.confidence,
        "; ".join(_requirement(one) for one in role.requirements if one.is_must),
        "; ".join(_requirement(one) for one in role.requirements if not one.is_must),
        role.owner.email,
        role.words,
        role.words_said_on,
        role.advertisement,
        role.contact.name if role.contact else "",
        role.contact.email if role.contact else "",
        role.exclusive_until,
        role.shortlist_on,
        "; ".join(role.client.industries),
        role.client.people,
    )


def _requirement(one: RoleRequirement) -> str:
    return _with_years(one.term.name if one.term else one.words, one.years)


def _with_years(name: str, years: int | None) -> str:
    return f"{name}:{years}" if years else name


def _clients_chosen(_session: Session, asked: Asked) -> Select[int]:
    name = str(asked.get("name", ""))
    query = select(Client.id).order_by(func.plain(Client.name), Client.id)
    return query.where(func.plain(Client.name).contains(func.plain(name))) if name else query


def _clients(session: Session, ids: Sequence[int]) -> Iterator[Line]:
    query = select(Client).where(Client.id.in_(ids)).order_by(func.plain(Client.name), Client.id)
    query = query.options(
        joinedload(Client.place), joinedload(Client.owner), selectinload(Client.contacts)
    )
    for client in session.scalars(query):
        yield (
            client.name,
            "; ".join(client.industries),
            client.people,
            *_where(client.place),
            client.owner.email if client.owner else "",
            "; ".join(
                ", ".join(part for part in (one.name, one.title, one.email, one.phone) if part)
                for one in client.contacts
            ),
            client.note,
        )


TABLES: dict[ExportKind, Table] = {
    ExportKind.candidates: Table(PEOPLE, _people_chosen, _people),
    ExportKind.roles: Table(ROLES, _roles_chosen, _roles),
    ExportKind.clients: Table(CLIENTS, _clients_chosen, _clients),
}
"""Every list that is made of records. Who there is for a role is ``shortlists``'s."""
