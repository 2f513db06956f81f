"""What takes a person off a role's list, and the sentence that says so."""

from datetime import date
from typing import Any

import pytest

from agency.matching.facts import Pay, Requirement
from agency.matching.fit import Fit
from agency.matching.scoring import score
from agency.matching.weights import NothingCounts, Weights
from tests.matching.cases import (
    CALGARY,
    HALIFAX,
    MISSISSAUGA,
    PRODUCT,
    TODAY,
    TORONTO,
    broken,
    fit,
    jane,
    part,
    role,
    wish,
)


def never(kind: Any, text: str, **given: Any) -> Any:
    return wish(kind, text, horizon="never", **given)


def must(kind: Any, text: str, **given: Any) -> Any:
    return wish(kind, text, is_must=True, **given)


REFUSALS = {
    "industry": (never("industry", "Climate"), {}, "Said never climate: this is climate tech"),
    "employer": (never("employer", "Cedar Loop Inc"), {}, "Said never Cedar Loop"),
    "place": (
        never("place", "Toronto", location=TORONTO),
        {},
        "Said never Toronto, where this role is",
    ),
    "country": (
        never("place", "the UK or Canada"),
        {},
        "Said never the UK or Canada, where this role is",
    ),
    "beginning of a firm's name": (
        never("employer", "Cedar Loop"),
        {"client_name": "Cedar Loop Foods"},
        "Said never Cedar Loop: this is Cedar Loop Foods",
    ),
    "work in other words": (
        never("other", "night shifts"),
        {"title": "Night Porter"},
        "Said never night shifts: this is Night Porter",
    ),
    "must of two towns": (
        must("place", "Halifax or Calgary"),
        {},
        "Only Halifax or Calgary; this role is in Toronto",
    ),
    "must band": (
        must("seniority", "Band 7 or above"),
        {"title": "Product Lead, Band 5"},
        "Only band 7 or above; this role is Product Lead, Band 5",
    ),
    "managing people": (
        never("seniority", "People management"),
        {"title": "Head of Product"},
        "Said never people management: this is Head of Product",
    ),
    "on site": (
        never("remote", "on_site"),
        {"office_days": 5},
        "Said never work on site, which this role is",
    ),
    "remote": (
        never("remote", "remote"),
        {"office_days": 0},
        "Said never remote work, which this role is",
    ),
    "contract form": (
        never("contract_form", "contract"),
        {"contract_form": "contract"},
        "Said never contract: this is contract work",
    ),
    "part time": (
        never("contract_form", "part_time"),
        {"hours_percent": 60},
        "Said never part time: this is three days a week",
    ),
    "title": (
        never("title", "Product lead"),
        {},
        "Said never product lead: this is Product Lead, Home Energy",
    ),
    "seniority": (
        never("seniority", "Lead"),
        {},
        "Said never lead: this is Product Lead, Home Energy",
    ),
    "skill": (
        never("skill", "product management", term_id=PRODUCT),
        {},
        "Said never product management: this is a must here, Product Lead, Home Energy",
    ),
    "must title": (
        must("title", "Head of Data"),
        {},
        "Only head of data; this role is Product Lead, Home Energy",
    ),
    "must industry": (
        must("industry", "Healthcare"),
        {},
        "Only healthcare; Cedar Loop is in another field",
    ),
    "must place": (
        must("place", "Halifax", location=HALIFAX),
        {},
        "Only Halifax; this role is in Toronto",
    ),
    "must remote": (
        must("remote", "remote"),
        {},
        "Only remote work; this role is hybrid with three office days",
    ),
    "must office days": (
        must("remote", "hybrid", number=2),
        {},
        "Only two office days at most; this role is hybrid with three office days",
    ),
    "must hours": (
        must("hours", "Four days a week", number=80),
        {},
        "Only four days a week; this role is full time",
    ),
    "must contract form": (
        must("contract_form", "contract"),
        {},
        "Only contract work; this is a permanent job",
    ),
    "must pay": (
        must("pay", "$160k or more", pay=Pay(160_000, "CAD")),
        {},
        "Will not move for less than $160k; the band is $130k to $150k",
    ),
    "must seniority": (
        must("seniority", "Director"),
        {"title": "Product Manager"},
        "Only a director-level job; this role is Product Manager",
    ),
    "must company size": (
        must("company_size", "under 50 people", number=50),
        {},
        "Only a company of at most 50; this role is Product Lead, Home Energy",
    ),
}


