"""How alike two people are, on pairs that a person has judged."""

import pytest

from agency.sameness.alike import Described, alike, name_parts, other_spellings

TORONTO, HALIFAX = 1, 2
Pair = tuple[tuple[str, str, int | None], tuple[str, str, int | None]]

ONE_PERSON: list[Pair] = [
    (("Jane Okafor", "Acme Robotics", TORONTO), ("Jane Okafor", "Acme Robotics Inc.", TORONTO)),
    (("Jane Okafor", "Acme", None), ("OKAFOR, Jane", "acme", None)),
    (("Robert Hale", "Cedar Loop", TORONTO), ("Bob Hale", "Cedar Loop Ltd", None)),
    (("Katherine Bell", "Lumen", HALIFAX), ("Kate Bell", "Lumen", HALIFAX)),
    (("Ève Tremblay", "Hydro Nord", None), ("Eve Tremblay", "Hydro-Nord", None)),
    (("Jon Smith", "Northwind", None), ("John Smith", "Northwind", TORONTO)),
    (("Ngozi Eze", "Acme", TORONTO), ("Ngozi Ezee", "Acme", TORONTO)),
    (("Liam O’Connor", "BuildCo", None), ("Liam OConnor", "BuildCo", None)),
    (("Dr. Priya Raman", "City Hospital", None), ("Priya Raman, PhD", "City Hospital", None)),
    (("Ana Silva", "Corner Bank", None), ("Ana Silva Costa", "Corner Bank", None)),
    (("J. Okafor", "Acme", TORONTO), ("Jane Okafor", "Acme", TORONTO)),
    (("Nguyen Thi Mai", "Acme", None), ("Mai Nguyen", "Acme", None)),
    (("Jean-Luc Moreau", "Acme", None), ("Jean Luc Moreau", "Acme", None)),
    (("Maria Garcia", "", TORONTO), ("Maria Garcia", "Acme", TORONTO)),
    (("Tom Baker", "Royal Bank", None), ("Thomas Baker", "Royal Bank of Canada", None)),
    (("Mohammed Ali", "Acme", None), ("Muhammad Ali", "Acme", None)),
    (("Wiliam Chen", "Acme", None), ("William Chen", "Acme", None)),
    (("Zoë Müller", "Acme GmbH", None), ("Zoe Muller", "ACME", None)),
    (("Sarah Jane Smith", "Acme", None), ("Sarah Smith", "Acme", None)),
    (("Joe Doe Jr.", "Acme", None), ("Joseph Doe", "Acme", None)),
]
TWO_PEOPLE: list[Pair] = [
    (("Jane Okafor", "Acme", TORONTO), ("Jane Okafor", "Cedar Loop", TORONTO)),
    (("Jane Okafor", "", None), ("Jane Okafor", "", None)),
    (("Jane Okafor", "", TORONTO), ("Jane Okafor", "", HALIFAX)),
    (("John Smith", "Acme", TORONTO), ("Jane Smith", "Acme", TORONTO)),
    (("John Smith", "Acme", TORONTO), ("Joan Smith", "Acme", TORONTO)),
    (("Michael Brown", "Acme", None), ("Michelle Brown", "Acme", None)),
    (("Daniel Roy", "Acme", TORONTO), ("Danielle Roy", "Acme", TORONTO)),
    (("Jane Okafor", "Acme", TORONTO), ("Jane Adeyemi", "Acme", TORONTO)),
    (("Bo Li", "Acme", None), ("Bo Lu", "Acme", None)),
    (("Wei Chen", "Acme", None), ("Wei Chan", "Acme", None)),
    (("Jon Smith", "", TORONTO), ("John Smith", "", TORONTO)),
    (("Jane", "Acme", None), ("Jane Okafor", "Acme", None)),
    (("Peter Hale", "Acme", None), ("Robert Hale", "Acme", None)),
    (("Ana Silva", "University of Toronto", None), ("Ana Silva", "York University", None)),
    (("Sam Patel", "North Bank", None), ("Sam Patel", "South Mills", None)),
    (("Paul Moreau", "Acme", None), ("Paula Moreau", "Acme", None)),
    (("Hale Robert", "Acme", None), ("Hale Peter", "Acme", None)),
    (("K. Bell", "Acme", None), ("Jane Bell", "Acme", None)),
    (("Maria Garcia", "", None), ("Maria Garcia", "Acme", TORONTO)),
    (("", "Acme", TORONTO), ("", "Acme", TORONTO)),
]


def described(told: tuple[str, str, int | None]) -> Described:
    return Described(name=told[0], employer=told[1], place_id=told[2])


def test_nearly_all_that_is_called_alike_is_one_person_and_nearly_nobody_is_missed() -> None:
    found = sum(alike(*map(described, pair)) is not None for pair in ONE_PERSON)
    wrong = [pair for pair in TWO_PEOPLE if alike(*map(described, pair)) is not None]
    missed = [pair for pair in ONE_PERSON if alike(*map(described, pair)) is None]
    assert found / (found + len(wrong)) >= 0.9, wrong
    assert found / len(ONE_PERSON) >= 0.95, missed


@pytest.mark.parametrize("pair", ONE_PERSON, ids=lambda pair: f"{pair[0][0]} / {pair[1][0]}")
def test_who_is_compared_with_whom_does_not_matter(pair: Pair) -> None:
    one, other = map(described, pair)
    assert alike(one, other) == alike(other, one)


def test_more_agreement_scores_higher_and_says_what_agreed() -> None:
    jane = Described(name="Jane Okafor", employer="Acme", place_id=TORONTO)
    all_three = alike(jane, jane)
    slip = alike(jane, Described(name="Jane Okafar", employer="Acme", place_id=TORONTO))
    moved = alike(jane, Described(name="Jane Okafor", employer="Acme", place_id=HALIFAX))
    assert all_three
    assert slip
    assert moved
    assert (all_three.how, moved.how) == ("name, employer and town", "name and employer")
    assert all_three.score > slip.score > moved.score


def test_what_they_are_called_counts_as_their_first_name() -> None:
    xiu = Described(name="Li Xiu Ying", goes_by="Grace", employer="Acme")
    assert alike(xiu, Described(name="Grace Ying", employer="Acme"))


def test_name_is_read_in_either_order_without_titles() -> None:
    assert name_parts("OKAFOR, Dr. Jane") == ("jane", "okafor")
    assert name_parts("Jane Okafor, P.Eng.") == ("jane", "okafor")
    assert "robert hale" in other_spellings("Bob Hale")
