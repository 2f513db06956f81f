"""A search as an address tells it: names with values, read into what is asked of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from agency.candidates.addresses import (
    AddressNotValid,
    email_address,
    linkedin_profile,
    phone_number,
)
from agency.places.queries import place_called
from agency.search.boolean import Part, Unreadable, Words, asked_for, in_words, read
from agency.search.conditions import LATER, NEVER, NOW
from agency.search.shapes import Near, Order, Search

DISTANCES = (10, 25, 50, 100, 250)
ORDERS: tuple[Order, ...] = ("reason", "quiet", "name")
FREE = (NOW, "soon", LATER)
TOUCHED = ("quiet", NEVER)
LIGHTS = ("go", "wait", "stop")
NAMES = (
    "q", "place", "km", "move", "remote", "want", "free", "designation", "touched", "owner", "desk",
    "hotlist", "light", "order",
)  # fmt: skip
"""Everything that a search is made of."""
_USUAL = {"km": ["50"], "order": ["reason"]}
_A_NAME = 5
"""Words at most that may be somebody's name."""
_MOST_TICKS = 50
_OPERATORS = frozenset('"()*|&:')
Told = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """What was asked: the box, what it was read as, and what narrows it."""

    text: str
    read_as: Sequence[tuple[str, bool]]
    refused: Unreadable | None
    kept: str
    """The string that the results are for: the one before, where this one cannot be read."""
    place: str
    place_unknown: bool
    km: int
    search: Search
    wanted: Sequence[Words]
    lights: frozenset[str]
    """``go``, ``wait``, ``stop``; nothing asks for none in particular."""

    @property
    def is_name(self) -> bool:
        return bool(self.search.name)

    @property
    def asks_something(self) -> bool:
        return self.search.asks_something or bool(self.lights)

    @property
    def marked(self) -> tuple[str, str, str]:
        """The string before, in and after the place where it cannot be read."""
        if self.refused is None:
            return self.text, "", ""
        start, end = self.refused.start, self.refused.end
        return self.text[:start], self.text[start:end], self.text[end:]


def asked(session: Session, told: Told) -> Asked:
    """What an address asks; ``before`` is the string that was read last."""
    text, before = _one(told, "q")[:2_500], _one(told, "before")[:2_500]
    part, refused, kept = _read(text, before)
    place, near, km = _near(session, told)
    order: Order = next((one for one in ORDERS if one == _one(told, "order")), "reason")
    search = Search(
        words=part,
        name=kept if may_be_a_name(kept) else "",
        addresses=addresses_in(kept),
        near=near,
        ticks={"wants": _ticked(told, "want"), "designation": _ticked(told, "designation")},
        free=_ticked(told, "free") & frozenset(FREE),
        touched=_ticked(told, "touched") & frozenset(TOUCHED),
        owners=_numbers(told, "owner"),
        desks=_numbers(told, "desk"),
        hotlists=_numbers(told, "hotlist"),
        order=order,
    )
    return Asked(
        text=text,
        read_as=in_words(part) if part is not None and not refused else (),
        refused=refused,
        kept=kept,
        place=place,
        place_unknown=bool(place) and near is None,
        km=km,
        search=search,
        wanted=asked_for(part) if part is not None else (),
        lights=_ticked(told, "light") & frozenset(LIGHTS),
    )


def to_keep(told: Told) -> dict[str, list[str]]:
    """The same without what narrows nothing, in one order: two that ask the same are equal."""
    kept = {name: sorted({one for one in told.get(name, ()) if one}) for name in NAMES}
    return {name: said for name, said in kept.items() if said and _USUAL.get(name) != said}


def may_be_a_name(text: str) -> bool:
    """A few words without anything that only a search would have."""
    words = text.split()
    shouted = any(word in ("AND", "OR", "NOT", "NEAR") for word in words)
    return 0 < len(words) <= _A_NAME and not shouted and not _OPERATORS & set(text)


def addresses_in(text: str) -> tuple[str, ...]:
    """The text as an email, a number or a LinkedIn page, as they are kept; nothing where it is none."""
    found = []
    for kept_as in (email_address, phone_number, linkedin_profile):
        try:
            value = kept_as(text) if text else ""
        except AddressNotValid:
            continue
        if value:
            found.append(value)
    return tuple(found)


def _one(told: Told, name: str) -> str:
    return next(iter(told.get(name, ())), "")


def _ticked(told: Told, name: str) -> frozenset[str]:
    return frozenset(told.get(name, ())[:_MOST_TICKS])


def _numbers(told: Told, name: str) -> frozenset[int]:
    return frozenset(int(one) for one in _ticked(told, name) if one.isdecimal() and len(one) < 10)


def _read(text: str, before: str) -> tuple[Part | None, Unreadable | None, str]:
    try:
        return read(text), None, text
    except Unreadable as refused:
        try:
            return read(before), refused, before
        except Unreadable:
            return None, refused, ""


def _near(session: Session, told: Told) -> tuple[str, Near | None, int]:
    said, km = _one(told, "place")[:120], _one(told, "km")
    distance = next((one for one in DISTANCES if str(one) == km), 50)
    place = place_called(session, said) if said else None
    if place is None:
        return said, None, distance
    near = Near(
        place_id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
        km=distance,
        or_would_move=bool(_one(told, "move")),
        or_remote=bool(_one(told, "remote")),
    )
    return said, near, distance
