"""The five parts of fit in one table: name, label, weight, measure and sentence of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from agency.languages.speaking import N_, _
from agency.matching.asked import Asked
from agency.matching.facts import PersonFacts, RoleFacts, Wish
from agency.matching.parts.pay import find_pay, pay_sentence
from agency.matching.parts.place import find_place, place_sentence
from agency.matching.parts.skills import find_skills, skills_sentence
from agency.matching.parts.timing import find_timing, timing_sentence
from agency.matching.parts.want import find_want, want_sentence
from agency.matching.weights import POINTS
from agency.matching.wording import subject


class Case(NamedTuple):
    """One role and one person on one day, with the wish that speaks loudest once it is known."""

    role: RoleFacts
    person: PersonFacts
    asked: Asked
    today: date
    rates: Mapping[str, float]
    best: Wish | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """`measure` returns a finding with a `share` of 0 to 1; `sentence` puts a finding in words."""

    name: str
    label: Callable[[PersonFacts], str]
    weight: int
    measure: Callable[[Case], Any]
    sentence: Callable[[Case, Any], str]


def _what_they_want(person: PersonFacts) -> str:
    if person.pronoun in ("she", "he"):
        return _("What %(they)s wants", they=subject(person))
    return _("What they want")


def _named(label: str) -> Callable[[PersonFacts], str]:
    return lambda _person: _(label)


CRITERIA = (
    Criterion(
        "want",
        _what_they_want,
        POINTS["want"],
        lambda case: find_want(case.role, case.person, case.asked, case.today),
        lambda case, found: want_sentence(case.role, case.person, found, case.today),
    ),
    Criterion(
        "skills",
        _named(N_("Skills")),
        POINTS["skills"],
        lambda case: find_skills(case.role, case.person),
        lambda case, found: skills_sentence(case.person, found, case.today),
    ),
    Criterion(
        "timing",
        _named(N_("Timing")),
        POINTS["timing"],
        lambda case: find_timing(case.role, case.person, case.asked, case.best, case.today),
        lambda case, found: timing_sentence(case.role, case.person, found, case.today),
    ),
    Criterion(
        "place",
        _named(N_("Place")),
        POINTS["place"],
        lambda case: find_place(case.role, case.person, case.asked, case.today),
        lambda case, found: place_sentence(case.role, case.person, found, case.today),
    ),
    Criterion(
        "pay",
        _named(N_("Pay")),
        POINTS["pay"],
        lambda case: find_pay(case.role, case.person, case.asked, case.rates),
        lambda case, found: pay_sentence(case.role, found),
    ),
)
