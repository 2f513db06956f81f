"""Places and the distance between them."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.places.gazetteer import (
    PlaceName,
    areas_named,
    distance_km,
    load_seed_places,
    region_of,
)

PLACES = load_seed_places()


def place(name: str) -> PlaceName:
    return next(one for one in PLACES if one.name == name)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [("Toronto", "Montréal", 504), ("Halifax", "Calgary", 3756), ("Paris", "Berlin", 878), ("Dublin", "Cork", 220)],
)  # fmt: skip
def test_distance_agrees_with_the_atlas(a: str, b: str, km: int) -> None:
    assert distance_km(place(a), place(b)) == pytest.approx(km, rel=0.01)


@given(st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_distance_is_the_same_both_ways_and_nothing_to_oneself(a: PlaceName, b: PlaceName) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, a) == 0
    assert 0 <= distance_km(a, b) <= 20_016


def test_seed_places_are_many_unique_and_on_earth() -> None:
    assert len(PLACES) >= 150
    assert len({(one.name, one.region, one.country) for one in PLACES}) == len(PLACES)
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in PLACES)


@pytest.mark.parametrize("seed", PLACES, ids=lambda one: f"{one.name}, {one.region}")
def test_seed_place_has_a_real_time_zone(seed: PlaceName) -> None:
    assert ZoneInfo(seed.zone)
    assert len(seed.country) == 2


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Rotterdam or Schiedam", ["Rotterdam", "Schiedam"]),
        ("Manchester and around", ["Manchester"]),
        ("Sydney", ["Sydney", "Sydney"]),
        ("the UK", ["GB"]),
        ("anywhere in Germany", ["DE"]),
        ("New South Wales", ["New South Wales"]),
        ("Scotland", ["Scotland"]),
        ("somewhere warm", []),
    ],
)
def test_words_name_towns_regions_and_countries(words: str, named: list[str]) -> None:
    found = [
        area.town.name if area.town else area.region or area.country for area in areas_named(words)
    ]
    assert found == named


def test_a_seed_place_has_its_region() -> None:
    assert region_of("Glasgow", "GB") == "Scotland"
    assert region_of("Nowhere", "GB") == ""
