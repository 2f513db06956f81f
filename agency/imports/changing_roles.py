"""Postings that come again: what a careers page says of a role now, and what that changes of ours.

Only what the posting states is taken; nothing is emptied, and what a recruiter said of requirements,
state and words stays.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from agency.advertisements import AdFact, read_advertisement
from agency.clients.models import Role
from agency.imports.book import Book
from agency.imports.roles import RequirementCell, RoleRow
from agency.skills.terms import Vocabulary

_WORDS = {
    "title": "the title",
    "place_id": "the place",
    "office_days": "office days",
    "pay_low": "pay",
    "pay_high": "pay",
    "pay_currency": "pay",
    "pay_period": "pay",
    "starts_on": "the start",
    "openings": "openings",
    "advertisement": "the advertisement",
}


def told_by_advertisement(row: RoleRow, vocabulary: Vocabulary, today: date) -> RoleRow:
    """A posting with what its text says beyond its fields. What it asks for may be put right afterwards."""
    if not row.is_posting or not row.advertisement:
        return row
    facts = read_advertisement(row.advertisement, today, vocabulary)
    said = {fact.kind: fact for fact in facts if fact.sure and fact.kind != "requirement"}
    told: dict[str, Any] = {}
    if not row.requirements:
        told["requirements"] = tuple(_asked(facts))
    if row.office_days is None and "office_days" in said:
        told["office_days"] = int(said["office_days"].value)
    if not row.city and "place" in said:
        told["city"] = said["place"].value
    if row.starts_on is None and "starts_on" in said:
        told["starts_on"] = said["starts_on"].on
    return replace(row, **told)


def _asked(facts: Sequence[AdFact]) -> list[RequirementCell]:
    """Terms of the vocabulary only: lines in other words are for a person to choose."""
    return [
        RequirementCell(fact.term_name, fact.years, fact.is_must)
        for fact in facts
        if fact.kind == "requirement" and fact.term_name
    ]


def changes_of(role: Role, row: RoleRow, book: Book) -> dict[str, Any]:
    """The fields of the role that the posting states otherwise, with what it says."""
    place = book.place(row.city, row.region, row.country) if row.city else None
    stated: dict[str, Any] = {
        "title": row.title,
        "place_id": place[0] if place else None,
        "office_days": row.office_days,
        "starts_on": row.starts_on,
        "openings": row.openings if row.openings > 1 else None,
        "advertisement": row.advertisement or None,
    }
    if row.pay_low is not None or row.pay_high is not None:
        stated |= {"pay_low": row.pay_low, "pay_high": row.pay_high}
        stated |= {"pay_currency": row.currency, "pay_period": row.period}
    return {
        name: value
        for name, value in stated.items()
        if value is not None and getattr(role, name) != value
    }


def changes_in_words(changes: dict[str, Any]) -> str:
    """ "Changes the title and pay." """
    said = list(dict.fromkeys(_WORDS[name] for name in changes))
    return f"Changes {' and '.join(filter(None, [', '.join(said[:-1]), said[-1]]))}."
