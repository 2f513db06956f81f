"""Finding the vocabulary's words in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.skills.seeds import load_seed_terms
from agency.skills.terms import Term, Vocabulary

SEED = load_seed_terms()
VOCABULARY = Vocabulary(SEED["skill"], SEED["designation"], SEED["industry"], SEED["title"])


def names_in(text: str) -> list[str]:
    return [match.term.name for match in VOCABULARY.find_terms(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("C, C++ and C#", ["C", "C++", "C#"], id="signs belong to the name"),
        pytest.param("node.js and .NET", ["Node.js", ".NET"], id="dots belong to the name"),
        pytest.param("front end developer", ["Front-end Developer"], id="hyphens do not matter"),
        pytest.param("PRODUCT MANAGERS", ["Product Manager"], id="case and plural do not matter"),
        pytest.param("knows R and Go", ["R", "Go"], id="ordinary words with their capital"),
        pytest.param("go on, r u there, a c in maths", [], id="ordinary words without it"),
        pytest.param("Rust and Go by night", ["Rust", "Go"], id="ordinary words that open a list"),
        pytest.param("Rest and then call", [], id="an ordinary word that opens a sentence"),
        pytest.param("Go back to her. Excel at it. React to it.", ["Microsoft Excel"], id="a sentence's capital"),
        pytest.param("C-level, R&D, Plan C, Jane R. Smith, series C", ["Research and development"], id="letters that are no language"),
        pytest.param("React Native", ["React Native"], id="the longest wins"),
        pytest.param("P.Eng, P. Eng. and PEng", ["P.Eng."] * 3, id="every way of writing it"),
        pytest.param("pythonic JavaScripty", [], id="whole words only"),
    ],
)  # fmt: skip
def test_terms_are_found_by_whole_words(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@given(st.text(max_size=200))
def test_any_text_is_searched_and_spans_are_in_order(text: str) -> None:
    spans = [(match.start, match.end) for match in VOCABULARY.find_terms(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_terms_that_share_a_spelling_are_both_found() -> None:
    skill = Term(1, "Recruitment", (), "skill")
    industry = Term(2, "Staffing", ("recruitment",), "industry")
    found = Vocabulary(skills=(skill,), industries=(industry,)).find_terms("in recruitment")
    assert [match.term.id for match in found] == [1, 2]


def test_every_seed_term_is_found_by_its_own_name() -> None:
    for terms in SEED.values():
        for term in terms:
            assert term.name in names_in(f"she said {term.name} today"), term.name
