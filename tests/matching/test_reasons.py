"""The one sentence at the top of a slip: what changed, and what they told us."""

from datetime import date
from typing import Any

import pytest

from agency.languages.speaking import Language, speaking
from tests.matching.cases import (
    BARRIE,
    CALGARY,
    HALIFAX,
    MISSISSAUGA,
    TORONTO,
    WANTS_CLIMATE,
    WANTS_TO_LEAD,
    fit,
    jane,
    role,
    wish,
)

HALIFAX_WISH = wish("place", "Halifax", location=HALIFAX, said_on=date(2026, 2, 3))
OSPREY = {
    "title": "Controls Lead",
    "client_name": "Osprey Rail",
    "industries": ("Rail",),
    "location": HALIFAX,
    "office_days": 5,
    "requirements": (),
}
DANIEL = {
    "first_name": "Daniel",
    "pronoun": "he",
    "title": "Controls Engineer",
    "location": CALGARY,
}

REASONS = {
    "title, field and the month she named": (
        {},
        {"wishes": (WANTS_TO_LEAD, WANTS_CLIMATE)},
        "Cedar Loop opened the climate-tech product-lead job Jane would move for,"
        " and the June she named is here.",
    ),
    "title alone": (
        {},
        {"wishes": (wish("title", "Product lead"),)},
        "Cedar Loop opened the product-lead job Jane asked for in March.",
    ),
    "title asked for last year": (
        {},
        {"wishes": (wish("title", "Product lead", said_on=date(2025, 12, 1)),)},
        "Cedar Loop opened the product-lead job Jane asked for in December 2025.",
    ),
    "a title for later": (
        {"title": "Head of Product"},
        {"wishes": (wish("title", "Head of product", horizon="later"),)},
        "Cedar Loop opened the head of product job Jane has in mind for later.",
    ),
    "a role we only hear of": (
        {"is_anticipated": True},
        {"wishes": (wish("title", "Product lead"),)},
        "Cedar Loop expects to open the product-lead job Jane asked for in March.",
    ),
    "a date ahead, pronoun unknown": (
        {},
        {"wishes": (wish("title", "Product lead", from_on=date(2026, 9, 1)),), "pronoun": None},
        "Cedar Loop opened the product-lead job Jane would move for, though Jane named September.",
    ),
    "the one city": (
        OSPREY,
        {**DANIEL, "wishes": (HALIFAX_WISH,)},
        "Osprey Rail needs a controls lead in Halifax, the one city Daniel would leave Calgary for.",
    ),
    "a town next to the one city": (
        {**OSPREY, "location": MISSISSAUGA},
        {**DANIEL, "wishes": (wish("place", "Toronto", location=TORONTO),)},
        "Osprey Rail needs a controls lead in Mississauga, next to Toronto,"
        " the one city Daniel would leave Calgary for.",
    ),
    "a city is no reason for who lives there": (
        {},
        {"wishes": (wish("place", "Barrie", location=BARRIE),)},
        "Cedar Loop needs a product lead in Toronto; Jane works as a senior product manager now"
        " and has not told us what would make her move.",
    ),
    "a field for later": (
        {},
        {"wishes": (wish("industry", "Climate tech", horizon="later"),)},
        "Cedar Loop needs a product lead in Toronto, and Jane has climate tech in mind for later.",
    ),
    "hybrid asked for": (
        {},
        {"wishes": (wish("remote", "hybrid", number=3),)},
        "Cedar Loop needs a product lead in Toronto, three office days a week,"
        " and Jane asked in March for three office days at most.",
    ),
    "another employer they would also like": (
        {},
        {"wishes": (wish("employer", "Osprey Rail"),)},
        "Cedar Loop needs a product lead in Toronto; Jane works as a senior product manager now"
        " and has not told us what would make her move.",
    ),
    "a title close by": (
        {},
        {"wishes": (wish("title", "Director of product"), WANTS_CLIMATE)},
        "Cedar Loop opened a product-lead job,"
        " close to the climate-tech director of product job Jane asked for in March.",
    ),
    "a field close by": (
        {},
        {"wishes": (wish("industry", "Renewable energy"),)},
        "Cedar Loop needs a product lead in Toronto,"
        " and Jane asked in March for renewable energy, close to climate tech.",
    ),
    "one of two cities": (
        OSPREY,
        {**DANIEL, "wishes": (HALIFAX_WISH, wish("place", "Boston"))},
        "Osprey Rail needs a controls lead in Halifax, a city Daniel would leave Calgary for.",
    ),
    "a title in a place they would move to": (
        OSPREY,
        {**DANIEL, "wishes": (HALIFAX_WISH, wish("title", "Controls lead"))},
        "Osprey Rail opened the controls-lead job Daniel asked for in March,"
        " in a place he would move to.",
    ),
    "a field and a date that has passed": (
        {},
        {"wishes": (wish("industry", "Climate tech", from_on=date(2026, 6, 15)),)},
        "Cedar Loop needs a product lead in Toronto; Jane asked in March for climate tech,"
        " and the 15 June she named has passed.",
    ),
    "four days a week": (
        {"hours_percent": 80, "title": "Controller (0.8)", "client_name": "Halyard Freight"},
        {
            "first_name": "Étienne",
            "title": "Plant Controller",
            "wishes": (wish("hours", "Four days a week", number=80, said_on=date(2026, 4, 30)),),
        },
        "Halyard Freight will take a controller on four days a week, which Étienne asked for in April.",
    ),
    "the employer named": (
        {},
        {"wishes": (wish("employer", "Cedar Loop"),)},
        "Cedar Loop, the employer Jane named in March, needs a product lead.",
    ),
    "contract work": (
        {"contract_form": "contract"},
        {"wishes": (wish("contract_form", "contract"),)},
        "Cedar Loop needs a product lead in Toronto, and Jane asked in March for contract work.",
    ),
    "remote work": (
        {"office_days": 0},
        {"wishes": (wish("remote", "remote"),)},
        "Cedar Loop needs a product lead, remote, and Jane asked in March for remote work.",
    ),
    "a step up": (
        {},
        {"wishes": (wish("seniority", "Lead"),)},
        "Cedar Loop needs a product lead in Toronto, and Jane asked in March for a lead-level job.",
    ),
    "nothing said, same job": (
        {},
        {"wishes": ()},
        "Cedar Loop needs a product lead in Toronto; Jane works as a senior product manager now"
        " and has not told us what would make her move.",
    ),
    "nothing said, pronoun unknown": (
        {},
        {"wishes": (), "pronoun": None, "title": "Registered Nurse"},
        "Cedar Loop needs a product lead in Toronto;"
        " Jane has not told us what would make Jane move.",
    ),
    "asked for something else": (
        {},
        {"wishes": (wish("title", "Head of Data"),)},
        "Cedar Loop needs a product lead in Toronto;"
        " Jane asked for head of data, so this would be a different step.",
    ),
}


@pytest.mark.parametrize(("of_role", "person", "sentence"), REASONS.values(), ids=REASONS.keys())
def test_reason(of_role: Any, person: Any, sentence: str) -> None:
    assert fit(role(**of_role), jane(**person)).reason == sentence


def test_sentences_are_written_once_in_the_language_of_whoever_reads_them_first() -> None:
    found = fit(role(), jane())
    with speaking(Language.fr):
        told = found.reason, found.parts
    assert told != (fit(role(), jane()).reason, fit(role(), jane()).parts)
    assert (found.reason, found.parts) == told


def test_fits_are_the_same_where_their_sentences_are() -> None:
    assert fit(role(), jane()) == fit(role(), jane())
    assert fit(role(), jane()) != fit(role(client_name="Osprey Rail"), jane())
