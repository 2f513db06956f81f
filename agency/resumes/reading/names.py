"""Whose résumé it is: a line of two to five words at the top, best where an address bears it out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agency.resumes.reading.heads import head_of
from agency.resumes.reading.lines import Line, fold
from agency.resumes.reading.work_words import employer_weight, is_place, title_weight
from agency.skills.terms import Vocabulary

_WORD = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*\.?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,4}}")
_LABEL = re.compile(
    r"^(?:full name|name|nom|nom complet|prenom et nom|vor- und nachname)\s*[:\t]\s*", re.I
)
_TITLED = re.compile(r"^(?:dr|mr|mrs|ms|mx|prof|m|mme|herr|frau|dipl\.-ing)\b\.?\s+", re.I)
_HEADINGS = re.compile(
    r"^(?:curriculum vitae|cv|resume|lebenslauf|bewerbung|curriculum)\b(?:\s*(?:of|de|von|–|-|:|\|))?\s*"
)
_CUT = re.compile(r"\t|\s[|–—•·]\s|,|\s-\s|\(")
_TOP = 12


class Name(NamedTuple):
    value: str
    start: int
    end: int
    is_plain: bool
    """An address or a label bears it out."""


def find_name(
    lines: Sequence[Line], addresses: Sequence[str], vocabulary: Vocabulary
) -> Name | None:
    """``addresses`` are the parts of an email or LinkedIn page that a name may be in."""
    marks = " ".join(re.sub(r"[^a-z]+", " ", fold(one)) for one in addresses)
    first: Name | None = None
    written = [line for line in lines if line.text.strip()]
    for number, line in enumerate(written):
        if line.section in ("experience", "education", "other", "projects") and number > _TOP:
            break
        for name in _names(line, vocabulary):
            if name.is_plain or _bears_out(name.value, marks):
                return name._replace(is_plain=True)
            if first is None and number < _TOP and line.section in ("top", "contact", "summary"):
                first = name
    return first


def _names(line: Line, vocabulary: Vocabulary) -> Iterator[Name]:
    at, is_labelled = 0, False
    heading = _HEADINGS.match(fold(line.text))
    if heading:
        at = heading.end()
    label = _LABEL.match(line.text[at:])
    if label:
        at, is_labelled = at + label.end(), True
    titled = _TITLED.match(line.text[at:])
    at += titled.end() if titled else 0
    cut = _CUT.search(line.text, at)
    text = line.text[at : cut.start() if cut else None].strip()
    if not text or not _may_be_name(text, vocabulary, is_labelled):
        return
    start = line.start + line.text.index(text, at)
    yield Name(_cased(text), start, start + len(text), is_labelled)


def _may_be_name(text: str, vocabulary: Vocabulary, is_labelled: bool) -> bool:
    if not _NAME.fullmatch(text) or len(text) > 60:
        return False
    words = text.split()
    particles = frozenset(
        [
            "de",
            "da",
            "di",
            "del",
            "della",
            "van",
            "von",
            "der",
            "den",
            "la",
            "le",
            "el",
            "al",
            "bin",
            "ben",
            "y",
            "e",
            "dos",
            "das",
            "du",
            "zu",
            "zur",
        ]
    )
    if any(word[0].islower() and word not in particles for word in words):
        return False
    if is_labelled:
        return True
    if head_of(fold(text)) or title_weight(text, vocabulary) > 0 or employer_weight(text) > 0:
        return False
    skills = [one for one in vocabulary.find_terms(text) if one.end - one.start > len(text) / 2]
    return not skills and not is_place(text, vocabulary)


def _bears_out(name: str, marks: str) -> bool:
    """Their first and last names stand in an address: both, or the last with the other's initial."""
    parts = [re.sub(r"[^a-z]", "", fold(part)) for part in name.split()]
    parts = [part for part in parts if len(part) > 1]
    if len(parts) < 2 or not marks:
        return False
    together = marks.replace(" ", "")
    first, last = parts[0], parts[-1]
    return (first in together and last in together) or (len(last) > 2 and last in together)


def _cased(text: str) -> str:
    """ "JANE O'NEIL-SMITH" as people write it."""
    text = " ".join(text.split())
    if not text.isupper():
        return text
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), text)
