"""Storing a classification beside the agency's own words."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from agency.skills.importing import storing
from agency.skills.importing.classification import Classification
from agency.skills.importing.esco import read_esco
from agency.skills.importing.onet import read_onet
from agency.skills.importing.storing import Storing
from agency.skills.models import ImportedName, TermKind, VocabularyImport, VocabularyTerm
from agency.skills.queries import relations_of, term_called
from agency.skills.vocabulary import vocabulary
from tests.factories import NOON, TermFactory
from tests.support.classifications import esco_folder, onet_folder


@pytest.fixture
def esco(tmp_path: Path) -> Classification:
    return read_esco([esco_folder(tmp_path / "esco")])


@pytest.fixture
def onet(tmp_path: Path) -> Classification:
    return read_onet(onet_folder(tmp_path / "onet"))


@pytest.fixture
def python(session: Session) -> VocabularyTerm:
    return TermFactory(name="Python", synonyms=["CPython"])


def store(session: Session, classification: Classification) -> Storing:
    run = Storing(session, classification, NOON)
    for step in run.steps():
        run.take(session, step)
    run.finish(session, NOON)
    session.flush()
    return run


def called(session: Session, text: str, kind: TermKind = TermKind.skill) -> VocabularyTerm:
    found = term_called(session, kind, text)
    assert found, text
    return found


def everything(session: Session) -> tuple[int, int, int]:
    terms = session.query(VocabularyTerm).all()
    related = relations_of(session, [term.id for term in terms])
    return len(terms), session.query(ImportedName).count(), len(related)


def test_a_concept_that_our_own_word_names_joins_it(
    session: Session, esco: Classification, python: VocabularyTerm
) -> None:
    store(session, esco)
    assert called(session, "Python (computer programming)") is python
    assert called(session, "Py") is python
    assert (python.is_own, python.synonyms) == (True, ["CPython"])
    title = called(session, "firmware maker", TermKind.title)
    assert (title.name, title.field, title.is_own) == (
        "embedded software maker",
        "Software developers",
        False,
    )
    assert [(one.kind, one.other) for one in relations_of(session, [title.id])] == [
        ("essential", "Python"),
        ("optional", "debug software"),
    ]


def test_a_name_that_is_a_spelling_of_our_own_is_left_out(
    session: Session, esco: Classification
) -> None:
    sql = TermFactory(name="Structured queries", synonyms=["SQL"])
    store(session, esco)
    assert called(session, "sql") is sql
    names = set(session.scalars(select(ImportedName.text)))
    assert "SQL" not in names
    assert {"find bugs", "squash bugs"} <= names


def test_running_it_twice_adds_nothing(
    session: Session, esco: Classification, onet: Classification, python: VocabularyTerm
) -> None:
    store(session, esco)
    store(session, onet)
    before = everything(session)
    again = store(session, esco)
    store(session, onet)
    assert everything(session) == before
    assert again.counts == {"new": 3, "joined": 1, "names": 6, "related": 4}
    assert session.query(VocabularyImport).count() == 2


def test_what_was_stopped_in_the_middle_goes_on_there(
    session: Session, esco: Classification, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "CONCEPTS_AT_A_TIME", 1)
    monkeypatch.setattr(storing, "LINKS_AT_A_TIME", 2)
    whole = [(step.what, step.start) for step in Storing(session, esco, NOON).steps()]
    run = Storing(session, esco, NOON)
    for step in list(run.steps())[:5]:
        run.take(session, step)
    session.flush()
    session.expire_all()
    second = Storing(session, esco, NOON)
    left = list(second.steps())
    assert [(step.what, step.start) for step in left] == whole[5:]
    for step in left:
        second.take(session, step)
    stopped = everything(session)
    session.rollback()
    monkeypatch.undo()
    store(session, esco)
    assert stopped == everything(session)


def test_two_classifications_share_a_word_that_both_name_alike(
    session: Session, esco: Classification, onet: Classification
) -> None:
    shared = esco.concepts[1]._replace(name="ancient debugger")
    esco = Classification("esco", "", "", (*esco.concepts[:1], shared, *esco.concepts[2:]), ())
    store(session, esco)
    store(session, onet)
    query = session.query(VocabularyTerm).filter(VocabularyTerm.name.ilike("ancient debugger"))
    assert query.one().name == "ancient debugger"


def test_free_text_is_read_with_our_own_words_only(
    session: Session, esco: Classification, python: VocabularyTerm
) -> None:
    store(session, esco)
    found = vocabulary(session, (), "CAD").find_terms("CPython, Py, debug software, find bugs")
    assert [match.term.name for match in found] == ["Python"]
