"""What rows of `match_profiles` say of a role's must-haves and place, of which the net and the order in it are made."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, cast, false
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import Integer

from agency.matching.crowd import Shares
from agency.matching.facts import Location, Requirement, RoleFacts
from agency.matching.parts.place import FEW_DAYS_STRETCH, FEW_OFFICE_DAYS
from agency.places.gazetteer import EARTH_RADIUS_KM

HAIR_KM = 1e-6
"""Two ways of reckoning a distance may differ by less than this."""


@dataclass(frozen=True, slots=True)
class Must:
    """A must-have that rows can be asked about: any of these terms may meet it."""

    term_ids: tuple[int, ...]
    weight: float


def musts_of(role: RoleFacts) -> list[Must]:
    """Must-haves that rows can be asked about, the rarest first."""
    musts = [
        Must((asked.term_id, *(near.term_id for near in asked.related)), asked.weight)
        for asked in role.requirements
        if asked.is_must and is_checkable(asked) and asked.term_id is not None
    ]
    return sorted(musts, key=lambda must: (-must.weight, must.term_ids))


def is_checkable(asked: Requirement) -> bool:
    return asked.kind in ("skill", "designation")


def few_days(role: RoleFacts) -> bool:
    return role.office_days is not None and role.office_days <= FEW_OFFICE_DAYS


def kilometres(latitude: Shares, longitude: Shares, role: RoleFacts, there: Location) -> Shares:
    """From homes, as far as it feels: few office days make a road shorter. NaN where no home is on record."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    north, east = np.radians(there.latitude), np.radians(there.longitude)
    chord = np.sin((north - lat) / 2) ** 2
    chord += np.cos(lat) * np.cos(north) * np.sin((east - lon) / 2) ** 2
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1, np.sqrt(chord))) - HAIR_KM
    return np.asarray(km / FEW_DAYS_STRETCH if few_days(role) else km)


def has_any(
    column: InstrumentedAttribute[list[int]], numbers: Sequence[int]
) -> ColumnElement[bool]:
    """In SQL, whether a row's numbers, of terms or titles, and these share one."""
    if not numbers:
        return false()
    return column.op("&&", is_comparison=True)(cast(list(numbers), ARRAY(Integer)))
