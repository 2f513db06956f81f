"""Conditions on rows of `match_profiles`, of which the net and the order in it are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from sqlalchemy import ColumnElement, and_, cast, false, literal, or_, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import Float, Integer, Text

from agency.matching.facts import Location, Requirement, RoleFacts
from agency.matching.models import MatchProfile
from agency.matching.parts.place import FEW_DAYS_STRETCH, FEW_OFFICE_DAYS, REACH_KM
from agency.matching.profiles import MOVES

KM_PER_DEGREE = 110.5
"""The shortest degree of latitude, so that the box never cuts into the circle."""


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
        if asked.is_must and _is_checkable(asked) and asked.term_id is not None
    ]
    return sorted(musts, key=lambda must: (-must.weight, must.term_ids))


def _is_checkable(asked: Requirement) -> bool:
    return asked.kind in ("skill", "designation")


def musts_held(musts: Sequence[Must]) -> ColumnElement[int]:
    held = [cast(has_any(MatchProfile.term_ids, must.term_ids), Integer) for must in musts]
    return sum(held[1:], start=held[0])


def weight_held(musts: Sequence[Must]) -> ColumnElement[float]:
    held = [
        cast(cast(has_any(MatchProfile.term_ids, must.term_ids), Integer), Float)
        * literal(must.weight)
        for must in musts
    ]
    return sum(held[1:], start=held[0])


def within_reach(role: RoleFacts) -> ColumnElement[bool]:
    """A box around the place; who has no place on record, or would move, is let through."""
    if role.office_days == 0 or role.location is None:
        return true()
    return or_(box(role.location, reach_km(role)), MatchProfile.latitude.is_(None), moves())


def reach_km(role: RoleFacts) -> float:
    few = role.office_days is not None and role.office_days <= FEW_OFFICE_DAYS
    return REACH_KM * FEW_DAYS_STRETCH if few else REACH_KM


def box(there: Location, km: float) -> ColumnElement[bool]:
    """Wider than the circle, never narrower."""
    up = km / KM_PER_DEGREE
    across = up / max(0.05, cos(radians(min(89.0, abs(there.latitude) + up))))
    return and_(
        MatchProfile.latitude.between(there.latitude - up, there.latitude + up),
        MatchProfile.longitude.between(there.longitude - across, there.longitude + across),
    )


def moves() -> ColumnElement[bool]:
    return has_mark(MOVES)


def has_any(
    column: InstrumentedAttribute[list[int]], numbers: Sequence[int]
) -> ColumnElement[bool]:
    """Whether a row's numbers, of terms or titles, and these share one."""
    if not numbers:
        return false()
    return column.op("&&", is_comparison=True)(cast(list(numbers), ARRAY(Integer)))


def has_mark(mark: str) -> ColumnElement[bool]:
    return MatchProfile.marks.op("@>", is_comparison=True)(cast([mark], ARRAY(Text)))
