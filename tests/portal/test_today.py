"""Today: one list that ends, each person once, with a reason and a light; and what is done with a slip."""

from datetime import UTC, date, datetime, timedelta
from re import findall, search

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from agency.preferences.models import Preference, PreferenceKind
from agency.recontact.models import DismissReason, Suggestion, SuggestionKind, SuggestionState
from agency.recruiters.models import Recruiter
from tests.factories import (
    NOON,
    AgencyFactory,
    CandidateFactory,
    ClientFactory,
    DeskFactory,
    PreferenceFactory,
    PromiseFactory,
    RecruiterFactory,
    RoleFactory,
    SuggestionFactory,
    TouchFactory,
)
from tests.support.queries import count_queries
from tests.support.signing_in import sign_in

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def noon() -> object:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maya(session: Session, client: FlaskClient) -> Recruiter:
    AgencyFactory()
    maya = RecruiterFactory(name="Maya Lindqvist", desk=DeskFactory())
    sign_in(client, maya)
    return maya


def suggestion_for(maya: Recruiter, name: str = "Jane Okafor", **given: object) -> Suggestion:
    jane = CandidateFactory(full_name=name, owner=maya, terms=given.pop("terms", None))
    return SuggestionFactory(
        candidate=jane,
        owner=maya,
        fit_total=91,
        fit_parts=[
            {
                "name": "want",
                "label": "What she wants",
                "points": 34,
                "weight": 35,
                "sentence": "Product lead, in her own words.",
            }
        ],
        **given,
    )


def page(client: FlaskClient, url: str = "/today") -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_a_slip_has_the_reason_the_words_the_light_the_role_and_the_fit(
    client: FlaskClient, maya: Recruiter
) -> None:
    suggestion_for(
        maya, words="I’d move for a product-lead job.", touch=TouchFactory(recruiter=maya)
    )
    html = page(client)
    for expected in (
        "Jane Okafor",
        "Cedar Loop opened the product-lead job",
        "“I’d move for a product-lead job.”",
        "Call with you, 12 Mar 2026",
        "May contact now",
        "Product Lead, Home Energy",
        "<b>91</b>",
    ):
        assert expected in html
    assert "One person" in html


def test_exactly_one_slip_is_current(client: FlaskClient, maya: Recruiter) -> None:
    for name in ("Jane Okafor", "Daniel Reyes"):
        suggestion_for(maya, name)
    PromiseFactory(candidate=CandidateFactory(owner=maya), recruiter=maya)
    assert len(findall(r'class="cb-slip is-current"', page(client))) == 1


def test_a_person_appears_once_in_the_first_group_that_holds(
    client: FlaskClient, maya: Recruiter
) -> None:
    suggestion = suggestion_for(maya)
    PromiseFactory(candidate=suggestion.candidate, recruiter=maya)
    SuggestionFactory(
        candidate=suggestion.candidate,
        owner=maya,
        kind=SuggestionKind.cold,
        role=None,
        occasion="cold:1",
    )
    html = page(client)
    assert html.count(">Jane Okafor</a>") == 1
    assert "Promises due" not in html


def test_better_fit_comes_first(client: FlaskClient, maya: Recruiter) -> None:
    suggestion_for(maya, "Second Best").fit_total = 70
    suggestion_for(maya, "First Best")
    html = page(client)
    assert html.index("First Best") < html.index("Second Best")


@pytest.mark.parametrize(
    "terms", [{"stopped_at": NOON}, {"paused_at": NOON, "paused_until": date(2026, 10, 1)}]
)
def test_somebody_who_paused_or_stopped_is_not_among_those_to_call(
    client: FlaskClient, maya: Recruiter, terms: dict[str, object]
) -> None:
    suggestion_for(maya, terms=terms)
    assert "Jane Okafor" not in page(client)


def test_somebody_who_paused_is_shown_among_the_replies_to_tell_what_changed(
    client: FlaskClient, maya: Recruiter
) -> None:
    suggestion_for(
        maya,
        kind=SuggestionKind.reply,
        role=None,
        occasion="reply:1",
        why="Jane paused herself until October.",
        terms={"paused_at": NOON, "paused_until": date(2026, 10, 1)},
    )
    html = page(client)
    assert "From 1 Oct" in html
    assert "Acknowledge" in html
    assert "data-drawer" not in html.split('class="cb-queue"')[1].split("</ol>")[0]


def test_an_empty_day_says_so_and_who_turns_green_next(
    client: FlaskClient, maya: Recruiter
) -> None:
    CandidateFactory(
        full_name="Jane Whitlock",
        owner=maya,
        terms={"paused_at": NOON, "paused_until": date(2026, 7, 1)},
    )
    TouchFactory()
    RoleFactory()
    html = page(client)
    assert "That is everyone for today" in html
    assert "The next to turn green is Jane Whitlock, on 1 Jul." in html


