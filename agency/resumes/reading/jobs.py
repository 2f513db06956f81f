"""Titles and employers with their times, out of the lines on experience.

A line with a time in it is the anchor of a job. What stands on it, and the short lines before or after
it, hold the title and the employer; whether before or after, and which comes first, is the same
throughout a résumé, so it is learned from the jobs that tell and used for those that do not.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from agency.resumes.reading.dates import DURATION, Times, times_in
from agency.resumes.reading.lines import BULLET, Line, fold
from agency.resumes.reading.work_words import FUNCTIONS, employer_weight, is_place, title_weight
from agency.skills.terms import Vocabulary

_LONGEST_HEADER = 100
_MOST_PIECE = 120
_MOST_JOBS = 60
"""More is no career, and would take long to read."""
_BEFORE, _AFTER = 3, 2
_FORM = 4.0
"""The weight of a legal form: "Inc.", "GmbH"."""
_STRONG = re.compile(
    r"\t|\s+[|–—•·‖/]\s+|\s+-\s+|\s*[|·]\s*|(?<=[\w)])\s+(?:@|\bat\b|\bbei(?: der| dem)?\b|\bchez\b|\bmit\b(?=\s+Sitz))\s+(?=[\w“\"])|\s*[;]\s*"
)
_COMMA = re.compile(r",\s+(?!(?:inc|ltd|llc|llp|corp|ltee|ltée|limited|s\.a|gmbh)\b)", re.I)
_TRIM = " \t,;:|–—-·•()[]"
_LABELS = re.compile(
    r"^(?:title|position|role|job title|employer|company|organi[sz]ation|poste|titre|employeur|entreprise|"
    r"position|firma|arbeitgeber|unternehmen|funktion|stelle|als)\s*:\s*",
    re.I,
)
_DUTIES = re.compile(
    r"^(?:responsib|duties|achiev|key |tasks|taches|realisations|responsabilites|aufgaben|tatigkeiten|erfolge|"
    r"technolog|environment|tools|stack|employment type|full-?time|part-?time|permanent|contract|temps plein|vollzeit)",
)
_IN_A_SENTENCE = re.compile(r"\b(?:in|en|im|jahr|by|for|of|de|von|years?|from|between)$", re.I)
_STARTS_LOWER = re.compile(r"[a-zà-öø-ÿ]")


@dataclass(frozen=True)
class Job:
    """One job as it is written; the words are text[start:end]."""

    title: str
    employer: str
    from_on: date | None
    until_on: date | None
    is_current: bool
    start: int
    end: int
    is_plain: bool
    """Whether something tells that the title is one."""
    covered: tuple[tuple[int, int], ...] = ()
    """Where title, employer and times stand: no skills are read there."""


@dataclass(frozen=True)
class _Piece:
    text: str
    start: int
    row: int
    """Pieces of one line share it, numbered from the top."""
    title: float
    employer: float
    is_place: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class _Anchor:
    """A job before it is known which piece is what."""

    line: Line
    times: Times
    pieces: list[_Piece] = field(default_factory=list)

    def best(self) -> tuple[_Piece | None, _Piece | None]:
        """Title and employer, as far as words tell."""
        open_ = [piece for piece in self.pieces if not piece.is_place]
        title = max(open_, key=lambda one: one.title - one.employer, default=None)
        if title is None or title.title - title.employer <= 0:
            title = None
        rest = [one for one in open_ if one is not title]
        employer = max(rest, key=lambda one: one.employer - one.title, default=None)
        if employer is None or employer.employer - employer.title <= 0:
            employer = None
        return title, employer


def find_jobs(lines: Sequence[Line], vocabulary: Vocabulary, today: date) -> list[Job]:
    """In the order of the text."""
    anchors = _anchors(lines, today)[:_MOST_JOBS]
    if not anchors:
        return []
    from_before = _comes_before(lines, anchors)
    on_one_line = _on_one_line(anchors, vocabulary)
    for at in range(len(anchors)):
        _gather(lines, anchors, at, from_before, on_one_line, vocabulary)
    title_first = _title_first(anchors)
    jobs: list[Job] = []
    for anchor in anchors:
        job = _job(anchor, title_first, jobs[-1] if jobs else None)
        if job is not None:
            jobs.append(job)
    return jobs


def _anchors(lines: Sequence[Line], today: date) -> list[_Anchor]:
    """Lines with a range; if there is hardly any, lines with a year of their own."""
    ranged: list[_Anchor] = []
    single: list[_Anchor] = []
    for line in lines:
        if len(line.text) > 2 * _LONGEST_HEADER or line.is_head:
            continue
        for times in times_in(line.text, today)[:1]:
            rest = _without(line.text, times)
            is_told = _IN_A_SENTENCE.search(line.text[: times.start].rstrip())
            if len(rest) > _LONGEST_HEADER + 20 or _is_prose(rest) or is_told:
                continue
            if times.is_range:
                ranged.append(_Anchor(line, times))
            elif not line.is_bullet and _stands_at_an_edge(line.text, times):
                single.append(_Anchor(line, times))
    if not ranged:
        return single
    beside = {anchor.line.start for anchor in ranged}
    fitting = [one for one in single if one.line.start not in beside and _is_alike(one, ranged)]
    return sorted([*ranged, *fitting], key=lambda one: one.line.start)


def _is_alike(single: _Anchor, ranged: Sequence[_Anchor]) -> bool:
    """A single year is a job's where the ranges stand in the same way: with other words, or without."""
    has_rest = bool(_without(single.line.text, single.times))
    same = sum(bool(_without(one.line.text, one.times)) == has_rest for one in ranged)
    return same * 2 > len(ranged) and (has_rest or single.line.text.strip(_TRIM) != "")


