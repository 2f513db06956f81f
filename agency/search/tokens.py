"""Texts as the search reads them: lower case, no accents, English stems, every word in its place. Pure.

Text and question are read by the same code, so that a phrase means the same in both.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from agency.meaning.stems import stem
from agency.words import unaccented

_WORD = re.compile(r"[^\W_][\w+#]*")
_LETTERS = 60
"""What is longer is no word."""
MOST_POSITION = 16_383
"""PostgreSQL keeps positions up to here."""


class Token(NamedTuple):
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words in order; positions count in the text as it was given."""
    for found in _WORD.finditer(text):
        yield Token(_stem_of(found[0]), found.start(), found.end())


@lru_cache(maxsize=1 << 16)
def _stem_of(word: str) -> str:
    return stem(unaccented(word.casefold())[:_LETTERS])


def stems_of(text: str) -> list[str]:
    return [token.stem for token in tokens(text)]


def prefix_of(text: str) -> str:
    """The beginning of a word, as ``climat*`` asks for it: without a stem."""
    return unaccented(text.casefold())


def quoted(lexeme: str) -> str:
    """As a lexeme stands in a text of PostgreSQL's ``tsvector`` or ``tsquery``."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
