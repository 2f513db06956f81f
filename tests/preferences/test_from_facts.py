"""From a note's facts to wishes: one table, in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from agency.preferences.from_facts import wishes_in
from agency.preferences.models import Horizon, PreferenceKind, Weight
from agency.touches.reading import Fact


def fact(kind: Any, value: str, label: str = "", **more: Any) -> Fact:
    words = more.pop("words", value)
    return Fact(kind, value, label or value, words, 0, len(words), **more)


@pytest.mark.parametrize(
    ("said", "kind", "horizon", "label"),
    [
        pytest.param(fact("title", "Product lead", horizon="now"), "title", "now", "Product lead", id="a title"),
        pytest.param(fact("title", "product lead"), "title", "now", "Product lead", id="left on its chip, it is wanted"),
        pytest.param(
            fact("industry", "Oil and gas", "Not oil and gas", negated=True, horizon="never"),
            "industry", "never", "Oil and gas", id="a refusal names the thing itself",
        ),
        pytest.param(
            fact("pay", "120000", "$120,000 a year", amount=Decimal(120_000), currency="CAD", period="year"),
            "pay", "now", "$120,000 or more", id="pay is a least",
        ),
        pytest.param(
            fact("pay", "120000-130000", "$120,000 to $130,000 a year", amount=Decimal(120_000), amount_to=Decimal(130_000)),
            "pay", "now", "$120,000 to $130,000", id="a range is a range",
        ),
        pytest.param(
            fact("skill", "Rust", "Rust, wants to learn", horizon="now", standing="considering"),
            "skill", "now", "Rust, wants to learn", id="a skill they want to use",
        ),
        pytest.param(
            fact("office_days", "2", "2 office days a week", amount=Decimal(2)),
            "remote", "now", "2 office days a week", id="office days alone are hybrid",
        ),
        pytest.param(
            fact("available_from", "2026-07-01", "From 1 Jul 2026", on=date(2026, 7, 1)),
            "timing", "now", "From 1 Jul 2026", id="a date",
        ),
        pytest.param(
            fact("condition", "after my bonus", "After my bonus"), "timing", "now", "After my bonus", id="a condition",
        ),
    ],
)  # fmt: skip
def test_a_fact_becomes_a_wish(said: Fact, kind: str, horizon: str, label: str) -> None:
    (wish,) = wishes_in([said])
    assert (wish.kind, wish.horizon, wish.label) == (PreferenceKind(kind), Horizon(horizon), label)


@pytest.mark.parametrize(
    "said",
    [
        fact("channel", "call"),
        fact("outcome", "not_now"),
        fact("skill", "Python", term_id=1),
        fact("designation", "PMP", standing="held", term_id=2),
        fact("promise", "send notes"),
        fact("callback_on", "2026-09-01", on=date(2026, 9, 1)),
        fact("stop", "contact"),
    ],
    ids=lambda said: said.kind,
)
def test_what_is_no_wish_stays_out(said: Fact) -> None:
    assert wishes_in([said]) == []


def test_a_day_and_a_condition_are_one_wish() -> None:
    (wish,) = wishes_in(
        [
            fact("condition", "after my bonus", "After my bonus"),
            fact("available_from", "2026-07-01", "From 1 Jul 2026", on=date(2026, 7, 1)),
        ]
    )
    assert (wish.not_before, wish.condition) == (date(2026, 7, 1), "after my bonus")


def test_hybrid_and_its_days_are_one_wish() -> None:
    (wish,) = wishes_in(
        [
            fact("remote", "hybrid", "Hybrid", horizon="now"),
            fact(
                "office_days",
                "2-3",
                "2 to 3 office days a week",
                amount=Decimal(2),
                amount_to=Decimal(3),
            ),
        ]
    )
    assert (wish.value, wish.office_days) == ("hybrid", 3)


def test_only_is_a_must() -> None:
    (wish,) = wishes_in([fact("remote", "remote", "Remote only", must=True, horizon="now")])
    assert wish.weight is Weight.must


def test_a_place_keeps_the_id_of_the_place_and_no_term() -> None:
    (wish,) = wishes_in([fact("place", "Halifax", term_id=7, horizon="now")])
    assert (wish.place_id, wish.term_id) == (7, None)


def test_four_days_a_week_is_80_per_cent() -> None:
    (wish,) = wishes_in([fact("hours", "4_days", "4 days a week", amount=Decimal(4))])
    assert wish.amount == 80


def test_their_own_sentence_is_kept_where_it_holds_the_words() -> None:
    quote = "I’d go remote only, and not before June."
    said = [
        fact("remote", "remote", words="remote only"),
        fact("title", "Lead", words="a lead role"),
    ]
    assert [wish.words for wish in wishes_in(said, quote)] == [quote, "a lead role"]
