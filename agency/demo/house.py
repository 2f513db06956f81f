"""Writes the agency itself: its recruiters, whom it works for, and their roles."""

from typing import Any

from sqlalchemy.orm import Session

from agency.clients.models import Client, ClientContact, OffLimits, Role, RoleRequirement, RoleState
from agency.demo.known import Known
from agency.demo.names import address_of
from agency.demo.scripts import read
from agency.recruiters.models import AccessLevel, Agency, Desk, Recruiter
from agency.recruiters.passwords import hash_password
from agency.skills.models import DesignationGuide


def write_recruiters(session: Session, known: Known) -> None:
    told = read("agency")
    kept = hash_password(told["sign_in"]["word"])
    session.add(Agency(id=1, **told["agency"]))
    desks = {name: Desk(name=name) for name in dict.fromkeys(r["desk"] for r in told["recruiter"])}
    for one in told["recruiter"]:
        recruiter = Recruiter(
            name=one["name"],
            email=one["email"],
            phone=one["phone"],
            password_hash=kept,
            access_level=AccessLevel(one["access"]),
            desk=desks[one["desk"]],
            zone=told["agency"]["zone"],
        )
        session.add(recruiter)
        known.recruiters[one["key"]] = recruiter
    session.flush()


def write_clients(session: Session, known: Known) -> dict[str, Client]:
    clients = {told["name"]: _client(session, known, told) for told in read("clients")["client"]}
    session.flush()
    return clients


def _client(session: Session, known: Known, told: dict[str, Any]) -> Client:
    client = Client(
        name=told["name"],
        industries=told["industries"],
        place=known.place(told["place"]),
        people=told["people"],
        owner=known.recruiters[told["owner"]],
        note=told.get("note", ""),
        may_be_named=told.get("may_be_named", False),
        contacts=[
            ClientContact(
                name=name,
                title=title,
                email=address_of(name, firm=told["name"]),
                phone=known.phone(told["place"]),
            )
            for name, title in told["contacts"]
        ],
    )
    session.add(client)
    if "off_limits" in told:
        session.flush()
        until = known.days.maybe(told.get("off_until"))
        session.add(OffLimits(client_id=client.id, reason=told["off_limits"], ends_on=until))
    return client


def write_guides(session: Session, known: Known) -> None:
    """What the agency says of designations when people ask."""
    currency = read("agency")["agency"]["currency"]
    for told in read("guides")["guide"]:
        (weeks_low, weeks_high), (price_low, price_high) = told["weeks"], told["price"]
        session.add(
            DesignationGuide(
                term_id=known.requirement(told["designation"]).id,
                weeks_low=weeks_low,
                weeks_high=weeks_high,
                price_low=price_low,
                price_high=price_high,
                price_currency=currency,
                wants_first=told["wants_first"],
                advice=told["advice"],
            )
        )


def write_roles(session: Session, known: Known, clients: dict[str, Client]) -> None:
    for told in read("roles")["role"]:
        role = _role(known, told, clients[told["client"]])
        session.add(role)
        known.roles[told["key"]] = role
    session.flush()


def _role(known: Known, told: dict[str, Any], client: Client) -> Role:
    opened = known.days.maybe(told.get("opened"))
    low, high = told["pay"]
    return Role(
        client=client,
        contact_id=client.contacts[0].id,
        owner=known.recruiters[told["owner"]],
        title=told["title"],
        state=RoleState(told.get("state", "open")),
        place=known.place(told["place"]),
        office_days=told["office_days"],
        pay_low=low,
        pay_high=high,
        pay_currency="CAD",
        pay_period="year",
        contract_form=told.get("form", "permanent"),
        hours_percent=told.get("hours", 100),
        starts_on=known.days.maybe(told.get("starts")),
        exclusive_until=known.days.maybe(told.get("exclusive")),
        shortlist_on=known.days.maybe(told.get("shortlist")),
        words=told.get("words", ""),
        words_said_on=opened if "words" in told else None,
        advertisement=read("advertisements").get(told["key"], "").strip(),
        expected_on=known.days.maybe(told.get("expected")),
        confidence=told.get("confidence"),
        opened_at=known.morning(opened) if opened else None,
        closed_at=known.morning(known.days.on(told["closed"])) if "closed" in told else None,
        requirements=_requirements(known, told),
    )


def _requirements(known: Known, told: dict[str, Any]) -> list[RoleRequirement]:
    named = [(name, True) for name in told["musts"]] + [
        (name, False) for name in told.get("nices", [])
    ]
    lines = [_requirement(known, written, is_must) for written, is_must in named]
    return [*lines, *(RoleRequirement(words=words, is_must=True) for words in told.get("also", []))]


def _requirement(known: Known, written: str, is_must: bool) -> RoleRequirement:
    name, _, years = written.partition(":")
    return RoleRequirement(
        term=known.requirement(name), years=int(years) if years else None, is_must=is_must
    )
