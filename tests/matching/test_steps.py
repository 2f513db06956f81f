"""Steps of a career by number and with an open side."""

import pytest

from agency.matching.steps import is_within, step_met


@pytest.mark.parametrize(
    ("wanted", "title", "met"),
    [
        ("Band 7 or above", "Staff Nurse, Band 5", 0.0),
        ("Band 7 or above", "Ward Manager, Band 8", 1.0),
        ("nothing below band 7", "Ward Manager (Band 7)", 1.0),
        ("Band 6", "Nurse, Band 7", 0.0),
        ("below band 7", "Nurse, Band 6", 1.0),
        ("Band 7", "Grade 7 Officer", None),
        ("Senior", "Nurse, Band 7", None),
    ],
)
def test_numbers_of_one_scale_are_compared(wanted: str, title: str, met: float | None) -> None:
    assert step_met(wanted, title) == met


def test_words_open_a_side() -> None:
    assert is_within("Senior or above", 3, 5)
    assert not is_within("Senior", 3, 5)
    assert is_within("Lead at most", 4, 3)
