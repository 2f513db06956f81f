"""Titles as vectors, learned from a handful of occupations."""

import numpy as np
import pytest

from agency.meaning.learning import FEWEST_NAMES
from agency.meaning.pieces import table
from agency.meaning.title_space import Occupation, TitleSpace, plain

OCCUPATIONS = (
    Occupation(("Bookkeeper", "Ledger keeper"), {1: 1.0, 2: 1.0}),
    Occupation(("Data engineer", "ETL developer"), {3: 1.0, 4: 1.0}),
    Occupation(("Controls engineer", "PLC programmer"), {5: 1.0, 4: 0.3}),
    Occupation(("Registered nurse", "Ward sister"), {6: 1.0, 7: 1.0}),
)


@pytest.fixture(scope="module")
def space() -> TitleSpace:
    return TitleSpace.learned_from(OCCUPATIONS)


def alike(space: TitleSpace, one: str, other: str) -> float:
    vectors = space.vectors([one, other])
    return float(vectors[0] @ vectors[1])


def test_the_same_title_is_wholly_alike(space: TitleSpace) -> None:
    for title in ("Bookkeeper", "Keeper of lighthouses", "x"):
        assert alike(space, title, title) == pytest.approx(1)
    assert alike(space, "Bookkeeper (part time)", "BOOKKEEPER") == pytest.approx(1)


@pytest.mark.parametrize("number", range(len(OCCUPATIONS)))
def test_names_of_one_occupation_are_nearer_than_strangers(space: TitleSpace, number: int) -> None:
    one, other = OCCUPATIONS[number].names
    strangers = [name for kind in OCCUPATIONS for name in kind.names if name not in (one, other)]
    assert alike(space, one, other) > max(alike(space, one, name) for name in strangers)


def test_work_that_shares_skills_is_nearer_than_words_say() -> None:
    apart = TitleSpace.learned_from(
        [Occupation(("Smith",), {1: 1.0}), Occupation(("Nurse",), {2: 1.0})]
    )
    shared = TitleSpace.learned_from(
        [Occupation(("Smith",), {1: 1.0}), Occupation(("Nurse",), {1: 1.0})]
    )
    assert alike(shared, "Smith", "Nurse") > alike(apart, "Smith", "Nurse") + 0.2


def test_packed_and_unpacked_it_says_the_same(space: TitleSpace) -> None:
    again = TitleSpace.unpack(space.pack())
    titles = ["Bookkeeper", "Ward sister", "Keeper of lighthouses"]
    assert again.width == space.width
    assert again.vectors(titles) == pytest.approx(space.vectors(titles), abs=2e-3)
    assert (
        TitleSpace.unpack(again.pack()).vectors(titles).tolist() == again.vectors(titles).tolist()
    )


def test_too_few_names_teach_nothing_about_words(space: TitleSpace) -> None:
    assert len(space.names) < FEWEST_NAMES
    assert space.rows is table()


def many() -> list[Occupation]:
    """Names that differ in the town: which town says nothing, which trade does."""
    trades = ("welder", "nurse", "bookkeeper", "florist", "roofer", "litigator")
    towns = (
        "Halifax", "Toronto", "Calgary", "Boston", "Leeds", "Cork", "Perth", "Lyon", "Oslo", "Turin",
        "Porto", "Ghent", "Basel", "Malmo", "Gdansk", "Brno", "Split", "Varna", "Bergen", "Bilbao",
        "Nantes", "Parma", "Graz", "Essen", "Dover", "Truro", "Derby", "Luton", "Ripon", "Wells",
        "Paris", "Milan", "Vienna", "Zagreb", "Lisbon",
    )  # fmt: skip
    return [
        Occupation(tuple(f"{trade} {town}" for town in towns), {number: 1.0})
        for number, trade in enumerate(trades)
    ]


def test_learning_finds_which_words_matter_and_twice_finds_the_same() -> None:
    heard: list[int] = []
    learned, again = TitleSpace.learned_from(many(), heard.append), TitleSpace.learned_from(many())
    assert np.array_equal(learned.rows, again.rows)
    assert np.array_equal(learned.places, again.places)
    assert sum(heard) == 4 * 6 * 35
    same_trade = alike(learned, "florist in Leeds", "florist in Vienna")
    same_town = alike(learned, "florist in Leeds", "roofer in Leeds")
    assert same_trade > 0.8 > 0.5 > same_town


def test_brackets_and_spaces_do_not_matter() -> None:
    assert plain(" Controller  (0.8) of  (some) Works ") == "controller of works"
    assert plain("(unknown)") == "(unknown)"
    assert plain("Lead (acting") == "lead (acting"
