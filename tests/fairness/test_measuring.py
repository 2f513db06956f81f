"""Rates, ratios and ranges of groups, against examples that were reckoned elsewhere."""

import pytest

from agency.fairness.measuring import Audited, Reached, audit, ratio_range

NET = Reached(False, False, False, False)
SURFACED = Reached(True, False, False, False)
PLACED = Reached(True, True, True, True)


def audited(**groups: tuple[int, int]) -> Audited:
    """Groups as (people in the net, of them surfaced)."""
    people: dict[int, Reached] = {}
    declared: dict[int, str] = {}
    for answer, (size, surfaced) in groups.items():
        for place in range(size):
            number = len(people) + 1
            people[number] = SURFACED if place < surfaced else NET
            declared[number] = answer
    return audit("gender", ["woman", "man", "non_binary"], people, declared)


def test_rate_and_ratio_to_the_highest_group() -> None:
    found = audited(woman=(40, 12), man=(80, 48))
    woman, man = (group.steps[0] for group in found.groups)
    assert (woman.people, woman.rate, woman.ratio) == (12, 0.3, pytest.approx(0.5))
    assert (man.rate, man.ratio, man.low, man.high) == (0.6, 1.0, 1.0, 1.0)


def test_range_is_katzs() -> None:
    """The aspirin trial in Agresti, Categorical Data Analysis: 1.82 (1.43 to 2.31)."""
    low, high = ratio_range(189, 11_034, 104, 11_037)
    assert (low, high) == (pytest.approx(1.433, abs=1e-3), pytest.approx(2.306, abs=1e-3))


def test_range_of_none_against_some_begins_at_nothing_but_ends() -> None:
    low, high = ratio_range(0, 20, 10, 20)
    assert 0 < low < 0.05
    assert high < 1


@pytest.mark.parametrize(
    ("woman", "man", "flagged"),
    [
        pytest.param((40, 12), (80, 48), True, id="half as often, and many people"),
        pytest.param((10, 3), (10, 5), False, id="six tenths, but it may be chance"),
        pytest.param((400, 250), (400, 300), False, id="sure, but above four fifths"),
        pytest.param((50, 0), (50, 20), True, id="nobody at all"),
    ],
)
def test_flagged_is_under_four_fifths_beyond_chance(
    woman: tuple[int, int], man: tuple[int, int], flagged: bool
) -> None:
    found = audited(woman=woman, man=man)
    assert found.groups[0].is_flagged is flagged
    assert found.groups[1].is_flagged is False


def test_groups_below_ten_are_not_shown_nor_counted() -> None:
    found = audited(woman=(10, 5), man=(10, 5), non_binary=(9, 9))
    assert [group.answer for group in found.groups] == ["woman", "man"]
    assert found.has_small_groups
    assert found.groups[0].steps[0].ratio == 1.0


def test_small_group_with_the_highest_rate_is_not_what_others_are_measured_by() -> None:
    with_it = audited(woman=(20, 5), man=(20, 10), non_binary=(5, 5))
    without = audited(woman=(20, 5), man=(20, 10))
    assert with_it.groups == without.groups


def test_without_people_outside_the_net_nothing_changes() -> None:
    people = dict.fromkeys(range(12), SURFACED)
    declared = {**dict.fromkeys(range(12), "woman"), **dict.fromkeys(range(100, 130), "man")}
    found = audit("gender", ["woman", "man"], people, declared)
    assert [(group.answer, group.in_net) for group in found.groups] == [("woman", 12)]
    assert not found.has_small_groups


def test_step_that_nobody_got_to_has_no_ratio() -> None:
    found = audited(woman=(12, 3), man=(12, 6))
    placed = found.groups[0].steps[3]
    assert (placed.people, placed.ratio, placed.is_flagged) == (0, None, False)


def test_every_step_is_counted_of_those_in_the_net() -> None:
    people = {number: PLACED if number < 3 else NET for number in range(12)}
    found = audit("gender", ["woman"], people, dict.fromkeys(people, "woman"))
    assert [step.people for step in found.groups[0].steps] == [3, 3, 3, 3]


def test_nobody_declared_anything() -> None:
    assert audit("gender", ["woman"], {1: NET}, {}) == Audited("gender", (), False)
