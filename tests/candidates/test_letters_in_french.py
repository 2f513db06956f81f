"""Letters to candidates, in the language that they read."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from agency.candidates.emails import profile_link_words
from agency.languages.speaking import Language, is_french, speaking
from agency.mail.message import Mailbox
from agency.rights.emails import notice_lines
from agency.touches.emails import letter_to_candidate
from tests.factories import AgencyFactory, CandidateFactory

UNTIL = datetime(2026, 9, 1, 15, tzinfo=UTC)
NOTHING = {"now": [], "later": [], "never": []}


def link_words(session: Session, language: Language | None, agency_language=Language.en):
    agency = AgencyFactory(name="Alder Quay", language=agency_language)
    person = CandidateFactory(full_name="Hélène Roy", page_language=language)
    return profile_link_words(agency, person, person.owner, NOTHING, "Bonjour.", "T", UNTIL)


def test_french_reader_gets_a_french_letter(app, session: Session):
    words = link_words(session, Language.fr)
    assert words.subject == "Hélène, est-ce toujours ce que vous voulez\u202f?"
    assert "Bonjour Hélène," in words.text
    assert "jusqu’au 1er sept. 2026" in words.text
    assert 'lang="fr-CA"' in words.html
    assert not is_french()


def test_its_links_open_the_page_in_french(app, session: Session):
    assert "/c/T?language=fr#letter" in link_words(session, Language.fr).text


@pytest.mark.parametrize("language", [None, Language.fr])
def test_language_of_the_agency_needs_no_saying(app, session: Session, language):
    words = link_words(session, language, agency_language=Language.fr)
    assert "Bonjour Hélène," in words.text
    assert "language=" not in words.text


def test_english_letter_is_as_it_was(app, session: Session):
    words = link_words(session, None)
    assert words.subject == "Hélène, is this still what you want?"
    assert "language=" not in words.html


def test_recruiters_own_words_have_a_french_envelope(app, session: Session):
    agency, person = AgencyFactory(), CandidateFactory()
    message = letter_to_candidate(
        agency,
        person.owner,
        Mailbox("a@example.com", "A"),
        "Un poste",
        "Bonjour.",
        token="T",
        unsubscribe_url="http://localhost/u",
        language=Language.fr,
    )
    assert "vous avez consenti" in " ".join(message.text.split())


def test_notice_says_what_quebec_asks_for(app, session: Session):
    with speaking(Language.fr):
        said = " ".join(notice_lines(AgencyFactory(), CandidateFactory()))
    for right in ("accès", "rectifier", "supprimer", "Commission d’accès à l’information"):
        assert right in said
