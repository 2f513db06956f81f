"""Writes the person: how they are reached, what they can do, what they earn."""

from collections.abc import Iterator

from agency.candidates.models import (
    Candidate,
    DesignationHeld,
    PayPeriod,
    SkillHeld,
    Standing,
    WayKind,
    WayToReach,
)
from agency.demo.known import Known
from agency.demo.names import address_of, slug
from agency.demo.scripts import Person, read
from agency.languages.speaking import Language
from agency.skills.models import TermKind

PREFERRED = {
    "Mobile": WayKind.mobile,
    "Landline": WayKind.phone,
    "Desk phone": WayKind.work_phone,
    "Email": WayKind.email,
    "LinkedIn": WayKind.linkedin,
    "LinkedIn message": WayKind.linkedin,
}


def candidate_of(known: Known, person: Person) -> Candidate:
    place = known.place(person.place)
    now, wanted = person.pay or (None, None)
    draw = known.draw
    return Candidate(
        full_name=person.name,
        goes_by=person.goes_by,
        pronouns=person.pronouns,
        title=person.title,
        employer=person.employer,
        place=place,
        owner=known.recruiters[person.owner],
        zone=place.zone,
        notice_days=person.notice,
        pay_now=now,
        pay_wanted=wanted,
        pay_currency="CAD" if now else None,
        pay_period=PayPeriod(person.period) if now else None,
        languages=list(person.languages),
        page_language=Language.fr if person.languages[0] == "French" else None,
        best_time=_best(person)[1],
        source=person.source or draw.choice(read("crowd/everyone")["sources"]),
        ways=list(_ways(known, person)),
        skills=list(_skills(known, person)),
        designations=list(_designations(known, person)),
    )


def _best(person: Person) -> tuple[WayKind, str]:
    """ "Landline, mornings": the way they prefer, and when."""
    way, _, when = person.best.partition(", ")
    if way in PREFERRED:
        return PREFERRED[way], when
    return WayKind.mobile, person.best[:1].lower() + person.best[1:]


def _ways(known: Known, person: Person) -> Iterator[WayToReach]:
    """The preferred one first."""
    values = {
        WayKind.mobile: known.phone(person.place),
        WayKind.email: address_of(person.name),
        WayKind.linkedin: f"in/{slug(person.name).replace('.', '-')}-demo",
    }
    best, _ = _best(person)
    if best in (WayKind.phone, WayKind.work_phone):
        values[best] = known.phone(person.place)
    if person.terms.never_at_work and person.employer:
        values[WayKind.work_email] = address_of(person.name, person.employer)
    for position, kind in enumerate(sorted(values, key=lambda kind: kind is not best)):
        yield WayToReach(kind=kind, value=values[kind], position=position)


def _skills(known: Known, person: Person) -> Iterator[SkillHeld]:
    for written in filter(None, (part.strip() for part in person.skills.split(";"))):
        name, _, years = written.partition(":")
        yield SkillHeld(skill=known.term(TermKind.skill, name), years=int(years) if years else None)


def _designations(known: Known, person: Person) -> Iterator[DesignationHeld]:
    for written in filter(None, (part.strip() for part in person.designations.split(";"))):
        # "AWS Solutions Architect in_progress m+2": a name of any length, a standing, perhaps a day.
        words = written.split()
        expected = known.days.on(words.pop()) if words[-2] == Standing.in_progress else None
        yield DesignationHeld(
            designation=known.term(TermKind.designation, " ".join(words[:-1])),
            standing=Standing(words[-1]),
            expected_on=expected,
        )
