"""One person as a vCard 4.0 (RFC 6350), for an address book."""

import vobject
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate, WayKind, WayToReach
from agency.candidates.queries import candidate_shown

_USES = {
    WayKind.mobile: ("tel", "cell"),
    WayKind.phone: ("tel", "home"),
    WayKind.work_phone: ("tel", "work"),
    WayKind.email: ("email", "home"),
    WayKind.work_email: ("email", "work"),
}


def card_of(session: Session, candidate_id: int) -> str:
    """Name, work and ways to reach; nothing they want and nothing we think. Empty where they are gone."""
    person = candidate_shown(session, candidate_id)
    return _card(person) if person else ""


def _card(person: Candidate) -> str:
    card = vobject.vCard()
    first, _, last = person.full_name.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(given=first or last, family=last if first else "")
    card.add("fn").value = person.full_name
    if person.goes_by:
        card.add("nickname").value = person.goes_by
    if person.title:
        card.add("title").value = person.title
    if person.employer:
        card.add("org").value = [person.employer]
    if person.place:
        where = person.place
        card.add("adr").value = vobject.vcard.Address(
            city=where.name, region=where.region, country=where.country
        )
    for way in person.ways:
        _add_way(card, way)
    return str(card.serialize())


def _add_way(card: vobject.base.Component, way: WayToReach) -> None:
    if way.kind is WayKind.linkedin:
        card.add("url").value = way.value if "://" in way.value else f"https://{way.value}"
        return
    name, use = _USES[way.kind]
    line = card.add(name)
    line.value, line.type_param = way.value, use
