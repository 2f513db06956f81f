"""Names of places, where they lie, and how far apart they are. Pure: no database, no network."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


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
