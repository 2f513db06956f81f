"""Skills near a required one: by the vocabulary's relations, and by wording."""

import pytest
from sqlalchemy.orm import Session

from agency.matching.nearness import CLOSE_TO, NEEDS_IT, PART_OF_IT, THE_WIDER, related_to
from agency.skills.models import RelationKind, TermKind, TermRelation, VocabularyTerm
from tests.factories import TermFactory


def near(session: Session, term: VocabularyTerm) -> dict[str, float]:
    return {one.name: one.closeness for one in related_to(session, [term.id]).get(term.id, ())}


def relate(
    session: Session, term: VocabularyTerm, kind: RelationKind, other: VocabularyTerm
) -> None:
    session.add(TermRelation(term_id=term.id, kind=kind, other_id=other.id))
    session.flush()


@pytest.mark.parametrize(
    ("kind", "to_the_first", "to_the_second"),
    [
        (RelationKind.close_to, CLOSE_TO, CLOSE_TO),
        (RelationKind.needs, None, NEEDS_IT),
        (RelationKind.part_of, THE_WIDER, PART_OF_IT),
    ],
)
def test_relations_count_from_both_ends(
    session: Session, kind: RelationKind, to_the_first: float | None, to_the_second: float
) -> None:
    django, python = TermFactory(name="Django"), TermFactory(name="Python")
    relate(session, django, kind, python)
    assert near(session, django).get("Python") == to_the_first
    assert near(session, python) == {"Django": to_the_second}


def test_the_same_thing_said_otherwise_is_near(session: Session) -> None:
    asked = TermFactory(name="Project management")
    TermFactory(name="Management of projects")
    TermFactory(name="Floristry")
    assert 0.36 <= near(session, asked)["Management of projects"] < 1
    assert "Floristry" not in near(session, asked)


def test_wording_says_nothing_of_designations(session: Session) -> None:
    asked = TermFactory(name="Crane ticket", kind=TermKind.designation)
    TermFactory(name="Ticket for cranes", kind=TermKind.designation)
    assert near(session, asked) == {}


def test_it_is_looked_for_again_when_the_vocabulary_changes(session: Session) -> None:
    welding, carpentry = TermFactory(name="Welding"), TermFactory(name="Carpentry")
    assert near(session, welding) == {}
    with session.begin_nested() as step:
        relate(session, welding, RelationKind.close_to, carpentry)
        assert near(session, welding) == {"Carpentry": CLOSE_TO}
        step.rollback()
    assert near(session, welding) == {}


def test_nearest_first_and_of_two_ways_the_nearer(session: Session) -> None:
    asked, one, other = (TermFactory(name=name) for name in ("Payroll", "Litigation", "Welding"))
    relate(session, asked, RelationKind.part_of, one)
    relate(session, asked, RelationKind.close_to, other)
    relate(session, one, RelationKind.needs, asked)
    assert list(near(session, asked).items()) == [("Litigation", NEEDS_IT), ("Welding", CLOSE_TO)]
    assert related_to(session, []) == {}
