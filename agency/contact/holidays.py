"""Public holidays where somebody lives, on which no proactive letter leaves (R15)."""

import warnings
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache

import holidays

from agency.languages.speaking import Language, language
from agency.words import unaccented

_IN_ENGLISH = {
    "AT": {"vienna": "9"},
    "CH": {"geneva": "GE"},
    "DE": {
        "bavaria": "BY",
        "hesse": "HE",
        "lower saxony": "NI",
        "mecklenburg-western pomerania": "MV",
        "north rhine-westphalia": "NW",
        "rhineland-palatinate": "RP",
        "saxony": "SN",
        "saxony-anhalt": "ST",
        "thuringia": "TH",
    },
    "ES": {"andalusia": "AN", "catalonia": "CT", "valencia": "VC"},
}
"""Names of regions that the calendars know in the country's own language only."""


def holiday_on(day: date, countries: Collection[str], region: str = "") -> str:
    """What is kept that day in one of these countries (ISO 3166 alpha-2); nothing on an ordinary day.

    With the days of the province, state or other part in which they live, where the calendars know it
    by its name or code; otherwise those of the whole country. Of two countries each counts. A country
    or a year that nobody knows has none.
    """
    spoken = language()
    names = (
        _of_year(country, region, day.year, spoken).get(day, "") for country in sorted(countries)
    )
    return next((name for name in names if name), "").replace("'", "’")


@lru_cache(maxsize=4096)
def _of_year(country: str, region: str, year: int, spoken: Language) -> Mapping[date, str]:
    """None for a country or a year that the calendars do not know; in English where they lack the language."""
    try:
        calendar = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    if not calendar.start_year <= year <= calendar.end_year:
        return {}
    part = _part(country, region)
    known = spoken in calendar.supported_languages
    named_in = str(spoken) if known else "en_US"
    # Some calendars warn that feasts which follow the moon are not known for every year.
    with warnings.catch_warnings(action="ignore"):
        return dict(holidays.country_holidays(country, part, years=year, language=named_in))


def _part(country: str, region: str) -> str | None:
    """The calendars' code for a part of a country."""
    said = unaccented(region).casefold().strip()
    if not said:
        return None
    aliases = holidays.country_holidays(country).get_subdivision_aliases()
    known = {
        unaccented(name).casefold(): code
        for code, names in aliases.items()
        for name in (code, *names)
    }
    return known.get(said) or _IN_ENGLISH.get(country, {}).get(said)
