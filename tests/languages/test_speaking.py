"""Whoever reads decides the language, for as long as they read."""

from datetime import date

from agency.languages import french
from agency.languages.speaking import (
    N_,
    Language,
    Words,
    _,
    gettext,
    is_french,
    language,
    speak,
    speaking,
)
from agency.words import count_words, near_day


def test_english_is_spoken_unless_somebody_says_otherwise() -> None:
    assert language() is Language.en
    assert _("Nothing to see") == "Nothing to see"


def test_french_is_spoken_for_a_while_and_english_again_after() -> None:
    with speaking(Language.fr):
        assert is_french()
        with speaking(Language.en):
            assert not is_french()
        assert is_french()
    assert not is_french()


def test_what_goes_into_a_message_is_put_where_it_says() -> None:
    assert _("Hello %(name)s", name="Ana") == "Hello Ana"


def test_message_without_values_may_hold_a_per_cent_sign() -> None:
    assert _("100 % remote") == "100 % remote"


def test_reader_is_asked_once_and_only_when_a_word_is_needed() -> None:
    asked = []

    def reader() -> Language:
        asked.append("once")
        return Language.fr

    speak(reader)
    try:
        assert asked == []
        assert (language(), language()) == (Language.fr, Language.fr)
        assert asked == ["once"]
    finally:
        speak()


def test_finding_the_reader_out_may_need_words_itself() -> None:
    speak(lambda: Language.fr if gettext("word") == "word" else Language.en)
    try:
        assert language() is Language.fr
    finally:
        speak()


def test_counted_noun_brings_its_gender_and_its_nothing() -> None:
    with speaking(Language.fr):
        said = [count_words(count, "person", "people") for count in (0, 1, 2, 12, 1200)]
    assert said == [
        "aucune personne",
        "une personne",
        "deux personnes",
        "12 personnes",
        "1\u00a0200 personnes",
    ]


def test_nothing_is_not_said_as_the_head_of_the_file() -> None:
    with speaking(Language.fr):
        assert _("") == ""


def test_near_days_have_their_names() -> None:
    with speaking(Language.fr):
        assert near_day(date(2026, 6, 18), date(2026, 6, 18)) == "aujourd’hui"
        assert near_day(date(2026, 7, 1), date(2026, 6, 18)) == "1er juill."


def test_what_goes_into_a_french_message_is_joined_to_it() -> None:
    with speaking(Language.fr):
        assert _("%(name)s wrote to %(them)s", name="Ana", them="Aisha") == "Ana a écrit à Aisha"
        assert (
            french.in_one("Le CV de Aisha, que elle a envoyé") == "Le CV d’Aisha, qu’elle a envoyé"
        )
        assert french.in_one("Jusque en mai, de huit à neuf h") == "Jusqu’en mai, de huit à neuf h"
        assert french.in_one("Pas avant le 5 sept..") == "Pas avant le 5 sept."
        assert french.in_one("Et ainsi de suite...") == "Et ainsi de suite..."


def test_table_of_words_is_said_when_it_is_asked() -> None:
    table = Words({"on": N_("Done"), "pair": (N_("Yes"), N_("No"))})
    assert (table["on"], table["pair"]) == ("Done", ("Yes", "No"))
    with speaking(Language.fr):
        assert (table["on"], table["pair"]) == ("Terminé", ("Oui", "Non"))
        assert dict(table.items())["on"] == table.get("on") == "Terminé"
    assert list(table) == ["on", "pair"]
    assert len(table) == 2
