"""Public holidays of a country, on which no proactive letter leaves (R15)."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

import holidays


def holiday_on(day: date, countries: Collection[str]) -> str:
    """What is kept that day in one of these countries (ISO 3166 alpha-2); nothing on an ordinary day.

    Days of the whole country; of two countries each counts. A country that nobody knows has none.
    """
    names = (_of_year(country, day.year).get(day, "") for country in sorted(countries))
    return next((name for name in names if name), "")


@lru_cache(maxsize=1024)
def _of_year(country: str, year: int) -> Mapping[date, str]:
    try:
        return dict(holidays.country_holidays(country, years=year, language="en_US"))
    except NotImplementedError:
        return {}
