"""Plain arithmetic on days, months, quarters and seasons, never leaving the calendar's range."""

from calendar import monthrange
from datetime import date, timedelta

from agency.months import first_of_month, months_after

END_OF_TIME = date(9000, 12, 31)
ALMOST_OVER_DAYS = 7
"""A quarter in its last week is over: "in Q1" said on 30 March is next year's."""
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First months of the meteorological seasons of the northern hemisphere."""


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def day_after(day: date) -> date:
    return day + timedelta(1) if day < date.max else day


def month_ahead(on: date, month: int) -> date:
    """The first day of the next such month; the month we are in counts."""
    return date(on.year + (month < on.month), month, 1)


def next_such_day(on: date, month: int, day: int) -> date:
    """The next such day of the year, today included; 29 February waits for a leap year."""
    for year in range(on.year, on.year + 9):
        if day <= monthrange(year, month)[1] and date(year, month, day) >= on:
            return date(year, month, day)
    raise ValueError(f"no {day}/{month}")


def day_in_year(on: date, day: int) -> date:
    """The next such day of a month."""
    for ahead in range(13):
        first = first_of_month(on, ahead)
        if day <= monthrange(first.year, first.month)[1] and first.replace(day=day) >= on:
            return first.replace(day=day)
    raise ValueError(f"no {day}th")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    leap = century // 4
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def week_ahead(on: date, number: int) -> date:
    """Monday of the next such week of ISO 8601; the one we are in counts. ValueError if there is none."""
    for year in (on.year, on.year + 1):
        monday = date.fromisocalendar(year, number, 1)
        if monday + timedelta(6) >= on:
            return monday
    raise ValueError(f"no week {number}")


def quarter(on: date, number: int, year: int) -> tuple[date, date, bool]:
    """First and last day of a quarter: of the year named, or the one running or next."""
    first = date(year or on.year, 3 * number - 2, 1)
    last = month_end(months_after(first, 2))
    if not year and (last - on).days < ALMOST_OVER_DAYS:
        first, last = months_after(first, 12), month_end(months_after(first, 14))
    return first, last, True


def season(on: date, name: str, year: int) -> tuple[date, date]:
    """First and last day of a season: of the year named, or the one running or next."""
    candidates = (year,) if year else range(on.year - 1, on.year + 3)
    for chosen in candidates:
        first = date(chosen, SEASON_MONTHS[name], 1)
        last = month_end(months_after(first, 2))
        if year or last >= on:
            return first, last
    raise ValueError(name)
