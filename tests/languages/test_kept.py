"""Sentences that were kept in English, told to a reader of French."""

import pytest

from agency.inbox.taking_apart import TOO_LARGE
from agency.jobs.reading_resumes import UNSCANNED
from agency.languages.kept import told_again
from agency.languages.speaking import Language, speaking
from agency.resumes.taking_in import NOBODY
from agency.words import told_again as value_told

NB = "\N{NO-BREAK SPACE}"
KEPT = {
    "It names Ann Roy. Look whose it is before it is saved.": (
        "Le fichier nomme Ann Roy. Vérifiez de qui il s’agit avant d’enregistrer."
    ),
    "12 of the last 200 letters to candidates came back.": (
        "12 des 200 derniers courriels aux candidats sont revenus."
    ),
    "Marked as unwanted: 1 of the last 1,000 letters to candidates.": (
        f"Signalés comme indésirables{NB}: 1 des 1,000 derniers courriels aux candidats."
    ),
    "550 5.1.1 no such user": "550 5.1.1 no such user",
    "": "",
}


@pytest.mark.parametrize("kept", KEPT)
def test_a_kept_sentence_is_told_by_the_message_it_was_made_from(kept: str) -> None:
    assert told_again(kept) == kept
    with speaking(Language.fr):
        assert told_again(kept) == KEPT[kept]


@pytest.mark.parametrize("kept", [NOBODY, TOO_LARGE, UNSCANNED, "The line to the server broke."])
def test_a_kept_sentence_without_values_is_a_message(kept: str) -> None:
    with speaking(Language.fr):
        assert told_again(kept) != kept


WITH_VALUES = {
    "You and Ana usually talk every twenty weeks and it has been forty-one.": (
        "Vous parlez d’habitude avec Ana toutes les 20 semaines, et il s’en est écoulé 41."
    ),
    "spoke with us in August 2026": "nous a parlé en août 2026",
    "Ana moved her own date forward: free from July 2026 instead of 1 September 2026.": (
        f"Ana a devancé sa date{NB}: disponible dès juillet 2026 plutôt que 1er sept. 2026."
    ),
    "May was to finish PMP on 21 November, and nobody has asked how it went.": (
        "May devait terminer PMP le 21 novembre, et personne n’a demandé comment cela s’est passé."
    ),
}


@pytest.mark.parametrize("kept", WITH_VALUES)
def test_days_and_numbers_in_it_are_told_again_where_a_room_knows_to_write_them(kept: str) -> None:
    assert told_again(kept, value_told) == kept
    with speaking(Language.fr):
        assert told_again(kept, value_told) == WITH_VALUES[kept]


@pytest.mark.parametrize("value", ["May", "1,000", "31 June", "Ana", "12 Marches", "one of them"])
def test_a_value_that_may_be_something_else_stays_as_it_is(value: str) -> None:
    with speaking(Language.fr):
        assert value_told(value) == value
