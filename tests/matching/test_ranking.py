"""Order, the threshold, one step short, and what letting go of a requirement would bring."""

from dataclasses import replace
from datetime import date

from agency.matching.facts import HeldDesignation, PersonFacts, Requirement
from agency.matching.ranking import (
    best_first,
    what_dropping_would_bring,
    what_fewer_office_days_would_bring,
)
from tests.matching.cases import (
    CALGARY,
    ENERGY,
    JANE,
    PMP,
    PRODUCT,
    PRODUCT_LEAD,
    TODAY,
    fit,
    jane,
    role,
    wish,
)

NO_ENERGY = {PRODUCT: 9}


def numbered(person: PersonFacts, number: int) -> PersonFacts:
    return replace(person, id=number)


def test_best_first_and_ties_by_candidate() -> None:
    weaker = jane(id=2, wishes=())
    ranked = best_first(PRODUCT_LEAD, [numbered(JANE, 9), weaker, numbered(JANE, 4)], TODAY)
    assert [fit.person_id for fit in ranked.fits] == [4, 9, 2]


def test_order_given_does_not_matter() -> None:
    people = [jane(id=n, notice_days=n * 10) for n in range(12)]
    assert best_first(PRODUCT_LEAD, people, TODAY) == best_first(PRODUCT_LEAD, people[::-1], TODAY)


def test_one_must_missing_is_one_step_short() -> None:
    found = fit(person=jane(skills=NO_ENERGY))
    assert found.is_one_step_short
    assert (found.missing[0].name, found.nearly) == ("energy", "")
    ranked = best_first(PRODUCT_LEAD, [jane(skills=NO_ENERGY)], TODAY)
    assert not ranked.fits
    assert [fit.person_id for fit in ranked.one_step_short] == [1]


def test_designation_on_its_way_is_one_step_short_with_its_date() -> None:
    asks = role(
        requirements=(
            Requirement(1, "designation", "PMP", term_id=PMP),
            *PRODUCT_LEAD.requirements[:2],
        )
    )
    assert (fit(asks).missing[0].name, fit(asks).nearly) == ("PMP", "Due in September.")
    held = jane(designations={PMP: HeldDesignation("held")})
    assert not fit(asks, held).missing


def test_too_few_years_is_one_step_short() -> None:
    few = jane(skills={PRODUCT: 3, ENERGY: 1})
    assert fit(person=few).missing[0].name == "product management"
    assert fit(person=few).nearly == "Has three of five years."


def test_living_elsewhere_is_one_step_only_for_those_who_asked() -> None:
    asked = jane(location=CALGARY)
    assert fit(person=asked).missing[0].name == "lives within reach of Toronto"
    assert fit(person=asked).nearly == (
        "Calgary, 2,711 km from Toronto, and has not said they would move."
    )
    silent = jane(location=CALGARY, wishes=())
    assert not fit(person=silent).is_one_step_short


def test_two_musts_missing_are_listed_only_for_those_who_asked() -> None:
    asked = jane(skills={77: 1})
    ranked = best_first(PRODUCT_LEAD, [asked, jane(id=2, skills={77: 1}, wishes=())], TODAY)
    assert [fit.person_id for fit in ranked.fits] == [1]
    assert not ranked.one_step_short


def test_who_asked_for_other_work_is_not_listed_whatever_the_points() -> None:
    found = fit(person=jane(wishes=(wish("title", "Head of Data"),)))
    assert found.total >= 55
    asked_for_other = jane(wishes=(wish("title", "Head of Data"),))
    assert not best_first(PRODUCT_LEAD, [asked_for_other], TODAY).fits


def test_points_without_any_tie_to_the_work_are_not_enough() -> None:
    nurse = jane(
        title="Registered Nurse",
        skills={},
        designations={},
        wishes=(wish("industry", "Climate tech"),),
    )
    ranked = best_first(role(requirements=()), [nurse], TODAY)
    assert not ranked.fits


def test_deal_breakers_are_told_apart() -> None:
    refuses = jane(wishes=(wish("employer", "Cedar Loop", horizon="never"),))
    ranked = best_first(PRODUCT_LEAD, [refuses], TODAY)
    assert [broken.sentence for broken in ranked.excluded] == ["Said never Cedar Loop"]


def test_what_dropping_a_must_would_bring() -> None:
    people = [jane(id=n, skills=NO_ENERGY) for n in range(3)]
    people += [jane(id=10, skills={ENERGY: 4}), jane(id=11, location=CALGARY), jane(id=12)]
    gains = what_dropping_would_bring(best_first(PRODUCT_LEAD, people, TODAY))
    assert [gain.sentence for gain in gains] == [
        "Without energy: three people more",
        "One person who asked for this work would have to move",
        "Without product management: one person more",
    ]


def test_what_one_office_day_less_would_bring() -> None:
    two_days = wish("remote", "hybrid", number=2, is_must=True)
    people = {n: jane(id=n, wishes=(*JANE.wishes, two_days)) for n in (1, 2)}
    people[3] = JANE
    ranked = best_first(PRODUCT_LEAD, people.values(), TODAY)
    assert len(ranked.excluded) == 2
    assert what_fewer_office_days_would_bring(PRODUCT_LEAD, people, ranked, TODAY) == 2


def test_date_named_for_later_does_not_break() -> None:
    later = wish("title", "Product lead", from_on=date(2027, 3, 1))
    assert best_first(PRODUCT_LEAD, [jane(wishes=(later,))], TODAY).fits


def test_only_the_first_are_put_into_words_and_all_are_counted() -> None:
    people = [jane(id=n) for n in range(5)] + [jane(id=n, skills=NO_ENERGY) for n in range(10, 14)]
    ranked = best_first(PRODUCT_LEAD, people, TODAY, most=2)
    assert [fit.person_id for fit in ranked.fits] == [0, 1]
    assert [fit.person_id for fit in ranked.one_step_short] == [10, 11]
    assert (ranked.fits_in_all, ranked.short_in_all) == (5, 4)
