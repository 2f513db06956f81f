"""Days counted from the day the demo is made."""

from datetime import date

import pytest

from agency.demo.days import DayNotUnderstood, Days

DAYS = Days(date(2026, 11, 25))


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("d0", date(2026, 11, 25)),
        ("d-25", date(2026, 10, 31)),
        ("d+7", date(2026, 12, 2)),
        ("m0", date(2026, 11, 1)),
        ("m+2", date(2027, 1, 1)),
        ("m-11", date(2025, 12, 1)),
        ("m+14", date(2028, 1, 1)),
    ],
)
def test_code_names_a_day(code: str, day: date) -> None:
    assert DAYS.on(code) == day


@pytest.mark.parametrize("code", ["", "m", "w2", "d1.5", "2026-01-01"])
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(DayNotUnderstood):
        DAYS.on(code)


def test_days_are_written_out_in_words() -> None:
    assert DAYS.text("Not before {m+1}; the bonus is on {d-9}.") == (
        "Not before December; the bonus is on 16 November."
    )
