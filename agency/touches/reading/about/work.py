"""What of the work a clause wishes or refuses: where, how many days there, in what form, at which level."""

import re
from collections.abc import Callable
from dataclasses import replace

from agency.touches.reading.about.place import Place
from agency.touches.reading.contracts import contract_form
from agency.touches.reading.dates import NUMBER_WORDS
from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.hours import weekday
from agency.touches.reading.notes import pattern
from agency.touches.reading.office import arrangement, office_days
from agency.touches.reading.scopes import refused
from agency.touches.reading.seniority import role

NOT = "not_"
LEVEL = "level_"


def _of_work(made: Callable[[str, Span], Finding]) -> Callable[[Place], Finding]:
    """The act names the value, and whether it is refused."""

    def read(place: Place) -> Finding:
        value = place.act.removeprefix(NOT).removeprefix(LEVEL)
        finding = replace(made(value, place.span), sure=False, horizon="now")
        return refused(finding, sure=False) if place.act.startswith(NOT) else finding

    return read


where = _of_work(arrangement)
level = _of_work(role)


def form(place: Place) -> Finding | None:
    """A rate alone ("day rate 650") says no form."""
    if _RATE.fullmatch(place.note.plain, *place.span):
        return None
    return _of_work(contract_form)(place)


def days_there(place: Place) -> Finding | None:
    """By the first number of days, the days that are named, or what a number of days at home leaves of five."""
    said = place.note.plain[slice(*place.span)]
    named = {day for word in _LONG_WORD.findall(said) if (day := weekday(word)) is not None}
    few = next((found for found in _FEW.finditer(said) if _number(found["low"])), None)
    if few:
        low = _number(few["low"]) or 0
        high = _number(few["high"]) if few["high"] else low
        if high and _HOME.match(said, few.end()):
            low, high = 5 - high, 5 - low
    elif _EVERY.search(said):
        low = high = 5
    else:
        low = high = len(named)
    if not high or not 1 <= low <= high <= 5:
        return None
    return office_days(low, high, place.span).doubted()


def _number(word: str) -> int | None:
    many = int(word) if word.isdigit() else _TIMES.get(word) or NUMBER_WORDS.get(word)
    return many if many and 1 <= many <= 5 else None


_TIMES = {"once": 1, "twice": 2, "thrice": 3, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4} | {
    "ein": 1, "einen": 1, "einmal": 1, "zwei": 2, "zweimal": 2, "drei": 3, "dreimal": 3, "vier": 4,
}  # fmt: skip
_RATE = re.compile(
    r"[\W\d]*(?:(?:tjm|tagessatz|day rate|rate|per day|a day|par jour|pro tag|am tag|of|is|at|de|von|eur|euros?|cad|gbp|usd|chf)\b[\W\d]*)*"
)
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_ONE = r"(?<![\d.,:])(?:[1-5](?![\d.,:%]\d)(?!\d)|" + "|".join([*NUMBER_WORDS, *_TIMES]) + r")\b"
_FEW = pattern(
    rf"(?P<low>{_ONE})(?:\s?(?:-|to|or|/|,|bis|a|ou|oder)\s?(?P<high>{_ONE}))?"
    r"(?!\s(?:hours?|hrs?|weeks?|months?|years?|k\b|o'clock|am\b|pm\b))"
)
_HOME = pattern(
    r"(?:x|\sdays?|\sd|\sjours?|\stage)?\s(?:a week |per week )?(?:(?:at|from) )?(?:home|wfh|remote|homeoffice|teletravail|a la maison|zu hause)"
)
_EVERY = pattern(r"\b(?:every ?day|every (?:single )?morning|daily|full[- ]time in|five days)\b")