def _stands_at_an_edge(text: str, times: Times) -> bool:
    before, after = text[: times.start].strip(_TRIM), text[times.end :].strip(_TRIM)
    return not before or not after


def _without(text: str, times: Times) -> str:
    rest = f"{text[: times.start]}\t{text[times.end :]}"
    return rest.strip(_TRIM)


def _is_prose(text: str) -> bool:
    words = text.split()
    stops = text.rstrip().endswith(".") and employer_weight(text) < _FORM
    return len(words) > 12 or (len(words) > 5 and stops)


def _is_header(line: Line) -> bool:
    """Whether a line without a time may hold a title, an employer or a place."""
    text = line.text.strip()
    if not text or line.is_head or line.is_bullet or len(text) > _LONGEST_HEADER:
        return False
    if text[0] in "•*" or _is_prose(text) or (text.endswith(".") and employer_weight(text) < _FORM):
        return False
    folded = fold(text)
    return not _DUTIES.match(folded) and not _STARTS_LOWER.match(text)


def _comes_before(lines: Sequence[Line], anchors: Sequence[_Anchor]) -> bool:
    """Whether the first job's header begins above its time."""
    first = lines.index(anchors[0].line)
    above = [line for line in lines[max(0, first - _BEFORE) : first] if line.text.strip()]
    return bool(above) and not above[-1].is_head and _is_header(above[-1])


def _on_one_line(anchors: Sequence[_Anchor], vocabulary: Vocabulary) -> bool:
    """Whether most jobs tell title and employer on the line of their time: "Clerk, Acme, 2019"."""
    full = 0
    for anchor in anchors:
        pieces = [
            one for line in _cut(anchor.line, anchor.times) for one in _pieces(line, 0, vocabulary)
        ]
        parts = _split_commas(pieces, vocabulary)
        useful = [one for one in parts if not one.is_place]
        full += len(useful) >= 2 and any(one.title > one.employer for one in useful)
    return full * 2 > len(anchors)


def _gather(
    lines: Sequence[Line],
    anchors: Sequence[_Anchor],
    at: int,
    from_before: bool,
    on_one_line: bool,
    vocabulary: Vocabulary,
) -> None:
    """The pieces of a job: on its line, above it or below it, as the résumé has it."""
    anchor = anchors[at]
    place = lines.index(anchor.line)
    rows = _cut(anchor.line, anchor.times)
    if from_before and not on_one_line:
        rows = [*_headers_above(lines, place, {one.line.start for one in anchors}), *rows]
    pieces = [one for row, line in enumerate(rows) for one in _pieces(line, row, vocabulary)][-6:]
    if on_one_line:
        anchor.pieces = _split_commas(pieces, vocabulary)
        if len(_useful(anchor.pieces)) >= 2:
            return
    if not (len(_useful(pieces)) >= 2 and _tells_title(pieces)):
        for row, line in enumerate(_headers_below(lines, place, anchors, at, from_before), 10):
            more = _pieces(line, row, vocabulary)
            if from_before and not _fills_gap(pieces, more):
                break
            pieces += more
            if len(_useful(pieces)) >= 2 and _tells_title(pieces):
                break
    anchor.pieces = _split_commas(pieces, vocabulary)


def _useful(pieces: Iterable[_Piece]) -> list[_Piece]:
    return [one for one in pieces if not one.is_place]


def _tells_title(pieces: Iterable[_Piece]) -> bool:
    return any(one.title > one.employer for one in pieces)


def _fills_gap(pieces: Sequence[_Piece], more: Sequence[_Piece]) -> bool:
    """Whether a line below brings what those above lack."""
    if _tells_title(pieces):
        return len(_useful(pieces)) < 2 and any(one.employer > one.title for one in more)
    return _tells_title(more)


