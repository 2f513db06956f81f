"""Each part of fit: the points and the sentence, case by case.

Halves are rounded so that the points add up to the rounded total: 7.5 is 7 or 8.
"""

from datetime import date
from typing import Any

import pytest

from agency.matching.facts import (
    HeldDesignation,
    Pay,
    PayBand,
    PersonFacts,
    RelatedSkill,
    Requirement,
    RoleFacts,
)
from agency.matching.scoring import score
from tests.matching.cases import (
    BARRIE,
    BOSTON,
    CALGARY,
    FIVE_YEARS_IN_PRODUCT,
    HALIFAX,
    HAS_PMP,
    JANE,
    KNOWS_ENERGY,
    MISSISSAUGA,
    PLC,
    PMP,
    PRODUCT,
    PRODUCT_LEAD,
    SCADA,
    TODAY,
    TORONTO,
    WANTS_CLIMATE,
    WANTS_TO_LEAD,
    WORDS,
    fit,
    jane,
    part,
    role,
    wish,
)


def check(name: str, of_role: RoleFacts, person: PersonFacts, points: int, sentence: str) -> None:
    found = part(name, of_role, person)
    assert (found.points, found.sentence) == (points, sentence)


WANT = {
    "title and industry in her words": ((), 35, "Product lead in climate tech, in her own words"),
    "nothing said, does the job now": (
        {"wishes": ()},
        11,
        "Has not told us what would make her move; works as a senior product manager now",
    ),
    "nothing said, pronoun unknown": (
        {"wishes": (), "pronoun": None},
        11,
        "Has not told us what would make them move; works as a senior product manager now",
    ),
    "nothing said, the same job now": (
        {"wishes": (), "title": "Product Lead"},
        12,
        "Has not told us what would make her move; does this job now",
    ),
    "nothing said, other job": (
        {"wishes": (), "title": "Registered Nurse"},
        0,
        "Has not told us what would make her move",
    ),
    "asked for another job": (
        {"wishes": (wish("title", "Head of Data"),)},
        0,
        "Asked for something else: head of data",
    ),
    "title without the industry": (
        {"wishes": (WANTS_TO_LEAD, wish("industry", "Healthcare"))},
        22,
        "Product lead, in her own words; not healthcare, which was asked for too",
    ),
    "title said eight months ago": (
        {"wishes": (wish("title", "Product lead", said_on=date(2025, 10, 9)),)},
        26,
        "Product lead; said eight months ago, ask again",
    ),
    "title said two years ago counts half": (
        {"wishes": (wish("title", "Product lead", said_on=date(2024, 6, 1)),)},
        18,
        "Product lead; said 24 months ago, ask again",
    ),
    "a title for later": (
        {"wishes": (wish("title", "Product lead", horizon="later"),)},
        21,
        "Product lead, for later",
    ),
    "a later title whose date has come": (
        {"wishes": (wish("title", "Product lead", horizon="later", from_on=date(2026, 6, 1)),)},
        35,
        "Product lead",
    ),
    "a title close by": (
        {"wishes": (wish("title", "Director of product"),)},
        32,
        "Product lead is close to director of product",
    ),
    "the employer named": (
        {"wishes": (wish("employer", "Cedar Loop Inc."),)},
        24,
        "Named Cedar Loop as a place to work",
    ),
    "only the industry, same job now": (
        {"wishes": (WANTS_CLIMATE,)},
        31,
        "Asked for climate tech, in her own words",
    ),
    "a field of the same family": (
        {"wishes": (WANTS_TO_LEAD, wish("industry", "Renewable energy"))},
        31,
        "Product lead and renewable energy, close to climate tech, in her own words",
    ),
    "terms only, and they are met": (
        {"wishes": (wish("remote", "hybrid", number=3),)},
        28,
        "Asked for three office days at most",
    ),
    "a title for later stands in no way": (
        {"wishes": (wish("title", "Head of Data", horizon="later"),)},
        11,
        "Has not told us what would make her move; works as a senior product manager now",
    ),
    "only another field": (
        {"wishes": (wish("industry", "Healthcare"),)},
        5,
        "Asked for something else: healthcare",
    ),
    "terms only, and they are not met": (
        {"wishes": (wish("hours", "Four days a week", number=80),)},
        9,
        "Asked for something else: four days a week",
    ),
}


