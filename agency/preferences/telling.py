"""What a wish and a fact of a note are called, in the language of whoever reads.

Labels are written down in English. Readers of another language are told again what a label is made of; what is in
somebody's own words, or says more than its parts, stays as it was written.
"""

import re
from decimal import Decimal

from agency.languages.speaking import N_, Language, _, language, speaking
from agency.preferences.from_facts import FULL_WEEK
from agency.preferences.labels import (
    ARRANGEMENTS,
    FORMS,
    LEVELS,
    arrangement_label,
    hours_label,
    size_label,
    timing_label,
)
from agency.preferences.models import Preference, PreferenceKind
from agency.touches.reading import Fact
from agency.words import capital, count_words, day, money, number

_CALLED = {
    **LEVELS,
    **FORMS,
    **ARRANGEMENTS,
    "staff": N_("Staff"),
    "supervisor": N_("Supervisor"),
    "head": N_("Head"),
    "full_time": N_("Full-time"),
    "anywhere": N_("Anywhere"),
    "attempt": N_("Attempt"),
    "conversation": N_("Conversation"),
}
_AS_WRITTEN = {
    N_("More pay"),
    N_("Leading people"),
    N_("Work that helps"),
    N_("Fewer hours"),
    N_("Working from home"),
    N_("A course paid for"),
    N_("Could move now"),
    N_("Only for something exceptional"),
    N_("Not looking"),
}
"""Labels of wishes that somebody ticked."""
_PAY_WRITTEN = re.compile(
    r"(?P<sign>[^\d\s]{1,4}|[A-Z]{3} )(?P<low>[\d,]+(?:\.\d+)?)(?: to (?P=sign)(?P<most>[\d,]+(?:\.\d+)?))?"
    r"(?: (?:an hour|a day|a week|a month|a year))?(?P<bonus> plus bonus)?(?P<more> or more)?"
)
"""As a note's pay is labelled, and what somebody typed as an amount."""
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def wish_told(wish: Preference) -> str:
    """ "À distance" of a wish labelled "Remote"."""
    if language() is Language.en:
        return wish.label
    if wish.label in _AS_WRITTEN:
        return _(wish.label)
    return _of_wish(wish) or wish.label


def told_in_each(wish: Preference) -> list[str]:
    """Its names in every language, each once."""
    names: dict[str, None] = {}
    for spoken in Language:
        with speaking(spoken):
            names[wish_told(wish)] = None
    return list(names)


def fact_told(fact: Fact) -> str:
    """The same of what a note says, as its chip is labelled."""
    if language() is Language.en:
        return fact.label
    said = _of_fact(fact)
    if fact.negated and fact.kind not in ("designation", "skill"):
        return _("Not: %(what)s", what=said or fact.value)
    return said or fact.label


def _of_wish(wish: Preference) -> str:
    label = wish.label
    match wish.kind:
        case PreferenceKind.seniority | PreferenceKind.contract_form:
            return _(_CALLED.get(wish.value, ""))
        case PreferenceKind.remote if wish.value in ARRANGEMENTS:
            return _only(arrangement_label(wish.value, wish.office_days), label)
        case PreferenceKind.pay if wish.amount and wish.currency:
            return _wished_pay(wish)
        case PreferenceKind.hours:
            return _hours(wish.value) or (hours_label(wish.amount) if wish.amount else "")
        case PreferenceKind.company_size if wish.amount:
            return size_label(wish.amount)
        case PreferenceKind.timing if wish.not_before or wish.condition:
            return timing_label(wish.not_before, wish.condition)
        case PreferenceKind.place if label.startswith("Only "):
            return _("Only %(place)s", place=wish.value)
    return ""


