"""Amounts of pay: "120k", "$135k", "$95 an hour", "£500 a day", "120-130k plus bonus".

An amount with its currency, thousands or period is told by its form; a bare figure ("rate = 34", "would take 42", "110 flat") by
the words of pay or of asking around it, and asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from agency.touches.reading.facts import Finding, Period, Span
from agency.touches.reading.figures import AFTER_A_TITLE, bare_sums
from agency.touches.reading.grammar import Words
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set
from agency.touches.reading.scopes import is_current, strange_after, strange_before, voice
from agency.touches.reading.stances import HowItStands

_SIGN = r"(?:us|ca|c|a|au|nz)?\$|£|€|₹|(?:cad|usd|gbp|eur|chf|aud|nzd|inr|rs\.?)(?= ?[0-9])"
_CODE = r"(?:cad|usd|gbp|eur|chf|aud|nzd|inr|euros?|pounds|quid|dollars|bucks|rupees)\b|€|£|\$"
_RATE = r"(?:(?P<by_day>day rate|daily(?: rate)?)|(?P<by_hour>hourly(?: rate)?))(?: (?:of|is|at|around|about|min|minimum|currently)|:)* ?"
_NUMBER = r"[0-9]{1,3}(?:[,. '][0-9]{3}){1,2}(?![0-9])|[0-9]{1,7}(?:\.[0-9]{1,2})?(?![0-9])"
_PERIOD = (
    r"(?P<hour>(?:an?|per|the|by the|/) ?(?:h(?:ou)?rs?|h)\b|hourly|p/?h\b|ph\b|hr\b|by hour\b|stunde\b)"
    r"|(?P<day>(?:a|per|the|by the|each|every|/) ?day\b|daily|day rate|p/?d\b|per diem)"
    r"|(?P<week>a week|per week|each week|every week|/ ?week\b|/ ?wk\b|weekly)"
    r"|(?P<month>(?:clear )?(?:in (?:the |her |his )?hand )?(?:a|per|each|every) month|/ ?month\b|/ ?mo\b|monthly)"
    r"|(?P<year>a year|per year|per annum|p\.?a\b\.?|/ ?ye?a?r\b|annual(?:ly)?|yearly)"
)
_ON_TOP = (
    r"(?:bonus(?:es)?|boni|prime|comm(?:ission)?s?|commissions?|incentives?|profit[- ]share)\b"
)
_AMOUNT = pattern(
    rf"(?<![\w.$£€])(?:{_RATE})?(?P<sign>{_SIGN})? ?(?P<low>{_NUMBER})(?P<low_k> ?k(?!\w))?(?P<lakh> ?(?:lakhs?|lacs?|lpa)\b)?"
    rf"(?: ?(?:{_CODE}))??(?: ?(?:-|to|or) ?(?:{_SIGN})?(?P<high>{_NUMBER})(?P<high_k> ?k(?!\w))?)?"
    rf"(?: ?(?P<code>{_CODE}))?\+?(?:,? ?(?:base|basic|salary|all in|all-in|ote|total|gross|brut|brutto|package|comp)\b)*"
    rf"(?: ?(?:{_PERIOD}))?(?: base\b)?(?: (?:and )?up\b)?(?:,? ?(?P<bonus>(?:plus|\+|and|with|&|w/) ?(?:an? |the |her |his |annual |usual |yearly |quarterly |performance |year-end |[0-9]{{1,2}} ?% )*{_ON_TOP}"
    rf"|bonus on top\b|(?:(?:plus|\+|with|&|w/) ?(?:the |a )?(?:usual )?)?[0-9]{{1,2}} ?(?:%|percent) (?:bonus|on top)\b))?"
)
_ASKED_BEFORE = pattern(
    r"\b(?:wants?|wanted|needs?|looking for|asking|asks|expects?|target(?:ing)?|hoping for|minimum|min|at least|seeking|would (?:need|like|want|take|move for|accept)"
    r"|\w+'d (?:need|like|want|take|move for|accept)|less than|lower than)(?: (?:for|about|around|is|of|a|the|base|salary|pay|rate))* ?$"
)
_ASKED_AFTER = pattern(
    r"^ ?(?:\+|plus\b|minimum\b|min\b|or more\b|and up\b|to move\b|at least\b|would)"
)
_OTHER_THINGS = pattern(
    r"^[- ][0-9]|^\+?%?[- ]?(?:users?|customers|people|subscribers|employees|staff|rows|lines|followers|km"
    r"|miles|steps|runs?\b|race|downloads|members|budget|revenue|units|square|sq|views|clients|deal"
    r"|(?:m|mm|mn|bn|million|billion)\b|%|percent|years?\b|months?\b|weeks?\b|days?\b|hours?\b"
    r"|people|portfolio|project|in (?:revenue|sales|savings)|[/:][0-9])"
)
_CUE = pattern(
    r"\b(?:salary|base|pay|asking|wants?|at least|minimum|min|looking for|around|about|over|above"
    r"|below|under|less than|for|expects?|needs?|package|comp|compensation|rate|making|earning"
    r"|earns|makes|on|ote|target) (?:of |is |for )?$"
)
_EARNS = pattern(
    r"\b(?:(?:her|his|their) (?:salary|pay|base|comp|package)(?: is)?:?|current (?:comp|salary|base|pay|package|rate)(?: is)?|making|earning|earns?|makes|current(?:ly)?|now(?: on| at| makes)?|paid|is on|was on"
    r"|(?:her|his|the|their) (?:salary|base|pay|package|comp|income)(?: is| was|'s| sits at)|she's on|he's on|(?:pay|salary|base|comp) (?:today|now|is currently)|(?:package|salary|base|comp|pay|rate) (?:at|with) [a-z]+(?: is)?|(?<![a-z] )on) (?:about |around |at |on |base |salary )*$"
)
_OTHER_MONEY = pattern(
    r"\b(?:clients?|role|job|position|band|budget|range|offer(?:s|ed)?|counter\w*|turn(?:s|ed) down|declined|refused|rejected"
    r"|mortgages?|loans?|debts?|owes?|owed|costs?|fees?|fine|rent|raise|sign[- ]?on|signing|severance|retention|saved?|saves|billed|bills"
    r"|sold|sells|closed|deals?|quotas?|revenue|sales of|invoices?|pays?|told|said|bonus of|budget of|order of|was|were|got|gets|getting|gave|given|paid|pays|pay(?:ing)? (?:her|him|them)"
    r"|last|prev(?:ious)?|old|former(?:ly)?|before|minimum wage|average|market|same|like|under her|her colleagues?|bonus)"
    r"(?: (?!wants?\b|needs?\b|asks?\b|asking\b|looking\b|seeking\b|expects?\b|would\b|target\b|ideally\b|hoping\b|min\b|minimum\b)[a-z'&-]+){0,4}:? $"
)
"""Money that is not asked for: the client's, an offer, a loan, a saving, pay that was."""
_OTHER_MONEY_AFTER = pattern(
    r"^,? (?:(?:[a-z-]+ )?(?:bonus|raise|loan|mortgage|debt|fee|relocation|sign[- ]?on|signing|severance|offer|counter\w*)\b"
    r"|(?:salary |base )?(?:at|from|by) (?:an? )?[a-z]+\b(?! least| minimum))"
)
_STILL_ASKED = pattern(
    r"\b(?:wants?|needs?|ask(?:s|ed|ing)?(?: for)?|expects?|would|'d|seeking|looking for|hopes?|hoping|won't|wouldn't|will not|not"
    r"|target|at least|min(?:imum)?|prefers?|floor|max|less than|from|open to)\b"
)
_EARNS_AFTER = pattern(
    r"^,? ?\(?(?:now|today|currently|at the moment|at present|current(?:ly)?)\b(?! wants)"
)
_DOLLARS = {"CAD", "USD", "AUD", "NZD", "SGD", "HKD"}
_SIGNS = {"us$": "USD", "ca$": "CAD", "c$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD"}
_MARKS = {"£": "GBP", "€": "EUR", "euro": "EUR", "euros": "EUR", "pounds": "GBP", "quid": "GBP"}
_MARKS |= {"₹": "INR", "rs": "INR", "rs.": "INR", "rupees": "INR"}
_LABELS = {"GBP": "£", "EUR": "€", "INR": "₹"}
_DOLLAR_LABELS = {"USD": "US$", "CAD": "CA$", "AUD": "A$", "NZD": "NZ$"}
LEAST_YEARLY = 15_000  # below it an amount with no period is not a year's pay
MOST_YEARLY = 5_000_000
LEAST_HOURLY, LEAST_DAILY = 12, 30  # below them it is no pay without a sign
MOST_HOURLY, MOST_DAILY = 300, 3_000  # an unnamed period is guessed by these, and asked about
WEEKS_A_YEAR = 52


