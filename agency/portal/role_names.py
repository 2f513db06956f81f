"""The names in a form about a role, found: its client, who is there, its place. Errors go to the fields."""

from typing import Any

from agency.clients.models import Client
from agency.clients.queries import client_called, clients_alike, contact_called
from agency.clients.registering import ClientExists, NewClient, NewContact, add_client, add_contact
from agency.database import db
from agency.languages.speaking import _
from agency.places.models import Place
from agency.places.queries import place_called
from agency.words import any_of


def place_meant(form: Any) -> Place | None:
    """The place of that name; none where nothing was written, or with the form saying why."""
    place = place_called(db.session(), form.place.data or "")
    if form.place.data and place is None:
        form.place.errors = [
            _("We do not know this place. Write a town from the list, such as Toronto.")
        ]
    return place


def client_meant(form: Any, owner_id: int) -> Client | None:
    """The client of that name; a new one if nothing alike is known, or they say that it is new."""
    session, name = db.session(), form.client.data or ""
    known = client_called(session, name)
    if known is not None:
        return known
    alike = [] if form.new_client.data else clients_alike(session, name)
    if alike:
        names = any_of([one.name for one in alike])
        form.client.errors = [
            _("Did you mean %(names)s? If not, tick that this is a new client.", names=names)
        ]
        return None
    if form.errors:
        return None
    try:
        return add_client(session, NewClient(name=name, owner_id=owner_id))
    except ClientExists as exists:
        return exists.client


def contact_meant(client: Client, name: str | None) -> int | None:
    """Whoever is called so at the client; somebody new is added."""
    if not name:
        return None
    known = contact_called(db.session(), client.id, name)
    return (known or add_contact(db.session(), client, NewContact(name=name))).id
