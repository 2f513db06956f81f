"""What a person asked for, sorted by kind, and how much the words still count."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from agency.matching.facts import RoleFacts, Wish

HALF_A_YEAR_DAYS = 183
YEAR_AND_A_HALF_DAYS = 548
LATER_COUNTS = 0.6


class Asked(NamedTuple):
    """Wishes by kind, refusals apart."""

    wanted: dict[str, list[Wish]]
    refused: list[Wish]


def sort_wishes(wishes: Iterable[Wish]) -> Asked:
    wanted: dict[str, list[Wish]] = {}
    refused: list[Wish] = []
    for wish in wishes:
        if wish.horizon == "never":
            refused.append(wish)
        else:
            wanted.setdefault(wish.kind, []).append(wish)
    return Asked(wanted, refused)


def strength(wish: Wish, today: date) -> float:
    """How much these words still count: less after 6 months, half after 18, less if for later."""
    counts = 1.0
    if wish.said_on is not None:
        age_days = (today - wish.said_on).days
        if age_days >= YEAR_AND_A_HALF_DAYS:
            counts = 0.5
        elif age_days >= HALF_A_YEAR_DAYS:
            counts = 0.75
    return counts if is_for_now(wish, today) else counts * LATER_COUNTS


def is_for_now(wish: Wish, today: date) -> bool:
    """A later wish becomes one for now when the date it names arrives."""
    return wish.horizon == "now" or (wish.from_on is not None and wish.from_on <= today)


def is_for_now_by(wish: Wish, role: RoleFacts, today: date) -> bool:
    """Whether it counts by the day the role starts."""
    return is_for_now(wish, start_of(role, today))


def is_waiting(wish: Wish, role: RoleFacts, today: date) -> bool:
    """Its day comes after the role's start, its condition is open, or it was only said for later."""
    if wish.condition:
        return wish.from_on is None or wish.from_on > today
    if wish.from_on is not None:
        return wish.from_on > start_of(role, today)
    return wish.horizon == "later"


def start_of(role: RoleFacts, today: date) -> date:
    """A role that names no start could start today."""
    return max(role.starts_on or today, today)


def is_old(wish: Wish, today: date) -> bool:
    return wish.said_on is not None and (today - wish.said_on).days >= HALF_A_YEAR_DAYS