_OF_BRITAIN = pattern(
    r"\b(?:ir ?35|hmrc|nhs|nmc|hcpc|cscs|m?rics|cipd|cipp|acca|cima|mciarb|hgv|dbs|gas safe|nvq|whitehall|a day,? (?:inside|outside)|paye|pqe|quid|m62|m25)\b"
)
"""What is only said where pounds are paid."""
_FRANCS, _OTHER_SIGNS = pattern(r"\b(?:chf|franken|francs suisses)\b"), {"£": "GBP", "€": "EUR"}


def currency_told(note: Note) -> str | None:
    """The currency of a note's sums, where they have one sign and it is no dollar's."""
    told = {code for sign, code in _OTHER_SIGNS.items() if sign in note.plain}
    told |= {"CHF"} if _FRANCS.search(note.plain) else set()
    return told.pop() if len(told) == 1 and "$" not in note.plain else None


def currency_spoken(note: Note) -> str | None:
    """The currency of the country whose own words the note has."""
    return "GBP" if _OF_BRITAIN.search(note.plain) else None


def find_pay(
    note: Note, words: Words, currency: str, local: str, stands: HowItStands | None = None
) -> Iterator[Finding]:
    """Every amount that is plausibly pay; a guessed currency or period makes it unsure.

    Beside an amount they plainly want, another is what they have. `local` is the currency of where they would work;
    `stands` tells of a bare figure what is heard around it.
    """
    every = [_weighed(one, words) for one in _every(note, currency, local)]
    every += _bare(note, words, local, currency, every, stands)
    wanted = [finding for finding in every if _is_asked_for(finding, note)]
    for finding in every:
        is_other = wanted and finding not in wanted and finding.horizon == "now"
        yield replace(finding, sure=False, horizon=None) if is_other else finding


