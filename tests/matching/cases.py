"""The people and roles of these tests; each test replaces only what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from agency.matching.facts import (
    HeldDesignation,
    Location,
    Pay,
    PayBand,
    PersonFacts,
    Requirement,
    RoleFacts,
    Wish,
)
from agency.matching.fit import DealBreaker, Fit, Part
from agency.matching.scoring import score

TODAY = date(2026, 6, 18)

TORONTO = Location("Toronto", 43.6532, -79.3832, "CA")
MISSISSAUGA = Location("Mississauga", 43.589, -79.6441, "CA")
BARRIE = Location("Barrie", 44.3894, -79.6903, "CA")
HALIFAX = Location("Halifax", 44.6488, -63.5752, "CA")
CALGARY = Location("Calgary", 51.0447, -114.0719, "CA")
BOSTON = Location("Boston", 42.3601, -71.0589, "US")

PRODUCT, ENERGY, PMP, SCADA, PLC = 1, 2, 3, 4, 5

FIVE_YEARS_IN_PRODUCT = Requirement(11, "skill", "product management", term_id=PRODUCT, years=5)
KNOWS_ENERGY = Requirement(12, "skill", "energy", term_id=ENERGY)
HAS_PMP = Requirement(13, "designation", "PMP", is_must=False, term_id=PMP)
HAS_LED = Requirement(14, "other", "Has led a team")

PRODUCT_LEAD = RoleFacts(
    id=1,
    title="Product Lead, Home Energy",
    client_name="Cedar Loop",
    industries=("Climate tech",),
    requirements=(FIVE_YEARS_IN_PRODUCT, KNOWS_ENERGY, HAS_LED, HAS_PMP),
    location=TORONTO,
    office_days=3,
    pay=PayBand(130_000, 150_000, "CAD"),
    contract_form="permanent",
    starts_on=date(2026, 8, 1),
    company_size=140,
)

WORDS = "I’d move for a product-lead job in climate tech, just not before June."


def wish(kind: Any, text: str, **given: Any) -> Wish:
    said_on = given.pop("said_on", date(2026, 3, 12))
    horizon = given.pop("horizon", "now")
    number = given.pop("id", 100)
    return Wish(number, horizon, kind, text, said_on=said_on, **given)


WANTS_TO_LEAD = wish(
    "title", "Product lead", id=21, words=WORDS, source="call", from_on=date(2026, 6, 1)
)
WANTS_CLIMATE = wish("industry", "Climate tech", id=22, words=WORDS, source="call")

JANE = PersonFacts(
    id=1,
    first_name="Jane",
    pronoun="she",
    title="Senior Product Manager",
    employer="Fernhill Power",
    location=TORONTO,
    skills={PRODUCT: 9, ENERGY: 4},
    designations={PMP: HeldDesignation("in_progress", date(2026, 9, 12))},
    notice_days=30,
    wanted_pay=Pay(135_000, "CAD"),
    wishes=(WANTS_TO_LEAD, WANTS_CLIMATE),
)


def jane(**changed: Any) -> PersonFacts:
    return replace(JANE, **changed)


def role(**changed: Any) -> RoleFacts:
    return replace(PRODUCT_LEAD, **changed)


def fit(of_role: RoleFacts = PRODUCT_LEAD, person: PersonFacts = JANE, **given: Any) -> Fit:
    answer = score(of_role, person, TODAY, **given)
    assert isinstance(answer, Fit), answer
    return answer


def broken(of_role: RoleFacts = PRODUCT_LEAD, person: PersonFacts = JANE, **given: Any) -> str:
    answer = score(of_role, person, TODAY, **given)
    assert isinstance(answer, DealBreaker), answer
    return answer.sentence


def part(name: str, of_role: RoleFacts = PRODUCT_LEAD, person: PersonFacts = JANE) -> Part:
    return next(part for part in fit(of_role, person).parts if part.name == name)
