"""Adds roles from a file, with their clients and contacts: never changes one that is here already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientContact, Role, RoleRequirement
from agency.clients.opening import CLOSED
from agency.history import noting
from agency.imports.book import Book, plain
from agency.imports.roles import RequirementCell, RoleRow
from agency.imports.versions import versions_of_lines
from agency.skills.models import TermKind

CameWith = dict[str, dict[str, str]]


@dataclass(frozen=True)
class AddedRole:
    """A new role, with the clients and contacts that came with it: by table and number, their fingerprints."""

    role: Role
    came_with: CameWith = field(default_factory=dict)


def add_roles(
    session: Session, rows: Sequence[RoleRow], book: Book, now: datetime
) -> list[AddedRole]:
    """The new roles of these rows, in their order. A client nobody knows is added too. Never commits."""
    asked = {one.name for row in rows for one in row.requirements}
    for kind in (TermKind.designation, TermKind.skill):
        book.look_up(session, kind, asked)
    added = [_role(session, row, book, now) for row in rows]
    session.add_all(one.role for one in added)
    session.flush()
    return added


def _role(session: Session, row: RoleRow, book: Book, now: datetime) -> AddedRole:
    with noting(session) as noted:
        client_id = _client(session, row, book, book.owner(row.owner_email))
        contact_id = _contact(session, row, client_id)
    came_with: CameWith = {}
    for record in noted.added:
        table = record.__tablename__
        came = versions_of_lines(session, table, [record.id])
        came_with[table] = {str(id_): version for id_, version in came.items()}
    return AddedRole(_vacancy(session, row, book, now, client_id, contact_id), came_with)


def _vacancy(
    session: Session,
    row: RoleRow,
    book: Book,
    now: datetime,
    client_id: int,
    contact_id: int | None,
) -> Role:
    opened_at = book.noon(row.opened_on) if row.opened_on else now
    place = book.place(row.city, row.region, row.country) if row.city else None
    has_pay = row.pay_low is not None or row.pay_high is not None
    return Role(
        client_id=client_id,
        contact_id=contact_id,
        owner_id=book.owner(row.owner_email),
        title=row.title,
        state=row.state,
        place_id=place[0] if place else None,
        office_days=row.office_days,
        pay_low=row.pay_low,
        pay_high=row.pay_high,
        pay_currency=row.currency if has_pay else None,
        pay_period=row.period if has_pay else None,
        contract_form=row.contract,
        hours_percent=row.hours_percent,
        starts_on=row.starts_on,
        openings=row.openings,
        exclusive_until=row.exclusive_until,
        shortlist_on=row.shortlist_on,
        words=row.words,
        words_said_on=(row.words_on or opened_at.date()) if row.words else None,
        advertisement=row.advertisement,
        expected_on=row.expected_on,
        confidence=row.confidence,
        opened_at=None if row.state == "anticipated" else min(opened_at, now),
        closed_at=min(opened_at, now) if row.state in CLOSED else None,
        import_key=row.key,
        requirements=[_requirement(session, asked, book) for asked in row.requirements],
    )


def _client(session: Session, row: RoleRow, book: Book, owner_id: int) -> int:
    known = book.clients.get(plain(row.client))
    if known is not None:
        return known
    client = Client(
        name=row.client, industries=list(row.industries), people=row.people, owner_id=owner_id
    )
    session.add(client)
    session.flush()
    book.clients[plain(row.client)] = client.id
    return client.id


def _contact(session: Session, row: RoleRow, client_id: int) -> int | None:
    if not row.contact:
        return None
    query = select(ClientContact).filter_by(client_id=client_id).order_by(ClientContact.id)
    for contact in session.scalars(query):
        if plain(contact.name) == plain(row.contact):
            return contact.id
    contact = ClientContact(client_id=client_id, name=row.contact, email=row.contact_email)
    session.add(contact)
    session.flush()
    return contact.id


def _requirement(session: Session, asked: RequirementCell, book: Book) -> RoleRequirement:
    """A term where the vocabulary knows it, otherwise the words as they stand."""
    term_id = book.term(session, TermKind.designation, asked.name) or book.term(
        session, TermKind.skill, asked.name
    )
    return RoleRequirement(
        term_id=term_id,
        words="" if term_id else asked.name,
        years=asked.years,
        is_must=asked.is_must,
    )
