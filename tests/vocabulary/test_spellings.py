"""Adding and changing words: no spelling belongs to two, and what was there is kept."""

import pytest
from sqlalchemy.orm import Session

from agency.history import changes_of
from agency.skills.models import (
    ImportSource,
    RelationKind,
    TermKind,
    TermRelation,
    VocabularyImport,
    VocabularyTerm,
)
from agency.skills.queries import relations_of
from agency.vocabulary.spellings import NoSuchTerm, SpellingTaken, Word, add_term, change_term
from tests.factories import NOON, ClientFactory, TermFactory

NEEDS = RelationKind.needs


@pytest.fixture
def brought(session: Session) -> VocabularyTerm:
    esco = VocabularyImport(
        source=ImportSource.esco, edition="", acknowledgement="", started_at=NOON
    )
    session.add(esco)
    session.flush()
    return TermFactory(name="haskell", import_id=esco.id, ref="s/1")


def test_a_spelling_of_another_word_is_refused_with_whose_it_is(session: Session) -> None:
    javascript = TermFactory(name="JavaScript", synonyms=["JS"])
    for word in (Word("js"), Word("Node", synonyms=("java-script", "JS"))):
        with pytest.raises(SpellingTaken) as refused:
            add_term(session, TermKind.skill, word)
        assert refused.value.term is javascript
    add_term(session, TermKind.title, Word("JS"))


def test_a_word_may_keep_its_own_spellings(session: Session) -> None:
    term = TermFactory(name="JavaScript", synonyms=["JS"])
    change_term(session, term, Word("JS", synonyms=("JavaScript", "JS")))
    assert (term.name, term.synonyms) == ("JS", ["JavaScript"])


def test_saving_a_brought_word_makes_it_our_own(session: Session, brought: VocabularyTerm) -> None:
    change_term(session, brought, Word("Haskell", synonyms=("GHC",)))
    assert (brought.is_own, brought.name) == (True, "Haskell")


def test_adding_what_was_brought_makes_it_our_own(
    session: Session, brought: VocabularyTerm
) -> None:
    assert add_term(session, TermKind.skill, Word("haskell")) is brought
    assert brought.is_own


def test_relations_are_replaced_and_the_history_names_them(session: Session) -> None:
    django, python, sql = (TermFactory(name=name) for name in ("Django", "Python", "SQL"))
    change_term(session, django, Word("Django", relations={NEEDS: ("python",)}))
    change_term(session, django, Word("Django", relations={NEEDS: ("SQL",)}))
    assert [one.other_id for one in relations_of(session, [django.id])] == [sql.id]
    assert [(c.before, c.after) for c in changes_of(session, django)] == [
        ({"needs": ["Python"]}, {"needs": ["SQL"]}),
        ({"needs": []}, {"needs": ["Python"]}),
    ]
    assert python.id


def test_what_a_classification_says_is_not_taken_off_by_an_edit(
    session: Session, brought: VocabularyTerm
) -> None:
    other = TermFactory(name="Logic")
    session.add(
        TermRelation(term_id=brought.id, kind=NEEDS, other_id=other.id, import_id=brought.import_id)
    )
    session.flush()
    change_term(session, brought, Word("haskell", relations={NEEDS: ()}))
    assert [one.other for one in relations_of(session, [brought.id])] == ["Logic"]


def test_a_relation_to_nothing_or_to_itself_is_refused(session: Session) -> None:
    django = TermFactory(name="Django")
    for name in ("Cobol on Wheels", "django"):
        with pytest.raises(NoSuchTerm, match=name):
            change_term(session, django, Word("Django", relations={NEEDS: (name,)}))


def test_an_industry_that_is_renamed_is_renamed_at_its_clients(session: Session) -> None:
    industry = TermFactory(industry=True, name="Cleantech")
    client = ClientFactory(industries=["Cleantech"])
    change_term(session, industry, Word("Climate tech"))
    assert client.industries == ["Climate tech"]