def test_the_first_run_shows_what_is_left_to_do(client: FlaskClient, maya: Recruiter) -> None:
    assert "Three things left, in any order" in page(client)
    CandidateFactory(owner=maya)
    assert "Two things left, in any order" in page(client)
    TouchFactory()
    html = page(client)
    assert "One thing left" in html
    assert html.count('class="is-done"') == 3
    RoleFactory()
    assert "That is everyone for today" in page(client)


def test_a_colleagues_people_are_on_the_team_list_only(
    client: FlaskClient, maya: Recruiter
) -> None:
    suggestion_for(RecruiterFactory(name="Tom Ash", desk=maya.desk), "Daniel Reyes")
    assert "Daniel Reyes" not in page(client)
    team = page(client, "/today?team=")
    assert "Tom Ash" in team
    assert "Daniel Reyes" in team


def test_the_number_of_queries_does_not_grow_with_the_list(
    client: FlaskClient, session: Session, maya: Recruiter
) -> None:
    def queries() -> int:
        with count_queries(session) as counted:
            page(client)
        return counted.queries

    suggestion_for(maya)
    few = queries()
    for number in range(12):
        suggestion_for(maya, f"Person {number}")
        TouchFactory(candidate=CandidateFactory(owner=maya))
    assert queries() == few
    assert few > 3


def test_the_house_and_the_searches_followed_are_asked_for_once(
    client: FlaskClient, session: Session, maya: Recruiter
) -> None:
    suggestion_for(maya)
    with count_queries(session) as counted:
        page(client)
    for table in ("policy_choices", "saved_searches"):
        asked = [
            one for one in counted.statements if f"FROM {table}" in one or f"JOIN {table}" in one
        ]
        assert len(asked) == 1, table


def test_snoozed_until_a_day_it_says_so_and_can_be_undone(
    client: FlaskClient, session: Session, maya: Recruiter
) -> None:
    suggestion = suggestion_for(maya)
    done = client.post_form(f"/suggestions/{suggestion.id}/snooze", {"days": "7"}, headers=HTMX)
    assert "<b>Jane Okafor</b> snoozed until Thursday 25 June." in done.get_data(as_text=True)
    assert (suggestion.state, suggestion.snoozed_until) == (
        SuggestionState.snoozed,
        date(2026, 6, 25),
    )
    assert "Jane Okafor" not in page(client)

    token = search(r'name="token" value="(\d+)"', done.get_data(as_text=True))
    assert token
    client.post_form("/undo", {"token": token.group(1)})
    assert suggestion.state is SuggestionState.new
    assert "Jane Okafor" in page(client)


def test_snoozed_comes_back_on_its_day(client: FlaskClient, maya: Recruiter) -> None:
    suggestion = suggestion_for(maya)
    suggestion.snooze(date(2026, 6, 18))
    assert "Jane Okafor" in page(client)


@pytest.mark.parametrize(
    "form", [{"days": "", "until": "2026-06-18"}, {"days": "soon"}, {"until": "yesterday"}, {}]
)
def test_a_snooze_without_a_day_to_come_is_refused_and_changes_nothing(
    client: FlaskClient, maya: Recruiter, form: dict[str, str]
) -> None:
    suggestion = suggestion_for(maya)
    answer = client.post_form(f"/suggestions/{suggestion.id}/snooze", form, headers=HTMX)
    assert answer.status_code == 422
    assert "Choose a day after today." in answer.get_data(as_text=True)
    assert suggestion.state is SuggestionState.new


@pytest.mark.parametrize(
    ("form", "state", "words"),
    [
        ({"reason": "not_this_role"}, SuggestionState.dismissed, "dismissed."),
        ({"reason": "already_talking"}, SuggestionState.dismissed, "dismissed."),
        (
            {"reason": "reason_wrong", "note": "She left product."},
            SuggestionState.dismissed,
            "goes to whoever tunes",
        ),
        ({"reason": "out_of_date"}, SuggestionState.dismissed, "Correct their wants"),
        (
            {"reason": "bad_moment", "until": "2026-09-01"},
            SuggestionState.snoozed,
            "snoozed until Tuesday 1 September",
        ),
        (
            {"reason": "wrong_pay", "pay": "$150,000"},
            SuggestionState.dismissed,
            "What they want is written down",
        ),
    ],
)
def test_each_reason_does_what_it_says(
    client: FlaskClient, maya: Recruiter, form: dict[str, str], state: SuggestionState, words: str
) -> None:
    suggestion = suggestion_for(maya)
    answer = client.post_form(f"/suggestions/{suggestion.id}/dismissal", form, headers=HTMX)
    assert words in answer.get_data(as_text=True)
    assert suggestion.state is state


def test_wrong_pay_writes_down_what_they_want(
    client: FlaskClient, session: Session, maya: Recruiter
) -> None:
    suggestion = suggestion_for(maya)
    client.post_form(
        f"/suggestions/{suggestion.id}/dismissal", {"reason": "wrong_pay", "pay": "150k"}
    )
    wish = session.query(Preference).filter_by(candidate_id=suggestion.candidate_id).one()
    assert (wish.kind, wish.amount, wish.recorded_by_id) == (PreferenceKind.pay, 150_000, maya.id)


