"""What a note's facts say about wishes. Pure: facts in, wishes out, nothing stored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from agency.candidates.models import PayPeriod
from agency.preferences.changing import NewPreference
from agency.preferences.models import Horizon, PreferenceKind, Weight
from agency.touches.reading.facts import Fact

FULL_WEEK = {"days": 5, "hours": 40}
"""What is a full week, for wishes named in days or hours."""
_PLAIN = {
    "title": PreferenceKind.title,
    "seniority": PreferenceKind.seniority,
    "industry": PreferenceKind.industry,
    "employer": PreferenceKind.employer,
    "place": PreferenceKind.place,
    "contract_form": PreferenceKind.contract_form,
    "hours": PreferenceKind.hours,
    "remote": PreferenceKind.remote,
    "skill": PreferenceKind.skill,
}
"""Kinds of fact that are a wish just as they stand."""


def wishes_in(facts: Sequence[Fact], quote: str = "") -> list[NewPreference]:
    """The wishes among the facts, in the note's order; a day and a condition make one line.

    A wish whose words are in ``quote``, their own sentence, keeps all of it.
    """
    plain = [_plain(fact, quote) for fact in facts if fact.kind in _PLAIN and is_wish(fact)]
    merged = _with_office_days(plain, facts, quote)
    return [*merged, *_pay(facts, quote), *_timing(facts, quote)]


def is_wish(fact: Fact) -> bool:
    """A skill with a horizon is one they want to use or leave; without, one they have."""
    return fact.kind != "skill" or fact.horizon is not None or fact.negated


def _wish(fact: Fact, quote: str, kind: PreferenceKind, **more: Any) -> NewPreference:
    common = {
        "label": _label(fact),
        "value": fact.value,
        "term_id": fact.term_id,
        "weight": Weight.must if fact.must or fact.negated else Weight.nice,
    }
    return NewPreference(
        kind=kind,
        horizon=Horizon.never if fact.negated else Horizon(fact.horizon or "now"),
        words=_words(fact, quote),
        **{**common, **more},
    )


def _plain(fact: Fact, quote: str) -> NewPreference:
    more: dict[str, Any] = {"amount": _percent(fact)}
    if fact.horizon == "later":
        more["not_before"] = fact.on
    if fact.kind == "place":  # a place's fact carries the place's id, not a term's
        more |= {"place_id": fact.term_id, "term_id": None}
    return _wish(fact, quote, _PLAIN[fact.kind], **more)


def _percent(fact: Fact) -> Decimal | None:
    """Hours as per cent of full time: four days a week is 80."""
    full = FULL_WEEK.get(fact.value.partition("_")[2]) if fact.kind == "hours" else None
    return fact.amount * 100 / full if full and fact.amount else None


def _with_office_days(
    wishes: list[NewPreference], facts: Iterable[Fact], quote: str
) -> Iterator[NewPreference]:
    """Two office days are a way of being hybrid: one line with the remote wish, or their own."""
    days = next((fact for fact in facts if fact.kind == "office_days" and not fact.negated), None)
    for wish in wishes:
        if days and wish.kind is PreferenceKind.remote and wish.horizon is not Horizon.never:
            label = f"{wish.label}, {days.label}"
            yield replace(wish, label=label, office_days=_most(days))
            days = None
        else:
            yield wish
    if days:
        value = "remote" if _most(days) == 0 else "hybrid"
        yield _wish(days, quote, PreferenceKind.remote, value=value, office_days=_most(days))


def _pay(facts: Iterable[Fact], quote: str) -> Iterator[NewPreference]:
    for fact in facts:
        if fact.kind == "pay" and not fact.negated and fact.amount is not None:
            yield _wish(
                fact,
                quote,
                PreferenceKind.pay,
                label=_at_least(fact),
                value="",
                amount=fact.amount,
                currency=fact.currency,
                period=PayPeriod(fact.period) if fact.period else None,
            )


def _timing(facts: Sequence[Fact], quote: str) -> Iterator[NewPreference]:
    """ "Not before June, after my bonus": the day and the condition are one wish."""
    day = next((fact for fact in facts if fact.kind == "available_from"), None)
    condition = next((fact for fact in facts if fact.kind == "condition"), None)
    first = day or condition
    if first is not None:
        yield _wish(
            first,
            quote,
            PreferenceKind.timing,
            value="",
            not_before=(day.on if day else None) or (condition.on if condition else None),
            condition=condition.value if condition else "",
        )


def _words(fact: Fact, quote: str) -> str:
    """The sentence they said, where the quote holds these words; otherwise the note's words."""
    return quote if fact.words and fact.words.casefold() in quote.casefold() else fact.words


def _label(fact: Fact) -> str:
    """Under "Not for her" the line names the thing itself."""
    label = fact.label
    if fact.negated:
        for lead in ("Not ", "No ", "Never "):
            label = label.removeprefix(lead)
    return label[:1].upper() + label[1:]


def _at_least(fact: Fact) -> str:
    yearly = fact.label.removesuffix(" a year")
    is_least = fact.amount_to is None and "bonus" not in yearly
    return f"{yearly} or more" if is_least else yearly


def _most(fact: Fact) -> int:
    return int(fact.amount_to or fact.amount or 0)
