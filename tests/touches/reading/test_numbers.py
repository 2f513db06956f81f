"""Numbers in words and with foreign marks, put into English figures."""

import pytest

from agency.touches.reading.languages.numbers import foreign_figures, spoken_sums

ENGLISH = """
seventy one an hour => 71 an hour
a hundred and five thousand with car => 105k with car
hundred and thirty is the number => 130 is the number
twenty eight and thirty an hour => 28 and 30 an hour
eight fifty a day => 850 a day
one fifteen would do it => 115 would do it
ring at two thirty => ring at two thirty
the twenty first of March => the twenty first of March
four weeks => four weeks
"""
FOREIGN = """
soixante-dix mille => 70000
quatre-vingt-dix-sept => 97
cent vingt-cinq => 125
vingt et un => 21
quinze jours => quinze jours
deux trois => deux trois
115 000 et le camion => 115000 et le camion
514 555 1234 => 514 555 1234
37,5 h => 37.5 h
zweiundsiebzig plus bonus => 72 plus bonus
funftausendzweihundert franken => 5200 franken
hundertzehn => 110
ab 130.000 => ab 130000
am 1.9. => am 1.9.
vierzehn tage => vierzehn tage
"""


def _pairs(lines: str) -> list[tuple[str, str]]:
    return [
        (said, figures)
        for said, _, figures in (line.partition(" => ") for line in lines.strip().splitlines())
    ]


def _with(text: str, edits: list[tuple[tuple[int, int], str]]) -> str:
    for (start, end), words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


@pytest.mark.parametrize(("said", "figures"), _pairs(ENGLISH))
def test_spoken_number_is_put_into_figures(said: str, figures: str) -> None:
    assert _with(said, list(spoken_sums(said))) == figures


@pytest.mark.parametrize(("said", "figures"), _pairs(FOREIGN))
def test_french_or_german_number_is_put_into_english_figures(said: str, figures: str) -> None:
    assert _with(said, list(foreign_figures(said, ["fr", "de"]))) == figures
