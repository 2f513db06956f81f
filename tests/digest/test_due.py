"""When a weekly letter is due: one each week, through zones, clock changes and late starts."""

from datetime import UTC, datetime, time, timedelta

import pytest

from agency.digest.due import instant, newest_occurrence, next_occurrence

SEVEN = time(7)
ZONES = [
    "America/Toronto", "America/St_Johns", "America/Vancouver", "Europe/London", "Europe/Paris",
    "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia",
    "America/Sao_Paulo", "UTC",
]  # fmt: skip


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "week", "due"),
    [
        pytest.param(
            "2026-06-22T06:59-04:00",
            25,
            "2026-06-15T07:00-04:00",
            id="a minute before seven it is still last week's",
        ),
        pytest.param(
            "2026-06-22T07:00-04:00", 26, "2026-06-22T07:00-04:00", id="at seven it is this week's"
        ),
        pytest.param(
            "2026-06-28T23:59-04:00",
            26,
            "2026-06-22T07:00-04:00",
            id="on Sunday night it is still this week's",
        ),
        pytest.param(
            "2026-12-28T08:00-05:00", 53, "2026-12-28T07:00-05:00", id="the 53rd week has its own"
        ),
        pytest.param(
            "2026-11-02T08:00-05:00",
            45,
            "2026-11-02T07:00-05:00",
            id="the Monday after the clocks went back",
        ),
        pytest.param(
            "2026-03-09T08:00-04:00",
            11,
            "2026-03-09T07:00-04:00",
            id="the Monday after the clocks went forward",
        ),
    ],
)
def test_the_newest_letter_is_the_one_whose_hour_came_last(now: str, week: int, due: str) -> None:
    found = newest_occurrence(at(now), 0, SEVEN, "America/Toronto")
    assert (found.iso_week, found.due_at) == (week, at(due))


def test_a_letter_more_than_three_days_late_is_skipped() -> None:
    monday = newest_occurrence(at("2026-06-22T08:00-04:00"), 0, SEVEN, "America/Toronto")
    assert not monday.is_too_late(monday.due_at + timedelta(days=3))
    assert monday.is_too_late(monday.due_at + timedelta(days=3, seconds=1))


def test_a_time_the_clocks_leave_out_becomes_the_first_one_after_it() -> None:
    assert instant(at("2026-03-08T12:00Z").date(), time(2, 30), "America/Toronto") == at(
        "2026-03-08T07:00Z"
    )


def test_a_time_the_clocks_repeat_is_the_first_of_the_two() -> None:
    assert instant(at("2026-11-01T12:00Z").date(), time(1, 30), "America/Toronto") == at(
        "2026-11-01T05:30Z"
    )


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("weekday", [0, 6])
def test_ten_years_of_weeks_have_exactly_one_letter_each(zone: str, weekday: int) -> None:
    for hour in (SEVEN, time(2, 30)):
        now, weeks = at("2026-01-01T00:00Z"), []
        for _ in range(520):
            following = next_occurrence(now, weekday, hour, zone)
            assert following.due_at > now
            assert newest_occurrence(following.due_at, weekday, hour, zone) == following
            weeks.append((following.iso_year, following.iso_week))
            now = following.due_at
        assert len(set(weeks)) == 520
        assert weeks == sorted(weeks)
