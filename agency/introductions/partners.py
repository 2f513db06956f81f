"""Who might help somebody: a few people with a sentence why, for a recruiter to choose from.

Whoever worked where they want to work, holds what they are working towards, or moved to the town
that they wish. Nobody whose light is red. A number of queries that does not grow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate, DesignationHeld, EarlierJob, Standing
from agency.clients.models import Client, ClientContact
from agency.history import Change
from agency.introductions.lights import Light, lights_of_people
from agency.introductions.models import Person, key_of, name_of
from agency.languages.speaking import _
from agency.preferences.models import Horizon, Preference, PreferenceKind
from agency.preferences.queries import current_preferences

MOST = 5
_LOOKED_AT = 10
"""For each reason, before the lights are asked."""


@dataclass(frozen=True)
class Partner:
    """Somebody who might help, why, and their light."""

    person: Person
    why: str
    light: Light

    @property
    def name(self) -> str:
        return name_of(self.person)

    @property
    def key(self) -> str:
        return key_of(self.person)


def partners_for(session: Session, candidate: Candidate, now: datetime) -> list[Partner]:
    """At most five, the most telling reason first."""
    found: dict[str, tuple[Person, str]] = {}
    for person, why in _reasons(session, candidate):
        is_same = person.id == candidate.id if isinstance(person, Candidate) else (
            person.candidate_id == candidate.id
        )  # fmt: skip
        if not is_same:
            found.setdefault(key_of(person), (person, why))
    lights = lights_of_people(session, [person for person, _why in found.values()], now)
    partners = [Partner(person, why, lights[key]) for key, (person, why) in found.items()]
    return [one for one in partners if one.light.kind != "stop"][:MOST]


def _reasons(session: Session, candidate: Candidate) -> Iterator[tuple[Person, str]]:
    by_horizon = current_preferences(session, candidate.id)
    wishes = [*by_horizon[Horizon.now], *by_horizon[Horizon.later]]
    yield from _at_employers(session, candidate, wishes)
    yield from _with_designations(session, candidate)
    yield from _moved_there(session, candidate, wishes)


def _at_employers(
    session: Session, candidate: Candidate, wishes: Sequence[Preference]
) -> Iterator[tuple[Person, str]]:
    """They work there now, as somebody at a client or not, or did before."""
    names = {
        (one.value or one.label).strip() for one in wishes if one.kind is PreferenceKind.employer
    }
    if not names:
        return
    wanted = [func.plain(name) for name in sorted(names)]
    first = candidate.first_name
    there = select(ClientContact).join(Client).where(func.plain(Client.name).in_(wanted))
    there = there.options(joinedload(ClientContact.client)).order_by(ClientContact.id)
    for contact in session.scalars(there.limit(_LOOKED_AT)):
        firm = contact.client.name
        why = _("Works at %(firm)s, where %(name)s would like to be.", firm=firm, name=first)
        yield contact, why
    now = _people(func.plain(Candidate.employer).in_(wanted))
    for person in session.scalars(now):
        firm = person.employer
        why = _("Works at %(firm)s, where %(name)s would like to be.", firm=firm, name=first)
        yield person, why
    before = select(Candidate, EarlierJob.employer).join(EarlierJob)
    before = before.where(
        func.plain(EarlierJob.employer).in_(wanted), Candidate.erased_at.is_(None)
    )
    for person, firm in session.execute(before.order_by(Candidate.id).limit(_LOOKED_AT)):
        why = _("Worked at %(firm)s, where %(name)s would like to be.", firm=firm, name=first)
        yield person, why


def _with_designations(session: Session, candidate: Candidate) -> Iterator[tuple[Candidate, str]]:
    """They hold what the other is working towards or thinks of."""
    ours = {
        one.designation_id: one.designation.name
        for one in candidate.designations
        if one.standing is not Standing.held
    }
    if not ours:
        return
    query = (
        select(Candidate, DesignationHeld.designation_id)
        .join(DesignationHeld, DesignationHeld.candidate_id == Candidate.id)
        .where(
            DesignationHeld.designation_id.in_(ours),
            DesignationHeld.standing == Standing.held,
            Candidate.erased_at.is_(None),
        )
        .order_by(Candidate.id)
        .limit(_LOOKED_AT)
    )
    for person, term_id in session.execute(query):
        yield (
            person,
            _(
                "Holds the %(designation)s that %(name)s is working towards.",
                designation=ours[term_id],
                name=candidate.first_name,
            ),
        )


def _moved_there(
    session: Session, candidate: Candidate, wishes: Sequence[Preference]
) -> Iterator[tuple[Candidate, str]]:
    """Their record was moved to that town since we have known them."""
    towns = {
        one.place_id: one.place.name
        for one in wishes
        if one.kind is PreferenceKind.place and one.place_id and one.place
    }
    if candidate.place_id:
        towns.pop(candidate.place_id, None)
    if not towns:
        return
    moved = exists().where(
        Change.table_name == "candidates",
        Change.row_id == Candidate.id,
        Change.before["place_id"].astext.is_not(None),
        Change.after["place_id"].astext == cast(Candidate.place_id, String),
    )
    for person in session.scalars(_people(Candidate.place_id.in_(towns), moved)):
        assert person.place_id is not None
        yield (
            person,
            _(
                "Moved to %(town)s, where %(name)s would like to live.",
                town=towns[person.place_id],
                name=candidate.first_name,
            ),
        )


def _people(*conditions: ColumnElement[bool]) -> Select[Candidate]:
    query = select(Candidate).where(*conditions, Candidate.erased_at.is_(None))
    return query.order_by(Candidate.id).limit(_LOOKED_AT)