def _weighed(finding: Finding, words: Words) -> Finding:
    is_held = finding.sure and words.ends_with(AFTER_A_TITLE, words.index(finding.start))
    return finding.doubted() if is_held else finding


def _is_asked_for(finding: Finding, note: Note) -> bool:
    before, after = note.before(finding.start, 30), note.after(finding.end, 16)
    return bool(_ASKED_BEFORE.search(before) or _ASKED_AFTER.search(after))


def _bare(
    note: Note,
    words: Words,
    local: str,
    currency: str,
    marked: list[Finding],
    stands: HowItStands | None,
) -> Iterator[Finding]:
    """Figures that only the words around them make pay, in the currency of the sum beside them; all asked about."""
    ground = Ground(len(note.plain), [span for finding in marked for span in finding.spans])
    for one in bare_sums(note, words, ground, marked, local, stands):
        who = voice(note, one.span[0])
        if who in {"other", "pitch"}:
            continue
        wished = who == "theirs" and not one.is_of_today and not is_current(note, one.span[0])
        yield _pay(
            one.low, one.high, one.period, local, currency, one.bonus, one.span, False, wished
        )


def _pay(
    low: Decimal,
    high: Decimal | None,
    period: Period,
    paid_in: str,
    currency: str,
    bonus: bool,
    span: Span,
    sure: bool,
    wished: bool,
) -> Finding:
    return Finding(
        kind="pay",
        value=f"{paid_in} {low}{f'-{high}' if high else ''} {period}{' + bonus' if bonus else ''}",
        label=_label(low, high, paid_in, period, currency, bonus),
        spans=(span,),
        sure=sure,
        amount=low,
        amount_to=high,
        currency=paid_in,
        period=period,
        horizon="now" if wished else None,
    )


def _every(note: Note, currency: str, local: str) -> Iterator[Finding]:
    for found in _AMOUNT.finditer(note.plain):
        if _is_something_else(found, note):
            continue
        finding = _read(found, note, currency, local)
        if finding is not None:
            yield finding


def _is_something_else(found: re.Match[str], note: Note) -> bool:
    if found["low"] == "401" and found["low_k"]:
        return True
    named = found["sign"] or found["code"] or _period(found)
    after = note.plain[found.end() : found.end() + 14]
    if _OTHER_THINGS.search(after) or after[:1].isalnum():
        return True
    if named and not (found["sign"] or found["code"] or found["low_k"] or found["high_k"]):
        return (
            _number(found["low"]) < (LEAST_HOURLY if found["hour"] else LEAST_DAILY)
            or voice(note, found.start()) == "other"
        )
    return voice(note, found.start()) == "other"


def _read(found: re.Match[str], note: Note, default: str, local: str) -> Finding | None:
    low, high = _amounts(found)
    is_step_down = high is not None and high < low
    if is_step_down:  # "from 49 down to 42 an hour": what they would take
        low, high = high or low, None
    is_lakh = bool(found["lakh"])
    cued = bool(_CUE.search(note.before(found.start(), 40)))
    marked = bool(found["sign"] or found["code"])
    in_thousands = bool(found["low_k"] or found["high_k"] or is_lakh)
    said_period = _period(found)
    if not marked and not said_period and low < LEAST_YEARLY:
        return None
    if not (
        marked or in_thousands or said_period or (low >= LEAST_YEARLY and _grouped(found, cued))
    ):
        return None
    period = said_period or _guess_period(low)
    if period is None or low <= 0 or max(low, high or low) > MOST_YEARLY:
        return None
    by_week = bool(found["week"])
    if by_week:
        low, high = low * WEEKS_A_YEAR, high * WEEKS_A_YEAR if high else None
    currency = _currency(found, default, "INR" if is_lakh else local)
    sure = marked and (bool(said_period) or low >= LEAST_YEARLY) and not (by_week or is_lakh)
    wished = voice(note, found.start()) == "theirs" and not _is_earned(found, note)
    start, end = _trimmed(found)
    span = (found.start("high") if is_step_down else start, end)
    sure = sure and wished and not is_step_down
    return _pay(low, high, period, currency, default, bool(found["bonus"]), span, sure, wished)


