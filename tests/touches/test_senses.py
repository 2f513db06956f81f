"""What sort of thing a word means."""

import pytest

from agency.touches.reading.senses import senses_of


def test_words_of_three_languages_that_do_the_same_share_a_sense() -> None:
    assert "#remove" in senses_of("expunge") & senses_of("effacer") & senses_of("loschen")


@pytest.mark.parametrize(
    ("written", "sense"), [("l'appel", "#contact"), ("heißt", "#say"), ("sœur", "#kin")]
)
def test_a_word_is_known_behind_an_elided_one_and_in_either_spelling(
    written: str, sense: str
) -> None:
    assert sense in senses_of(written)


def test_the_classes_of_the_grammars_are_senses_too() -> None:
    assert "#KIN" in senses_of("cousin")


def test_a_word_that_nobody_listed_has_none() -> None:
    assert senses_of("qwertzuiop") == frozenset()