def _headers_above(lines: Sequence[Line], place: int, dated: set[int]) -> list[Line]:
    found: list[Line] = []
    for line in reversed(lines[:place]):
        if not line.text.strip():
            if found:
                break
            continue
        if line.start in dated or not _is_header(line) or len(found) == _BEFORE:
            break
        if not DURATION.fullmatch(fold(line.text)):
            found.append(line)
    return found[::-1]


def _headers_below(
    lines: Sequence[Line], place: int, anchors: Sequence[_Anchor], at: int, from_before: bool
) -> list[Line]:
    """Short lines under a time, without those that begin the next job."""
    end = lines.index(anchors[at + 1].line) if at + 1 < len(anchors) else len(lines)
    if from_before and end < len(lines):
        end -= len(_headers_above(lines, end, {anchors[at].line.start}))
    found: list[Line] = []
    for line in lines[place + 1 : end]:
        if not line.text.strip() and found:
            break
        if not line.text.strip():
            continue
        if not _is_header(line) or len(found) == _AFTER:
            break
        found.append(line)
    return found


def _cut(line: Line, times: Times) -> list[Line]:
    """The line's words before and after its time."""
    parts = (
        Line(line.text[: times.start], line.start, line.section),
        Line(line.text[times.end :], line.start + times.end, line.section),
    )
    return [part for part in parts if part.text.strip(_TRIM)]


def _pieces(line: Line, row: int, vocabulary: Vocabulary) -> list[_Piece]:
    bullet = BULLET.match(line.text)
    at = bullet.end() if bullet and line.text.strip() else 0
    found, begin = [], at
    cuts = [*_STRONG.finditer(line.text, at), None]
    for cut in cuts:
        end = cut.start() if cut else len(line.text)
        piece = _piece(line, begin, end, row, vocabulary)
        if piece:
            found.append(piece)
        begin = cut.end() if cut else end
    return found


def _piece(line: Line, begin: int, end: int, row: int, vocabulary: Vocabulary) -> _Piece | None:
    text = line.text[begin:end]
    label = _LABELS.match(text.strip())
    stripped = text.strip(" \t,;:|–—-·•")
    if stripped.startswith("(") and stripped.endswith(")"):
        stripped = stripped[1:-1]
    elif stripped.count("(") != stripped.count(")"):
        stripped = stripped.strip("()")
    if label:
        stripped = stripped[label.end() :].strip()
    if not any(sign.isalpha() for sign in stripped) or len(stripped) > _MOST_PIECE:
        return None
    if DURATION.fullmatch(fold(stripped)):
        return None
    start = line.start + begin + text.index(stripped)
    return _weighed(stripped, start, row, vocabulary)


def _weighed(text: str, start: int, row: int, vocabulary: Vocabulary) -> _Piece:
    title, employer = title_weight(text, vocabulary), employer_weight(text)
    return _Piece(text, start, row, title, employer, title == 0 and is_place(text, vocabulary))


def _split_commas(pieces: Sequence[_Piece], vocabulary: Vocabulary) -> list[_Piece]:
    """ "Payroll Clerk, Acme, Halifax, NS" into its parts."""
    alone = len(_useful(pieces)) < 2
    return [part for piece in pieces for part in _parts(piece, alone, vocabulary)]


def _parts(piece: _Piece, alone: bool, vocabulary: Vocabulary) -> list[_Piece]:
    """One part, or a title and an employer; places at the end are left out."""
    if piece.is_place or "," not in piece.text:
        return [piece]
    parts: list[_Piece] = []
    begin = 0
    for cut in (*_COMMA.finditer(piece.text), None):
        text = piece.text[begin : cut.start() if cut else None]
        if text.strip():
            start = piece.start + begin + text.index(text.strip())
            parts.append(_weighed(text.strip(), start, piece.row, vocabulary))
        begin = cut.end() if cut else begin
    while len(parts) > 1 and (
        parts[-1].is_place or _is_place_together(piece, parts[-2:], vocabulary)
    ):
        parts.pop()
    if len(parts) == 1:
        return parts
    title, employer = (_first_of(parts, one) for one in (_looks_titled, _looks_employing))
    if employer is not None and title is None:
        before = parts[: parts.index(employer)]
        if not before:
            return [employer]
        return (
            [_upto(piece, before, vocabulary), employer]
            if alone
            else [_upto(piece, parts, vocabulary)]
        )
    if title is None:
        return parts[:2] if alone else [parts[0]]
    if employer is None and not alone:
        return [_upto(piece, parts, vocabulary)] if parts[0] is title else [title]
    return _title_and_employer(piece, parts, title, employer, vocabulary)


