"""A mail forwarded within the text of another: who wrote it, to whom and when, as its lines say. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from agency.inbox.cutting import without_separator
from agency.words import MONTH_NUMBERS, unaccented

_FORWARDED = re.compile(
    r"^[ >*]*(?:-{2,} ?(?:forwarded message|message transféré|message réexpédié|weitergeleitete nachricht"
    r"|weitergeleitete e-mail) ?-{2,}|begin forwarded message ?:|début du message (?:transféré|réexpédié) ?:"
    r"|anfang der weitergeleiteten (?:nachricht|e-mail) ?:)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_SAYS_FORWARDED = re.compile(r"^\s*(?:fwd?|tr|wg|wtr)\s?:\s*", re.IGNORECASE)
_FIELD = re.compile(
    r"^[ >*]*(from|de|von|date|sent|envoyé|gesendet|datum|to|à|an|cc|copie|kopie|subject|objet|betreff"
    r"|reply-to|répondre à|antwort an)\*?[ \u00a0]?\*?:\*?[ \u00a0]*(.*?)\*?$",
    re.IGNORECASE,
)
_MEANS = {
    "from": "from", "de": "from", "von": "from",
    "date": "date", "sent": "date", "envoyé": "date", "gesendet": "date", "datum": "date",
    "to": "to", "à": "to", "an": "to",
    "cc": "cc", "copie": "cc", "kopie": "cc",
    "subject": "subject", "objet": "subject", "betreff": "subject",
}  # fmt: skip
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,250}\.\w{2,}")
_HOUR = re.compile(r"\b(\d{1,2})[:h](\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_STANDARD = re.compile(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d{2}:\d{2}(?::\d{2})? [+-]\d{4}")
"""As in the header of a mail (RFC 5322)."""
Person = tuple[str, str]
"""Name and address; either may be empty."""


@dataclass(frozen=True)
class Forwarded:
    """``at`` is a moment with a zone, or as their clock showed it, or nothing."""

    remark: str
    sender: Person
    recipients: tuple[Person, ...]
    at: datetime | None
    subject: str
    text: str


def forwarded_in(subject: str, text: str) -> Forwarded | None:
    """What the text forwards; nothing if it only answers."""
    marker = _FORWARDED.search(text)
    if marker is None and not _SAYS_FORWARDED.match(subject):
        return None
    lines = text.split("\n")
    begin = text[: marker.end()].count("\n") + 1 if marker else 0
    for first in range(begin, len(lines)):
        found = _FIELD.match(lines[first])
        if found and found[1].lower() in _MEANS:
            fields, after = _fields(lines, first)
            if len(fields) > 1 and "from" in fields:
                above = text[: marker.start()] if marker else "\n".join(lines[:first])
                return _forwarded(subject, above, fields, lines[after:])
    return None


def without_prefix(subject: str) -> str:
    """ "Fwd: Senior role" as "Senior role"."""
    return _SAYS_FORWARDED.sub("", subject)


def people_in(value: str) -> Iterator[Person]:
    """ "Jane Okafor <jane@example.com>; Bo <mailto:bo@example.com>", or a name alone."""
    begin = 0
    for found in _ADDRESS.finditer(value.replace("mailto:", "")):
        name = value.replace("mailto:", "")[begin : found.start()]
        yield _name(name), found[0].lower()
        begin = found.end()
    if begin == 0 and value.strip():
        yield _name(value), ""


def day_and_hour(value: str) -> datetime | None:
    """A moment as English, French and German mail programs write it; without a zone if it names none."""
    if _STANDARD.match(value):
        try:
            return parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    hour = _HOUR.search(value)
    words = re.findall(r"[^\W\d_]+|\d+", value[: hour.start()] if hour else value)
    named = (MONTH_NUMBERS.get(unaccented(word).lower()) for word in words)
    month = next(filter(None, named), None)
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 5]
    year = next((each for each in numbers if 1990 <= each <= 2100), None)
    days = [each for each in numbers if 1 <= each <= 31 and each != year]
    if month is None and len(days) > 1 and "." in value:
        month = days.pop(1)
    if year is None or month is None or not days:
        return None
    try:
        return datetime(year, month, days[0], *(_clock(hour) if hour else (12, 0)))  # noqa: DTZ001
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> tuple[int, int]:
    hour, half = int(found[1]), (found[3] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(found[2])


def _fields(lines: list[str], first: int) -> tuple[dict[str, str], int]:
    """The lines of the header by what they mean, and the number of the line after them."""
    fields: dict[str, str] = {}
    last, number = "", first
    while number < len(lines) and number < first + 30:
        found = _FIELD.match(lines[number])
        if found:
            last = _MEANS.get(found[1].lower(), "")
            fields.setdefault(last, found[2].strip()) if last else None
        elif not lines[number].strip(" >*"):
            break
        elif last in ("to", "cc", "subject"):
            fields[last] += " " + lines[number].strip(" >*")
        else:
            break
        number += 1
    return fields, number


def _forwarded(subject: str, above: str, fields: dict[str, str], below: list[str]) -> Forwarded:
    marked = [line for line in below if line.strip()]
    if marked and all(line.startswith(">") for line in marked):
        below = [line.removeprefix(">").removeprefix(" ") for line in below]
    people = [*people_in(fields.get("to", "")), *people_in(fields.get("cc", ""))]
    return Forwarded(
        remark=without_separator(above),
        sender=next(people_in(fields["from"]), ("", "")),
        recipients=tuple(people),
        at=day_and_hour(fields.get("date", "")),
        subject=fields.get("subject", "") or without_prefix(subject),
        text="\n".join(below).strip(),
    )


def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \t,;<>[]()\"'*")
