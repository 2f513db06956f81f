"""What may be chosen in more than one form: time zones, currencies, days of the week."""

from functools import cache
from zoneinfo import available_timezones

from wtforms import SelectChoice

from agency.languages.speaking import N_, Language

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
    SelectChoice("CAD", N_("Canadian dollar (CAD)")),
    SelectChoice("USD", N_("US dollar (USD)")),
    SelectChoice("GBP", N_("Pound sterling (GBP)")),
    SelectChoice("EUR", N_("Euro (EUR)")),
    SelectChoice("AUD", N_("Australian dollar (AUD)")),
    SelectChoice("NZD", N_("New Zealand dollar (NZD)")),
    SelectChoice("CHF", N_("Swiss franc (CHF)")),
]
WEEKDAYS = [
    SelectChoice(number, name)
    for number, name in enumerate(
        (
            N_("Monday"),
            N_("Tuesday"),
            N_("Wednesday"),
            N_("Thursday"),
            N_("Friday"),
            N_("Saturday"),
            N_("Sunday"),
        )
    )
]


@cache
def zones() -> list[SelectChoice]:
    """Every place that has a clock of its own: "America/Toronto" reads "America, Toronto"."""
    names = sorted(name for name in available_timezones() if name.startswith(_AREAS))
    return [SelectChoice(name, _readable(name)) for name in [*names, "UTC"]]


def _readable(zone: str) -> str:
    return zone.replace("/", ", ").replace("_", " ")


def languages() -> list[SelectChoice]:
    """Each as its speakers call it, so that whoever reads no other finds theirs."""
    return [SelectChoice(one, one.name_of_its_own) for one in Language]
