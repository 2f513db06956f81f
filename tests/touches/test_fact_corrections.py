"""A fact that was read wrongly is put right, and is sure then; what cannot be is refused with a sentence."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.skills.terms import Vocabulary
from agency.touches.fact_corrections import (
    Choice,
    NotThatValue,
    choice_of,
    corrected,
    fields_of,
)
from agency.touches.reading import Fact, read_note

TODAY = date(2026, 6, 18)
NOTE = (
    "Not now, open to a lead role after August, not remote, 120k plus bonus, only once my bonus is paid, "
    "take her off the list until October, I'll send her the brief tomorrow, call back in September"
)


def facts_in(note: str) -> dict[str, Fact]:
    return {fact.kind: fact for fact in read_note(note, TODAY, Vocabulary(currency="CAD"))}


def right(fact: Fact, **chosen: str) -> Fact:
    return corrected(fact, replace(choice_of(fact), **chosen), "CAD")


def one(kind: Any, value: str, **more: Any) -> Fact:
    return Fact(kind, value, more.pop("label", value), value, 0, len(value), sure=False, **more)


@pytest.mark.parametrize(
    ("kind", "note", "chosen", "label", "attributes"),
    [
        ("pay", "wants 120k", {"value": "130k"}, "$130,000 a year", {"amount": 130_000}),
        ("pay", "wants 62 an hour", {"value": "$64.50"}, "$64.50 an hour", {"period": "hour"}),
        ("pay", "120k plus bonus", {"value": "125000"}, "$125,000 a year plus bonus", {}),
        ("pay", "£60k a year", {"value": "65k"}, "£65,000 a year", {"currency": "GBP"}),
        ("pay", "120k to 130k", {"value": "125k"}, "$125,000 a year", {"amount_to": None}),
        ("available_from", "open after August", {"on": "2026-10-01"}, "From 1 Oct 2026",
         {"on": date(2026, 10, 1), "value": "2026-10-01"}),
        ("callback_on", "call back in September", {"on": "2026-10-05"}, "Call back 5 Oct 2026",
         {"value": "2026-10-05"}),
        ("remote", "remote only", {"horizon": "never"}, "Not remote only", {"negated": True}),
        ("remote", "not remote", {"horizon": "now"}, "Remote", {"negated": False, "must": False}),
        ("remote", "remote", {"horizon": "later"}, "Remote", {"horizon": "later"}),
    ],
)  # fmt: skip
def test_it_says_what_was_chosen_and_is_sure(
    kind: str, note: str, chosen: dict[str, str], label: str, attributes: dict[str, Any]
) -> None:
    fact = right(facts_in(note)[kind], **chosen)
    assert fact.label == label
    assert fact.sure
    for name, value in attributes.items():
        assert getattr(fact, name) == value


@pytest.mark.parametrize(
    ("fact", "chosen", "label", "value"),
    [
        (one("title", "Lead"), {"value": "product lead"}, "Product lead", "product lead"),
        (one("employer", "Acme", negated=True, label="Not Acme"), {"value": "Apex"}, "Not Apex", "Apex"),
        (one("employer", "Acme", negated=True, label="Not Acme"), {"horizon": "later"}, "Acme", "Acme"),
        (one("place", "Halifax", term_id=3), {"value": "Moncton"}, "Moncton", "Moncton"),
        (one("promise", "send the JD", label="Send the JD, by 19 Jun 2026", on=date(2026, 6, 19)),
         {"on": "2026-06-20"}, "Send the JD, by 20 Jun 2026", "send the JD"),
        (one("promise", "send the JD", label="Send the JD"), {"on": "2026-06-20"},
         "Send the JD, by 20 Jun 2026", "send the JD"),
        (one("promise", "send the JD", label="Send the JD, by 19 Jun 2026", on=date(2026, 6, 19)),
         {"on": ""}, "Send the JD", "send the JD"),
        (one("condition", "after my bonus", label="After my bonus"), {"on": "2027-03-01"},
         "After my bonus, 1 Mar 2027", "after my bonus"),
        (one("designation", "PMP", label="PMP, in progress", standing="in_progress"),
         {"on": "2026-11-01"}, "PMP, in progress, 1 Nov 2026", "PMP"),
        (one("pause", "2026-10-01", label="Quiet until 1 Oct 2026", on=date(2026, 10, 1)),
         {"on": ""}, "Quiet until they say so", "open"),
    ],
)  # fmt: skip
def test_words_and_days_of_every_kind(
    fact: Fact, chosen: dict[str, str], label: str, value: str
) -> None:
    changed = right(fact, **chosen)
    assert (changed.label, changed.value, changed.sure) == (label, value, True)
    assert changed.words == fact.words, "what they said stays what they said"


def test_another_word_is_no_longer_the_old_term() -> None:
    assert right(one("industry", "Mining", term_id=7), value="Shipping").term_id is None


@pytest.mark.parametrize(
    ("fact", "chosen", "says"),
    [
        (one("pay", "120000"), {"value": "a lot"}, "as a number"),
        (one("pay", "120000"), {"value": "-5"}, "above zero"),
        (one("pay", "120000"), {"value": "NaN"}, "above zero"),
        (one("pay", "120000"), {"value": "1e300"}, "below 100 million"),
        (one("available_from", "2026-09-01"), {"on": "soon"}, "2026-09-01 for instance"),
        (one("available_from", "2026-09-01"), {"on": "0001-01-01"}, "from 2000 to 2100"),
        (one("available_from", "2026-09-01", on=date(2026, 9, 1)), {"on": ""}, "Choose the day"),
        (one("remote", "remote"), {"horizon": "always"}, "now, later or never"),
        (one("title", "Lead"), {"value": "x" * 201}, "At most 200"),
    ],
)
def test_what_cannot_be_is_refused(fact: Fact, chosen: dict[str, str], says: str) -> None:
    with pytest.raises(NotThatValue, match=says):
        right(fact, **chosen)


def test_nothing_chosen_changes_nothing_in_any_fact() -> None:
    for fact in read_note(NOTE, TODAY, Vocabulary(currency="CAD")):
        assert corrected(fact, choice_of(fact), "CAD") is fact
        assert corrected(fact, Choice(on=choice_of(fact).on), "CAD") is fact


def test_a_stop_can_only_be_removed() -> None:
    assert fields_of(one("stop", "contact")) == frozenset()


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_gives_a_fact_or_a_sentence(value: str, on: str, horizon: str) -> None:
    for fact in read_note(NOTE, TODAY, Vocabulary(currency="CAD")):
        with suppress(NotThatValue):
            assert corrected(fact, Choice(value, on, horizon), "CAD").kind == fact.kind
