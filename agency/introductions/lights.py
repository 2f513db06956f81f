"""May the two of an introduction be written to? Each under the light of their own."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol, cast

from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.clients.models import ClientContact
from agency.contact.answer import Decision
from agency.contact.client_lights import lights_of_clients
from agency.contact.decisions import Judge, judge_for
from agency.contact.snapshot import ContactRequest, Purpose
from agency.introductions.models import (
    Introduction,
    IntroductionSide,
    IntroductionState,
    Person,
    key_of,
)
from agency.recruiters.queries import the_agency
from agency.touches.giving import Ask


class Light(Protocol):
    """A candidate's or a client contact's, as pages show it."""

    @property
    def kind(self) -> str: ...

    @property
    def sentence(self) -> str: ...

    @property
    def may_contact(self) -> bool: ...


def lights_of_sides(
    session: Session, introductions: Sequence[Introduction], now: datetime, asking: bool = False
) -> dict[int, Light]:
    """By side: whoever was asked is answered from then on. With ``asking``, as of the next question to them.

    In a number of queries that does not grow.
    """
    sides = [side for one in introductions for side in one.sides]
    people = {side.candidate_id for side in sides if side.candidate_id is not None}
    judge = judge_for(session, people, now) if people else None
    lights: dict[int, Light] = {}
    for side in sides:
        if judge is not None and side.candidate_id is not None:
            lights[side.id] = judge.decide(_question(side, asking))
    return lights | _at_clients(session, sides, now)


def lights_of_people(
    session: Session, people: Collection[Person], now: datetime, gifts: Collection[str] = ()
) -> dict[str, Light]:
    """By key, before anything is proposed: as of whoever is asked for their time, but for whom it is a gift."""
    candidates = [one for one in people if isinstance(one, Candidate)]
    judge = judge_for(session, [one.id for one in candidates], now) if candidates else None
    lights: dict[str, Light] = {}
    for one in candidates:
        asks = frozenset() if key_of(one) in gifts else frozenset({Ask.time})
        asked = ContactRequest(person_id=one.id, purpose=Purpose.keep_in_touch, asks=asks)
        lights[key_of(one)] = cast(Judge, judge).decide(asked)
    contacts = [one for one in people if isinstance(one, ClientContact)]
    by_contact = _by_contact(session, contacts, now)
    return lights | {key_of(one): by_contact[one.id] for one in contacts}


def are_refused(lights: Iterable[Light]) -> bool:
    """Whether one of them is red. Who has not answered yet gives us nothing to answer, and is not red by that."""
    return any(
        light.kind == "stop"
        and not (isinstance(light, Decision) and light.rule == "nothing_to_answer")
        for light in lights
    )


def is_one_person(one: Introduction) -> bool:
    """After two records became one, or where a contact is the candidate, or one side is gone."""
    humans = {
        side.candidate_id or (side.contact.candidate_id if side.contact else None)
        or f"contact {side.contact_id}"
        for side in one.sides
    }  # fmt: skip
    return len(humans) < 2


def _question(side: IntroductionSide, asking: bool) -> ContactRequest:
    assert side.candidate_id is not None
    was_asked = side.asked_at is not None or side.answer is not None
    is_help = asking and side.introduction.state is IntroductionState.introduced
    asks = frozenset({Ask.time}) if asking and not was_asked and not side.is_gift else frozenset()
    purpose = Purpose.reply if was_asked and not is_help else Purpose.keep_in_touch
    return ContactRequest(person_id=side.candidate_id, purpose=purpose, asks=asks)


def _at_clients(
    session: Session, sides: Sequence[IntroductionSide], now: datetime
) -> dict[int, Light]:
    by_contact = _by_contact(session, [side.contact for side in sides if side.contact], now)
    return {side.id: by_contact[side.contact_id] for side in sides if side.contact_id is not None}


def _by_contact(
    session: Session, contacts: Collection[ClientContact], now: datetime
) -> dict[int, Light]:
    there = {one.client_id for one in contacts}
    if not there:
        return {}
    lights = lights_of_clients(session, there, now, the_agency(session).zone)
    return {lit.contact.id: lit.light for one in there for lit in lights.of(one)}
