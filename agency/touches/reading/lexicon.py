"""Words in classes: "stop" and "quit" both end something, "Lena" is a name. What the grammars are written in.

Every word and fixed phrase that a class names has a sign of its own, so a sentence is a short string of signs
and a grammar a pattern over them (`grammar`). A word may be in many classes.

A table has a line a class, ``CLASS: word word ...``. A phrase is joined by ``_``. After ``+`` a verb stands for all its
forms (irregular ones between ``/``: ``ring/rang/rung+``), which are also in ``CLASS_BASE``, ``CLASS_S``, ``CLASS_ED``
and ``CLASS_ING``; after ``&`` a noun stands for its plural as well; before ``*`` a stem stands for every word that begins
with it. ``@OTHER`` takes in another class.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

_FIRST = 0x1000
NAMES = 0x5000
"""A word with a capital has the sign of the word this much further on."""
_BREAKS = {mark: chr(at) for at, mark in enumerate(".,/", start=0x0F00)}
_SPECIAL = "UNKNOWN WHEN NUMBER TITLE TERM OWN"
Phrases = dict[str, list[tuple[str, ...]]]
"""What may follow a first word to make it a phrase, the longest first."""


class Lexicon:
    """All words of all grammars; made once, when the tables are read.

    A phrase is one word to every grammar; one of `of_acts` only to the grammars of what people do and ask (`phrases`),
    one of `of_wishes` only to those of what they want and have (`wishes_phrases`): "would be" is one word to the
    latter and two to a referral.
    """

    def __init__(
        self, *tables: str, of_acts: Sequence[str] = (), of_wishes: Sequence[str] = ()
    ) -> None:
        self._signs: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._classes: dict[str, list[str]] = {}
        self._in_order: list[str] = []
        self.phrases: Phrases = {}
        self.wishes_phrases: Phrases = {}
        everywhere: tuple[Phrases, ...] = (self.phrases, self.wishes_phrases)
        self._kept_in = everywhere
        for name in _SPECIAL.split():
            self._classes[name] = [self.sign_of(name)]
        self._read_all(tables, everywhere)
        self._read_all(of_acts, (self.phrases,))
        self._read_all(of_wishes, (self.wishes_phrases,))
        self._kept_in = everywhere

    every_sign = f"{chr(_FIRST)}-{chr(_FIRST + 2 * NAMES)}"

    def sign(self, word: str) -> str:
        """The sign of a word or phrase as it was written, in small plain letters."""
        return self._signs.get(word) or self._by_stem(word) or self._signs["UNKNOWN"]

    def knows(self, word: str) -> bool:
        return word in self._signs or bool(self._by_stem(word))

    def _by_stem(self, word: str) -> str | None:
        """The sign of its longest stem."""
        lengths = range(len(word), 2, -1) if self._stems else ()
        return next((self._stems[word[:n]] for n in lengths if word[:n] in self._stems), None)

    def sign_of(self, word: str) -> str:
        """The sign of a word that has to have one."""
        return self._signs.setdefault(word, chr(_FIRST + len(self._signs)))

    def signs_in(self, name: str) -> str:
        """All signs of a class, small and with a capital, for a pattern's brackets."""
        if name == "NAME":
            return f"{chr(_FIRST + NAMES)}-{chr(_FIRST + 2 * NAMES)}"
        if name not in self._classes:
            raise KeyError(f"no class of words is called {name}")
        signs = dict.fromkeys(self._classes[name])
        for stem in [stem for stem, sign in self._stems.items() if sign in signs]:
            signs |= dict.fromkeys(self._signs[word] for word in self._beginning_with(stem))
        small = "".join(signs)
        return small + "".join(map(capital, small))

    def _beginning_with(self, stem: str) -> Iterator[str]:
        if len(self._in_order) != len(self._signs):
            self._in_order = sorted(self._signs)
        start = bisect_left(self._in_order, stem)
        return takewhile(lambda word: word.startswith(stem), islice(self._in_order, start, None))

    def is_in(self, word: str, name: str) -> bool:
        return self.sign(word) in self._classes[name]

    def classes_of(self, word: str) -> frozenset[str]:
        """The classes a word is named in."""
        return self._named.get(self._signs.get(word, ""), frozenset())

    @cached_property
    def _named(self) -> dict[str, frozenset[str]]:
        """The classes of each sign."""
        named: dict[str, set[str]] = {}
        for name, signs in self._classes.items():
            for sign in signs:
                named.setdefault(sign, set()).add(name)
        return {sign: frozenset(names) for sign, names in named.items()}

    def add_word(self, word: str) -> str:
        """The sign of a word that a grammar names itself."""
        if " " in word and word not in self._signs:
            self._keep_phrase(word)
        return self.sign_of(word)

    def _read_all(self, tables: Sequence[str], kept_in: tuple[Phrases, ...]) -> None:
        self._kept_in = kept_in
        for table in tables:
            for line in filter(str.strip, table.splitlines()):
                self._read(line)

    def _read(self, line: str) -> None:
        name, _, words = line.strip().partition(":")
        for entry in words.split():
            if entry.startswith("@"):
                self._classes.setdefault(name, []).extend(self._classes[entry[1:]])
                continue
            for form, kind in forms(entry):
                self._keep(name, form)
                if kind:
                    self._keep(f"{name}_{kind}", form)

    def _keep(self, name: str, form: str) -> None:
        if " " in form:
            self._keep_phrase(form)
        sign = self.sign_of(form)
        self._classes.setdefault(name, []).append(sign)
        if form.endswith("*"):
            self._stems[form[:-1]] = sign

    def _keep_phrase(self, phrase: str) -> None:
        first, *rest = phrase.split()
        for phrases in self._kept_in:
            ways = phrases.setdefault(first, [])
            if tuple(rest) not in ways:
                ways.append(tuple(rest))
                ways.sort(key=len, reverse=True)


def capital(sign: str) -> str:
    return chr(ord(sign) + NAMES)


def break_sign(mark: str) -> str:
    """`.` ends a sentence, `,` a clause, `/` stands between alternatives."""
    return _BREAKS[mark]


def forms(entry: str) -> Iterator[tuple[str, str]]:
    """Each form of an entry and what kind of form it is."""
    stem, mark, rest = re.fullmatch(r"([^+&]+)([+&]?)(.*)", entry).groups()  # type: ignore[union-attr]
    tail = rest.replace("_", " ")
    stem = stem.replace("_", " ")
    if not mark:
        yield stem, ""
    elif mark == "&":
        yield from ((f"{form}{tail}", "") for form in (stem, _plural(stem)))
    else:
        base, *irregular = stem.split("/")
        for form, kind in _verb(base, irregular):
            yield f"{form}{tail}", kind


def _verb(base: str, irregular: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield base, "BASE"
    yield _plural(base), "S"
    short = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    for form in irregular or _past(base, short):
        yield form, "ED"
    for stem in {short, _doubled(base)}:
        yield f"{stem}ing", "ING"
        yield f"{stem}in", "ING"


def _past(base: str, short: str) -> Iterator[str]:
    if re.search(r"[^aeiou]y$", base):
        yield f"{base[:-1]}ied"
    else:
        yield from {f"{short}ed", f"{_doubled(base)}ed"}


def _doubled(base: str) -> str:
    """ "stop" doubles its last letter before an ending, "call" does not."""
    short = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    return base + base[-1] if re.search(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$", base) else short


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|ch|sh|z)$", word) else f"{word}s"
