"""Takes out of a text what fit must never read, before any signal does.

The person's own names, pronouns and words of sex or family, ways to reach them, years and ages
(school years and dates of birth among them), postcodes. What is left is about work.
"""

import re
from collections.abc import Iterable

from agency.words import unaccented

_REACH = r"\S+@\S+|https?://\S+|www\.\S+|linkedin\.com/\S+|\+?\d[\d\s().-]{7,}\d"
_YEARS = r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
_AGES = r"\b(?:aged?\s+\d{1,2}|\d{1,2}[\s-]years?[\s-]old)\b|\b(?:date of birth|born)\b[^.;\n]*"
_POSTCODES = (
    r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b\d{5}(?:-\d{4})?\b"
)
_PERSONAL = r"""\b(?:he|she|they|him|her|hers|his|their|theirs|them|himself|herself|themselves|themself|
    mr|mrs|ms|miss|mx|sir|madam|male|female|man|woman|boy|girl|gentleman|lady|mother|father|mum|mom|dad|
    wife|husband|son|daughter|married|single|divorced|widowed|pregnant|maternity|paternity|
    gender|sex|pronouns?|transgender|non-binary)\b"""
_TAKEN_OUT = re.compile("|".join((_REACH, _AGES, _YEARS, _POSTCODES)), re.IGNORECASE)
_PERSONAL_WORDS = re.compile(_PERSONAL, re.IGNORECASE | re.VERBOSE)
SHORTEST_NAME = 2


def masked(text: str, names: Iterable[str]) -> str:
    """The text without what is personal; `names` are all the ways this person is called."""
    plain = _PERSONAL_WORDS.sub(" ", _TAKEN_OUT.sub(" ", unaccented(text)))
    own = {re.escape(part) for part in _parts(names) if len(part) >= SHORTEST_NAME}
    if own:
        called = "|".join(sorted(own, key=lambda part: (-len(part), part)))
        plain = re.sub(rf"\b(?:{called})(?:['\u2019]s)?\b", " ", plain, flags=re.IGNORECASE)
    return " ".join(plain.split())


def _parts(names: Iterable[str]) -> set[str]:
    """Each word of the names, and what a hyphen or an apostrophe joins in it."""
    words = {word for name in names for word in unaccented(name).split()}
    return words | {part for word in words for part in re.findall(r"[^\W\d_]+", word)}
