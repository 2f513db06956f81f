"""Shares and their ranges, against numbers that were reckoned elsewhere."""

from random import Random

import pytest

from agency.insights.predicting import calibration, telling_apart, wilson


@pytest.mark.parametrize(
    ("interested", "answers", "low", "high"),
    [
        pytest.param(81, 263, 0.2553, 0.3662, id="Newcombe 1998, table I"),
        pytest.param(15, 148, 0.0624, 0.1605, id="Newcombe 1998, table I, second"),
        pytest.param(0, 20, 0.0, 0.1611, id="none of twenty"),
        pytest.param(1, 29, 0.0061, 0.1718, id="one of 29"),
        pytest.param(29, 29, 0.8830, 1.0, id="all"),
    ],
)
def test_range_of_a_share_is_wilsons(
    interested: int, answers: int, low: float, high: float
) -> None:
    found = wilson(interested, answers)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_nobody_asked_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 0.0, 1.0)


def test_bins_count_each_answer_once_and_the_last_holds_its_end() -> None:
    numbers = [0.0, 0.2, 0.39, 0.8, 1.0]
    found = calibration(numbers, [True, False, True, True, False], (0, 0.2, 0.4, 0.8, 1.0))
    assert [(one.start, one.end, one.answers, one.interested) for one in found] == [
        (0, 0.2, 1, 1),
        (0.2, 0.4, 2, 1),
        (0.8, 1.0, 2, 1),
    ]


@pytest.mark.parametrize(
    ("yes", "no", "area"),
    [
        pytest.param([3, 4, 5], [1, 2], 1.0, id="always"),
        pytest.param([1, 2], [3, 4], 0.0, id="never"),
        pytest.param([1, 1], [1, 1], 0.5, id="ties are half"),
        pytest.param([2, 4], [1, 3], 0.75, id="three pairs of four"),
    ],
)
def test_telling_apart_is_the_share_of_pairs(
    yes: list[float], no: list[float], area: float
) -> None:
    found = telling_apart([*yes, *no], [True] * len(yes) + [False] * len(no))
    assert found is not None
    assert found.value == pytest.approx(area)
    assert 0 <= found.low <= area <= found.high <= 1


def test_one_kind_alone_tells_nothing_apart() -> None:
    assert telling_apart([1, 2], [True, True]) is None
    assert telling_apart([], []) is None


def test_delongs_error_is_the_one_of_the_definition() -> None:
    """Variance of the placements, written out by hand for three against two."""
    found = telling_apart([1, 2, 4, 0, 3], [True, True, True, False, False])
    assert found is not None
    of_yes, of_no = [0.5, 0.5, 1.0], [1.0, 1 / 3]
    mean = 2 / 3
    error = (
        sum((v - mean) ** 2 for v in of_yes) / 2 / 3 + sum((v - mean) ** 2 for v in of_no) / 1 / 2
    ) ** 0.5
    assert found.value == pytest.approx(mean)
    assert found.low == pytest.approx(max(0, mean - 1.959964 * error))


def test_range_holds_the_truth_about_95_times_in_100() -> None:
    """Two normal heaps one deviation apart: the truth is 0.7602."""
    dice, held = Random(7), 0
    for _ in range(400):
        kinds = [dice.random() < 0.4 for _ in range(80)]
        found = telling_apart([dice.gauss(float(yes), 1) for yes in kinds], kinds)
        assert found is not None
        held += found.low <= 0.7602 <= found.high
    assert 0.91 <= held / 400 <= 0.98
