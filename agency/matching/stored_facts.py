"""Facts of a person as compact JSON, and back. Order of a wish's fields is the order of `Wish`."""

from datetime import date
from typing import Any

from agency.matching.facts import HeldDesignation, Location, Pay, PersonFacts, Reading, Wish


def as_json(person: PersonFacts) -> dict[str, Any]:
    """Everything but the id, which is the row's own; what is unknown is left out."""
    known: dict[str, Any] = {
        "name": person.first_name,
        "pronoun": person.pronoun,
        "title": person.title,
        "employer": person.employer,
        "location": _location_out(person.location),
        "skills": [[term, years] for term, years in sorted(person.skills.items())],
        "designations": [
            [term, held.standing, _day_out(held.expected_on), held.name]
            for term, held in sorted(person.designations.items())
        ],
        "notice_days": person.notice_days,
        "pay": _pay_out(person.wanted_pay),
        "wishes": [_wish_out(wish) for wish in person.wishes],
        "previous_titles": list(person.previous_titles),
    }
    return {name: value for name, value in known.items() if value not in (None, [])}


def from_json(
    person_id: int, stored: dict[str, Any], reading: Reading | None = None
) -> PersonFacts:
    get = stored.get
    return PersonFacts(
        person_id,
        stored["name"],
        get("pronoun"),
        get("title"),
        get("employer"),
        _location_in(get("location")),
        dict(get("skills", ())),
        {
            term: HeldDesignation(standing, _day_in(expected_on), *name)
            for term, standing, expected_on, *name in get("designations", ())
        },
        get("notice_days"),
        _pay_in(get("pay")),
        tuple([_wish_in(*wish) for wish in get("wishes", ())]),
        tuple(get("previous_titles", ())),
        reading,
    )


def _wish_out(wish: Wish) -> list[Any]:
    return [
        wish.id,
        wish.horizon,
        wish.kind,
        wish.text,
        wish.is_must,
        wish.words,
        wish.source,
        _day_out(wish.said_on),
        _day_out(wish.from_on),
        wish.condition,
        _location_out(wish.location),
        _pay_out(wish.pay),
        wish.term_id,
        wish.number,
    ]


def _wish_in(
    wish_id: int,
    horizon: Any,
    kind: Any,
    text: str,
    is_must: bool,
    words: str | None,
    source: str | None,
    said_on: str | None,
    from_on: str | None,
    condition: str | None,
    location: list[Any] | None,
    pay: list[Any] | None,
    term_id: int | None,
    number: float | None,
) -> Wish:
    return Wish(
        wish_id,
        horizon,
        kind,
        text,
        is_must,
        words,
        source,
        _day_in(said_on),
        _day_in(from_on),
        condition,
        _location_in(location),
        _pay_in(pay),
        term_id,
        number,
    )


def _location_out(place: Location | None) -> list[Any] | None:
    return [place.name, place.latitude, place.longitude, place.country] if place else None


def _location_in(stored: list[Any] | None) -> Location | None:
    return Location(*stored) if stored else None


def _pay_out(pay: Pay | None) -> list[Any] | None:
    return [pay.amount, pay.currency, pay.period] if pay else None


def _pay_in(stored: list[Any] | None) -> Pay | None:
    return Pay(*stored) if stored else None


def _day_out(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_in(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
