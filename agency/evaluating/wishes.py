"""What a candidates file says that somebody wants: a sentence, or a wish in its parts. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agency.candidates.models import ContractForm, PayPeriod
from agency.evaluating.places import PlaceTold, place_in
from agency.evaluating.told import Told, choices_of
from agency.preferences.changing import NewPreference
from agency.preferences.labels import (
    ARRANGEMENTS,
    arrangement_label,
    hours_label,
    pay_label,
    size_label,
    timing_label,
)
from agency.preferences.models import Horizon, PreferenceKind, Weight

_HORIZONS, _KINDS = choices_of(Horizon), choices_of(PreferenceKind)
_FORMS, _PERIODS = choices_of(ContractForm), choices_of(PayPeriod)
_ARRANGEMENTS = {name.replace("_", " "): name for name in ARRANGEMENTS}
LABEL_LENGTH = 160


@dataclass(frozen=True, kw_only=True)
class WishTold:
    """One wish in its parts; which of them say it, the kind decides."""

    horizon: Horizon
    kind: PreferenceKind
    text: str
    is_must: bool
    from_on: date | None
    condition: str
    words: str
    said_on: date | None
    place: PlaceTold | None
    office_days: int | None
    amount: Decimal | None
    currency: str | None
    period: PayPeriod
    percent: Decimal | None
    most: Decimal | None


def wishes_in(told: Told) -> tuple[WishTold | str, ...]:
    """The wishes of a person, sentences among them as they stand. Raises ``FieldWrong``."""
    read = told.objects("wishes", plain="sentence")
    return tuple(_sentence(one) or _wish(one) for one in read)


def _sentence(told: Told) -> str:
    return told.text("sentence", 10_000)


def _wish(told: Told) -> WishTold:
    kind = PreferenceKind(told.choice("kind", _KINDS))
    wish = WishTold(
        horizon=Horizon(told.choice("horizon", _HORIZONS)),
        kind=kind,
        text=_text(told, kind),
        is_must=told.flag("is_must"),
        from_on=told.day("from"),
        condition=told.text("condition"),
        words=told.text("words", 10_000),
        said_on=told.day("said_on"),
        place=place_in(told, "place"),
        office_days=told.whole("office_days", 0, 7),
        amount=told.amount("amount"),
        currency=told.currency("currency"),
        period=PayPeriod(told.choice("period", _PERIODS, "year")),
        percent=told.amount("percent"),
        most=told.amount("most"),
    )
    if not any((wish.text, wish.place, wish.from_on, wish.condition)):
        raise told.wrong("text", "it is empty, and nothing else says what is wanted")
    return wish


def _text(told: Told, kind: PreferenceKind) -> str:
    if kind is PreferenceKind.remote:
        return told.choice("text", _ARRANGEMENTS)
    if kind is PreferenceKind.contract_form:
        return told.choice("text", _FORMS)
    return told.text("text", 1_000)


def preference_of(
    wish: WishTold, place_id: int | None, term_id: int | None, home: str
) -> NewPreference:
    """The wish as it is kept. ``home`` is the agency's own currency."""
    is_must = wish.is_must or wish.horizon is Horizon.never
    return NewPreference(
        horizon=wish.horizon,
        kind=wish.kind,
        weight=Weight.must if is_must else Weight.nice,
        label=_label(wish, home)[:LABEL_LENGTH],
        value=_value(wish),
        term_id=term_id,
        place_id=place_id,
        office_days=wish.office_days,
        amount=_amount(wish),
        currency=(wish.currency or home) if wish.kind is PreferenceKind.pay else None,
        period=wish.period if wish.kind is PreferenceKind.pay else None,
        not_before=wish.from_on,
        condition=wish.condition,
        words=wish.words,
    )


def _amount(wish: WishTold) -> Decimal | None:
    kinds = {
        PreferenceKind.pay: wish.amount,
        PreferenceKind.hours: wish.percent,
        PreferenceKind.company_size: wish.most,
    }
    return kinds.get(wish.kind)


def _value(wish: WishTold) -> str:
    if wish.kind in (PreferenceKind.timing, PreferenceKind.pay):
        return str(wish.amount or "")
    return wish.text or (wish.place.name if wish.place else "")


def _label(wish: WishTold, home: str) -> str:
    said = wish.text or (wish.place.name if wish.place else "")
    match wish.kind:
        case PreferenceKind.pay if wish.amount:
            return pay_label(wish.amount, wish.currency or home, wish.period, home)
        case PreferenceKind.remote:
            return arrangement_label(wish.text, wish.office_days)
        case PreferenceKind.hours if wish.percent:
            return hours_label(wish.percent)
        case PreferenceKind.company_size if wish.most:
            return size_label(wish.most)
        case _:
            return said or timing_label(wish.from_on, wish.condition)
