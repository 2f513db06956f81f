"""No proactive letter leaves on a public holiday where they live; the day after, it may."""

from datetime import date, datetime

import holidays
import pytest

from agency.contact.holidays import holiday_on
from agency.contact.policy import Channel, Purpose
from agency.languages.speaking import Language, speaking
from tests.contact.people import ask, jane, judge, local

LEAVING = {"channel": Channel.email, "at_hand_over": True}


@pytest.mark.parametrize(
    ("countries", "asked_at", "leaves"),
    [
        pytest.param({"CA"}, local(2026, 6, 30, 12), None, id="the day before Canada Day"),
        pytest.param({"CA"}, local(2026, 7, 1, 12), local(2026, 7, 2, 8), id="Canada Day"),
        pytest.param({"CA"}, local(2026, 7, 2, 12), None, id="the day after"),
        pytest.param({"CA"}, local(2026, 11, 26, 12), None, id="Thanksgiving of the neighbours"),
        pytest.param(
            {"CA", "US"},
            local(2026, 11, 26, 12),
            local(2026, 11, 27, 8),
            id="of two countries both",
        ),
        pytest.param(
            {"CA"}, local(2026, 12, 25, 12), local(2026, 12, 28, 8), id="Christmas on a Friday"
        ),
    ],
)
def test_letter_waits_over_a_holiday(
    countries: set[str], asked_at: datetime, leaves: datetime | None
) -> None:
    decision = judge(ask(**LEAVING), jane(countries=frozenset(countries)), now=asked_at)
    assert decision.allowed_from == leaves
    assert decision.may_contact == (leaves is None)


@pytest.mark.parametrize(
    ("country", "region", "day", "kept"),
    [
        ("CA", "Quebec", date(2026, 6, 24), "Saint John the Baptist Day"),
        ("CA", "Québec", date(2026, 6, 24), "Saint John the Baptist Day"),
        ("CA", "QC", date(2026, 6, 24), "Saint John the Baptist Day"),
        ("CA", "Ontario", date(2026, 6, 24), ""),
        ("CA", "Ontario", date(2026, 2, 16), "Family Day"),
        ("CA", "", date(2026, 2, 16), ""),
        ("CA", "Ontario", date(2026, 7, 1), "Canada Day"),
        ("GB", "England", date(2026, 4, 6), "Easter Monday"),
        ("GB", "Scotland", date(2026, 4, 6), ""),
        ("DE", "Bavaria", date(2026, 1, 6), "Epiphany"),
        ("DE", "Hesse", date(2026, 1, 6), ""),
        ("US", "Middle-earth", date(2026, 7, 3), "Independence Day (observed)"),
    ],
)
def test_days_of_their_province_or_state_count_too(
    country: str, region: str, day: date, kept: str
) -> None:
    assert holiday_on(day, {country}, region) == kept


def test_letter_to_laval_waits_over_the_national_holiday_of_quebec() -> None:
    on_the_day = local(2026, 6, 24, 12)
    laval = judge(ask(**LEAVING), jane(region="Quebec"), now=on_the_day)
    assert laval.allowed_from == local(2026, 6, 25, 8)
    assert judge(ask(**LEAVING), jane(region="Ontario"), now=on_the_day).may_contact


def test_it_is_said_which_day_it_is() -> None:
    decision = judge(ask(**LEAVING), jane(), now=local(2026, 7, 1, 12))
    assert decision.sentence == "It is Canada Day where she lives; mail waits for a working day."


def test_an_evening_before_a_holiday_waits_over_it() -> None:
    decision = judge(ask(**LEAVING), jane(), now=local(2026, 6, 30, 19))
    assert decision.allowed_from == local(2026, 7, 2, 8)
    assert "19:00" in decision.sentence


def test_a_code_they_asked_for_leaves_on_any_day() -> None:
    decision = judge(
        ask(purpose=Purpose.transactional, **LEAVING), jane(), now=local(2026, 7, 1, 12)
    )
    assert decision.may_contact


@pytest.mark.parametrize("country", ["XX", ""])
def test_of_a_country_that_nobody_knows_no_holidays_are_known(country: str) -> None:
    assert holiday_on(date(2026, 1, 1), {country}) == ""


def test_no_country_and_no_year_is_too_much_for_it() -> None:
    """A decision never fails, however far the day is: calendars know some decades each."""
    known = sorted(holidays.list_supported_countries())
    assert len(known) > 200
    for year in (1, 1800, 1999, 2026, 2035, 2040, 2200, 9999):
        assert all(isinstance(holiday_on(date(year, 12, 25), {one}), str) for one in known)
    assert holiday_on(date(2026, 12, 25), {"CA"}) == "Christmas Day"


@pytest.mark.parametrize(
    ("country", "day", "kept"),
    [
        ("CA", date(2026, 7, 1), "Fête du Canada"),
        ("CA", date(2026, 1, 1), "Jour de l’an"),
        ("US", date(2026, 11, 26), "Thanksgiving Day"),
    ],
)
def test_a_reader_of_french_reads_its_name_in_french_where_the_calendars_know_it(
    country: str, day: date, kept: str
) -> None:
    with speaking(Language.fr):
        assert holiday_on(day, {country}) == kept
