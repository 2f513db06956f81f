"""Titles, industries and firms: what counts as the same, and what does not."""

import pytest

from agency.clients.firms import is_same_firm
from agency.matching.industries import industry_match, is_refused_industry
from agency.matching.titles import level_of, title_keys, title_similarity
from agency.matching.wording import job_name, lowered, money, with_article

ALIKE = [
    ("Product lead", "Product Lead, Home Energy"),
    ("Software developer", "Software Engineer"),
    ("Programmer", "Software Engineer"),
    ("Automation engineer", "Controls Lead"),
    ("Sr. Data Engineer", "Senior Data Engineer"),
    ("Financial controller", "Controller (0.8)"),
    ("Programme manager", "Program Manager"),
    ("CFO", "Chief Financial Officer"),
    ("Head of design", "Design Lead"),
]


@pytest.mark.parametrize(("wanted", "offered"), ALIKE)
def test_alike(wanted: str, offered: str) -> None:
    assert title_similarity(wanted, offered) >= 0.5
    assert title_keys(wanted) & title_keys(offered)


APART = [
    ("Mechanical engineer", "Software engineer"),
    ("Project manager", "Office manager"),
    ("Registered nurse", "Product lead"),
    ("Data entry clerk", "Head of Data Platform"),
]


@pytest.mark.parametrize(("wanted", "offered"), APART)
def test_apart(wanted: str, offered: str) -> None:
    assert title_similarity(wanted, offered) < 0.5


def test_seniority_tells_titles_apart() -> None:
    same = title_similarity("Data engineer", "Data Engineer")
    above = title_similarity("Data engineer", "Director of Data Engineering")
    assert same == 1.0
    assert above < 0.7


def test_titles_of_one_function_are_a_little_alike() -> None:
    assert title_similarity("Bookkeeper", "Credit Controller") == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("text", "level"),
    [("Senior PM", 3), ("Team Lead", 4), ("VP of Sales", 6), ("Accountant", None), ("CTO", 7)],
)
def test_level(text: str, level: int | None) -> None:
    assert level_of(text) == level


def test_industry_by_name_and_by_family() -> None:
    assert industry_match(("Climate tech",), "climate") == 1.0
    assert industry_match(("Utilities",), "Climate tech") == pytest.approx(0.7)
    assert industry_match(("Retail",), "Climate tech") == 0.0


def test_refusal_of_an_industry_is_literal() -> None:
    assert is_refused_industry(("Oil and gas",), "oil & gas")
    assert is_refused_industry(("Retail banking",), "Banking")
    assert not is_refused_industry(("Renewable energy",), "Oil and gas")
    assert not is_refused_industry(("Utilities",), "Climate tech")


def test_firms() -> None:
    assert is_same_firm("Osprey Rail Ltd.", "The Osprey Rail Company")
    assert not is_same_firm("Osprey Rail", "Osprey")
    assert not is_same_firm("", "")


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [
        ("controls lead", "a controls lead"),
        ("estimator", "an estimator"),
        ("HR manager", "an HR manager"),
        ("PMO lead", "a PMO lead"),
        ("university lecturer", "a university lecturer"),
        ("underwriter", "an underwriter"),
        ("user researcher", "a user researcher"),
    ],
)
def test_article(noun: str, phrase: str) -> None:
    assert with_article(noun) == phrase


def test_titles_inside_sentences() -> None:
    assert job_name("Product Lead, Home Energy") == "product lead"
    assert job_name("Controller (0.8)") == "controller"
    assert lowered("DevOps Engineer at IBM") == "DevOps engineer at IBM"


@pytest.mark.parametrize(
    ("amount", "currency", "period", "words"),
    [
        (135_000, "CAD", "year", "$135k"),
        (137_500, "CAD", "year", "$137.5k"),
        (135_250, "GBP", "year", "£135,250"),
        (95, "CAD", "hour", "$95 an hour"),
        (92.5, "EUR", "hour", "€92.50 an hour"),
        (120_000, "CHF", "year", "CHF 120k"),
    ],
)
def test_money(amount: float, currency: str, period: object, words: str) -> None:
    assert money(amount, currency, period) == words  # type: ignore[arg-type]
