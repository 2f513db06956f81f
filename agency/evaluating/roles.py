"""A line of a roles file, read into a ``RoleTold`` or refused. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from agency.candidates.models import ContractForm, PayPeriod
from agency.evaluating.places import PlaceTold, place_in
from agency.evaluating.told import Told, choices_of

_FORMS, _PERIODS = choices_of(ContractForm), choices_of(PayPeriod)


@dataclass(frozen=True, kw_only=True)
class RoleTold:
    """One role as the file tells it; client, place and terms are still names."""

    key: str
    title: str
    must: tuple[str, ...]
    nice: tuple[str, ...]
    text: str
    words: str
    place: PlaceTold | None
    office_days: int | None
    pay_min: Decimal | None
    pay_max: Decimal | None
    currency: str | None
    period: PayPeriod
    start_on: date | None
    contract_form: str
    hours_percent: int
    client: str
    industries: tuple[str, ...]
    company_size: int | None


def read_role(told: Told) -> RoleTold:
    """The line as a role. Raises ``FieldWrong``."""
    key, low, high = told.key("id"), told.amount("pay_min"), told.amount("pay_max")
    if low and high and low > high:
        raise told.wrong("pay_max", "it is less than pay_min")
    return RoleTold(
        key=key,
        title=told.text("title"),
        must=told.texts("must", 1_000),
        nice=told.texts("nice", 1_000),
        text=told.text("text", 100_000),
        words=told.text("words", 10_000),
        place=place_in(told, "place"),
        office_days=told.whole("office_days", 0, 7),
        pay_min=low,
        pay_max=high,
        currency=told.currency("currency"),
        period=PayPeriod(told.choice("period", _PERIODS, "year")),
        start_on=told.day("start_on"),
        contract_form=told.choice("contract_form", _FORMS, ""),
        hours_percent=told.whole("hours_percent", 1, 100) or 100,
        client=" ".join(told.text("client").split()) or f"Client of {key}",
        industries=told.texts("industries"),
        company_size=told.whole("company_size", 0, 50_000_000) or None,
    )
