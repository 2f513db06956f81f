"""Sentences that were kept in English, told to a reader of French."""

import pytest

from agency.inbox.taking_apart import TOO_LARGE
from agency.jobs.reading_resumes import UNSCANNED
from agency.languages.kept import told_again
from agency.languages.speaking import Language, speaking
from agency.resumes.taking_in import NOBODY

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
