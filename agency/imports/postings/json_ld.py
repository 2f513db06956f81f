"""schema.org JobPosting, as JSON-LD: a file of it, or the script blocks of a page."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from agency.imports.faults import FileRefused
from agency.imports.postings.page_text import page_text
from agency.imports.postings.posting import Posting
from agency.languages.speaking import _

_MOST_DEPTH = 12


class _Scripts(HTMLParser):
    """The contents of a page's script blocks that hold JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        kind = (dict(attributes).get("type") or "").split(";")[0].strip().lower()
        self._inside = tag == "script" and kind == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def postings_in_page(page: str) -> list[Posting]:
    """Of all its script blocks; one that is damaged costs no other."""
    scripts = _Scripts()
    scripts.feed(page)
    scripts.close()
    found: list[Posting] = []
    for script in scripts.found:
        try:
            found += _postings(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def postings_in_json(text: str) -> list[Posting]:
    """Raises ``FileRefused`` where it is no JSON."""
    try:
        return _postings(json.loads(text, strict=False))
    except (ValueError, RecursionError):
        raise FileRefused(_("The file begins as JSON and is damaged. Export it again.")) from None


def _postings(told: Any) -> list[Posting]:
    return [_posting(one) for one in _nodes(told, 0)]


def _nodes(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Everything that says it is a JobPosting, however it is wrapped."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(told, list):
        for one in told:
            yield from _nodes(one, depth + 1)
    elif isinstance(told, dict):
        if any(_last(kind) == "JobPosting" for kind in _list(told.get("@type"))):
            yield told
            return
        for one in told.values():
            if isinstance(one, dict | list):
                yield from _nodes(one, depth + 1)


def _posting(told: dict[str, Any]) -> Posting:
    firm, address = _first(told.get("hiringOrganization")), _address(told)
    pay, amount = _pay(told)
    contact, email = _contact(told)
    return Posting(
        client=_text(firm.get("name") if isinstance(firm, dict) else firm),
        title=_text(told.get("title") or told.get("name")),
        identifier=_identifier(told.get("identifier")),
        url=_text(told.get("url") or told.get("@id")),
        industries=_text(told.get("industry")),
        city=_text(address.get("addressLocality")),
        region=_text(address.get("addressRegion")),
        country=_text(_named(address.get("addressCountry"))),
        is_remote="TELECOMMUTE" in _text(told.get("jobLocationType")).upper(),
        pay_low=_text(amount.get("minValue", amount.get("value"))),
        pay_high=_text(amount.get("maxValue", amount.get("value"))),
        currency=_text(pay.get("currency") or told.get("salaryCurrency")),
        period=_text(amount.get("unitText")),
        forms=tuple(_text(one) for one in _list(told.get("employmentType"))),
        starts=_text(told.get("jobStartDate")),
        openings=_text(told.get("totalJobOpenings")),
        opened=_text(told.get("datePosted")),
        valid_until=_text(told.get("validThrough")),
        skills="; ".join(_text(_named(one)) for one in _list(told.get("skills"))),
        asks=tuple(_asks(told)),
        text=page_text(_text(told.get("description"))),
        contact=contact,
        contact_email=email,
    )


def _address(told: dict[str, Any]) -> dict[str, Any]:
    place = _first(told.get("jobLocation"))
    address = place.get("address") if isinstance(place, dict) else place
    address = _first(address)
    return address if isinstance(address, dict) else {"addressLocality": address}


def _pay(told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The amount with its currency, and its value with its unit; a bare number is both ends."""
    pay = _first(told.get("baseSalary") or told.get("estimatedSalary"))
    if not isinstance(pay, dict):
        return {}, {"value": pay}
    value = _first(pay.get("value"))
    return pay, value if isinstance(value, dict) else {**pay, "value": value}


def _asks(told: dict[str, Any]) -> Iterator[str]:
    for name in ("qualifications", "experienceRequirements", "educationRequirements"):
        for one in _list(told.get(name)):
            months = one.get("monthsOfExperience") if isinstance(one, dict) else None
            text = page_text(_text(_named(one)))
            if isinstance(months, int | float) and 12 <= months < 600:
                yield f"{int(months) // 12} years of experience"
            elif text and text.lower() != "no requirements":
                yield text


def _contact(told: dict[str, Any]) -> tuple[str, str]:
    person = _first(told.get("applicationContact"))
    if not isinstance(person, dict):
        return "", ""
    return _text(person.get("name")), _text(person.get("email"))


def _identifier(told: Any) -> str:
    told = _first(told)
    return _text(told.get("value") if isinstance(told, dict) else told)


def _named(told: Any) -> Any:
    """Of a thing its name, or what stands for it."""
    if isinstance(told, dict):
        return next(
            (
                told[one]
                for one in ("name", "credentialCategory", "value", "description")
                if told.get(one)
            ),
            "",
        )
    return told


def _text(told: Any) -> str:
    told = _first(told)
    if isinstance(told, bool) or told is None or isinstance(told, dict | list):
        return ""
    return str(told).strip()


def _first(told: Any) -> Any:
    while isinstance(told, list):
        told = told[0] if told else None
    return told


def _list(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [] if told is None else [told]


def _last(kind: Any) -> str:
    """ "https://schema.org/JobPosting" and "schema:JobPosting" are "JobPosting"."""
    return str(kind).replace(":", "/").rpartition("/")[2]
