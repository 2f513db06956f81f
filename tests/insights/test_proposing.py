"""Points are proposed from enough answers only, move towards what predicts, and are tried on newer ones."""

from dataclasses import replace

import pytest

from agency.insights.proposing import Proposal, TooFew, propose
from agency.matching.weights import STANDARD, Weights
from tests.insights.answering import drawn

PAY_DECIDES = (0.0, 0.0, 0.0, 0.0, 6.0)


def test_too_few_answers_propose_nothing_and_say_how_many_there_are() -> None:
    assert propose(drawn(23, PAY_DECIDES, -3), STANDARD) == TooFew(
        "Too few answers to learn from: 23 so far, of 60 needed."
    )
    assert isinstance(propose([], STANDARD), TooFew)
    assert isinstance(propose(drawn(59, PAY_DECIDES, -3), STANDARD), TooFew)


def test_too_few_of_one_kind_propose_nothing() -> None:
    found = propose(drawn(200, PAY_DECIDES, -8.5), STANDARD)
    assert isinstance(found, TooFew)
    assert "interested and" in found.sentence


def test_newest_answers_all_alike_propose_nothing() -> None:
    answers = [
        replace(one, is_interested=n < 40) for n, one in enumerate(drawn(80, PAY_DECIDES, -3))
    ]
    found = propose(answers, STANDARD)
    assert isinstance(found, TooFew)
    assert "newest" in found.sentence


def test_points_move_towards_what_predicts_and_add_up() -> None:
    found = propose(drawn(600, PAY_DECIDES, -3), STANDARD)
    assert isinstance(found, Proposal)
    assert sum(found.weights.points) == 100
    assert found.weights.points[4] > 30
    assert (found.learned_from, found.tried_on) == (420, 180)
    assert found.is_better
    assert found.after.apart.value > found.before.apart.value + 0.1
    assert found.after.surprise < found.before.surprise


def test_present_points_that_are_right_are_nearly_left_alone() -> None:
    truth = tuple(8 * points / 100 for points in STANDARD.points)
    found = propose(drawn(1_500, truth, -4), STANDARD)
    assert isinstance(found, Proposal)
    pairs = zip(found.weights.points, STANDARD.points, strict=True)
    assert all(abs(new - old) <= 8 for new, old in pairs)


def test_fewer_answers_move_less() -> None:
    few, many = (propose(drawn(n, PAY_DECIDES, -3), STANDARD) for n in (70, 900))
    assert isinstance(few, Proposal)
    assert isinstance(many, Proposal)
    assert 10 <= few.weights.points[4] < many.weights.points[4]


def test_part_that_speaks_against_somebody_gets_nothing_rather_than_less() -> None:
    found = propose(drawn(900, (4.0, -4.0, 1.0, 1.0, 1.0), -1.5), STANDARD)
    assert isinstance(found, Proposal)
    assert found.weights.points[1] == 0
    assert min(found.weights.points) >= 0


def test_modes_stay_and_what_is_ignored_stays_ignored() -> None:
    present = Weights(place="must", pay="ignore")
    found = propose(drawn(400, (3.0, 3.0, 0.0, 0.0, 0.0), -3), present)
    assert isinstance(found, Proposal)
    assert found.weights.modes == present.modes
    assert found.weights.points[4] == 0


def test_part_that_was_ignored_back_then_counts_for_nobody() -> None:
    answers = [
        replace(one, shares={**one.shares, "pay": None}) for one in drawn(300, (3, 3, 0, 0, 0), -3)
    ]
    found = propose(answers, STANDARD)
    assert isinstance(found, Proposal)
    assert sum(found.weights.points) == 100


def test_the_same_answers_propose_the_same() -> None:
    assert propose(drawn(100, PAY_DECIDES, -3), STANDARD) == propose(
        drawn(100, PAY_DECIDES, -3), STANDARD
    )


def test_nothing_is_proposed_where_no_part_speaks_for_anybody() -> None:
    found = propose(drawn(900, (-4.0,) * 5, 10.0), STANDARD)
    assert isinstance(found, TooFew)
    assert "no part of fit speaks for anybody" in found.sentence


@pytest.mark.parametrize("seed", range(4))
def test_answers_by_chance_alone_promise_nothing_much(seed: int) -> None:
    found = propose(drawn(300, (0.0,) * 5, 0.0, seed), STANDARD)
    if isinstance(found, Proposal):
        assert found.after.apart.low <= 0.5 <= found.after.apart.high