def _is_earned(found: re.Match[str], note: Note) -> bool:
    before = note.before(found.start(), 30)
    now = _EARNS.search(before) or _EARNS_AFTER.search(note.after(found.end(), 20))
    return bool(now) or is_current(note, found.start()) or _is_other_money(found, note)


_OF_PAY = word_set(
    "she he she's he's she'd he'd is be would want wants wanted needs need looking look for at least minimum min max maximum"
    " around about approx circa ca from to base salary pay rate comp compensation package total ote gross brut brutto all in plus"
    " bonus target targeting expects expecting expectation expectations exp asking asks number floor range between ideal"
    " ideally hoping hopes prefers nothing under less than below over above up upwards won't wouldn't move moves not no take"
    " accept sign consider go only her his their my a an the per with equity car benefits remote hybrid perm permanent"
    " contract day hour year month annual annually outside inside role job roles jobs position right of super pension"
    " negotiable firm flexible next strict would accept cad usd gbp eur k hr pa pw ir salary: on-site full-time part-time"
    " option options or more better please also rate: daily hourly monthly days hours week weeks euros dollars pounds"
    " office minimum seeking seeks after toward towards join leave start if anything similar ballpark it figure"
)


def _is_other_money(found: re.Match[str], note: Note) -> bool:
    clause = re.split(r"[,;:()]|\sbut\s|\swants?\b", note.before(found.start(), 60))[-1] or ""
    last = _OTHER_MONEY.search(clause + ("" if clause.endswith(" ") else " "))
    if last and not _STILL_ASKED.search(clause):
        return True
    asked = _ASKED_BEFORE.search(note.before(found.start(), 40))
    if strange_after(note, found.end(), _OF_PAY):
        return True
    if not asked and strange_before(note, found.start(), _OF_PAY):
        return True
    return not asked and bool(_OTHER_MONEY_AFTER.search(note.after(found.end(), 30)))


def _grouped(found: re.Match[str], cued: bool) -> bool:
    return "," in found["low"] or "," in (found["high"] or "") or cued


def _amounts(found: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    low, high = _number(found["low"]), _number(found["high"]) if found["high"] else None
    if (found["high_k"] and not found["low_k"] and low < 1000) or found["low_k"]:
        low *= 1000
    if found["lakh"]:
        low *= 100_000
    if high is not None and low < 1000 and high >= 15_000 and not found["low_k"]:
        low *= 1000
    if high is not None and (found["high_k"] or (found["low_k"] and high < 1000)):
        high *= 1000
    return _tidy(low), _tidy(high) if high is not None else None


def _number(words: str) -> Decimal:
    grouped = re.fullmatch(r"[0-9]{1,3}(?:[,.'\s][0-9]{3})+", words)
    return Decimal(re.sub(r"[,.'\s]", "", words) if grouped else words)


def _tidy(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def _period(found: re.Match[str]) -> Period | None:
    if found["week"] or found["year"]:
        return "year"
    if found["hour"] or found["by_hour"]:
        return "hour"
    return "day" if found["day"] or found["by_day"] else "month" if found["month"] else None


def _guess_period(low: Decimal) -> Period | None:
    if low >= LEAST_YEARLY:
        return "year"
    return "hour" if low <= MOST_HOURLY else "day" if low <= MOST_DAILY else "month"


def _currency(found: re.Match[str], default: str, local: str) -> str:
    mark = (found["code"] or found["sign"] or "").strip()
    if mark in {"", "$", "dollars", "bucks"}:
        return local if not mark else default if default in _DOLLARS else "USD"
    return _SIGNS.get(mark) or _MARKS.get(mark) or mark.upper()


def _label(
    low: Decimal, high: Decimal | None, currency: str, period: Period, default: str, bonus: bool
) -> str:
    sign = _LABELS.get(currency) or _dollar_sign(currency, default)
    amount = f"{sign}{low:,}" + (f" to {sign}{high:,}" if high else "")
    unit = "an hour" if period == "hour" else f"a {period}"
    return f"{amount} {unit}" + (" plus bonus" if bonus else "")


def _dollar_sign(currency: str, default: str) -> str:
    if currency not in _DOLLARS:
        return f"{currency} "
    return "$" if currency == default else _DOLLAR_LABELS.get(currency, f"{currency} ")


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    start, end = found.span()
    words = found.group()
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
