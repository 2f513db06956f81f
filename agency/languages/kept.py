"""Sentences of ours that were kept as they were said, in English: a refusal to a file, why a letter did not leave.

Who reads another language is told them again by the message they were made from. What went into it stays as it was kept;
``values`` may tell some of it again: days and numbers, which a room above this one knows to write.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from agency.languages.catalogues import read
from agency.languages.speaking import Language, _, gettext, language

_HOLE = re.compile(r"%\((\w+)\)s")
REMEMBERED = 1 << 12
LEAST = 12
"""Letters of its own that a message needs to be known by them."""


def told_again(kept: str, values: Callable[[str], str] = str) -> str:
    """The sentence in the language that is spoken, or as it was kept where no message says it."""
    if not kept or language() is Language.en:
        return kept
    said = gettext(kept)
    if said != kept:
        return said
    made_from = _made_from(language(), kept)
    if made_from is None:
        return kept
    message, given = made_from
    return _(message, **{name: values(value) for name, value in given.items()})


@lru_cache(REMEMBERED)
def _made_from(spoken: Language, kept: str) -> tuple[str, dict[str, str]] | None:
    """The message, and what went into it."""
    for begins, shape, message in _shapes(spoken):
        found = shape.fullmatch(kept) if kept.startswith(begins) else None
        if found:
            return message, found.groupdict()
    return None


@cache
def _shapes(spoken: Language) -> list[tuple[str, re.Pattern[str], str]]:
    """Each message with holes: how it begins, what it may have become, and itself; the longest first."""
    messages = {
        one.id
        for one in read(spoken)
        if isinstance(one.id, str) and not one.context and _HOLE.search(one.id)
    }
    own = {one: len(_HOLE.sub("", one)) for one in messages}
    ordered = sorted((one for one in own if own[one] >= LEAST), key=lambda one: (-own[one], one))
    return [(_HOLE.split(one)[0].replace("%%", "%"), _shape(one), one) for one in ordered]


def _shape(message: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(message)), re.DOTALL)


def _pieces(message: str) -> Iterator[str]:
    seen: set[str] = set()
    for at, piece in enumerate(_HOLE.split(message)):
        if at % 2 == 0:
            yield re.escape(piece.replace("%%", "%"))
        else:
            yield f"(?P={piece})" if piece in seen else f"(?P<{piece}>.+)"
            seen.add(piece)