def wrong_pay(client: FlaskClient, suggestion: Suggestion) -> str:
    """Dismissed for the pay; the token that takes it back."""
    form = {"reason": "wrong_pay", "pay": "150k"}
    said = client.post_form(f"/suggestions/{suggestion.id}/dismissal", form, headers=HTMX)
    token = search(r'name="token" value="(\d+)"', said.get_data(as_text=True))
    assert token
    return token.group(1)


def pay_wanted(session: Session, suggestion: Suggestion) -> list[int]:
    lines = session.query(Preference).filter_by(candidate_id=suggestion.candidate_id, ended_at=None)
    return [int(line.amount) for line in lines.filter_by(kind=PreferenceKind.pay)]


@pytest.mark.parametrize("before", [None, 120_000], ids=["nothing was known", "they had said less"])
def test_undo_of_wrong_pay_takes_back_what_was_written_down(
    client: FlaskClient, session: Session, maya: Recruiter, before: int | None
) -> None:
    suggestion = suggestion_for(maya)
    if before:
        PreferenceFactory(candidate=suggestion.candidate, kind=PreferenceKind.pay, amount=before)
    token = wrong_pay(client, suggestion)
    assert pay_wanted(session, suggestion) == [150_000]
    client.post_form("/undo", {"token": token})
    assert suggestion.state is SuggestionState.new
    assert pay_wanted(session, suggestion) == ([before] if before else [])


def test_undo_of_wrong_pay_leaves_what_they_said_since(
    client: FlaskClient, session: Session, maya: Recruiter
) -> None:
    suggestion = suggestion_for(maya)
    token = wrong_pay(client, suggestion)
    session.query(Preference).filter_by(amount=150_000).one().end(NOON)
    PreferenceFactory(candidate=suggestion.candidate, kind=PreferenceKind.pay, amount=160_000)
    client.post_form("/undo", {"token": token})
    assert suggestion.state is SuggestionState.new
    assert pay_wanted(session, suggestion) == [160_000]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"reason": "bad_moment"}, "Choose the day"),
        ({"reason": "bad_moment", "until": "2026-06-18"}, "Choose the day"),
        ({"reason": "wrong_pay", "pay": "a lot"}, "Write the pay"),
        ({"reason": "wrong_pay", "pay": "k"}, "Write the pay"),
        ({"reason": "wrong_pay", "pay": "NaN"}, "Write the pay"),
    ],
)
def test_a_reason_without_what_it_needs_is_refused(
    client: FlaskClient, maya: Recruiter, form: dict[str, str], words: str
) -> None:
    suggestion = suggestion_for(maya)
    answer = client.post_form(f"/suggestions/{suggestion.id}/dismissal", form, headers=HTMX)
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert suggestion.state is SuggestionState.new


def test_the_second_hand_is_told_that_it_has_been_dealt_with(
    client: FlaskClient, maya: Recruiter
) -> None:
    suggestion = suggestion_for(maya)
    suggestion.dismiss(maya.id, DismissReason.not_this_role, NOON)
    answer = client.post_form(f"/suggestions/{suggestion.id}/snooze", {"days": "7"}, headers=HTMX)
    assert answer.status_code == 422
    assert "has dealt with this already" in answer.get_data(as_text=True)


def test_an_undo_of_somebody_else_is_refused(
    client: FlaskClient, session: Session, maya: Recruiter
) -> None:
    suggestion = suggestion_for(maya)
    done = client.post_form(f"/suggestions/{suggestion.id}/snooze", {"days": "7"}, headers=HTMX)
    token = search(r'name="token" value="(\d+)"', done.get_data(as_text=True))
    assert token
    sign_in(client, RecruiterFactory(name="Tom Ash"))
    assert client.post_form("/undo", {"token": token.group(1)}).status_code == 403
    assert suggestion.state is SuggestionState.snoozed


def test_the_fit_panel_explains_each_part(client: FlaskClient, maya: Recruiter) -> None:
    suggestion = suggestion_for(maya)
    whole = page(client, f"/suggestions/{suggestion.id}/fit")
    assert "34 of 35" in whole
    assert "Product lead, in her own words." in whole
    fragment = client.get(f"/suggestions/{suggestion.id}/fit", headers=HTMX).get_data(as_text=True)
    assert "<html" not in fragment
    assert "It orders this list and decides nothing else." in fragment


def test_the_week_counts_conversations_and_help(client: FlaskClient, maya: Recruiter) -> None:
    RoleFactory()
    for day in range(3):
        TouchFactory(
            candidate=CandidateFactory(owner=maya),
            recruiter=maya,
            happened_at=datetime(2026, 6, 15, 15, tzinfo=UTC) + timedelta(days=day),
            gave=["introduction"],
        )
    html = page(client)
    assert "Three since Monday" in html
    assert "You helped 3 times and asked for nothing." in html


def test_a_role_of_another_client_shows_its_own_name(client: FlaskClient, maya: Recruiter) -> None:
    suggestion_for(maya, role=RoleFactory(client=ClientFactory(name="Osprey Rail"), owner=maya))
    assert "Osprey Rail" in page(client)
