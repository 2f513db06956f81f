"""Grammars over classes of words: a rule is a pattern whose letters are words, a note is a string of their signs.

In a rule ``CEASE`` is any word of the class, ``stop`` that word alone, ``W`` any word, ``NAME`` a word with a capital,
``STOP`` the end of a sentence, ``COMMA`` that of a clause, ``BREAK`` either, ``EDGE`` where a clause begins, ``SLASH`` a stroke; brackets, ``*``, ``?``, ``|`` and looking ahead mean
what they mean in any pattern. Words a rule does not name are not stepped over.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from agency.touches.reading.facts import Span
from agency.touches.reading.languages.classes import LEXICON
from agency.touches.reading.lexicon import Lexicon, break_sign, capital
from agency.touches.reading.notes import Note

_TOKEN = re.compile(r"[a-z]+n't\b|[^\W\d_]+|'[a-z]{1,2}\b|\d*\.?\d+|(?<=\w)-(?=\w)|[^\w\s]|\n")
_BETWEEN = ',:()"-'
_PIECE = re.compile(r"\(\?(?:P<\w+>|<?[=!]|:)|\{[\d,]+\}|[A-Z][A-Z_]*|[a-z'][a-z'_]*|\s+|.")
_ANY = {"W", "STOP", "COMMA", "BREAK", "EDGE", "SLASH"}


class Rule:
    """A pattern over signs; ready when it is first held against a note, for that takes a while."""

    def __init__(self, signs: str) -> None:
        self._signs = signs

    @cached_property
    def ready(self) -> re.Pattern[str]:
        return re.compile(self._signs)


_EVERY_RULE: list[Rule] = []


def rule(source: str, lexicon: Lexicon = LEXICON) -> Rule:
    """Its words are known from here on. A class that is nowhere in the tables is a mistake of ours."""
    signs = "".join(_signs(piece, lexicon) for piece in _PIECE.findall(source))
    made = Rule(_ALTERNATIVES.sub(_one_of, signs))
    _EVERY_RULE.append(made)
    return made


def make_ready() -> None:
    """Every rule, ahead of the first note that needs it: some seconds of work, once a process."""
    for one in _EVERY_RULE:
        _ = one.ready


_ALTERNATIVES = re.compile(r"\(\?:(\[[^\]]+\](?:\|\[[^\]]+\])+)\)")
_MANY = {"*": "{0,7}", "+": "{1,8}"}
"""Nobody says more words of one kind in a row, and no note can make a pattern run away."""


def _one_of(found: re.Match[str]) -> str:
    """Classes to choose from are one class: a word in two of them is then tried once."""
    return found[1].replace("]|[", "")


def _signs(piece: str, lexicon: Lexicon) -> str:
    if piece in _ANY:
        stop, comma, slash = map(break_sign, ".,/")
        return {
            "W": f"[{lexicon.every_sign}]",
            "STOP": f"(?:{stop}|$)",
            "COMMA": comma,
            "BREAK": f"(?:[{stop}{comma}]|$)",
            "EDGE": f"(?<![^{stop}{comma}])",
            "SLASH": slash,
        }[piece]
    if piece == "%":
        return lexicon.sign_of("%")
    if piece[0].isupper():
        return f"[{lexicon.signs_in(piece)}]"
    if piece[0].islower() or piece[0] == "'":
        sign = lexicon.add_word(piece.replace("_", " "))
        return f"[{sign}{capital(sign)}]"
    return _MANY.get(piece) or piece.strip()


@dataclass(frozen=True, slots=True)
class Words:
    """A note as a string of signs, one a word, and where each word stands."""

    signs: str
    spans: tuple[Span, ...]

    def find(self, wanted: Rule) -> Iterator[re.Match[str]]:
        return wanted.ready.finditer(self.signs)

    def match(self, wanted: Rule, at: int) -> re.Match[str] | None:
        """Where it begins at this very word."""
        return wanted.ready.match(self.signs, at)

    def ends_with(self, wanted: Rule, at: int) -> re.Match[str] | None:
        """What stands right before this word, if it is as wanted; its rule ends with ``$``."""
        return wanted.ready.search(self.signs, max(0, at - 24), at)

    def span(self, found: re.Match[str], group: str | int = 0) -> Span:
        """Where a match, or a part of it that is not empty, stands in the note."""
        start, end = found.span(group)
        return self.spans[start][0], self.spans[end - 1][1]

    def index(self, at: int) -> int:
        """Which word starts at or after a position."""
        return bisect_left(self.spans, (at, at))


def words_of(
    note: Note,
    marked: Iterable[tuple[Span, str]] = (),
    of_wishes: bool = False,
    lexicon: Lexicon = LEXICON,
) -> Words:
    """The words of a note; a marked stretch (a date, a title) is one word of the class it is marked as."""
    phrases = lexicon.wishes_phrases if of_wishes else lexicon.phrases
    stretches = {span[0]: (span[1], kind) for span, kind in marked}
    signs: list[str] = []
    spans: list[Span] = []
    tokens = [
        (found[0], *found.span())
        for found in _TOKEN.finditer(note.plain)
        if found[0] != "-" or _is_a_dash(note, found)
    ]
    said = tuple(word for word, _, _ in tokens)
    ends = set(note.sentence_ends)
    at = 0
    while at < len(tokens):
        word, start, end = tokens[at]
        if start in stretches:
            end, kind = stretches[start]
            sign, count = lexicon.sign_of(kind), 1
            while at + count < len(tokens) and tokens[at + count][1] < end:
                count += 1
            if count == 1 and lexicon.is_in(word, "US"):  # "recruiters" is a title, and is us
                sign = lexicon.sign(word)
        elif word[0].isalpha() or (word[0] == "'" and len(word) > 1):
            opens = not signs or signs[-1] == break_sign(".")
            sign, count = _word(note, said, at, start, opens, phrases, lexicon)
            end = tokens[at + count - 1][2]
        else:
            sign, count = _mark(word, end in ends, lexicon), 1
        if sign:
            signs.append(sign)
            spans.append((start, end))
        at += count
    return Words("".join(signs), tuple(spans))


def _is_a_dash(note: Note, found: re.Match[str]) -> bool:
    """Between spaces; "co-worker" and "3-4" are two words each."""
    return note.plain[found.start() - 1 : found.start()] in ("", " ", "\n")


def _mark(mark: str, is_end: bool, lexicon: Lexicon) -> str:
    if mark[-1].isdigit():
        return lexicon.sign(mark) if lexicon.knows(mark) else lexicon.sign("NUMBER")
    if is_end:
        return break_sign(".")
    if mark in _BETWEEN:
        return break_sign(",")
    if mark == "/":
        return break_sign("/")
    return lexicon.sign({"&": "and", "+": "and"}.get(mark, mark)) if mark in "&+%" else ""


def _word(
    note: Note,
    said: tuple[str, ...],
    at: int,
    start: int,
    opens: bool,
    phrases: dict[str, list[tuple[str, ...]]],
    lexicon: Lexicon,
) -> tuple[str, int]:
    """The sign of the longest phrase that begins here, and how many words it takes."""
    word = said[at]
    for rest in phrases.get(word, ()):
        if said[at + 1 : at + 1 + len(rest)] == rest:
            return lexicon.sign(" ".join((word, *rest))), 1 + len(rest)
    sign = lexicon.sign(word)
    written = note.cased[start : start + len(word)]
    is_name = written[0].isupper() and not (written.isupper() and len(word) > 1)
    return capital(sign) if is_name and not (opens and lexicon.knows(word)) else sign, 1
