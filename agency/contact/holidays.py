"""Public holidays of a country, on which no proactive letter leaves (R15)."""

import warnings
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

import holidays


def holiday_on(day: date, countries: Collection[str]) -> str:
    """What is kept that day in one of these countries (ISO 3166 alpha-2); nothing on an ordinary day.

    Days of the whole country; of two countries each counts. A country or a year that nobody knows has none.
    """
    names = (_of_year(country, day.year).get(day, "") for country in sorted(countries))
    return next((name for name in names if name), "")


@lru_cache(maxsize=1024)
def _of_year(country: str, year: int) -> Mapping[date, str]:
    """None for a country or a year that the calendars do not know."""
    try:
        calendar = holidays.country_holidays(country, language="en_US")
    except NotImplementedError:
        return {}
    if not calendar.start_year <= year <= calendar.end_year:
        return {}
    # Some calendars warn that feasts which follow the moon are not known for every year.
    with warnings.catch_warnings(action="ignore"):
        return dict(holidays.country_holidays(country, years=year, language="en_US"))
