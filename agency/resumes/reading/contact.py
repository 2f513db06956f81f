"""Ways to reach somebody. Referees' are left alone."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import phonenumbers

from agency.candidates.addresses import (
    AddressNotValid,
    email_address,
    linkedin_profile,
    phone_number,
)
from agency.resumes.reading.lines import Line

_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+%'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}"
)
_LINKEDIN = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/(?P<name>[\w%-]*-\n[\w%-]+(?= \(LinkedIn\))|[\w%-]+)",
    re.I,
)
_LABELLED = re.compile(r"linkedin\s*:\s*(?:/?in/)?(?P<name>[\w%-]{3,100})(?=\s|$)", re.I)
_MOST_TEXT = 20_000
_LONGEST_LINE = 500
"""In which a phone number is looked for."""


class Way(NamedTuple):
    kind: str
    """``email``, ``phone`` or ``linkedin``."""
    value: str
    """In the form it is kept in."""
    start: int
    end: int


def find_ways(text: str, lines: Sequence[Line], regions: Sequence[str]) -> list[Way]:
    """The first of each kind: an email or a number where no referee stands, a LinkedIn page anywhere.

    ``regions`` are the countries in which a number without + may be dialled, the likeliest first.
    """
    found: dict[str, Way] = {}
    for line in lines:
        for way in _in_line(text, line, regions):
            if way.kind == "linkedin" or line.section != "other":
                found.setdefault(way.kind, way)
        if len(found) == 3 or line.start > _MOST_TEXT:
            break
    return list(found.values())


def _in_line(text: str, line: Line, regions: Sequence[str]) -> Iterator[Way]:
    for read in _EMAIL.finditer(line.text):
        try:
            value = email_address(read[0].strip(".'"))
        except AddressNotValid:
            continue
        yield Way("email", value, line.start + read.start(), line.start + read.end())
    end = min(len(text), line.end + 120)
    for grammar in (_LINKEDIN, _LABELLED):
        for read in grammar.finditer(text, line.start, end):
            if read.start() < line.end and read["name"].casefold() not in (
                "linkedin",
                "http",
                "https",
            ):
                name = read["name"].replace("\n", "").rstrip("-")
                yield Way("linkedin", linkedin_profile(f"in/{name}"), read.start(), read.end())
    if line.section != "experience":
        yield from _phones(line, regions)


def _phones(line: Line, regions: Sequence[str]) -> Iterator[Way]:
    if len(line.text) > _LONGEST_LINE or sum(sign.isdigit() for sign in line.text) < 7:
        return
    for region in regions:
        for read in phonenumbers.PhoneNumberMatcher(line.text, region):
            value = phone_number(read.raw_string, region)
            yield Way("phone", value, line.start + read.start, line.start + read.end)
            return
