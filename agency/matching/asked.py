"""What a person asked for, sorted by kind, and how much the words still count."""

from datetime import date
from typing import NamedTuple

from agency.matching.facts import PersonFacts, Wish

HALF_A_YEAR_DAYS = 183
YEAR_AND_A_HALF_DAYS = 548
LATER_COUNTS = 0.6


class Asked(NamedTuple):
    """Wishes by kind, refusals apart."""

    wanted: dict[str, list[Wish]]
    refused: list[Wish]


def sort_wishes(person: PersonFacts) -> Asked:
    wanted: dict[str, list[Wish]] = {}
    refused: list[Wish] = []
    for wish in person.wishes:
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


def is_old(wish: Wish, today: date) -> bool:
    return wish.said_on is not None and (today - wish.said_on).days >= HALF_A_YEAR_DAYS
