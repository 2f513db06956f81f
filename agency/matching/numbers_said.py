"""Numbers in plain words of a wish: hours a week, the size of a company."""

import re

WORDS = {
    word: number
    for number, word in enumerate(["one", "two", "three", "four", "five", "six"], start=1)
}
FULL_WEEK_HOURS = 40
_AMOUNT = r"(\d+(?:[.,]\d+)?|" + "|".join(WORDS) + ")"
_PER_CENT = re.compile(r"(\d{2,3}) ?(?:%|per cent|percent)")
_DAYS = re.compile(_AMOUNT + r"[ -]days?\b")
_HOURS = re.compile(_AMOUNT + r"[ -]?h(?:ou)?rs?\b")
_PEOPLE = re.compile(r"(\d[\d,. ]*\d|\d)")


def percent_of_full_time(text: str) -> float | None:
    """ "Four days a week" is 80, "30 hours" is 75, "60 %" is 60; None where no number is named."""
    said = text.casefold().replace("_", " ")
    if found := _PER_CENT.search(said):
        return float(found.group(1))
    if found := _DAYS.search(said):
        return _number(found.group(1)) * 20
    if found := _HOURS.search(said):
        return _number(found.group(1)) * 100 / FULL_WEEK_HOURS
    return 100.0 if "full time" in said.replace("-", " ") else None


def most_people(text: str) -> float | None:
    """ "Somewhere under 200 people" is 200; None where no number is named."""
    found = _PEOPLE.search(text)
    return float(re.sub(r"\D", "", found.group(1))) if found else None


def _number(said: str) -> float:
    return float(WORDS.get(said) or said.replace(",", "."))
