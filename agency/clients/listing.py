"""The list of clients: looked for by name, people and industry, and in the order that is asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from agency.clients.models import Client, ClientContact, ClientTouch, OffLimits, Role, RoleState
from agency.clients.queries import Page
from agency.languages.speaking import N_, Words

ORDERS = Words(
    {
        "name": N_("By name"),
        "touch": N_("Last touch, the longest ago first"),
        "roles": N_("Most open roles first"),
    }
)


@dataclass(frozen=True)
class ClientSearch:
    """What the list is asked for; ``order`` is one of ``ORDERS``."""

    words: str = ""
    owner_id: int | None = None
    order: str = "name"


@dataclass(frozen=True)
class ClientRow:
    """A client in the list."""

    client: Client
    open_roles: int
    anticipated_roles: int
    last_touch_at: datetime | None
    is_off_limits: bool


def clients_listed(
    session: Session, asked: ClientSearch, today: date, page: int = 1, size: int = 25
) -> Page[ClientRow]:
    """A page of clients, in a number of queries that does not grow with it."""
    wanted = list(_wanted(asked))
    total = session.scalar(select(func.count()).select_from(Client).where(*wanted)) or 0
    opened, last = _roles(RoleState.open), _last_touch()
    query = select(Client, opened, _roles(RoleState.anticipated), last, _off_limits(today))
    query = query.where(*wanted)
    query = query.options(joinedload(Client.place), joinedload(Client.owner))
    first: dict[str, list[Any]] = {"touch": [last.asc().nulls_first()], "roles": [opened.desc()]}
    query = query.order_by(*first.get(asked.order, []), func.plain(Client.name), Client.id)
    found = session.execute(query.limit(size).offset((page - 1) * size))
    return Page([ClientRow(*row) for row in found], total)


def _wanted(asked: ClientSearch) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.words:
        words = func.plain(asked.words)
        works_there = ClientContact.client_id == Client.id
        somebody = select(ClientContact.id).where(
            works_there, func.plain(ClientContact.name).contains(words)
        )
        does = func.plain(func.array_to_string(Client.industries, " ")).contains(words)
        wanted.append(or_(func.plain(Client.name).contains(words), does, somebody.exists()))
    if asked.owner_id:
        wanted.append(Client.owner_id == asked.owner_id)
    return wanted


def _roles(state: RoleState) -> Any:
    count = select(func.count()).where(Role.client_id == Client.id, Role.state == state)
    return count.correlate(Client).scalar_subquery()


def _last_touch() -> Any:
    newest = select(func.max(ClientTouch.happened_at)).where(ClientTouch.client_id == Client.id)
    return newest.correlate(Client).scalar_subquery()


def _off_limits(today: date) -> ColumnElement[bool]:
    holds = or_(OffLimits.ends_on.is_(None), OffLimits.ends_on > today)
    return select(OffLimits.id).where(and_(OffLimits.client_id == Client.id, holds)).exists()
