"""Random people and roles as rows, without the records they would come from."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import Client, Role, RoleRequirement, RoleState
from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.learning_titles import learn_titles
from agency.matching.models import MatchProfile
from agency.matching.profiles import titles_of, write_rows
from agency.matching.reading_alike import Record
from agency.matching.title_shelf import remember_titles
from agency.places.models import Place
from agency.skills.models import RelationKind, TermKind, TermRelation, VocabularyTerm
from tests.factories import NOON, AgencyFactory, RecruiterFactory, TermFactory
from tests.matching.random_people import DESIGNATIONS, NAMES, SKILLS, TITLES

FIRST_ID = 900_001


def prepare(session: Session, people: int) -> int:
    """The vocabulary and empty candidates that random rows refer to; gives the owner's id."""
    AgencyFactory()
    owner = RecruiterFactory()
    terms = [(number, TermKind.skill) for number in SKILLS]
    terms += [(number, TermKind.designation) for number in DESIGNATIONS]
    session.execute(
        insert(VocabularyTerm),
        [{"id": number, "kind": kind, "name": NAMES[number]} for number, kind in terms],
    )
    session.execute(
        insert(Candidate),
        [
            {"id": FIRST_ID + n, "full_name": f"Person {n}", "owner_id": owner.id}
            for n in range(people)
        ],
    )
    return int(owner.id)


OCCUPATIONS = {
    ("Bookkeeper", "Ledger Keeper"): "Payroll",
    ("Controls Engineer", "PLC Programmer"): "Welding",
    ("Registered Nurse", "Ward Sister"): "Radiography",
    ("Data Engineer", "ETL Developer"): "Kubernetes",
}


def learn_likeness(session: Session) -> None:
    """A space of titles from four occupations, and the random people's titles on record."""
    number = {name: term for term, name in NAMES.items()}
    for (name, *others), skill in OCCUPATIONS.items():
        title = TermFactory(kind=TermKind.title, name=name, synonyms=others)
        store_relations(session, [(title.id, RelationKind.essential, number[skill])])
    learn_titles(session, NOON)
    remember_titles(session, TITLES)


def store_relations(session: Session, relations: Sequence[tuple[int, RelationKind, int]]) -> None:
    if relations:
        rows = [
            {"term_id": term, "kind": kind, "other_id": other} for term, kind, other in relations
        ]
        session.execute(insert(TermRelation), rows)


def store_people(
    session: Session,
    people: Sequence[PersonFacts],
    records: Mapping[int, Record] = MappingProxyType({}),
) -> None:
    session.execute(delete(MatchProfile))
    if people:
        numbers = remember_titles(session, (one for person in people for one in titles_of(person)))
        write_rows(session, people, numbers, records)


def store_role(session: Session, role: RoleFacts, owner_id: int) -> Role:
    client = Client(
        name=f"{role.client_name}", industries=list(role.industries), people=role.company_size
    )
    stored = Role(
        client=client,
        owner_id=owner_id,
        title=role.title,
        state=RoleState.anticipated if role.is_anticipated else RoleState.open,
        place=_place(session, role),
        office_days=role.office_days,
        contract_form=role.contract_form or "",
        hours_percent=role.hours_percent,
        starts_on=role.starts_on,
        **_pay(role),
    )
    stored.requirements = [
        RoleRequirement(
            term_id=asked.term_id,
            words="" if asked.term_id else asked.name,
            years=asked.years,
            is_must=asked.is_must,
        )
        for asked in role.requirements
    ]
    session.add(stored)
    session.flush()
    return stored


def _pay(role: RoleFacts) -> dict[str, Any]:
    if role.pay is None:
        return {}
    return {
        "pay_low": role.pay.low,
        "pay_high": role.pay.high,
        "pay_currency": role.pay.currency,
        "pay_period": role.pay.period,
    }


def _place(session: Session, role: RoleFacts) -> Place | None:
    here = role.location
    if here is None:
        return None
    place = session.query(Place).filter_by(name=here.name, country=here.country).first()
    return place or Place(
        name=here.name,
        region="",
        country=here.country,
        latitude=here.latitude,
        longitude=here.longitude,
        zone="America/Toronto",
    )
