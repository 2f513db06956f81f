"""Whether what a person waits for has come, as far as their record or the role tells. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from agency.matching.facts import HeldDesignation, PersonFacts, RoleFacts, Wish
from agency.matching.parts.pay import YEARLY
from agency.matching.refused_work import said_of_work
from agency.skills.seeds import load_seed_terms

SAYS_NOTHING = frozenset(
    [
        "a",
        "an",
        "the",
        "i",
        "ive",
        "i'm",
        "im",
        "my",
        "me",
        "he",
        "his",
        "him",
        "she",
        "her",
        "they",
        "their",
        "them",
        "have",
        "has",
        "had",
        "having",
        "is",
        "are",
        "be",
        "been",
        "being",
        "was",
        "get",
        "gets",
        "got",
        "once",
        "after",
        "when",
        "if",
        "as",
        "soon",
        "until",
        "till",
        "then",
        "only",
        "provided",
        "only",
        "in",
        "on",
        "of",
        "to",
        "for",
        "with",
        "and",
        "do",
        "does",
        "did",
        "done",
        "hold",
        "holds",
        "held",
        "finish",
        "finishes",
        "finished",
        "complete",
        "completes",
        "completed",
        "pass",
        "passes",
        "passed",
        "earn",
        "earned",
        "certificate",
        "certification",
        "certified",
        "cert",
        "charter",
        "exam",
        "exams",
        "examination",
        "diploma",
        "degree",
        "course",
        "licence",
        "license",
        "ticket",
        "qualification",
        "qualified",
        "designation",
        "accreditation",
        "programme",
        "program",
        "through",
        "out",
        "both",
        "hand",
        "paper",
        "papers",
        "new",
        "own",
        "finally",
        "official",
        "officially",
    ]
)
SHORTEST_STEM = 5
"""Words are one where they agree in their first five letters: "chartered", "charterholder"."""

OF_THE_ROLE = re.compile(r"^(?:but |and )?(?:only )?(?:if|as long as|provided|so long as|where)\b")
FORMS = {
    "permanent": "permanent",
    "fixed term": "fixed_term",
    "contract": "contract",
    "temporary": "temporary",
}
_WITHOUT = re.compile(r"\b(?:no|without|not)\b (?:any )?(.+)$")
_PAYS = re.compile(r"\b(?:pays?|paid|salary|money)\b.*?(\d[\d,. ]*\d|\d)( ?k\b)?")


def role_meets(condition: str, role: RoleFacts) -> bool | None:
    """Whether the role meets an "if" that is about the role; None where it is not, or nobody knows."""
    said = condition.casefold().replace("-", " ").strip()
    if not OF_THE_ROLE.search(said):
        return None
    if found := _WITHOUT.search(said):
        return said_of_work(role, found.group(1)) is None
    if re.search(r"\b(?:fully )?remote|(?:from|at) home\b", said):
        return None if role.office_days is None else role.office_days == 0
    if re.search(r"\bhybrid\b", said):
        return None if role.office_days is None else role.office_days < 5
    if found := _PAYS.search(said):
        return _pays(
            role, float(re.sub(r"\D", "", found.group(1))) * (1000 if found.group(2) else 1)
        )
    if re.search(r"\bpart time\b", said):
        return role.hours_percent < 100
    for words, form in FORMS.items():
        if re.search(rf"\b{words}\b", said):
            return role.contract_form == form if role.contract_form else None
    return None


def _pays(role: RoleFacts, amount: float) -> bool | None:
    """In the role's own currency and, by its size, its own period or a year."""
    if role.pay is None:
        return None
    return amount <= max(role.pay.high, role.pay.high * YEARLY[role.pay.period] * (amount > 10_000))


def settled(role: RoleFacts, person: PersonFacts) -> Iterator[Wish]:
    """What a person said, without the conditions that have come, or that this role meets."""
    for wish in person.wishes:
        yield _settle(wish, wish.condition, person, role) if wish.condition else wish


def _settle(wish: Wish, condition: str, person: PersonFacts, role: RoleFacts) -> Wish:
    if role_meets(condition, role):
        return replace(wish, condition=None)
    if not waits_for_what_is_held(condition, person):
        return wish
    return replace(wish, condition=None, horizon=wish.horizon if wish.from_on else "now")


def waits_for_what_is_held(condition: str, person: PersonFacts) -> bool:
    """Held, of all the designations that the condition may mean; in progress is not held."""
    meant = [one for one in person.designations.values() if one.name and _means(condition, one)]
    return bool(meant) and all(one.standing == "held" for one in meant)


def _means(condition: str, designation: HeldDesignation) -> bool:
    said = _words(condition)
    return bool(said) and any(said <= _stems(name) for name in _names(designation.name))


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _split(text) if word not in SAYS_NOTHING)


def _stems(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _split(name))


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"['’]\w+\b", "", text.casefold()))


def _stem(word: str) -> str:
    return word[:SHORTEST_STEM] if len(word) > SHORTEST_STEM else word


@lru_cache(maxsize=1 << 12)
def _names(designation: str) -> tuple[str, ...]:
    """As it is written, and the vocabulary's other spellings of it, each on its own and together."""
    spellings = _spellings().get(designation.casefold(), ())
    return (designation, " ".join((designation, *spellings)))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[str, ...]]:
    return {
        spelling.casefold(): term.spellings
        for term in reversed(load_seed_terms()["designation"])
        for spelling in term.spellings
    }
