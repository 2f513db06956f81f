"""What sort of thing a word means: "scrub", "effacer" and "löschen" all remove something. Pure.

So that a word is understood that was in no lesson: what was learned of one that removes is true of all that do. The
senses stand in `languages/senses`, a line each, written as the classes of the grammars are (`lexicon`); those classes
are senses too.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from agency.touches.reading.languages.classes import LEXICON
from agency.touches.reading.lexicon import forms

_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)'(?=\w)")
_LANGUAGES = ("english", "french", "german")


@lru_cache(maxsize=1 << 14)
def senses_of(word: str) -> frozenset[str]:
    """Of a word in small plain letters, each with a ``#`` before it."""
    plain = _ELIDED.sub("", word).replace("ß", "ss").replace("œ", "oe")
    return every_sense().get(plain, frozenset()) | {f"#{name}" for name in LEXICON.classes_of(word)}


@cache
def every_sense() -> dict[str, frozenset[str]]:
    """The senses of each word; what means the same shares them."""
    table: dict[str, frozenset[str]] = {}
    senses: defaultdict[str, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        lines = files("agency.touches.reading").joinpath(f"languages/senses/{language}.txt")
        for line in lines.read_text(encoding="utf-8").splitlines():
            sense, _, entries = line.partition(":")
            for entry in entries.split():
                for form, _ in forms(entry):
                    senses[form].add(f"#{sense}")
    shared: dict[frozenset[str], frozenset[str]] = {}
    for word, every in senses.items():
        frozen = frozenset(every)
        table[word] = shared.setdefault(frozen, frozen)
    return table