def _wished_pay(wish: Preference) -> str:
    """ "120 000 $ à 135 000 $, plus une prime": the most and the bonus are told by the label alone, as a note's are written."""
    found = _PAY_WRITTEN.fullmatch(wish.label)
    amount, currency = wish.amount or Decimal(0), wish.currency or ""
    if found is None or Decimal(found["low"].replace(",", "")) != amount:
        return ""
    home = currency if found["sign"] == "$" else ""
    most = Decimal(found["most"].replace(",", "")) if found["most"] else None
    said = _amounts(amount, most, currency, wish.period or "year", home)
    if found["bonus"]:
        said = _("%(pay)s plus bonus", pay=said)
    return _("%(pay)s or more", pay=said) if found["more"] else said


def _of_fact(fact: Fact) -> str:
    match fact.kind:
        case "channel" | "outcome":
            return _(fact.label)
        case "stop":
            return _("Stop contacting")
        case "kind" | "seniority" | "contract_form" | "remote":
            return _only(_(_CALLED.get(fact.value, "")), fact.label)
        case "office_days" if fact.amount:
            return _office_days(fact.amount, fact.amount_to)
        case "pay" if fact.amount:
            return _pay(fact)
        case "hours":
            return _hours(fact.value)
        case "place" if fact.value == "anywhere":
            return _(_CALLED[fact.value])
        case "place" if fact.label.startswith("Only "):
            return _("Only %(place)s", place=fact.value)
        case "available_from" if fact.on:
            return _("From %(day)s", day=day(fact.on))
        case "callback_on" if fact.on:
            return _("Call back %(day)s", day=day(fact.on))
        case "pause":
            return (
                _("Quiet until %(day)s", day=day(fact.on)) if fact.on else _("Quiet, no end named")
            )
        case "notice":
            return _notice(fact.value)
        case "referral":
            return _("Named %(name)s", name=fact.value)
        case "promise" if fact.on:
            return _("%(what)s, by %(day)s", what=capital(fact.value), day=day(fact.on))
        case "condition" if fact.on:
            return f"{capital(fact.value)}, {day(fact.on)}"
        case "designation" | "skill":
            return _learned(fact)
    return ""


def _only(said: str, label: str) -> str:
    return _("%(what)s only", what=said) if said and label.endswith(" only") else said


def _office_days(low: Decimal, high: Decimal | None) -> str:
    days = count_words(high or low, "office day")
    if high:
        days = _("%(words)s or %(last)s", words=number(low), last=days)
    return capital(_("%(days)s a week", days=days))


def _hours(value: str) -> str:
    """ "Quatre jours par semaine" for ``4_days``."""
    if value == "full_time":
        return _(_CALLED[value])
    many, _line, unit = value.partition("_")
    if unit not in FULL_WEEK:
        return ""
    noun = "day" if unit == "days" else "hour"
    return capital(_("%(days)s a week", days=count_words(Decimal(many), noun)))


def _notice(value: str) -> str:
    """ "Deux semaines de préavis" for ``P2W``."""
    time = count_words(int(value[1:-1]), _UNITS[value[-1]])
    return capital(_("%(time)s of notice", time=time))


def _pay(fact: Fact) -> str:
    currency = fact.currency or ""
    home = currency if fact.label.startswith("$") else ""
    said = _amounts(fact.amount or Decimal(0), fact.amount_to, currency, fact.period, home)
    return _("%(pay)s plus bonus", pay=said) if fact.label.endswith(" plus bonus") else said


def _amounts(
    least: Decimal, most: Decimal | None, currency: str, period: str | None, home: str
) -> str:
    if most is None:
        return money(least, currency, period, home)
    low = money(least, currency, None, home)
    high = money(most, currency, period, home)
    return capital(_("%(low)s to %(high)s", low=low, high=high))


def _learned(fact: Fact) -> str:
    name = fact.value
    if fact.negated:
        return _("No %(name)s", name=name)
    standing = {
        "in_progress": _("%(name)s, in progress", name=name),
        "considering": _("%(name)s, considering", name=name),
    }.get(fact.standing or "", name)
    return f"{standing}, {day(fact.on)}" if fact.on else standing