@pytest.mark.parametrize(("said", "of_role", "sentence"), REFUSALS.values(), ids=REFUSALS.keys())
def test_deal_breaker(said: Any, of_role: Any, sentence: str) -> None:
    assert broken(role(**of_role), jane(wishes=(said,))) == sentence


@pytest.mark.parametrize(
    ("said", "of_role"),
    [(said, given) for said, given, _ in REFUSALS.values()],
    ids=REFUSALS.keys(),
)
def test_deal_breaker_carries_its_wish(said: Any, of_role: Any) -> None:
    answer = score(role(**of_role), jane(wishes=(said,)), TODAY)
    assert not isinstance(answer, Fit)
    assert answer.wish is said


HARMLESS = {
    "never another industry": never("industry", "Oil and gas"),
    "never another employer": never("employer", "Saltmarsh Energy"),
    "never a near town": never("place", "Mississauga", location=MISSISSAUGA),
    "never another country": never("place", "the UK"),
    "never a firm of one short word": never("employer", "Cedar"),
    "must region": must("place", "Ontario"),
    "must of two towns, one of them": must("place", "Halifax or Toronto"),
    "must level or above": must("seniority", "Senior or above"),
    "never another place": never("place", "Halifax", location=HALIFAX),
    "never on site, role is hybrid": never("remote", "on_site"),
    "never another title": never("title", "Project manager"),
    "never a skill nobody asks for": never("skill", "PHP", term_id=99),
    "must met": must("title", "Product lead"),
    "must for later": must("title", "Head of Data", horizon="later"),
    "must pay inside the band": must("pay", "$150k", pay=Pay(150_000, "CAD")),
    "must pay without a rate": must("pay", "CHF 500k", pay=Pay(500_000, "CHF")),
    "must of a kind that roles do not have": must("course", "PMP paid for"),
}


@pytest.mark.parametrize("said", HARMLESS.values(), ids=HARMLESS.keys())
def test_stays_on_the_list(said: Any) -> None:
    assert fit(person=jane(wishes=(said,))).total > 0


def test_wishes_of_one_kind_are_alternatives() -> None:
    either = (
        must("place", "Halifax", location=HALIFAX),
        wish("place", "Toronto", location=TORONTO),
    )
    assert fit(person=jane(wishes=either)).total > 0


def test_remote_role_meets_any_place() -> None:
    only_halifax = jane(wishes=(must("place", "Halifax", location=HALIFAX),))
    assert fit(role(office_days=0), only_halifax).total > 0


@pytest.mark.parametrize("employer", ["Cedar Loop", "Cedar Loop Ltd.", "cedar loop"])
def test_person_who_works_at_the_client(employer: str) -> None:
    assert broken(person=jane(employer=employer)) == "Works there: Cedar Loop"


def test_likely_named_firm_is_another_firm() -> None:
    assert fit(person=jane(employer="Cedar Loop Foods")).total > 0


def test_part_made_a_must_takes_off_those_who_get_nothing_for_it() -> None:
    strict = Weights(place="must")
    assert broken(person=jane(location=CALGARY), weights=strict) == (
        "Place is a must here: Calgary, 2,711 km from Toronto, and has not said they would move"
    )
    assert fit(weights=strict).total == fit().total


def test_skills_made_a_must_allow_nothing_missing() -> None:
    asks = role(requirements=(Requirement(1, "skill", "Rust", term_id=77),))
    assert (
        broken(asks, weights=Weights(skills="must")) == "Skills is a must here: No Rust on record"
    )


def test_ignored_part_gives_its_points_to_the_rest() -> None:
    found = fit(weights=Weights(pay="ignore"))
    assert [part.weight for part in found.parts] == [39, 28, 17, 16, 0]
    assert found.parts[4].points == 0
    assert found.version == "2-ssssi"


def test_ignoring_everything_is_refused() -> None:
    with pytest.raises(NothingCounts):
        fit(weights=Weights("ignore", "ignore", "ignore", "ignore", "ignore"))


def test_later_must_breaks_once_its_date_has_come() -> None:
    due = must("title", "Head of Data", horizon="later", from_on=date(2026, 6, 1))
    assert broken(person=jane(wishes=(due,))).startswith("Only head of data")


def test_place_step_and_skill_do_not_hide_each_other() -> None:
    found = fit(person=jane(location=CALGARY, skills={PRODUCT: 9}))
    assert [requirement.name for requirement in found.missing] == [
        "energy",
        "lives within reach of Toronto",
    ]
    assert part("place", person=jane(location=CALGARY)).points == 0
