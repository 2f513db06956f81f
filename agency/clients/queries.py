"""Questions about clients and roles."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, any_, bindparam, case, func, select
from sqlalchemy import Row as RowOf
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from agency.clients.models import (
    Client,
    ClientContact,
    ClientTouch,
    OffLimits,
    Role,
    RoleRequirement,
    RoleState,
)
from agency.months import months_after

Row = TypeVar("Row")
FILLED_MONTHS = 24
"""How far back roles that are filled say what is asked for."""
ALIKE = 0.4
"""How alike (pg_trgm) two clients' names are when one may be a slip for the other."""
_ORDER = (
    RoleState.open,
    RoleState.anticipated,
    RoleState.on_hold,
    RoleState.filled,
    RoleState.withdrawn,
)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, and how many there are on all pages."""

    rows: Sequence[Row]
    total: int


def client_called(session: Session, name: str) -> Client | None:
    """The client of this name, ignoring case and accents."""
    same = func.plain(Client.name) == func.plain(name.strip())
    return session.scalar(select(Client).where(same))


def clients_alike(session: Session, name: str, most: int = 3) -> Sequence[Client]:
    """Clients whose name may be meant by this one, the closest first."""
    likeness = func.similarity(func.plain(Client.name), func.plain(name.strip()))
    query = select(Client).where(likeness >= ALIKE).order_by(likeness.desc(), Client.id)
    return session.scalars(query.limit(most)).all()


def client_names(session: Session, most: int = 500) -> Sequence[str]:
    """Names to choose from while one is typed."""
    return session.scalars(select(Client.name).order_by(func.plain(Client.name)).limit(most)).all()


def contact_called(session: Session, client_id: int, name: str) -> ClientContact | None:
    """The person of this name at a client, ignoring case and accents; the first of that name."""
    same = func.plain(ClientContact.name) == func.plain(name.strip())
    query = select(ClientContact).where(ClientContact.client_id == client_id, same)
    return session.scalars(query.order_by(ClientContact.id).limit(1)).first()


def role_shown(session: Session, role_id: int) -> Role | None:
    """A role with everything its page shows."""
    return session.scalar(_role_shown(), {"role": role_id})


@cache
def _role_shown() -> Select[Role]:
    query = select(Role).where(Role.id == bindparam("role", type_=Integer))
    return query.options(
        joinedload(Role.client),
        joinedload(Role.contact),
        joinedload(Role.owner),
        joinedload(Role.place),
        selectinload(Role.requirements).joinedload(RoleRequirement.term),
    )


def role_saved_as(session: Session, import_key: str | None) -> Role | None:
    """The role that this form or row of a file has made already."""
    if import_key is None:
        return None
    return session.scalar(select(Role).filter_by(import_key=import_key))


def role_to_change(session: Session, role_id: int) -> Role | None:
    """The role as it is at this moment, held against a second hand until the transaction ends."""
    query = select(Role).where(Role.id == role_id).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def roles_listed(
    session: Session, state: RoleState | None, page: int = 1, size: int = 25
) -> Page[Role]:
    """A page of roles, open ones first, then the newest; of one state if it is named."""
    wanted = [] if state is None else [Role.state == state]
    total = session.scalar(select(func.count()).select_from(Role).where(*wanted)) or 0
    query = _roles_to_list().where(*wanted).order_by(*_order())
    rows = session.scalars(query.limit(size).offset((page - 1) * size)).all()
    return Page(rows, total)


def role_counts(session: Session) -> dict[RoleState, int]:
    """How many roles are in each state."""
    query = select(Role.state, func.count()).group_by(Role.state)
    return dict(session.execute(query).all())


def roles_titled(session: Session, text: str, most: int = 20) -> Page[Role]:
    """Roles with these words in their title, open ones first."""
    titled = func.plain(Role.title).contains(func.plain(text))
    total = session.scalar(select(func.count()).select_from(Role).where(titled)) or 0
    query = _roles_to_list().where(titled).order_by(*_order()).limit(most)
    return Page(session.scalars(query).all(), total)


def client_shown(session: Session, client_id: int) -> Client | None:
    """A client with everything its page shows, but for its roles and off-limits."""
    query = select(Client).where(Client.id == client_id)
    query = query.options(
        joinedload(Client.place), joinedload(Client.owner), selectinload(Client.contacts)
    )
    return session.scalar(query)


def roles_of_client(session: Session, client_id: int, most: int = 100) -> Sequence[Role]:
    """The client's roles, open ones first, then the newest."""
    query = _roles_to_list().where(Role.client_id == client_id).order_by(*_order())
    return session.scalars(query.limit(most)).all()


