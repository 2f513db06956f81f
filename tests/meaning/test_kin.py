"""Kinds of work and the skills they share."""

import numpy as np
import pytest

from agency.meaning.kin import OPTIONAL, coordinates, likeness

WELDER, FITTER, NURSE, CARER = (
    {1: 1.0, 2: 1.0, 3: OPTIONAL},
    {1: 1.0, 3: 1.0, 9: 1.0},
    {5: 1.0, 6: 1.0, 9: 1.0},
    {6: 1.0, 7: OPTIONAL, 9: 1.0},
)
WORK = [WELDER, FITTER, NURSE, CARER]


def test_work_is_alike_as_far_as_its_skills_overlap() -> None:
    alike = likeness(WORK)
    assert np.diag(alike).tolist() == [1, 1, 1, 1]
    assert np.allclose(alike, alike.T)
    assert alike[0, 2] == 0
    assert alike[0, 1] > alike[1, 2] > 0


def test_a_rare_skill_says_more_than_a_common_one() -> None:
    rare, common = {1: 1.0, 9: 1.0}, {5: 1.0, 9: 1.0}
    crowd = [{9: 1.0, 20 + number: 1.0} for number in range(6)]
    alike = likeness([rare, {1: 1.0, 2: 1.0}, common, {9: 1.0, 3: 1.0}, *crowd])
    assert alike[0, 1] > alike[2, 3]


def test_dot_products_of_coordinates_are_the_likeness() -> None:
    places = coordinates(WORK)
    assert places @ places.T == pytest.approx(likeness(WORK), abs=1e-4)


def test_more_occupations_than_coordinates_are_told_as_near_as_they_allow() -> None:
    draw = np.random.default_rng(5)
    groups = [draw.choice(np.arange(group * 30, group * 30 + 30), 12) for group in range(20)]
    work = [
        {int(skill): 1.0 for skill in draw.choice(groups[number % 20], 8)} for number in range(400)
    ]
    places = coordinates(work)
    assert places.shape == (400, 192)
    assert np.abs(places @ places.T - likeness(work)).mean() < 0.05


def test_work_without_skills_is_alike_to_nothing_but_itself() -> None:
    alike = likeness([WELDER, {}])
    assert alike.tolist() == [[1, 0], [0, 1]]
    assert coordinates([]).shape == (0, 0)
