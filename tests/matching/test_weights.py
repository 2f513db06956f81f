"""Points in proportion, made to add up to 100, and named so that an old number can be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.matching.weights import MODES, STANDARD, NothingCounts, Weights, shared_out_of_100


def test_standard_is_as_delivered() -> None:
    assert STANDARD.points == (35, 25, 15, 15, 10)
    assert STANDARD.version == "2-sssss"


@pytest.mark.parametrize(
    ("weights", "points"),
    [
        pytest.param(Weights(chosen=(1, 1, 1, 0, 0)), (34, 33, 33, 0, 0), id="thirds"),
        pytest.param(Weights(chosen=(700, 100, 100, 50, 50)), (70, 10, 10, 5, 5), id="thousand"),
        pytest.param(Weights(pay="ignore", chosen=(4, 3, 2, 1, 9)), (40, 30, 20, 10, 0), id="out"),
        pytest.param(Weights(want="must"), (35, 25, 15, 15, 10), id="a must keeps its points"),
    ],
)
def test_points_are_shared_out_in_proportion(weights: Weights, points: tuple[int, ...]) -> None:
    assert weights.points == points


@pytest.mark.parametrize(
    "weights",
    [
        Weights("ignore", "ignore", "ignore", "ignore", "ignore"),
        Weights(chosen=(0, 0, 0, 0, 0)),
        Weights(want="ignore", chosen=(35, 0, 0, 0, 0)),
    ],
    ids=["all ignored", "no points", "points only where ignored"],
)
def test_weights_by_which_nothing_counts_are_refused(weights: Weights) -> None:
    with pytest.raises(NothingCounts):
        _ = weights.points


@given(
    st.tuples(*[st.sampled_from(MODES)] * 5),
    st.tuples(*[st.integers(min_value=0, max_value=1000)] * 5),
)
def test_any_whole_numbers_add_up_to_100_and_ignored_parts_have_none(
    modes: tuple[str, ...], chosen: tuple[int, ...]
) -> None:
    weights = Weights(*modes, chosen=chosen)  # type: ignore[arg-type]
    try:
        points = weights.points
    except NothingCounts:
        assert not any(n for n, mode in zip(chosen, modes, strict=True) if mode != "ignore")
        return
    assert sum(points) == 100
    assert all(n == 0 for n, mode in zip(points, modes, strict=True) if mode == "ignore")


def test_equal_remainders_go_to_the_earlier_part() -> None:
    assert shared_out_of_100([1, 1, 1, 1, 1, 1]) == (17, 17, 17, 17, 16, 16)


def test_version_names_rules_choices_points_and_number() -> None:
    chosen = Weights("score", "score", "must", "ignore", "score", (40, 20, 20, 0, 20), 3)
    assert chosen.version == "2-ssmis-40.20.20.0.20-v3"


def test_weights_are_told_alike_by_what_they_do() -> None:
    assert Weights(chosen=(70, 50, 30, 30, 20), number=4).counts_like(STANDARD)
    assert not Weights(pay="must").counts_like(STANDARD)
    assert not Weights(chosen=(36, 24, 15, 15, 10)).counts_like(STANDARD)
