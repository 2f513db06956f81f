"""Finding people by name."""

import pytest
from sqlalchemy.orm import Session

from agency.candidates.queries import candidates_called, candidates_named_in
from tests.factories import NOON, CandidateFactory


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
