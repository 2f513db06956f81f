"""The files of `agency/skills/seed/`: whole, without doubles, and every relation leads somewhere."""

import re
import unicodedata
from collections import Counter

import pytest

from agency.skills.seeds import load_seed_relations, load_seed_terms, sector_of
from agency.skills.terms import TITLE_LEVELS

SEED = load_seed_terms()
RELATIONS = load_seed_relations()


def key(spelling: str) -> str:
    """As the database compares spellings."""
    plain = unicodedata.normalize("NFKD", spelling.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[-‐‑–]", " ", plain).split())


SPELLINGS = {
    kind: {key(s) for term in terms for s in term.spellings} for kind, terms in SEED.items()
}


@pytest.mark.parametrize(
    ("kind", "at_least"), [("skill", 400), ("designation", 100), ("industry", 40), ("title", 150)]
)
def test_seed_is_ample_and_unsaved(kind: str, at_least: int) -> None:
    terms = SEED[kind]  # type: ignore[index]
    assert len(terms) >= at_least
    assert all(term.id is None and term.kind == kind for term in terms)


@pytest.mark.parametrize("kind", SEED)
def test_no_spelling_of_a_kind_stands_twice(kind: str) -> None:
    terms = SEED[kind]  # type: ignore[index]
    counted = Counter(spelling for term in terms for spelling in {key(s) for s in term.spellings})
    assert [spelling for spelling, count in counted.items() if count > 1] == []
    bare = Counter(spelling for term in terms for spelling in {shown(s) for s in term.spellings})
    assert [spelling for spelling, count in bare.items() if count > 1] == []


def shown(spelling: str) -> str:
    """Without a remark in brackets at the end, as people leave it out. "MRT(R)" holds no remark."""
    return re.sub(r"\s+\([^()]*\)$", "", key(spelling))


def test_every_relation_leads_to_another_term_that_is_there() -> None:
    lost = [
        f"{one.term} {one.kind} {one.other}"
        for one in RELATIONS
        if key(one.other) not in SPELLINGS[one.other_kind] or key(one.other) == key(one.term)
    ]
    assert lost == []


def test_every_level_is_one_we_know_and_every_title_has_a_function() -> None:
    assert {term.level for term in SEED["title"]} <= set(TITLE_LEVELS)
    assert [term.name for term in SEED["title"] if not term.field] == []


def test_every_title_has_skills_of_its_own_or_of_the_same_work() -> None:
    skilled = {
        one.term for one in RELATIONS if one.term_kind == "title" and one.kind == "essential"
    }
    same_work = {one.term: one.other for one in RELATIONS if one.kind == "same_work"}
    without = [
        term.name
        for term in SEED["title"]
        if term.name not in skilled and same_work.get(term.name) not in skilled
    ]
    assert without == []


def test_the_field_of_a_skill_is_the_sector_of_its_file() -> None:
    assert sector_of("human_resources.csv") == "Human resources"
    assert all(term.field for term in SEED["skill"])