def _title_and_employer(
    piece: _Piece,
    parts: list[_Piece],
    title: _Piece,
    employer: _Piece | None,
    vocabulary: Vocabulary,
) -> list[_Piece]:
    at = parts.index(title)
    rest = parts[at + 1 :]
    if rest and rest[0] is not employer and (employer in rest or fold(rest[0].text) in FUNCTIONS):
        whole = _upto(piece, [title, rest[0]], vocabulary)
        return [whole, *([employer or rest[1]] if employer or len(rest) > 1 else [])]
    other = employer or (parts[0] if at else rest[0])
    return sorted([title, other], key=lambda one: one.start)


def _first_of(parts: Sequence[_Piece], test: Callable[[_Piece], bool]) -> _Piece | None:
    return next((one for one in parts if test(one)), None)


def _looks_titled(one: _Piece) -> bool:
    return one.title > one.employer


def _looks_employing(one: _Piece) -> bool:
    return one.employer > one.title


def _is_place_together(piece: _Piece, parts: Sequence[_Piece], vocabulary: Vocabulary) -> bool:
    return is_place(_joined(piece, parts), vocabulary)


def _joined(piece: _Piece, parts: Sequence[_Piece]) -> str:
    return piece.text[parts[0].start - piece.start : parts[-1].end - piece.start]


def _upto(piece: _Piece, parts: Sequence[_Piece], vocabulary: Vocabulary) -> _Piece:
    return _weighed(_joined(piece, parts), parts[0].start, piece.row, vocabulary)


def _title_first(anchors: Sequence[_Anchor]) -> bool:
    """Whether titles stand before employers, by the jobs where words tell."""
    votes = 0
    for anchor in anchors:
        title, employer = anchor.best()
        if title is not None:
            others = [one for one in anchor.pieces if one is not title and not one.is_place]
            other = employer or (others[0] if len(others) == 1 else None)
            if other is not None:
                votes += 1 if title.start < other.start else -1
    return votes >= 0


def _job(anchor: _Anchor, title_first: bool, last: Job | None) -> Job | None:
    title, employer = anchor.best()
    is_plain = title is not None
    rest = [one for one in anchor.pieces if not one.is_place and one not in (title, employer)]
    if title is None and rest:
        title = rest.pop(0 if title_first or employer is not None else -1)
    if title is None:
        return None
    if employer is None:
        employer = _nearest(title, rest, title_first) or _before_region(anchor.pieces)
    if employer is None and last is not None and _is_same_house(anchor, title):
        return _built(anchor, title, None, last.employer, is_plain)
    return _built(anchor, title, employer, employer.text if employer else "", is_plain)


def _nearest(title: _Piece, rest: Sequence[_Piece], title_first: bool) -> _Piece | None:
    """The employer is the piece on its usual side of the title, or else the nearest."""
    usual = [one for one in rest if (one.start > title.start) == title_first and one.title <= 1]
    nearest = min(usual or rest, key=lambda one: abs(one.start - title.start), default=None)
    return next(
        (one for one in rest if nearest and one.row == nearest.row and one.title <= 1), nearest
    )


def _before_region(pieces: Sequence[_Piece]) -> _Piece | None:
    """ "Atelier Vertige, Québec" looks like a town in its province where nothing else is the employer."""
    for one in pieces:
        name = one.text.partition(",")[0].strip()
        if one.is_place and len(name.split()) > 1 and name != one.text:
            return replace(one, text=name)
    return None


def _is_same_house(anchor: _Anchor, title: _Piece) -> bool:
    """A second title without an employer, above its time: another job at the last one's."""
    return (
        title.start < anchor.line.start and len([p for p in anchor.pieces if not p.is_place]) == 1
    )


def _built(
    anchor: _Anchor, title: _Piece, employer: _Piece | None, name: str, is_plain: bool
) -> Job:
    times = anchor.times
    dated = (anchor.line.start + times.start, anchor.line.start + times.end)
    spans = [dated, (title.start, title.end)] + (
        [(employer.start, employer.end)] if employer else []
    )
    return Job(
        title=_worded(title.text),
        employer=_worded(name),
        from_on=times.from_on,
        until_on=times.until_on,
        is_current=times.is_current,
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        is_plain=is_plain and times.is_range,
        covered=tuple(spans),
    )


def _worded(text: str) -> str:
    """Capitals throughout are the layout's, except in short names: "IBM"."""
    text = " ".join(text.split())
    if text.isupper() and len(text) > 5 and " " in text:
        return " ".join(_capital(word) for word in text.split())
    return text


_SMALL = frozenset(
    [
        "of",
        "and",
        "the",
        "for",
        "in",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "der",
        "die",
        "und",
        "von",
        "et",
    ]
)
_KEPT = re.compile(r"(?:[A-Z]{1,3}|GMBH|[A-Z&.]+\.)\W*")


def _capital(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    return word if _KEPT.fullmatch(word) and word != "AND" else word.title()
