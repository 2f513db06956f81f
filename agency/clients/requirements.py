"""Requirements as people type them, one a line, in English or in French: a term of the vocabulary, or the words as they stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from agency.clients.models import RoleRequirement
from agency.languages.speaking import Language, _, speaking
from agency.skills.models import TermKind
from agency.skills.queries import terms_called
from agency.words import count_words

_CHECKABLE = (TermKind.skill, TermKind.designation)
_IN_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "quinze": 15,
}  # fmt: skip
_COUNT = rf"(?P<years>\d{{1,2}}|{'|'.join(_IN_WORDS)})\s*(?:\+|plus|or more|ou plus)?\s*(?:years?|yrs?|ans?\b|années?)[’']?"
_AT_LEAST = r"(?:at least\s+|au moins\s+|minimum(?:\s+(?:of|de))?\s+|min\.?\s+)?"
_JOINT = r"(?:(?:of|in|with|as|de|en|avec|comme)\s+|d[’']|(?:experience|expérience)\s+(?:of|in|with|de|en|avec|comme)\s+|expérience\s+(?=d[’']))*"
_YEARS_FIRST = re.compile(rf"^{_AT_LEAST}{_COUNT}\s+{_JOINT}(?P<what>.+)$", re.IGNORECASE)
_YEARS_LAST = re.compile(
    rf"^(?P<what>.+?)[\s,:;(–-]+{_AT_LEAST}(?:for\s+)?{_COUNT}(?:\s+experience|\s+d[’']expérience)?\)?$",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\s+(?:experience|certification|certificate|designation)$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-*•·–]|\d{1,2}[.)])(?:\s+|$)")


@dataclass(frozen=True)
class Asked:
    """One thing a role asks for, ready to be kept. ``words`` only where no term says it."""

    is_must: bool
    term_id: int | None = None
    words: str = ""
    years: int | None = None


def read_requirements(session: Session, must: str, nice: str = "") -> tuple[Asked, ...]:
    """What the lines ask for, each thing once: what is a must is not nice to have as well."""
    return asked_in(must, nice, known_terms(session, [must, nice]))


def known_terms(session: Session, texts: Iterable[str]) -> dict[str, int]:
    """The terms that any line of these texts names, by the spelling that names it."""
    lines = {line for text in texts for line in _lines(text)}
    said = {spelling for line in lines for spelling in _spellings(line)}
    found = terms_called(session, _CHECKABLE, said)
    return {spelling: term.id for spelling, term in found.items()}


def asked_in(must: str, nice: str, terms: Mapping[str, int]) -> tuple[Asked, ...]:
    """The same as ``read_requirements`` where the terms are known already."""
    lines = [(line, True) for line in _lines(must)] + [(line, False) for line in _lines(nice)]
    asked: dict[object, Asked] = {}
    for line, is_must in lines:
        one = _asked(line, is_must, terms)
        asked.setdefault(one.term_id or one.words.casefold(), one)
    return tuple(asked.values())


def written(requirement: RoleRequirement) -> str:
    """As it is shown and typed again: "5 years of Python", "PMP", "Has led a team"."""
    name = requirement.term.name if requirement.term else requirement.words
    if not requirement.years:
        return name
    return _with_years(requirement.years, name)


def line_told(line: str) -> str:
    """A line that was written in English with its years, in the language that is spoken."""
    years, what = _years(line)
    with speaking(Language.en):
        is_ours = years is not None and line == _with_years(years, what)
    return _with_years(years or 0, what) if is_ours else line


def _with_years(years: int, name: str) -> str:
    said = count_words(years, "year", up_to=-1)
    return _("%(years)s of %(skill)s", years=said, skill=name)


def named_in(line: str) -> str:
    """What a line asks for, without the years and the words around it."""
    return _spellings(line)[-1]


def _lines(text: str) -> list[str]:
    lines = (_BULLET.sub("", " ".join(line.split())) for line in text.splitlines())
    return [line.strip() for line in lines if line.strip()]


def _asked(line: str, is_must: bool, terms: Mapping[str, int]) -> Asked:
    years, _what = _years(line)
    for spelling in _spellings(line):
        if spelling in terms:
            return Asked(is_must, terms[spelling], years=years if spelling != line else None)
    return Asked(is_must, words=line)


def _spellings(line: str) -> list[str]:
    """What is left of the line without years and the words around a skill; else the line itself.

    The line comes last: "Python (5 yrs)" names Python as well, but would lose its years.
    """
    years, what = _years(line)
    shorter = [what, _AROUND.sub("", what)]
    return list(dict.fromkeys([*shorter, line] if years else [line, *shorter]))


def _years(line: str) -> tuple[int | None, str]:
    found = _YEARS_FIRST.match(line) or _YEARS_LAST.match(line)
    if found is None:
        return None, line
    said = found["years"].lower()
    years = int(said) if said.isdigit() else _IN_WORDS[said]
    return (years, found["what"]) if 0 < years <= 50 else (None, line)
