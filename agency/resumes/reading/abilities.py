"""Skills and designations: a section on skills is split into its items first; elsewhere the vocabulary reads."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from agency.resumes.reading.dates import times_in
from agency.resumes.reading.lines import BULLET, Line, fold
from agency.resumes.reading.tongues import is_tongue
from agency.resumes.reading.work_words import CODES
from agency.skills.terms import Match, Vocabulary

_SEPARATORS = re.compile(r"[,;|•·\t\n▪●‣]|\s+[/–—-]\s+")
_COMMAS = re.compile(r"[,;|·]")
_GROUP = re.compile(r"^[^,;:|]{2,40}:\s*")
_LEVEL = re.compile(
    r"\s*[(\[–:-]*\s*(?:\b(?:expert|advanced|intermediate|proficient|basic|beginner|native|fluent|strong|good|"
    r"working knowledge|avance|intermediaire|debutant|maitrise|courant|notions|sehr gut|gut|grundkenntnisse|"
    r"fortgeschritten|experte|level \d|\d/\d{1,2}|[★☆●○]+)\b\s*)+[)\]]*$"
)
_YEARS = re.compile(r"[\s(–:,-]*(?P<n>\d{1,2})\+?\s*(?:years?|yrs?|ans?|jahre?n?)\b[^,;]*$")
_ITEM = re.compile(r"[^\W_][\w +#./&'’-]{1,39}")
_DOMAIN = re.compile(r"\.[a-z]{2,}|[\w.-]*@")
_MOST_WORDS = 4
_LONGEST_ITEM = 200
"""Longer ones are sentences, which the vocabulary reads."""
_READ_IN = frozenset({"top", "summary", "experience", "skills", "projects", "designations"})
_CERTIFIED_IN = _READ_IN | {"education"}
_STARTED = re.compile(
    r"^[\s,(–:-]*(?:designation|certification|exam\w*|level \w+)?[\s,(–:-]*"
    r"(?:in progress|candidate|student|expected|pending|ongoing|underway|anticipated|exam (?:in|on|booked)|"
    r"en cours|prevue?|in arbeit|laufend|in vorbereitung|voraussichtlich)"
)
_STARTED_BEFORE = re.compile(
    r"(?:working towards?|studying for|pursuing|candidate for|preparing for|en preparation|vorbereitung auf)[\w\s]{0,20}$"
)


class Skill(NamedTuple):
    name: str
    term_id: int | None
    """None where the vocabulary does not know it."""
    is_known: bool
    years: int | None
    start: int
    end: int


class Certified(NamedTuple):
    name: str
    term_id: int | None
    is_held: bool
    expected_on: date | None
    start: int
    end: int


class _Item(NamedTuple):
    text: str
    start: int


def find_skills(
    text: str, lines: Sequence[Line], vocabulary: Vocabulary, taken: Sequence[tuple[int, int]]
) -> list[Skill]:
    """Each once, in order. ``taken`` are names, titles and employers, in which no skill is read."""
    found: dict[str, Skill] = {}
    for item in _items(_flowing(text, lines, vocabulary), lines, vocabulary):
        for skill in _of_item(item, vocabulary):
            found.setdefault(fold(skill.name), skill)
    for match in _matches(text, lines, vocabulary, taken, _READ_IN):
        if match.term.kind == "skill" and not is_tongue(fold(match.term.name)):
            skill = Skill(match.term.name, match.term.id, True, None, match.start, match.end)
            found.setdefault(fold(skill.name), skill)
    return sorted(found.values(), key=lambda one: one.start)


def find_designations(
    text: str,
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    taken: Sequence[tuple[int, int]],
    today: date,
) -> list[Certified]:
    found: dict[str, Certified] = {}
    for match in _matches(text, lines, vocabulary, taken, _CERTIFIED_IN):
        if match.term.kind != "designation":
            continue
        line_end = text.find("\n", match.end)
        after = text[match.end : line_end if line_end >= 0 else None][:60]
        before = text[max(0, match.start - 60) : match.start].rpartition("\n")[2]
        started = _STARTED.match(fold(after))
        is_held = not (started or _STARTED_BEFORE.search(fold(before)))
        expected = None if is_held else _expected(after, today)
        one = Certified(match.term.name, match.term.id, is_held, expected, match.start, match.end)
        found.setdefault(one.name, one)
    return list(found.values())


def _expected(after: str, today: date) -> date | None:
    days = [one.until_on for one in times_in(after, today) if one.until_on]
    return days[0] if days and days[0] > today else None


def _matches(
    text: str,
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    taken: Sequence[tuple[int, int]],
    sections: frozenset[str],
) -> Iterator[Match]:
    open_ = [
        (line.start, line.end) for line in lines if line.section in sections and not line.is_head
    ]
    at = 0
    for match in vocabulary.find_terms(_flowing(text, lines, vocabulary)):
        while at < len(open_) and open_[at][1] <= match.start:
            at += 1
        if at == len(open_):
            return
        inside = open_[at][0] <= match.start
        is_code = text[match.start : match.end] in CODES and text[: match.start].endswith(", ")
        is_taken = any(start < match.end and match.start < end for start, end in taken)
        if inside and not (is_code or is_taken or _is_in_address(text, match)):
            yield match


def _is_in_address(text: str, match: Match) -> bool:
    """ "github.com/jane", "jane@oracle.com"."""
    return text[match.start - 1 : match.start] in ("@", "/", ".") or bool(
        _DOMAIN.match(text, match.end)
    )


def _items(text: str, lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[_Item]:
    for start, end in _blocks(lines, vocabulary):
        at = start
        for cut in (*_SEPARATORS.finditer(text, start, end), None):
            stop = cut.start() if cut else end
            if cut and text[at:stop].count("(") > text[at:stop].count(")"):
                continue  # a comma inside brackets belongs to the item
            yield from _item(text, at, stop)
            at = cut.end() if cut else end


def _item(text: str, start: int, end: int) -> Iterator[_Item]:
    bullet = BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    group = _GROUP.match(text[start:end])
    start += group.end() if group else 0
    inside = text[start:end]
    if inside.strip(" .:"):
        stripped = inside.strip(" .:\n")
        yield _Item(stripped.replace("\n", " "), start + inside.index(stripped))


def _blocks(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Stretches of the sections on skills; a line that goes on in lower case is one with the next."""
    begun: Line | None = None
    last: Line | None = None
    for line in lines:
        if line.section != "skills" or line.is_head or not line.text.strip():
            continue
        if begun and last and _goes_on(last, line, vocabulary):
            last = line
            continue
        if begun and last:
            yield begun.start, last.end
        begun = last = line
    if begun and last:
        yield begun.start, last.end


