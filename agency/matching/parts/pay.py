"""Pay: what they asked for against the band, over periods, contract forms and currencies."""

from collections.abc import Mapping
from typing import NamedTuple

from agency.languages.speaking import _
from agency.matching.asked import Asked
from agency.matching.facts import Pay, PayBand, Period, PersonFacts, RoleFacts
from agency.matching.wording import money

YEARLY: dict[Period, float] = {"year": 1.0, "month": 12.0, "day": 220.0, "hour": 1800.0}
"""How often each is paid in a working year: the trade's usual 220 days or 1,800 hours."""

NEUTRAL_SHARE = 0.5
AT_TOP_OF_BAND = 0.3
JUST_ABOVE = 1.1
ABOVE = 1.2


class PayFound(NamedTuple):
    """`case`: within, below, above, unsaid, no_band or no_rate."""

    share: float
    case: str
    wanted: Pay | None


def find_pay(
    role: RoleFacts, person: PersonFacts, asked: Asked, rates: Mapping[str, float]
) -> PayFound:
    wanted = wanted_pay(person, asked)
    if wanted is None:
        return PayFound(NEUTRAL_SHARE, "unsaid", None)
    if role.pay is None:
        return PayFound(NEUTRAL_SHARE, "no_band", wanted)
    least = in_terms_of(wanted, role.pay, rates)
    if least is None:
        return PayFound(NEUTRAL_SHARE, "no_rate", wanted)
    return _against(least, role.pay, wanted)


def wanted_pay(person: PersonFacts, asked: Asked) -> Pay | None:
    """The newest stated pay, else the figure on the person's record."""
    stated = [wish for wish in asked.wanted.get("pay", ()) if wish.pay is not None]
    if not stated:
        return person.wanted_pay
    newest = max(
        stated, key=lambda wish: (wish.said_on is not None and wish.said_on.toordinal(), wish.id)
    )
    return newest.pay


def in_terms_of(wanted: Pay, band: PayBand, rates: Mapping[str, float]) -> float | None:
    """The wanted amount a year in the band's currency; None without a rate for both.

    `rates` gives what one unit of a currency is worth in a common one.
    """
    yearly = wanted.amount * YEARLY[wanted.period]
    if wanted.currency == band.currency:
        return yearly
    theirs, ours = rates.get(wanted.currency), rates.get(band.currency)
    return yearly * theirs / ours if theirs and ours else None


def _against(least: float, band: PayBand, wanted: Pay) -> PayFound:
    low, high = band.low * YEARLY[band.period], band.high * YEARLY[band.period]
    if least <= low:
        return PayFound(1.0, "below", wanted)
    if least <= high:
        return PayFound(1 - (1 - AT_TOP_OF_BAND) * (least - low) / (high - low), "within", wanted)
    if least <= high * JUST_ABOVE:
        return PayFound(0.2, "above", wanted)
    return PayFound(0.1 if least <= high * ABOVE else 0.0, "above", wanted)


def pay_sentence(role: RoleFacts, found: PayFound) -> str:
    band, wanted = role.pay, found.wanted
    if wanted is None:
        if band is None:
            return _("No pay on record on either side")
        return _("Has not told us what pay would do")
    differs = band is not None and band.currency != wanted.currency
    pay = money(wanted.amount, wanted.currency, wanted.period, differs)
    if band is None:
        return _("Asked for %(pay)s; the role names no band", pay=pay)
    if found.case == "no_rate":
        return _(
            "Asked for %(pay)s; no rate on file between %(one)s and %(other)s",
            pay=pay,
            one=wanted.currency,
            other=band.currency,
        )
    return _("Asked for %(pay)s, %(band)s", pay=pay, band=band_words(band, differs))


def band_words(band: PayBand, with_code: bool = False) -> str:
    low = money(band.low, band.currency, "year", with_code)
    high = money(band.high, band.currency, band.period, with_code)
    if band.low == band.high:
        return _("the role pays %(pay)s", pay=high)
    return _("the band is %(low)s to %(high)s", low=low, high=high)
