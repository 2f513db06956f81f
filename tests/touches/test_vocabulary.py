"""The words a note is read with come from the agency's own rows."""

from sqlalchemy.orm import Session

from agency.touches.reading import read_note
from agency.touches.vocabulary import vocabulary_for_notes
from tests.factories import TODAY, AgencyFactory, PlaceFactory, TermFactory


def labels(session: Session, note: str) -> set[str]:
    return {fact.label for fact in read_note(note, TODAY, vocabulary_for_notes(session))}


def test_words_added_are_read_at_once_and_words_taken_away_no_more(session: Session) -> None:
    AgencyFactory()
    note = "Has the Zorb certificate, would move to Halifax"
    assert "Zorb certificate" not in labels(session, note)
    zorb = TermFactory(designation=True, name="Zorb certificate")
    PlaceFactory(halifax=True)
    assert labels(session, note) == {"Zorb certificate", "Halifax"}
    zorb.name = "Blib certificate"
    session.flush()
    assert "Zorb certificate" not in labels(session, note)


def test_facts_carry_the_ids_of_rows(session: Session) -> None:
    AgencyFactory()
    zorb, halifax = TermFactory(designation=True, name="Zorb"), PlaceFactory(halifax=True)
    facts = read_note("Has Zorb, wants Halifax only", TODAY, vocabulary_for_notes(session))
    found = {fact.kind: fact.term_id for fact in facts}
    assert found == {"designation": zorb.id, "place": halifax.id}


def test_the_same_vocabulary_is_kept_while_nothing_changes(session: Session) -> None:
    AgencyFactory()
    assert vocabulary_for_notes(session) is vocabulary_for_notes(session)
