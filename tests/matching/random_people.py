"""People and roles drawn at random, for properties that must hold for all of them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from agency.matching.facts import (
    HeldDesignation,
    Pay,
    PayBand,
    PersonFacts,
    RelatedSkill,
    Requirement,
    RoleFacts,
    Wish,
)
from agency.skills.models import RelationKind
from tests.matching.cases import BARRIE, BOSTON, CALGARY, HALIFAX, MISSISSAUGA, TORONTO

TITLES = [
    "Product Lead, Home Energy",
    "Product Lead",
    "Senior Product Manager",
    "Head of Data Platform",
    "Data Engineer",
    "Controls Lead",
    "Controls Engineer",
    "Controller (0.8)",
    "Bookkeeper",
    "Ledger Keeper",
    "PLC Programmer",
    "Registered Nurse",
    "CTO",
    "Manager",
]
INDUSTRIES = ["Climate tech", "Utilities", "Healthcare", "Oil and gas", "Rail", "Banking"]
FIRMS = ["Cedar Loop", "Osprey Rail", "Tamarack Health", "Fernhill Power"]
PLACES = [TORONTO, MISSISSAUGA, BARRIE, HALIFAX, CALGARY, BOSTON]
SKILLS = range(9001, 9009)
DESIGNATIONS = range(9021, 9025)
NAMES = dict(
    zip(
        (*SKILLS, *DESIGNATIONS),
        (
            *("Welding", "Payroll", "Kubernetes", "Floristry", "Litigation", "Radiography"),
            *("Carpentry", "Copywriting", "Crane ticket", "P.Eng.", "CPA", "First aid"),
        ),
        strict=True,
    )
)
"""So unlike that no wording makes two of them near."""
FORMS = ["permanent", "contract", "fixed_term", "part_time"]
CURRENCIES = ["CAD", "USD", "CHF"]

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
places = st.sampled_from(PLACES)
years = st.none() | st.integers(0, 20)
pays = st.builds(
    Pay,
    st.integers(20, 250).map(lambda n: n * 1000.0),
    st.sampled_from(CURRENCIES),
    st.just("year"),
) | st.builds(Pay, st.integers(30, 200).map(float), st.sampled_from(CURRENCIES), st.just("hour"))

TEXTS: dict[Any, Any] = {
    "title": st.sampled_from(TITLES),
    "seniority": st.sampled_from(["Lead", "Senior", "Director", "any"]),
    "industry": st.sampled_from(INDUSTRIES),
    "employer": st.sampled_from(FIRMS),
    "contract_form": st.sampled_from(FORMS),
    "remote": st.sampled_from(["remote", "hybrid", "on_site"]),
}


@st.composite
def wishes(draw: st.DrawFn, number: int) -> Wish:
    kind = draw(
        st.sampled_from(
            [
                "title",
                "title",
                "title",
                "seniority",
                "place",
                "remote",
                "pay",
                "contract_form",
                "hours",
                "industry",
                "industry",
                "employer",
                "company_size",
                "skill",
                "course",
                "timing",
                "other",
            ]
        )
    )
    place = draw(places) if kind == "place" else None
    text = place.name if place else draw(TEXTS.get(kind, st.just("Something said")))
    numbers = {"remote": [None, 0, 1, 2, 3], "hours": [60, 80, 100], "company_size": [50, 200]}
    return Wish(
        id=number,
        horizon=draw(st.sampled_from(["now", "now", "now", "later", "never"])),
        kind=kind,
        text=text,
        is_must=draw(st.sampled_from([False, False, False, True])),
        words=draw(st.sampled_from([None, "Not before June, and only for the right team."])),
        source="call",
        said_on=draw(st.none() | days),
        from_on=draw(st.none() | days),
        condition=draw(st.sampled_from([None, None, "after my bonus"])),
        location=place,
        pay=draw(pays) if kind == "pay" else None,
        term_id=draw(st.sampled_from(SKILLS)) if kind == "skill" else None,
        number=draw(st.sampled_from(numbers[kind])) if kind in numbers else None,
    )


@st.composite
def people(draw: st.DrawFn, number: int = 1) -> PersonFacts:
    count = draw(st.integers(0, 5))
    return PersonFacts(
        id=number,
        first_name=draw(st.sampled_from(["Jane", "Daniel", "Étienne", "Wei-Lin"])),
        pronoun=draw(st.sampled_from(["she", "he", "they", None])),
        title=draw(st.none() | st.sampled_from(TITLES)),
        employer=draw(st.none() | st.sampled_from(FIRMS)),
        location=draw(st.none() | places),
        skills=draw(st.dictionaries(st.sampled_from(SKILLS), years, max_size=6)),
        designations=draw(
            st.dictionaries(
                st.sampled_from(DESIGNATIONS),
                st.builds(
                    HeldDesignation,
                    st.sampled_from(["held", "in_progress", "considering"]),
                    st.none() | days,
                ),
                max_size=2,
            )
        ),
        notice_days=draw(st.none() | st.integers(0, 180)),
        wanted_pay=draw(st.none() | pays),
        previous_titles=tuple(draw(st.lists(st.sampled_from(TITLES), max_size=2, unique=True))),
        wishes=tuple(draw(wishes(100 + n)) for n in range(count)),
    )


@st.composite
def requirements(draw: st.DrawFn, number: int) -> Requirement:
    kind = draw(st.sampled_from(["skill", "skill", "skill", "designation", "other"]))
    if kind == "other":
        return Requirement(number, "other", "Has led a team", draw(st.booleans()))
    if kind == "designation":
        term = draw(st.sampled_from(DESIGNATIONS))
        return Requirement(number, "designation", f"Licence {term}", draw(st.booleans()), term)
    term = draw(st.sampled_from(SKILLS))
    other = draw(st.sampled_from([skill for skill in SKILLS if skill != term]))
    related = (RelatedSkill(other, f"Skill {other}", 0.4),) if draw(st.booleans()) else ()
    return Requirement(
        number, "skill", f"Skill {term}", draw(st.booleans()), term, draw(years), related
    )


@st.composite
def related_terms(draw: st.DrawFn) -> list[tuple[int, RelationKind, int]]:
    """What the vocabulary says of these terms: up to six pairs, each of one kind."""
    of_one_kind = st.sampled_from([SKILLS, SKILLS, DESIGNATIONS]).flatmap(
        lambda terms: st.tuples(
            st.sampled_from(terms),
            st.sampled_from([RelationKind.needs, RelationKind.part_of, RelationKind.close_to]),
            st.sampled_from(terms),
        )
    )
    drawn = draw(st.lists(of_one_kind, max_size=6, unique=True))
    return [(term, kind, other) for term, kind, other in drawn if term != other]


@st.composite
def roles(draw: st.DrawFn) -> RoleFacts:
    low = draw(st.integers(40, 200)) * 1000
    band = PayBand(low, low + draw(st.integers(0, 40)) * 1000, draw(st.sampled_from(CURRENCIES)))
    return RoleFacts(
        id=1,
        title=draw(st.sampled_from(TITLES)),
        client_name=draw(st.sampled_from(FIRMS)),
        industries=tuple(draw(st.lists(st.sampled_from(INDUSTRIES), max_size=2, unique=True))),
        requirements=tuple(draw(requirements(n)) for n in range(draw(st.integers(0, 5)))),
        location=draw(st.none() | places),
        office_days=draw(st.sampled_from([None, 0, 1, 2, 3, 5])),
        pay=draw(st.none() | st.just(band)),
        contract_form=draw(st.none() | st.sampled_from(FORMS)),
        hours_percent=draw(st.sampled_from([60, 80, 100])),
        starts_on=draw(st.none() | days),
        is_anticipated=draw(st.booleans()),
        company_size=draw(st.none() | st.sampled_from([20, 140, 5000])),
    )
