"""The term that a text names."""

import pytest
from sqlalchemy.orm import Session

from agency.skills.models import (
    ImportedName,
    ImportSource,
    RelationKind,
    TermKind,
    TermRelation,
    VocabularyImport,
    VocabularyTerm,
)
from agency.skills.queries import own_terms_called, relations_of, term_called, terms_called
from tests.factories import NOON, TermFactory
from tests.support.queries import count_queries

SKILL = TermKind.skill


@pytest.fixture
def esco(session: Session) -> VocabularyImport:
    brought = VocabularyImport(
        source=ImportSource.esco, edition="1.1.1", acknowledgement="", started_at=NOON
    )
    session.add(brought)
    session.flush()
    return brought


def name_of(found: VocabularyTerm | None) -> str | None:
    return found.name if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Front-end design",
        "front end design",
        "FRONT–END  DESIGN",
        "Front-end dësign",
        "Front-end design (web)",
        " front end design ",
    ],
)
def test_case_accents_hyphens_and_a_last_parenthesis_do_not_matter(
    session: Session, text: str
) -> None:
    TermFactory(name="Front-end design")
    assert name_of(term_called(session, SKILL, text)) == "Front-end design"


def test_a_parenthesis_of_the_term_does_not_matter_either_but_the_whole_goes_first(
    session: Session,
) -> None:
    TermFactory(name="Assembly (computer programming)")
    TermFactory(name="Assembly (mechanical)")
    first = term_called(session, SKILL, "assembly")
    exact = term_called(session, SKILL, "assembly (mechanical)")
    assert (name_of(first), name_of(exact)) == (
        "Assembly (computer programming)",
        "Assembly (mechanical)",
    )


def test_own_name_then_own_synonym_then_what_was_brought(
    session: Session, esco: VocabularyImport
) -> None:
    brought = TermFactory(name="js", import_id=esco.id)
    other = TermFactory(name="Scripting", import_id=esco.id)
    for text in ("ECMA", "Ecma script", "node"):
        session.add(ImportedName(import_id=esco.id, term_id=other.id, text=text))
    synonym = TermFactory(name="JavaScript", synonyms=["JS", "ecma"])
    named = TermFactory(name="ECMA")
    found = terms_called(session, SKILL, ["JS", "ecma", "Ecma-Script", "Node", "cobol", ""])
    assert found == {"JS": synonym, "ecma": named, "Ecma-Script": other, "Node": other}
    assert own_terms_called(session, SKILL, ["JS", "Node"]) == {"JS": synonym}
    assert brought not in found.values()


def test_a_designations_full_name_is_a_spelling_and_a_titles_level_is_none(
    session: Session,
) -> None:
    TermFactory(designation=True, name="PMP", level="Project Management Professional")
    TermFactory(title=True, name="Analyst", level="senior")
    pmp = term_called(session, TermKind.designation, "project management professional")
    assert name_of(pmp) == "PMP"
    assert term_called(session, TermKind.title, "senior") is None


def test_of_several_kinds_the_name_wins_then_the_designation(session: Session) -> None:
    both = (TermKind.skill, TermKind.designation)
    TermFactory(name="Scrum", synonyms=["CSM"])
    csm = TermFactory(designation=True, name="Certified ScrumMaster", synonyms=["csm", "scrum"])
    assert terms_called(session, both, ["CSM"]) == {"CSM": csm}
    assert name_of(term_called(session, both, "scrum")) == "Scrum"


def test_a_thousand_texts_take_one_query(session: Session) -> None:
    for number in range(20):
        TermFactory(name=f"Craft {number}")
    with count_queries(session) as counted:
        found = terms_called(session, SKILL, [f"craft-{number}" for number in range(1_000)])
    assert len(found) == 20
    assert counted.queries == 1


def test_relations_are_told_with_both_names(session: Session) -> None:
    django, python = TermFactory(name="Django"), TermFactory(name="Python")
    session.add(TermRelation(term_id=django.id, kind=RelationKind.needs, other_id=python.id))
    session.flush()
    (one,) = relations_of(session, [django.id, python.id])
    assert (one.term, one.kind, one.other, one.is_own) == ("Django", "needs", "Python", True)
