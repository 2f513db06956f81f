"""Words cut to their stems, and counted in five bytes each."""

from hypothesis import given
from hypothesis import strategies as st

from agency.meaning.stems import MOST_TIMES, count_words, pack, stems, unpack, word_key


def test_filler_words_case_accents_and_endings_do_not_matter() -> None:
    assert stems("She was WELDING the pipes, and welds Pipe at Québec") == [
        "weld", "pipe", "weld", "pipe", "quebec",
    ]  # fmt: skip


def test_signs_belong_to_the_word() -> None:
    assert stems("C++ or C#, not C") == ["c++", "c#", "c"]


def test_a_word_has_the_same_number_in_every_process() -> None:
    assert word_key("weld") == 438_816_536


def test_words_are_counted_once_each_in_order_of_their_number() -> None:
    counted = count_words("weld welds welding pipe")
    assert sorted(counted["times"].tolist()) == [1, 3]
    assert counted["word"].tolist() == sorted(counted["word"].tolist())


def test_no_word_counts_more_often_than_a_byte_can_tell() -> None:
    assert count_words("weld " * 300)["times"].tolist() == [MOST_TIMES]


@given(st.text(max_size=300))
def test_any_text_comes_back_as_it_was_counted(text: str) -> None:
    counted = count_words(text)
    assert len(pack(counted)) == 5 * len(counted)
    assert unpack(pack(counted)).tolist() == counted.tolist()
