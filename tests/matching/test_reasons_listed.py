"""Every reason of one person in one role, with what it rests on."""

from dataclasses import replace
from datetime import date

import pytest

from agency.matching.facts import (
    HeldDesignation,
    PersonFacts,
    RelatedSkill,
    Requirement,
    RoleFacts,
    Wish,
)
from agency.matching.reasons_listed import Close, Reason, listed_reasons
from agency.matching.scoring import weigh

TODAY = date(2026, 6, 18)
ROLE = RoleFacts(1, "Welder", "Cedar Loop", starts_on=date(2026, 9, 1))
PERSON = PersonFacts(7, "Ana")


def reasons(role: RoleFacts = ROLE, person: PersonFacts = PERSON, kind: str = "") -> list[Reason]:
    found = listed_reasons(weigh(role, person, TODAY))
    return [reason for reason in found if reason.kind == kind] if kind else found


def wished(**told: object) -> PersonFacts:
    usual = {"id": 1, "horizon": "now", "kind": "title", "text": "Welder", "words": "I’d weld."}
    return replace(PERSON, wishes=(Wish(**{**usual, **told}),))  # type: ignore[arg-type]


def test_who_told_us_nothing_has_no_reasons() -> None:
    assert reasons() == []


def test_a_wish_met_to_the_letter_is_a_fact_with_their_words() -> None:
    (want,) = reasons(person=wished(), kind="want")
    assert (want.evidence, want.fact, want.close, want.horizon) == ("I’d weld.", True, None, "now")


def test_a_wish_that_is_only_alike_is_said_as_close_with_both_wordings() -> None:
    role = replace(ROLE, title="Product Lead")
    (want,) = reasons(role, wished(text="Product Manager", words=None), kind="want")
    assert "is close to" in want.statement
    assert (want.fact, want.close) == (False, Close("Product Manager", "Product Lead"))
    assert want.evidence == "Product Manager"


@pytest.mark.parametrize(
    ("told", "horizon"),
    [
        ({"from_on": date(2026, 8, 1)}, "now"),
        ({"from_on": date(2026, 10, 1)}, "later"),
        ({"horizon": "later"}, "later"),
        ({"condition": "after my bonus"}, "later"),
    ],
)
def test_a_wish_is_for_later_where_its_day_comes_after_the_start(
    told: dict[str, object], horizon: str
) -> None:
    (want,) = reasons(person=wished(**told), kind="want")
    assert want.horizon == horizon


def test_a_deal_breaker_is_the_only_reason_and_means_never() -> None:
    (out,) = reasons(person=wished(horizon="never", words="No sparks."))
    assert (out.kind, out.evidence, out.horizon) == ("deal_breaker", "No sparks.", "never")


def test_every_requirement_has_its_line() -> None:
    asked = (
        Requirement(1, "skill", "Python", term_id=1, years=5),
        Requirement(2, "skill", "Prefect", term_id=2, related=(RelatedSkill(9, "Airflow", 0.4),)),
        Requirement(3, "designation", "PMP", term_id=3),
        Requirement(4, "skill", "Rust", term_id=4, is_must=False),
        Requirement(5, "skill", "SQL", term_id=5, years=4),
    )
    person = replace(
        PERSON,
        skills={1: 6.0, 9: None, 5: 2.0},
        designations={3: HeldDesignation("in_progress", date(2026, 9, 12))},
    )
    lines = reasons(replace(ROLE, requirements=asked), person, "skill")
    assert [(one.how, one.fact, one.evidence, one.statement) for one in lines] == [
        ("has", True, "Python", "Has Python (six years); five years asked for"),
        ("close", False, "Airflow", "Close to Airflow (you asked for Prefect)"),
        ("coming", True, "PMP", "PMP in progress, due in September"),
        ("missing", False, None, "No Rust on record"),
        ("short", True, "SQL", "Has SQL, two of four years"),
    ]
    assert lines[1].close == Close("Airflow", "Prefect")


def test_the_present_title_is_a_fact_only_where_it_is_the_same() -> None:
    (same,) = reasons(person=replace(PERSON, title="Welder"), kind="title")
    assert (same.statement, same.fact, same.evidence) == ("Does this job now", True, "Welder")
    role = replace(ROLE, title="Product Lead")
    (alike,) = reasons(role, replace(PERSON, title="Product Manager"), "title")
    assert (alike.statement, alike.fact) == ("Product Manager is close to Product Lead", False)


def test_only_what_is_known_of_time_place_and_pay_is_a_reason() -> None:
    told = reasons(person=replace(PERSON, notice_days=30))
    assert [(one.kind, one.fact) for one in told] == [("timing", True)]
