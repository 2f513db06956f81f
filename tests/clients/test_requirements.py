"""Requirements as people type them."""

import pytest
from sqlalchemy.orm import Session

from agency.clients.requirements import Asked, line_told, read_requirements, written
from agency.languages.speaking import Language, speaking
from agency.skills.models import VocabularyTerm
from tests.factories import RequirementFactory, TermFactory


@pytest.fixture
def python(session: Session) -> VocabularyTerm:
    return TermFactory(name="Python", synonyms=["CPython", "Python 3"])


@pytest.fixture
def pmp(session: Session) -> VocabularyTerm:
    return TermFactory(
        designation=True, name="PMP", level="Project Management Professional", synonyms=["P.M.P."]
    )


def only(session: Session, line: str) -> Asked:
    (asked,) = read_requirements(session, line)
    return asked


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Python", None),
        ("python", None),
        ("cpython", None),
        ("- Python", None),
        ("2. Python", None),
        ("Python experience", None),
        ("5 years Python", 5),
        ("5+ years of Python", 5),
        ("five years in Python", 5),
        ("At least 3 years’ experience with Python 3", 3),
        ("Python, 5 years", 5),
        ("Python (5 yrs)", 5),
        ("1 year Python", 1),
        ("5 ans de Python", 5),
        ("au moins cinq ans d’expérience en Python", 5),
        ("Python (5 ans)", 5),
        ("Python, 5 ans d’expérience", 5),
        ("1 an de Python", 1),
    ],
)
def test_line_is_a_skill_with_its_years(
    session: Session, python: VocabularyTerm, line: str, years: int | None
) -> None:
    assert only(session, line) == Asked(True, python.id, "", years)


@pytest.mark.parametrize(
    "line", ["PMP", "pmp", "PMP certification", "project management professional", "P.M.P."]
)
def test_designation_is_known_by_every_spelling(
    session: Session, pmp: VocabularyTerm, line: str
) -> None:
    assert only(session, line).term_id == pmp.id


@pytest.mark.parametrize(
    "line",
    ["Has led a team", "Five years in product", "Energy, hardware or utilities", "99 years Python"],
)
def test_what_the_vocabulary_does_not_know_is_kept_as_it_stands(
    session: Session, python: VocabularyTerm, line: str
) -> None:
    assert only(session, line) == Asked(True, None, line, None)


def test_industry_or_title_is_no_requirement(session: Session) -> None:
    TermFactory(industry=True, name="Energy")
    TermFactory(title=True, name="Product lead")
    assert [one.term_id for one in read_requirements(session, "Energy\nProduct lead")] == [
        None,
        None,
    ]


def test_empty_lines_say_nothing(session: Session) -> None:
    assert read_requirements(session, " \n\n- \n", "\r\n") == ()


def test_thing_named_twice_is_asked_once_and_a_must_wins(
    session: Session, python: VocabularyTerm
) -> None:
    asked = read_requirements(session, "Python\nHas led a team", "cpython\nhas led a TEAM\nFrench")
    assert [(one.is_must, one.words) for one in asked] == [
        (True, ""),
        (True, "Has led a team"),
        (False, "French"),
    ]


def test_what_is_shown_reads_back_as_the_same(session: Session, python: VocabularyTerm) -> None:
    for years in (None, 1, 5):
        kept = RequirementFactory(term=python, years=years)
        assert only(session, written(kept)) == Asked(True, python.id, "", years)


def test_many_lines_are_read_in_one_query(session: Session, python: VocabularyTerm) -> None:
    from tests.support.queries import count_queries

    with count_queries(session) as counted:
        read_requirements(session, "\n".join(f"Thing {n}" for n in range(30)), "Python")
    assert counted.queries == 1


def test_what_a_reader_of_french_is_shown_is_read_back_as_the_same(
    session: Session, python: VocabularyTerm
) -> None:
    asked = RequirementFactory(term=python, years=5)
    with speaking(Language.fr):
        line = written(asked)
    assert line == "5 ans de Python"
    assert only(session, line) == Asked(True, python.id, "", 5)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("5 years of Python", "5 ans de Python"),
        ("1 year of Excel", "un an d’Excel"),
        ("Python, 5 years", "Python, 5 years"),
        ("Has led a team", "Has led a team"),
    ],
)
def test_a_line_of_ours_is_told_and_anybody_elses_stays(line: str, told: str) -> None:
    assert line_told(line) == line
    with speaking(Language.fr):
        assert line_told(line) == told
