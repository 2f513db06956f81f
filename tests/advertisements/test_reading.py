"""An advertisement is read for what the role is, what it asks for, and on what terms."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agency.advertisements import AdFact, read_advertisement
from agency.touches.vocabulary import first_words
from bench.advertisements.__main__ import advertisements, answers, told

ON = date(2026, 6, 18)
WORDS = first_words("CAD")
ENGLISH = """Product Lead, Home Energy
Cedar Loop | Toronto, ON (hybrid, 3 days in office)

Requirements
- 5+ years of product management
- SQL, and Python is a plus
- Has led a team

Nice to have
- PMP

Salary: CAD 130k–150k. Permanent, four days a week. Start date: 1 September 2026."""


def read(text: str) -> dict[str, AdFact]:
    return {fact.kind: fact for fact in read_advertisement(text, ON, WORDS)}


def asked(text: str) -> list[tuple[str, bool]]:
    facts = read_advertisement(text, ON, WORDS)
    return [(fact.value, fact.is_must) for fact in facts if fact.kind == "requirement"]


def test_every_fact_of_an_english_one_is_found_with_its_words() -> None:
    facts = read(ENGLISH)
    said = {kind: ENGLISH[fact.start : fact.end] for kind, fact in facts.items()}
    assert facts["title"].value == said["title"] == "Product Lead, Home Energy"
    assert (facts["place"].value, said["place"]) == ("Toronto", "Toronto")
    assert (facts["office_days"].value, said["office_days"]) == ("3", "3 days in office")
    pay = facts["pay"]
    assert (pay.amount, pay.amount_to, pay.currency, pay.period) == (
        Decimal(130000), Decimal(150000), "CAD", "year",
    )  # fmt: skip
    assert facts["contract_form"].value == "permanent"
    assert (facts["hours"].value, said["hours"]) == ("80", "four days a week")
    assert facts["starts_on"].on == date(2026, 9, 1)


def test_requirements_are_musts_or_nice_and_lines_of_no_term_keep_their_words() -> None:
    assert asked(ENGLISH) == [
        ("5 years of Product management", True),
        ("SQL", True),
        ("Python", False),
        ("Has led a team", True),
        ("PMP", False),
    ]


def test_lines_that_no_term_says_are_asked_about() -> None:
    facts = read_advertisement(ENGLISH, ON, WORDS)
    assert [fact.value for fact in facts if not fact.sure] == ["Has led a team"]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("This is a fully remote role.", "0"),
        ("Hybrid: two days a week from home", "3"),
        ("2 jours de télétravail par semaine", "3"),
        ("Wir bieten drei Tage Homeoffice.", "2"),
        ("You work at our site; the role is not remote.", "5"),
        ("Poste en présentiel", "5"),
        ("Hybrid", None),
        ("You will support remote teams.", None),
    ],
)
def test_office_days_are_said_or_left_by_days_at_home(line: str, days: str | None) -> None:
    fact = read(f"Data Engineer\n{line}").get("office_days")
    assert (fact.value if fact else None) == days


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("Salaire : 45 000 $ à 55 000 $ par année", "CAD 45,000 to 55,000 a year"),
        ("Gehalt: 60.000 – 70.000 € brutto/Jahr", "EUR 60,000 to 70,000 a year"),
        ("Taux horaire : 34,50 $ de l'heure", "CAD 34.5 a hour"),
        ("£550 per day", "GBP 550 a day"),
        ("A learning budget of $2,000 and a bonus of $5,000", None),
    ],
)
def test_pay_is_read_in_three_languages_and_a_budget_is_none(line: str, pay: str | None) -> None:
    fact = read(f"Clerk\n{line}").get("pay")
    assert (fact.value.replace(".50", ".5") if fact else None) == pay


def test_head_office_and_customers_are_not_the_place_of_work() -> None:
    text = "Controller\nHeadquartered in Guelph, with customers in Windsor.\nLocation: Hamilton, ON"
    assert read(text)["place"].value == "Hamilton"


def test_last_day_to_apply_is_no_start() -> None:
    assert "starts_on" not in read("Clerk\nPlease apply by 30 July 2026.")


def test_tasks_ask_for_nothing() -> None:
    assert asked("Clerk\nResponsibilities\n- Move our reports from SQL to Python") == []


def test_alternatives_share_their_years() -> None:
    text = "Clerk\nRequirements\n- Java or Python, four years"
    assert asked(text) == [("4 years of Java", True), ("4 years of Python", True)]


@pytest.mark.parametrize("half", ["work", "measure"])
def test_words_of_every_fact_stand_in_the_text(half: str) -> None:
    for ad in advertisements(half):
        for fact in read_advertisement(ad["text"], ON, WORDS):
            assert 0 <= fact.start < fact.end <= len(ad["text"])
            assert ad["text"][fact.start : fact.end].strip()


def test_reader_is_as_good_as_it_was_on_the_advertisements_it_was_improved_on() -> None:
    right = wrong = missed = 0
    for ad in advertisements("work"):
        found, wanted = answers(read_advertisement(ad["text"], ON, WORDS)), told(ad)
        right += len(found & wanted)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    assert right / (right + wrong) >= 0.97
    assert right / (right + missed) >= 0.97


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["", ENGLISH]))
def test_no_text_makes_it_fail_and_the_same_text_gives_the_same(text: str, around: str) -> None:
    whole = f"{text}\n{around}\n{text}"
    facts = read_advertisement(whole, ON, WORDS)
    assert facts == read_advertisement(whole, ON, WORDS)
    assert all(0 <= fact.start <= fact.end <= len(whole) for fact in facts)