def touches_of_client(session: Session, client_id: int, most: int = 50) -> Sequence[ClientTouch]:
    """The newest first, whoever there they were with."""
    query = select(ClientTouch).where(ClientTouch.client_id == client_id)
    query = query.options(joinedload(ClientTouch.contact), joinedload(ClientTouch.recruiter))
    newest = ClientTouch.happened_at.desc(), ClientTouch.id.desc()
    return session.scalars(query.order_by(*newest).limit(most)).all()


def client_touch_saved_as(session: Session, once_key: str) -> ClientTouch | None:
    """The touch that this very form has made already."""
    return session.scalar(select(ClientTouch).filter_by(once_key=once_key)) if once_key else None


def off_limits_of(session: Session, **whose: int) -> Sequence[OffLimits]:
    """Whatever was agreed about a ``client_id`` or a ``candidate_id``, what holds longest first."""
    query = select(OffLimits).filter_by(**whose)
    query = query.options(joinedload(OffLimits.put_by), joinedload(OffLimits.lifted_by))
    return session.scalars(query.order_by(OffLimits.ends_on.desc(), OffLimits.id.desc())).all()


def off_limits_numbered(session: Session, off_limits_id: int, **whose: int) -> OffLimits | None:
    query = select(OffLimits).filter_by(id=off_limits_id, **whose)
    return session.scalar(query)


def clients_by_name(session: Session) -> Sequence[Client]:
    """All of them, to choose from."""
    return session.scalars(select(Client).order_by(func.plain(Client.name), Client.id)).all()


def _roles_to_list() -> Select[Role]:
    return (
        select(Role)
        .join(Role.client)
        .options(contains_eager(Role.client), joinedload(Role.place), joinedload(Role.owner))
    )


def _order() -> tuple[ColumnElement[Any], ...]:
    rank = case({state: at for at, state in enumerate(_ORDER)}, value=Role.state)
    newest: ColumnElement[Any] = func.coalesce(Role.opened_at, Role.created_at).desc()
    return rank, newest, Role.id.desc()


@cache
def _open_roles() -> Select[int, str, str]:
    is_open = Role.state == bindparam(
        "open", RoleState.open, literal_execute=True
    )  # the index is theirs
    query = select(Role.id, Role.title, Client.name.label("client")).join(Role.client)
    return query.where(is_open).order_by(func.plain(Role.title), Role.id).limit(bindparam("most"))


def open_roles(session: Session, most: int = 200) -> Sequence[RowOf[int, str, str]]:
    """Open ones by title, to choose from: ``id``, ``title``, and what the ``client`` is called."""
    return session.execute(_open_roles(), {"most": most}).all()


def roles_by_id(session: Session, role_ids: Collection[int]) -> dict[int, Role]:
    """Roles with their clients' names."""
    found = session.scalars(_roles_by_id(), {"ids": list(role_ids)})
    return {role.id: role for role in found}


@cache
def _roles_by_id() -> Select[Role]:
    among = Role.id == any_(bindparam("ids", type_=ARRAY(Integer)))
    return select(Role).where(among).options(joinedload(Role.client))


def filled_since(today: date) -> ColumnElement[bool]:
    """That a role was filled, and in the last two years."""
    return (Role.state == RoleState.filled) & (
        Role.closed_at >= months_after(today, -FILLED_MONTHS)
    )
