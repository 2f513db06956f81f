"""Spellings that are also everyday words or given names; `seed/ordinary.csv` has them by language.

Our users write English: an English one says something only as it is spelled, with its capitals. A French or German one
says nothing in small letters in a note of that language.
"""

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _by_language() -> dict[str, frozenset[str]]:
    table = files("agency.skills").joinpath("seed/ordinary.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    return {
        language: frozenset(row["word"] for row in rows if row["language"] == language)
        for language in ("en", "fr", "de")
    }


def ordinary_words(language: str) -> frozenset[str]:
    """The everyday words of "en", "fr" or "de" that are spellings of the vocabulary as well."""
    return _by_language()[language]