@pytest.mark.parametrize(("changed", "points", "sentence"), WANT.values(), ids=WANT.keys())
def test_what_they_want(changed: Any, points: int, sentence: str) -> None:
    check("want", PRODUCT_LEAD, jane(**dict(changed)), points, sentence)


def test_later_title_is_not_a_wish_for_now_until_its_date() -> None:
    waiting = jane(
        wishes=(wish("title", "Product lead", horizon="later", from_on=date(2027, 1, 1)),)
    )
    assert part("want", person=waiting).sentence == "Product lead, for later"


SKILLS = {
    "all held, designation on its way": (
        {},
        23,
        "Has product management (nine years) and energy (four years); PMP due in September",
    ),
    "designation held": (
        {"designations": {PMP: HeldDesignation("held")}},
        25,
        "Has product management (nine years), energy (four years) and PMP",
    ),
    "designation only considered": (
        {"designations": {PMP: HeldDesignation("considering")}},
        20,
        "Has product management (nine years) and energy (four years); no PMP on record",
    ),
    "designation on its way without a date": (
        {"designations": {PMP: HeldDesignation("in_progress")}},
        23,
        "Has product management (nine years) and energy (four years); PMP under way",
    ),
    "too few years": (
        {"skills": {PRODUCT: 3, 2: 4}},
        18,
        "Has energy (four years); PMP due in September; product management three of five years",
    ),
    "years not on record": (
        {"skills": {PRODUCT: None, 2: None}},
        21,
        "Has product management (years not on record) and energy; PMP due in September",
    ),
    "one must missing": (
        {"skills": {PRODUCT: 9}, "designations": {}},
        10,
        "Has product management (nine years); no energy or PMP on record",
    ),
    "nothing on record": (
        {"skills": {}, "designations": {}},
        0,
        "No skills on record: ask about product management, energy and PMP",
    ),
}


@pytest.mark.parametrize(("changed", "points", "sentence"), SKILLS.values(), ids=SKILLS.keys())
def test_skills(changed: Any, points: int, sentence: str) -> None:
    check("skills", PRODUCT_LEAD, jane(**changed), points, sentence)


def test_related_skill_is_close_never_has() -> None:
    asks = Requirement(
        15, "skill", "SCADA", term_id=SCADA, related=(RelatedSkill(PLC, "PLC programming", 0.4),)
    )
    found = fit(role(requirements=(asks,)), jane(skills={PLC: 6}))
    assert found.parts[1].sentence == "PLC programming is close to SCADA"
    assert found.parts[1].points == 10
    assert not found.missing


def test_role_that_names_no_skill_is_neutral() -> None:
    check(
        "skills",
        role(requirements=()),
        JANE,
        13,
        "The role names nothing that our records can check",
    )


def test_rare_skill_counts_more() -> None:
    rare = Requirement(16, "skill", "SCADA", term_id=SCADA, weight=3)
    common = Requirement(17, "skill", "PLC programming", term_id=PLC)
    asks = role(requirements=(rare, common))
    assert part("skills", asks, jane(skills={SCADA: 1})).points == 19
    assert part("skills", asks, jane(skills={PLC: 1})).points == 7


