"""Months as people count them."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """So many months later, or earlier; month ends clip (31 Aug and six months is 28 or 29 Feb)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_of_month(day: date, months: int = 0) -> date:
    """The first day of the month that is so many months from this day's."""
    return months_after(day.replace(day=1), months)
