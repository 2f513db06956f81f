"""An advertisement in pieces: sentences and list items, each with its place and the section it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agency.advertisements.heads import Section, section_of
from agency.words import unaccented

MOST_CHARACTERS = 20_000
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÀ-ÖØ-Þ(\d])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|z\.b|d\.h|bzw|ca|min|max|inc|ltd|st|sr|jr|no|approx|incl|p\.eng|ing|dipl|mr|ms|dr)|\b[a-z]|\b\d{1,2})\.$",
    re.I,
)
_BULLET = re.compile(r"^\s*(?:[-*•·–▪●‣>✓✔+]|\d{1,2}[.)])\s+")
_LEAD = re.compile(r"^(?P<head>[^:.]{3,45}?)\s*:\s*(?=\S)")


@dataclass(frozen=True)
class Piece:
    """``text`` stands at ``start`` of the advertisement."""

    text: str
    start: int
    section: Section
    line: int
    """Which line it is of, counted from 0 and without blank ones."""
    is_item: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def fold(text: str) -> str:
    """In lower case and without accents, letter for letter, so that places stay the same."""
    plain = (unaccented(letter).casefold().replace("’", "'") for letter in text)
    return "".join(
        one if len(one) == 1 else letter for one, letter in zip(plain, text, strict=True)
    )


def pieces_of(text: str) -> list[Piece]:
    """Every sentence and item, heads left out."""
    found: list[Piece] = []
    section: Section = "top"
    at = number = 0
    was_item = is_apart = False
    for written in text[:MOST_CHARACTERS].split("\n"):
        start, at = at, at + len(written) + 1
        if not written.strip():
            is_apart = was_item
            continue
        is_item = bool(_BULLET.match(written))
        head = None if is_item else section_of(fold(written))
        if is_apart and not is_item:
            section = "offer"  # a list is over, and what follows it says something else
        was_item, is_apart = is_item, False
        if head:
            section = head
            continue
        found += _of_line(written, start, section, number)
        number += 1
    return found


def _of_line(written: str, start: int, section: Section, number: int) -> Iterator[Piece]:
    bullet = _BULLET.match(written)
    begins = bullet.end() if bullet else len(written) - len(written.lstrip())
    lead = _LEAD.match(written, begins) if bullet is None else _LEAD.match(written[begins:])
    own = section_of(fold(lead["head"])) if lead else None
    if lead and own in ("must", "nice"):
        begins = lead.end() if bullet is None else begins + lead.end()
        section = own
    for text, offset in _sentences(written[begins:].rstrip()):
        yield Piece(text, start + begins + offset, section, number, bullet is not None)


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    begins = 0
    for gap in _SENTENCE.finditer(text):
        if _NO_END.search(text[begins : gap.start()]):
            continue
        yield text[begins : gap.start()], begins
        begins = gap.end()
    if text[begins:].strip():
        yield text[begins:], begins
