"""What may be chosen in more than one form: time zones, currencies, days of the week."""

from calendar import day_name
from functools import cache
from zoneinfo import available_timezones

from wtforms import SelectChoice

_AREAS = (
    "Africa/",
    "America/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
CURRENCIES = [
    SelectChoice("CAD", "Canadian dollar (CAD)"),
    SelectChoice("USD", "US dollar (USD)"),
    SelectChoice("GBP", "Pound sterling (GBP)"),
    SelectChoice("EUR", "Euro (EUR)"),
    SelectChoice("AUD", "Australian dollar (AUD)"),
    SelectChoice("NZD", "New Zealand dollar (NZD)"),
    SelectChoice("CHF", "Swiss franc (CHF)"),
]
WEEKDAYS = [SelectChoice(number, day_name[number]) for number in range(7)]


@cache
def zones() -> list[SelectChoice]:
    """Every place that has a clock of its own: "America/Toronto" reads "America, Toronto"."""
    names = sorted(name for name in available_timezones() if name.startswith(_AREAS))
    return [SelectChoice(name, _readable(name)) for name in [*names, "UTC"]]


def _readable(zone: str) -> str:
    return zone.replace("/", ", ").replace("_", " ")
