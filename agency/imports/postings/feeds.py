"""Feeds: RSS, Atom, and the plain XML of job boards (a <job> a vacancy)."""

import re
from email.utils import parsedate_to_datetime
from typing import Any

from agency.imports.postings.page_text import page_text
from agency.imports.postings.posting import Posting, day_in
from agency.imports.postings.xml import elements, first, inner, name_of, said, text_of

_ITEMS = ("job", "item", "entry", "position", "vacancy", "posting", "jobposting")
_RANGE = re.compile(
    r"(?P<low>\d[\d,. ]*\d|\d)\s*(?P<k>k)?(?:\s*(?:-|–|to)\s*[^\d\s]*\s*(?P<high>\d[\d,. ]*\d|\d)\s*(?P<k2>k)?)?",
    re.I,
)
_CURRENCY = re.compile(r"\b(CAD|USD|GBP|EUR|AUD|NZD|CHF)\b|([£€])", re.I)
_SIGNS = {"£": "GBP", "€": "EUR"}
_PERIOD = re.compile(r"(hour|day|week|month|year|annum|annual)", re.I)


def postings_in_feed(root: Any) -> list[Posting]:
    """Each item that has a title; the firm is the feed's own where an item names none."""
    channel = first(root, "channel")
    feed = said(root if channel is None else channel, "publisher", "company")
    found = [
        one
        for one in elements(root, *_ITEMS)
        if first(one, "title", "jobtitle", "name") is not None
    ]
    return [_posting(one, feed or _feed_title(root, channel)) for one in found]


def _feed_title(root: Any, channel: Any | None) -> str:
    """ "Careers at Osprey Rail" is Osprey Rail's."""
    for child in root if channel is None else channel:
        if name_of(child) == "title":
            return re.sub(
                r"^(?:(?:open )?(?:jobs|careers|roles|positions|vacancies|job openings)\s*(?:at|with|:|-|–|,)\s*)|\s*(?:-|–|:|\|)?\s*(?:jobs|careers|open positions|vacancies)(?: feed)?$",
                "", text_of(child), flags=re.I,
            )  # fmt: skip
    return ""


def _posting(told: Any, feed: str) -> Posting:
    low, high, currency, period = _salary(told)
    body = first(told, "encoded", "description", "content", "summary", "body")
    place = said(told, "location", "joblocation")
    return Posting(
        client=said(told, "company", "employer", "companyname", "organization", "hiringorganization") or feed,
        title=said(told, "title", "jobtitle", "name"),
        identifier=said(told, "referencenumber", "reference", "jobid", "guid", "id", "requisitionid"),
        url=_link(told),
        city=said(told, "city", "town") or place.partition(",")[0].strip(),
        region=said(told, "state", "region", "province") or _part(place, 1),
        country=said(told, "country", "countrycode") or _part(place, 2),
        is_remote=said(told, "remotetype", "remote", "workplacetype").casefold() in ("fully remote", "remote", "true", "yes", "1"),
        pay_low=low, pay_high=high, currency=currency, period=period,
        forms=tuple(re.split(r"[,/;]", said(told, "jobtype", "employmenttype", "type", "contracttype"))),
        industries=said(told, "industry"),
        opened=_day(said(told, "date", "dateposted", "pubdate", "published", "updated", "posteddate")),
        valid_until=_day(said(told, "expirationdate", "expires", "validthrough", "closingdate")),
        starts=_day(said(told, "startdate")),
        skills=said(told, "skills"),
        asks=tuple(text for text in (page_text(inner(first(told, "requirements", "qualifications"))),) if text),
        text=page_text(inner(body) if len(body) else body.text or "") if body is not None else "",
    )  # fmt: skip


def _part(place: str, at: int) -> str:
    parts = [part.strip() for part in place.split(",")]
    return parts[at] if len(parts) > at else ""


def _link(told: Any) -> str:
    """RSS writes it into the element, Atom beside it."""
    link = first(told, "link", "url")
    return "" if link is None else text_of(link) or str(link.get("href", ""))


def _salary(told: Any) -> tuple[str, str, str, str]:
    """The two ends, the currency and the period of what a job board writes in one line."""
    text = said(told, "salary", "compensation", "basesalary", "salaryrange")
    low, high = (
        said(told, "salarymin", "minsalary", "salary_min"),
        said(told, "salarymax", "maxsalary", "salary_max"),
    )
    currency, period = (
        said(told, "salarycurrency", "currency"),
        said(told, "salaryperiod", "salaryunit", "period"),
    )
    found = _RANGE.search(text)
    if found and not low:
        thousands = bool(found["k"] or found["k2"])
        low, high = (
            _grown(found["low"], thousands),
            _grown(found["high"] or found["low"], thousands),
        )
    named, unit = _CURRENCY.search(text), _PERIOD.search(text)
    currency = currency or ((named[1] or _SIGNS[named[2]]) if named else "")
    period = period or (unit[1] if unit else "")
    return low, high, currency, {"annum": "year", "annual": "year"}.get(period.casefold(), period)


def _grown(text: str, thousands: bool) -> str:
    plain = text.replace(",", "").replace(" ", "")
    is_small = (
        plain.replace(".", "").isdigit() and float(plain if plain.count(".") < 2 else "0") < 1_000
    )
    return f"{plain}000" if thousands and is_small and "." not in plain else plain


def _day(text: str) -> str:
    """An ISO day, or the day of a letter's date: "Tue, 02 Jun 2026 08:00:00 GMT"."""
    if day_in(text) or not text:
        return text
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""
