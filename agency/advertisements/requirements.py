"""What an advertisement asks for: terms of the vocabulary, with their years, or the line as it stands."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agency.advertisements.facts import AdFact
from agency.advertisements.pieces import Piece, fold
from agency.skills.terms import Match, Vocabulary

_NICE = re.compile(
    r"\b(?:(?P<several>(?:are|would be|will be|sont|seraient|sind|waren))?\s*(?:(?:considered |definitely |also )?(?:a|an|strong|big|major|definite|real|clear) (?:strong |big |huge |definite |real |clear )?(?:plus|asset|advantage|bonus|nice[- ]to[- ]have)|a plus|assets|advantageous|desirable|(?:strongly |highly )?preferred|appreciated|welcome|beneficial|helpful|nice to have|not required|optional)"
    r"|nice to have|ideally|preferably|bonus (?:points )?(?:if|for)|even better|would be (?:great|nice|ideal|good)|it helps if|extra points"
    r"|un (?:atout|plus)|(?:serait|seraient|est|sont) (?:un |des )?(?:atouts?|plus|apprecie\w*|souhait\w+)|idealement|de preference|souhait(?:e|ee|es|ees|able|ables)|(?:fortement )?apprecie\w*"
    r"|von vorteil|wunschenswert|idealerweise|gerne? (?:mit|auch)|ein plus|hilfreich|kein muss|bevorzugt|vorteilhaft)\b"
)
_MUST = re.compile(
    r"\b(?:required|mandatory|must[- ]have|must (?:have|hold|be)|essential|you (?:have|hold|bring|know|use)|you(?:'re| are) (?:good|great|comfortable|skilled|experienced|fluent|familiar|at home)|need(?:ed)? to have|necessary|you(?:'ll| will) need|we need|requires?|requirement"
    r"|(?:est |sont )?(?:requis|requise|requises|exige|exigee|exiges|exigees|indispensables?|obligatoires?|imperati(?:f|ve))|vous (?:avez|possedez|detenez|maitrisez)|maitrise de"
    r"|zwingend|erforderlich|vorausgesetzt|notwendig|setzen wir voraus|(?:du|sie) (?:hast|haben|bringst|bringen|verfugst|verfugen|beherrsch\w+))\b"
)
_YEARS = re.compile(
    r"(?P<years>\d{1,2})\s*(?:\+|plus|or more)?(?:\s*(?:-|–|to|a|bis)\s*\d{1,2}\+?)?\s*(?:\+\s*)?(?:years?|yrs?|ans|annees?|jahren?)\b"
)
_IN_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "dix": 10, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "acht": 8, "zehn": 10,
}  # fmt: skip
_WORD_YEARS = re.compile(
    rf"\b(?P<years>{'|'.join(_IN_WORDS)})\s+(?:or more\s+)?(?:years?|ans|annees?|jahren?)\b"
)
_CLAUSE = re.compile(r"[,;(]|\s[–—-]\s|\b(?:and|but|mais|aber|und|et)\b")
_NOTHING_ASKED = re.compile(
    r"\b(?:apply|send|submit|resume|cv|equal opportunit|regardless of|diversity|we (?:are|offer|value|believe)|nous (?:sommes|offrons)|wir (?:sind|bieten)|bewerb|postul|salary|salaire|gehalt|remuneration|full[- ]time|part[- ]time|permanent|temps plein|vollzeit|pension|vacation|holiday|dental)\w*"
)
_LIST_OF = re.compile(r"^[^a-z]*$")
SHORTEST, LONGEST = 8, 200


def find_requirements(
    pieces: Sequence[Piece], vocabulary: Vocabulary, taken: Sequence[tuple[int, int]] = ()
) -> list[AdFact]:
    """Each thing once; a must goes before a nice. ``taken`` are spans of other facts: title, employer."""
    found: dict[object, AdFact] = {}
    for piece in pieces:
        for fact in _in_piece(piece, vocabulary, taken):
            key = (fact.term_name or fact.value).casefold()
            known = found.get(key)
            if known is None or (fact.is_must and not known.is_must and fact.sure):
                found[key] = fact
    return list(found.values())


def _in_piece(
    piece: Piece, vocabulary: Vocabulary, taken: Sequence[tuple[int, int]]
) -> Iterator[AdFact]:
    folded = fold(piece.text)
    nice, must = _NICE.search(folded), _MUST.search(folded)
    is_listed = piece.section in ("must", "nice")
    if not is_listed and not ((nice or must) and piece.section in ("top", "tasks", "offer")):
        return
    matches = [one for one in _terms(piece, vocabulary) if _is_free(piece, one, taken)]
    clauses = _clauses(folded, nice)
    for match in matches:
        is_nice = piece.section == "nice" or _is_nice(match, clauses, nice)
        sure = is_listed or bool(must)
        yield _term(piece, match, not is_nice, _years(folded, match, matches), sure)
    span = (piece.start, piece.end)
    if not matches and is_listed and _asks(folded) and not _meets(span, taken):
        yield _line(piece, piece.section == "must" and not nice, _years(folded, None, []))


def _terms(piece: Piece, vocabulary: Vocabulary) -> list[Match]:
    """Skills and designations; where one spelling is both, the designation."""
    best: dict[tuple[int, int], Match] = {}
    for match in vocabulary.find_terms(piece.text):
        written = piece.text[match.start : match.end]
        if match.term.kind not in ("skill", "designation") or _is_a_word(match.term.name, written):
            continue
        span = match.start, match.end
        if span not in best or match.term.kind == "designation":
            best[span] = match
    return list(best.values())


def _is_a_word(name: str, written: str) -> bool:
    """ "als" is German before it is a certificate."""
    return name.isupper() and len(name) <= 4 and written.islower()


def _is_free(piece: Piece, match: Match, taken: Sequence[tuple[int, int]]) -> bool:
    return not _meets((piece.start + match.start, piece.start + match.end), taken)


def _meets(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _clauses(folded: str, nice: re.Match[str] | None) -> list[tuple[int, int]]:
    """The piece cut at commas and conjunctions, where a word in it says that one thing is only nice."""
    if nice is None:
        return []
    cuts = [0, *(found.start() for found in _CLAUSE.finditer(folded)), len(folded)]
    return list(pairwise(cuts))


def _is_nice(match: Match, clauses: list[tuple[int, int]], nice: re.Match[str] | None) -> bool:
    """ "SQL, dbt is a plus" is of dbt; "SQL and dbt are a plus" is of both; so is "ideally SQL, dbt"."""
    if nice is None:
        return False
    if nice["several"] or not nice[0].strip():
        return match.start < nice.start()
    begins_with_it = not any(end <= nice.start() for start, end in clauses if end > start)
    if begins_with_it or match.start > nice.end():
        return match.start > nice.start() or _same_clause(match, clauses, nice)
    return _same_clause(match, clauses, nice)


def _same_clause(match: Match, clauses: list[tuple[int, int]], nice: re.Match[str]) -> bool:
    return any(
        start <= match.start < end and start <= nice.start() <= end for start, end in clauses
    )


def _years(folded: str, match: Match | None, matches: Sequence[Match]) -> int | None:
    """Years said before the first term, or right after a term."""
    found = _YEARS.search(folded) or _WORD_YEARS.search(folded)
    if found is None:
        return None
    said = found["years"]
    years = _IN_WORDS.get(said) or int(said)
    if not 0 < years <= 40:
        return None
    if match is None:
        return years
    between = folded[match.end : found.start()]
    if match.end <= found.start() and re.search(r"\b(?:and|et|und)\b", between):
        return None
    if len(matches) == 1 or " or " in folded[matches[0].start : matches[-1].end]:
        return years
    after = next((one for one in matches if one.start >= found.end()), None)
    before = [one for one in matches if one.end <= found.start()]
    near = after if after is not None else before[-1] if before else None
    return years if near is not None and match == near else None


def _term(piece: Piece, match: Match, is_must: bool, years: int | None, sure: bool) -> AdFact:
    name = match.term.name
    label = f"{years} {'year' if years == 1 else 'years'} of {name}" if years else name
    return AdFact(
        kind="requirement", value=label, label=label, start=piece.start + match.start, end=piece.start + match.end,
        sure=sure, is_must=is_must, term_id=match.term.id,
        term_name=name, years=years,
    )  # fmt: skip


def _line(piece: Piece, is_must: bool, years: int | None) -> AdFact:
    """Something no term says: kept in its own words, for a recruiter to keep or to take out."""
    words = piece.text.rstrip(" .;,")
    return AdFact(
        kind="requirement", value=" ".join(words.split()), label=" ".join(words.split()), start=piece.start,
        end=piece.start + len(words), sure=False, is_must=is_must, years=years,
    )  # fmt: skip


def _asks(folded: str) -> bool:
    is_long_enough = SHORTEST <= len(folded) <= LONGEST
    return is_long_enough and not _NOTHING_ASKED.search(folded) and not _LIST_OF.match(folded)
