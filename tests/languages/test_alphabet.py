"""Lists of names are in the order of the alphabet, where É stands beside E, in either language."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from agency.candidates.queries import candidates_called, candidates_named_in
from agency.clients.models import ClientContact
from agency.clients.queries import client_shown, clients_by_name, open_roles
from agency.languages.speaking import Language, speaking
from agency.places.queries import all_places
from agency.recruiters.queries import desks_by_name, recruiters_by_name
from agency.search.hotlists import hotlists_of
from agency.web.choices import countries
from tests.factories import (
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    DeskFactory,
    HotlistFactory,
    PlaceFactory,
    RecruiterFactory,
    RoleFactory,
)

NAMES = ("Zoe", "Élodie", "eric", "Adèle", "Emma", "Étienne")
IN_ORDER = ["Adèle", "Élodie", "Emma", "eric", "Étienne", "Zoe"]


def people(session: Session) -> Iterable[str]:
    for name in NAMES:
        CandidateFactory(full_name=f"{name} Roy")
    yield from (one.full_name for one in candidates_called(session, "").candidates)


def people_named(session: Session) -> Iterable[str]:
    for name in NAMES:
        CandidateFactory(full_name=f"{name} Roy")
    yield from (one.full_name for one in candidates_named_in(session, ["Roy"], limit=9))


def colleagues(session: Session) -> Iterable[str]:
    for name in NAMES:
        RecruiterFactory(name=name)
    yield from (one.name for one in recruiters_by_name(session))


def desks(session: Session) -> Iterable[str]:
    for name in NAMES:
        DeskFactory(name=name)
    yield from (one.name for one in desks_by_name(session))


def clients(session: Session) -> Iterable[str]:
    for name in NAMES:
        ClientFactory(name=name)
    yield from (one.name for one in clients_by_name(session))


def contacts(session: Session) -> Iterable[str]:
    client = ClientFactory()
    session.add_all(ClientContact(client_id=client.id, name=name) for name in NAMES)
    session.flush()
    session.expire_all()
    shown = client_shown(session, client.id)
    yield from (one.name for one in (shown.contacts if shown else ()))


def roles(session: Session) -> Iterable[str]:
    for name in NAMES:
        RoleFactory(title=name)
    yield from (one.title for one in open_roles(session))


def places(session: Session) -> Iterable[str]:
    for name in NAMES:
        PlaceFactory(name=name)
    yield from (one.name for one in all_places(session))


def hotlists(session: Session) -> Iterable[str]:
    owner = RecruiterFactory()
    for name in NAMES:
        HotlistFactory(name=name, owner=owner)
    yield from (one.hotlist.name for one in hotlists_of(session, owner))


LISTS = [people, people_named, colleagues, desks, clients, contacts, roles, places, hotlists]


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.__name__)
def test_names_are_in_the_order_of_the_alphabet(
    session: Session, listed: Callable[[Session], Iterable[str]]
) -> None:
    AgencyFactory()
    found = [name.removesuffix(" Roy") for name in listed(session)]
    assert [name for name in found if name in NAMES] == IN_ORDER


def test_countries_are_in_the_order_of_the_reader() -> None:
    def named(language: Language) -> list[Any]:
        with speaking(language):
            return [one.label for one in countries()]

    assert named(Language.en)[:2] == ["Austria", "Belgium"]
    french = named(Language.fr)
    assert french[:2] == ["Allemagne", "Autriche"]
    assert french.index("Espagne") < french.index("Estonie") < french.index("États-Unis")
