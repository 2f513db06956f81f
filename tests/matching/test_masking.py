"""What fit must never read is taken out of a text; what is about work stays."""

import pytest

from agency.matching.masking import masked

NAMES = ("Zoë van der Berg", "Zo")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Zoe Berg led it. BERG's team", "led it. team", id="names, with and without accents"),
        pytest.param("She runs her site; he helps", "runs site; helps", id="pronouns"),
        pytest.param("Mr Smith, married, father of two", "Smith, , of two", id="sex and family"),
        pytest.param("Welder 2009-2014, since 03.2015", "Welder , since 03.", id="years"),
        pytest.param("Born 4 May 1980 in Leeds. Welder", ". Welder", id="birth"),
        pytest.param("aged 54, 54 years old, a 54-year-old", ", , a", id="ages"),
        pytest.param("M5V 2T6, SW1A 1AA, 90210", ", ,", id="postcodes"),
        pytest.param("zoe@example.com or www.example.com/zoe", "or", id="mail and web"),
        pytest.param("call +1 (416) 555-0100 now", "call now", id="telephone"),
        pytest.param("maternity leave, single", "leave,", id="leave that tells of family"),
    ],
)  # fmt: skip
def test_what_is_personal_is_gone(text: str, left: str) -> None:
    assert masked(text, NAMES) == left


@pytest.mark.parametrize(
    "text",
    [
        "Programmed PLCs on 12 sites, 480 V",
        "Manager of sisterships; shepherd of manholes",
        "C++ and C#, ISO 9001",
        "10 years of TIG welding",
    ],
)
def test_words_of_work_stay(text: str) -> None:
    assert masked(text, NAMES) == text


def test_a_name_is_not_cut_out_of_a_longer_word() -> None:
    assert masked("Bergen, zoology and Zo", NAMES) == "Bergen, zoology and"


def test_without_names_the_rest_is_masked_all_the_same() -> None:
    assert masked("he welds since 2009", ()) == "welds since"
