"""The text made easy to match: one case, plain letters, single spaces, and the way back.

Every position in `Note.plain` maps to a stretch of the original, so the patterns stay simple and
the words shown are still exactly those written.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from agency.touches.reading.facts import Span

_SAME = str.maketrans("’‘`´ʼ“”«»–—‐‑−…", "'''''" + '""""' + "-----" + ".")
_SENTENCE_END = re.compile(
    r"[!?;|\n]|\.(?=\s|$)(?<!p\.a\.)(?<!eng\.)(?<!\bsr\.)(?<!\bjr\.)(?<!\bst\.)(?<!\bsept\.)(?<!\baug\.)(?<!\boct\.)"
    r"(?<!\bnov\.)(?<!\bdec\.)(?<!\bjan\.)(?<!\bfeb\.)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A note, the day of its touch, and its normal form. Each is itself, so what is known of one is kept by it.

    `plain` is lower case, `cased` keeps capitals; both have the same length. `day_first` says that
    3/4 can only be 3 April.
    """

    text: str
    on: date
    plain: str
    cased: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence_ends: tuple[int, ...]
    day_first: bool = False

    def original(self, span: Span) -> Span:
        """Where a stretch of the normal text lies in the original."""
        start, end = span
        return self.starts[start], self.ends[end - 1]

    def within(self, span: Span) -> Span | None:
        """The normal text of a stretch of the original, if any is left of it."""
        start, end = bisect_left(self.starts, span[0]), bisect_right(self.ends, span[1])
        return (start, end) if start < end else None

    def words(self, span: Span) -> str:
        """What was written there, accents and all, on one line."""
        start, end = self.original(span)
        return " ".join(self.text[start:end].split())

    def on_one_line(self) -> "Note":
        """The note as if its lines were wrapped: no line's end ends a sentence."""
        ends = tuple(end for end in self.sentence_ends if self.plain[end - 1] != "\n")
        plain = self.plain.replace("\n", " ")
        return replace(self, plain=plain, cased=self.cased.replace("\n", " "), sentence_ends=ends)

    def sentence(self, at: int) -> Span:
        """The sentence around a position."""
        return _between(self.sentence_ends, at, len(self.plain))

    def before(self, at: int, reach: int = 80) -> str:
        """The sentence up to a position, at most `reach` characters of it."""
        start, _ = self.sentence(at)
        return self.plain[max(start, at - reach) : at]

    def after(self, at: int, reach: int = 80) -> str:
        """The sentence from a position on, at most `reach` characters of it."""
        _, end = self.sentence(max(at - 1, 0))
        return self.plain[at : min(end, at + reach)]


def make_note(text: str, on: date) -> Note:
    return note_of(text, on, *_normal(text))


def note_of(
    text: str, on: date, cased: str, starts: list[int], ends: list[int], day_first: bool = False
) -> Note:
    """A note from its normal letters and where each of them comes from."""
    plain = "".join(map(_lower, cased))
    marks = tuple(found.end() for found in _SENTENCE_END.finditer(plain))
    return Note(text, on, plain, cased, tuple(starts), tuple(ends), marks, day_first)


def _between(marks: tuple[int, ...], at: int, length: int) -> Span:
    after = bisect_right(marks, at)
    return (marks[after - 1] if after else 0, marks[after] if after < len(marks) else length)


def _normal(text: str) -> tuple[str, list[int], list[int]]:
    """Normal characters, and for each where its original starts and ends."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, letter in enumerate(text):
        plain = _plain(letter)
        if not plain or (plain in " \n" and letters and letters[-1] in " \n"):
            _stretch(letters, ends, plain, at)
            continue
        letters.append(plain)
        starts.append(at)
        ends.append(at + 1)
    return "".join(letters), starts, ends


def _stretch(letters: list[str], ends: list[int], plain: str, at: int) -> None:
    """A dropped mark belongs to the letter before it; a run of white space is one space."""
    if plain == "\n":
        letters[-1] = "\n"
    if ends and not plain and letters[-1] not in " \n":
        ends[-1] = at + 1


@lru_cache(maxsize=1 << 14)
def _plain(letter: str) -> str:
    if letter in "\r\n\u2028\u2029":
        return "\n"
    if letter.isascii():
        return letter if letter.isprintable() else " "
    if unicodedata.category(letter) in {"Mn", "Cf", "Me"}:
        return ""
    if letter.isspace():
        return " "
    swapped = letter.translate(_SAME)
    return unicodedata.normalize("NFKD", swapped)[0] if swapped.isalnum() else swapped[0]


@lru_cache(maxsize=1 << 14)
def _lower(letter: str) -> str:
    return letter.lower()[0]


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@lru_cache(maxsize=4096)
def pattern(source: str) -> re.Pattern[str]:
    """A pattern for the normal text: a blank in it stands for a space or a line's end."""
    return re.compile(source.replace(" ", r"\s"))
