"""What it pays, how one is employed, for how many hours, and from when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from agency.advertisements.facts import AdFact
from agency.advertisements.pieces import Piece, fold
from agency.advertisements.said import Said, days_said
from agency.advertisements.whereabouts import is_about_the_office
from agency.words import day

_PAY_CUE = re.compile(
    r"\b(?:salary|pay|compensation|remuneration|wage|rate|base|ote|package|earn|range|band|salaire|remuneration|taux|traitement|gehalt\w*|jahresgehalt|vergutung|lohn|verdienst|brutto|brut)\b"
)
_NO_PAY = re.compile(
    r"\b(?:bonus(?:es)? (?:of|up to)|budget|revenue|allowance|stipend|fund\w*|raised|turnover|portfolio|assets|million|billion|reimburse\w*|referral|signing|relocation|sign-on|rrsp|401k|training|chiffre d'affaires|umsatz|zuschuss|prime de|weiterbildungsbudget|lunch|gym|wellness|spending|insured|limit|deductible|donat\w*|managed|savings?)\b"
)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|\w+tag\b"
)
_SAME_THING = re.compile(r"[,;.(]|\band\b|\+|\bplus\b|\bbase\b")
_TO = re.compile(r"^\s*(?:-|–|—|to|a|et|and|bis|und|/)\s*(?:up to )?$")
_BARE_CONTRACT = re.compile(
    r"^(?:(?:job |employment |contract )?type|employment|term|contrat|vertragsart)\s*[:–-]\s*(?P<form>contract)\b|^(?P<form2>contract)\s*[:–-]\s*\d"
)
_HOURS = re.compile(
    r"\b(?P<n>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hours?|hrs?|heures?|stunden?|std)?\.?[ -]*(?:per|a|par|/|pro|each|in der|die)\s*(?:week|semaine|woche)\b"
    r"|\b(?P<m>\d{2}(?:[.,]\d{1,2})?)[ -]*(?:hours?|hrs|heures|stunden|wochenstunden|h/semaine)\b(?! (?:of|notice|a day|par jour))"
)
_FORM_PLACES = ("top", "offer", "tasks")
_NO_FORM = re.compile(
    r"\b(?:manag\w*|negotiat\w*|administ\w*|review\w*|draft\w*|law|employment|vendor|supplier|government|construction|sub|service|smart|gestion de|redaction de|vertrags\w*)\s+(?:of )?$"
)
_AFTER_FORM = re.compile(
    r"^\s*(?:s\b|manag\w*|negotiat\w*|law|administration|review|compliance|residen\w*|markers?|work permit|staff|teams?|employees|colleagues|workforce|crews?|drivers?)\b"
)
_START_CUE = re.compile(
    r"\b(?:start(?:s|ing)?(?: date)?|begin(?:s|ning)?|available|commenc\w+|from|as of|entree en (?:fonction|poste)|debut(?:ant)?|date de debut|prise de poste|a partir d[eu]|des|(?:stellen)?antritt|eintritt(?:s?datum|stermin)?|(?:arbeits)?beginn|start(?:datum|termin)?|ab(?: dem)?|zum|per)\b"
)
_STRONG_START = re.compile(
    r"\b(?:start(?:s|ing)?(?: date)?|begin(?:s|ning)?|commenc\w+|entree en (?:fonction|poste)|date de debut|debut|prise de poste|(?:stellen)?antritt|eintritt\w*|(?:arbeits)?beginn|startdatum|starttermin|such(?:en|t)|zum)\b"
)
_NO_START = re.compile(
    r"\b(?:apply|application|deadline|closing|closes|close|posted|interviews?|postul\w*|candidature|bewerb\w*|bewerbungs\w*|founded|since|seit|depuis|fonde\w*|expires?|until|jusqu\w*|bis|benefits?|vacation)\b"
)
FULL_WEEK, LEAST_FULL_WEEK, MOST_HOURS = Decimal(40), Decimal(35), Decimal(60)


def find_pay(said: Sequence[Said]) -> AdFact | None:
    """The band, or the one figure, that looks most like what the role pays."""
    pays = [one for one in said if one.fact.kind == "pay" and not _is_other_money(one)]
    best = max(pays, key=_pay_weight, default=None)
    if best is None:
        return None
    fact, end, high = best.fact, best.end, best.fact.amount_to
    other = _goes_on_to(best, pays)
    if other is not None:
        high, end = other.fact.amount, other.end
    low = fact.amount or Decimal(0)
    if high is not None and high < low:
        return None
    period, currency = _last_word(best, other)
    label = f"{currency} {low:,}" + (f" to {high:,}" if high else "") + f" a {period}"
    return AdFact(
        kind="pay", value=label, label=label, start=best.start, end=end, sure=_pay_weight(best)[0] > 0,
        amount=low, amount_to=high, currency=currency, period=period,
    )  # fmt: skip


def _is_other_money(one: Said) -> bool:
    near = f"{one.before[-60:]} {_SAME_THING.split(one.after)[0][:30]}"
    return bool(_NO_PAY.search(near)) and not _PAY_CUE.search(one.before[-40:])


def _pay_weight(one: Said) -> tuple[int, int, int]:
    cued = 2 if _PAY_CUE.search(fold(one.piece.text)) else 0
    is_band = 1 if one.fact.amount_to or one.fact.value.count("-") else 0
    return cued + is_band, is_band, -one.start


def _goes_on_to(first: Said, pays: Sequence[Said]) -> Said | None:
    """The other end of a band that the reader of notes took for two amounts."""
    if first.fact.amount_to is not None:
        return None
    for other in pays:
        between = first.piece.text[first.fact.end : other.fact.start]
        is_next = other.piece is first.piece and other.fact.start >= first.fact.end
        if is_next and _TO.match(fold(between)):
            return other
    return None


def _last_word(first: Said, other: Said | None) -> tuple[str, str]:
    """Period and currency, which a band names at its end; a week's pay is given by the year."""
    last = (other or first).fact
    tail = fold((other or first).piece.text[(other or first).fact.end :])[:30]
    period = last.period or first.fact.period or "year"
    if re.match(r"^\W*(?:/|per |par |de l'|l'|pro )?\s*(?:heure|stunde|hour|h)\b", tail):
        period = "hour"
    currency = last.currency or first.fact.currency or ""
    if (
        first.fact.currency
        and other is not None
        and not re.search(r"[$€£]|\b[a-z]{3}\b", last.words.casefold())
    ):
        currency = first.fact.currency
    return period, currency


