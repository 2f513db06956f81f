"""What may be chosen in more than one form: time zones, currencies, days of the week, countries."""

from functools import cache
from zoneinfo import available_timezones

from wtforms import SelectChoice

from agency.languages.speaking import N_, Language, Words, _
from agency.web.fields import choices_of
from agency.words import unaccented

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


_COUNTRIES = Words(
    {
        "CA": N_("Canada"),
        "GB": N_("United Kingdom"),
        "US": N_("United States"),
        "AT": N_("Austria"),
        "BE": N_("Belgium"),
        "BG": N_("Bulgaria"),
        "CY": N_("Cyprus"),
        "CZ": N_("Czechia"),
        "DE": N_("Germany"),
        "DK": N_("Denmark"),
        "EE": N_("Estonia"),
        "ES": N_("Spain"),
        "FI": N_("Finland"),
        "FR": N_("France"),
        "GR": N_("Greece"),
        "HR": N_("Croatia"),
        "HU": N_("Hungary"),
        "IE": N_("Ireland"),
        "IT": N_("Italy"),
        "LT": N_("Lithuania"),
        "LU": N_("Luxembourg"),
        "LV": N_("Latvia"),
        "MT": N_("Malta"),
        "NL": N_("Netherlands"),
        "PL": N_("Poland"),
        "PT": N_("Portugal"),
        "RO": N_("Romania"),
        "SE": N_("Sweden"),
        "SI": N_("Slovenia"),
        "SK": N_("Slovakia"),
        "IS": N_("Iceland"),
        "LI": N_("Liechtenstein"),
        "NO": N_("Norway"),
    }
)
_ELSEWHERE, _UNION = N_("Somewhere else"), N_("European Union")
_ANOTHER = N_("Another country")


def countries() -> list[SelectChoice]:
    """Those whose law the table knows, by name; every other is judged as the strictest."""
    return choices_of([*_by_name(), ("XX", _(_ANOTHER))])


def homes() -> list[SelectChoice]:
    return choices_of([("", _(_ELSEWHERE)), ("EU", _(_UNION)), *_by_name()])


def _by_name() -> list[tuple[str, str]]:
    return sorted(_COUNTRIES.items(), key=lambda pair: unaccented(pair[1]))


def country_name(code: str) -> str:
    others = {"": _ELSEWHERE, "EU": _UNION, "XX": _ANOTHER}
    return _COUNTRIES.get(code) or _(others.get(code, code))