TIMING = {
    "the June she named": ({}, {}, 15, "“Not before June”: it is June"),
    "a date passed in other words": (
        {"wishes": (wish("timing", "From 15 June", from_on=date(2026, 6, 15)),)},
        {},
        15,
        "Asked for 15 June or later: that has passed",
    ),
    "a date ahead of the start": (
        {"wishes": (wish("timing", "From July", from_on=date(2026, 7, 1)),), "notice_days": 7},
        {},
        12,
        "Not before July; the role starts 1 August",
    ),
    "a date ahead, but notice takes longer": (
        {"wishes": (wish("timing", "From July", from_on=date(2026, 7, 1)),)},
        {},
        15,
        "30 days of notice; the role starts 1 August",
    ),
    "a date after the start": (
        {"wishes": (wish("timing", "From September", from_on=date(2026, 9, 1)),)},
        {},
        7,
        "Not before September; the role starts 1 August",
    ),
    "a date three months after the start": (
        {"wishes": (wish("timing", "From November", from_on=date(2026, 11, 1)),)},
        {},
        0,
        "Not before November; the role starts 1 August",
    ),
    "notice only": (
        {"wishes": ()},
        {},
        15,
        "30 days of notice; the role starts 1 August",
    ),
    "notice too long": (
        {"wishes": (), "notice_days": 90},
        {},
        5,
        "90 days of notice; the role starts 1 August",
    ),
    "no notice": (
        {"wishes": (), "notice_days": 0},
        {"starts_on": date(2026, 6, 1)},
        15,
        "No notice to give; the role starts at once",
    ),
    "role without a start": (
        {"wishes": ()},
        {"starts_on": None},
        15,
        "30 days of notice; the role names no start date",
    ),
    "a condition without a date": (
        {
            "wishes": (wish("timing", "After the bonus", condition="after my bonus"),),
            "notice_days": None,
        },
        {},
        7,
        "Waiting on one thing, after my bonus: ask whether it has come",
    ),
    "nothing known": (
        {"wishes": (), "notice_days": None},
        {},
        7,
        "No date or notice period on record",
    ),
}


@pytest.mark.parametrize(
    ("changed", "of_role", "points", "sentence"), TIMING.values(), ids=TIMING.keys()
)
def test_timing(changed: Any, of_role: Any, points: int, sentence: str) -> None:
    check("timing", role(**of_role), jane(**changed), points, sentence)


TWO_DAYS = wish("remote", "hybrid", number=2)
TO_HALIFAX = wish("place", "Halifax", location=HALIFAX)

PLACE = {
    "same town": ({}, {}, 15, "Toronto, hybrid, three office days"),
    "same town on site": ({}, {"office_days": 5}, 15, "Toronto, on site"),
    "office days unknown": ({}, {"office_days": None}, 15, "Toronto, office days not on record"),
    "one office day too many": (
        {"wishes": (TWO_DAYS,)},
        {},
        12,
        "Toronto, hybrid. Asked for two office days at most, the role asks three",
    ),
    "next town": (
        {"location": MISSISSAUGA},
        {},
        15,
        "Mississauga, 22 km from Toronto; hybrid, three office days",
    ),
    "a long way in": (
        {"location": BARRIE},
        {},
        9,
        "Barrie, 85 km from Toronto; hybrid, three office days",
    ),
    "a long way in for two days": (
        {"location": BARRIE},
        {"office_days": 2},
        12,
        "Barrie, 85 km from Toronto; hybrid, two office days",
    ),
    "out of reach": (
        {"location": CALGARY},
        {},
        0,
        "Calgary, 2,711 km from Toronto, and has not said they would move",
    ),
    "would move there": (
        {"location": CALGARY, "wishes": (TO_HALIFAX,)},
        {"location": HALIFAX},
        15,
        "Would move to Halifax from Calgary",
    ),
    "would move there later": (
        {
            "location": CALGARY,
            "wishes": (wish("place", "Halifax", location=HALIFAX, from_on=date(2026, 9, 1)),),
        },
        {"location": HALIFAX},
        8,
        "Lives in Calgary; would move to Halifax from September",
    ),
    "remote": ({"location": CALGARY}, {"office_days": 0}, 15, "Remote, so Calgary is fine"),
    "remote across a border": (
        {"location": BOSTON},
        {"office_days": 0},
        6,
        "Remote, but from CA; Boston is in another country",
    ),
    "home unknown": ({"location": None}, {}, 7, "No place on record: ask where home is"),
    "role without a place": ({}, {"location": None}, 7, "The role names no place"),
}


@pytest.mark.parametrize(
    ("changed", "of_role", "points", "sentence"), PLACE.values(), ids=PLACE.keys()
)
def test_place(changed: Any, of_role: Any, points: int, sentence: str) -> None:
    check("place", role(**of_role), jane(**changed), points, sentence)


