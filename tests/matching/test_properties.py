"""What holds for every person and every role."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from agency.matching.facts import PersonFacts, RoleFacts
from agency.matching.fit import DealBreaker, Fit
from agency.matching.scoring import score
from agency.matching.weights import STANDARD, Mode, Weights
from tests.matching.cases import TODAY
from tests.matching.random_people import people, roles

RATES = {"CAD": 1.0, "USD": 1.35}
LEFTOVERS = re.compile(
    r"[{}_]|None|True|False|\s\s|\s[,.;]|nan|\.\.|,,|;;|\(\)|\ba [aeiou](?!n?i|u)", re.I
)
many = settings(max_examples=300, deadline=None)


def answer(role: RoleFacts, person: PersonFacts, weights: Weights = STANDARD) -> Fit | DealBreaker:
    return score(role, person, TODAY, weights=weights, rates=RATES)


@many
@given(roles(), people())
def test_points_stay_within_weight_and_add_up(role: RoleFacts, person: PersonFacts) -> None:
    found = answer(role, person)
    if isinstance(found, Fit):
        assert all(0 <= part.points <= part.weight for part in found.parts)
        assert found.total == sum(part.points for part in found.parts)
        assert 0 <= found.total <= found.total_if_closed <= 100
        assert sum(part.weight for part in found.parts) == 100


@many
@given(roles(), people())
def test_same_facts_same_answer(role: RoleFacts, person: PersonFacts) -> None:
    assert answer(role, person) == answer(role, person)


@many
@given(roles(), people(), st.data())
def test_holding_one_more_required_skill_never_lowers(
    role: RoleFacts, person: PersonFacts, data: st.DataObject
) -> None:
    asked = [one for one in role.requirements if one.kind == "skill" and one.term_id is not None]
    if not asked:
        return
    gained = data.draw(st.sampled_from(asked))
    richer = replace(person, skills={**person.skills, gained.term_id: 30})
    before, after = answer(role, person), answer(role, richer)
    if isinstance(before, Fit) and isinstance(after, Fit):
        assert after.total >= before.total


@many
@given(
    roles(),
    people(),
    st.sampled_from(["Anna", "Mohammed", "Zoë", "James"]),
    st.sampled_from(["she", "he", "they", None]),
)
def test_names_and_pronouns_change_no_number(
    role: RoleFacts, person: PersonFacts, name: str, pronoun: str | None
) -> None:
    before = answer(role, person)
    after = answer(role, replace(person, first_name=name, pronoun=pronoun))  # type: ignore[arg-type]
    assert type(before) is type(after)
    if isinstance(before, Fit) and isinstance(after, Fit):
        assert [part.points for part in before.parts] == [part.points for part in after.parts]
        assert before.missing == after.missing
        assert before.evidence == after.evidence


@many
@given(roles(), people())
def test_every_sentence_is_whole(role: RoleFacts, person: PersonFacts) -> None:
    found = answer(role, person)
    if isinstance(found, DealBreaker):
        assert_whole(found.sentence)
        return
    for part in found.parts:
        assert_whole(part.sentence)
        assert part.sentence[0].isupper() or not part.sentence[0].isalpha()
    assert found.reason.endswith(".")
    assert found.reason.count(". ") == 0
    assert_whole(found.reason[:-1])
    if found.is_one_step_short:
        assert not found.nearly or found.nearly.endswith(".")


def assert_whole(sentence: str) -> None:
    assert sentence
    assert sentence[-1].isalnum() or sentence[-1] in "”).%"
    assert not LEFTOVERS.search(sentence), sentence


modes = st.sampled_from(["ignore", "score", "must"])


@many
@given(roles(), people(), st.tuples(modes, modes, modes, modes, st.sampled_from(["score", "must"])))
def test_any_choice_of_weights_keeps_a_hundred_points(
    role: RoleFacts, person: PersonFacts, chosen: tuple[Mode, Mode, Mode, Mode, Mode]
) -> None:
    weights = Weights(*chosen)
    assert sum(weights.points) == 100
    found = answer(role, person, weights)
    if isinstance(found, Fit):
        assert found.version == weights.version
        assert all(part.points <= part.weight for part in found.parts)


@many
@given(roles(), people())
def test_a_must_only_takes_people_off(role: RoleFacts, person: PersonFacts) -> None:
    relaxed, strict = answer(role, person), answer(role, person, Weights(place="must", pay="must"))
    if isinstance(relaxed, DealBreaker):
        assert strict == relaxed
    elif isinstance(strict, Fit):
        assert strict.total == relaxed.total
