"""Words for the sentences of fit: articles, names, pronouns, months, money, short lists."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from agency.matching.facts import Period, PersonFacts
from agency.words import MONTHS, SYMBOLS
from agency.words import number as in_words

PERIODS: dict[Period, str] = {
    "year": "",
    "month": " a month",
    "day": " a day",
    "hour": " an hour",
}
POSSESSIVES = {"she": "her", "he": "his", "they": "their"}
OBJECTS = {"she": "her", "he": "him", "they": "them"}
REMEMBERED = 1 << 13
"""A list repeats the same titles, pay bands and years thousands of times."""

VOWEL_LETTERS = "AEFHILMNORSX"


def subject(person: PersonFacts) -> str:
    """The pronoun if known, otherwise the name again."""
    return person.pronoun or person.first_name


def possessive(person: PersonFacts) -> str:
    return POSSESSIVES[person.pronoun] if person.pronoun else f"{person.first_name}’s"


def objective(person: PersonFacts) -> str:
    return OBJECTS[person.pronoun] if person.pronoun else person.first_name


def verb(person: PersonFacts, singular: str, plural: str) -> str:
    return plural if person.pronoun == "they" else singular


@lru_cache(maxsize=REMEMBERED)
def lowered(text: str) -> str:
    """A title inside a sentence: small letters, except where the word has its own capitals."""
    return " ".join(word.lower() if word[1:].islower() else word for word in text.split())


@lru_cache(maxsize=REMEMBERED)
def job_name(title: str) -> str:
    """A role's title as one says it: without what follows a comma or stands in brackets."""
    return lowered(re.split(r",|\(| [-\u2013|] ", title, maxsplit=1)[0].strip() or title)


@lru_cache(maxsize=REMEMBERED)
def hyphenated(text: str) -> str:
    return "-".join(lowered(text).split())


@lru_cache(maxsize=REMEMBERED)
def with_article(noun: str) -> str:
    """ "a controls lead", "an estimator", "an HR manager", "a university lecturer"."""
    first = noun.split(maxsplit=1)[0]
    if len(first) > 1 and first.isupper():
        vowel = first[0] in VOWEL_LETTERS
    else:
        vowel = first[0].lower() in "aeiou" and not re.match(r"(?i)uni[^n]|use|eu|one\b", first)
    return f"{'an' if vowel else 'a'} {noun}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "Python", "Python and SQL", "Python, SQL and Airflow"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def number(value: float) -> str:
    """In letters up to twelve, otherwise in figures; halves stay figures."""
    if value == int(value):
        whole = int(value)
        return in_words(whole, up_to=12)
    return f"{value:.1f}"


@lru_cache(maxsize=REMEMBERED)
def years(value: float) -> str:
    return f"{number(value)} year{'' if value == 1 else 's'}"


@lru_cache(maxsize=REMEMBERED)
def days(value: float, what: str = "day") -> str:
    return f"{number(value)} {what}{'' if value == 1 else 's'}"


def office_days_at_most(most: float) -> str:
    return f"{days(most, 'office day')} at most" if most else "no office days"


def hours_a_week(percent: float) -> str:
    """ "four days a week" for 80, "90 % of full time" for what makes no whole or half day."""
    if percent >= 100:
        return "full time"
    if percent % 10:
        return f"{percent:g} % of full time"
    return f"{days(percent / 20)} a week"


@lru_cache(maxsize=REMEMBERED)
def month(day: date, today: date) -> str:
    """ "June", or "June 2025" when it is not this year's."""
    name = MONTHS[day.month - 1]
    return name if day.year == today.year else f"{name} {day.year}"


def day_and_month(day: date, today: date) -> str:
    """ "6 July", or "6 July 2027" when it is not this year's."""
    return f"{day.day} {month(day, today)}"


def time_named(day: date, today: date) -> str:
    """The first of a month is how "June" is stored, so it is said as June."""
    return month(day, today) if day.day == 1 else day_and_month(day, today)


@lru_cache(maxsize=REMEMBERED)
def money(amount: float, currency: str, period: Period = "year", with_code: bool = False) -> str:
    """ "$135k", "$95 an hour", "CHF 120k"; the code is added where currencies differ."""
    symbol = SYMBOLS.get(currency)
    if symbol is None:
        symbol = f"{currency} "
    elif with_code and symbol == "$":
        symbol = f"{currency[:2]}$"
    return f"{symbol}{_figures(amount)}{PERIODS[period]}"


def _figures(amount: float) -> str:
    thousands = amount / 1000
    if thousands >= 10 and thousands == round(thousands, 1):
        return f"{thousands:,.1f}".removesuffix(".0") + "k"
    return f"{amount:,.2f}".removesuffix(".00")
