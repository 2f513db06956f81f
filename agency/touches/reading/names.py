"""Where the candidate's own name stands, so that "June Park" is no month and no place."""

import re
from datetime import date

from agency.touches.reading.facts import Span
from agency.touches.reading.notes import Note, make_note, pattern

_THING_LEAD = pattern(
    r"\b(?:in|to|near|around|after|before|until|by|from|mid|early|late|of|next|only|not|uses|knows"
    r"|move) $"
)


_PERSON_LEAD = pattern(
    r"\b(?:spoke|speaking|talked|talking|wrote|sent|said|chatted|reply|e-?mail|message|text|call|cv"
    r"|heard) (?:to|from) $"
)


def own_words(candidate_name: str | None) -> frozenset[str]:
    """The words of a name in plain letters."""
    return frozenset(re.findall(r"\w{2,}", _plain(candidate_name)))


def names_in(note: Note, candidate_name: str | None) -> list[Span]:
    """Every mention of the name's words, except after a word that leads to a date or a place."""
    words = own_words(candidate_name)
    if not words:
        return []
    found = pattern(r"\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b").finditer(
        note.plain
    )
    return [
        mention.span()
        for mention in found
        if note.cased[mention.start()].isupper()
        and not _leads_to_a_thing(note.before(mention.start(), 18))
    ]


def _leads_to_a_thing(before: str) -> bool:
    return bool(_THING_LEAD.search(before)) and not _PERSON_LEAD.search(before)


def _plain(name: str | None) -> str:
    return make_note(name or "", date.min).plain
