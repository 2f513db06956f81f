"""Quoted history is cut in three languages; what somebody wrote is never cut with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.inbox.cutting import newly_written, without_disclaimer

HEADERS = {
    "English, web": "On Mon, Jun 1, 2026 at 10:03 AM Maya <maya@agency.example> wrote:",
    "English, broken line": "On Mon, Jun 1, 2026 at 10:03 AM Maya <maya@agency.example>\nwrote:",
    "English, office": "From: Maya\nSent: Monday, June 1, 2026\nTo: Jane\nSubject: A role\n",
    "English, separator": "-----Original Message-----\nFrom: Maya\nSubject: A role\n",
    "French, web": "Le lun. 1 juin 2026 à 10:03, Maya <maya@agency.example> a écrit :",
    "French, broken line": "Le lun. 1 juin 2026 à 10:03, Maya\n<maya@agency.example> a écrit :",
    "French, office": "De : Maya\nEnvoyé : lundi 1 juin 2026\nÀ : Jane\nObjet : Un poste\n",
    "French, no-break spaces": "De\u00a0: Maya\nEnvoyé\u00a0: lundi\nÀ\u00a0: Jane\nObjet\u00a0: Un poste\n",
    "French, separator": "-----Message d'origine-----\nDe : Maya\nObjet : Un poste\n",
    "German, web": "Am 01.06.2026 um 10:03 schrieb Maya <maya@agency.example>:",
    "German, mail program": "Am Mo., 1. Juni 2026 um 10:03 Uhr schrieb Maya <maya@agency.example>:",
    "German, office": "Von: Maya\nGesendet: Montag, 1. Juni 2026\nAn: Jane\nBetreff: Eine Rolle\n",
    "German, separator": "-----Ursprüngliche Nachricht-----\nVon: Maya\nBetreff: Eine Rolle\n",
}  # fmt: skip
WORDS = "Not before September, please.\n\nJane"


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_history_below_the_answer_is_cut(header: str) -> None:
    assert newly_written(f"{WORDS}\n\n{header}\n> Would you move?\n> Maya") == WORDS


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_line_of_underscores_above_the_history_goes_with_it(header: str) -> None:
    assert newly_written(f"{WORDS}\n\n{'_' * 32}\n{header}\nWould you move?") == WORDS


@pytest.mark.parametrize("language", ["English, web", "French, web", "German, web"])
def test_answer_below_the_history_is_heard(language: str) -> None:
    assert newly_written(f"{HEADERS[language]}\n> Would you move?\n> Maya\n\n{WORDS}") == WORDS


OWN_WORDS = [
    "Thanks, but please take me off your list.",
    "Am Montag passt es, schrieb sie: gut.",
    "Le budget est a écrit : non.",
    "On that day I wrote: no.",
    "My wishes:\n- remote\n- four days",
    "From: what I hear it is fine.",
]


@pytest.mark.parametrize("words", OWN_WORDS)
def test_what_only_looks_like_history_stays(words: str) -> None:
    assert newly_written(words) == words


@pytest.mark.parametrize(
    "signature",
    ["-- \nJane Okafor\n416-555-0142", "Sent from my iPhone", "Envoyé de mon iPhone",
     "Von meinem iPhone gesendet", "Get Outlook for iOS"],
)  # fmt: skip
def test_signature_is_cut(signature: str) -> None:
    assert newly_written(f"{WORDS}\n\n{signature}") == WORDS


def test_disclaimer_that_asks_to_delete_is_not_what_they_said() -> None:
    legal = "This message is confidential. If you are not the intended recipient, delete it from your system."
    assert without_disclaimer(f"{WORDS}\n\n{legal}") == WORDS


def test_first_paragraph_is_never_taken_for_a_disclaimer() -> None:
    words = "This is confidential: stop calling me at work."
    assert without_disclaimer(words) == words


@given(st.text(max_size=400))
def test_any_text_is_cut_without_failing_and_nothing_is_added(text: str) -> None:
    cut = newly_written(text)
    assert set(cut) <= set(text) | {" ", "\n"}
