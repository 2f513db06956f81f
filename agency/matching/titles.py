"""How alike two job titles are: shared words, synonyms, seniority and function."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

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

PLAIN_LEVEL = 2
LEVEL_FACTORS = (1.0, 0.9, 0.75, 0.5, 0.3, 0.3, 0.3, 0.3)

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
    "manager engineer analyst specialist consultant officer coordinator administrator executive"
    " associate assistant advisor adviser technician representative operator supervisor worker"
    " member professional expert owner designer scientist architect".split()
)
"""Function words that many trades share: alone they do not make two titles alike."""

STOP = frozenset("a an and at for in of on or the to with de".split())

SHARE_OF_WISH = 0.6
GENERIC_WEIGHT = 0.5


class Title(NamedTuple):
    words: frozenset[str]
    main: frozenset[str]
    keys: frozenset[str]
    level: int
    names_level: bool


@lru_cache(maxsize=1 << 16)
def read_title(text: str) -> Title:
    """Split a title into words, the words before any comma or bracket, and its level."""
    words = tokens(text)
    main = tokens(re.split(r"[,(|/]| [-\u2013] ", text, maxsplit=1)[0]) or words
    levels = [LEVELS[word] for word in main if word in LEVELS]
    named = frozenset(word for word in words if word not in LEVELS)
    own = frozenset(word for word in main if word not in LEVELS)
    return Title(
        words=named,
        main=own,
        keys=_keys_of(named),
        level=max(levels, default=PLAIN_LEVEL),
        names_level=bool(levels),
    )


def title_keys(text: str | None) -> frozenset[str]:
    """The words of which two alike titles share at least one; a promise the SQL net rests on."""
    return read_title(text).keys if text else frozenset()


@lru_cache(maxsize=1 << 17)
def title_similarity(wanted: str, offered: str) -> float:
    """0 to 1: how far the offered title is what the wanted title names."""
    want, offer = read_title(wanted), read_title(offered)
    if not want.keys & offer.keys:
        return 0.0
    of_wish = _weight(want.main & offer.words) / _weight(want.main)
    of_offer = _weight(offer.main & want.words) / (_weight(offer.main) or 1.0)
    alike = SHARE_OF_WISH * of_wish + (1 - SHARE_OF_WISH) * of_offer
    return min(1.0, alike) * LEVEL_FACTORS[abs(want.level - offer.level)]


def level_of(text: str) -> int | None:
    """The seniority a text names, or None where it names none."""
    title = read_title(text)
    return title.level if title.names_level else None


@lru_cache(maxsize=1 << 14)
def names_this_title(wish: str, title: str) -> bool:
    """Whether every word of a refused title stands in this one."""
    refused = tokens(wish)
    return bool(refused) and refused <= tokens(title)


def tokens(text: str) -> frozenset[str]:
    """Words in lower case, without accents and plurals, synonyms made one."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("-", " "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for phrase, word in PHRASES:
        plain = plain.replace(phrase, word)
    found: set[str] = set()
    for raw in re.findall(r"[^\W\d_][\w+#]*", plain):
        found.update(_one_word(raw).split())
    return frozenset(found - STOP)


def _one_word(raw: str) -> str:
    if raw in SYNONYMS:
        return SYNONYMS[raw]
    singular = raw[:-1] if len(raw) > 4 and raw.endswith("s") and not raw.endswith("ss") else raw
    return SYNONYMS.get(singular, singular)


def _keys_of(words: frozenset[str]) -> frozenset[str]:
    return (words - GENERIC) or words


def _weight(words: frozenset[str]) -> float:
    return sum(GENERIC_WEIGHT if word in GENERIC else 1.0 for word in words)
