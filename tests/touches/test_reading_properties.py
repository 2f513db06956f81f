"""What holds for any note at all."""

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agency.touches.reading import read_note
from tests.touches.test_reading import MOCKUP, ON, VOCABULARY
from tests.touches.test_reading_stops import STOPS

LONGEST = 10_000
_SCRAPS = (
    "after June|not|never|remote only|$120k|120-130k plus bonus|PMP|in progress|Halifax|call me|stop"
    "|in|two|days|a week|her husband|wants|Not Saltmarsh Energy|I'll send it|by Friday|until|the end of"
    "|Q1|next|29 February|31/02/2026|9999-12-31|in 99 years|\u0130stanbul|e\u0301|\u200b|\x00|\n|,|.|\"|'|oil and gas"
    "|once|my bonus|only|🙂|C++|€85.000|do not|contact|wants to lead|but|or|ne me contactez plus|ab März|85 k€|KW 53"
    "|pas avant|nach dem Sommer|bis 31.12.|recommends Sam|her friend|n/a|2wks|one twenty k|remtoe|80%|\ud800|-|:\n- "
)
SCRAPS = _SCRAPS.split("|")
NOTES = st.one_of(
    st.text(max_size=300),
    st.text(st.characters(), max_size=80),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join),
)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
NAMES = st.one_of(st.none(), st.text(max_size=20), st.just("June (Jane) O'Neil [x"))


@settings(max_examples=400, deadline=None)
@given(text=NOTES, on=DAYS, name=NAMES)
def test_any_note_is_read_without_error_and_every_word_is_where_it_says(
    text: str, on: date, name: str | None
) -> None:
    facts = read_note(text, on, VOCABULARY, name)
    for fact in facts:
        assert text[fact.start : fact.end] == fact.words
        assert fact.words.strip()
        assert fact.value
        assert fact.label
    assert facts == read_note(text, on, VOCABULARY, name)
    assert list(facts) == sorted(facts, key=lambda fact: fact.start)


@settings(max_examples=200, deadline=None)
@given(text=NOTES)
def test_there_is_one_channel_one_kind_and_one_outcome_at_most(text: str) -> None:
    kinds = [fact.kind for fact in read_note(text, date(2026, 6, 18), VOCABULARY)]
    assert all(kinds.count(kind) <= 1 for kind in ("channel", "kind", "outcome"))


@settings(max_examples=100, deadline=None)
@given(
    before=st.text(string.ascii_letters + " ", max_size=30), extra=st.sampled_from("  \n\t\u00a0")
)
def test_request_to_stop_survives_what_stands_before_it(before: str, extra: str) -> None:
    note = f"{before}. please do not{extra}contact me again"
    assert any(fact.kind == "stop" for fact in read_note(note, date(2026, 6, 18), VOCABULARY))


THIRD_PARTIES = ("her husband", "his manager", "the client", "her friend Sam", "their boss")
ASKS = (
    "said stop calling",
    "wants no more emails",
    "asked to be removed from the list",
    "is a DNC",
)


@settings(max_examples=200, deadline=None)
@given(
    who=st.sampled_from(THIRD_PARTIES),
    asks=st.sampled_from(ASKS),
    before=st.text(string.ascii_letters + " ", max_size=20),
)
def test_a_third_party_never_stops_us_surely(who: str, asks: str, before: str) -> None:
    note = f"{before}. {who} {asks}"
    stops = [fact for fact in read_note(note, ON, VOCABULARY) if fact.kind == "stop"]
    assert not any(fact.sure for fact in stops)


@settings(max_examples=100, deadline=None)
@given(note=st.sampled_from(STOPS), before=NOTES, end=st.sampled_from("\n!?"))
def test_no_note_before_it_hides_a_request_to_stop(note: str, before: str, end: str) -> None:
    asked = note.replace("\\n", "\n")
    facts = read_note(f"{before}{end}{asked}", ON, VOCABULARY)
    assert any(fact.kind in {"stop", "pause"} for fact in facts)


def test_two_hundred_thousand_characters_are_read() -> None:
    text = "\ud800 🙂\n" * 50_000
    facts = read_note(f"{text}\nDo not contact me", ON, VOCABULARY)
    assert [fact.kind for fact in facts] == ["stop"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_first_and_last_day_of_the_calendar_are_survived(day: date) -> None:
    read_note(" ".join(SCRAPS) + MOCKUP + " next year, next Monday, in 3 months", day, VOCABULARY)


@pytest.mark.parametrize(
    "scrap", [" ", "\n", "\x00", "1", "1,", '"', "🙂", "a", "A ", *[f"{scrap} " for scrap in SCRAPS if scrap.strip()], MOCKUP + ". "]
)  # fmt: skip
def test_ten_thousand_characters_of_anything_are_read(scrap: str) -> None:
    """How fast is for the benchmark to say; a pattern that runs away would never come back here."""
    text = (scrap * (LONGEST // len(scrap) + 1))[:LONGEST]
    facts = read_note(text, date(2026, 6, 18), VOCABULARY, "Jane Whitlock")
    assert all(text[fact.start : fact.end] == fact.words for fact in facts)
