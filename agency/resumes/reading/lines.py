"""A résumé's lines, each with its place in the text and the section it stands in."""

import re
from dataclasses import dataclass

from agency.resumes.reading.heads import HEADS, Section, head_of
from agency.words import unaccented

BULLET = re.compile(r"\s*(?:[•*‣–—+>]|-(?=\s)|o(?=\s\s?[A-Z]))\s*")
_PAGE = re.compile(r"(?:page|seite)\s+\d+(?:\s*(?:of|/|de|sur|von)\s*\d+)?|\d+\s*/\s*\d+", re.I)
_INLINE = re.compile(r"(?P<head>[^:\d]{3,40}?)\s*:\s*(?=\S)")
_CONTINUES = re.compile(r"[,;·|&/]\s*$")
_INLINE_KINDS = frozenset({"skills", "languages", "designations"})


@dataclass(frozen=True)
class Line:
    """``text`` stands at ``start`` of the résumé's text."""

    text: str
    start: int
    section: Section
    is_head: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_bullet(self) -> bool:
        return bool(self.text) and BULLET.match(self.text) is not None


def fold(text: str) -> str:
    """In lower case and without accents, letter for letter, so that places stay the same."""
    return "".join(
        plain if len(plain := unaccented(letter).casefold()) == 1 else letter for letter in text
    )


def lines_of(text: str) -> list[Line]:
    """Every line; numbers of pages are emptied."""
    found: list[Line] = []
    section: Section = "top"
    once: Section | None = None
    at = 0
    for written in text.split("\n"):
        start, at = at, at + len(written) + 1
        if _PAGE.fullmatch(written.strip()):
            continue
        head = head_of(fold(written))
        if head:
            section, once = head, None
            found.append(Line(written, start, section, is_head=True))
            continue
        inline = _INLINE.match(written.lstrip("•-* "))
        kind = HEADS.get(" ".join(fold(inline["head"]).split())) if inline else None
        if inline and kind in _INLINE_KINDS:
            begins = written.index(inline[0]) + inline.end()
            once = kind
            found.append(Line(written[:begins], start, once, is_head=True))
            found.append(Line(written[begins:], start + begins, once))
        else:
            found.append(Line(written, start, once or section))
        if once and not _CONTINUES.search(written):
            once = None
    return found
