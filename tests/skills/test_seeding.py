"""Storing what this version brings, on an agency that has its own mind."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from agency.skills.models import TermKind, TermRelation, VocabularyTerm
from agency.skills.queries import term_called
from agency.skills.seeding import seed_vocabulary
from agency.skills.seeds import load_seed_relations, load_seed_terms
from tests.factories import TermFactory


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def skill(session: Session, name: str) -> VocabularyTerm:
    found = term_called(session, TermKind.skill, name)
    assert found
    return found


def test_a_new_agency_gets_every_term_and_relation_once(session: Session) -> None:
    added = seed_vocabulary(session)
    terms = sum(len(terms) for terms in load_seed_terms().values())
    assert len(added) == count(session, VocabularyTerm) == terms
    assert count(session, TermRelation) == len(set(load_seed_relations()))
    assert seed_vocabulary(session) == []
    assert count(session, VocabularyTerm) == terms


def test_what_was_renamed_or_became_a_synonym_does_not_come_back(session: Session) -> None:
    seed_vocabulary(session)
    skill(session, "Python").name = "Python 3"
    merged, kept = skill(session, "Java"), skill(session, "Kotlin")
    kept.synonyms = [*kept.synonyms, "Java"]
    session.delete(merged)
    session.flush()
    assert seed_vocabulary(session) == []


def test_a_word_of_the_agency_keeps_its_spellings_and_a_new_entry_goes_without_them(
    session: Session,
) -> None:
    TermFactory(name="Frontend scripting", synonyms=["JS"])
    seed_vocabulary(session)
    assert skill(session, "js").name == "Frontend scripting"
    assert "JS" not in skill(session, "JavaScript").synonyms


def test_relations_that_the_agency_took_away_stay_away(session: Session) -> None:
    seed_vocabulary(session)
    title = term_called(session, TermKind.title, "Software Engineer")
    assert title
    title.synonyms = [*title.synonyms, "coder"]
    session.query(TermRelation).filter_by(term_id=title.id).delete()
    session.flush()
    seed_vocabulary(session)
    assert session.query(TermRelation).filter_by(term_id=title.id).count() == 0
