"""A search as the address of the page tells it, and back in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from agency.candidates.addresses import (
    AddressNotValid,
    email_address,
    linkedin_profile,
    phone_number,
)
from agency.places.queries import place_called
from agency.search.boolean import Part, Unreadable, Words, asked_for, in_words, read
from agency.search.documents import FEWER_DAYS, FIELD, HELD, LEAD, REMOTE, STARTED
from agency.search.finding import LATER, NEVER, NOW, Near, Order, Search
from agency.web.fields import clean

DISTANCES = (10, 25, 50, 100, 250)
ORDERS: dict[Order, str] = {"reason": "Best reason first", "quiet": "Longest quiet first", "name": "Name"}  # fmt: skip
FREE = {NOW: "Now", "soon": "Within three months", LATER: "Later"}
TOUCHED = {"quiet": "Over 90 days ago", NEVER: "Never"}
WANTS = {LEAD: "To lead people", REMOTE: "Remote", FEWER_DAYS: "Fewer than five days"}
_A_NAME = 5
"""Words at most that may be somebody's name."""
_A_FACET = 8
"""Lines of a facet that has no end."""
Counts = Mapping[str, Mapping[str, int]]
_OPERATORS = frozenset('"()*|&:')


@dataclass(frozen=True)
class Asked:
    """What the page was asked: the box, what it was read as, and what narrows it."""

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

    @property
    def is_name(self) -> bool:
        return bool(self.search.name)

    @property
    def marked(self) -> tuple[str, str, str]:
        """The string before, in and after the place where it cannot be read."""
        if self.refused is None:
            return self.text, "", ""
        start, end = self.refused.start, self.refused.end
        return self.text[:start], self.text[start:end], self.text[end:]


def asked_now(session: Session) -> Asked:
    """From the address of this request."""
    told = request.args
    text = str(clean(told.get("q", "")))[:2_500]
    before = str(clean(told.get("before", "")))[:2_500]
    part, refused, kept = _read(text, before)
    place, near, km = _near(session, told)
    order = told.get("order", "")
    search = Search(
        words=part,
        name=kept if may_be_a_name(kept) else "",
        addresses=addresses_in(kept),
        near=near,
        ticks={
            "wants": frozenset(told.getlist("want")[:50]),
            "designation": frozenset(told.getlist("designation")[:50]),
        },
        free=frozenset(told.getlist("free")) & FREE.keys(),
        touched=frozenset(told.getlist("touched")) & TOUCHED.keys(),
        owners=frozenset(int(one) for one in told.getlist("owner")[:50] if one.isdigit() and len(one) < 10),
        order=order if order in ORDERS else "reason",
    )  # fmt: skip
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
    )


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


def _read(text: str, before: str) -> tuple[Part | None, Unreadable | None, str]:
    try:
        return read(text), None, text
    except Unreadable as refused:
        try:
            return read(before), refused, before
        except Unreadable:
            return None, refused, ""


def _near(session: Session, told: Any) -> tuple[str, Near | None, int]:
    said = str(clean(told.get("place", "")))[:120]
    km = told.get("km", 50, type=int)
    km = km if km in DISTANCES else 50
    place = place_called(session, said) if said else None
    if place is None:
        return said, None, km
    near = Near(
        place_id=place.id,
        latitude=place.latitude,
        longitude=place.longitude,
        km=km,
        or_would_move="move" in told,
        or_remote="remote" in told,
    )
    return said, near, km


@dataclass(frozen=True)
class Tick:
    """One line of a facet."""

    name: str
    value: str
    label: str
    people: int
    is_ticked: bool


def facets(
    asked: Asked, counts: Counts, names: Mapping[int, str], owners: Mapping[int, str]
) -> list[tuple[str, list[Tick]]]:
    """Headings and their lines: those that would leave somebody, and those that are ticked.

    ``names`` are the designations', ``owners`` the recruiters'.
    """
    search, marks = asked.search, counts.get("marks", {})
    wants = {**WANTS, **{mark: mark.partition(":")[2] for mark in _most(marks, FIELD)}}
    held = {mark: _of_number(mark, names) for mark in _most(marks, HELD)}
    started = {mark: f"{_of_number(mark, names)} in progress" for mark in _most(marks, STARTED)}
    by_owner = counts.get("owner", {})
    people = {str(id_): name for id_, name in owners.items() if str(id_) in by_owner}
    chosen_owners = frozenset(str(one) for one in search.owners)
    made = [
        ("Wants", _ticks("want", wants, marks, search.ticks["wants"])),
        ("Free", _ticks("free", FREE, counts.get("free", {}), search.free)),
        ("Designation", _ticks("designation", held | started, marks, search.ticks["designation"])),
        ("Last touch", _ticks("touched", TOUCHED, counts.get("touched", {}), search.touched)),
        ("Owner", _ticks("owner", people, by_owner, chosen_owners)),
    ]
    return [(heading, lines) for heading, lines in made if lines]


def designations_in(counts: Counts) -> set[int]:
    """The terms whose names the facets need."""
    marks = counts.get("marks", {})
    return {_number(mark) for group in (HELD, STARTED) for mark in _most(marks, group)}


def _ticks(
    name: str, labels: Mapping[str, str], counts: Mapping[str, int], ticked: frozenset[str]
) -> list[Tick]:
    return [
        Tick(name, value, label, counts.get(value, 0), value in ticked)
        for value, label in labels.items()
        if counts.get(value) or value in ticked
    ]


def _most(marks: Mapping[str, int], group: str) -> list[str]:
    """The most frequent marks of a group."""
    of_group = [mark for mark in marks if mark.startswith(f"{group}:")]
    return sorted(of_group, key=lambda mark: (-marks[mark], mark))[:_A_FACET]


def _number(mark: str) -> int:
    return int(mark.partition(":")[2])


def _of_number(mark: str, names: Mapping[int, str]) -> str:
    return names.get(_number(mark), "Something")
