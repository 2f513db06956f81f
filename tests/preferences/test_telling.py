"""Wishes and facts, told to a reader of French."""

from dataclasses import asdict
from decimal import Decimal

import pytest

from agency.languages.speaking import Language, speaking
from agency.preferences.from_facts import wishes_in
from agency.preferences.models import Preference, PreferenceKind
from agency.preferences.telling import fact_told, wish_told
from tests.touches.test_reading import read

NB = "\N{NO-BREAK SPACE}"
TOLD = {
    "Remote only, please.": "À distance seulement",
    "She wants a senior role.": "Chevronné",
    "Wants two or three office days a week at most.": "Deux ou trois jours au bureau par semaine",
    "Looking for $135,000 a year.": f"135{NB}000{NB}$",
    "Looking for $120,000 to $135,000 a year.": f"De 120{NB}000{NB}$ à 135{NB}000{NB}$",
    "Wants to work four days a week.": "Quatre jours par semaine",
    "Could start from 1 September.": "Dès le 1er sept. 2026",
    "Two weeks of notice.": "Deux semaines de préavis",
    "Never manager again, no management.": f"Exclu{NB}: Gestion",
    "Please never contact me again.": "Ne plus communiquer avec cette personne",
}


@pytest.mark.parametrize("note", TOLD)
def test_what_a_note_says_is_told_in_french(note: str) -> None:
    facts = read(note)
    with speaking(Language.fr):
        assert TOLD[note] in [fact_told(fact) for fact in facts]
        assert read(note) == facts
    assert [fact_told(fact) for fact in facts] == [fact.label for fact in facts]


WISHES = {
    "Remote only, please.": "À distance seulement",
    "Wants hybrid, two office days a week at most.": "Hybride, deux jours au bureau",
    "Looking for $135,000 a year.": f"135{NB}000{NB}$ ou plus",
    "Wants to work 2.5 days a week.": "2,5 jours par semaine",
    "Could start from 1 September.": "Dès septembre 2026",
    "Looking for $120,000 to $135,000 a year.": f"De 120{NB}000{NB}$ à 135{NB}000{NB}$",
    "Wants $120,000 a year plus bonus.": f"120{NB}000{NB}$ plus prime",
    "Wants $95 to $110 an hour.": f"De 95{NB}$ à 110{NB}$ l’heure",
    "Wants to work as an estimator.": "Estimator",
}


@pytest.mark.parametrize("note", WISHES)
def test_a_wish_is_told_in_french_unless_it_says_more_than_its_parts(note: str) -> None:
    [new] = wishes_in(read(note))
    wish = Preference(**asdict(new))
    assert wish_told(wish) == new.label
    with speaking(Language.fr):
        assert wish_told(wish) == WISHES[note]


def test_what_somebody_ticked_is_told_in_french() -> None:
    wish = Preference(kind=PreferenceKind.other, label="More pay", value="more pay")
    with speaking(Language.fr):
        assert wish_told(wish) == "Un meilleur salaire"


@pytest.mark.parametrize("label", ["$135,000, or a car", "$140,000 or more", "A fair wage"])
def test_pay_in_somebodys_own_words_stays_as_it_stands(label: str) -> None:
    wish = Preference(kind=PreferenceKind.pay, label=label, amount=Decimal(135_000), currency="CAD")
    with speaking(Language.fr):
        assert wish_told(wish) == label
