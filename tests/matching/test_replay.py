"""What a judgement was told comes back from JSON whole, and is judged the same."""

from dataclasses import replace
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.fit import Fit
from agency.matching.question import Question
from agency.matching.replay import differences, judge_again
from agency.matching.stored_question import as_json, from_json
from agency.matching.weights import MODES, STANDARD, Weights
from tests.matching.cases import JANE, PRODUCT_LEAD, TODAY, fit
from tests.matching.random_people import people, roles

RATES = {"CAD": 0.73, "USD": 1, "CHF": 1.12}
QUESTION = Question(PRODUCT_LEAD, JANE, TODAY, STANDARD, {})


def through_json(question: Question) -> Question:
    return from_json(orjson.loads(orjson.dumps(as_json(question))))


def told(found: Fit) -> tuple[int, str, str, list[dict[str, Any]]]:
    words = found.evidence.words if found.evidence else ""
    return found.total, found.reason, words, [part._asdict() for part in found.parts]


@settings(max_examples=200, deadline=None)
@given(
    roles(),
    people(),
    st.tuples(*[st.sampled_from(MODES)] * 4),
    st.tuples(*[st.integers(min_value=1, max_value=99)] * 5),
)
def test_every_question_comes_back_equal_and_is_answered_the_same(
    role: RoleFacts, person: PersonFacts, modes: tuple[Any, ...], chosen: tuple[int, ...]
) -> None:
    asked = Question(role, person, TODAY, Weights.of((*modes, "score"), chosen, 4), RATES)
    back = through_json(asked)
    assert back == asked
    assert judge_again(back) == judge_again(asked)


def test_whole_numbers_stay_whole_because_sentences_quote_them() -> None:
    back = through_json(QUESTION)
    assert [type(years) for years in back.person.skills.values()] == [int, int]
    assert type(back.role.requirements[0].weight) is float


def test_what_is_usual_takes_no_room() -> None:
    stored = as_json(QUESTION)
    assert "hours_percent" not in stored["role"]
    assert stored["weights"] == {}
    assert len(orjson.dumps(stored)) < 2_000


def test_field_that_came_later_reads_as_its_usual_value_from_an_old_record() -> None:
    stored = as_json(QUESTION)
    del stored["person"]["notice_days"]
    assert from_json(stored).person == replace(JANE, notice_days=None)


def test_field_that_is_gone_is_passed_over() -> None:
    stored = as_json(QUESTION)
    stored["role"]["perks"] = ["ferry"]
    assert from_json(stored) == QUESTION


def test_fit_carries_what_it_was_told() -> None:
    assert fit().question == QUESTION


def test_the_same_answer_has_no_differences() -> None:
    assert differences(judge_again(QUESTION), *told(fit())) == []


def test_each_thing_that_came_out_otherwise_is_named() -> None:
    total, why, _words, parts = told(fit())
    parts[4] = {**parts[4], "points": 1, "sentence": "Pay unknown"}
    lines = differences(judge_again(QUESTION), total - 3, why, "Other words", parts)
    assert [line.partition(":")[0] for line in lines] == [
        "total", "words", "pay points", "pay sentence",
    ]  # fmt: skip


def test_somebody_off_the_list_now_is_a_difference() -> None:
    strict = replace(QUESTION, weights=Weights(pay="must"), person=replace(JANE, id=2))
    dear = replace(strict.person, wanted_pay=replace(JANE.wanted_pay, amount=158_000))  # type: ignore[type-var]
    lines = differences(judge_again(replace(strict, person=dear)), *told(fit()))
    assert len(lines) == 1
    assert lines[0].startswith("off the list now: Pay is a must here")