CAD_BAND = PayBand(130_000, 150_000, "CAD")
PAY = {
    "inside the band": (
        Pay(135_000, "CAD"),
        CAD_BAND,
        8,
        "Asked for $135k, the band is $130k to $150k",
    ),
    "below the band": (
        Pay(120_000, "CAD"),
        CAD_BAND,
        10,
        "Asked for $120k, the band is $130k to $150k",
    ),
    "at the top": (Pay(150_000, "CAD"), CAD_BAND, 3, "Asked for $150k, the band is $130k to $150k"),
    "a little above": (
        Pay(160_000, "CAD"),
        CAD_BAND,
        2,
        "Asked for $160k, the band is $130k to $150k",
    ),
    "far above": (Pay(250_000, "CAD"), CAD_BAND, 0, "Asked for $250k, the band is $130k to $150k"),
    "an hourly rate against a year": (
        Pay(75, "CAD", "hour"),
        CAD_BAND,
        8,
        "Asked for $75 an hour, the band is $130k to $150k",
    ),
    "a year against a day rate": (
        Pay(132_000, "CAD"),
        PayBand(600, 700, "CAD", "day"),
        10,
        "Asked for $132k, the band is $600 to $700 a day",
    ),
    "one figure instead of a band": (
        Pay(120_000, "CAD"),
        PayBand(120_000, 120_000, "CAD"),
        10,
        "Asked for $120k, the role pays $120k",
    ),
    "another currency": (
        Pay(100_000, "USD"),
        CAD_BAND,
        8,
        "Asked for US$100k, the band is CA$130k to CA$150k",
    ),
    "a currency without a rate": (
        Pay(100_000, "CHF"),
        CAD_BAND,
        5,
        "Asked for CHF 100k; no rate on file between CHF and CAD",
    ),
    "no band": (Pay(135_000, "CAD"), None, 5, "Asked for $135k; the role names no band"),
    "nothing asked": (None, CAD_BAND, 5, "Has not told us what pay would do"),
    "nothing on either side": (None, None, 5, "No pay on record on either side"),
}


@pytest.mark.parametrize(("wanted", "band", "points", "sentence"), PAY.values(), ids=PAY.keys())
def test_pay(wanted: Pay | None, band: PayBand | None, points: int, sentence: str) -> None:
    rates = {"CAD": 1.0, "USD": 1.35}
    found = fit(role(pay=band), jane(wanted_pay=wanted), rates=rates).parts[4]
    assert (found.points, found.sentence) == (points, sentence)


def test_newest_stated_pay_counts() -> None:
    old = wish("pay", "$120k", id=1, pay=Pay(120_000, "CAD"), said_on=date(2025, 1, 1))
    new = wish("pay", "$140k", id=2, pay=Pay(140_000, "CAD"), said_on=date(2026, 5, 1))
    found = part("pay", person=jane(wishes=(old, new)))
    assert found.sentence == "Asked for $140k, the band is $130k to $150k"


def test_labels_follow_pronouns_if_known() -> None:
    labels = {
        pronoun: fit(person=jane(pronoun=pronoun)).parts[0].label
        for pronoun in ("she", "he", "they", None)
    }
    assert labels == {
        "she": "What she wants",
        "he": "What he wants",
        "they": "What they want",
        None: "What they want",
    }
    assert [part.label for part in fit().parts[1:]] == ["Skills", "Timing", "Place", "Pay"]


def test_evidence_is_quoted_letter_by_letter_or_left_out() -> None:
    evidence = fit().evidence
    assert evidence is not None
    assert (evidence.wish_id, evidence.words, evidence.source) == (WANTS_TO_LEAD.id, WORDS, "call")
    assert fit(person=jane(wishes=(wish("title", "Product lead"),))).evidence is None


def test_what_cannot_be_checked_counts_neither_way() -> None:
    with_other = part("skills")
    without = part("skills", role(requirements=(FIVE_YEARS_IN_PRODUCT, KNOWS_ENERGY, HAS_PMP)))
    assert with_other == without


def test_version_names_rules_and_weights() -> None:
    assert fit().version == "2-sssss"


def test_same_day_same_answer() -> None:
    assert score(PRODUCT_LEAD, JANE, TODAY) == score(PRODUCT_LEAD, JANE, TODAY)


def test_terms_are_not_quoted_for_another_job() -> None:
    wants = (wish("title", "Head of Data"), wish("remote", "hybrid", number=3, words="Three days."))
    assert fit(person=jane(wishes=wants)).evidence is None


def test_place_close_to_home_is_no_move() -> None:
    person = jane(wishes=(wish("place", "Toronto", location=TORONTO),))
    assert part("want", person=person).sentence.startswith("Has not told us")
