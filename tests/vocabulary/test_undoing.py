"""Taking a classification back."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from agency.skills.importing.esco import read_esco
from agency.skills.importing.onet import read_onet
from agency.skills.importing.storing import Storing
from agency.skills.models import (
    ImportedName,
    RelationKind,
    TermKind,
    TermRelation,
    VocabularyImport,
    VocabularyTerm,
)
from agency.skills.queries import term_called
from agency.vocabulary.undoing import undo_import
from tests.factories import NOON, PreferenceFactory, RequirementFactory, TermFactory
from tests.support.classifications import esco_folder, onet_folder


@pytest.fixture
def esco(session: Session, tmp_path: Path) -> VocabularyImport:
    TermFactory(name="Python")
    return store(session, Storing(session, read_esco([esco_folder(tmp_path / "esco")]), NOON))


def store(session: Session, run: Storing) -> VocabularyImport:
    for step in run.steps():
        run.take(session, step)
    run.finish(session, NOON)
    session.flush()
    brought = session.get(VocabularyImport, run.import_id)
    assert brought
    return brought


def names(session: Session) -> set[str]:
    return {term.name for term in session.query(VocabularyTerm)}


def test_it_removes_what_it_brought_and_nothing_else(
    session: Session, esco: VocabularyImport
) -> None:
    assert undo_import(session, esco, NOON).removed == 3
    assert names(session) == {"Python"}
    assert session.query(ImportedName).count() == session.query(TermRelation).count() == 0
    assert esco.undone_at == NOON
    assert undo_import(session, esco, NOON).removed == 0


def test_what_a_role_a_wish_or_our_own_relation_names_is_kept(
    session: Session, esco: VocabularyImport
) -> None:
    def called(text: str, kind: TermKind) -> VocabularyTerm:
        found = term_called(session, kind, text)
        assert found
        return found

    maker = called("firmware maker", TermKind.title)
    PreferenceFactory(term_id=maker.id)
    RequirementFactory(term=called("debug software", TermKind.skill))
    programming = called("computer programming", TermKind.skill)
    python = called("Python", TermKind.skill)
    session.add(TermRelation(term_id=python.id, kind=RelationKind.part_of, other_id=programming.id))
    session.flush()
    undone = undo_import(session, esco, NOON)
    assert undone.kept == ("computer programming", "debug software", "embedded software maker")
    assert undone.removed == 0
    assert maker.is_own


def test_a_term_that_another_classification_brought_too_goes_over_to_it(
    session: Session, esco: VocabularyImport, tmp_path: Path
) -> None:
    read = read_onet(onet_folder(tmp_path / "onet"))
    shared = read.concepts[1]._replace(name="Debug software")
    onet = store(
        session,
        Storing(session, type(read)("onet", "", "", (shared, *read.concepts[2:]), ()), NOON),
    )
    term = term_called(session, TermKind.skill, "debug software")
    assert term
    assert term.import_id == esco.id
    undo_import(session, esco, NOON)
    session.refresh(term)
    assert term.import_id == onet.id
    undo_import(session, onet, NOON)
    assert names(session) == {"Python"}
