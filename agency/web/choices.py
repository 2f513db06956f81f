"""What may be chosen in more than one form: time zones, currencies, days of the week."""

from calendar import day_name
from functools import cache
from zoneinfo import available_timezones

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
    ("CAD", "Canadian dollar (CAD)"),
    ("USD", "US dollar (USD)"),
    ("GBP", "Pound sterling (GBP)"),
    ("EUR", "Euro (EUR)"),
    ("AUD", "Australian dollar (AUD)"),
    ("NZD", "New Zealand dollar (NZD)"),
    ("CHF", "Swiss franc (CHF)"),
]
WEEKDAYS = [(number, day_name[number]) for number in range(7)]


@cache
def zones() -> list[tuple[str, str]]:
    """Every place that has a clock of its own, by name: "America/Toronto" as "America, Toronto"."""
    names = sorted(name for name in available_timezones() if name.startswith(_AREAS))
    return [(name, name.replace("/", ", ").replace("_", " ")) for name in [*names, "UTC"]]
