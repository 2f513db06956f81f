"""Names of places, where they lie, and how far apart they are. Pure: no database, no network."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple, Protocol

from babel.core import get_global

from agency.words import unaccented

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

COUNTRIES = {
    "CA": ("canada",),
    "US": ("united states", "united states of america", "usa", "the us", "america"),
    "GB": ("united kingdom", "uk", "great britain", "britain"),
    "IE": ("ireland", "republic of ireland", "eire"),
    "FR": ("france",),
    "DE": ("germany", "deutschland"),
    "NL": ("netherlands", "holland"),
    "AU": ("australia",),
    "NZ": ("new zealand",),
    "BE": ("belgium",),
    "CH": ("switzerland",),
    "AT": ("austria",),
    "LU": ("luxembourg",),
    "ES": ("spain",),
    "PT": ("portugal",),
    "IT": ("italy",),
    "PL": ("poland",),
    "CZ": ("czech republic", "czechia"),
    "HU": ("hungary",),
    "RO": ("romania",),
    "BG": ("bulgaria",),
    "GR": ("greece",),
    "DK": ("denmark",),
    "SE": ("sweden",),
    "NO": ("norway",),
    "FI": ("finland",),
    "EE": ("estonia",),
    "LV": ("latvia",),
    "LT": ("lithuania",),
}
"""How people write the countries of the seed places, without accents and capitals."""
_EURO = (
    "IE",
    "FR",
    "DE",
    "NL",
    "BE",
    "AT",
    "LU",
    "ES",
    "PT",
    "IT",
    "GR",
    "FI",
    "EE",
    "LV",
    "LT",
    "BG",
)
CURRENCIES = dict.fromkeys(_EURO, "EUR") | {
    "CA": "CAD", "US": "USD", "GB": "GBP", "AU": "AUD", "NZ": "NZD", "CH": "CHF", "PL": "PLN", "CZ": "CZK", "HU": "HUF",
    "RO": "RON", "DK": "DKK", "SE": "SEK", "NO": "NOK",
}  # fmt: skip
"""What people are paid in there, by ISO 4217."""


def currency_in(zone: str | None) -> str | None:
    """What people are paid in where a zone of the tz database is; None where it is nobody's or not known."""
    return CURRENCIES.get(country_in(zone))


def country_in(zone: str | None) -> str:
    """ISO 3166-1 of a zone of the tz database; nothing where it is nobody's or not known."""
    return get_global("zone_territories").get(zone, "") if zone else ""


class Located(Protocol):
    """Anything with a position in decimal degrees, north and east positive."""

    @property
    def latitude(self) -> float: ...

    @property
    def longitude(self) -> float: ...


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One town under the name the agency uses, with the other names people write for it.

    `id` is None until the place is stored; `country` is ISO 3166-1 alpha-2; `zone` is IANA.
    """

    id: int | None
    name: str
    region: str
    country: str
    latitude: float
    longitude: float
    zone: str
    synonyms: tuple[str, ...] = ()


def distance_km(a: Located, b: Located) -> float:
    """Great-circle distance (haversine): within 0.6 % of the ellipsoid, ample for commuting."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half_lat = (lat_b - lat_a) / 2
    half_lon = radians(b.longitude - a.longitude) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def load_seed_places() -> tuple[PlaceName, ...]:
    """The places a new agency starts with, in file order, without ids."""
    return tuple(_seed_places())


def _seed_places() -> Iterator[PlaceName]:
    source = files("agency.places").joinpath("seed", "places.csv")
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield PlaceName(
                id=None,
                name=row["name"],
                region=row["region"],
                country=row["country"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                zone=row["zone"],
                synonyms=tuple(filter(None, row["synonyms"].split("|"))),
            )


class Area(NamedTuple):
    """What words name: a town, or all of a region (by country and name) or of a country."""

    country: str
    region: str = ""
    town: PlaceName | None = None


@lru_cache(maxsize=1 << 12)
def areas_named(words: str) -> tuple[Area, ...]:
    """Every town, region and country that the words name: "Rotterdam or Schiedam", "the UK".

    The longest name wins, so "New South Wales" names no Wales; towns that share a name are all
    named.
    """
    said = _plain(words).split()
    found: list[Area] = []
    at = 0
    while at < len(said):
        for length in range(min(LONGEST_NAME, len(said) - at), 0, -1):
            named = _areas().get(" ".join(said[at : at + length]))
            if named:
                found += named
                at += length
                break
        else:
            at += 1
    return tuple(found)


def region_of(name: str, country: str) -> str:
    """The region of a seed place; empty where the place is not one."""
    return _regions().get((name, country), "")


LONGEST_NAME = 5


@lru_cache(maxsize=1)
def _areas() -> dict[str, list[Area]]:
    """A region that shares its name with a town ("New York") stays behind the town."""
    areas: dict[str, list[Area]] = {}
    places = load_seed_places()
    for place in places:
        for spelling in (place.name, *place.synonyms):
            areas.setdefault(_plain(spelling), []).append(Area(place.country, town=place))
    for country, region in {(place.country, place.region) for place in places if place.region}:
        areas.setdefault(_plain(region), [Area(country, region)])
    for code, names in COUNTRIES.items():
        for name in names:
            areas[name] = [Area(code)]
    return areas


@lru_cache(maxsize=1)
def _regions() -> dict[tuple[str, str], str]:
    return {(place.name, place.country): place.region for place in reversed(load_seed_places())}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", unaccented(text.casefold())))
