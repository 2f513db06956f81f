"""Finding people by name."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates import queries
from agency.candidates.queries import candidates_called, candidates_named_in
from tests.factories import NOON, CandidateFactory
from tests.support.queries import count_queries


@pytest.fixture
def people(session: Session) -> None:
    for name in ("Jane Okafor", "Jane Whitlock", "Élodie Gagnon", "Søren Ångström", "Ana Li"):
        CandidateFactory(full_name=name)
    CandidateFactory(full_name="Jane Forgotten", erased_at=NOON)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("okafor", ["Jane Okafor"], id="a surname"),
        pytest.param("OKAFOR jane", ["Jane Okafor"], id="the other way round"),
        pytest.param("elodie", ["Élodie Gagnon"], id="without its accent"),
        pytest.param("soren angstrom", ["Søren Ångström"], id="without any accents"),
        pytest.param("okafro", ["Jane Okafor"], id="letters swapped"),
        pytest.param("gagnin", ["Élodie Gagnon"], id="a wrong letter"),
        pytest.param("whitl", ["Jane Whitlock"], id="the beginning"),
        pytest.param("li", ["Ana Li"], id="two letters"),
        pytest.param("n", [], id="one letter inside no word"),
        pytest.param("%", [], id="a wildcard is a sign"),
        pytest.param("___", [], id="several too"),
        pytest.param("\\\\", [], id="and a backslash"),
    ],
)
@pytest.mark.usefixtures("people")
def test_names_are_found(session: Session, asked: str, found: list[str]) -> None:
    names = [person.full_name for person in candidates_called(session, asked).candidates]
    assert names[: len(found)] == found
    assert bool(names) == bool(found)


def test_where_a_page_is_called_so_nobody_is_looked_for_who_is_only_alike(session: Session) -> None:
    def found() -> int:
        return candidates_called(session, "jane okafor").total

    CandidateFactory(full_name="Jane Okafar")
    for number in range(24):
        CandidateFactory(full_name=f"Jane Okafor {number}")
    session.flush()
    assert found() == 25
    CandidateFactory(full_name="Jane Okafor")
    session.flush()
    assert found() == 25, "the one with the slip is not among them"


def test_of_many_of_a_name_it_is_said_that_there_are_more(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED", 3)
    for number in (2, 5, 1, 4, 3):
        CandidateFactory(full_name=f"Jane Okafor {number}")
    session.flush()
    found = candidates_called(session, "jane okafor", size=2)
    names = [person.full_name for person in found.candidates]
    assert (names, found.total) == (["Jane Okafor 3", "Jane Okafor 4"], 4)


@pytest.mark.usefixtures("people")
def test_pages_follow_the_alphabet(session: Session) -> None:
    first = candidates_called(session, "", page=1, size=3)
    second = candidates_called(session, "", page=2, size=3)
    names = [person.full_name for person in (*first.candidates, *second.candidates)]
    assert names == ["Ana Li", "Élodie Gagnon", "Jane Okafor", "Jane Whitlock", "Søren Ångström"]
    assert first.total == 5


@pytest.mark.usefixtures("people")
def test_names_in_a_sentence_are_whole_words(session: Session) -> None:
    def found(*words: str) -> list[str]:
        return [person.full_name for person in candidates_named_in(session, words)]

    assert found("Called", "Jane") == ["Jane Okafor", "Jane Whitlock"]
    assert found("Elodie") == ["Élodie Gagnon"]
    assert found("An", "(x") == []


@pytest.mark.usefixtures("people")
def test_nobody_is_looked_at_for_words_that_no_name_has(session: Session) -> None:
    with count_queries(session) as counted:
        assert candidates_named_in(session, ["Planner", "Guelph"]) == []
    (asked,) = counted.statements
    assert "FROM name_words" in asked
    assert "FROM candidates" not in asked
