"""A table of words: a pattern, an arrow, and the words the finders know instead."""

from collections.abc import Iterator
from itertools import accumulate, groupby

from agency.touches.reading.facts import Span
from agency.touches.reading.notes import pattern

Edit = tuple[Span, str]


class Table:
    """One language's words. `tells` are words no other language has: one of them, and it is read.

    A line reads ``pattern -> words``; it matches whole words, in plain letters without accents, and
    the first line that matches wins. Brackets of a pattern may be used in the words as ``\\1``. A line
    that begins with ``~`` may match within a word.
    """

    def __init__(self, lines: str, tells: str = "") -> None:
        self._tells = pattern(rf"\b(?:{tells})\b") if tells else None
        self._lines = [_line(line) for line in lines.strip().splitlines() if line.strip()]
        self._any = pattern(_any([source for source, _ in self._lines]))
        groups = accumulate(1 + pattern(source).groups for source, _ in self._lines)
        self._at = {group: index for index, group in enumerate(groups)}

    def is_spoken(self, plain: str) -> bool:
        return self._tells is None or bool(self._tells.search(plain))

    def edits(self, plain: str) -> Iterator[Edit]:
        """What is replaced by which words, from left to right."""
        for found in self._any.finditer(plain):
            source, words = self._lines[self._at[found.lastindex or 0]]
            if "\\" in words:
                again = pattern(source).match(plain, found.start())
                words = self._reworded(again.expand(words)) if again else words
            yield found.span(), words

    def _reworded(self, words: str) -> str:
        """What a bracket held is put into the finders' words as well."""
        parts, at = [], 0
        for (start, end), new in self.edits(words):
            parts += [words[at:start], new]
            at = end
        return "".join(parts) + words[at:]


def _any(sources: list[str]) -> str:
    """One pattern for all lines in their order; those that begin with a word are tried at words only.

    The bracket that says which line it was stands empty behind it: in one around it no first letter is seen ahead, and
    every line would be tried at every word.
    """
    runs = groupby(sources, lambda source: source.startswith(_WORD))
    return "|".join(
        rf"\b(?:{'|'.join(f'(?:{source.removeprefix(_EDGE)})()' for source in run)})"
        if at_words
        else "|".join(f"(?:{source})()" for source in run)
        for at_words, run in runs
    )


_EDGE = r"\b"
_WORD = r"\b(?:"


def _line(line: str) -> tuple[str, str]:
    source, _, words = line.strip().partition(" -> ")
    if not words:
        raise ValueError(f"no arrow in {line!r}")
    raw = source.startswith("~")
    return (source[1:] if raw else rf"\b(?:{source})\b"), words.replace("_", " ")
