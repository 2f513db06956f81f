"""The words of a text that say something, cut to their stems, and counted in a few bytes."""

import re
from collections import Counter
from functools import lru_cache
from zlib import crc32

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from agency.words import unaccented

STOP = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "being",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "each",
        "either",
        "etc",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "including",
        "into",
        "is",
        "it",
        "its",
        "may",
        "me",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "use",
        "used",
        "using",
        "various",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
    ]
)
_WORD = re.compile(r"[^\W_][\w+#]*")
_COUNTED = np.dtype([("word", "<u4"), ("times", "u1")])
MOST_TIMES = 255


def stems(text: str) -> list[str]:
    """In order, repetitions kept: lower case, no accents, no filler words, English stems."""
    return [stem(word) for word in _WORD.findall(unaccented(text.casefold())) if word not in STOP]


def word_key(stem: str) -> int:
    """The number a stem is kept under: 32 bits, the same everywhere."""
    return crc32(stem.encode())


def count_words(text: str) -> NDArray[np.void]:
    """Each stem once as (`word`, `times`), in order of `word`."""
    counted = Counter(word_key(stem) for stem in stems(text))
    rows = [(word, min(times, MOST_TIMES)) for word, times in sorted(counted.items())]
    return np.array(rows, dtype=_COUNTED)


def pack(counted: NDArray[np.void]) -> bytes:
    """Five bytes a word."""
    return counted.tobytes()


def unpack(stored: bytes) -> NDArray[np.void]:
    return np.frombuffer(stored, dtype=_COUNTED)


_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word))