def _goes_on(last: Line, line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is the rest of the one before: in lower case, or after a list that ends in no comma."""
    if line.start != last.end + 1 or line.is_head or line.is_bullet or not line.text.strip():
        return False
    if line.section == "skills" and _is_one_term(last.text, line.text, vocabulary):
        return True
    is_list = line.section == "skills" and len(_COMMAS.findall(last.text)) >= 2
    unfinished = is_list and last.text.rstrip()[-1:] not in ",;|·." and not _GROUP.match(line.text)
    return line.text[0].islower() or unfinished


def _is_one_term(above: str, below: str, vocabulary: Vocabulary) -> bool:
    """Whether a narrow column broke a skill: "Employment" above "Law"."""
    tail, head = _SEPARATORS.split(above)[-1].strip(), _SEPARATORS.split(below)[0].strip(" .")
    bullet = BULLET.match(tail) if tail else None
    tail = tail[bullet.end() :] if bullet else tail
    found = vocabulary.find_terms(f"{tail} {head}") if tail and head else []
    whole = len(tail) + 1 + len(head)
    return any(one.start == 0 and one.end == whole for one in found)


def _flowing(text: str, lines: Sequence[Line], vocabulary: Vocabulary) -> str:
    """The text with spaces for line ends within a sentence or a list; places stay the same."""
    signs = list(text)
    for last, line in pairwise(lines):
        if _goes_on(last, line, vocabulary):
            signs[last.end] = " "
    return "".join(signs)


def _of_item(item: _Item, vocabulary: Vocabulary) -> Iterator[Skill]:
    folded = fold(item.text)
    if is_tongue(folded) or len(folded) > _LONGEST_ITEM:
        return
    years = _YEARS.search(folded)
    bare = folded[: years.start()] if years else folded
    level = _LEVEL.search(bare)
    length = level.start() if level and level.start() > 0 else len(bare)
    said = item.text[:length].rstrip(" (:-–")
    found = [
        one for one in vocabulary.find_terms(said) if one.term.kind in ("skill", "designation")
    ]
    n = int(years["n"]) if years and 0 < int(years["n"]) < 60 else None
    skills = [one for one in found if one.term.kind == "skill"]
    for one in skills:
        start = item.start + one.start
        yield Skill(one.term.name, one.term.id, True, n, start, start + one.end - one.start)
    is_list_word = _ITEM.fullmatch(said) and len(said.split()) <= _MOST_WORDS and not said.isdigit()
    if not found and is_list_word:
        yield Skill(said, None, False, n, item.start, item.start + len(said))
