"""Words for the sentences of fit: articles, names, pronouns, months, money, short lists."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any

from agency.languages.speaking import _, is_french, language, npgettext, pgettext
from agency.matching.facts import Period, PersonFacts
from agency.words import SYMBOLS, money_short, month_name, named_day
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
FRENCH_SUBJECTS = {"she": "elle", "he": "il"}


def remembered(say: Callable[..., str]) -> Callable[..., str]:
    """Remembers what was said, in each language."""
    kept = lru_cache(maxsize=REMEMBERED)(lambda _spoken, *given: say(*given))

    @wraps(say)
    def told(*given: Any) -> str:
        return kept(language(), *given)

    return told


def subject(person: PersonFacts) -> str:
    """The pronoun if known, otherwise the name again."""
    if is_french():
        return FRENCH_SUBJECTS.get(person.pronoun or "", person.first_name)
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


@remembered
def hyphenated(text: str) -> str:
    return lowered(text) if is_french() else "-".join(lowered(text).split())


@remembered
def with_article(noun: str) -> str:
    """ "a controls lead", "an estimator", "an HR manager"; in French, which has genders, without."""
    if is_french():
        return noun
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
    message = _("%(words)s or %(last)s") if last == "or" else _("%(words)s and %(last)s")
    return message % {"words": ", ".join(words[:-1]), "last": words[-1]}


def number(value: float) -> str:
    """In letters up to twelve, otherwise in figures; halves stay figures."""
    return in_words(value, up_to=12)


@remembered
def years(value: float) -> str:
    return _counted(value, npgettext("count", "year", "years", _one_or_more(value)))


@remembered
def months(value: float) -> str:
    return _counted(value, npgettext("count", "month", "months", _one_or_more(value)))


@remembered
def days(value: float) -> str:
    return _counted(value, npgettext("count", "day", "days", _one_or_more(value)))


@remembered
def office_days(value: float) -> str:
    return _counted(value, npgettext("count", "office day", "office days", _one_or_more(value)))


def _one_or_more(value: float) -> int:
    return 1 if value == 1 else 2


def _counted(value: float, noun: str) -> str:
    return noun.replace("{}", number(value)) if is_french() else f"{number(value)} {noun}"


def office_days_at_most(most: float) -> str:
    return _("%(days)s at most", days=office_days(most)) if most else _("no office days")


def hours_a_week(percent: float) -> str:
    """ "four days a week" for 80, "90 % of full time" for what makes no whole or half day."""
    if percent >= 100:
        return _("full time")
    if percent % 10:
        return _("%(share)s %% of full time", share=f"{percent:g}")
    return _("%(days)s a week", days=days(percent / 20))


@remembered
def month(day: date, today: date) -> str:
    """ "June", or "June 2025" when it is not this year's."""
    name = month_name(day.month)
    return name if day.year == today.year else f"{name} {day.year}"


def day_and_month(day: date, today: date) -> str:
    """ "6 July", or "6 July 2027" when it is not this year's."""
    return named_day(day) if day.year == today.year else f"{named_day(day)} {day.year}"


def time_named(day: date, today: date) -> str:
    """The first of a month is how "June" is stored, so it is said as June."""
    if day.day == 1:
        return month(day, today)
    return pgettext("from", "%(day)s", day=day_and_month(day, today))


@remembered
def money(amount: float, currency: str, period: Period = "year", with_code: bool = False) -> str:
    """ "$135k", "$95 an hour", "CHF 120k"; the code is added where currencies differ."""
    if is_french():
        return money_short(Decimal(str(amount)), currency, period, "" if with_code else None)
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
