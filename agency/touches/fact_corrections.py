"""A fact that was read wrongly is put right by whoever was there. Pure: a fact and what they chose in, a fact out."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from agency.languages.speaking import Language, _, speaking
from agency.touches.reading.facts import Fact, Horizon
from agency.words import day as day_label
from agency.words import money

_TEXTS = frozenset({"title", "industry", "employer", "place", "condition", "promise"})
_DAYS = frozenset({"available_from", "callback_on", "pause", "condition", "promise"})
_WISHES = frozenset(
    {"title", "seniority", "place", "remote", "pay", "contract_form", "hours", "industry"}
    | {"employer", "skill"}
)
HORIZONS = ("now", "later", "never")
LONGEST = 200
_LEADS = ("Not a ", "Not ", "No ", "Never ")
_MOST_MONEY = Decimal(99_999_999)
_UNITS = {"hour": "an hour", "day": "a day", "month": "a month", "year": "a year"}


class NotThatValue(ValueError):
    """It cannot be read that way; the message says how to write it."""


@dataclass(frozen=True)
class Choice:
    """What stands in the fields of a chip: each is empty where the fact has no such thing."""

    value: str = ""
    """The words, or the amount of pay."""
    on: str = ""
    """An ISO date."""
    horizon: str = ""


def choice_of(fact: Fact) -> Choice:
    """The fields as the fact fills them."""
    on = fact.on.isoformat() if fact.on else ""
    return Choice(_text_of(fact), on, _horizon_of(fact))


def fields_of(fact: Fact) -> frozenset[str]:
    """Which of ``value``, ``on`` and ``horizon`` can be corrected."""
    has_day = fact.kind in _DAYS or (fact.kind == "designation" and fact.standing == "in_progress")
    can = {
        "value": fact.kind in _TEXTS or fact.kind == "pay",
        "on": has_day,
        "horizon": fact.kind in _WISHES and (fact.kind != "skill" or _horizon_of(fact) != ""),
    }
    return frozenset(name for name, yes in can.items() if yes)


def corrected(fact: Fact, choice: Choice, home: str) -> Fact:
    """The fact as they chose; sure now, where anything differs. ``home`` is the agency's currency.

    Raises ``NotThatValue``.
    """
    was, can, right = choice_of(fact), fields_of(fact), fact
    if "value" in can and choice.value and choice.value != was.value:
        right = _with_value(right, choice.value, home)
    if "on" in can and choice.on != was.on:
        right = _with_day(right, choice.on)
    if "horizon" in can and choice.horizon and choice.horizon != was.horizon:
        right = _with_horizon(right, choice.horizon)
    return right if right is fact else replace(right, sure=True)


def _text_of(fact: Fact) -> str:
    if fact.kind == "pay":
        return f"{fact.amount:f}" if fact.amount is not None else ""
    return fact.value if fact.kind in _TEXTS else ""


def _horizon_of(fact: Fact) -> str:
    if fact.kind not in _WISHES:
        return ""
    wished = "" if fact.kind == "skill" else "now"
    return "never" if fact.negated else fact.horizon or wished


def _with_value(fact: Fact, typed: str, home: str) -> Fact:
    if fact.kind == "pay":
        return _paid(fact, typed, home)
    if len(typed) > LONGEST:
        raise NotThatValue(_("At most %(most)s characters, please.", most=LONGEST))
    said = typed[0].upper() + typed[1:]
    if fact.kind == "promise":
        label = f"{said}, by {_day(fact.on)}" if fact.on else said
    elif fact.kind == "condition":
        label = f"{said}, {_day(fact.on)}" if fact.on else said
    else:
        label = f"Not {said}" if fact.negated else said
    return replace(fact, value=typed, label=label, term_id=None)


def _paid(fact: Fact, typed: str, home: str) -> Fact:
    plain = "".join(sign for sign in typed.lower() if sign not in " ,$£€")
    try:
        amount = Decimal(plain.removesuffix("k")) * (1_000 if plain.endswith("k") else 1)
    except InvalidOperation:
        raise NotThatValue(_("Write the pay as a number, such as 130000 or 130k.")) from None
    if not amount.is_finite() or not 0 < amount <= _MOST_MONEY:
        raise NotThatValue(_("Write a pay above zero and below 100 million."))
    period = fact.period or "year"
    with speaking(Language.en):
        label = f"{money(amount, fact.currency or home, None, home)} {_UNITS[period]}"
    bonus = " plus bonus" if fact.label.endswith(" plus bonus") else ""
    return replace(
        fact, value=f"{amount:f}", label=label + bonus, amount=amount, amount_to=None, period=period
    )


def _with_day(fact: Fact, typed: str) -> Fact:
    """Another day, or none where the fact can do without."""
    if not typed and fact.kind in ("available_from", "callback_on"):
        raise NotThatValue(_("Choose the day, or remove it."))
    try:
        on = date.fromisoformat(typed) if typed else None
    except ValueError:
        raise NotThatValue(_("Write the day as year-month-day, 2026-09-01 for instance.")) from None
    if on and not 2000 <= on.year <= 2100:
        raise NotThatValue(_("Choose a day from 2000 to 2100."))
    value = fact.value
    if fact.kind in ("available_from", "callback_on", "pause"):
        value = on.isoformat() if on else "open"
    return replace(fact, on=on, value=value, label=_dated(fact, on))


@speaking(Language.en)
def _day(on: date) -> str:
    """Labels are kept in English."""
    return day_label(on)


def _dated(fact: Fact, on: date | None) -> str:
    """The label with the other day in it."""
    if fact.kind == "pause":
        return f"Quiet until {_day(on)}" if on else "Quiet until they say so"
    link = ", by " if fact.kind == "promise" else ", "
    if fact.on is None:
        return f"{fact.label}{link}{_day(on)}" if on else fact.label
    was = _day(fact.on)
    return fact.label.replace(was, _day(on)) if on else fact.label.removesuffix(link + was)


def _with_horizon(fact: Fact, chosen: str) -> Fact:
    if chosen not in HORIZONS:
        raise NotThatValue(_("Choose now, later or never."))
    bare = fact.label
    if fact.negated:
        lead = next((lead for lead in _LEADS if bare.startswith(lead)), "")
        bare = bare.removeprefix(lead)
        bare = bare[:1].upper() + bare[1:]
    refuses = chosen == "never"
    return replace(
        fact,
        horizon=cast("Horizon", chosen),
        negated=refuses,
        must=refuses or (fact.must and not fact.negated),
        label=f"Not {_inside(fact, bare)}" if refuses else bare,
    )


def _inside(fact: Fact, label: str) -> str:
    """As it stands after "Not": a name keeps its capital."""
    keeps = fact.kind in {"employer", "title", "place", "industry", "pay"}
    return label if keeps else label[:1].lower() + label[1:]