def find_contract_form(pieces: Sequence[Piece], said: Sequence[Said]) -> AdFact | None:
    forms = [one for one in said if one.fact.kind == "contract_form" and _is_form(one)]
    forms.sort(
        key=lambda one: (one.piece.section not in _FORM_PLACES, one.fact.value == "part_time")
    )
    for one in forms:
        return AdFact(
            kind="contract_form", value=one.fact.value, label=one.fact.label, start=one.start, end=one.end,
            sure=one.piece.section in _FORM_PLACES,
        )  # fmt: skip
    for piece in pieces:
        bare = _BARE_CONTRACT.search(fold(piece.text))
        if bare:
            at = bare.span("form") if bare["form"] else bare.span("form2")
            start, end = piece.start + at[0], piece.start + at[1]
            return AdFact(
                kind="contract_form", value="contract", label="Contract", start=start, end=end
            )
    return None


def _is_form(one: Said) -> bool:
    return not (_NO_FORM.search(one.before) or _AFTER_FORM.search(one.after))


def find_hours(pieces: Sequence[Piece], said: Sequence[Said]) -> AdFact | None:
    """Per cent of full time; hours a week go before the words "full time"."""
    own = [fact for piece in pieces for fact in _hours_said(piece)]
    told = [
        _hours(percent, one.start, one.end, one.piece)
        for one in said
        if one.fact.kind == "hours" and not is_about_the_office(one.piece)
        for percent in [_percent(one)]
        if percent
    ]
    part = [fact for fact in (*told, *own) if fact.value != "100"]
    return next(iter(part or [*own, *told]), None)


def _hours_said(piece: Piece) -> Iterator[AdFact]:
    for found in _HOURS.finditer(fold(piece.text)):
        number = Decimal((found["n"] or found["m"]).replace(",", "."))
        percent = _of_full_week(number)
        if percent:
            yield _hours(percent, piece.start + found.start(), piece.start + found.end(), piece)


def _hours(percent: int, start: int, end: int, piece: Piece) -> AdFact:
    label = "full time" if percent == 100 else f"{percent}% of full time"
    sure = piece.section in _FORM_PLACES
    return AdFact(kind="hours", value=str(percent), label=label, start=start, end=end, sure=sure)


def _percent(one: Said) -> int | None:
    value, amount = one.fact.value, one.fact.amount
    if value == "full_time":
        return 100
    if amount is None:
        return None
    if value.endswith("_days"):
        return min(100, round(float(amount) * 20))
    return _of_full_week(amount)


def _of_full_week(hours: Decimal) -> int | None:
    if hours >= LEAST_FULL_WEEK:
        return 100 if hours <= MOST_HOURS else None
    return max(5, round(float(hours / FULL_WEEK) * 100)) if hours >= 4 else None


def find_start(pieces: Sequence[Piece], on: date) -> AdFact | None:
    """The first day at work, where one is named. "As soon as possible" names none."""
    for said in days_said(pieces, on):
        if said.on <= on or _WEEKDAY.match(said.words) or _NO_START.search(said.before[-60:]):
            continue
        cue = _START_CUE.search(said.before[-40:])
        if cue is None:
            continue
        start = said.piece.start + max(0, len(said.before) - 40) + cue.start()
        return AdFact(
            kind="starts_on", value=said.on.isoformat(), label=day(said.on), start=start, end=said.end,
            sure=bool(_STRONG_START.search(fold(said.piece.text))), on=said.on,
        )  # fmt: skip
    return None
