"""Who would enter, leave and move under other weights."""

from agency.matching.comparing import compare
from agency.matching.facts import Pay, PersonFacts
from agency.matching.weights import STANDARD, Weights
from tests.matching.cases import JANE, MISSISSAUGA, PRODUCT_LEAD, TODAY, jane

DEAR = jane(id=2, wanted_pay=Pay(158_000, "CAD"))
"""Asks a little more than the role pays."""
FURTHER = jane(id=3, location=MISSISSAUGA, wanted_pay=Pay(131_000, "CAD"))
EASY_ON_PAY = Weights(pay="ignore")


def ids(changes: tuple[object, ...]) -> list[int]:
    return [change.person_id for change in changes]  # type: ignore[attr-defined]


def test_the_same_weights_change_nothing() -> None:
    found = compare(PRODUCT_LEAD, [JANE, DEAR], TODAY, STANDARD, Weights())
    assert (found.entering, found.leaving, found.moving) == ((), (), ())
    assert (found.listed_before, found.listed_after) == (2, 2)


def test_somebody_who_fails_at_a_must_would_leave_and_it_says_why() -> None:
    found = compare(PRODUCT_LEAD, [JANE, DEAR], TODAY, STANDARD, Weights(pay="must"))
    (leaving,) = found.leaving
    assert (leaving.person_id, leaving.total_after, leaving.place_after) == (2, None, None)
    assert leaving.broken.startswith("Pay is a must here")
    assert (found.listed_before, found.listed_after) == (2, 1)


def test_loosening_the_same_brings_them_back() -> None:
    found = compare(PRODUCT_LEAD, [JANE, DEAR], TODAY, Weights(pay="must"), STANDARD)
    assert ids(found.entering) == [2]
    assert found.entering[0].total_before is None


def test_who_is_worse_at_what_counts_more_moves_down() -> None:
    by_pay = Weights(chosen=(30, 20, 10, 10, 30))
    found = compare(PRODUCT_LEAD, [DEAR, FURTHER], TODAY, EASY_ON_PAY, by_pay)
    places = {one.person_id: (one.place_before, one.place_after) for one in found.moving}
    assert places == {2: (1, 2), 3: (2, 1)}


def test_somebody_listed_by_neither_is_not_spoken_of() -> None:
    stranger = PersonFacts(9, "Sam", title="Welder")
    found = compare(PRODUCT_LEAD, [stranger], TODAY, STANDARD, Weights(skills="must"))
    assert (found.entering, found.leaving, found.moving, found.listed_after) == ((), (), (), 0)


def test_points_that_fall_below_the_list_take_somebody_off_it() -> None:
    found = compare(PRODUCT_LEAD, [DEAR], TODAY, STANDARD, Weights(chosen=(0, 0, 0, 0, 1)))
    (leaving,) = found.leaving
    assert leaving.total_before is not None
    assert leaving.total_after is not None
    assert leaving.total_before >= 55 > leaving.total_after
