"""Boolean strings as recruiters paste them: read into a tree, read back in words, asked of the database. Pure.

``("product lead" OR "head of product") AND climate NOT "oil and gas"``. AND, OR, NOT and NEAR are
upper case; words beside each other are all meant; ``-word``, ``+word``, ``|``, ``&`` and curly
quotes are understood, and so are ``title:``, ``skills:``, ``company:`` of copied strings, which
look in the record. NOT binds first, then NEAR, AND, OR.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from agency.languages.speaking import _
from agency.search.tokens import prefix_of, quoted, stems_of
from agency.words import figure

LONGEST = 2_000
DEEPEST = 50
NEAR = 10
"""Words between, where ``NEAR`` names no number."""
MOST_NEAR = 12
RECORD = "B"
"""Weight of the record: titles, employers, skills, designations, places."""
_FIELDS = (
    "title", "titles", "headline", "skill", "skills", "company", "employer", "location", "designation",
)  # fmt: skip
_LEXER = re.compile(
    r"""(?P<space>\s+)
    |(?P<open>\()|(?P<close>\))
    |"(?P<phrase>[^"]*)(?P<end>"|$)
    |(?P<near>NEAR(?:/(?P<gap>\d{1,3}))?(?=[\s()"]|$))
    |(?P<and>AND(?=[\s()"]|$)|&+)|(?P<or>OR(?=[\s()"]|$)|\|+)|(?P<not>NOT(?=[\s()"]|$)|-(?=["(\w])|!)
    |(?P<field>[A-Za-z]+):(?=\S)
    |(?P<word>[^\s()"|&]+)""",
    re.VERBOSE,
)
_QUOTES = str.maketrans("“”„«»″", '""""""')


class Unreadable(Exception):
    """The string cannot be read: why, and from where to where."""

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end = reason, start, end


@dataclass(frozen=True)
class Words:
    """A word or words in a row; ``begins`` where the last of them is only the beginning of one."""

    text: str
    begins: bool = False
    weight: str = ""

    @cached_property
    def stems(self) -> list[str]:
        said = stems_of(self.text)
        return [*said[:-1], prefix_of(said[-1])] if self.begins and said else said


@dataclass(frozen=True)
class Joined:
    """All of the parts, or any of them."""

    how: Literal["and", "or"]
    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Without:
    part: "Part"


@dataclass(frozen=True)
class Close:
    """Two words at most so many apart, in either order."""

    one: Words
    other: Words
    gap: int


Part = Words | Joined | Without | Close


@dataclass(frozen=True)
class _Lexeme:
    kind: str
    text: str
    start: int
    end: int


def read(asked: str) -> Part | None:
    """The tree, or nothing where nothing is asked. Raises ``Unreadable``."""
    if len(asked) > LONGEST:
        raise Unreadable(
            _("At most %(most)s characters, please", most=figure(LONGEST)),
            LONGEST,
            len(asked),
        )
    reader = _Reader(list(_lexemes(asked.translate(_QUOTES))), len(asked))
    return reader.whole()


def tsquery(part: Part) -> str:
    """The question as PostgreSQL reads it."""
    if isinstance(part, Without):
        return f"!{tsquery(part.part)}"
    if isinstance(part, Joined):
        between = " & " if part.how == "and" else " | "
        return f"({between.join(tsquery(one) for one in part.parts)})"
    if isinstance(part, Close):
        one, other = tsquery(part.one), tsquery(part.other)
        ways = [f"({a} <{n}> {b})" for a, b in ((one, other), (other, one)) for n in range(1, part.gap + 1)]  # fmt: skip
        return f"({' | '.join(ways)})"
    ends = [""] * (len(part.stems) - 1) + ["*" if part.begins else ""]
    marks = [f":{end}{part.weight}" if end or part.weight else "" for end in ends]
    said = [f"{quoted(stem)}{mark}" for stem, mark in zip(part.stems, marks, strict=True)]
    return said[0] if len(said) == 1 else f"({' <-> '.join(said)})"


def asked_for(part: Part) -> list[Words]:
    """Everything that people are wanted to mention, to mark it where they do."""
    if isinstance(part, Words):
        return [part]
    if isinstance(part, Close):
        return [part.one, part.other]
    return [] if isinstance(part, Without) else [one for each in part.parts for one in asked_for(each)]  # fmt: skip


def in_words(part: Part) -> list[tuple[str, bool]]:
    """Read back: pieces of a sentence, and which of them are what was asked for.

    "mentions **product lead** or **head of product**, and **climate**, but not **oil and gas**"
    """
    return [(f"{_('mentions')} ", False), *said_of(part, True)]


def said_of(part: Part, is_top: bool = False) -> list[tuple[str, bool]]:
    """A part in words, as ``in_words`` gives pieces."""
    if isinstance(part, Words):
        where = f" {_('in the record')}" if part.weight else ""
        return [(part.text + ("…" if part.begins else ""), True), (where, False)]
    if isinstance(part, Without):
        return [(f"{_('not')} ", False), *said_of(part.part)]
    if isinstance(part, Close):
        return [*said_of(part.one), (f" {_('near')} ", False), *said_of(part.other)]
    pieces: list[tuple[str, bool]] = [] if is_top else [("(", False)]
    for at, one in enumerate(part.parts):
        if at:
            no = isinstance(one, Without)
            link = _link(part.how, no, is_top)
            pieces.append((link, False))
        nested = isinstance(one, Joined) and not (is_top and one.how == "or" and part.how == "and")
        pieces += said_of(one, not nested)
    return pieces if is_top else [*pieces, (")", False)]


def _link(how: str, is_not: bool, is_top: bool) -> str:
    if how == "or":
        return f" {_('or')} "
    if is_top:
        return f", {_('but')} " if is_not else f", {_('and')} "
    return f" {_('and')} "


def _lexemes(asked: str) -> Iterator[_Lexeme]:
    for found in _LEXER.finditer(asked):
        kind = found.lastgroup or ""
        if found["phrase"] is not None:
            if not found["end"]:
                raise Unreadable(_("This quotation mark is not closed"), found.start(), len(asked))
            yield _Lexeme("phrase", found["phrase"], *found.span())
        elif found["near"]:
            yield _Lexeme("near", found["gap"] or str(NEAR), *found.span())
        elif kind != "space":
            yield _Lexeme(kind, found[0], *found.span())


class _Reader:
    def __init__(self, lexemes: list[_Lexeme], length: int) -> None:
        self._lexemes, self._at, self._length, self._depth = lexemes, 0, length, 0

    def whole(self) -> Part | None:
        if not self._lexemes:
            return None
        part = self._any()
        if left := self._next():
            raise Unreadable(_("This bracket was never opened"), left.start, left.end)
        return part

    def _any(self, weight: str = "") -> Part:
        parts = [self._all(weight)]
        while self._take("or"):
            parts.append(self._all(weight))
        return parts[0] if len(parts) == 1 else Joined("or", _flat("or", parts))

    def _all(self, weight: str) -> Part:
        parts = [self._near(weight)]
        while (after := self._next()) and after.kind not in ("or", "close"):
            self._take("and")
            parts.append(self._near(weight))
        return parts[0] if len(parts) == 1 else Joined("and", _flat("and", parts))

    def _near(self, weight: str) -> Part:
        part = self._one(weight)
        while near := self._take("near"):
            other = self._one(weight)
            if not isinstance(part, Words) or not isinstance(other, Words):
                raise Unreadable(
                    _("NEAR stands between two words or phrases"), near.start, near.end
                )
            part = Close(part, other, max(1, min(int(near.text), MOST_NEAR)))
        return part

    def _one(self, weight: str) -> Part:
        lexeme = self._next()
        if lexeme is None or lexeme.kind == "close":
            before = self._lexemes[self._at - 1] if self._at else lexeme
            assert before is not None
            raise Unreadable(_("Something is missing after this"), before.start, before.end)
        self._at += 1
        if lexeme.kind == "not":
            return Without(self._one(weight))
        if lexeme.kind == "open":
            return self._bracket(lexeme, weight)
        if lexeme.kind == "field":
            return self._field(lexeme, weight)
        if lexeme.kind in ("word", "phrase"):
            return self._words(lexeme, weight)
        raise Unreadable(
            _("%(text)s needs words on both sides", text=lexeme.text), lexeme.start, lexeme.end
        )

    def _bracket(self, opened: _Lexeme, weight: str) -> Part:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(_("Too many brackets in brackets"), opened.start, opened.end)
        part = self._any(weight)
        if not self._take("close"):
            raise Unreadable(_("This bracket is not closed"), opened.start, self._length)
        self._depth -= 1
        return part

    def _field(self, lexeme: _Lexeme, weight: str) -> Part:
        if lexeme.text[:-1].casefold() in _FIELDS:
            return self._one(RECORD)
        after = self._next()  # "re:invent" is two words in a row, whatever stands before the colon
        if after is None or after.kind != "word":
            return self._words(lexeme, weight)
        self._at += 1
        joined = _Lexeme("word", f"{lexeme.text}{after.text}", lexeme.start, after.end)
        return self._words(joined, weight)

    def _words(self, lexeme: _Lexeme, weight: str) -> Part:
        text = lexeme.text.strip().lstrip("+") if lexeme.kind == "word" else lexeme.text.strip()
        begins = text.endswith("*")
        part = Words(text.rstrip("*").strip(), begins, weight)
        if not part.stems:
            raise Unreadable(_("There is no word here to look for"), lexeme.start, lexeme.end)
        return part

    def _next(self) -> _Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _take(self, kind: str) -> _Lexeme | None:
        after = self._next()
        if after is None or after.kind != kind:
            return None
        self._at += 1
        return after


def _flat(how: str, parts: list[Part]) -> tuple[Part, ...]:
    """ "a AND (b AND c)" is one list of three."""
    return tuple(
        one
        for part in parts
        for one in (part.parts if isinstance(part, Joined) and part.how == how else (part,))
    )
