"""What a search asks, and its shape: the kinds of things it asks. A statement is built once for each shape, and told the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import cos, radians
from typing import Any, Literal

from agency.candidates.names import Called
from agency.candidates.queries import COUNTED
from agency.search.boolean import Part, tsquery
from agency.search.documents import ANYWHERE, MOVE

Order = Literal["reason", "quiet", "name"]
SOON, QUIET = timedelta(days=91), timedelta(days=90)
MOST_SHAPES = 256
_NUMBERS = ("owners", "desks", "hotlists", "among")
_KM_A_DEGREE = 111.195
"""On a sphere of 6,371 km."""


@dataclass(frozen=True, kw_only=True)
class Near:
    """Within so many kilometres of a place, or else would move there, or would work remotely."""

    place_id: int
    latitude: float
    longitude: float
    km: int
    or_would_move: bool = False
    or_remote: bool = False


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is asked. Ticks of one group are alternatives; the groups narrow each other."""

    words: Part | None = None
    name: str = ""
    """Somebody may be called like it; they come first."""
    addresses: tuple[str, ...] = ()
    """As they are kept; whoever has one of them is found."""
    near: Near | None = None
    ticks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By group (``wants``, ``designation``), marks of a ``SearchDocument``."""
    free: frozenset[str] = frozenset()
    """``now``, ``soon`` (within three months), ``later``: of whoever named a day."""
    touched: frozenset[str] = frozenset()
    """``quiet`` (over 90 days ago), ``never``."""
    owners: frozenset[int] = frozenset()
    desks: frozenset[int] = frozenset()
    """Desks of the owners."""
    hotlists: frozenset[int] = frozenset()
    among: frozenset[int] | None = None
    """Nobody else; nothing asks among everybody."""
    order: Order = "reason"

    @property
    def asks_something(self) -> bool:
        lists = (self.owners, self.desks, self.hotlists)
        chosen = (self.free, self.touched, *lists, *self.ticks.values())
        is_among = self.among is not None
        return bool(self.words or self.addresses or self.near or is_among or any(chosen))


@dataclass(frozen=True)
class Shape:
    """What kinds of things a search asks: one statement, built once, asks every search of a shape. ``_values`` are what it asks for."""

    says: bool
    name: bool
    some_called: bool
    """Who is known to be called so is not everybody."""
    addresses: bool
    near: tuple[bool, bool] | None
    """Or would move there, or would work remotely."""
    ticks: frozenset[str]
    free: frozenset[str]
    touched: frozenset[str]
    owners: bool
    desks: bool
    hotlists: bool
    among: bool
    order: Order
    asks_something: bool


def shape_of(search: Search, like: Called | None) -> Shape:
    near = search.near
    return Shape(
        says=search.words is not None,
        name=like is not None,
        some_called=like is not None and not like.is_everybody,
        addresses=bool(search.addresses),
        near=(near.or_would_move, near.or_remote) if near else None,
        ticks=frozenset(group for group, marks in search.ticks.items() if marks),
        free=search.free,
        touched=search.touched,
        owners=bool(search.owners),
        desks=bool(search.desks),
        hotlists=bool(search.hotlists),
        among=search.among is not None,
        order=search.order,
        asks_something=search.asks_something,
    )


def values_of(search: Search, like: Called | None, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "counted": COUNTED,
        "today": today,
        "soon": today + SOON,
        "quiet": today - QUIET,
        "words": tsquery(search.words) if search.words is not None else "",
        "name": search.name,
        "called": like.ids if like is not None else "{}",
        "called_as": like.asked if like is not None else "",
        "addresses": list(search.addresses),
        **{f"ticks_{group}": sorted(marks) for group, marks in search.ticks.items()},
        **{name: sorted(getattr(search, name) or ()) for name in _NUMBERS},
    }
    if search.near is not None:
        values |= _circle(search.near)
    return values


def _circle(near: Near) -> dict[str, Any]:
    """A box for the index, and the circle in it, on a plane that is flat enough at such distances."""
    up = near.km / _KM_A_DEGREE
    shrink = max(cos(radians(near.latitude)), 0.01)
    across = up / shrink
    return {
        "latitude": near.latitude,
        "longitude": near.longitude,
        "south": near.latitude - up,
        "north": near.latitude + up,
        "west": near.longitude - across,
        "east": near.longitude + across,
        "km_north": _KM_A_DEGREE,
        "km_east": _KM_A_DEGREE * shrink,
        "km_squared": float(near.km**2),
        "moving": [f"{MOVE}:{near.place_id}", f"{MOVE}:{ANYWHERE}"],
    }
