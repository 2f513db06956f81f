"""Adding clients, the people there, and whom we may not approach."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientContact, OffLimits
from agency.clients.queries import client_called, contact_called


class ClientExists(Exception):
    """There is a client of this name already."""

    def __init__(self, client: Client) -> None:
        super().__init__(client.id)
        self.client = client


class ContactExists(Exception):
    """Somebody of this name is listed at the client already."""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Whom we leave alone and why: a client's people or one person, who may be the exception."""

    reason: str
    client_id: int | None = None
    candidate_id: int | None = None
    ends_on: date | None = None
    may_be_approached: bool = False
    put_by_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewClient:
    """What a form says of a client. Industries are names of the vocabulary's."""

    name: str
    industries: tuple[str, ...] = ()
    place_id: int | None = None
    people: int | None = None
    owner_id: int | None = None
    may_be_named: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class NewContact:
    """A person at a client; ``candidate_id`` if they are one of our candidates too."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    candidate_id: int | None = None


def add_client(session: Session, new: NewClient) -> Client:
    """A new client. Raises ``ClientExists``, even if a colleague was a moment faster."""
    _refuse_known(session, new.name)
    client = Client(**_values(new))
    try:
        with session.begin_nested():
            session.add(client)
    except IntegrityError:
        _refuse_known(session, new.name)
        raise
    return client


def change_client(session: Session, client: Client, new: NewClient) -> None:
    """Correct what we hold of a client. Raises ``ClientExists`` if the name is another's."""
    _refuse_known(session, new.name, apart_from=client)
    for name, value in _values(new).items():
        if getattr(client, name) != value:
            setattr(client, name, value)
    session.flush()
    session.expire(client, ["place", "owner"])


def add_contact(session: Session, client: Client, new: NewContact) -> ClientContact:
    """A person at a client. Raises ``ContactExists``."""
    if contact_called(session, client.id, new.name) is not None:
        raise ContactExists
    contact = ClientContact(client_id=client.id, **_values(new))
    session.add(contact)
    session.flush()
    session.expire(client, ["contacts"])
    return contact


def put_off_limits(session: Session, agreed: Agreed) -> OffLimits:
    """It holds from now on, until its day or until it is lifted."""
    off_limits = OffLimits(**vars(agreed))
    session.add(off_limits)
    session.flush()
    return off_limits


def lift_off_limits(
    session: Session, off_limits: OffLimits, today: date, by_id: int | None = None
) -> None:
    """It ends today; that it held is kept."""
    if off_limits.holds_on(today):
        off_limits.ends_on, off_limits.lifted_by_id = today, by_id
        session.flush()


def _refuse_known(session: Session, name: str, apart_from: Client | None = None) -> None:
    known = client_called(session, name)
    if known is not None and known is not apart_from:
        raise ClientExists(known)


def _values(new: NewClient | NewContact) -> dict[str, object]:
    values = {field.name: getattr(new, field.name) for field in fields(new)}
    if isinstance(new, NewClient):
        values["industries"] = list(new.industries)
    return values
