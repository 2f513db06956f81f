"""May we contact this person at a client now: their answer, the gap between profiles, and the relation."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agency.contact.client_light import Answered, AtClient, decide_for_client

TODAY = date(2026, 6, 18)


def light(**facts: Any) -> tuple[str, str, str]:
    found = decide_for_client(AtClient(**{"reachable": True, **facts}), TODAY)
    return found.kind, found.label, found.sentence


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def test_stop_goes_before_everything_else() -> None:
    kind, label, sentence = light(
        answered=Answered("stop", date(2026, 6, 3)), open_roles=["Clerk"], wrote_on=TODAY
    )
    assert (kind, label) == ("stop", "Do not contact")
    assert sentence == "Asked not to be contacted, 3 Jun 2026."


def test_same_human_who_refused_as_a_candidate_is_left_alone() -> None:
    kind, _, sentence = light(candidate_refuses="Asked us to stop.", open_roles=["Clerk"])
    assert kind == "stop"
    assert "Asked us to stop." in sentence


def test_nobody_is_contacted_without_a_way() -> None:
    assert light(reachable=False, open_roles=["Clerk"])[0] == "stop"


def test_whoever_wants_no_profiles_hears_of_their_own_roles_only() -> None:
    answered = Answered("no_profiles", date(2026, 6, 3))
    assert light(answered=answered)[0] == "stop"
    kind, label, sentence = light(answered=answered, open_roles=["Clerk"])
    assert (kind, label) == ("go", "May contact now")
    assert sentence == "Only about Clerk: asked not to be sent profiles, 3 Jun 2026."


def test_word_that_profiles_are_welcome_lasts_two_years() -> None:
    assert light(answered=Answered("welcome", days_ago(700)))[1] == "Welcomes a profile"
    assert light(answered=Answered("welcome", days_ago(740)))[0] == "stop"


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        ({"profiles": [days_ago(2)]}, "From 23 Jun"),
        ({"profiles": [days_ago(7)]}, None),
        (
            {"profiles": [days_ago(7)], "answered": Answered("welcome", days_ago(90), 30)},
            "From 11 Jul",
        ),
        (
            {"profiles": [days_ago(2)], "answered": Answered("welcome", days_ago(90), 3)},
            "From 23 Jun",
        ),
        ({"profiles": [days_ago(8), days_ago(15), days_ago(25)]}, "From 23 Jun"),
    ],
)
def test_profiles_keep_their_distance(facts: dict[str, Any], until: str | None) -> None:
    kind, label, _ = light(open_roles=["Clerk"], **facts)
    assert (kind, label) == (("wait", until) if until else (kind, label))
    assert (kind == "wait") is bool(until)


def test_work_for_them_or_their_own_message_is_a_reason() -> None:
    assert light(open_roles=["Clerk", "Cook"])[2] == "We work for them on Clerk and one more."
    assert light(last_role_on=days_ago(300))[0] == "go"
    assert light(last_role_on=days_ago(800))[0] == "stop"
    assert light(wrote_on=days_ago(30))[0] == "go"
    assert light(wrote_on=days_ago(200))[0] == "stop"


@given(
    st.builds(
        AtClient,
        reachable=st.booleans(),
        answered=st.none()
        | st.builds(
            Answered,
            st.sampled_from(["welcome", "no_profiles", "stop"]),
            st.dates(date(2020, 1, 1), TODAY),
            st.none() | st.integers(1, 730),
        ),
        candidate_refuses=st.sampled_from(["", "She refused."]),
        profiles=st.lists(st.dates(date(2025, 1, 1), TODAY), max_size=6).map(
            lambda days: sorted(days, reverse=True)
        ),
        open_roles=st.lists(st.text(min_size=1, max_size=5), max_size=3),
        last_role_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
        wrote_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
    )
)
def test_every_question_has_an_answer_and_no_profile_comes_too_soon(here: AtClient) -> None:
    found = decide_for_client(here, TODAY)
    assert found.kind in ("go", "wait", "stop")
    assert found.label
    assert found.sentence.endswith(".")
    if here.answered and here.answered.answer == "stop":
        assert found.kind == "stop"
    too_soon = here.profiles and (TODAY - here.profiles[0]).days < here.gap_days
    if too_soon and not (here.answered and here.answered.answer == "no_profiles"):
        assert found.kind != "go"
