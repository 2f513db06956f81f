"""How alike two job titles are: shared words, synonyms, seniority and function, and what was learned."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from agency.meaning.title_space import plain
from agency.skills.seeds import load_seed_terms
from agency.words import unaccented

LEVELS = {
    "intern": 0,
    "trainee": 0,
    "apprentice": 0,
    "graduate": 0,
    "junior": 1,
    "senior": 3,
    "lead": 4,
    "principal": 4,
    "staff": 4,
    "head": 5,
    "director": 5,
    "vp": 6,
    "chief": 7,
    "president": 7,
}
"""Steps of a career ladder; a title that names none stands at 2."""

LEVEL_WORDS = frozenset(LEVELS)
PLAIN_LEVEL = 2
LEVEL_FACTORS = (1.0, 0.9, 0.8, 0.6, 0.4, 0.3, 0.3, 0.3)

PHRASES = (
    ("vice president", "vp"),
    ("team lead", "lead"),
    ("full stack", "fullstack"),
    ("front end", "frontend"),
    ("back end", "backend"),
    ("dev ops", "devops"),
    ("machine learning", "ml"),
    ("human resources", "hr"),
    ("quality assurance", "qa"),
    ("user experience", "ux"),
    ("information technology", "it"),
    ("site reliability", "sre"),
)

SYNONYMS = {
    "sr": "senior",
    "jr": "junior",
    "leader": "lead",
    "developer": "engineer",
    "programmer": "engineer",
    "coder": "engineer",
    "engineering": "engineer",
    "dev": "engineer",
    "eng": "engineer",
    "mgr": "manager",
    "management": "manager",
    "managing": "manager",
    "programme": "program",
    "cfo": "chief finance",
    "cto": "chief technology",
    "coo": "chief operation",
    "cio": "chief it",
    "ceo": "chief executive",
    "swe": "software engineer",
    "ops": "operation",
    "financial": "finance",
    "accounting": "accountant",
    "accounts": "accountant",
    "tech": "technology",
    "technical": "technology",
    "svp": "vp",
    "evp": "vp",
    "rn": "nurse",
    "nursing": "nurse",
    "admin": "administrator",
    "analytics": "analyst",
    "automation": "control",
}

GENERIC = frozenset(
    [
        "manager",
        "engineer",
        "analyst",
        "specialist",
        "consultant",
        "officer",
        "coordinator",
        "administrator",
        "executive",
        "associate",
        "assistant",
        "advisor",
        "adviser",
        "technician",
        "representative",
        "operator",
        "supervisor",
        "worker",
        "member",
        "professional",
        "expert",
        "owner",
        "designer",
        "scientist",
        "architect",
    ]
)
"""Function words that many trades share: alone they do not make two titles alike."""

STOP = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with", "de"])

THE_SAME = 0.95
"""From here on two titles are the same; below they are said to be close, and both are named."""
WORDS_LESS = 0.7
"""What shared words say where something was learned: less, for it is learned from whole names."""
LEARNED_LESS = 0.1
MOST_LEARNED = 0.9
"""A learned likeness of 0.5 says as much as 0.4 by the words; it never makes two titles the same."""

SHARE_OF_WISH = 0.6
GENERIC_WEIGHT = 0.5
SAME_FUNCTION = 0.2


class Wording(NamedTuple):
    """One way of saying a title: all its words, and those before any comma or bracket."""

    words: frozenset[str]
    main: frozenset[str]
    keys: frozenset[str]


class Title(NamedTuple):
    wordings: tuple[Wording, ...]
    level: int
    names_level: bool
    function: str


@lru_cache(maxsize=1 << 16)
def read_title(text: str) -> Title:
    """A title as written and as the vocabulary names it, with its level and function."""
    words = tokens(text)
    main = tokens(re.split(r"[,(|/]| [-\u2013] ", text, maxsplit=1)[0]) or words
    levels = [LEVELS[word] for word in main if word in LEVELS]
    names, function = _known_titles().get(main - LEVEL_WORDS, ((), ""))
    written = _wording(words, main)
    known = (_wording(name | words - main, name) for name in names)
    return Title(
        wordings=(written, *(wording for wording in known if wording != written)),
        level=max(levels, default=PLAIN_LEVEL),
        names_level=bool(levels),
        function=function,
    )


@lru_cache(maxsize=1 << 16)
def title_keys(text: str | None) -> frozenset[str]:
    """Words of which two titles alike by more than `SAME_FUNCTION` share at least one.

    The SQL net rests on this promise.
    """
    if not text:
        return frozenset()
    return frozenset().union(*(wording.keys for wording in read_title(text).wordings))


@lru_cache(maxsize=1 << 17)
def title_similarity(wanted: str, offered: str) -> float:
    """0 to 1: how far the offered title is what the wanted title names."""
    want, offer = read_title(wanted), read_title(offered)
    alike = max(_alike(one, other) for one in want.wordings for other in offer.wordings)
    if not alike and want.function and want.function == offer.function:
        alike = SAME_FUNCTION
    return alike * LEVEL_FACTORS[abs(want.level - offer.level)]


def title_alike(wanted: str, offered: str, learned: Mapping[str, float]) -> float:
    """The same, where `learned` also tells how alike other titles are to the offered one."""
    by_words = title_similarity(wanted, offered)
    if learned and by_words < THE_SAME:
        by_words *= WORDS_LESS
    known = learned.get(plain(wanted), 0.0) - LEARNED_LESS
    if known <= by_words:
        return by_words
    apart = abs(read_title(wanted).level - read_title(offered).level)
    return max(by_words, min(MOST_LEARNED, known) * LEVEL_FACTORS[apart])


def level_of(text: str) -> int | None:
    """The seniority a text names, or None where it names none."""
    title = read_title(text)
    return title.level if title.names_level else None


def known_title(text: str) -> bool:
    """Whether the seed vocabulary has a title of these words, whatever its level."""
    return tokens(text) - LEVEL_WORDS in _known_titles()


@lru_cache(maxsize=1 << 14)
def names_this_title(wish: str, title: str) -> bool:
    """Whether every word of a refused title stands in this one."""
    refused = tokens(wish)
    return bool(refused) and refused <= tokens(title)


def tokens(text: str) -> frozenset[str]:
    """Words in lower case, without accents and plurals, synonyms made one."""
    plain = unaccented(text.casefold().replace("-", " "))
    for phrase, word in PHRASES:
        plain = plain.replace(phrase, word)
    found: set[str] = set()
    for raw in re.findall(r"[^\W\d_][\w+#]*", plain):
        found.update(_one_word(raw).split())
    return frozenset(found - STOP)


def _wording(words: frozenset[str], main: frozenset[str]) -> Wording:
    named = words - LEVEL_WORDS
    return Wording(named, main - LEVEL_WORDS, named - GENERIC or named)


def _alike(want: Wording, offer: Wording) -> float:
    if not want.keys & offer.keys:
        return 0.0
    wanted, offered = want.main, offer.main
    if not (wanted & GENERIC and offered & GENERIC):
        # "Controls lead" names no function word, so "Controls engineer" loses nothing by its own.
        wanted, offered = wanted - GENERIC or wanted, offered - GENERIC or offered
    of_wish = _weight(wanted & offer.words) / (_weight(wanted) or 1.0)
    of_offer = _weight(offered & want.words) / (_weight(offered) or 1.0)
    return SHARE_OF_WISH * of_wish + (1 - SHARE_OF_WISH) * of_offer


@lru_cache(maxsize=1)
def _known_titles() -> dict[frozenset[str], tuple[tuple[frozenset[str], ...], str]]:
    """Every spelling of the seed vocabulary: the names it stands for, and their function."""
    known: dict[frozenset[str], tuple[tuple[frozenset[str], ...], str]] = {}
    for term in load_seed_terms()["title"]:
        for spelling in term.spellings:
            words = tokens(spelling) - LEVEL_WORDS
            names, function = known.get(words, ((), term.field))
            name = tokens(term.name)
            known[words] = (names if name in names else (*names, name), function)
    return known


def _one_word(raw: str) -> str:
    if raw in SYNONYMS:
        return SYNONYMS[raw]
    singular = _singular(raw)
    return SYNONYMS.get(singular, singular)


def _singular(word: str) -> str:
    if len(word) <= 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _weight(words: frozenset[str]) -> float:
    return sum(GENERIC_WEIGHT if word in GENERIC else 1.0 for word in words)
