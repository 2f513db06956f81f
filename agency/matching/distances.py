"""How far two towns are apart, along the earth's surface."""

from math import asin, cos, pi, sin, sqrt

from agency.matching.facts import Location

EARTH_DIAMETER_KM = 12742.0
RADIANS = pi / 180


def km_between(here: Location, there: Location) -> float:
    """Great-circle distance in kilometres (haversine; within 0.5 % of the ellipsoid)."""
    from_latitude, to_latitude = here.latitude * RADIANS, there.latitude * RADIANS
    up = sin((to_latitude - from_latitude) / 2)
    across = sin((there.longitude - here.longitude) * RADIANS / 2)
    chord = up * up + cos(from_latitude) * cos(to_latitude) * across * across
    return EARTH_DIAMETER_KM * asin(sqrt(min(1.0, chord)))
